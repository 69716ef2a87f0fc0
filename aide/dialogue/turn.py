"""One turn in the making: what it says, what it asks, and the flow that it moves on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aide.dialogue import recap, shown, steps
from aide.dialogue.flow import BLOCKS, FILES, RENEWS, Flow, Outcome, Step
from aide.dialogue.message import Message
from aide.dialogue.state import OFFERED, Frame, Move, Question, State
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
MOST_NOTES = 1
ACKNOWLEDGED = "utter_note_pour_apres"
"""That another problem is kept for later: never left out for what is said after it."""
ANNOUNCED, ANNOUNCED_FIRST = "utter_deuxieme_reclamation", "utter_reclamation_commencee"
"""That a complaint is begun for a noted problem: never left out either."""
ANNOUNCED_BOTH = "utter_deux_reclamations"
"""That one of two problems is begun with, and the other follows."""
ANSWERS, MOST_ANSWERS = (
    (
        "utter_info_",
        "utter_limite_",
        "utter_limites_",
        "utter_argent_encore_pris",
        "utter_autre_carte_active",
        "utter_payer_avec_autre",
        "utter_virement_attendu_",
        "utter_note_a_part",
        "utter_question_laissee",
        "utter_autre_question_laissee",
        "utter_questions_restantes",
        "utter_par_telephone",
    ),
    4,
)
"""Three of knowledge, some of them counted from his day, and that another question is left."""
KEPT = (ACKNOWLEDGED, ANNOUNCED, ANNOUNCED_FIRST, ANNOUNCED_BOTH)
MOST_PITCHES = 1
MOST_REMINDERS, MOST_SILENCES = 1, 2
"""How often the order of a new card comes back after something else;
once more it stays open and is not pressed.
"""


@dataclass
class Turn:
    """Commands change `state` through this; `moves` gives the plan at the end."""

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

    def again(self) -> None:
        """Back to the open question, in fewer words."""
        if (question := self.state.question) is None:
            return
        frame = self.state.of(question.flow) if question.flow else None
        if question.field == "reformule":  # other words were asked for, and have come
            self.state.question = None
            self.go_on()
        elif frame is not None and question.field == "motif":
            from aide.dialogue.patterns import motif  # which needs a turn

            motif.ask_again(self, frame, question)
        elif frame is not None and question.field == "renouvelle" and question.tries >= MOST_REMINDERS:
            if question.tries >= MOST_SILENCES:  # he has not said yes: it can be ordered at any time
                self.leave(frame.flow)
            question.tries += 1
            self.is_over = True
        elif frame is not None and question.field == "reference" and question.tries:
            self.ask(
                "reference", "utter_encore_sans_reference", flow=frame.flow
            )  # he has none: who finds it is offered
        elif frame is not None:
            self.put(frame, question.field, shorter=True)
            if question.field == "renouvelle" and self.state.question is not None:
                self.state.question.tries = question.tries + 1
        elif question.tries >= MOST_PITCHES:  # offered twice: still open, and not pressed any more
            self.is_over = True
        else:
            question.tries += 1
            of_card = "_opposition" if (question.field, question.starts) == ("offre", "opposition") else ""
            name = f"utter_encore_{question.field}{of_card}"
            self.ask(question.field, name, starts=question.starts, **self.offered(question))

    def offered(self, question: Question) -> dict[str, Any]:
        """What the offer to look at a noted problem names; nothing for other questions."""
        subject = self.subjects.get(self.state.later[0] if self.state.later else "")
        if question.field != "suite" or subject is None:
            return {}
        is_danger = bool(self.state.warned) and subject.then == "opposition"
        return {"probleme": "ce qui vient de se passer" if is_danger else subject.noun}

    def is_void(self, question: Question) -> bool:
        """A confirmation asked long ago confirms nothing."""
        if not question.asked_at:
            return False
        return self.world.now - datetime.fromisoformat(question.asked_at) > self.world.idle

    def outcome(self, action: str, word: str) -> Outcome:
        """What the flow under way says of an effect's outcome."""
        frame = self.state.frame
        return self.flows[frame.flow].after(action, word) if frame else Outcome()

    def _is_kept(self, note: Move) -> bool:
        return note.name in KEPT and not (note.name == ACKNOWLEDGED and self._offers_noted())

    def _offers_noted(self) -> bool:
        """The question that ends the turn names the noted problem itself."""
        return (
            self.asked is not None
            and self.state.question is not None
            and self.state.question.field == "suite"
        )

    def moves(self) -> list[Move]:
        """At most one note before a question or an effect, two without;
        more where several questions are answered.
        """
        last = self.effect or self.asked
        answers = sum(note.name.startswith(ANSWERS) for note in self.notes)
        if last is None:
            return self.notes[: max(2, answers)]
        if self.effect is not None and self.effect.name in (
            BLOCKS,
            FILES,
            RENEWS,
        ):  # « C'est fait » comes first
            self.state.held = [note for note in self.notes if note.name.startswith(ANSWERS)][:MOST_ANSWERS]
            self.notes = [note for note in self.notes if note not in self.state.held]
        kept = next((note for note in self.notes if self._is_kept(note)), None)
        most = max(MOST_NOTES, min(answers, MOST_ANSWERS))
        others = [note for note in self.notes if note.name not in KEPT][-most:]
        comes_last = kept is not None and self.notes[-1] is kept and self.effect is None
        if kept is not None and others and comes_last:  # « je ne commande rien », and then what comes
            last.says_first(kept.name, **kept.values)
        elif kept is not None and others:
            others[0].says_first(kept.name, **kept.values)
        elif kept is not None:
            others = [kept]
        return [*others, last]
