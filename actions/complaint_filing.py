"""The register's side of a complaint: filed once for its draft, then followed; only what it answers is told."""

from __future__ import annotations

from actions import suite, summaries
from actions.base import AideAction, Events, Turn, clear
from actions.complaint_draft import DRAFT_SLOTS, TOLD_SLOTS, as_draft
from aide import clock
from aide.complaints import register
from aide.complaints.complaint import Complaint
from aide.complaints.motifs import LABELS
from aide.complaints.receipt import STATUS_WORDS, sign_receipt
from aide.intake import questions as q
from aide.journal.conversations import Conversation


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
            as_draft(turn, conversation),
            now=clock.now(),
            verified=_is_verified(turn, conversation),
            mails_per_day=turn.services.settings.mails_per_day,
            link=lambda reference: receipt_link(turn, reference),
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


def _is_verified(turn: Turn, conversation: Conversation) -> bool:
    """The bank vouches for the address on file; one typed here may be anybody's."""
    return conversation.customer is not None and bool(conversation.customer.email)


def receipt_link(turn: Turn, reference: str) -> str:
    settings = turn.services.settings
    token = sign_receipt(reference, settings.session_secret, settings.keep_complaints_days)
    return f"{settings.public_url}/widget/recu/{token}"


def _tell_filed(turn: Turn, complaint: Complaint) -> None:
    link = receipt_link(turn, complaint.reference)
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
