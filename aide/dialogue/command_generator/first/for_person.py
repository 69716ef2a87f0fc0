"""A person is asked for, whatever is open: now, later, by telephone. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.first.certain import OPEN
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.called_back import CALL_BACK, asks_to_be_called
from aide.dialogue.command_generator.wishes.person import LATER, asks_for_later, told_beside, wants_person
from aide.dialogue.command_generator.wishes.person_after import comes_afterwards
from aide.dialogue.command_generator.wishes.phoning import BY_PHONE, wants_phone, would_phone
from aide.dialogue.command_generator.wishes.question import question_in, surely_asked
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message


def asks_person_later(heard: Heard) -> list[Command] | None:
    """« je pourrais avoir quelqu'un vers 15h plutôt ? »: how, at that moment, and nobody is fetched now."""
    question = heard.state.question
    is_telling = question is not None and question.field in ("description", "detail")
    if is_telling or not asks_for_later(heard.message):
        return None
    return [*told_beside(heard.message), Command("ask", LATER, text=heard.message.text)]


def asks_call_back(heard: Heard) -> list[Command] | None:
    """« rappelez-moi cet après-midi »: nobody does, and who waits for it in the queue waits in vain."""
    if not asks_to_be_called(heard.message, heard.state):
        return None
    return [*told_beside(heard.message), Command("ask", CALL_BACK, text=heard.message.text)]


def asks_phone(heard: Heard) -> list[Command] | None:
    """The number, and a person here beside it: who would rather speak is not put in a written queue."""
    message = heard.message
    if would_phone(message, heard.state):
        return [*told_beside(message), Command("ask", BY_PHONE, text=message.text)]
    return [Command("answer", "contacter_service_client")] if wants_phone(message) else None


def asks_person(heard: Heard) -> list[Command] | None:
    """A person, with the answer to what is asked in the same breath."""
    message = heard.message
    if not wants_person(message, heard.state) or comes_afterwards(message):
        return None
    return [*told_beside(message), Command("human", text=message.text), *_asked_beside_person(message)]


def _asked_beside_person(message: Message) -> list[Command]:
    """« c'est gratuit ? et passez-moi quelqu'un »: the one question that is known,
    and not of the person himself.
    """
    parts = [one for one in message.sentences or (message,) if _YES_OR_NO.search(one.plain)]
    asked, known = question_in(message) or [one for part in parts for one in surely_asked(part)], entries()
    return [
        one
        for one in asked
        if one.name == OPEN or (one.name in known and known[one.name].file != "assistant")
    ][:1]


_YES_OR_NO = re.compile(r"\b(?:oui ou non|ou pas)\b")
"""« police oui ou non et sinon… »: asked, without its mark and in the middle."""
