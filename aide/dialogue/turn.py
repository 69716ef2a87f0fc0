"""One turn in the making: what it says, what it asks, and the flow that it moves on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aide import clock
from aide.dialogue import recap, shown, steps
from aide.dialogue.flow import Flow, Outcome, Step
from aide.dialogue.message import Message
from aide.dialogue.moves import Move
from aide.dialogue.state import OFFERED, Frame, Question, State
from aide.dialogue.world import World
from aide.subjects import Subject

KINDS = {
    "montant": "amount",
    "date": "date",
    "email": "email",
    "confirme": "yes_no",
    "bloque": "yes_no",
    "renouvelle": "yes_no",
    "offre": "yes_no",
    "conseiller": "yes_no",
    "carte": "choice",
    "motif": "choice",
    "suite": "yes_no",
}
SHOWN_AS = {"suite": "offre", "detail": "autre", "correction": "autre"}
"""The field that clients see, where ours is finer."""
CAN_BE_SKIPPED = frozenset({"date", "beneficiaire", "creancier", "email", "description"})


@dataclass
class Turn:
    """Commands change `state` through this; its plan, at the end, is `planning.moves`."""

    state: State
    message: Message
    world: World
    flows: Mapping[str, Flow]
    subjects: Mapping[str, Subject]
    notes: list[Move] = field(default_factory=list)
    asked: Move | None = None
    effect: Move | None = None
    is_over: bool = False
    """Nothing more is to be asked: what was said ends the turn."""

    def say(self, name: str, **values: Any) -> None:
        """A bubble before the question; of several, the last ones are kept."""
        if all(note.name != name for note in self.notes):
            self.notes.append(Move(name, values))

    def do(self, action: str, **values: Any) -> None:
        """An effect: it ends the plan, and the turn is decided again from what it saw."""
        self.effect = Move(action, values)

    def ask(
        self,
        field_: str,
        name: str,
        *,
        flow: str = "",
        starts: str = "",
        buttons: list[dict[str, Any]] | None = None,
        **values: Any,
    ) -> None:
        """The question that ends the turn."""
        before = self.state.question
        same = before is not None and before.field == field_ and before.flow == flow
        motif = self._motif_asked(flow)
        self.state.question = Question(
            field_,
            flow,
            starts,
            self.world.now.isoformat(),
            (before.tries if same and before else 0),
            motif,
            KINDS.get(field_, "text"),
            self.world.message,
        )
        expects = {"field": SHOWN_AS.get(field_, field_), "kind": KINDS.get(field_, "text")}
        if motif:
            expects["motif"] = motif
        self.asked = Move(name, values, expects, buttons)

    def _motif_asked(self, flow: str) -> str | None:
        frame = self.state.of(flow) if flow else None
        return str(frame.facts["motif"]) if frame and frame.facts.get("motif") else None

    def rest(self) -> None:
        """What was said ends the turn, unless something is open: that is asked again."""
        self.is_over = self.state.question is None and not self.state.stack

    def start(self, name: str, **facts: Any) -> Frame:
        """Push a flow, or go on with the one of that name that is under way."""
        frame = self.state.of(name)
        if frame is None:
            count = len(self.state.stack)
            frame = Frame(name, f"{self.world.new_id}{'-' + str(count) if count else ''}")
        else:
            self.state.stack.remove(frame)
        frame.facts.update(facts)
        self.state.stack.append(frame)
        self.state.question = None
        return frame

    def leave(self, name: str) -> None:
        """The flow is over."""
        self.state.stack = [frame for frame in self.state.stack if frame.flow != name]
        if self.state.question and self.state.question.flow == name:
            self.state.question = None

    def go_on(self) -> None:
        """The next step of the flow that is talked of: a question, a confirmation, an effect or an end."""
        for _ in range(4):
            frame = self.state.frame
            if frame is None:
                return
            step = steps.next_step(frame, self.flows[frame.flow], self.world)
            if step is not None:
                self._take(frame, step)
                return
            self.leave(frame.flow)

    def _take(self, frame: Frame, step: Step) -> None:
        if step.kind == "does":
            frame.facts[f"fait:{step.name}"] = True
            self.do(step.name)
        elif step.kind == "says":
            self.say(step.name)
            self.is_over = True
            if step.ends:
                self.leave(frame.flow)
                self.is_over = not self.state.stack
                self.go_on()
        else:
            self.put(frame, step.name)

    def put(self, frame: Frame, name: str, *, shorter: bool = False, **values: Any) -> None:
        """Ask a step's question. `shorter`: again, in fewer words, after something else was answered."""
        form = "utter_encore_" if shorter else "utter_ask_"
        if name == "confirme":
            values = {"resume": recap.lines(frame.facts), **values}
            if shorter:
                values.pop("resume")
        if name == "renouvelle":
            self.state.said[OFFERED] = self.state.turns
        if name in ("bloque", "renouvelle"):
            values = {**shown.cards_named(frame), **values}
        self.ask(
            name,
            f"{form}{shown.worded(frame, name)}",
            flow=frame.flow,
            buttons=shown.buttons(frame, name),
            **values,
        )
        alike = (
            recap.filed_alike(self.state.contents, values.get("resume", "")) if name == "confirme" else None
        )
        if alike and self.asked is not None:
            self.asked.says_first("utter_meme_enregistree", reference=alike)

    def is_void(self, question: Question) -> bool:
        """A confirmation asked long ago confirms nothing."""
        if not question.asked_at:
            return False
        return clock.between(datetime.fromisoformat(question.asked_at), self.world.now) > self.world.idle

    def outcome(self, action: str, word: str) -> Outcome:
        """What the flow under way says of an effect's outcome."""
        frame = self.state.frame
        return self.flows[frame.flow].after(action, word) if frame else Outcome()
