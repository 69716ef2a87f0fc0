"""He tells a problem, or goes on telling: help and the offer once, then his words are taken down."""

from __future__ import annotations

import re

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.patterns import answering, completed, correction, digression, helping, noted, story, undo
from aide.dialogue.state import DEBITS, MONEY_BACK, Frame
from aide.dialogue.turn import Turn
from aide.subjects import Subject


def tell(turn: Turn, command: Command) -> None:
    """`quiet`: kept without a word. A new problem gets help and an offer; more of it, « J'ajoute cela »."""
    turn.state.misses = 0
    frame = turn.state.frame
    if frame is not None and frame.flow == "reclamation":
        _in_complaint(turn, frame, command)
        return
    subject = _of_a_debit(turn, command.name or turn.state.subject or _told_twice(command.text))
    if (known := turn.subjects.get(subject)) is None:
        if not command.values.get("quiet"):
            _end_with(turn, "utter_racontez")
        return
    if subject == "acces_compte" and answering.is_locked_out(turn):
        _end_with(turn, "utter_opposition_par_telephone")
        return
    story.keep(turn, subject, command)
    if command.values.get("files"):
        motif = known.motif.name if known.motif else None
        digression.start(turn, Command("start_flow", "reclamation", {"motif": motif}))
    elif command.values.get("quiet"):
        _put_off(turn, subject)
        turn.state.subject = subject
        noted.second(turn, subject)
    elif frame is not None and frame.flow in ("opposition", "renouvellement"):
        _beside_card(turn, frame, known)
    elif known.starts == "opposition":
        _start_block(turn, known)
    else:
        _put_off(turn, subject)
        helping.help_or_offer(turn, subject, str(command.values.get("info") or ""))


def _put_off(turn: Turn, subject: str) -> None:
    """« … et à cause de ça, 20 € de frais », while a complaint of the first problem is offered:
    that one is for later.
    """
    state, question = turn.state, turn.state.question
    told = state.told.get(state.subject or "")
    is_offered = question is not None and (question.field, question.starts) == ("offre", "reclamation")
    if not is_offered or told is None or state.subject in (None, subject, *state.later, *state.closed):
        return
    are_two = f.known(told.facts, f.AMOUNT) and f.known(state.told[subject].facts, f.AMOUNT)
    if (are_two or _ALSO.search(turn.message.plain)) and state.subject is not None:
        noted.later(turn, state.subject)


_ALSO = re.compile(
    r"\b(?:aussi|non plus|en plus|en \+|et puis|par ailleurs|autre chose|par dessus|(?:les|aux|pour) "
    r"(?:deux|2))\b|^et (?:en|puis|la|moi|mon|ma)\b"
)
"""He speaks of another thing beside the first."""


def _told_twice(text: str) -> str:
    """« on m'a pris deux fois 39 euros »: a problem, though only the wish to complain was understood."""
    return MONEY_BACK if f.taken_times(text) is not None else ""


def _end_with(turn: Turn, name: str) -> None:
    turn.say(name)
    turn.is_over = True


def _start_block(turn: Turn, known: Subject) -> None:
    reason = {"raison": known.reason} if known.reason else {}
    digression.start(turn, Command("start_flow", "opposition", reason))


def _beside_card(turn: Turn, frame: Frame, known: Subject) -> None:
    """While a card is blocked or ordered: why, or another problem for later."""
    if frame.flow == "opposition" and known.starts == "opposition":
        frame.facts.update({"raison": known.reason} if known.reason else {})
        return
    state, question = turn.state, turn.state.question
    if question is not None and question.field == "suite" and known.name in state.later:
        state.later.sort(key=lambda one: one != known.name)
        completed.open_next(turn)
        return
    if known.name not in state.later or question is not None:
        noted.later(turn, known.name)
    if question is None and frame.flow == "renouvellement":
        completed.offer_next(turn)


def _of_a_debit(turn: Turn, subject: str) -> str:
    """« remboursez-moi les deux » after payments that are not his: what he expects of them."""
    if subject != MONEY_BACK or subject in turn.state.later:
        return subject
    return next((one for one in turn.state.later if one in DEBITS), subject)


def _in_complaint(turn: Turn, frame: Frame, command: Command) -> None:
    """While a complaint is prepared, what he tells is added to it, and its motive if it has none."""
    _take_motif(turn, frame, command)
    if command.values.get("facts", True):
        facts = f.told(command.text, FIELDS.get(str(frame.facts.get("motif")), ()), turn.world.today)
        frame.facts.update({name: value for name, value in facts.items() if not frame.facts.get(name)})
    if turn.message.button is not None:
        turn.state.question = None
        return
    known = frame.facts.get(f.DESCRIPTION)
    told = known if isinstance(known, list) else []
    kept = story.story_in(turn.message, command.text, is_going_on=bool(told), held=" ".join(told))
    is_dictated = command.text != turn.message.text  # « mettez urgent »: one word is enough
    if kept and kept not in told and (len(kept.split()) >= 2 or is_dictated):
        if turn.state.question is not None and turn.state.question.field == "confirme":
            undo.remember(turn, frame, f.DESCRIPTION)
        frame.facts[f.DESCRIPTION] = [*told, kept]
    question, is_quiet = turn.state.question, command.values.get("quiet")
    is_more = question is not None and question.field == "description" and bool(told)
    if question is not None and question.field in ("description", "confirme", "motif"):
        turn.state.question = None
    if kept and (is_more or not is_quiet):
        turn.say("utter_jajoute_court")


def _take_motif(turn: Turn, frame: Frame, command: Command) -> None:
    known = turn.subjects.get(command.name)
    if frame.facts.get("motif") or known is None or known.motif is None:
        return
    told = digression.recalled(turn, known.motif.name)
    frame.facts = {"motif": known.motif.name, **told, **frame.facts}
    correction.fit_names(frame, known.motif.name)
    turn.state.subject = known.name
    turn.state.question = None
