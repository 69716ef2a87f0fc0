"""Which filed complaint he speaks of; a stranger's is answered as none (docs/rules.md R10)."""

from __future__ import annotations

from actions.base import ActionContext, Events, result
from aide.complaints import register
from aide.complaints.complaint import Complaint
from aide.dialogue.state import Frame


async def owned(context: ActionContext, frame: Frame) -> Complaint | None:
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


def not_found(context: ActionContext, frame: Frame) -> Events:
    """His reference is asked for; one that is not his is answered as one that does not exist."""
    if not frame.facts.get("reference"):
        return result("sans_reference")
    context.say("utter_reference_introuvable")
    return result("introuvable")
