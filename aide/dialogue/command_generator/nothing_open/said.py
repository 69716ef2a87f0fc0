"""A message where nothing is open, and what several rules want to know of it. Pure."""

from __future__ import annotations

import re
from functools import cached_property

from aide.dialogue.command_generator.labels import ABOUT_US, informs
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.problem import problem_beside, problem_in
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.dialogue.state import DEBITS, MONEY_BACK, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.subjects import subjects

FEWEST_TOLD = 5


class Said(Heard):
    """What he says, asked nothing."""

    @cached_property
    def problem(self) -> str | None:
        """The problem that he tells, if any."""
        told = problem_in(self.message) or problem_beside(self.message)
        return _same_as_told(self.message, self.state, told)

    @property
    def _asks_of_else(self) -> bool:
        """« c'est qui Sogexia ? » is not asked of the assistant."""
        name, share = self.message.top_question
        return share >= SURELY_ASKED and self.message.top not in entries()[name].subjects

    @property
    def closes_nothing(self) -> bool:
        """« je veux pas résilier »: what he does not want is not answered."""
        return self.message.top == "resilier_contrat" and _NOT_CLOSING.search(self.message.plain) is not None

    @cached_property
    def tells_apart(self) -> bool:
        """« j'attends toujours ma paie. c'est normal que ça traîne ? »: one sentence tells, whatever another asks."""
        return any(
            one.has("raconter", at=0.6) and one.words >= FEWEST_TOLD and not one.is_question
            for one in self.message.sentences
        )

    @cached_property
    def asked(self) -> list[Command]:
        """The question that he asks, if it is known."""
        return question_in(self.message)

    @cached_property
    def tells_filed_sum(self) -> bool:
        """The sum of what was filed here, and of nothing new."""
        sums = {f"{float(one.value):.2f}" for one in self.message.values("montant")}
        return bool(sums) and sums <= set(self.state.filed_sums) and not _AGAIN.search(self.message.plain)

    @cached_property
    def is_filed(self) -> bool:
        """More words of what was just filed, without another sum: on file, and not begun again."""
        if self.tells_filed_sum:
            return self.problem is not None
        has_fact = self.message.values("montant") or _AGAIN.search(self.message.plain) is not None
        return self.problem is not None and self.problem in self.state.closed and not has_fact

    @cached_property
    def is_asked_again(self) -> bool:
        """Asked again for what was filed just now, with no sum of its own: added to it, not filed twice."""
        is_same = self.problem is not None and self.problem in self.state.closed
        new_sum = self.message.values("montant") and not self.tells_filed_sum
        return is_same and not new_sum and not _ANOTHER.search(self.message.plain)

    @cached_property
    def asks_contact(self) -> bool:
        """The telephone, the mediator, closing the account: told whole, unless he asks less."""
        said = self.message
        if not informs(said.top) or said.subjects[0][1] < T.subject or self.closes_nothing:
            return False
        alone = any(said.top in entries()[one.name].subjects for one in questions_alone(said))
        surely = said.top_question[1] >= T.surely_question or alone
        is_narrower = bool(self.asked) and self.asked[0].name != "" and surely
        return not (is_narrower and said.is_question and (said.top not in ABOUT_US or self._asks_of_else))


def _same_as_told(message: Message, state: State, problem: str | None) -> str | None:
    """« et mes 249 € alors ? » after a payment that is not his: what he expects of that one."""
    told = state.told.get(state.subject or "")
    waits = next((one for one in state.later if one in DEBITS), None)
    if problem == MONEY_BACK and waits is not None and state.subject in (None, waits, MONEY_BACK):
        return waits
    if problem != MONEY_BACK or told is None or state.subject in (None, MONEY_BACK, *state.closed):
        return problem
    is_new = _has_new_sum(message, str(told.facts.get("montant") or ""))
    return problem if is_new or state.subject not in subjects() else state.subject


def _has_new_sum(message: Message, known: str) -> bool:
    sums = {str(one.value) for one in message.values("montant")}
    if known and sums:
        return any(float(one) != float(known) for one in sums)
    return bool(sums) and message.words > 8


SURELY_ASKED = 0.95
_NOT_CLOSING = re.compile(
    r"\b(?:pas|rien|sans|jamais) (?:du tout )?(?:de |a |le |la |mon |d )?(?:resili\w*|ferm\w*|clotur\w*)"
)
_AGAIN = re.compile(r"\b(?:encore|a nouveau|de nouveau|nouvelle?|nouveaux|autres?|deuxieme|2eme)\b")
_ANOTHER = re.compile(r"\b(?:nouvelle|autre|deuxieme|2eme|2e|seconde|encore une)\b")
