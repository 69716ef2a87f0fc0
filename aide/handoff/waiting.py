"""What is done for a customer who waits for an agent, or talks with one, when he writes. Pure.

The queue is lost by leaving it: what he wants must be sure. The bot takes the conversation back only for a card to block, a
danger, or a customer who waits no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Decision = Literal["note", "place", "leave", "block", "danger"]
"""`note`: for the agent, acknowledged once; `place`: where he stands and what else is possible; the others end the wait."""

NOTE: Decision = "note"
PLACE: Decision = "place"
LEAVE: Decision = "leave"
BLOCK: Decision = "block"
DANGER: Decision = "danger"

LEAVE_INTENT = "ne_plus_attendre"
PERSON_INTENT = "parler_a_un_humain"
BLOCK_INTENTS = frozenset({"faire_opposition", "carte_perdue", "carte_volee"})
_MAY_BE_A_CARD = BLOCK_INTENTS | {"paiement_frauduleux", "renouvellement_carte"}
_ABOUT_THE_WAIT = ("humain", "hesiter", "reprocher")
_FOR_THE_BOT = ("deposer", "suivre", "renouveler")


@dataclass(frozen=True)
class Heard:
    """A message as understood: probabilities of its `acts` given that he waits, of its `subjects`, of a `danger` that he was
    not warned of yet, and of a `known` question about something else than the wait; `is_ours`: no other bank's card.
    """

    acts: Mapping[str, float] = field(default_factory=dict)
    subjects: Mapping[str, float] = field(default_factory=dict)
    danger: float = 0.0
    known: float = 0.0
    is_ours: bool = True

    def does(self, *acts: str, at: float = 0.5) -> bool:
        return any(self.acts.get(act, 0.0) >= at for act in acts)


def while_waiting(heard: Heard) -> Decision:
    """What to do about a typed message of a customer who waits."""
    if heard.danger >= SURE_DANGER:
        return DANGER
    if _wants_block(heard):
        return BLOCK
    if heard.does("annuler", at=SURE_LEAVING) and not heard.does("raconter", "hesiter", at=0.6):
        return LEAVE
    if asks_place(heard) or heard.does(*_FOR_THE_BOT):
        return PLACE
    return NOTE


def asks_place(heard: Heard) -> bool:
    """« toujours personne ? », « c'est long », « je veux quelqu'un »: about the wait itself, and about nothing else."""
    if heard.known >= KNOWN_QUESTION:
        return False
    asks = heard.does("demander", at=0.4) and not heard.does("raconter", at=0.6)
    return asks or heard.does(*_ABOUT_THE_WAIT)


def pressed_while_waiting(intent: str) -> Decision:
    """What to do about a button pressed by a customer who waits."""
    if intent == LEAVE_INTENT:
        return LEAVE
    if intent in BLOCK_INTENTS:
        return BLOCK
    return PLACE if intent == PERSON_INTENT else NOTE


def pressed_with_agent(intent: str) -> bool:
    """With an agent the bot takes nothing, but a card to block."""
    return intent in BLOCK_INTENTS


SURE_DANGER = 0.7
SURE_CARD = 0.8
SURE_LEAVING = 0.5
KNOWN_QUESTION = 0.5


def _wants_block(heard: Heard) -> bool:
    """Asks for the blocking, or tells surely that a card is lost or stolen; nothing is blocked yet, it is asked."""
    if not heard.is_ours or heard.does("retrouver"):
        return False
    if heard.does("bloquer"):
        return sum(heard.subjects.get(one, 0.0) for one in _MAY_BE_A_CARD) >= 0.35
    return sum(heard.subjects.get(one, 0.0) for one in BLOCK_INTENTS) >= SURE_CARD
