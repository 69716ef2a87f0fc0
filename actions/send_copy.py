"""`action_envoyer_copie`: the dated copy goes to the address that he gave after filing."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from actions.owned_complaint import owned
from aide import clock
from aide.complaints import requests
from aide.dialogue import facts as f


class SendCopy(AideAction):
    """The dated copy goes to the address that he gave after filing; what it is not sent to is said."""

    NAME = "action_envoyer_copie"

    async def act(self, context: ActionContext) -> Events:
        """`envoyee`; `trop` past the mails of a day; `sans_adresse`, `introuvable`."""
        frame = context.frame("copie")
        complaint = await owned(context, frame)
        if complaint is None:
            return result("introuvable")
        address = f.known(frame.facts, f.EMAIL)
        if address is None:
            return result("sans_adresse", reference=complaint.reference)
        is_sent = await context.write(
            requests.send_copy,
            complaint.reference,
            address=str(address),
            now=clock.now(),
            mails_per_day=context.services.settings.mails_per_day,
        )
        context.say("utter_copie_envoyee" if is_sent else "utter_copie_demain", adresse=str(address))
        return result("envoyee" if is_sent else "trop", reference=complaint.reference)
