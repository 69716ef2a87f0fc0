"""Answering a complaint: the mail to the customer and the register change together, or not at all."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import yaml
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints import changes
from aide.complaints.changes import HoldingReply
from aide.complaints.complaint import ANSWERED, Complaint
from aide.complaints.motifs import LABELS
from aide.french_format import day, euros
from aide.mail import outbox
from aide.masking import mask
from aide.phrases import beside

french = beside(__file__)

LONGEST = 8000
UNFINISHED = "["
"""A template's own gap: a mail is not sent before it is filled."""


class AnswerRefused(ValueError):
    """The answer cannot be sent; the message is in French."""


@lru_cache(maxsize=1)
def templates() -> list[dict[str, str]]:
    """The letters that agents start from, in the order of `answers.yml`."""
    return list(yaml.safe_load((Path(__file__).parent / "answers.yml").read_text(encoding="utf-8")))


def filled(complaint: Complaint) -> list[dict[str, str]]:
    """The templates with what is known of the complaint."""
    values = {
        "reference": complaint.reference,
        "depot": day(complaint.filed_at.astimezone(PARIS)),
        "motif": LABELS[complaint.motif].lower(),
        "montant": euros(complaint.amount) if complaint.amount is not None else french("montant_inconnu"),
    }
    return [{"titre": one["titre"], "texte": one["texte"].format(**values)} for one in templates()]


def answer(
    c: Connection,
    complaint: Complaint,
    *,
    text: str,
    outcome: str,
    recourse: str | None,
    actor: str,
    now: datetime,
) -> Complaint:
    """Queue the mail, if there is an address, and mark the complaint answered.

    Raises AnswerRefused, ChangeRefused.
    """
    text = mask(_checked(text)).text
    changed = changes.update_complaint(
        c,
        complaint.reference,
        actor=actor,
        now=now,
        status=ANSWERED,
        outcome=outcome,
        recourse=recourse,
        note=french("note_envoyee_par_e_mail", text=text)
        if complaint.email
        else french("note_remise_autrement", text=text),
    )
    _mail(c, complaint, french("objet_de_la_reponse", reference=complaint.reference), text, now)
    return changed


def hold(
    c: Connection, complaint: Complaint, *, reason: str, until: date, actor: str, now: datetime
) -> Complaint:
    """A holding reply: why the answer comes later, and its last day (CMF L133-45). Raises as `answer`."""
    reason = mask(_checked(reason)).text
    changed = changes.update_complaint(
        c, complaint.reference, actor=actor, now=now, holding=HoldingReply(reason, until)
    )
    text = french("mail_d_attente", reference=complaint.reference, reason=reason, until=until)
    _mail(
        c,
        complaint,
        french("objet_d_attente", reference=complaint.reference, until=until),
        text,
        now,
    )
    return changed


def _checked(text: str) -> str:
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise AnswerRefused(french("longueur_du_texte", longest=LONGEST))
    if UNFINISHED in text:
        raise AnswerRefused(french("modele_a_remplir"))
    return text


def _mail(c: Connection, complaint: Complaint, subject: str, text: str, now: datetime) -> None:
    if complaint.email:
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        outbox.enqueue(
            c,
            key=f"reponse:{complaint.reference}:{digest}",
            conversation=complaint.conversation,
            recipient=complaint.email,
            subject=subject,
            body=text,
            now=now,
        )
