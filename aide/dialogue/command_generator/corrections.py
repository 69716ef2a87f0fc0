"""What a message puts right of what was said before. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import motif_told
from aide.dialogue.command_generator.wishes.problem import names_problem, problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import MONEY_BACK, State
from aide.dialogue.world import World
from aide.subjects import subjects


def corrections_in(message: Message, facts: Mapping[str, Any], world: World, *, loose: bool) -> list[Command]:
    """New values of facts given before, or another motive: « c'est pas une erreur c'est un vol »."""
    operations = _operations_again(message, facts, world)
    if operations is not None:
        return [Command("correct_fact", "", operations)]
    changed = _changed(message, facts, world, loose=loose)
    values = [Command("correct_fact", "", changed)] if changed else []
    return [*values, *_other_motif(message, str(facts.get("motif") or ""), world, loose=loose)]


def _changed(message: Message, facts: Mapping[str, Any], world: World, *, loose: bool) -> dict[str, Any]:
    """The new values; `loose`: of what only looks like one, where the message may well be a correction."""
    if message.words > 25 and not message.has("corriger"):
        return {}
    fields = FIELDS.get(str(facts.get("motif") or ""), ())
    besides = () if f.BENEFICIARY in fields else (f.CREDITOR,)
    changed = f.corrected(message.text, facts, (*fields, *besides), world.today, loose=loose)
    if not loose or f.EMAIL in changed or message.has("corriger", "repondre", "raconter", "non", at=0.3):
        return changed
    is_meant = f.sounds_like_correction(message.text) or f.names_new_value(message.text)
    return changed if is_meant else {}


def _other_motif(message: Message, motif: str, world: World, *, loose: bool) -> list[Command]:
    """« c'est pas une erreur c'est un vol »: the motive of what he tells now, with its facts."""
    instead = motif_told.instead(message.text, motif)
    likely = problem_in(message, at=0.45) if loose or message.words <= SHORT else None
    other = instead or likely
    subject = subjects().get(other or "")
    if subject is None or subject.motif is None or not motif or subject.motif.name in (motif, "autre"):
        return []
    if other == MONEY_BACK and motif in DEBITED and instead is None:
        return []
    if instead is None and not motif_told.names(message.text, subject.motif.name):
        return []
    corrects = f.sounds_like_correction(message.text) or message.has("corriger")
    if not corrects or not names_problem(message.text):
        return []
    of_new = f.told(message.text, FIELDS[subject.motif.name], world.today) if loose else {}
    return [Command("correct_fact", "motif", {"motif": subject.motif.name, **of_new})]


def told_otherwise(message: Message, state: State, world: World) -> Command | None:
    """« ah non pardon c'est 1150 pas 1050 »: puts right what was told before any complaint."""
    told = state.told.get(state.subject or "")
    subject = subjects().get(state.subject or "")
    if told is None or subject is None or subject.motif is None:
        return None
    if not (f.sounds_like_correction(message.text) or message.has("corriger")) or message.words > 25:
        return None
    changed = f.corrected(message.text, told.facts, subject.motif.questions, world.today, loose=True)
    puts_right = any(name in told.facts for name in changed) or message.has("corriger", at=0.6)
    return Command("correct_fact", "", changed) if changed and puts_right else None


SHORT = 8
"""Words of « en fait ce sont des frais bancaires »: a longer answer tells more, and changes no motive."""
DEBITED = frozenset({"frais", "prelevement_abusif", "paiement_frauduleux"})
"""Motives of which one wants one's money back: « mettez que je veux être remboursé » changes none of them."""


_ONLY_ONE = re.compile(
    r"\b(?:une seule (?:fois|operation)|un seul (?:debit|prelevement|paiement)|qu une (?:seule )?fois|"
    r"pas (?:deux|2) fois)\b"
)


_ONE_MORE = re.compile(
    r"\b(?:oubli\w*|manqu\w*|(?:il )?y ?a (?:aussi|encore|toujours pas|tjr pas|tjrs pas)|et aussi|en plus)\b"
)
_BARE = re.compile(r"(?<![\d.,/])(\d{1,5}(?:[.,]\d{1,2})?)(?![\d.,/:h])")


def _one_more(message: Message, facts: Mapping[str, Any], world: World) -> dict[str, Any] | None:
    """« vous oubliez les 112 de ce matin »: another operation, with its own sum and day."""
    total, day = f.known(facts, f.AMOUNT), f.known(facts, f.DATE)
    if total is None or _ONE_MORE.search(message.plain) is None:
        return None
    known = list(facts.get(f.OPERATIONS) or [{f.AMOUNT: total, **({f.DATE: day} if day else {})}])
    told = [f"{float(one.value):.2f}" for one in message.values("montant")]
    told = told or [f"{float(one.replace(',', '.')):.2f}" for one in _BARE.findall(message.text)]
    new = [one for one in told if one not in {str(each[f.AMOUNT]) for each in known}]
    if len(new) != 1:
        return None
    own_day = f.told(message.text, (f.DATE,), world.today).get(f.DATE)
    operations = [*known, {f.AMOUNT: new[0], **({f.DATE: own_day} if own_day else {})}]
    first = min((one[f.DATE] for one in operations if one.get(f.DATE)), default=None)
    total_now = sum(float(one[f.AMOUNT]) for one in operations)
    return {f.OPERATIONS: operations, f.AMOUNT: f"{total_now:.2f}", **({f.DATE: first} if first else {})}


def _operations_again(message: Message, facts: Mapping[str, Any], world: World) -> dict[str, Any] | None:
    """Several days told again, or the day of one of several operations; None when it is about neither."""
    known = list(facts.get(f.OPERATIONS) or [])
    unit = known[0][f.AMOUNT] if known else f.known(facts, f.AMOUNT)
    if known and _ONLY_ONE.search(message.plain):
        day = f.parse_day(message.text, world.today).value or known[-1].get(f.DATE)
        return {f.OPERATIONS: [], f.AMOUNT: unit, f.DATE: day}
    if (more := _one_more(message, facts, world)) is not None:
        return more
    again = f.on_several_days(message.text, unit, world.today)
    if not again and known and (day := f.parse_day(message.text, world.today).value):
        place = next((i for i, one in enumerate(known) if str(one.get(f.DATE, ""))[:7] == day[:7]), None)
        if "dernier" in message.plain:
            place = len(known) - 1
        if place is not None:
            again = [*known[:place], {**known[place], f.DATE: day}, *known[place + 1 :]]
    if not again or again == known:
        return None
    total = sum(float(one[f.AMOUNT]) for one in again)
    return {f.OPERATIONS: again, f.AMOUNT: f"{total:.2f}", f.DATE: again[0].get(f.DATE)}
