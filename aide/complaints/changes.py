"""What agents do to a complaint: status, holding reply, answer, closing.

Each change leaves a line in the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints import register
from aide.complaints.complaint import (
    ANSWERED,
    CLOSED,
    IN_PROGRESS,
    OPEN,
    STATUSES,
    Complaint,
    Outcome,
    Status,
)
from aide.complaints.history import record
from aide.complaints.tables import complaints
from aide.french_format import day

TRANSITIONS: dict[Status, tuple[Status, ...]] = {
    OPEN: (IN_PROGRESS, ANSWERED, CLOSED),
    IN_PROGRESS: (ANSWERED, CLOSED),
    ANSWERED: (IN_PROGRESS, CLOSED),
    CLOSED: (),
}
ACCEPTED: Final = "acceptee"
PARTLY: Final = "partielle"
REFUSED: Final = "refusee"
OUTCOMES: tuple[Outcome, ...] = (ACCEPTED, PARTLY, REFUSED)


@dataclass(frozen=True)
class HoldingReply:
    """Why the answer comes later than 15 business days, and the last date it will come (CMF L133-45)."""

    reason: str
    until: date


class ChangeRefused(ValueError):
    """The register's rules forbid this change; `code` says which rule, nothing was written."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def update_complaint(
    c: Connection,
    reference: str,
    *,
    actor: str,
    now: datetime,
    status: str | None = None,
    note: str | None = None,
    holding: HoldingReply | None = None,
    outcome: str | None = None,
    recourse: str | None = None,
) -> Complaint:
    """Change a complaint in the name of `actor`; the complaint as it now stands.

    A holding reply needs a reason and a date to come, at most `answer_latest_by`, before the answer is given.
    An answer that refuses, in full or in part, needs `recourse`: the mediator, the CSSF, one year.
    Both are the law's: docs/rules.md R3, R5. Raises ComplaintNotFound, ChangeRefused.
    """
    before = register.get(c, reference, to_change=True)
    target = _known(status) if status else before.status
    changes = _moved(before, target, now) | _held(before, target, holding, now)
    changes |= _concluded(before, target, outcome, recourse)
    if changes:
        c.execute(update(complaints).where(complaints.c.reference == reference).values(**changes))
    _tell_history(c, before, target, actor=actor, note=note, holding=holding, now=now)
    return register.get(c, reference)


def _known(status: str) -> Status:
    """Of the word that was sent. Raises ChangeRefused."""
    for one in STATUSES:
        if one == status:
            return one
    raise ChangeRefused("statut_inconnu", f"unknown status: {status}")


def _moved(before: Complaint, target: Status, now: datetime) -> dict[str, Any]:
    if target == before.status:
        return {}
    if target not in TRANSITIONS[before.status]:
        raise ChangeRefused("transition_interdite", f"no way from {before.status} to {target}")
    stamps = {ANSWERED: {"answered_at": now}, CLOSED: {"closed_at": now}}
    return {"status": target, **stamps.get(target, {})}


def _held(before: Complaint, target: Status, holding: HoldingReply | None, now: datetime) -> dict[str, Any]:
    if holding is None:
        return {}
    if target not in (OPEN, IN_PROGRESS):
        raise ChangeRefused("deja_repondue", "a holding reply comes before the answer")
    if not holding.reason.strip():
        raise ChangeRefused("motif_absent", "a holding reply says why")
    if not now.astimezone(PARIS).date() < holding.until <= before.answer_latest_by:
        raise ChangeRefused(
            "date_refusee", f"a holding reply gives a date to come, at most {before.answer_latest_by}"
        )
    return {"holding_reason": holding.reason.strip(), "holding_until": holding.until}


def _concluded(
    before: Complaint, target: Status, outcome: str | None, recourse: str | None
) -> dict[str, Any]:
    values = {"outcome": outcome, "recourse": (recourse or "").strip() or None}
    changes = {name: value for name, value in values.items() if value is not None}
    if not changes:
        return {}
    if target not in (ANSWERED, CLOSED) or before.status == CLOSED:
        raise ChangeRefused(
            "pas_de_reponse", "an outcome and its recourse come with the answer or the closing"
        )
    if outcome not in (None, *OUTCOMES):
        raise ChangeRefused("issue_inconnue", f"unknown outcome: {outcome}")
    if (outcome or before.outcome) in (PARTLY, REFUSED) and not (changes.get("recourse") or before.recourse):
        raise ChangeRefused("recours_absent", "a refusal, in full or in part, tells the recourse")
    return changes


def _tell_history(
    c: Connection,
    before: Complaint,
    target: Status,
    *,
    actor: str,
    note: str | None,
    holding: HoldingReply | None,
    now: datetime,
) -> None:
    text = (note or "").strip() or None
    if holding is not None:
        reply = f"{day(holding.until)} : {holding.reason.strip()}"
        record(c, before.reference, actor=actor, kind="holding", status=target, note=reply, now=now)
    if target != before.status:
        record(c, before.reference, actor=actor, kind="status", status=target, note=text, now=now)
    elif text:
        record(c, before.reference, actor=actor, kind="note", status=target, note=text, now=now)
