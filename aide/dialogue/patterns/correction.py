"""Something said before is put right: a fact, the motive, the card, or the words of the complaint."""

from __future__ import annotations

from decimal import Decimal

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.command_generator.corrections import fields_of
from aide.dialogue.commands import Command
from aide.dialogue.frame_facts import BEFORE_CORRECTION, BEFORE_TEXT
from aide.dialogue.patterns.undo import awaits, keep_text, put_back, remember
from aide.dialogue.state import SKIPPED, Frame
from aide.dialogue.turn import Turn
from aide.phrases import beside

french = beside(__file__)


def correct(turn: Turn, command: Command) -> None:
    """New values replace the old ones. With a name only, it is asked again; with nothing, what is wrong."""
    frame = turn.state.frame
    if frame is None:
        _correct_told(turn, command)
        return
    if command.name in (BEFORE_CORRECTION, BEFORE_TEXT):
        put_back(turn, frame, command.name)
    elif command.values and _holds(frame, command):
        turn.say("utter_deja_note")
        turn.state.question = None
    elif command.values:
        remember(turn, frame, *command.values)
        _replace(turn, frame, command)
    else:
        _ask_again(turn, frame, command)


def _holds(frame: Frame, command: Command) -> bool:
    """All of it is noted so already: nothing was put right, and none is said to be;
    how sure a day is, is said again.
    """
    is_noted = all(
        (frame.facts.get(name) or None) == (value or None) for name, value in command.values.items()
    )
    return frame.flow == "reclamation" and f.PRECISION not in command.values and is_noted


def _replace(turn: Turn, frame: Frame, command: Command) -> None:
    """The new values; another sum than that of the operations ends them.
    Another fact put right keeps the text.
    """
    if awaits(turn, frame) == f.DESCRIPTION and (text := frame.facts.get(BEFORE_TEXT)):
        frame.facts[f.DESCRIPTION] = text
    if "motif" in command.values:
        fit_names(frame, str(command.values["motif"]))
    total = sum(float(one[f.AMOUNT]) for one in frame.facts.get(f.OPERATIONS) or [])
    if f.AMOUNT in command.values and abs(total - float(command.values[f.AMOUNT])) > 0.005:
        frame.facts.pop(f.OPERATIONS, None)
    if f.AMOUNT in command.values:
        frame.facts[f.IN_ALL] = f.says_total(turn.message.text, Decimal(str(command.values[f.AMOUNT])))
    frame.facts.update(command.values)
    turn.state.email = command.values.get(f.EMAIL, turn.state.email)
    if frame.flow == "reclamation":
        _say_righted(turn, frame, command)
    turn.state.question = None


def _say_righted(turn: Turn, frame: Frame, command: Command) -> None:
    """What was changed: a day without its precision, or none any more, is said for what it is."""
    values = command.values
    if "motif" in values:
        turn.say("utter_motif_change")
    elif SKIPPED in values.values():
        name = next(name for name, value in values.items() if value == SKIPPED)
        turn.say("utter_date_enlevee" if name == f.DATE else "utter_nom_enleve")
    elif f.DATE in values and f.precision_of(frame.facts):
        turn.say("utter_date_sans_jour", date=recap.day_shown(frame.facts))
    else:
        turn.say("utter_corrige")


def _ask_again(turn: Turn, frame: Frame, command: Command) -> None:
    """What he named as wrong; where he named nothing, what it is."""
    if command.name in ("motif", f.DESCRIPTION, *fields_of(frame.facts), f.DATE):
        remember(turn, frame, command.name)
    if command.name == "motif":
        frame.facts.pop("motif", None)
        turn.ask("motif", "utter_ask_motif", flow=frame.flow)
    elif command.name == "ajout":
        turn.ask("description", "utter_ask_detail", flow=frame.flow)
    elif command.name == f.DESCRIPTION:
        keep_text(frame)
        frame.facts.pop(f.DESCRIPTION, None)
        frame.facts["remplace"] = True
        turn.ask("description", "utter_ask_nouveau_texte", flow=frame.flow)
    elif command.name in (*fields_of(frame.facts), f.EMAIL) or f.known(frame.facts, command.name) is not None:
        frame.facts.pop(command.name, None)
        turn.put(frame, command.name)
    else:
        turn.ask("confirme", "utter_ask_correction", flow=frame.flow, buttons=_what(frame))


_TITLES = french.table("champs")
MOST_BUTTONS, FEWEST_TOLD = 4, 12
"""Buttons, and words of a correction that also tells something: a shorter one is no part of his story."""


def _what(frame: Frame) -> list[dict[str, str]]:
    """A button for the motive, for each of its facts and for the text, where there is room."""
    fields = ["motif", *fields_of(frame.facts), f.DESCRIPTION]
    shown = [{"title": _TITLES[one], "payload": f"/modifier?champ={one}"} for one in fields if one in _TITLES]
    return shown[:MOST_BUTTONS]


def _correct_told(turn: Turn, command: Command) -> None:
    """Before a complaint is begun: what was told of the problem, in the facts and beside the story."""
    told = turn.state.told.get(turn.state.subject or "")
    if command.name == "motif":
        _tell_of_another(turn, str(command.values.get("motif") or "autre"))
        return
    if told is None or not command.values:
        return
    told.facts.pop(f.OPERATIONS, None)
    told.facts.update(command.values)
    if turn.message.has("raconter", at=0.6) and turn.message.words >= FEWEST_TOLD:
        told.story.append(turn.message.text)
    turn.say(
        "utter_corrige_valeurs",
        valeurs=" ; ".join(recap.values_shown(command.values)),
    )


def _tell_of_another(turn: Turn, motif: str) -> None:
    """What was told is of that motive, and not of the one that he denies."""
    before, subject = (
        turn.state.subject or "",
        next((name for name, one in turn.subjects.items() if one.motif and one.motif.name == motif), None),
    )
    if subject is None or before not in turn.state.told:
        return
    turn.state.told[subject] = turn.state.told.pop(before)
    turn.state.subject = subject
    turn.say("utter_motif_change")


def replace_text(turn: Turn, command: Command) -> None:
    """« mettez juste : prélevé deux fois chez Carrefour »."""
    frame = turn.state.of("reclamation")
    if frame is not None:
        remember(turn, frame, f.DESCRIPTION)
        keep_text(frame)
        frame.facts[f.DESCRIPTION] = [command.text]
        frame.facts["remplace"] = True
        turn.say("utter_texte_change")
        turn.state.question = None


def fit_names(frame: Frame, motif: str) -> None:
    """The facts that the new motive also asks for stay, a name as the one that it asks for."""
    names = {name: frame.facts.get(name) for name in f.NAMES if frame.facts.get(name)}
    wanted = [name for name in FIELDS[motif] if name in f.NAMES]
    for name in names:
        if name not in wanted and (wanted or name != f.CREDITOR):
            frame.facts.pop(name, None)
    if wanted and names and not frame.facts.get(wanted[0]):
        frame.facts[wanted[0]] = next(iter(names.values()))
