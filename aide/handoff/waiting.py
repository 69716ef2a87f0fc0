"""What is done for a customer who waits for an agent, or talks with one, when he writes. Pure.

The queue is lost by leaving it: what he wants must be sure. The bot takes the conversation back only for a
card to block, a danger, or a customer who waits no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from aide.subjects import card_blocks, problems

Decision = Literal["note", "place", "filed", "call", "close", "leave", "block", "danger"]
"""`note`: for the agent, acknowledged; `place`: where he stands and what else is possible.

`filed`: whether his complaint is; `call`: that nobody telephones; `close`:
that he may close the page and keeps his place; the others end the wait.
"""

NOTE: Decision = "note"
PLACE: Decision = "place"
FILED: Decision = "filed"
CALL: Decision = "call"
CLOSE: Decision = "close"
LEAVE: Decision = "leave"
BLOCK: Decision = "block"
DANGER: Decision = "danger"

LEAVE_INTENT = "ne_plus_attendre"
PERSON_INTENT = "parler_a_un_humain"
BLOCK_INTENTS = card_blocks()
_MAY_BE_A_CARD = BLOCK_INTENTS | {"paiement_frauduleux", "renouvellement_carte"}
_ABOUT_THE_BANK = problems() | {
    "resilier_contrat",
    "envoyer_courrier",
    "saisir_mediateur",
    "autre_demande_bancaire",
}
_ABOUT_THE_WAIT = ("demander", "humain", "hesiter", "reprocher")
_FOR_THE_BOT = ("deposer", "suivre", "renouveler")
SURE, LIKELY, POSSIBLE = 0.8, 0.5, 0.3
SURE_DANGER = 0.7
"""From some 90 messages of waiting customers, written apart: the act alone,
or the act and the subject together.
"""


@dataclass(frozen=True)
class Heard:
    """A message as understood: probabilities of its `acts` given that he waits, of its `subjects`,
    and of a `danger` that he was not warned of yet; `is_ours`: about no other bank's card.
    """

    acts: Mapping[str, float] = field(default_factory=dict)
    subjects: Mapping[str, float] = field(default_factory=dict)
    danger: float = 0.0
    is_question: bool = False
    is_ours: bool = True
    asks_wait: bool = False
    """One of its sentences asks how long, or whether somebody comes, whatever the others tell."""
    asks_filed: bool = False
    """Whether his complaint was filed."""
    asks_call: bool = False
    """Whether somebody telephones him."""
    asks_close: bool = False
    """Whether he may close the page, or come back later."""
    asks_bank: bool = False
    """A question of knowledge, surely, and not one about the assistant or its people."""
    asks_card: bool = False
    """Whether a card is blocked: a question, and no order to block one."""
    says_writing: bool = False
    is_by_writing: bool = False
    """He says now, or said before to the bot, that he cannot telephone."""
    wants_more: bool = False
    """He asks for something else in the same breath: « j'attends plus, faites la réclamation »."""
    has_draft: bool = False
    """A complaint was being prepared when he asked for a person."""

    def does(self, *acts: str, at: float = LIKELY) -> bool:
        """Whether the message does one of these acts, with a probability of at least `at`."""
        return any(self.acts.get(act, 0.0) >= at for act in acts)

    def is_about(self, *subjects: str, at: float = LIKELY) -> bool:
        """Whether these weigh so much together."""
        return sum(self.subjects.get(one, 0.0) for one in subjects) >= at


def while_waiting(heard: Heard) -> Decision:
    """What to do about a typed message of a customer who waits."""
    leaves = _leaves(heard)
    if heard.danger >= SURE_DANGER and not (leaves and not heard.does("danger", at=POSSIBLE)):
        return DANGER
    if _wants_block(heard):
        return BLOCK
    if leaves:
        return LEAVE
    if heard.asks_filed:
        return FILED
    if heard.asks_call:
        return CALL
    if heard.asks_close:
        return CLOSE
    if heard.asks_bank and not heard.asks_wait:
        return NOTE
    if asks_place(heard) or heard.does(*_FOR_THE_BOT):
        return PLACE
    return NOTE


def after_waiting(heard: Heard) -> Decision | None:
    """What the first words of a customer who has waited in vain are about: the wait (`place`), no more of it
    (`leave`), the offer to wait again that he has just read (`note`: a yes or a no); None for anything
    else, understood as ever.
    """
    if heard.does(*_FOR_THE_BOT):
        return None
    decision = while_waiting(heard)
    if decision in (PLACE, LEAVE):
        return decision
    return NOTE if decision == NOTE and heard.is_about("affirmer", "refuser") else None


def asks_place(heard: Heard) -> bool:
    """« toujours personne ? », « c'est long », « je veux quelqu'un »: about the wait itself.

    A question about his account or a story is the agent's.
    """
    if heard.asks_wait:
        return True
    if heard.is_about(*_ABOUT_THE_BANK, at=0.6) or heard.does("raconter", at=0.6):
        return False
    if heard.is_question or heard.does(*_ABOUT_THE_WAIT, at=0.45):
        return True
    return heard.is_about(PERSON_INTENT, at=0.6)


def asks(heard: Heard) -> bool:
    """Whether it is a question, also one without its mark."""
    return heard.is_question or heard.does("demander")


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


def _leaves(heard: Heard) -> bool:
    if heard.does("raconter", "hesiter", at=0.6):
        return False
    if heard.does("annuler") or heard.is_about("au_revoir", at=SURE):
        return True
    return heard.does("annuler", at=POSSIBLE) and heard.is_about("annuler")


def _wants_block(heard: Heard) -> bool:
    """Asks for the blocking, or tells surely that a card is lost or stolen.

    Nothing is blocked yet, it is asked.
    """
    if not heard.is_ours or heard.asks_card or heard.does("retrouver"):
        return False
    if heard.does("bloquer"):
        return heard.is_about(*_MAY_BE_A_CARD, at=0.35)
    return heard.is_about(*BLOCK_INTENTS, at=SURE)
