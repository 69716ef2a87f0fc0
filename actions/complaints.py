"""A complaint, from the offer to the register."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite, summaries
from actions.base import AideAction, Events, Turn, clear
from aide import clock
from aide.complaints import register
from aide.complaints.complaint import Complaint, Draft
from aide.complaints.motifs import LABELS, motif_of_intent
from aide.complaints.receipt import STATUS_WORDS, sign_receipt
from aide.intake import questions as q
from aide.intake import reading, summary, values
from aide.intake.reading import Reading, Said
from aide.journal.conversations import Conversation

FORM = "formulaire_reclamation"
DRAFT_SLOTS = ("brouillon", *q.ALL, q.CORRECTION, q.CONFIRMATION, "demande_le", "essais")
TOLD_SLOTS = ("sujet", "recit")
HINT = 0.15
"""The share of confidence from which a second intent tells the motive of « je veux porter réclamation pour… »."""


class ProposeComplaint(AideAction):
    """After the help on a problem: remember what was told, and offer to file it, once."""

    NAME = "action_proposer_reclamation"

    async def act(self, turn: Turn) -> Events:
        if turn.form:
            return []
        events = [*note_problem(turn), *suite.note(turn)]
        second = turn.second
        if second is not None and second["intent"] in suite.URGENT:
            # A card in strange hands comes first; what the customer told first waits.
            told = {
                "intent": turn.said.intent,
                "text": turn.said.text,
                "entities": [list(e) for e in turn.said.entities],
            }
            return [*events, SlotSet(suite.NOTED, told), FollowupAction("action_commencer_opposition")]
        propose(turn, second)
        return [*events, SlotSet("proposition", "reclamation")]


class StartComplaint(AideAction):
    """Begin a draft from what was told, or take up the one that was left."""

    NAME = "action_commencer_reclamation"

    async def act(self, turn: Turn) -> Events:
        if turn.form == FORM:
            return [FollowupAction(FORM)]
        said = turn.said
        motif = _named_motif(said) or _second_thought(turn)
        draft = turn.slot("brouillon")
        if draft and turn.slot(q.MOTIF) and motif in (None, turn.slot(q.MOTIF)):
            turn.say("utter_reclamation_reprise")
            return [FollowupAction(FORM)]
        return [*_new_draft(turn, said, motif), FollowupAction(FORM)]


class ValidateComplaint(AideAction):
    """The form's gate: what does the message mean for the open question, and which question is next?"""

    NAME = "validate_formulaire_reclamation"

    async def act(self, turn: Turn) -> Events:
        answers = {name: turn.slot(name) for name in q.ALL}
        question = turn.slot("requested_slot")
        reading_ = Reading()
        tries = int(turn.slot("essais") or 0)
        if question and turn.is_answer(FORM):
            reading_ = _void_if_idle(turn, question) or reading.read(
                question, turn.said, answers, tries=tries, today=clock.today()
            )
            if reading_.elsewhere:
                return []
        if reading_.note:
            turn.say(reading_.note)
        return await _next(turn, question, answers, reading_, tries)


class AskConfirmation(AideAction):
    NAME = "action_ask_confirmation"

    async def act(self, turn: Turn) -> Events:
        answers = {name: turn.slot(name) for name in q.ALL}
        turn.say("utter_ask_confirmation", resume=summary.lines(answers))
        return []


class FileComplaint(AideAction):
    """Write the register once for the draft; only what it answered is told."""

    NAME = "action_deposer_reclamation"

    async def act(self, turn: Turn) -> Events:
        if turn.slot(q.CONFIRMATION) != "oui":
            turn.say("utter_reclamation_incomplete")
            return []
        conversation = await turn.conversation()
        complaint = await turn.write(
            register.file_complaint,
            _draft(turn, conversation),
            now=clock.now(),
            verified=_is_verified(turn, conversation),
            mails_per_day=turn.services.settings.mails_per_day,
            link=lambda reference: _receipt_link(turn, reference),
        )
        _tell_filed(turn, complaint)
        return [
            *clear(*DRAFT_SLOTS, *TOLD_SLOTS),
            *suite.take_up(turn, "utter_suite_copie" if complaint.email else "utter_suite"),
        ]


class FollowComplaint(AideAction):
    """The state of a complaint, for its owner only: a stranger's reference is never confirmed to exist."""

    NAME = "action_suivre_reclamation"

    async def act(self, turn: Turn) -> Events:
        conversation = await turn.conversation()
        customer = conversation.customer.id if conversation.customer else None
        reference = turn.said.entity("reference")
        if reference is None:
            latest = await turn.read(register.latest, customer=customer, conversation=conversation.id)
            _tell_state(turn, latest) if latest else turn.say("utter_demander_reference")
            return []
        try:
            found = await turn.read(register.find, reference, customer=customer, conversation=conversation.id)
            _tell_state(turn, found)
        except register.ComplaintNotFound:
            await turn.write(register.resend_status, reference, now=clock.now())
            turn.say("utter_reference_introuvable")
        return []


def propose(turn: Turn, second: dict[str, Any] | None) -> None:
    """Offer to file; the customer hears at once that the other problem was not lost."""
    if second is not None:
        turn.say("utter_proposer_reclamation_suite", probleme=suite.words(second["intent"]))
    elif values.has_wrong_iban(turn.said.text):
        turn.say("utter_proposer_reclamation_iban")
    else:
        turn.say("utter_proposer_reclamation")


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


def _named_motif(said: Said) -> str | None:
    named = said.entity("motif")
    return named if named in LABELS else None


def _second_thought(turn: Turn) -> str | None:
    """« je veux porter réclamation pour des frais »: the motive is the next intent that the text also suggests."""
    if turn.is_button or turn.slot("sujet"):
        return None
    others = ((motif_of_intent(name), share) for name, share in turn.ranking[:3])
    return next((motif for motif, share in others if motif not in (None, "autre") and share >= HINT), None)


def _new_draft(turn: Turn, said: Said, motif: str | None) -> Events:
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


def _void_if_idle(turn: Turn, question: str) -> Reading | None:
    """A confirmation asked long ago is void: the summary is shown again (AMENDMENTS 12, 42)."""
    asked = turn.slot("demande_le")
    idle = timedelta(minutes=turn.services.settings.idle_minutes)
    if question == q.CONFIRMATION and asked and clock.now() - datetime.fromisoformat(asked) > idle:
        return Reading(note="utter_confirmation_perimee")
    return None


async def _next(
    turn: Turn, question: str | None, answers: dict[str, str | None], reading_: Reading, tries: int
) -> Events:
    changes = dict(reading_.values)
    if question == q.DESCRIPTION and (said := changes.get(q.DESCRIPTION)) and turn.slot("recit"):
        changes[q.DESCRIPTION] = f"{turn.slot('recit')}\n{said}"
    if changes.get(q.DESCRIPTION):
        changes["recit"] = changes[q.DESCRIPTION]
    answers.update({name: value for name, value in changes.items() if name in q.ALL})
    conversation = await turn.conversation()
    has_email = conversation.customer is not None and bool(conversation.customer.email)
    following = reading_.ask or q.next_question(answers, email_needed=not has_email)
    events: Events = [SlotSet(name, value) for name, value in changes.items()]
    is_stuck = following == question and not changes
    events += [
        SlotSet("essais", str(tries + 1 if is_stuck else 0)),
        SlotSet("demande_le", clock.now().isoformat()),
        SlotSet(q.CONFIRMATION, "oui" if reading_.confirmed else None),
        SlotSet("requested_slot", None if reading_.confirmed else following),
    ]
    return events


def _draft(turn: Turn, conversation: Conversation) -> Draft:
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


def _is_verified(turn: Turn, conversation: Conversation) -> bool:
    """The bank vouches for the address on file; one typed here may be anybody's."""
    return conversation.customer is not None and bool(conversation.customer.email)


def _receipt_link(turn: Turn, reference: str) -> str:
    settings = turn.services.settings
    token = sign_receipt(reference, settings.session_secret, settings.keep_complaints_days)
    return f"{settings.public_url}/widget/recu/{token}"


def _tell_filed(turn: Turn, complaint: Complaint) -> None:
    link = _receipt_link(turn, complaint.reference)
    turn.say(
        "utter_reclamation_prioritaire" if complaint.handle_by else "utter_reclamation_deposee",
        reference=complaint.reference,
        date_limite=f"{complaint.answer_by:%d/%m/%Y}",
        lien=link,
        card=summaries.of_complaint(complaint, link),
    )
    if complaint.email and not turn.slot(suite.NOTED):
        turn.say("utter_copie_envoyee")


def _tell_state(turn: Turn, complaint: Complaint) -> None:
    turn.say(
        "utter_suivi_prioritaire" if complaint.handle_by else "utter_suivi",
        reference=complaint.reference,
        date_depot=f"{complaint.filed_at.astimezone(clock.PARIS):%d/%m/%Y}",
        motif=LABELS[complaint.motif].lower(),
        statut=STATUS_WORDS[complaint.status],
        date_limite=f"{complaint.answer_by:%d/%m/%Y}",
    )
