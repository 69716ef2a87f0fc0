"""A flow is over: what was noted meanwhile is taken up, what follows is offered."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.commands import Command
from aide.dialogue.planning import ANNOUNCED, ANNOUNCED_FIRST
from aide.dialogue.state import PERSON, Told
from aide.dialogue.turn import Turn
from aide.folding import plain
from aide.subjects import Subject

REPORTED = "paiement_frauduleux"
"""The problem under which a danger is filed."""


def take_up(turn: Turn) -> bool:
    """Go on with the flow below, or offer the problem noted; whether there was one."""
    state = turn.state
    if state.question is not None and state.question.flow:
        return True
    if state.stack:
        state.question = None
        return True
    state.later = [one for one in state.later if one in turn.subjects]
    if PERSON in state.later:
        from aide.dialogue.patterns import digression

        state.later.remove(PERSON)
        digression.start(turn, Command("human"))
        return True
    if not state.later:
        return False
    if turn.subjects[state.later[0]].blocks_card or _is_ordered(turn):
        open_next(turn)
    else:
        offer_next(turn)
    return True


def _is_ordered(turn: Turn) -> bool:
    """« réclamation pour les deux », « et je conteste aussi ces frais »:
    he has said it, and one was just filed.
    """
    state = turn.state
    name = state.later[0]
    if len(state.later) > 1:  # of several he says which
        return False
    is_first_done = _has_filed(turn) or "opposition" in state.past
    if (
        turn.subjects[name].motif is None
        or state.dropped
        or "reclamation" in state.refused
        or not is_first_done
    ):
        return False
    wants_both, state.both = state.both, False
    return (
        wants_both or _CONTESTS.search(plain(" ".join(state.told.setdefault(name, Told()).story))) is not None
    )


def offer_next(turn: Turn) -> None:
    """The first of the noted problems; after a danger it is the report of what has just happened."""
    subject = turn.subjects[turn.state.later[0]]
    if turn.state.warned and subject.name == REPORTED:
        turn.ask("suite", "utter_ask_suite_signalement", starts="suite", probleme=subject.noun)
        return
    turn.ask("suite", "utter_ask_suite", starts="suite", probleme=subject.noun)


def open_next(turn: Turn) -> None:
    """The noted problem, when he wants to look at it now: helped with,
    or its complaint begun where he files them, and said.
    """
    from aide.dialogue.patterns import digression, helping, noted

    state = turn.state
    state.question = None
    if not state.later:
        turn.say("utter_oui_sans_question")
        turn.is_over = True
        return
    noted.named_first(turn)
    name = state.later.pop(0)
    state.subject = name
    state.told.setdefault(name, Told())
    subject = turn.subjects[name]
    reason = {"raison": subject.reason} if subject.reason else {}
    if subject.then == "opposition" and _asks_block(turn, name):
        state.later.insert(0, name)
        digression.start(turn, Command("start_flow", "opposition", {"raison": subject.reason or ""}))
    elif subject.starts:
        digression.start(turn, Command("start_flow", subject.starts, reason))
    elif not _files(turn, subject):
        helping.help_then_offer(turn, name)
    else:
        if subject.motif is not None and not _is_report(turn, name):
            turn.say(ANNOUNCED if _has_filed(turn) else ANNOUNCED_FIRST, probleme=subject.noun)
        motif = {"motif": subject.motif.name if subject.motif else None}
        digression.start(turn, Command("start_flow", "reclamation", motif))


def _asks_block(turn: Turn, name: str) -> bool:
    """« il faudra bloquer ma carte et le contester »: the card first, the payment is taken up after it."""
    state = turn.state
    is_done = state.blocked or "opposition" in (*state.past, *state.refused)
    told = " ".join(state.told[name].story)
    return not is_done and turn.world.is_connected and BLOCK.search(plain(told)) is not None


_CONTESTS = re.compile(r"\b(?:contest\w*|reclam\w*|plainte)\b")
"""Said with the problem that waits: « je veux le contester aussi »."""
BLOCK = re.compile(r"\b(?:re|de)?bloqu\w*|\boppo(?:sition|se\w*)?\b")
"""A wish to have the card blocked, among the words of a problem that waits."""


def _files(turn: Turn, subject: Subject) -> bool:
    """He has filed one and dropped none since, or says now that he wants it;
    a payment that is not his is to be reported.
    """
    state = turn.state
    if subject.motif is None or subject.help is None or _is_report(turn, subject.name):
        return True
    told = " ".join(state.told[subject.name].story)
    if says_to_file(turn.message) or turn.message.has("deposer") or _CONTESTS.search(plain(told)):
        return True
    refuses = state.dropped or "reclamation" in state.refused
    return not refuses and (_has_filed(turn) or subject.name == REPORTED)


def _has_filed(turn: Turn) -> bool:
    return bool(turn.state.filed) or "reclamation" in turn.state.past


def _is_report(turn: Turn, name: str) -> bool:
    """After a danger: to report it is what he was asked."""
    return bool(turn.state.warned) and name == REPORTED
