"""An answer to the question for a fact, and what several rules want to know of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import corrections_in
from aide.dialogue.command_generator.rules import Answer
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.commands import Command
from aide.dialogue.state import Frame


class FactAnswer(Answer):
    """What he says to the question for a fact."""

    @property
    def field(self) -> str:
        """The fact that was asked."""
        return self.question.field

    @property
    def frame(self) -> Frame | None:
        """The flow whose fact it is."""
        return self.state.frame

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is known already."""
        return self.frame.facts if self.frame else {}

    @property
    def is_again(self) -> bool:
        """An answer was not understood before."""
        return self.question.tries > 0

    @cached_property
    def typed(self) -> f.Parsed | None:
        """The typed answer, right or wrong; None when the text holds none."""
        parsed = f.parse(self.field, self.message.text, self.world.today)
        return parsed if parsed.value is not None or parsed.problem is not None else None

    @cached_property
    def corrections(self) -> list[Command]:
        """New values of facts that were given before."""
        if not self.message.has("corriger", at=0.4) and not f.sounds_like_correction(self.message.text):
            return []
        return corrections_in(self.message, self.facts, self.world, loose=False)

    @cached_property
    def beside(self) -> dict[str, Any]:
        """Facts not asked yet that the answer gives as well: « 50 euros hier chez Netflix »."""
        motif = str(self.facts.get("motif") or "")
        found = f.told(self.message.text, FIELDS.get(motif, ()), self.world.today)
        known = {self.field, *(name for name in self.facts if f.known(self.facts, name))}
        return {name: value for name, value in found.items() if name not in known}

    @cached_property
    def asked(self) -> list[Command]:
        """The question that he asks, if it is known."""
        return question_in(self.message)

    @cached_property
    def own_name(self) -> str | None:
        """The name that one of its sentences is made of."""
        parts = (*reversed(self.message.sentences), self.message)
        return next((own for one in parts if (own := f.own_name(one.text))), None)

    def unclear(self) -> list[Command]:
        """Not understood: asked again."""
        return [Command("unclear", self.field)]

    def skip(self) -> list[Command]:
        """Left open."""
        return [Command("skip", self.field)]

    def set_beside(self) -> list[Command]:
        """The facts that were not asked."""
        return [Command("set_fact", "", self.beside)] if self.beside else []
