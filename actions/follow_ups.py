"""What is asked of a complaint already filed: where it stands, words added, its copy by e-mail,
its withdrawal.
"""

from __future__ import annotations

from typing import Any

from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.complaints import register, requests
from aide.complaints.complaint import Complaint
from aide.complaints.motifs import LABELS
from aide.complaints.receipt import REPORT_STATUS_WORDS, STATUS_WORDS
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.state import Frame
from aide.french_format import day
from aide.masking import mask


class FollowComplaint(AideAction):
    """The state of a complaint, for its owner only: a stranger's reference is never confirmed to exist."""

    NAME = "action_suivre_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`trouvee`; `sans_reference`.

        `introuvable`, the state then mailed to the file's own address if there is one.
        """
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
    """Words added to a filed complaint, noted in its history for the agent,
    and said back as they are noted.
    """

    NAME = "action_completer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`notee` once his words are in the file's history, masked; else `sans_reference`, `introuvable`."""
        frame = context.frame("complement")
        found = await _owned(context, frame)
        if found is None:
            return _not_found(context, frame)
        detail = str(frame.facts["detail"])
        await context.write(requests.add_detail, found.reference, text=detail, now=clock.now())
        context.say(
            "utter_complement_note",
            reference=found.reference,
            detail=recap.shortened(mask(detail).text).rstrip(" ."),
        )
        return result("notee", reference=found.reference)


class WithdrawComplaint(AideAction):
    """The wish to withdraw is passed to an agent: the assistant cancels nothing that is filed."""

    NAME = "action_retirer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`transmis`: an agent is asked for it; else `sans_reference`, `introuvable`."""
        frame = context.frame("retrait")
        found = await _owned(context, frame)
        if found is None:
            return _not_found(context, frame)
        await context.write(requests.ask_withdrawal, found.reference, text=context.text, now=clock.now())
        context.say("utter_retrait_transmis", reference=found.reference)
        return result("transmis", reference=found.reference)


class SendCopy(AideAction):
    """The dated copy goes to the address that he gave after filing; what it is not sent to is said."""

    NAME = "action_envoyer_copie"

    async def act(self, context: ActionContext) -> Events:
        """`envoyee`; `trop` past the mails of a day; `sans_adresse`, `introuvable`."""
        frame = context.frame("copie")
        found = await _owned(context, frame)
        if found is None:
            return result("introuvable")
        address = f.known(frame.facts, f.EMAIL)
        if address is None:
            return result("sans_adresse", reference=found.reference)
        is_sent = await context.write(
            requests.send_copy,
            found.reference,
            address=str(address),
            now=clock.now(),
            mails_per_day=context.services.settings.mails_per_day,
        )
        context.say("utter_copie_envoyee" if is_sent else "utter_copie_demain", adresse=str(address))
        return result("envoyee" if is_sent else "trop", reference=found.reference)


async def _owned(context: ActionContext, frame: Frame) -> Complaint | None:
    """The complaint named, else the newest of this customer or conversation.

    None for a stranger's, as if it did not exist.
    """
    conversation = await context.conversation()
    customer = conversation.customer.id if conversation.customer else None
    reference = frame.facts.get("reference")
    if reference is None:
        return await context.read(register.latest, customer=customer, conversation=conversation.id)
    try:
        return await context.read(
            register.find, str(reference), customer=customer, conversation=conversation.id
        )
    except register.ComplaintNotFound:
        return None


def _not_found(context: ActionContext, frame: Frame) -> Events:
    """His reference is asked for; one that is not his is answered as one that does not exist."""
    if not frame.facts.get("reference"):
        return result("sans_reference")
    context.say("utter_reference_introuvable")
    return result("introuvable")


def _tell_state(context: ActionContext, complaint: Complaint) -> None:
    values: dict[str, Any] = {
        "reference": complaint.reference,
        "date_depot": day(complaint.filed_at.astimezone(clock.PARIS).date()),
        "motif": LABELS[complaint.motif].lower(),
        "statut": (REPORT_STATUS_WORDS if complaint.handle_by else STATUS_WORDS)[complaint.status],
        "date_limite": day(complaint.holding_until or complaint.answer_by),
    }
    context.say("utter_suivi_prioritaire" if complaint.handle_by else "utter_suivi", **values)
