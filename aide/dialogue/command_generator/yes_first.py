"""A plain yes at the head counts, whatever harmless he tells, asks or wishes after it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.cards.reasons import reason_in_words
from aide.dialogue import facts as f
from aide.dialogue.command_generator.dictated import dictated_in, orders_line
from aide.dialogue.command_generator.summary.objections import is_not_as_it_is, is_wanted_before
from aide.dialogue.command_generator.yes_no import agrees_alone, takes_back
from aide.dialogue.command_generator.yes_no_words import DOUBT, HARMLESS, NEGATION, NOT_SAID
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import PERSON, State
from aide.dialogue.thresholds import THRESHOLDS as T

GOES_ON = frozenset({"ask", "tell", "human", "hesitate", "start_flow", "unclear", "correct_fact", "chitchat"})
"""What was read of the whole where the yes was not heard; anything else decides for itself.
A yes that was heard keeps what he adds.
"""
STORY, SURELY_TOLD, FEWEST_TOLD = 0.4, 0.8, 5
"""Of a sentence that tells more of the complaint: it is kept with it."""


def yes_at_its_head(commands: list[Command], message: Message, state: State) -> list[Command]:
    """« Oui. Le vendeur m'a d'ailleurs écrit qu'il ne rembourserait pas »: filed, with what he adds;
    « oui, on me l'a volée »: blocked.
    """
    question, kinds = state.question, {one.kind for one in commands}
    is_heard = question is not None and question.field == "confirme" and "affirm" in kinds
    if (
        question is None
        or len(message.sentences) < 2
        or not kinds <= (GOES_ON | {"affirm"} if is_heard else GOES_ON)
    ):
        return commands
    first, *rest = message.sentences
    if NOT_SAID.search(message.plain):
        return commands
    if not agrees_alone(first) or any(_is_against(one) for one in rest):
        return commands
    if question.field == "confirme" and not any(
        is_wanted_before(one) or is_not_as_it_is(one) for one in rest if not orders_line(one)
    ):
        frame = state.of("reclamation")
        return _filed(commands, frame.facts if frame else {}, message)
    if question.field == "bloque" and all(_is_reason(one) for one in rest):
        reason = reason_in_words(message.text)
        others = [one for one in commands if one.kind == "ask"]
        return [Command("affirm", values={"raison": reason} if reason else {}), *others]
    return commands


def _filed(commands: list[Command], facts: Mapping[str, Any], message: Message) -> list[Command]:
    """Filed with what he adds, then what he asks or wishes; a sum that he dictates is shown before."""
    rest = message.sentences[1:]
    lines = dictated_in(rest)
    if lines and message.values(f.AMOUNT):
        return commands
    told = lines or [one.text for one in rest if _tells_more(one)]
    if any(one.kind == "correct_fact" for one in commands) and (lines or len(told) < len(rest)):
        return commands
    story = [*(f.known(facts, f.DESCRIPTION) or []), *told]
    others = [_afterwards(one) for one in commands if one.kind in ("ask", "start_flow", "human")]
    return [Command("affirm", values={f.DESCRIPTION: story} if told else {}), *others]


def _afterwards(command: Command) -> Command:
    """What is begun by the same breath waits until it is filed."""
    if command.kind == "human":
        return Command("aside", PERSON, {"quiet": True})
    return (
        Command("aside", OWN_WISH, text=command.text)
        if (command.kind, command.name) == ("start_flow", "opposition")
        else command
    )


OWN_WISH = "faire_opposition"


def _tells_more(one: Message) -> bool:
    return one.has("raconter", at=STORY) and one.words >= FEWEST_TOLD and not one.is_question


def _is_reason(one: Message) -> bool:
    """« on me l'a volée ce matin »: why it is to be blocked, and nothing asked."""
    return (
        reason_in_words(one.text) is not None
        and not one.is_question
        and not one.has("retrouver", "demander", at=0.3)
    )


def _is_against(one: Message) -> bool:
    """It doubts, denies, puts right or sets a condition."""
    said = HARMLESS.sub(" ", one.plain)
    doubts = one.has("non", "hesiter", "annuler", "corriger", "retrouver", "passer", at=T.aside)
    denies = NEGATION.search(said) is not None and not one.has("raconter", at=SURELY_TOLD)
    return doubts or takes_back(one) or denies or DOUBT.search(said) is not None
