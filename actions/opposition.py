"""Blocking a card: only its owner, only after a clear yes, and only what the bank answered is said."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite, summaries
from actions.base import LISTEN, AideAction, Events, Turn, clear
from actions.complaints import FORM as COMPLAINT_FORM
from aide import clock
from aide.cards.bank import BankRefused, BankUnavailable, Card
from aide.cards.choice import blockable, choose_card
from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.reasons import reason_in_words
from aide.cards.renewal import renew_card
from aide.intake.wording import asks_how, is_cancel, is_clear_yes, is_no, is_question, mentions_no_access

FORM = "formulaire_opposition"
SLOTS = ("opposition", "carte", "cartes", "raison", "confirmation_opposition")
REASONS = ("carte_perdue", "carte_volee", "paiement_frauduleux")
REASON, CARD, CONFIRMATION = "raison", "carte", "confirmation_opposition"
OPEN_BOTH = frozenset({"parler_a_un_humain", "annuler", "contacter_service_client", "demander_capacites"})


class StartOpposition(AideAction):
    """List the customer's own cards and open the form; a visitor gets the way to do it himself, at once."""

    NAME = "action_commencer_opposition"

    async def act(self, turn: Turn) -> Events:
        if turn.form == FORM:
            return [*_known_reason(turn), FollowupAction(FORM)]
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
            return [SlotSet("echec", "cartes indisponibles"), *_known_reason(turn), _back(turn)]
        return [*suite.note(turn), *_open(turn, cards)]


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
        card = _chosen(turn)
        turn.say("utter_ask_confirmation_opposition", produit=card["product"], quatre_derniers=card["last4"])
        return []


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


def _offer_suite(turn: Turn) -> Events:
    """A visitor is shown the way to block, then asked about the rest of the same message, or of an earlier one."""
    second = turn.second
    if second is None:
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
        return [_back(turn)]
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
    listed = [{"id": card.id, "last4": card.last4, "product": card.product} for card in active]
    return [
        *clear(*SLOTS),
        SlotSet("opposition", uuid.uuid4().hex),
        SlotSet("cartes", listed),
        SlotSet(CARD, chosen.id if chosen else None),
        *_known_reason(turn),
        SlotSet("requested_slot", None),
        FollowupAction(FORM),
    ]


def _known_reason(turn: Turn) -> Events:
    said = turn.said
    given = said.entity("raison")
    reason = given if given in REASONS else said.intent if said.intent in REASONS else None
    if said.entity("reessayer"):
        reason = turn.slot(REASON)
    elif reason is None and not said.is_button:
        reason = reason_in_words(said.text)
    return [SlotSet(REASON, reason)] if reason else []


def _next(turn: Turn, changes: dict[str, object]) -> Events:
    """The next question, or the end: a yes ends it to block, a no ends it with nothing done."""
    known = {name: changes.get(name, turn.slot(name)) for name in (REASON, CARD, CONFIRMATION)}
    question = next((name for name in (REASON, CARD, CONFIRMATION) if not known[name]), None)
    return [SlotSet("demande_le", clock.now().isoformat()), SlotSet("requested_slot", question)]


def _read_reason(turn: Turn) -> Events | None:
    said = turn.said
    if said.intent in REASONS:
        return [SlotSet(REASON, said.intent)]
    if is_question(said.text) and not said.is_button:
        return None
    if (other := _other_card(turn)) is not None:
        return [SlotSet(CARD, other.id)]
    return [SlotSet(REASON, reason_in_words(said.text) or "autre")]


def _read_card(turn: Turn) -> Events | None:
    said = turn.said
    chosen = choose_card(_listed(turn), said.entity("carte") or said.text)
    if chosen is not None:
        return [SlotSet(CARD, chosen.id)]
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
    if (other := _other_card(turn)) is not None:
        return [SlotSet(CARD, other.id), SlotSet("opposition", uuid.uuid4().hex)]
    if is_no(said.text) or said.intent == "refuser":
        return [SlotSet(CONFIRMATION, "non")]
    if is_question(said.text):
        return None
    turn.say("utter_oui_clair_opposition")
    return [SlotSet(CONFIRMATION, None)]


def _listed(turn: Turn) -> list[Card]:
    return [Card(card["id"], card["last4"], card["product"], "active", "") for card in turn.slot("cartes") or []]


def _other_card(turn: Turn) -> Card | None:
    """Another of the customer's cards, named by its digits: « non, celle qui finit par 5678 »."""
    named = choose_card(_listed(turn), turn.said.text) if any(char.isdigit() for char in turn.said.text) else None
    return named if named is not None and named.id != turn.slot(CARD) else None


def _chosen(turn: Turn) -> dict[str, str]:
    return next(card for card in turn.slot("cartes") or [] if card["id"] == turn.slot(CARD))


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
    return [SlotSet("proposition", "renouvellement"), SlotSet(CONFIRMATION, None)]


def _resume(turn: Turn) -> Events:
    """A complaint left to block a card is offered again."""
    if not turn.slot("brouillon"):
        return []
    turn.say("utter_reprise_reclamation")
    return [SlotSet("proposition", "reclamation")]
