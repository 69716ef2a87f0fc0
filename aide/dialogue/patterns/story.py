"""What he tells is kept: his own words, and the facts in them, under the problem that they tell."""

from __future__ import annotations

import re
from typing import Any

from aide.complaints.deadlines import deadlines
from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.patterns.said_to_us import to_us
from aide.dialogue.state import Told
from aide.dialogue.turn import Turn
from aide.nlu import surface


def keep(turn: Turn, subject: str, command: Command) -> None:
    """His words and the facts in them, under the problem that they tell."""
    known = turn.subjects.get(subject)
    if known is None or turn.message.button is not None:
        return
    told = turn.state.told.setdefault(subject, Told())
    if (
        kept := story_in(turn.message, command.text, is_going_on=bool(told.story), held=" ".join(told.story))
    ) and kept not in told.story:
        told.story.append(kept)
    if command.values.get("facts", True) and known.motif is not None:
        found = f.told(command.text, (*FIELDS[known.motif.name], f.DATE), turn.world.today)
        if email := found.pop(f.EMAIL, None):
            turn.state.email = email
        if f.OPERATIONS in told.facts and f.OPERATIONS not in found:
            found = {name: value for name, value in found.items() if name not in (f.AMOUNT, f.DATE)}
        if f.known(told.facts, f.AMOUNT) and _IN_ALL.search(turn.message.plain):
            found.pop(f.AMOUNT, None)
        told.facts.update(_not_of_another(turn, subject, found))
        if several := _several(turn, _without_questions(turn.message, command.text), told):
            told.facts.update(several)


def keep_name(turn: Turn) -> None:
    """« je lis paiement cb ZALBO 39,99, je bloque ma carte ? »: his question was answered,
    and the name is not asked again.
    """
    subject = turn.subjects.get(turn.state.subject or "")
    name = f.named_in_passing(turn.message.text) if turn.message.button is None else None
    if name is None or turn.message.text.isupper():
        return
    frame, told = turn.state.frame, turn.state.told.get(turn.state.subject or "")
    if frame is not None and frame.flow == "reclamation":
        wanted, facts = FIELDS.get(str(frame.facts.get("motif")), ()), frame.facts
    elif frame is None and told is not None and subject is not None and subject.motif is not None:
        wanted, facts = FIELDS[subject.motif.name], told.facts
    else:
        return
    if f.CREDITOR in wanted and not facts.get(f.CREDITOR):
        facts[f.CREDITOR] = name


def _without_questions(message: Message, text: str) -> str:
    """« le 2 janvier et le 2 février. 8 semaines ou 13 mois ? »:
    the days of what he tells, and not of what he asks.
    """
    telling = [one.text for one in message.sentences if not (one.is_question or one.has("demander", at=0.6))]
    return " ".join(telling) if telling and text == message.text else text


def _several(turn: Turn, text: str, told: Told) -> dict[str, Any] | None:
    """« le 3 septembre, le 3 octobre et le 3 novembre », of the sum that he told before."""
    if not f.known(told.facts, f.AMOUNT) or told.facts.get(f.OPERATIONS):
        return None
    if (months := f.months_of(text, told.facts, " ".join(told.story), turn.world.today)) is not None:
        return months
    now = f.operations_again(text, told.facts, " ".join(told.story), turn.world.today)
    days = {one.get(f.DATE) for one in now[f.OPERATIONS]} if now else set()
    return now if len(days - {None}) > 1 else None


_IN_ALL = re.compile(r"\b(?:ca|sa|cela) fait\b|\ben tout\b|\bau total\b|\bgenre \d")
"""« ça fait genre 39 € »: what it comes to, where the sum of one was told."""


def _not_of_another(turn: Turn, subject: str, found: dict[str, Any]) -> dict[str, Any]:
    """Without the sum of a noted problem, « et les 3,50 aussi », nor the day of our answer."""
    if str(found.get(f.DATE, ""))[5:] == f"{deadlines('autre', turn.world.now).answer_by:%m-%d}":
        found = {name: value for name, value in found.items() if name != f.DATE}
    others = [turn.state.told.get(one, Told()).facts for one in turn.state.later if one != subject]
    sums = {one.get(f.AMOUNT) for one in others}
    return {} if found.get(f.AMOUNT) in sums - {None} else found


def story_in(message: Message, text: str, *, is_going_on: bool = False, held: str = "") -> str:
    """What is for the file: without the sentences that only scold the assistant or answer it, and, once a
    story is told, without those that only speak to it or say no more than `held`, what is told before. Of a
    wish alone his words, once.
    """
    if is_going_on and (wish := f.only_wish(text)) is not None:
        return "" if f.is_expected_in(wish, held) else wish[:1].upper() + wish[1:]
    if text != message.text:
        return text
    if is_going_on and message.surface == surface.BARE:  # « 24,99 »: a fact, and no sentence of his story
        return ""
    for one in message.sentences or (message,):
        if to_us(one, held if is_going_on else None):
            text = text.replace(one.text, "", 1)
    return _tidy(text)


def _tidy(text: str) -> str:
    """Without the signs and links that what was left out leaves behind."""
    if not any(map(str.isalnum, text)):
        return ""
    text = _LEFT_SIGNS.sub(r"\1 ", text)
    return _LEFT_LINK.sub("", _LEFT_HEAD.sub("", text)).strip(" ,;:")


_LEFT_LINK = re.compile(r"[\s,;]*\b(?:et|mais|puis|donc)[\s,;]*$", re.I)
"""« c'est le 4 mars, et », where what came after it was put to us."""
_LEFT_HEAD = re.compile(r"^[\s,;:.!?…]+")
_LEFT_SIGNS = re.compile(r"([.!?…])\s*[,;:]\s*")
"""« ? , et j'ai regardé mon compte », where a sentence stood before the comma."""
