"""What the conversation holds between two messages: one value, written as JSON. Pure.

The stack of flows (the last one is talked of, the one below resumes), what was told of each problem,
the open question, what was said and refused, and the moves of the present turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

VERSION = 1
SLOT = "etat"
MONEY_BACK, DEBITS = "remboursement_erreur", ("paiement_frauduleux", "prelevement_abusif")
"""His money back, asked after one of these, is what he expects of it and no other problem."""
PERSON = "parler_a_un_humain"
"""Among what is noted for afterwards: a person, once the card is blocked."""
BEFORE = "d_abord"
"""Among the values of a move: the sentences, with spaces between their names,
that are said at the head of its bubble.
"""
TOPIC_STAYS = 3
"""Turns in which « c'est payant ? » is still about what was answered."""
NO_REFERENCE = "sans_reference"
"""In `State.said`: he was told what to do without the reference of his complaint."""
OFFERED = "renouvellement_propose"
"""In `State.said`: a new card was offered here, with what it may cost."""
BEFORE_CORRECTION, BEFORE_TEXT = "avant", "texte_avant"
"""In the facts of a complaint: those that the last correction changed, as they were,
and his words before they were replaced.
"""
EXPECTS = "attend"
DECEIVED = "trompe"
"""Among the facts of a complaint: a deceit is reported of which no debit was told."""
"""In the facts of a complaint: what he expects of it, before he told what happened."""
TOLD_WITH_BLOCK = "recit"
"""In the facts of a blocking: the words that told why, for the report of a payment that may follow."""
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
class Move:
    """One step of a turn: a response to say or an action with an effect;
    `expects` is what the bubble asks.
    """

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    expects: dict[str, Any] | None = None
    buttons: list[dict[str, Any]] | None = None

    @property
    def is_effect(self) -> bool:
        return self.name.startswith("action_")

    def says_first(self, name: str, **values: Any) -> None:
        """That sentence at the head of the bubble: a turn has two bubbles at most."""
        heads = f"{name} {self.values.get(BEFORE, '')}".strip()
        self.values = {**values, **self.values, BEFORE: heads}


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
    """The last day for the answer to what was filed last here, as it is shown: « 15/12/2026 »;
    none for a reported payment.
    """
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
    """He cannot telephone, or wants it in writing: no sentence names the number,
    unless he asks for it now.
    """
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


OLD_SLOTS = (
    "brouillon",
    "motif",
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "description",
    "email",
    "sujet",
    "recit",
    "requested_slot",
    "opposition",
    "carte",
    "cartes",
    "raison",
    "proposition",
    "suite",
)
"""Slots of the version before flows: read from a stored conversation for one release, then to be removed."""
LONG_AGO = "1970-01-01T00:00:00+00:00"
"""When a confirmation of before the upgrade was asked: it confirms nothing any more, and is asked again."""


def from_old_slots(slots: dict[str, Any]) -> State:
    """A draft begun before the upgrade stays open; a pending confirmation,
    of a complaint or of a card, is asked again.
    """
    state = State()
    subject = slots.get("sujet")
    facts = {
        name: slots[name] for name in ("montant", "date", "beneficiaire", "creancier") if slots.get(name)
    }
    story = [line for line in str(slots.get("recit") or slots.get("description") or "").split("\n") if line]
    if slots.get("email") not in (None, SKIPPED):
        state.email = slots["email"]
    if slots.get("brouillon"):
        motif = slots.get("motif") or subject
        frame = Frame("reclamation", slots["brouillon"], {**facts, **({"motif": motif} if motif else {})})
        if slots.get("description"):
            frame.facts["description"] = slots["description"].split("\n")
        if slots.get("email"):
            frame.facts["email"] = slots["email"]
        state.stack.append(frame)
        state.subject = motif
    elif subject:
        state.subject = subject
        state.told[subject] = Told(facts, story)
        state.helped.append(subject)
    if isinstance(noted := slots.get("suite"), dict) and noted.get("intent"):
        state.later.append(str(noted["intent"]))
    state.question = _old_question(slots, state)
    return state


_ASKED_OF_A_CARD = ("raison", "carte", "confirmation_opposition")
_PROPOSED = ("reclamation", "opposition", "conseiller")


def _old_question(slots: dict[str, Any], state: State) -> Question | None:
    """What was open then, as it would be asked now. A card is only confirmed when the question named it."""
    asked, chosen = slots.get("requested_slot"), slots.get("carte")
    if asked in ("confirmation", "correction") and state.frame is not None:
        return Question("confirme", "reclamation", asked_at=LONG_AGO, kind="yes_no")
    if asked in _ASKED_OF_A_CARD and slots.get("opposition"):
        listed = [one for one in slots.get("cartes") or [] if one["id"] == chosen]
        if not listed:
            return Question("offre", starts="opposition", kind="yes_no")
        facts = {"cartes": listed, "carte": [chosen], "fait:action_lister_cartes": True}
        if slots.get("raison") not in (None, "autre"):
            facts["raison"] = slots["raison"]
        state.stack.append(Frame("opposition", slots["opposition"], facts))
        return Question("bloque", "opposition", asked_at=LONG_AGO, kind="yes_no")
    if asked and state.frame is not None:
        return Question(str(asked), "reclamation", motif=state.subject)
    if slots.get("proposition") in _PROPOSED:
        return Question("offre", starts=str(slots["proposition"]), kind="yes_no")
    return None
