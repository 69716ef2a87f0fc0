"""The register's side of a complaint: filed once for its draft, followed, completed, withdrawn; only what it answers is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from actions import summaries
from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.complaints import register, requests
from aide.complaints.complaint import Complaint, Draft, Operation
from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.receipt import STATUS_WORDS, day, sign_receipt
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.patterns.after_wait import card_in_danger
from aide.dialogue.state import Frame
from aide.handoff import hours, queue
from aide.handoff.summary import summarise
from aide.journal.conversations import Conversation


class FileComplaint(AideAction):
    """Write the register once for the draft; only what it answered is told."""

    NAME = "action_deposer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        frame = context.frame("reclamation")
        if not frame.facts.get("fait:confirme"):
            context.say("utter_reclamation_incomplete")
            return result("echec")
        conversation = await context.conversation()
        complaint = await context.write(
            register.file_complaint,
            as_draft(frame, conversation),
            now=clock.now(),
            verified=_is_verified(conversation),
            mails_per_day=context.services.settings.mails_per_day,
            link=lambda reference: receipt_link(context, reference),
        )
        _tell_filed(context, complaint)
        due = {} if complaint.handle_by else {"date_limite": day(complaint.answer_by)}
        copy = receipt_link(context, complaint.reference)
        return result("deposee", reference=complaint.reference, copie=copy, **due)


class FollowComplaint(AideAction):
    """The state of a complaint, for its owner only: a stranger's reference is never confirmed to exist."""

    NAME = "action_suivre_reclamation"

    async def act(self, context: ActionContext) -> Events:
        frame = context.frame("suivi")
        found = await _owned(context, frame)
        if found is not None:
            _tell_state(context, found)
            return result("trouvee", reference=found.reference)
        reference = frame.facts.get("reference")
        if reference is None:
            return result("sans_reference")
        await context.write(register.resend_status, str(reference), now=clock.now())
        context.say("utter_reference_introuvable")
        return result("introuvable")


class CompleteComplaint(AideAction):
    """Words added to a filed complaint, noted in its history for the agent."""

    NAME = "action_completer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        frame = context.frame("complement")
        found = await _owned(context, frame)
        if found is None:
            if not frame.facts.get("reference"):
                return result("sans_reference")
            context.say("utter_reference_introuvable")
            return result("introuvable")
        await context.write(requests.add_detail, found.reference, text=str(frame.facts["detail"]), now=clock.now())
        context.say("utter_complement_note", reference=found.reference)
        return result("notee", reference=found.reference)


class WithdrawComplaint(AideAction):
    """The wish to withdraw is passed to an agent: the assistant cancels nothing that is filed."""

    NAME = "action_retirer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        frame = context.frame("retrait")
        found = await _owned(context, frame)
        if found is None:
            if not frame.facts.get("reference"):
                return result("sans_reference")
            context.say("utter_reference_introuvable")
            return result("introuvable")
        await context.write(requests.ask_withdrawal, found.reference, text=context.text, now=clock.now())
        context.say("utter_retrait_transmis", reference=found.reference)
        return result("transmis", reference=found.reference)


class HandOver(AideAction):
    """Open: one row in the queue, which announces itself. Closed: when it opens, said by the flow."""

    NAME = "action_transferer_conseiller"

    async def act(self, context: ActionContext) -> Events:
        now = clock.now()
        if not hours.is_open(now):
            return result("ferme", ouverture=hours.opening_words(now))
        state = context.state
        below = [frame for frame in state.stack if frame.flow != "conseiller"]
        facts = below[-1].facts if below else (state.told[state.subject].facts if state.subject in state.told else {})
        subject = str(facts.get("motif") or state.subject or (below[-1].flow if below else ""))
        await context.write(
            queue.request,
            context.conversation_id,
            reason=context.intent,
            summary=await context.read(
                summarise,
                context.conversation_id,
                asked=LABELS.get(subject, subject.replace("_", " ")),
                collected=recap.collected(facts),
                by_writing=state.written,
            ),
            of_card=card_in_danger(state),
            wait_minutes=context.services.settings.wait_minutes,
            now=now,
        )
        return result("transfere")


def as_draft(frame: Frame, conversation: Conversation) -> Draft:
    """The confirmed facts as the register takes them: those of the motive and the day, which the summary showed."""
    facts = frame.facts
    motif = str(facts.get("motif") or "autre")
    shown = {name: f.known(facts, name) for name in (*FIELDS[motif], *recap.ALWAYS)}
    amount, when = shown.get(f.AMOUNT), shown.get(f.DATE)
    on_file = conversation.customer.email if conversation.customer else None
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
        email=f.known(facts, f.EMAIL) or on_file,
        operations=tuple(_operation(one) for one in facts.get(f.OPERATIONS) or []) if amount else (),
    )


def receipt_link(context: ActionContext, reference: str) -> str:
    """The signed address of the dated copy."""
    settings = context.services.settings
    token = sign_receipt(reference, settings.session_secret, settings.keep_complaints_days)
    return f"{settings.public_url}/widget/recu/{token}"


def _operation(told: dict[str, str]) -> Operation:
    when = told.get(f.DATE)
    return Operation(Decimal(told[f.AMOUNT]), date.fromisoformat(when) if when else None)


async def _owned(context: ActionContext, frame: Frame) -> Complaint | None:
    """The complaint named, else the newest of this customer or conversation; None for a stranger's, as if it did not exist."""
    conversation = await context.conversation()
    customer = conversation.customer.id if conversation.customer else None
    reference = frame.facts.get("reference")
    if reference is None:
        return await context.read(register.latest, customer=customer, conversation=conversation.id)
    try:
        return await context.read(register.find, str(reference), customer=customer, conversation=conversation.id)
    except register.ComplaintNotFound:
        return None


def _is_verified(conversation: Conversation) -> bool:
    """The bank vouches for the address on file; one typed here may be anybody's."""
    return conversation.customer is not None and bool(conversation.customer.email)


def _tell_filed(context: ActionContext, complaint: Complaint) -> None:
    link = receipt_link(context, complaint.reference)
    context.say(
        "utter_reclamation_prioritaire" if complaint.handle_by else "utter_reclamation_deposee",
        card=summaries.of_complaint(complaint, link),
        reference=complaint.reference,
        date_limite=day(complaint.answer_by),
        lien=link,
        copie=" Une copie part aussi par e-mail." if complaint.email else "",
    )


def _tell_state(context: ActionContext, complaint: Complaint) -> None:
    values: dict[str, Any] = {
        "reference": complaint.reference,
        "date_depot": day(complaint.filed_at.astimezone(clock.PARIS).date()),
        "motif": LABELS[complaint.motif].lower(),
        "statut": STATUS_WORDS[complaint.status],
        "date_limite": day(complaint.holding_until or complaint.answer_by),
    }
    context.say("utter_suivi_prioritaire" if complaint.handle_by else "utter_suivi", **values)
