"""Another problem told beside an answer is taken out of the message before the rest is heard. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue import facts as f
from aide.dialogue.command_generator.wishes.worth_blocking import asks_if_worth_blocking
from aide.dialogue.command_generator.yes_no import agrees_in_words
from aide.dialogue.commands import NOTED_APART, Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World
from aide.folding import plain
from aide.nlu.two_problems import SAME_STORY
from aide.subjects import subjects

NEW_CARD, SUBJECT = "renouvellement_carte", "sujet"
"""While one is offered here, what is asked of it is no other problem."""
TOLD = "description"
"""The question whose answer is a story: another thing in it is another only if he says so."""


LIKELY, SURE = 0.25, 0.5
"""Of what tells or asks to file: « et combien ça coûte ? » after a yes tells of no fees."""
AT_LENGTH = 8
"""Words of another problem that stands alone in the message."""
BESIDE = ("affirm", "ask", "human")
"""What such a message may do besides, where nothing but the other problem is told:
« … je conteste les deux ».
"""


def set_apart(message: Message, state: State, world: World) -> tuple[Message, list[Command]]:
    """The answer alone, and the command to note the other problem;
    the message as it is where it tells none.
    """
    apart = message.apart
    if apart is None or message.button is not None or not _is_another(message, state, world):
        return message, []
    known = subjects()[apart.subject]
    if known.blocks_card:
        block = Command(
            "start_flow", "opposition", {"raison": known.reason or "", SUBJECT: apart.subject}, apart.text
        )
        return apart.answer or message, [block]
    subject = STOLEN if apart.subject == TRANSFER and is_stolen(apart.text, state) else apart.subject
    told = Command("aside", subject, text=apart.text)
    is_again = subject in state.later
    again = [Command("hesitate", NOTED_APART, {"probleme": subject})] if is_again else []
    return apart.answer or replace(message, second=None), [told, *again]


def is_stolen(text: str, state: State) -> bool:
    """« et 350 e qui sont partis à X », told by who was just warned of a fraud: no transfer that is late."""
    return bool(state.warned) and _GONE.search(plain(text)) is not None


TRANSFER, STOLEN = "virement_en_retard", "paiement_frauduleux"
_GONE = re.compile(
    r"\b(?:partis?|parties?|envol\w*|sortis?|debit\w*|vole\w*|pris|disparu\w*)\b(?!.*\b(?:recu|arrive\w*)\b)"
)
"""« et 350 e qui sont partis à X », told by who was just warned of a fraud: no transfer that is late."""


def beside(others: list[Command], commands: list[Command], message: Message) -> list[Command]:
    """The other problem is noted first; what tells it answers nothing, but for a yes in so many words."""
    if others and message.apart is not None:
        kept = [one for one in commands if one.kind in BESIDE and one.name != others[0].name]
        commands = [one for one in kept if one.kind != "affirm" or one.name or agrees_in_words(message)]
    if any(one.kind == "affirm" and not one.name for one in commands):
        others = [_after(one) for one in others]
    return [*commands, *others] if any(one.kind == "start_flow" for one in others) else [*others, *commands]


def _after(command: Command) -> Command:
    """« oui, envoyez. Et ma carte est perdue »: what he says yes to is done, then the card."""
    subject = command.values.get(SUBJECT)
    return Command("aside", str(subject), text=command.text) if subject else command


def _is_another(message: Message, state: State, world: World) -> bool:
    """Of another motive than what is under way; where both are often one story, only if he announces it."""
    apart, question, now = message.apart, state.question, _under_way(state)
    other = subjects().get(apart.subject) if apart else None
    if apart is None or question is None or other is None or _only_asks(message, apart.text):
        return False
    if other.blocks_card and message.is_question and asks_if_worth_blocking(plain(apart.text)):
        return False
    if other.blocks_card:
        is_open = state.of("opposition") is not None or state.blocked or not world.is_connected
        return apart.answer is not None and not is_open
    if other.motif is None:
        return False
    if other.name == NEW_CARD and state.of("renouvellement") is not None:
        return False
    if now == other.name or (now in subjects() and subjects()[now].motif == other.motif):
        return False
    holds_fact = bool(f.told(apart.text, other.motif.questions, world.today))
    if apart.tells < (LIKELY if apart.is_announced or holds_fact else SURE):
        return False
    is_told = message.words >= AT_LENGTH and message.has("raconter", "deposer", at=0.4)
    if apart.answer is None and not (is_told or holds_fact):
        return False
    is_one_story = any({now, other.name} <= story for story in SAME_STORY)
    return apart.is_announced or not (is_one_story or question.field == TOLD)


def _only_asks(message: Message, told: str) -> bool:
    """« et une question tant que j'y suis : j'ai combien de temps pour contester un paiement ? »:
    it is answered, and no problem.
    """
    last = message.sentences[-1] if message.sentences else None
    if last is None or not told.rstrip().endswith("?") or last.text.rstrip(" ?!.") not in told:
        return False
    if _WOULD_FILE.search(last.plain):
        return False
    return (
        last.has("demander", at=SURELY_ASKS)
        and last.top_question[1] >= SURE
        and not last.has("raconter", at=0.3)
    )


_WOULD_FILE = re.compile(
    r"\b(?:fai(?:re|s|tes)|depose\w*|ouvr\w*|enregistr\w*) (?:une |aussi |"
    r"la )*(?:autre )?(?:reclam|plainte|contestation)"
)
"""« … on peut faire une réclamation dessus aussi ? » asks for it."""
SURELY_ASKS = 0.9


def _under_way(state: State) -> str:
    """The subject of the open complaint, else what is talked of."""
    frame = state.of("reclamation")
    motif = frame.facts.get("motif") if frame else None
    named = (one.name for one in subjects().values() if one.motif is not None and one.motif.name == motif)
    return next(named, "") if motif else state.subject or ""
