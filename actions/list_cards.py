"""`action_lister_cartes`: the customer's own cards, for the question « laquelle ? »."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from aide.cards.bank import BankRefused, BankUnavailable, Card
from aide.cards.choice import blockable
from aide.phrases import phrase


class ListCards(AideAction):
    """The customer's own active cards, for the question « laquelle ? ».

    Says why when there is none to block.
    """

    NAME = "action_lister_cartes"

    async def act(self, context: ActionContext) -> Events:
        """`listees` with the cards that can be blocked and the last digits of those that are.

        `session_expiree`, `indisponible`.
        """
        conversation = await context.conversation()
        if conversation.customer is None or not context.is_authenticated:
            context.say("utter_opposition_reconnexion")
            return result("session_expiree", cartes=[])
        try:
            cards = await context.services.bank.cards(conversation.customer.id)
        except (BankUnavailable, BankRefused):
            context.say("utter_cartes_indisponibles")
            return result("indisponible", failure="cartes indisponibles", cartes=[])
        active = blockable(cards)
        if not active:
            context.say("utter_aucune_carte_active", cartes=_states(cards))
        return result(
            "listees",
            cartes=[{"id": one.id, "last4": one.last4, "product": one.product} for one in active],
            bloquees=[one.last4 for one in cards if one.status == "blocked"],
        )


def _states(cards: list[Card]) -> str:
    return ", ".join(map(_state, cards)) or phrase("aucune_carte")


def _state(card: Card) -> str:
    key = "etat_carte_bloquee" if card.status == "blocked" else "etat_carte_expiree"
    return phrase(key, quatre_derniers=card.last4)
