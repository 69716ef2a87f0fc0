"""A message where nothing is open, and what several rules want to know of it. Pure."""

from __future__ import annotations

import re
from functools import cached_property

from aide.dialogue.command_generator.labels import ABOUT_US, informs
from aide.dialogue.command_generator.meant_of_told import noted_sum
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.complaint import FOR_BOTH, REFUSED_COMPLAINT, says_to_file
from aide.dialogue.command_generator.wishes.problem import problem_beside, problem_in
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.commands import BOTH, Command
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
        """« j'attends toujours ma paie. c'est normal que ça traîne ? »:
        one sentence tells, whatever another asks.
        """
        return any(
            one.has("raconter", at=0.45) and one.words >= FEWEST_TOLD and not one.is_question
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

    @property
    def tells_and_asks(self) -> bool:
        """A problem, or more of the one that is talked of, beside what he asks."""
        state = self.state
        goes_on = bool(state.subject) and state.subject not in state.closed and tells_beside(self.message)
        return goes_on or (self.problem is not None and self.message.has("raconter"))

    @cached_property
    def orders_filing(self) -> bool:
        """« je veux déposer la réclamation alors. et j'aurai une réponse quand ? »:
        a sentence of several says it; « oui déposez-la », once a problem was told.
        """
        said = self.message
        if REFUSED_COMPLAINT.search(said.plain) or said.values("reference"):
            return False
        alone = any(
            says_to_file(one) and not one.is_question and one.has("deposer") for one in said.sentences
        )
        is_told = fileable(self.state) is not None and _FILE_IT.match(said.plain) is not None
        return alone or (is_told and not said.is_question)

    @cached_property
    def asks_contact(self) -> bool:
        """The telephone, the mediator, closing the account: told whole, unless he asks less."""
        said = self.message
        if not informs(said.top) or said.subjects[0][1] < T.subject or self.closes_nothing:
            return False
        alone = any(said.top in entries()[one.name].subjects for one in questions_alone(said))
        surely = said.top_question[1] >= T.surely_question or alone
        is_narrower = bool(self.asked) and self.asked[0].name != "" and surely
        asks = said.is_question or said.has("demander", at=SURELY_ASKED)
        return not (is_narrower and asks and (said.top not in ABOUT_US or self._asks_of_else))


def fileable(state: State) -> str | None:
    """The problem of which a complaint may be made: the one that is talked of, else the one told last."""
    told = (state.subject or "", *reversed(state.helped))
    known = (subjects().get(one) for one in told if one not in state.closed)
    return next((one.name for one in known if one is not None and one.motif is not None), None)


def both(message: Message, state: State) -> dict[str, bool]:
    """« pour les deux », « le virement et les 8 € »: the noted problem is to be filed too,
    and he is told that it will.
    """
    is_noted = any(subjects()[one].motif for one in state.later if one in subjects())
    is_meant = FOR_BOTH.search(message.plain) or noted_sum(message, state)
    return {BOTH: True} if is_noted and is_meant else {}


def tells_beside(message: Message) -> bool:
    """« c'était le 5 et le 20. vous pouvez me les rendre ? »:
    what a sentence of it tells is kept, whatever another asks.
    """
    parts = (message, *(one for one in message.sentences if one.words >= FEWEST_TOLD and not one.is_question))
    return any(one.has("raconter", at=0.6) for one in parts)


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
_FILE_IT = re.compile(
    r"(?:(?:oui|ouais|ok|d accord|bon|alors|allez|vas y|allez y|et bien|"
    r"eh bien|donc|finalement|je veux bien|c est bon) ){0,12}"
    r"(?:depos\w+|enregistr\w+|fai(?:s|tes)|envo(?:ie|ies|yez)|lanc\w+|ouvr\w+) (?:la|le|moi ca|la moi)"
    r"(?: (?:reclam\w*|plainte))?"
    r"(?: (?:alors|donc|svp|stp|s il (?:vous|te) plait|vite|maintenant|"
    r"tout de suite|merci|du coup|pour moi)){0,12}$"
)
"""« oui d'accord déposez-la », and no more."""
_NOT_CLOSING = re.compile(
    r"\b(?:pas|rien|sans|jamais) (?:du tout )?(?:de |a |le |la |mon |d )?(?:resili\w*|ferm\w*|clotur\w*)"
)
_AGAIN = re.compile(r"\b(?:encore|a nouveau|de nouveau|nouvelle?|nouveaux|autres?|deuxieme|2eme)\b")
_ANOTHER = re.compile(r"\b(?:nouvelle|autre|deuxieme|2eme|2e|seconde|encore une)\b")
