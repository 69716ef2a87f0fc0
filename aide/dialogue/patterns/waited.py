"""He has just waited for an agent, and nobody came: « toujours personne ? » is about that, and the offer is open."""

from __future__ import annotations

import re
from collections.abc import Collection

from aide.dialogue.command_generator.wishes.not_ours import not_ours
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.handoff import hours, waiting
from aide.handoff.waiting import Heard


def read(message: Message, state: State, world: World) -> list[Command]:
    """The command of words about the wait; empty for a yes or a no, which then meets the offer to wait again."""
    if world.waited is None or state.question is not None or message.button is not None:
        return []
    state.question = Question("conseiller", starts="conseiller", asked_at=world.now.isoformat(), kind="yes_no")
    if wants_person(message, state):
        return []
    if world.waited == waiting.PLACE:
        return [Command("waited")]
    return [Command("deny")] if world.waited == waiting.LEAVE else []


def again(turn: Turn, command: Command) -> None:
    """A person again, or the telephone; when nobody answers any more today, when they will."""
    if hours.is_open(turn.world.now):
        turn.ask("conseiller", "utter_attente_personne", starts="conseiller")
        return
    turn.state.question = None
    turn.say("utter_conseillers_fermes", ouverture=hours.opening_words(turn.world.now))
    turn.is_over = True


def heard(message: Message, *, warned: Collection[str]) -> Heard:
    """What the wait's rules need of it; a danger that he was warned of is no news."""
    kind, share = message.danger
    return Heard(
        acts=message.acts,
        subjects=dict(message.subjects),
        danger=0.0 if kind in warned else share,
        is_question=message.is_question,
        is_ours=not_ours(message) is None,
        asks_wait=any("?" in one.text and _WAIT.search(one.plain) is not None for one in message.sentences),
    )


_WAIT = re.compile(
    r"\b(?:longtemps|combien de (?:temps|tps|minutes|monde)|attend\w*|attente|ma place|mon tour|devant moi|quelqu un|personne)\b"
)
