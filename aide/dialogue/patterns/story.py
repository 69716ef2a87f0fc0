"""What he tells is kept: his own words, and the facts in them, under the problem that they tell."""

from __future__ import annotations

import re
from typing import Any

from aide.complaints.deadlines import deadlines
from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.wishes.to_us import is_order
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
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


_AT_US = re.compile(
    r"\b(?:(?:pas|rien) (?:repondu|compris|lu|ecoute)|(?:repond\w*|compren\w*|lis\w*|ecout\w*) "
    r"(?:pas|rien|jamais)|vous lisez|robot|bot|machine|tu sers a rien)\b"
)
_EXPECTS = re.compile(
    r"\bj?e? ?(?:veux|voudrais|demande|exige|souhaite|aimerais|attends) "
    r"(?:que|qu|etre|une? (?:preuve|explication|geste))\b"
    r"(?!.{0,30}\b(?:bloqu|enregistr|repond|pass|deposi|appel)\w*)"
)
"""« je veux que quelqu'un cherche où est l'argent »: what he expects of his complaint."""
_OF_DRAFT = re.compile(
    r"\b(?:le|mon|ton|votre|ce|l|ta|la|votre) (?:mess?age|texte|recap\w*|resume|brouillon|description)\b|"
    r"\b(?:c est|est|pas) (?:corrige|note|ecrit|change)e?s?\b"
)
"""« c'est corrigé, mais le message aussi »: of what we wrote down, and no part of what happened."""
LONGEST_SCOLDING, SURELY_SCOLDS = 10, 0.7
LONGEST_TO_US = 14


def _scolds(one: Message) -> bool:
    """« t'as pas répondu »: at the assistant; what he reproaches to the bank is what he complains of."""
    return (
        one.words <= LONGEST_SCOLDING
        and one.has("reprocher", at=SURELY_SCOLDS)
        and _AT_US.search(one.plain) is not None
    )


def story_in(message: Message, text: str, *, is_going_on: bool = False, held: str = "") -> str:
    """What is for the file: without the sentences that only scold the assistant, and, once a story is told,
    without those that only speak to it. Of a wish alone his words, once: `held` is what is told before.
    """
    if is_going_on and (wish := f.only_wish(text)) is not None:
        return "" if f.is_expected_in(wish, held) else wish[:1].upper() + wish[1:]
    if text != message.text:
        return text
    if is_going_on and message.surface == surface.BARE:  # « 24,99 »: a fact, and no sentence of his story
        return ""
    for one in message.sentences or (message,):
        if _scolds(one) or (is_going_on and _is_to_us(one)):
            text = text.replace(one.text, "")
    return _LEFT_LINK.sub("", text).strip()


_LEFT_LINK = re.compile(r"[\s,;]*\b(?:et|mais|puis|donc)[\s,;]*$", re.I)
"""« c'est le 4 mars, et », where what came after it was put to us."""


def _is_to_us(one: Message) -> bool:
    """« oui bloque », « bah oui je viens de le dire », « c'est quand la réponse ? »: to the assistant,
    and no part of his story.
    """
    if is_order(one.plain):
        return True
    if _OF_DRAFT.search(one.plain) and not one.entities and not one.has("raconter", at=0.5):
        return one.words <= LONGEST_TO_US and one.has("corriger", "reprocher", "oui", "non", at=0.3)
    told = (
        one.has("raconter", at=0.3)
        or one.has("corriger", at=0.6)
        or one.entities
        or _EXPECTS.search(one.plain)
    )
    is_said_to_us = one.has(
        "oui", "non", "bloquer", "demander", "reprocher", "bavarder", "humain", "deposer", at=0.6
    )
    return is_said_to_us and not told and one.words <= LONGEST_TO_US
