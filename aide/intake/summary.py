"""The summary a customer confirms: only what he said, in his own words where they are short."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.receipt import day, euros
from aide.intake import questions as q

LONGEST_STORY = 160
_TITLES = {q.AMOUNT: "Montant", q.DATE: "Date", q.BENEFICIARY: "Bénéficiaire ou émetteur", q.CREDITOR: "Créancier"}


def lines(answers: Mapping[str, str | None]) -> str:
    """One line a field: « Motif : … », « Montant : 49,90 € »; what was left open says « à préciser »."""
    motif = answers.get(q.MOTIF) or "autre"
    shown = [f"Motif : {LABELS[motif].lower()}"]
    shown += [f"{_TITLES[name]} : {_shown(name, q.known(answers, name))}" for name in FIELDS[motif]]
    story = " ".join((q.known(answers, q.DESCRIPTION) or "").split())
    if story:
        shown.append(
            f"Votre message : « {story if len(story) <= LONGEST_STORY else story[:LONGEST_STORY].rstrip() + '…'} »"
        )
    if (email := q.known(answers, q.EMAIL)) is not None:
        shown.append(f"Copie à : {email}")
    return "\n".join(shown)


def collected(answers: Mapping[str, str | None]) -> str:
    """« montant : 50,00 € · bénéficiaire : Zoé » for an agent: what is known, without the story; may be empty."""
    known = {name: q.known(answers, name) for name in _TITLES}
    return " · ".join(f"{_TITLES[name].lower()} : {_shown(name, value)}" for name, value in known.items() if value)


def _shown(name: str, value: str | None) -> str:
    if value is None:
        return "à préciser"
    if name == q.AMOUNT:
        return euros(Decimal(value))
    if name == q.DATE:
        return day(date.fromisoformat(value))
    return value
