"""`action_retirer_reclamation`: his wish to withdraw is passed on; nothing filed is cancelled here."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from actions.owned_complaint import not_found, owned
from aide import clock
from aide.complaints import requests
from aide.complaints.motifs import LABELS


class WithdrawComplaint(AideAction):
    """The wish to withdraw is passed to an agent: the assistant cancels nothing that is filed."""

    NAME = "action_retirer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`transmis`: an agent is asked for it; else `sans_reference`, `introuvable`."""
        frame = context.frame("retrait")
        complaint = await owned(context, frame)
        if complaint is None:
            return not_found(context, frame)
        await context.write(requests.ask_withdrawal, complaint.reference, text=context.text, now=clock.now())
        motif = LABELS[complaint.motif].lower()
        context.say("utter_retrait_transmis", reference=complaint.reference, motif=motif)
        return result("transmis", reference=complaint.reference)
