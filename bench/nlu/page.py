"""The evaluation as a page of Markdown, a section a function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from bench.nlu import metrics
from bench.nlu.doubting import Answer, Thresholds, cost, enters_wrongly, outcomes
from bench.nlu.metrics import Bin, Found, Predictions

LONGEST = 110


def heading(examples: int, texts: int) -> str:
    return (
        f"# How well customers are understood\n\n`make evaluate`, {date.today()}: {examples} examples, "
        f"{texts} texts by writers who saw none of them. In brackets, 95 % intervals (bootstrap over the "
        "texts)."
    )


def figures(sets: Mapping[str, Predictions]) -> str:
    rows = (
        [
            name,
            str(len(one.wanted)),
            str(metrics.bootstrap(metrics.accuracy, one.wanted, one.got)),
            str(metrics.bootstrap(metrics.macro_f1, one.wanted, one.got, draws=300)),
        ]
        for name, one in sets.items()
    )
    return "## Figures\n\n" + table(["texts", "count", "accuracy", "macro F1"], rows)


def clear(found: Predictions, is_clear: Sequence[bool]) -> str:
    rows = np.asarray(is_clear)
    f1 = metrics.bootstrap(metrics.macro_f1, found.wanted[rows], found.got[rows], draws=300)
    return f"On the {rows.sum()} clear texts, macro F1 {f1} (aim: 0.97; over all texts: 0.93)."


def cost_line(milliseconds: tuple[float, float], megabytes: float) -> str:
    return (
        f"One text: {milliseconds[0]:.1f} ms (median), {milliseconds[1]:.1f} ms (95th percentile), on one "
        f"core; the classifier's file: {megabytes:.1f} MB, beside the encoder's weights."
    )


def shares(title: str, what: str, share: str, groups: Mapping[str, tuple[float, int]]) -> str:
    rows = ([name, str(count), f"{value:.3f}"] for name, (value, count) in groups.items())
    picture = "kinds" if what == "kind" else "intents"
    return f"## {title}\n\n![{title}]({picture}.png)\n\n" + table([what, "texts", share], rows)


def entities(exact: Mapping[str, Found], core: Mapping[str, Found]) -> str:
    """The counts without function words at the start; the F1 of the very words beside."""
    letters = {**exact, "all": _together(exact)}
    rows = [
        [
            name,
            str(one.right),
            str(one.invented),
            str(one.missed),
            f"{one.f1:.3f}",
            f"{_of(letters, name).f1:.3f}",
        ]
        for name, one in {**core, "all": _together(core)}.items()
    ]
    head = (
        "## Entities\n\nWhat the product keeps for the intent it understood. Right: the words that the "
        "writer marked, under the same type, articles and prepositions before them aside (« le 5 », « 5 »). "
        "Exact: the very words.\n\n"
    )
    return head + table(["type", "right", "invented", "missed", "F1", "F1, exact"], rows)


def _of(found: Mapping[str, Found], name: str) -> Found:
    return found.get(name, Found(0, 0, 0))


def _together(found: Mapping[str, Found]) -> Found:
    return Found(
        *(sum(getattr(one, part) for one in found.values()) for part in ("right", "invented", "missed"))
    )


def seconds(told: int, both: int, in_order: int, imagined: int, others: int) -> str:
    return (
        f"## Two problems\n\nOf {told} texts that tell two problems the assistant can take up, both are "
        f"found in {both}, in the order told in {in_order}; two are imagined in {imagined} "
        f"({imagined / others:.1%}) of the {others} others."
    )


def calibration(folds: Predictions, found: Predictions, bins: Sequence[Bin]) -> str:
    errors = [metrics.calibration_error(one.confidence, one.right) for one in (found, folds)]
    rows = ([f"{one.confidence:.2f}", f"{one.right:.2f}", str(one.count)] for one in bins)
    head = (
        f"Expected calibration error: {errors[0]:.3f} on the texts "
        f"apart, {errors[1]:.3f} in cross-validation."
    )
    return f"## Calibration\n\n![Reliability](reliability.png)\n\n{head}\n\n" + table(
        ["confidence", "right", "texts"], rows
    )


def detection(auroc: float, false_alarms: float) -> str:
    return (
        f"## Out of scope\n\n![Out of scope](out-of-scope.png)\n\nAUROC {auroc:.3f}; to find 90 % of what "
        f"is out of scope, {100 * false_alarms:.1f} % of the rest are false alarms."
    )


def doubt(answers: Sequence[Answer], thresholds: Thresholds) -> str:
    counts = outcomes(answers, thresholds)
    rows = ([name, str(count), f"{100 * count / len(answers):.1f} %"] for name, count in counts.most_common())
    acted = counts["act"] + counts["wrong act"]
    into_card = [one.text for one in answers if enters_wrongly(one, thresholds)]
    return (
        f"## Doubt\n\n![Doubt](doubt.png)\n\nWith the thresholds of config.yml ({_words(thresholds)}):\n\n"
        + table(["what is done", "texts", "share"], rows)
        + (
            f"\n\nActing is wrong {counts['wrong act']} times in {acted} "
            f"({100 * counts['wrong act'] / max(1, acted):.1f} %). "
        )
        + f"A card's blocking is opened for another wish {len(into_card)} times"
        + "".join(f"\n- {_short(text)}" for text in into_card)
    )


def rotation(rotated: Mapping[str, tuple[Thresholds, Sequence[Answer]]], chosen: Thresholds) -> str:
    rows = (
        [
            file,
            _words(thresholds),
            f"{cost(answers, thresholds):.3f}",
            str(outcomes(answers, thresholds)["wrong act"]),
            str(sum(enters_wrongly(one, thresholds) for one in answers)),
        ]
        for file, (thresholds, answers) in rotated.items()
    )
    return (
        "## Choosing the thresholds\n\nChosen on the other files, judged on this one:\n\n"
        + table(["file", "chosen", "turns lost a text", "wrong acts", "cards opened wrongly"], rows)
        + f"\n\nChosen on all of them: {_words(chosen)}."
    )


def confused(pairs: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    blocks = (
        f"**{meant}** understood as **{got}** ({len(texts)})\n"
        + "".join(f"\n- {_short(text)}" for text in texts[:8])
        for meant, got, texts in pairs
    )
    return "## The most confused pairs\n\n![Errors](confusion.png)\n\n" + "\n\n".join(blocks)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _words(thresholds: Thresholds) -> str:
    return (
        f"act {thresholds.act:.2f}, apart {thresholds.apart:.2f}, irreversible {thresholds.irreversible:.2f}"
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
