"""What a message puts right of what was said before. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import means_told, motif_told
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import names_problem, problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import MONEY_BACK, State
from aide.dialogue.world import World
from aide.subjects import subjects


def corrections_in(message: Message, facts: Mapping[str, Any], world: World, *, loose: bool) -> list[Command]:
    """New values of facts given before, or another motive: « c'est pas une erreur c'est un vol »."""
    if (alone := f.one_of_twice(message.text, facts)) is not None:
        return [Command("correct_fact", "", alone)]
    changed = _changed(message, facts, world, loose=loose)
    if (away := f.taken_away(message.text, facts, world.today)) is not None:
        others = {name: value for name, value in changed.items() if name not in (f.DATE, f.PRECISION)}
        return [Command("correct_fact", "", {**others, **away})]
    months = (
        f.months_again(message.text, facts, _story(facts), world.today) if _may_correct(message) else None
    )
    if months is not None:
        now = {
            **{one: changed[one] for one in f.NAMES if one in changed},
            **({} if holds(facts, months) else months),
        }
        return [Command("correct_fact", "", now)] if now else []
    day = f.day_again(message.text, facts, world.today) if _may_correct(message) else None
    operations = f.operations_again(message.text, facts, _story(facts), world.today)
    asks_day = [Command("correct_fact", f.DATE)] if day == {} else []
    if operations is not None:
        new = _with_operations(operations, {**changed, **(day or {})}, facts, is_denied=day is not None)
        is_dated = any(one.get(f.DATE) for one in new.get(f.OPERATIONS) or [])
        return [*([Command("correct_fact", "", new)] if new else []), *([] if is_dated else asks_day)]
    changed |= day or {}
    values = [Command("correct_fact", "", changed)] if changed else []
    if asks_day and f.DATE not in changed:
        return [*values, *asks_day]
    return [*values, *_other_motif(message, str(facts.get("motif") or ""), facts, world, loose=loose)]


def _may_correct(message: Message) -> bool:
    return message.words <= LONGEST or message.has("corriger")


def _with_operations(
    operations: Mapping[str, Any], changed: Mapping[str, Any], facts: Mapping[str, Any], *, is_denied: bool
) -> dict[str, Any]:
    """The operations where they are others, the names, and the first day where none of them has its own."""
    several = list(operations[f.OPERATIONS])
    if is_denied:
        held = facts.get(f.DATE)
        several = [{f.AMOUNT: one[f.AMOUNT]} if one.get(f.DATE) == held else one for one in several]
    now = {**operations, f.OPERATIONS: several}
    is_dated = any(one.get(f.DATE) for one in several) or (
        not several and f.DATE in operations and not is_denied
    )
    if is_denied and not is_dated:
        now.pop(f.DATE, None)
    kept = f.NAMES if is_dated else (*f.NAMES, f.DATE, f.PRECISION)
    of_message = {name: value for name, value in changed.items() if name in kept}
    return {**({} if holds(facts, now) else now), **of_message}


def fields_of(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """What may be put right: what the motive asks, and the shop where one was told."""
    asked = FIELDS.get(str(facts.get("motif") or ""), ())
    is_told = (
        f.CREDITOR not in asked and f.BENEFICIARY not in asked and f.known(facts, f.CREDITOR) is not None
    )
    return (*asked, f.CREDITOR) if is_told else asked


def holds(facts: Mapping[str, Any], operations: Mapping[str, Any]) -> bool:
    """Whether that is what is noted already."""
    return all((facts.get(name) or None) == (value or None) for name, value in operations.items())


def _changed(message: Message, facts: Mapping[str, Any], world: World, *, loose: bool) -> dict[str, Any]:
    """The new values; `loose`: of what only looks like one, where the message may well be a correction."""
    if not _may_correct(message):
        return {}
    fields = FIELDS.get(str(facts.get("motif") or ""), ())
    besides = () if f.BENEFICIARY in fields else (f.CREDITOR,)
    text = f.written_out(message.text, facts)
    changed = f.corrected(text, facts, (*fields, *besides), world.today, loose=loose)
    if any(one.get(f.DATE) for one in facts.get(f.OPERATIONS) or []):  # whose days are put right together
        changed.pop(f.DATE, None)
    if not loose or f.EMAIL in changed or message.has("corriger", "repondre", "raconter", "non", at=0.3):
        return changed
    names = [one for one in f.NAMES if one in changed]
    is_named = any(
        f.instead_of(message.text, f.known(facts, one)) or f.surely_named(message.text) for one in names
    )
    is_meant = is_named or f.sounds_like_correction(text) or f.names_new_value(text)
    return changed if is_meant else {}


def _other_motif(
    message: Message, motif: str, facts: Mapping[str, Any], world: World, *, loose: bool
) -> list[Command]:
    """« c'est pas une erreur c'est un vol »: the motive of what he tells now, with its facts."""
    if (by_means := means_told.by_means(message.text, motif, _story(facts))) is not None:
        return [Command("correct_fact", "motif", {"motif": by_means, **_read_name(message, facts)})]
    instead = motif_told.instead(message.text, motif)
    likely = problem_in(message, at=0.45) if loose or message.words <= SHORT else None
    other = instead or likely
    subject = subjects().get(other or "")
    if subject is None or subject.motif is None or not motif or subject.motif.name in (motif, "autre"):
        return []
    if other == MONEY_BACK and motif in DEBITED and instead is None:
        return []
    orders_sum = f.ordered(message.text, facts.get(f.AMOUNT)) is not None
    if instead is None and (orders_sum or not motif_told.names(message.text, subject.motif.name)):
        return []
    leans = instead is not None and message.has("corriger", at=LEANS)
    corrects = leans or f.sounds_like_correction(message.text) or message.has("corriger")
    if not corrects or not names_problem(message.text):
        return []
    of_new = f.told(message.text, FIELDS[subject.motif.name], world.today) if loose else {}
    told = motif_told.told_instead(message.text) if instead is not None else None
    more = [replace(telling(message, quiet=True, facts=False), text=told)] if told else []
    return [Command("correct_fact", "motif", {"motif": subject.motif.name, **of_new}), *more]


def denied_motif(message: Message, facts: Mapping[str, Any]) -> Command | None:
    """« c pa des frai »: the motive of his story without that one; asked where the story tells no other."""
    motif = str(facts.get("motif") or "")
    if not motif_told.denies(message.text, motif):
        return None
    other = motif_told.of_story(f"{message.text}. {_story(facts)}", motif)
    subject = subjects().get(other or "")
    known = subject.motif.name if subject and subject.motif else None
    if known is None and motif == means_told.DEBIT and means_told.is_by_card(message.text):
        return None  # no motive is nearer to what is taken from a card
    return Command("correct_fact", "motif", {"motif": known} if known else {})


def denied_before(message: Message, state: State) -> Command | None:
    """The same before any complaint: of what was told."""
    told, subject = state.told.get(state.subject or ""), subjects().get(state.subject or "")
    if told is None or subject is None or subject.motif is None:
        return None
    return denied_motif(message, {"motif": subject.motif.name, f.DESCRIPTION: told.story})


def with_denied_motif(
    corrections: list[Command], message: Message, facts: Mapping[str, Any]
) -> list[Command] | None:
    """What else he puts right, then the motive; None where he denies none, or names the one in its place."""
    denied = denied_motif(message, facts)
    if denied is None or any("motif" in one.values for one in corrections):
        return None
    return [*corrections, denied]


def _story(facts: Mapping[str, Any]) -> str:
    return " ".join(f.known(facts, f.DESCRIPTION) or [])


def _read_name(message: Message, facts: Mapping[str, Any]) -> dict[str, str]:
    """« je lis PAIEMENT CB ZALBO »: the name too, where none is known."""
    name = None if f.known(facts, f.CREDITOR) else f.in_capitals(message.text)
    return {f.CREDITOR: name} if name else {}


def told_otherwise(message: Message, state: State, world: World) -> Command | None:
    """« ah non pardon c'est 1150 pas 1050 »: puts right what was told before any complaint."""
    told = state.told.get(state.subject or "")
    subject = subjects().get(state.subject or "")
    if told is None or subject is None or subject.motif is None or f.operations(message.text, world.today):
        return None
    if not (f.sounds_like_correction(message.text) or message.has("corriger")) or message.words > 25:
        return None
    changed = f.corrected(message.text, told.facts, subject.motif.questions, world.today, loose=True)
    puts_right = any(name in told.facts for name in changed) or message.has("corriger", at=0.6)
    return Command("correct_fact", "", changed) if changed and puts_right else None


LONGEST = 25
"""Words of a correction, where it is not surely one."""
LEANS = 0.35
"""Of a correction that names one motive and denies another."""
SHORT = 8
"""Words of « en fait ce sont des frais bancaires »: a longer answer tells more, and changes no motive."""
DEBITED = frozenset({"frais", "prelevement_abusif", "paiement_frauduleux"})
"""Motives of which one wants one's money back: « mettez que je veux être remboursé » changes none of them."""
