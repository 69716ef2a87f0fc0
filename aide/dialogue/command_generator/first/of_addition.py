"""Something to add to a filed complaint, and something asked, in one message: both are done. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.filed import (
    announces_only,
    asks_where_it_stands,
    told_beside_question,
)
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.folding import plain

OF_FILED = ("reclamation", "complement", "suivi")
"""What was done last, where more is told of what was filed."""


def adds_and_asks(heard: Heard) -> list[Command] | None:
    """« elle en est où ? et ajoutez qu'il m'a rappelé », « c'était en mai. vous me les rendrez ? »:
    each gets its due.
    """
    message, state = heard.message, heard.state
    is_there = state.filed or message.values("reference") or heard.world.is_connected
    if (
        not is_there
        or state.frame is not None
        or message.has("retirer", at=0.6)
        or wants_person(message, state)
    ):
        return None
    if state.later and says_to_file(message):
        return None  # « … je veux faire une réclamation pour ça aussi », of the problem that waits
    told = [one for one in message.sentences if _adds(one)]
    if not told and _tells_of_filed(message, state):
        told = told_beside_question(message)
    asking = [one for one in message.sentences if one not in told and _asks(one)]
    return _both(told, asking, heard) if told and asking else None


def _both(told: list[Message], asking: list[Message], heard: Heard) -> list[Command]:
    """The question is answered, or looked up, before the line is added: what is begun first is done last."""
    message = heard.message
    words = " ".join(one.text.strip() for one in told)
    detail = "" if announces_only(plain(words)) else words
    known = starting("complement", message, heard.state).values
    adding = Command("start_flow", "complement", {**known, "detail": detail}, message.text)
    if any(asks_where_it_stands(one) or one.has("suivre", at=0.8) for one in asking):
        return [adding, starting("suivi", message, heard.state)]
    asked = questions_alone(message) or question_in(message) or [Command("ask", "", text=message.text)]
    return [adding, *asked]


def _adds(one: Message) -> bool:
    return one.has("ajouter") and not one.is_question


def _asks(one: Message) -> bool:
    return one.is_question or one.has("demander", "suivre", at=0.8)


def _tells_of_filed(message: Message, state: State) -> bool:
    """Of the problem that was filed, or of none just after something was added;
    a new sum is another story.
    """
    problem = problem_in(message)
    is_its = (problem or message.top) in state.closed or (problem is None and state.done == "complement")
    sums = {f"{float(one.value):.2f}" for one in message.values("montant")}
    is_known = bool(state.filed) and state.done in OF_FILED and message.second is None
    return is_known and is_its and sums <= set(state.filed_sums) and not message.has("bloquer", "deposer")
