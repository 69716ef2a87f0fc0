"""The bank's side of a card: listed, blocked, renewed; only what the bank answered is said."""

from __future__ import annotations

import uuid
from typing import Any

from actions import summaries
from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.cards.bank import BankRefused, BankUnavailable, Card
from aide.cards.choice import blockable
from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.renewal import renew_card
from aide.phrases import phrase

SAID = {"blocked": "utter_carte_bloquee", "already_blocked": "utter_carte_deja_bloquee"}


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


class BlockCards(AideAction):
    """Call the bank, once for each card of this opposition, and say what it answered."""

    NAME = "action_bloquer_cartes"

    async def act(self, context: ActionContext) -> Events:
        """`bloquee`, or the worst of what the bank said of the cards chosen.

        `rien` unless his yes stands for them.
        """
        frame = context.frame("opposition")
        chosen = list(frame.facts.get("carte") or [])
        if not frame.facts.get("fait:bloque") or not chosen:
            context.say("utter_rien_bloque")
            return result("rien")
        conversation = await context.conversation()
        if conversation.customer is None or not context.is_authenticated:
            context.say("utter_opposition_reconnexion")
            return result("session_expiree")
        outcomes = [
            await block_card(
                context.services.engine,
                context.services.bank,
                draft=draft_of(frame.id, card),
                conversation=conversation.id,
                customer=conversation.customer.id,
                card_id=card,
                reason=str(frame.facts.get("raison") or "other"),
                clock=clock.now,
            )
            for card in chosen
        ]
        return _tell(context, outcomes)


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
        kinds = [
            (
                await renew_card(
                    context.services.engine,
                    context.services.bank,
                    draft=draft_of(frame.id, card),
                    conversation=conversation.id,
                    customer=conversation.customer.id,
                    card_id=card,
                    clock=clock.now,
                )
            ).kind
            for card in chosen
        ]
        worst = next((kind for kind in ("unknown", "refused", "not_yours") if kind in kinds), "requested")
        context.say(_RENEWED[worst])
        return result("demande" if worst == "requested" else worst)


_RENEWED = {
    "requested": "utter_renouvellement_demande",
    "unknown": "utter_renouvellement_incertain",
    "refused": "utter_renouvellement_refuse",
    "not_yours": "utter_renouvellement_sans_carte",
}


def draft_of(frame_id: str, card: str) -> str:
    """One idempotency key a card, the same each time the turn is run:
    a key that served one card refuses another.
    """
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{frame_id}:{card}").hex


def _states(cards: list[Card]) -> str:
    return ", ".join(map(_state, cards)) or phrase("aucune_carte")


def _state(card: Card) -> str:
    key = "etat_carte_bloquee" if card.status == "blocked" else "etat_carte_expiree"
    return phrase(key, quatre_derniers=card.last4)


def _tell(context: ActionContext, outcomes: list[BlockOutcome]) -> Events:
    """One bubble for all the cards when all went well; a doubt about one is said about that one."""
    good = [one for one in outcomes if one.kind in SAID]
    bad = [one for one in outcomes if one.kind not in SAID]
    if len(good) == 1:
        _tell_blocked(context, good[0])
    elif good:
        context.say("utter_cartes_bloquees", cartes=" ; ".join(_line(one) for one in good))
    numbers = {one.last4: said for one in good if one.last4 and (said := _number(one))}
    if not bad:
        return result("bloquee", oppositions=numbers)
    kind = bad[0].kind
    if kind == "not_yours":
        context.say("utter_carte_inconnue")
        return result("pas_la_sienne")
    context.say("utter_blocage_incertain" if kind == "unknown" else "utter_blocage_refuse")
    return result("incertain" if kind == "unknown" else "refuse", failure=f"blocage: {kind}")


def _number(outcome: BlockOutcome) -> str:
    """« opposition OPP-2026-000003, le 23/11/2026 à 10h02 »; empty where the bank did not give it."""
    if outcome.number is None or outcome.blocked_at is None:
        return ""
    moment = outcome.blocked_at.astimezone(clock.PARIS)
    return phrase("numero_d_opposition", numero=outcome.number, moment=moment)


def _tell_blocked(context: ActionContext, outcome: BlockOutcome) -> None:
    when = outcome.blocked_at.astimezone(clock.PARIS) if outcome.blocked_at else None
    values: dict[str, Any] = {
        "quatre_derniers": outcome.last4,
        "numero": outcome.number,
        "date": f"{when:%d/%m/%Y}" if when else None,
        "heure": f"{when:%Hh%M}" if when else None,
    }
    is_complete = when is not None and outcome.number is not None
    name = SAID[outcome.kind]
    if outcome.kind == "blocked" and not is_complete:
        name += "_sans_numero"
    elif outcome.kind == "already_blocked" and is_complete:
        name += "_depuis"
    context.say(name, card=summaries.of_opposition(outcome), **values)


def _line(outcome: BlockOutcome) -> str:
    """« •••• 4321, opposition OPP-2026-000003 »."""
    if not outcome.number:
        return phrase("carte", quatre_derniers=outcome.last4)
    return phrase("carte_et_opposition", quatre_derniers=outcome.last4, numero=outcome.number)
