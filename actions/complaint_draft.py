"""A complaint in the making: what was told of a problem, in slots, up to the draft that is filed."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal

from rasa_sdk.events import SlotSet

from actions.base import Events, Turn, clear
from aide import clock
from aide.complaints.complaint import Draft
from aide.complaints.motifs import FIELDS, motif_of_intent
from aide.intake import questions as q
from aide.intake import reading, values
from aide.intake.reading import Said
from aide.journal.conversations import Conversation

FORM = "formulaire_reclamation"
DRAFT_SLOTS = ("brouillon", *q.ALL, q.CORRECTION, q.CONFIRMATION, "demande_le", "essais")
TOLD_SLOTS = ("sujet", "recit")


def note_problem(turn: Turn) -> Events:
    """What the customer told of a problem, for the draft he may ask for: only the telling messages count."""
    said = turn.said
    motif = motif_of_intent(said.intent)
    if motif is None:
        return []
    story = "" if said.is_button else said.text
    held = reading.told(said, motif, clock.today())
    if turn.slot("sujet") == motif:
        told = f"{turn.slot('recit') or ''}\n{story}".strip()
        fields = {name: value for name, value in held.items() if not turn.slot(name)}
    else:
        told, fields = story, held
    started = [] if turn.slot("sujet") == motif else clear(*DRAFT_SLOTS)
    noted = [SlotSet("sujet", motif), SlotSet("recit", told or None)]
    return [*started, *noted, *(SlotSet(name, value) for name, value in fields.items())]


def note_values(turn: Turn) -> Events:
    """A sum or a day said after the problem itself, or put right: « mardi », « non, 5 euros pas 4 »; no form is open."""
    motif = motif_of_intent(turn.slot("sujet") or "")
    if motif is None:
        return []
    answers = {q.MOTIF: motif, **{name: turn.slot(name) for name in q.ALL if name != q.MOTIF}}
    changed = values.corrected(turn.said.text, answers, today=clock.today(), loose=True)
    return [SlotSet(name, value) for name, value in changed.items() if name in FIELDS[motif]]


def new_draft(turn: Turn, said: Said, motif: str | None) -> Events:
    """A fresh draft id, which is also the key under which the register files it once."""
    subject = turn.slot("sujet")
    motif = motif or subject
    events = clear(*(name for name in DRAFT_SLOTS if motif != subject or name not in q.ALL))
    events += [SlotSet("brouillon", uuid.uuid4().hex), SlotSet(q.MOTIF, motif)]
    if subject and motif == subject:
        told = turn.slot("recit") or ""
        return [*events, SlotSet(q.DESCRIPTION, told if reading.is_story(told) else None)]
    if motif and not said.is_button:
        told = reading.told(said, motif, clock.today())
        tells = motif_of_intent(said.intent) is not None or bool(told)
        story = said.text if tells and reading.is_story(said.text) else None
        return [*events, *(SlotSet(name, value) for name, value in told.items()), SlotSet(q.DESCRIPTION, story)]
    return events


def as_draft(turn: Turn, conversation: Conversation) -> Draft:
    answers = {name: turn.slot(name) for name in q.ALL}
    amount, day = q.known(answers, q.AMOUNT), q.known(answers, q.DATE)
    on_file = conversation.customer.email if conversation.customer else None
    return Draft(
        id=turn.slot("brouillon"),
        conversation=conversation.id,
        customer=conversation.customer.id if conversation.customer else None,
        motif=answers[q.MOTIF] or "autre",
        amount=Decimal(amount) if amount else None,
        date=date.fromisoformat(day) if day else None,
        beneficiary=q.known(answers, q.BENEFICIARY),
        creditor=q.known(answers, q.CREDITOR),
        description=answers[q.DESCRIPTION] or "",
        email=on_file or q.known(answers, q.EMAIL),
    )
