"""`action_deposer_reclamation`: filed once for its draft; what the register answered is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from actions import summaries
from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.complaints import mails, register
from aide.complaints.complaint import Complaint, Draft, Operation
from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.receipt import RECEIPT_PATH, sign_receipt
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.state import Frame
from aide.french_format import day
from aide.journal.conversations import Conversation
from aide.phrases import phrase


class FileComplaint(AideAction):
    """Write the register once for the draft; only what it answered is told."""

    NAME = "action_deposer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`deposee` with the reference, its copy's address and when he hears.

        `echec` unless his yes to the summary stands.
        """
        frame = context.frame("reclamation")
        if not frame.facts.get("fait:confirme"):
            context.say("utter_reclamation_incomplete")
            return result("echec")
        conversation = await context.conversation()
        complaint = await context.write(
            register.file_complaint,
            as_draft(frame, conversation),
            now=clock.now(),
            on_file=conversation.customer.email if conversation.customer else None,
            mails_per_day=context.services.settings.mails_per_day,
            link=lambda reference: receipt_link(context, reference),
        )
        _tell_filed(context, complaint, is_mailed=await context.read(mails.has_receipt, complaint.reference))
        due = {} if complaint.handle_by else {"date_limite": day(complaint.answer_by)}
        copy = receipt_link(context, complaint.reference)
        return result("deposee", reference=complaint.reference, copie=copy, **due)


def as_draft(frame: Frame, conversation: Conversation) -> Draft:
    """The confirmed facts as the register takes them: those of the motive and the day,
    which the summary showed.
    """
    facts = frame.facts
    motif = str(facts.get("motif") or "autre")
    shown = {name: f.known(facts, name) for name in (*FIELDS[motif], *recap.ALWAYS)}
    amount, when = shown.get(f.AMOUNT), shown.get(f.DATE)
    return Draft(
        id=frame.id,
        conversation=conversation.id,
        customer=conversation.customer.id if conversation.customer else None,
        motif=motif,
        amount=Decimal(amount) if amount else None,
        date=date.fromisoformat(when) if when else None,
        beneficiary=shown.get(f.BENEFICIARY),
        creditor=shown.get(f.CREDITOR),
        description="\n".join(recap.sentences_of(facts)),
        email=f.known(facts, f.EMAIL),
        date_precision=f.precision_of(facts) if when else None,
        operations=tuple(_operation(one) for one in facts.get(f.OPERATIONS) or []) if amount else (),
    )


def receipt_link(context: ActionContext, reference: str) -> str:
    """The signed address of the dated copy."""
    settings = context.services.settings
    token = sign_receipt(reference, settings.session_secret, settings.receipt_days)
    return f"{settings.public_url}{RECEIPT_PATH}{token}"


def _operation(operation: dict[str, str]) -> Operation:
    when = operation.get(f.DATE)
    return Operation(Decimal(operation[f.AMOUNT]), date.fromisoformat(when) if when else None)


def _tell_filed(context: ActionContext, complaint: Complaint, *, is_mailed: bool) -> None:
    link = receipt_link(context, complaint.reference)
    context.say(
        "utter_reclamation_prioritaire" if complaint.handle_by else "utter_reclamation_deposee",
        card=summaries.of_complaint(complaint, link),
        reference=complaint.reference,
        motif=LABELS[complaint.motif].lower(),
        date_limite=day(complaint.answer_by),
        lien=link,
        copie=" " + phrase("copie_par_e_mail") if is_mailed else "",
    )
