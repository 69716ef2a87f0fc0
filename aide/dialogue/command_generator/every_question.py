"""What else is asked in a message that was read already: each question gets its answer,
or is said to be left. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.added_answers import answers_added, beside, with_pardon
from aide.dialogue.command_generator.clause_questions import (
    HARDLY_PUT,
    NOT_HEARD,
    SURELY_PUT,
    asked_in,
    known_in_all,
    supposes_loss,
)
from aide.dialogue.command_generator.first.of_filed import NOT_YET_SAID, asks_if_done
from aide.dialogue.command_generator.summary.taken_out import NOT_IN_IT, denies_saying, orders_out
from aide.dialogue.command_generator.wishes.question import (
    HOW_TO_BLOCK,
    can_ask,
)
from aide.dialogue.commands import FAILED, NOTED_APART, Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

GOES_BEFORE = frozenset({"danger", "human", "not_ours", "waited", "clarify"})
"""Beside these nothing is answered: first things first."""
GIVES_WAY = frozenset({"unclear", "hesitate", "reproach"})
"""Said where nothing else was understood."""
OF_RECOURSE, OUR_ADDRESS = ("saisir_mediateur", "recours_apres_reponse"), "adresse_postale"
"""« à qui m'adresser ensuite, par courrier ou autrement ? » is not asked of how we are written to."""
SEVERAL = "plusieurs"


def with_every_question(commands: list[Command], message: Message, state: State) -> list[Command]:
    """The commands, and then what they do not answer of what is asked:
    « jeudi. c'est payant ? et vous ouvrez quand ».
    """
    is_open = state.question is not None or state.frame is not None
    commands = _without_how(commands, message)
    begins = any(one.kind == "start_flow" for one in commands) and not is_open
    if begins and [one.name for one in commands if one.kind == "start_flow"] == ["reclamation"]:
        return [*commands, *_asked_beside_filing(commands, message)]
    if begins or any(map(_goes_before, commands)):
        return commands
    put = _put(commands, message, state)
    named = {one.name for one in commands if one.kind == "ask" and one.name}
    known = {name for name, _ in put if name} | named
    found = [(name, one.text) for name, one in put if name or one.top_question[0] not in known]
    asked = known_in_all([name for name, _ in found], message)
    is_answered = not message.sentences and bool(named)
    added = answers_added(commands, asked) if message.sentences or (is_open and not is_answered) else []
    unknown = [text for name, (_, text) in zip(asked, found, strict=True) if not name]
    if len(unknown) == 1 and len(found) > 1:
        added = [replace(one, text=unknown[0]) if not one.name else one for one in added]
    if any(one.kind == "cancel" for one in commands):
        added = [one for one in added if one.name]  # that it is dropped answers what is asked of it
    return _joined(commands, added, message)


def _goes_before(command: Command) -> bool:
    """Beside it nothing is answered; « je commence par laquelle ? » is answered by what offers several."""
    is_first = command.kind in GOES_BEFORE or command.name in (SEVERAL, NOTED_APART)
    return is_first or bool(command.values.get(FAILED))


def _put(commands: list[Command], message: Message, state: State) -> list[tuple[str, Message]]:
    """The clauses that ask, each with its question, '' where it is not known."""
    every = message.sentences or (message,)
    heard = [one for one in every if not (_is_how(one, commands) or _is_taken_out(one, commands))]
    if any(one.values.get(NOT_YET_SAID) for one in commands):  # « elle est enregistrée ou pas ? »
        heard = [one for one in heard if not asks_if_done(one)]
    put = [(name, one) for one in heard if (name := asked_in(one, state)) is not None]
    if any((one.name or one.kind) in OF_RECOURSE for one in commands):
        put = [(name, one) for name, one in put if name != OUR_ADDRESS or _TO_US.search(one.plain)]
    if any(one.kind == "found" for one in commands) and any(supposes_loss(one) for one in heard):
        put = [(name or HOW_TO_BLOCK, one) for name, one in put]  # « si ça m'arrive, je contacte qui ? »
    return put


def _joined(commands: list[Command], added: list[Command], message: Message) -> list[Command]:
    """What was added stands in place of what was not understood; who was not heard gets an apology."""
    kept = [one for one in commands if one.kind not in GIVES_WAY] if added else commands
    every = [beside(one, len(kept) + len(added)) for one in (*kept, *added)]
    is_cross = any(one.kind == "reproach" and one not in kept for one in commands)
    return with_pardon(every) if is_cross or NOT_HEARD.search(message.plain) else every


def _asked_beside_filing(commands: list[Command], message: Message) -> list[Command]:
    """« deux points. Une réclamation : … Et une question : jusqu'à quand… ? »:
    of a sentence of its own that surely asks a known one.
    """
    if any(one.kind == "ask" for one in commands):
        return []
    name, share = message.top_question
    for one in message.sentences:
        asks = one.is_question and one.has("demander", at=HARDLY_PUT) and can_ask(name, one)
        if asks and share >= T.question_alone and one.top_question[0] == name and not _is_how(one, commands):
            return [] if name.startswith(OF_FILING) else [Command("ask", name, text=one.text)]
    return []


OF_FILING = ("reclamation_", "opposition_", "bloquer_")
"""What begins now shows how it goes."""


def _without_how(commands: list[Command], message: Message) -> list[Command]:
    """« oui. je fais comment ? »: what begins now shows it, and nothing else was asked."""
    asking = [
        one
        for one in message.sentences or (message,)
        if one.is_question or one.has("demander", at=SURELY_PUT)
    ]
    if not asking or not all(_is_how(one, commands) for one in asking):
        return commands
    return [one for one in commands if one.kind != "ask"]


def _is_taken_out(one: Message, commands: list[Command]) -> bool:
    """« c'est quoi le 13/03, j'ai jamais dit ça ? »: it is not answered, but put right."""
    is_righted = any(
        command.kind in ("replace_text", "correct_fact") or command.name == NOT_IN_IT for command in commands
    )
    return is_righted and (orders_out(one) or denies_saying(one))


def _is_how(one: Message, commands: list[Command]) -> bool:
    """He asks how to go about what he just agreed to."""
    return (
        any(command.kind == "affirm" for command in commands)
        and _HOW_NOW.fullmatch(one.plain.strip(" ?!.,")) is not None
    )


_HOW_NOW = re.compile(
    r"(?:(?:oui|ok|d accord|et|alors|donc|mais|du coup|bon|je veux bien) ?){0,12}(?:comment|cmt|coment) "
    r"(?:(?:je|on|ca se|dois je|faut il|se) ?)?"
    r"(?:fais|fait|faire|passe|procede\w*)?(?: alors| maintenant| svp)?|"
    r"(?:(?:oui|ok|d accord|et|alors|donc|mais|du coup|bon|je veux bien) ?){0,12}(?:je|on|que|qu est ce que|"
    r"quoi) ?(?:(?:je|on|dois|doit|faut|faut il|il faut|peux) ?){0,12}"
    r"(?:faire|fais|fait)(?: (?:quoi|comment|je|maintenant|alors|svp)){0,3}"
)
"""« comment je fais ? », « je dois faire quoi ? », and no more."""
_TO_US = re.compile(r"\b(?:vous|votre|vos|smartpay|sogexia)\b")
