"""`action_bloquer_cartes`: the bank is called once for each card, and only what it answered is said."""

from __future__ import annotations

from typing import Any

from actions import summaries
from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.cards.least_certain import least_certain
from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.requests import draft_for
from aide.french_format import day, hour
from aide.phrases import phrase

SAID = {"blocked": "utter_carte_bloquee", "already_blocked": "utter_carte_deja_bloquee"}


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
                draft=draft_for(frame.id, card),
                conversation=conversation.id,
                customer=conversation.customer.id,
                card_id=card,
                reason=str(frame.facts.get("raison") or "other"),
                clock=clock.now,
            )
            for card in chosen
        ]
        return _tell(context, outcomes)


def _tell(context: ActionContext, outcomes: list[BlockOutcome]) -> Events:
    """One bubble for all the cards when all went well; a doubt about one is said about that one."""
    good = [one for one in outcomes if one.kind in SAID]
    if len(good) == 1:
        _tell_blocked(context, good[0], _left_alone(context))
    elif good:
        context.say("utter_cartes_bloquees", cartes=" ; ".join(_line(one) for one in good))
    numbers = {one.last4: said for one in good if one.last4 and (said := _number(one))}
    kind = least_certain(one.kind for one in outcomes)
    if kind is None:
        return result("bloquee", oppositions=numbers)
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


def _left_alone(context: ActionContext) -> str:
    """« •••• 8765 : non touchée », of the one other card that the bank listed as active;
    empty where there is none.
    """
    facts = context.frame("opposition").facts
    others = [one for one in facts.get("cartes") or [] if one["id"] not in (facts.get("carte") or [])]
    if len(others) != 1:
        return ""
    return phrase("autres_cartes_intactes", cartes=phrase("carte", quatre_derniers=others[0]["last4"]))


def _tell_blocked(context: ActionContext, outcome: BlockOutcome, others: str) -> None:
    when = outcome.blocked_at.astimezone(clock.PARIS) if outcome.blocked_at else None
    values: dict[str, Any] = {
        "quatre_derniers": outcome.last4,
        "numero": outcome.number,
        "autres": others,
        "date": day(when) if when else None,
        "heure": hour(when) if when else None,
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
