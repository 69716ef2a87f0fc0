"""`action_suivre_reclamation`: where a complaint stands."""

from __future__ import annotations

from typing import Any

from actions.base import ActionContext, AideAction, Events, result
from actions.owned_complaint import owned
from aide import clock
from aide.complaints import register
from aide.complaints.complaint import Complaint
from aide.complaints.motifs import LABELS
from aide.complaints.receipt import REPORT_STATUS_WORDS, STATUS_WORDS
from aide.french_format import day


class FollowComplaint(AideAction):
    """The state of a complaint, for its owner only: a stranger's reference is never confirmed to exist."""

    NAME = "action_suivre_reclamation"

    async def act(self, context: ActionContext) -> Events:
        """`trouvee`; `sans_reference`.

        `introuvable`, the state then mailed to the file's own address if there is one.
        """
        frame = context.frame("suivi")
        complaint = await owned(context, frame)
        if complaint is not None:
            _tell_state(context, complaint)
            return result("trouvee", reference=complaint.reference)
        reference = frame.facts.get("reference")
        if reference is None:
            return result("sans_reference")
        await context.write(
            register.resend_status,
            str(reference),
            asker=context.conversation_id,
            mails_per_day=context.services.settings.mails_per_day,
            now=clock.now(),
        )
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
