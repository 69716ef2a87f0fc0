"""He has just waited for an agent, and nobody came:
« toujours personne ? » is about that, and the offer is open.
"""

from __future__ import annotations

import re
from typing import Any

from aide.dialogue.command_generator.meant_by_word import PAGE
from aide.dialogue.command_generator.wishes.called_back import asks_to_be_called
from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.not_ours import not_ours
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.command_generator.wishes.writing import wants_writing
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.dialogue.patterns import after_wait
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.handoff import hours, waiting
from aide.handoff.waiting import Heard


def read(message: Message, state: State, world: World) -> list[Command]:
    """The command of words about the wait; empty for a yes or a no,
    which then meets the offer to wait again.
    """
    if world.waited is None or state.question is not None or message.button is not None:
        return []
    state.question = Question(
        "conseiller", starts="conseiller", asked_at=world.now.isoformat(), kind="yes_no"
    )
    if wants_person(message, state):
        return []
    if world.waited == waiting.PLACE:
        return [Command("waited")]
    return [Command("deny")] if world.waited == waiting.LEAVE else []


def again(turn: Turn, command: Command) -> None:
    """A person again, or the telephone; when nobody answers any more today, when they will."""
    filed: dict[str, Any] = {"reference": turn.state.filed[-1]} if turn.state.filed else {}
    suffix = "_deposee" if filed else ""
    if hours.is_open(turn.world.now):
        turn.ask("conseiller", f"utter_attente_personne{suffix}", starts="conseiller", **filed)
        return
    turn.state.question = None
    ouverture = hours.opening_words(turn.world.now)
    after_wait.say_with_buttons(turn, f"utter_conseillers_fermes{suffix}", ouverture=ouverture, **filed)
    turn.is_over = True


def heard(message: Message, state: State) -> Heard:
    """What the wait's rules need of it, and of the conversation before;
    a danger that he was warned of is no news.
    """
    kind, share = message.danger
    sentences = message.sentences or (message,)
    return Heard(
        acts=message.acts,
        subjects=dict(message.subjects),
        danger=0.0 if kind in state.warned else share,
        is_question=message.is_question,
        is_ours=not_ours(message) is None,
        asks_wait=any("?" in one.text and _WAIT.search(one.plain) is not None for one in message.sentences),
        asks_filed=any(_IS_FILED.search(one.plain) is not None for one in sentences) or _follows(message),
        asks_call=any(asks_to_be_called(one, state) for one in sentences),
        asks_close=any(_asks_to_close(one) for one in sentences),
        asks_bank=any(_is_of_bank(one) for one in (message, *message.sentences)),
        asks_card=message.is_question and _IS_BLOCKED.search(message.plain) is not None,
        says_writing=wants_writing(message.text),
        is_by_writing=state.written,
        wants_more=says_to_file(message),
        has_draft=state.of("reclamation") is not None,
    )


def _asks_to_close(one: Message) -> bool:
    """« jpe fermer la page ou faut que je reste ? »"""
    name, share = one.top_question
    is_known = name == PAGE and share >= T.question
    return is_known or (_CLOSES.search(one.plain) is not None and (one.is_question or one.has("demander")))


def _is_of_bank(one: Message) -> bool:
    """« faut-il que je porte plainte en attendant ? »: known, and for the agent;
    what is asked of us is about the wait.
    """
    name, share = one.top_question
    known = entries().get(name)
    return known is not None and known.file != "assistant" and share >= T.surely_question and one.is_question


def _follows(message: Message) -> bool:
    """« où en est ma réclamation »: of the complaint, not of the wait."""
    return message.has("suivre") and (
        bool(message.values("reference")) or _OF_FILE.search(message.plain) is not None
    )


_CLOSES = re.compile(
    r"\b(?:ferm\w*|quitt\w*|kitt\w*|partir|revenir|deconnect\w*|eteindre) ?(?:la |l |le |cette |et |ou |"
    r"plus |ici |ce )*(?:page|appli\w*|chat|onglet|fenetre|"
    r"conv\w*|discussion|apres|tard|soir|revenir|rester?)\b|\b(?:faut|"
    r"dois|doit)(?: il)? (?:que )?(?:je |j )?rest\w*\b"
)
_WAIT = re.compile(
    r"\b(?:longtemps|combien de (?:temps|tps|minutes|monde)|(?<!en )attend\w*|attente|ma place|mon tour|"
    r"devant moi|quelqu un|personne)\b"
)
_OF_FILE = re.compile(r"\b(?:reclam\w*|plaintes?|dossiers?|signalements?)\b")
_DONE = (
    r"(?:envoy\w*|partie?|enregistr\w*|depos\w*|transmis\w*|recue?|"
    r"faite?|validee?|en compte|bien passee?|perdue?)"
)
_IS_FILED = re.compile(
    rf"\b(?:ma|mon|la|le|cette|ce) (?:\w+ )?(?:reclam\w*|plainte|dossier|signalement)\b.{{0,30}}\b{_DONE}\b|"
    r"\b(?:c est|est elle|elle est|est ce que c est|vous (?:l )?avez|a ete) (?:bien |deja |"
    rf"vraiment )?{_DONE}\b.{{0,30}}"
    r"\b(?:reclam\w*|plainte|dossier|signalement)\b"
)
"""« ma réclamation est envoyée ? », whatever its mark."""
_IS_BLOCKED = re.compile(
    r"^(?!.{0,300}\bbloque[rz]\b).{0,300}\b(?:bien|deja|vraiment|"
    r"est elle|elle est|carte est) (?:bien |deja )?bloquee\b"
)
"""« elle est bien bloquée ? » orders nothing."""
