"""A question in the middle of something else is answered; then back to what was open."""

from __future__ import annotations

import re

from aide.complaints.deadlines import deadlines
from aide.dialogue import limits
from aide.dialogue.command_generator.first.certain import OPEN
from aide.dialogue.command_generator.first.life import LIFE
from aide.dialogue.command_generator.first.of_filed import COPY, DUE_DAY
from aide.dialogue.commands import LEFT, PARDON, Command
from aide.dialogue.knowledge import entries
from aide.dialogue.moves import BEFORE
from aide.dialogue.patterns import left, noted, of_cards, of_state, promised
from aide.dialogue.turn import Turn
from aide.french_format import day as in_figures
from aide.handoff import hours

UNKNOWN = "inconnue"
AWAITED = "virement_en_retard"
"""Filed last: no refund is waited for, but his money."""


def ask(turn: Turn, command: Command) -> None:
    """A question of knowledge, in any state; what is not known is said once, with where it is."""
    turn.state.misses = 0
    if command.name == LIFE:  # nothing that was open is asked again now
        turn.say(f"utter_info_{LIFE}")
        turn.is_over = True
        return
    is_again = _was_just_said(turn, command.name or UNKNOWN)
    turn.state.said[command.name or UNKNOWN] = turn.state.turns
    if (known := entries().get(command.name)) is not None:
        turn.state.talk_of(one for one in known.subjects if one not in EVERYWHERE)
    _say(turn, command, is_again=is_again)
    if command.values.get(PARDON) and turn.notes:
        turn.notes[-1].values = {**turn.notes[-1].values, BEFORE: "utter_pardon_court"}
    if not (
        _offers_block(turn, command.name)
        or _offers_report(turn, command.name)
        or promised.offer(turn, command)
    ):
        turn.rest()


def _say(turn: Turn, command: Command, *, is_again: bool) -> None:
    """From the state where it was done here, else what is known, else that it is not."""
    blocked = " et ".join(f"•••• {one}" for one in turn.state.blocked)
    day = str(command.values.get("jour") or "")
    if (
        of_state.tell(turn, command)
        or limits.tell(turn, command.name, day)
        or of_cards.tell(turn, command, is_again)
    ):
        pass
    elif blocked and _only_advises_block(command.name):
        turn.say("utter_info_deja_bloquee", cartes=blocked)
    elif command.name == COPY and turn.state.copy:
        turn.say("utter_copie_encore", reference=turn.state.filed[-1], copie=turn.state.copy)
    elif command.name == OPEN and _AT_THIS_MOMENT.search(turn.message.plain):
        _tell_open(turn)
    elif command.name == DUE_DAY and (turn.state.answer_by or _ASKS_DAY.search(turn.message.plain)):
        _tell_due_day(turn)
    elif command.values.get(LEFT) and not turn.state.warned:
        left.leave(turn, command)
    elif not command.name and is_locked_out(turn):
        turn.say("utter_opposition_par_telephone")
    else:
        turn.say(f"utter_info_{command.name}" if command.name else _unknown(turn, is_again=is_again))


ACCESS, LIKELY = "acces_compte", 0.5
EVERYWHERE = frozenset(
    {"deposer_reclamation", "parler_a_un_humain", "contacter_service_client", "autre_demande_bancaire"}
)
"""Subjects beside many answers: they say little of what is talked of."""
JUST_SAID = 2
"""Turns: after more of them « non plus » means nothing to who reads it."""


def _was_just_said(turn: Turn, name: str) -> bool:
    return name in turn.state.said and turn.state.turns - turn.state.said[name] <= JUST_SAID


def _unknown(turn: Turn, *, is_again: bool) -> str:
    """What is not known is not looked up in the conditions while money is leaving, nor the second time:
    a person is.
    """
    if turn.state.warned:
        return "utter_information_inconnue_danger"
    if turn.state.subject == ACCESS:  # nobody is sent to the space that he cannot open
        return "utter_information_inconnue_acces"
    return "utter_information_inconnue_encore" if is_again else "utter_information_inconnue"


_AT_THIS_MOMENT = re.compile(
    r"\bouverts?(?: la| maintenant| en ce moment| non)?$|\bouverts? (?:la|maintenant|en ce moment)\b"
)


def _tell_open(turn: Turn) -> None:
    """Whether somebody answers now."""
    if hours.is_open(turn.world.now):
        turn.say("utter_ouvert_maintenant")
    else:
        turn.say("utter_conseillers_fermes", ouverture=hours.opening_words(turn.world.now))


_ASKS_DAY = re.compile(r"\b(?:quel jour|quelle date|(?:ca|sa) (?:fait|tombe|donne)|jusqu au|le combien)\b")


def _tell_due_day(turn: Turn) -> None:
    """The day itself: of what was filed here, or of what would be filed today."""
    if turn.state.answer_by:
        awaited = turn.state.closed[-1:] == [AWAITED]
        turn.say(
            "utter_date_reponse_virement" if awaited else "utter_date_reponse",
            date_limite=turn.state.answer_by,
        )
        return
    due = deadlines("autre", turn.world.now).answer_by
    turn.say("utter_date_reponse_si_depose", date_limite=in_figures(due))


def _only_advises_block(question: str) -> bool:
    """« je dois la bloquer ? »: no other answer is left once it is blocked;
    « la police, oui ou non ? » has its own one.
    """
    known = entries().get(question)
    if known is None or known.file not in ("fraude", "cartes") or known.blocked:
        return False
    return any("loquez " in text for text in known.texts)


def is_locked_out(turn: Turn) -> bool:
    """A lost or stolen card, and nobody logged in: the telephone is what helps,
    unless he asks of another problem.
    """
    known = turn.subjects.get(turn.state.subject or "")
    told = turn.subjects.get(turn.message.top if turn.message.subjects else "")
    is_of_else = told is not None and "opposition" not in (told.starts, told.then) and told.name != ACCESS
    if told is not None and is_of_else and (told.is_problem or turn.message.subjects[0][1] >= LIKELY):
        return False
    is_of_card = known is not None and "opposition" in (known.starts, known.then)
    return is_of_card and not turn.world.is_connected


def _offers_report(turn: Turn, question: str) -> bool:
    """What cannot be followed here can be put in writing: `propose: reclamation`, once."""
    known = entries().get(question)
    is_free = turn.state.question is None and turn.state.frame is None
    if known is None or known.offers != "reclamation" or not is_free or "reclamation" in turn.state.refused:
        return False
    turn.ask("offre", "utter_offre_par_ecrit", starts="reclamation")
    return True


def _offers_block(turn: Turn, question: str) -> bool:
    """« le distributeur a avalé ma carte »: what the answer advises is offered at once, where it is his."""
    state, known = turn.state, entries().get(question)
    is_open = state.question is not None or state.frame is not None
    if known is None or known.offers != "opposition" or is_open:
        return False
    is_his = turn.message.has("raconter", "bloquer", at=0.4) and turn.world.is_connected
    if not is_his or "opposition" in (*state.past, *state.refused):
        return False
    noted.beside_card(turn)
    turn.ask("offre", "utter_offre_opposition", starts="opposition")
    return True


def answer(turn: Turn, command: Command) -> None:
    """An information of a subject, or what is wrong with an answer."""
    if problem := command.values.get("problem"):
        question = turn.state.question
        if question is not None:
            question.tries += 1
            turn.ask(question.field, str(problem), flow=question.flow)
        return
    subject = turn.subjects.get(command.name)
    if subject is not None and subject.says:
        turn.state.misses = 0
        turn.state.talk_of([subject.name])
        turn.say(subject.says)
        turn.rest()
