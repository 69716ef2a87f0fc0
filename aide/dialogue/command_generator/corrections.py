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
    motif = str(facts.get("motif") or "")
    found: list[Command] = []
    besides = () if f.BENEFICIARY in FIELDS.get(motif, ()) else (f.CREDITOR,)
    is_long = message.words > 25 and not message.has("corriger")
    operations = _operations_again(message, facts, world)
    if operations is not None:
        return [Command("correct_fact", "", operations)]
    changed = (
        {}
        if is_long
        else f.corrected(message.text, facts, (*FIELDS.get(motif, ()), *besides), world.today, loose=loose)
    )
    if changed and (
        not loose
        or message.has("corriger", "repondre", "raconter", "non", at=0.3)
        or f.sounds_like_correction(message.text)
        or f.names_new_value(message.text)
        or f.EMAIL in changed
    ):
        found.append(Command("correct_fact", "", changed))
    other = motif_told.instead(message.text, motif) or (
        problem_in(message, at=0.45) if loose or message.words <= SHORT else None
    )
    subject = subjects().get(other or "")
    if (
        subject is not None
        and subject.motif is not None
        and motif
        and not (other == MONEY_BACK and motif in DEBITED and motif_told.instead(message.text, motif) is None)
        and subject.motif.name not in (motif, "autre")
        and (f.sounds_like_correction(message.text) or message.has("corriger"))
        and names_problem(message.text)
    ):
        of_new = f.told(message.text, FIELDS[subject.motif.name], world.today) if loose else {}
        found.append(Command("correct_fact", "motif", {"motif": subject.motif.name, **of_new}))
    return found


def told_otherwise(message: Message, state: State, world: World) -> Command | None:
    """« ah non pardon c'est 1150 pas 1050 »: puts right what was told of the problem before any complaint is begun."""
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
"""Words of « en fait ce sont des frais bancaires »: a longer answer to a question tells more, and changes no motive by itself."""
DEBITED = frozenset({"frais", "prelevement_abusif", "paiement_frauduleux"})
"""Motives of which one wants one's money back: « mettez que je veux être remboursé » changes none of them."""


_ONLY_ONE = re.compile(
    r"\b(?:une seule (?:fois|operation)|un seul (?:debit|prelevement|paiement)|qu une (?:seule )?fois|pas (?:deux|2) fois)\b"
)


_ONE_MORE = re.compile(
    r"\b(?:oubli\w*|manqu\w*|(?:il )?y ?a (?:aussi|encore|toujours pas|tjr pas|tjrs pas)|et aussi|en plus)\b"
)
_BARE = re.compile(r"(?<![\d.,/])(\d{1,5}(?:[.,]\d{1,2})?)(?![\d.,/:h])")


def _one_more(message: Message, facts: Mapping[str, Any], world: World) -> dict[str, Any] | None:
    """« vous oubliez les 112 de ce matin »: another operation beside the known one, with its own sum and day."""
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
