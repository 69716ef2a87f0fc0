"""Blocking a card and ordering another: only what the bank answered is said."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions import suite, summaries
from actions.base import AideAction, Events, Turn, clear
from actions.opposition_asked import CARD, CONFIRMATION, REASON, SLOTS
from aide import clock
from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.renewal import renew_card


class BlockCard(AideAction):
    """Call the bank, once for this opposition's id, and say what it answered."""

    NAME = "action_bloquer_carte"

    async def act(self, turn: Turn) -> Events:
        if turn.slot(CONFIRMATION) != "oui" or not turn.slot(CARD):
            turn.say("utter_rien_bloque")
            return [*clear(*SLOTS), *_resume(turn)]
        conversation = await turn.conversation()
        if conversation.customer is None or not turn.is_authenticated:
            turn.say("utter_opposition_reconnexion")
            return clear(*SLOTS)
        outcome = await block_card(
            turn.services.engine,
            turn.services.bank,
            draft=turn.slot("opposition"),
            conversation=conversation.id,
            customer=conversation.customer.id,
            card_id=turn.slot(CARD),
            reason=turn.slot(REASON) or "other",
            clock=clock.now,
        )
        return _tell(turn, outcome)


class RenewCard(AideAction):
    """Order a new card for the one just blocked, after the price was mentioned and a clear yes given."""

    NAME = "action_renouveler_carte"

    async def act(self, turn: Turn) -> Events:
        conversation = await turn.conversation()
        if conversation.customer is None or not turn.is_authenticated or not turn.slot(CARD):
            turn.say("utter_renouvellement_sans_carte")
            return []
        outcome = await renew_card(
            turn.services.engine,
            turn.services.bank,
            draft=turn.slot("opposition"),
            conversation=conversation.id,
            customer=conversation.customer.id,
            card_id=turn.slot(CARD),
            clock=clock.now,
        )
        responses = {
            "requested": "utter_renouvellement_demande",
            "unknown": "utter_renouvellement_incertain",
            "refused": "utter_renouvellement_refuse",
            "not_yours": "utter_renouvellement_sans_carte",
        }
        turn.say(responses[outcome.kind])
        return [*(clear(*SLOTS) if outcome.kind != "unknown" else []), *suite.take_up(turn)]


def _tell(turn: Turn, outcome: BlockOutcome) -> Events:
    when = outcome.blocked_at.astimezone(clock.PARIS) if outcome.blocked_at else None
    values: dict[str, Any] = {
        "quatre_derniers": outcome.last4,
        "numero": outcome.number,
        "date": f"{when:%d/%m/%Y}" if when else None,
        "heure": f"{when:%Hh%M}" if when else None,
    }
    card = summaries.of_opposition(outcome)
    is_complete = when is not None and outcome.number is not None
    if outcome.kind == "blocked":
        turn.say("utter_carte_bloquee" if is_complete else "utter_carte_bloquee_sans_numero", card=card, **values)
        return _offer_renewal(turn)
    if outcome.kind == "already_blocked":
        turn.say("utter_carte_deja_bloquee_depuis" if is_complete else "utter_carte_deja_bloquee", card=card, **values)
        return _offer_renewal(turn)
    if outcome.kind == "not_yours":
        turn.say("utter_carte_inconnue")
        return clear(*SLOTS)
    turn.say("utter_blocage_incertain" if outcome.kind == "unknown" else "utter_blocage_refuse")
    return [SlotSet("echec", f"blocage: {outcome.kind}"), SlotSet("proposition", "conseiller")]


def _offer_renewal(turn: Turn) -> Events:
    is_fraud = turn.slot(REASON) == "paiement_frauduleux"
    turn.say("utter_proposer_renouvellement_et_signalement" if is_fraud else "utter_proposer_renouvellement")
    is_noted = (turn.slot(suite.NOTED) or {}).get("intent") == "renouvellement_carte"
    answered = clear(suite.NOTED) if is_noted else []
    return [*answered, SlotSet("proposition", "renouvellement"), SlotSet(CONFIRMATION, None)]


def _resume(turn: Turn) -> Events:
    """A complaint left to block a card is offered again."""
    if not turn.slot("brouillon"):
        return []
    turn.say("utter_reprise_reclamation")
    return [SlotSet("proposition", "reclamation")]
