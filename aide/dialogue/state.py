"""What the conversation holds between two messages: one value, written as JSON. Pure.

The stack of flows (the last one is talked of, the one below resumes), what was told of each problem,
the open question, what was said and refused, and the moves of the present turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from aide.dialogue.moves import Move

VERSION = 1
SLOT = "etat"
MONEY_BACK, DEBITS = "remboursement_erreur", ("paiement_frauduleux", "prelevement_abusif")
"""His money back, asked after one of these, is what he expects of it and no other problem."""
PERSON = "parler_a_un_humain"
"""Among what is noted for afterwards: a person, once the card is blocked."""
TOPIC_STAYS = 3
"""Turns in which « c'est payant ? » is still about what was answered."""
NO_REFERENCE = "sans_reference"
"""In `State.said`: he was told what to do without the reference of his complaint."""
OFFERED = "renouvellement_propose"
"""In `State.said`: a new card was offered here, with what it may cost."""
SKIPPED = "inconnu"
"""The value of a fact that the customer left open; the register then holds nothing there."""


class UnreadableState(ValueError):
    """The stored value is of another version, or is no state."""


@dataclass
class Question:
    """What was asked last and is not answered: `field` as clients see it,
    `flow` whose question it is ('' for an offer).

    `starts` is the flow that a yes begins; `asked_at` is ISO 8601;
    `tries` counts answers that were not understood.
    """

    field: str
    flow: str = ""
    starts: str = ""
    asked_at: str = ""
    tries: int = 0
    motif: str | None = None
    kind: str = "text"
    asked_in: str = ""
    """The id of the customer's message whose turn asked it: an answer is of who had read that very bubble."""


@dataclass
class Frame:
    """A flow under way: its own id, which is the key of its effect, and its facts."""

    flow: str
    id: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Told:
    """What the customer said of one problem: facts as stored ('50.00', '2026-11-22'),
    and his own sentences.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)


@dataclass
class State:
    """The conversation. Empty at its start."""

    stack: list[Frame] = field(default_factory=list)
    question: Question | None = None
    subject: str | None = None
    told: dict[str, Told] = field(default_factory=dict)
    helped: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    misses: int = 0
    email: str | None = None
    filed: list[str] = field(default_factory=list)
    answer_by: str = ""
    """The last day for the answer to what was filed last, « 15/12/2026 »; none for a reported payment."""
    copy: str = ""
    """Where the dated copy of what was filed last here is read."""
    contents: dict[str, str] = field(default_factory=dict)
    """What was filed here, by its reference, in the lines of the summary that he confirmed."""
    filed_sums: list[str] = field(default_factory=list)
    """The sums of what was filed here: said again, they begin no other complaint."""
    dropped: bool = False
    """A complaint that was begun here was left, and none was filed since."""
    closed: list[str] = field(default_factory=list)
    both: bool = False
    """He wants the noted problem filed too: it is begun without asking him again."""
    warned: list[str] = field(default_factory=list)
    done: str = ""
    past: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    no_card_left: bool = False
    """No card of his was active when the bank was asked last, or the last one was blocked here."""
    written: bool = False
    """He cannot telephone, or wants it in writing: no sentence names the number, unless he asks for it."""
    gives_number: bool = False
    owes_writing: bool = False
    """That it will be in writing is still to be acknowledged."""
    consoled: bool = False
    """He was told once that one feels for him."""
    kept: list[str] = field(default_factory=list)
    """The cards that the bank listed as active beside those that were blocked here, by their digits."""
    replaceable: list[dict[str, Any]] = field(default_factory=list)
    """The cards that were blocked here and in whose place none was ordered, as the bank listed them."""
    oppositions: dict[str, str] = field(default_factory=dict)
    """Of the cards that were blocked here, by their digits: the number and the moment, as they are shown."""
    block_unsure: bool = False
    """The bank did not say whether it blocked the card."""
    ordered: list[str] = field(default_factory=list)
    """The cards in whose place a new one was ordered here, by their digits."""
    order_unsure: bool = False
    """The bank did not say whether it took the order."""
    connected: bool = False
    """He was logged in when this turn was decided: no sentence tells him to log in."""
    turns: int = 0
    said: dict[str, int] = field(default_factory=dict)
    """The questions that were answered, and in which turn last."""
    topics: dict[str, int] = field(default_factory=dict)
    """The subjects of what was answered, and in which turn last."""
    plan: list[Move] = field(default_factory=list)
    held: list[Move] = field(default_factory=list)
    """Answers that wait until what he confirmed is done, and said."""
    base: int = 0
    commands: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Frame | None:
        """The flow that is talked of."""
        return self.stack[-1] if self.stack else None

    def of(self, flow: str) -> Frame | None:
        """The newest frame of that flow."""
        return next((frame for frame in reversed(self.stack) if frame.flow == flow), None)

    @property
    def about(self) -> frozenset[str]:
        """The subjects that are talked of: the problem told, those noted, what was just filed or blocked."""
        told = [self.subject, *self.later, *self.closed[-1:]]
        told += [name for name, turn in self.topics.items() if self.turns - turn < TOPIC_STAYS]
        told += ["paiement_frauduleux"] if self.warned else []
        told += ["faire_opposition"] if self.done == "opposition" or self.of("opposition") else []
        told += ["renouvellement_carte"] if self.of("renouvellement") or self.done == "renouvellement" else []
        told += ["deposer_reclamation"] if self.of("reclamation") or self.done == "reclamation" else []
        return frozenset(one for one in told if one)

    def talk_of(self, names: Iterable[str]) -> None:
        """What is answered now: the next short questions are about it."""
        kept = {name: turn for name, turn in self.topics.items() if self.turns - turn < TOPIC_STAYS}
        self.topics = {**kept, **dict.fromkeys(names, self.turns)}

    @property
    def effect(self) -> Move | None:
        """The effect that ends the present plan."""
        return self.plan[-1] if self.plan and self.plan[-1].is_effect else None

    def dumps(self) -> str:
        """As stored in the slot: a string, so that no copy of a tracker shares it."""
        return json.dumps({"v": VERSION, **_lean(asdict(self))}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, stored: str | None) -> State:
        """Empty for nothing. Raises UnreadableState."""
        if not stored:
            return cls()
        try:
            told = json.loads(stored)
            if told.pop("v") != VERSION:
                raise UnreadableState("another version")
            return cls(
                **{
                    **told,
                    "stack": [Frame(**one) for one in told.get("stack", [])],
                    "question": Question(**told["question"]) if told.get("question") else None,
                    "told": {name: Told(**one) for name, one in told.get("told", {}).items()},
                    "plan": [Move(**one) for one in told.get("plan", [])],
                    "held": [Move(**one) for one in told.get("held", [])],
                }
            )
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            raise UnreadableState(str(error)) from error


def _lean(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: most of it is, most of the time, and it is written at each turn."""
    return {name: value for name, value in told.items() if value not in (None, "", 0, [], {})}
