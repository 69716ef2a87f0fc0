"""« Bloquez ma carte »: the customer's own cards are listed; a visitor gets the way to do it himself, at once."""

from __future__ import annotations

import uuid

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite
from actions.base import LISTEN, AideAction, Events, Turn, clear
from actions.complaint_draft import FORM as COMPLAINT_FORM
from actions.opposition_asked import CARD, CONFIRMATION, FORM, SLOTS, known_reason
from aide.cards.bank import BankRefused, BankUnavailable, Card
from aide.cards.choice import blockable, choose_card
from aide.intake.wording import asks_how, mentions_no_access


class StartOpposition(AideAction):
    """List the customer's own cards and open the form; a visitor gets the way to do it himself, at once."""

    NAME = "action_commencer_opposition"

    async def act(self, turn: Turn) -> Events:
        if turn.form == FORM:
            return [*known_reason(turn), FollowupAction(FORM)]
        conversation = await turn.conversation()
        if conversation.customer is None or not turn.is_authenticated:
            turn.say(_own_way(turn, is_known=conversation.customer is not None))
            return [*suite.note(turn), *([] if turn.form else _offer_suite(turn)), _back(turn)]
        if turn.said.entity("reessayer") and turn.slot("opposition") and turn.slot(CARD):
            # The same opposition again: its id is the bank's idempotency key.
            return [*clear(CONFIRMATION), FollowupAction(FORM)]
        if asks_how(turn.said.text) and not turn.is_button:
            turn.say("utter_opposition_comment")
            return [SlotSet("proposition", "opposition"), _back(turn)]
        try:
            cards = await turn.services.bank.cards(conversation.customer.id)
        except (BankUnavailable, BankRefused):
            turn.say("utter_cartes_indisponibles")
            return [SlotSet("echec", "cartes indisponibles"), *known_reason(turn), _back(turn)]
        return [*suite.note(turn), *_open(turn, cards)]


def _offer_suite(turn: Turn) -> Events:
    """A visitor is shown the way to block, then asked about the rest of the same message, or of an earlier one."""
    second = turn.second
    if second is None or second["intent"] in suite.URGENT:
        return suite.take_up(turn)
    turn.say("utter_suite", probleme=suite.words(second["intent"]))
    return [SlotSet("proposition", suite.OFFER)]


def _own_way(turn: Turn, *, is_known: bool) -> str:
    """How to block it himself: online first, by telephone first when he says that the site is down."""
    if mentions_no_access(turn.said.text) or turn.slot("sujet") == "acces_compte":
        return "utter_aide_acces_carte"
    return "utter_opposition_reconnexion" if is_known else "utter_opposition_anonyme"


def _back(turn: Turn) -> dict[str, object]:
    """Back to the complaint's question if one was open, else the customer speaks."""
    return FollowupAction(COMPLAINT_FORM) if turn.form == COMPLAINT_FORM else LISTEN


def _open(turn: Turn, cards: list[Card]) -> Events:
    active = blockable(cards)
    if not active:
        states = ", ".join(
            f"•••• {card.last4} {'bloquée' if card.status == 'blocked' else 'expirée'}" for card in cards
        )
        turn.say("utter_aucune_carte_active", cartes=states or "aucune carte à votre nom")
        return [*([] if turn.form else _offer_suite(turn)), _back(turn)]
    named = next((value for label, value in turn.said.entities if label == "quatre_derniers"), None)
    chosen = choose_card(active, named) if named else None
    gone = choose_card(cards, named) if named and chosen is None else None
    if gone is not None:
        turn.say("utter_carte_deja_bloquee", quatre_derniers=gone.last4)
        return [_back(turn)]
    if named and chosen is None:
        turn.say("utter_carte_inconnue")
    if chosen is None and len(active) == 1 and not named:
        chosen = active[0]
    suite.announce(turn)
    listed = [{"id": card.id, "last4": card.last4, "product": card.product} for card in active]
    return [
        *clear(*SLOTS),
        SlotSet("opposition", uuid.uuid4().hex),
        SlotSet("cartes", listed),
        SlotSet(CARD, chosen.id if chosen else None),
        *known_reason(turn),
        SlotSet("requested_slot", None),
        FollowupAction(FORM),
    ]
