"""The figures of a period as charts; each bar leads to the conversations or complaints behind it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from aide.desk.http import labels
from aide.desk.http.templating import OUTCOME_LABELS
from aide.desk.reports.charts import Bar, columns, rows
from aide.phrases import beside

french = beside(__file__)

MOST_INTENTS = 15
DAYS_LABELLED = 8
Figures = dict[str, Any]
"""What `aide.desk.reports.metrics.figures` gives."""


def pictures(figures: Figures, period: str) -> dict[str, str]:
    """Each chart as SVG or HTML, by its name in the template; `period` is the query of the pages that bars
    lead to.
    """
    to = f"/conversations?{period}"
    return {
        "days": columns(_days(figures), french("par_jour")),
        "hours": columns(_hours(figures), french("par_heure")),
        "intents": rows(_intents(figures, to)),
        "outcomes": rows(_outcomes(figures, to)),
        "motifs": rows(_motifs(figures, f"/reclamations?{period}")),
        "stars": rows(_stars(figures, to)),
    }


def _days(figures: Figures) -> list[Bar]:
    every = max(1, len(figures["days"]) // DAYS_LABELLED)
    return [
        Bar(
            one["conversations"],
            _short(one["day"]) if index % every == 0 else "",
            _title(one),
            f"/conversations?since={one['day']}&until={one['day']}",
        )
        for index, one in enumerate(figures["days"])
    ]


def _hours(figures: Figures) -> list[Bar]:
    return [
        Bar(count, f"{hour}h" if hour % 3 == 0 else "", french("heure", heure=hour, nombre=count))
        for hour, count in enumerate(figures["hours"])
    ]


def _intents(figures: Figures, to: str) -> list[Bar]:
    """The most frequent; a message without any counts as not understood."""
    counts: Counter[str] = Counter()
    for one in figures["intents"]:
        counts[one["intent"] or labels.NOT_UNDERSTOOD] += one["count"]
    return [
        Bar(count, labels.label(intent), "", f"{to}&intent={intent}")
        for intent, count in counts.most_common(MOST_INTENTS)
    ]


def _outcomes(figures: Figures, to: str) -> list[Bar]:
    return [
        Bar(count, OUTCOME_LABELS[name], "", f"{to}&outcome={name}")
        for name, count in figures["outcomes"].items()
    ]


def _motifs(figures: Figures, to: str) -> list[Bar]:
    return [
        Bar(one["filed"], _with_late(one), "", f"{to}&motif={one['motif']}")
        for one in figures["complaints"]["motifs"]
    ]


def _stars(figures: Figures, to: str) -> list[Bar]:
    by_stars = list(enumerate(figures["ratings"]["stars"], start=1))
    return [
        Bar(count, french("note_sur_cinq", note=number), "", f"{to}&rating={number}")
        for number, count in reversed(by_stars)
    ]


def _with_late(motif: Figures) -> str:
    label, late = str(motif["label"]), motif["late"]
    return french("motif_en_retard", motif=label, nombre=late) if late else label


def _short(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m}"


def _title(one: Figures) -> str:
    day = date.fromisoformat(one["day"])
    return french("jour", jour=day, conversations=one["conversations"], messages=one["messages"])
