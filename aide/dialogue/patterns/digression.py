"""Something else in the middle: another flow is begun; then back to what was open."""

from __future__ import annotations

from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import steps
from aide.dialogue.command_generator.wishes.complaint import FOR_BOTH
from aide.dialogue.command_generator.wishes.filed import announces_only
from aide.dialogue.commands import BOTH, Command
from aide.dialogue.filed_meant import filed_meant
from aide.dialogue.frame_facts import DECEIVED, EXPECTS
from aide.dialogue.patterns import after_wait, new_card
from aide.dialogue.patterns.completed import REPORTED
from aide.dialogue.patterns.deceit import has_no_payee, is_going_on
from aide.dialogue.patterns.start_block import start_block
from aide.dialogue.planning import ANNOUNCED_BOTH
from aide.dialogue.state import SKIPPED, Frame, Told
from aide.dialogue.turn import Turn

NEW_CARD = "renouvellement_carte"


def start(turn: Turn, command: Command) -> None:
    """Begin a flow at once, with all that was told."""
    turn.state.misses = 0
    if command.kind == "human" or command.name == "conseiller":
        _leave_without_reference(turn)
        turn.start("conseiller")
    elif command.name == "reclamation":
        start_complaint(turn, command)
    elif command.name == "opposition":
        start_block(turn, command)
    elif command.name == new_card.FLOW:
        new_card.start(turn, command)
    elif command.name == "reprise":
        after_wait.resume(turn)
    else:
        _start_other(turn, command)


def _start_other(turn: Turn, command: Command) -> None:
    """Of what is filed, the one that he means; `BOTH`: the noted problem is begun after it."""
    _leave_untold(turn, command)
    values = {name: value for name, value in command.values.items() if name != BOTH}
    turn.state.both = turn.state.both or bool(command.values.get(BOTH))
    if command.name in FOLLOW_UPS and (meant := filed_meant(turn.message, turn.state.contents)):
        values = {"reference": meant, **values}
    frame = turn.start(command.name, **values)
    is_told = "detail" in values or frame.facts.get("detail")
    if command.name == "complement" and not is_told and not announces_only(turn.message.plain):
        frame.facts["detail"] = turn.message.text


def _note_wishes(turn: Turn, command: Command) -> None:
    """What he said beside the wish to file: the card stays, both problems, or that it was not filed yet."""
    state = turn.state
    state.refused = [one for one in state.refused if one != "reclamation"]
    if command.values.get("sans_blocage"):
        state.refused.append("opposition")
        turn.say("utter_rien_bloque")
    if command.values.get("pas_encore"):
        turn.say("utter_pas_encore_enregistree")
    if state.later and FOR_BOTH.search(turn.message.plain):
        state.both = True
    if command.values.get(BOTH):
        _announce_both(turn)


def start_complaint(turn: Turn, command: Command) -> Frame:
    """What was told of the subject becomes the draft; never asked again."""
    state = turn.state
    _note_wishes(turn, command)
    frame = state.of("reclamation")
    if frame is not None and not command.values.get("motif"):
        if not command.values.get("pas_encore"):
            turn.say("utter_reclamation_reprise")
        return turn.start("reclamation")
    motif = command.values.get("motif") or _motif(turn)
    wishes = frame.facts.get(EXPECTS) if frame is not None else None
    if frame is not None:
        turn.leave("reclamation")
    facts: dict[str, Any] = {"motif": motif, **recalled(turn, motif)} if motif else {}
    if f.known(facts, f.AMOUNT) and not facts.get(f.OPERATIONS):
        story = " ".join(f.known(facts, f.DESCRIPTION) or [])
        facts |= f.months_of(turn.message.text, facts, story, turn.world.today) or {}
    if wishes:
        facts[EXPECTS] = wishes
    if email := f.told(turn.message.text, (f.EMAIL,), turn.world.today).get(f.EMAIL):
        state.email = str(email)
    if state.email:
        facts[f.EMAIL] = state.email
    if motif == REPORTED and has_no_payee(state):
        facts |= {f.CREDITOR: SKIPPED, DECEIVED: True}
        if not f.known(facts, f.DATE) and is_going_on(state):
            facts[f.DATE] = turn.world.today.isoformat()
    return turn.start("reclamation", **facts)


def _announce_both(turn: Turn) -> None:
    """« pour les deux »: which one is begun with, and which one follows."""
    first = turn.subjects.get(turn.state.subject or "")
    after = next((turn.subjects[one] for one in turn.state.later if one in turn.subjects), None)
    if first is not None and first.noun and after is not None and after is not first:
        turn.say(ANNOUNCED_BOTH, probleme=first.noun, ensuite=after.noun)


FOLLOW_UPS = ("suivi", "complement", "retrait")


def _leave_untold(turn: Turn, command: Command) -> None:
    """He means the one that he filed: the new one, of which he told nothing, is left, and that is said."""
    begun = turn.state.of("reclamation")
    if command.name in FOLLOW_UPS and begun is not None and steps.is_untold(begun.facts):
        turn.leave("reclamation")
        turn.say("utter_nouvelle_laissee")


def _leave_without_reference(turn: Turn) -> None:
    """An agent finds what he has no reference of: it is not asked again after him."""
    question = turn.state.question
    if question is not None and question.field == "reference" and question.tries:
        turn.leave(question.flow)


def recalled(turn: Turn, motif: str) -> dict[str, Any]:
    """What he told of that problem, as the complaint holds it."""
    told = turn.state.told.get(_subject_of(turn, motif) or "", Told())
    shop = () if f.BENEFICIARY in FIELDS[motif] else (f.CREDITOR,)
    wanted = (*FIELDS[motif], *shop, f.DATE, f.PRECISION, f.OPERATIONS)
    facts = {name: value for name, value in told.facts.items() if name in wanted}
    return {**facts, f.DESCRIPTION: list(told.story)} if told.story else facts


def _motif(turn: Turn) -> str | None:
    """Of the subject that is talked of; a filed one is over."""
    subject = turn.subjects.get(turn.state.subject or "")
    if subject is None or subject.motif is None:
        return None
    return subject.motif.name


def _subject_of(turn: Turn, motif: str | None) -> str | None:
    return next((name for name, one in turn.subjects.items() if one.motif and one.motif.name == motif), None)
