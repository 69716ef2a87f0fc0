"""The opposition's form: a reason, one of the customer's own cards, then a clear yes and nothing less."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from rasa_sdk.events import SlotSet

from actions.base import AideAction, Events, Turn
from actions.opposition_asked import CARD, CONFIRMATION, FORM, REASON, REASONS, chosen, listed, other_card
from aide import clock
from aide.cards.choice import choose_card
from aide.cards.reasons import reason_in_words
from aide.intake.wording import is_cancel, is_clear_yes, is_no, is_question

OPEN_BOTH = frozenset({"parler_a_un_humain", "annuler", "contacter_service_client", "demander_capacites"})


class ValidateOpposition(AideAction):
    """The form's gate: a reason, one of the customer's own cards, then a clear yes and nothing less."""

    NAME = "validate_formulaire_opposition"

    async def act(self, turn: Turn) -> Events:
        question = turn.slot("requested_slot")
        events: Events = []
        if question and turn.is_answer(FORM):
            said = turn.said
            if not said.is_button and (is_cancel(said.text) or said.is_surely(OPEN_BOTH)):
                return []
            read = {REASON: _read_reason, CARD: _read_card, CONFIRMATION: _read_confirmation}[question](turn)
            if read is None:
                return []
            events = read
        values = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        return [*events, *_next(turn, values)]


class AskCard(AideAction):
    NAME = "action_ask_carte"

    async def act(self, turn: Turn) -> Events:
        turn.say(
            "utter_ask_carte",
            buttons=[
                {
                    "title": f"{card['product']} •••• {card['last4']}"[:40],
                    "payload": f"/choisir_carte?carte={card['id']}",
                }
                for card in turn.slot("cartes") or []
            ][:4],
        )
        return []


class AskOpposition(AideAction):
    NAME = "action_ask_confirmation_opposition"

    async def act(self, turn: Turn) -> Events:
        card = chosen(turn)
        turn.say("utter_ask_confirmation_opposition", produit=card["product"], quatre_derniers=card["last4"])
        return []


def _next(turn: Turn, changes: dict[str, object]) -> Events:
    """The next question, or the end: a yes ends it to block, a no ends it with nothing done."""
    known = {name: changes.get(name, turn.slot(name)) for name in (REASON, CARD, CONFIRMATION)}
    is_over = known[CONFIRMATION] == "non"
    question = None if is_over else next((name for name in (REASON, CARD, CONFIRMATION) if not known[name]), None)
    return [SlotSet("demande_le", clock.now().isoformat()), SlotSet("requested_slot", question)]


def _read_reason(turn: Turn) -> Events | None:
    said = turn.said
    if said.intent in REASONS:
        return [SlotSet(REASON, said.intent)]
    if is_question(said.text) and not said.is_button:
        return None
    if (other := other_card(turn)) is not None:
        return [SlotSet(CARD, other.id)]
    return [SlotSet(REASON, reason_in_words(said.text) or "autre")]


def _read_card(turn: Turn) -> Events | None:
    said = turn.said
    chosen = choose_card(listed(turn), said.entity("carte") or said.text)
    if chosen is not None:
        return [SlotSet(CARD, chosen.id)]
    if is_no(said.text):
        return [SlotSet(CONFIRMATION, "non")]
    if is_question(said.text):
        return None
    turn.say("utter_carte_inconnue" if any(char.isdigit() for char in said.text) else "utter_carte_a_choisir")
    return [SlotSet(CARD, None)]


def _read_confirmation(turn: Turn) -> Events | None:
    said = turn.said
    asked = turn.slot("demande_le")
    if asked and clock.now() - datetime.fromisoformat(asked) > timedelta(minutes=turn.services.settings.idle_minutes):
        turn.say("utter_opposition_perimee")
        return [SlotSet(CONFIRMATION, None)]
    if is_clear_yes(said.text) or (said.is_button and said.intent == "affirmer"):
        return [SlotSet(CONFIRMATION, "oui")]
    if (other := other_card(turn)) is not None:
        return [SlotSet(CARD, other.id), SlotSet("opposition", uuid.uuid4().hex)]
    if is_no(said.text) or said.intent == "refuser":
        return [SlotSet(CONFIRMATION, "non")]
    if is_question(said.text):
        return None
    turn.say("utter_oui_clair_opposition")
    return [SlotSet(CONFIRMATION, None)]
