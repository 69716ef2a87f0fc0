"""The summary that a customer confirms: only what he said, in his own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from aide.complaints.days import on_day, told_day
from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.receipt import day, euros
from aide.dialogue import facts as f
from aide.phrases import beside

french = beside(__file__)

LONGEST_STORY, BEGINNING, END = 600, 300, 280
"""Of a longer story its beginning and its end are shown: what was just added must be seen."""
ALWAYS = (f.DATE, f.CREDITOR)
"""Shown and filed with any motive, when they were told."""
_TITLES = french.table("champs")
HIS_WORDS = french("ses_mots")
"""Before what he told, the last line."""


def lines(facts: Mapping[str, Any]) -> str:
    """One line a field: « Motif : … », « Montant : 49,90 € »; what was left open says so."""
    motif = str(facts.get("motif") or "autre")
    rows = [french("ligne_motif", motif=LABELS[motif].lower())]
    told = [name for name in ALWAYS if name not in FIELDS[motif] and f.known(facts, name)]
    several = facts.get(f.OPERATIONS) if f.AMOUNT in FIELDS[motif] else None
    dated = several and all(one.get(f.DATE) for one in several)  # one day alone would look like the only one
    names = [name for name in (*FIELDS[motif], *told) if not (dated and name == f.DATE)]
    rows += [f"{_TITLES[name]} : {_shown_of(facts, name)}{_how_often(facts, name)}" for name in names]
    if several:
        each = [_operation(one, f.precision_of(facts)) for one in several]
        rows.append(french("ligne_operations", operations=" ; ".join(each)))
    if story := story_of(facts):
        rows.append(f"{HIS_WORDS} « {shortened(story)} »")
    if (email := f.known(facts, f.EMAIL)) is not None:
        rows.append(french("ligne_copie", email=email))
    return "\n".join(rows)


def shortened(story: str) -> str:
    """His words on one line, as they are shown to him: of a long text its beginning and its end."""
    line = " ".join(story.split())
    return line if len(line) <= LONGEST_STORY else f"{line[:BEGINNING].rstrip()}… {line[-END:].lstrip()}"


def _shown_of(facts: Mapping[str, Any], name: str) -> str:
    return day_shown(facts) if name == f.DATE else shown(name, f.known(facts, name))


def day_shown(facts: Mapping[str, Any]) -> str:
    """« 12/11/2026 », « octobre 2026, jour non précisé », « non précisée »:
    no more than what he said of it.
    """
    held = f.known(facts, f.DATE)
    return told_day(date.fromisoformat(held), f.precision_of(facts)) if held else french("date_inconnue")


def values_shown(facts: Mapping[str, Any]) -> list[str]:
    """Each of those facts as the customer reads it."""
    return [_shown_of(facts, name) for name in facts if name != f.PRECISION]


def _how_often(facts: Mapping[str, Any], name: str) -> str:
    """« (total) », « (une opération, débitée deux fois) »: what the sum is of,
    where there is more than one.
    """
    amount = f.known(facts, name) if name == f.AMOUNT else None
    if amount is None:
        return ""
    if facts.get(f.OPERATIONS):
        return french("total")
    story = story_of(facts)
    times = f.taken_times(story)
    if times is None:
        return ""
    is_all = facts.get(f.IN_ALL) or f.is_total(story, Decimal(amount), times)
    if is_all:
        return french("total_en_plusieurs", times=f.WORDS[times])
    return french("une_operation_plusieurs_fois", times=f.WORDS[times])


def story_of(facts: Mapping[str, Any]) -> str:
    """His own sentences, in one line; empty when he said none."""
    lines = sentences_of(facts)
    ended = [one if one[-1:] in ".!?…" else f"{one}." for one in lines[:-1]] + lines[-1:]
    return " ".join(ended)


def sentences_of(facts: Mapping[str, Any]) -> list[str]:
    """His own sentences as they are shown and filed, without greetings nor what only put a fact right."""
    return [kept for one in f.known(facts, f.DESCRIPTION) or [] if (kept := f.own_words(one))]


def collected(facts: Mapping[str, Any]) -> str:
    """« montant : 50,00 € · bénéficiaire : Zoé » for an agent: what is known,
    without the story; may be empty.
    """
    known = {name: f.known(facts, name) for name in _TITLES}
    return " · ".join(
        f"{_TITLES[name].lower()} : {_shown_of(facts, name)}" for name, value in known.items() if value
    )


def _operation(one: Mapping[str, str], precision: str | None) -> str:
    when = f" {on_day(date.fromisoformat(one[f.DATE]), precision)}" if one.get(f.DATE) else ""
    return f"{euros(Decimal(one[f.AMOUNT]))}{when}"


def shown(name: str, value: Any) -> str:
    """A value as the customer reads it."""
    if value is None:
        return french("valeur_inconnue")
    if name == f.AMOUNT:
        return euros(Decimal(value))
    if name == f.DATE:
        return day(date.fromisoformat(value))
    return str(value)


def filed_alike(filed: Mapping[str, str], resume: str) -> str | None:
    """Of what was filed here, by its reference, the one with the same motive, sums,
    day and name, whatever his words.
    """
    told = resume.split(HIS_WORDS)[0]
    has_facts = len(told.splitlines()) > 1
    return next(
        (one for one, lines in filed.items() if has_facts and lines.split(HIS_WORDS)[0] == told), None
    )
