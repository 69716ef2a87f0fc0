"""`action_renouveler_carte`: a new card is ordered for each of those that were blocked."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.cards.least_certain import least_certain
from aide.cards.renewal import renew_card
from aide.cards.requests import draft_for


class RenewCard(AideAction):
    """Order a new card for the ones just blocked, after the price was mentioned and a clear yes given."""

    NAME = "action_renouveler_carte"

    async def act(self, context: ActionContext) -> Events:
        """`demande`, or the worst of what the bank said of the cards chosen.

        `sans_carte` unless his yes stands for them.
        """
        frame = context.frame("renouvellement")
        chosen = list(frame.facts.get("carte") or [])
        conversation = await context.conversation()
        was_asked = frame.facts.get("fait:renouvelle")
        if conversation.customer is None or not context.is_authenticated or not chosen or not was_asked:
            context.say("utter_renouvellement_sans_carte")
            return result("sans_carte")
        outcomes = [
            await renew_card(
                context.services.engine,
                context.services.bank,
                draft=draft_for(frame.id, card),
                conversation=conversation.id,
                customer=conversation.customer.id,
                card_id=card,
                clock=clock.now,
            )
            for card in chosen
        ]
        kind = least_certain(one.kind for one in outcomes) or "requested"
        context.say(_RENEWED[kind])
        return result("demande" if kind == "requested" else kind)


_RENEWED = {
    "requested": "utter_renouvellement_demande",
    "unknown": "utter_renouvellement_incertain",
    "refused": "utter_renouvellement_refuse",
    "not_yours": "utter_renouvellement_sans_carte",
}
