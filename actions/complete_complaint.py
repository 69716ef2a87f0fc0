"""`action_completer_reclamation`: his words are added to a filed complaint."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from actions.owned_complaint import not_found, owned
from aide import clock
from aide.complaints import requests
from aide.complaints.motifs import LABELS
from aide.dialogue import recap
from aide.masking import mask


class CompleteComplaint(AideAction):
    """Words added to a filed complaint, noted in its history for the agent,
    and said back as they are noted.
    """

    NAME = "action_completer_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`notee` once his words are in the file's history, masked; else `sans_reference`, `introuvable`."""
        frame = context.frame("complement")
        complaint = await owned(context, frame)
        if complaint is None:
            return not_found(context, frame)
        detail = str(frame.facts["detail"])
        await context.write(requests.add_detail, complaint.reference, text=detail, now=clock.now())
        context.say(
            "utter_complement_note",
            reference=complaint.reference,
            motif=LABELS[complaint.motif].lower(),
            detail=recap.shortened(mask(detail).text).rstrip(" ."),
        )
        return result("notee", reference=complaint.reference)
