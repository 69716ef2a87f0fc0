"""The known day put right: another one, one that he denies, or none to be shown at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from aide.complaints.days import MONTH
from aide.dialogue.facts.days import UNTIL, is_of_something_else
from aide.dialogue.facts.fields import AMOUNT, DATE, NAMES, OPERATIONS, PRECISION, known
from aide.dialogue.facts.ledger import denies_day, has_happened
from aide.dialogue.facts.mentions import mentions
from aide.dialogue.facts.monthly import each_month
from aide.dialogue.facts.precision import day_facts, is_lapse, precision, precision_of
from aide.dialogue.facts.readable import readable
from aide.dialogue.state import SKIPPED
from aide.folding import plain
from aide.nlu.entities.dates import DateSpan, find_dates


def day_again(text: str, facts: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """The day as it is now, with how sure it is; empty where he denies it and tells no other;
    None where he denies none of it.

    An example: « pas juillet, depuis août », of the 24th of July, is August without its day.
    """
    held = known(facts, DATE)
    if held is None:
        return None
    day, told = date.fromisoformat(held), _told(text, today)
    is_denied = any(denies_day(told_in, one.start, one.end) and _covers(one, day) for told_in, one in told)
    kept = [one for told_in, one in told if not denies_day(told_in, one.start, one.end)]
    new = next((one for one in kept if not one.approximate), kept[0] if kept else None)
    sure = precision_of(facts)
    if new is None:
        of_no_day = is_denied and sure == MONTH and any(not one.approximate for _, one in told)
        return day_facts(held, MONTH) if of_no_day else {} if is_denied else None
    kind = precision(new.text, approximate=new.approximate)
    is_the_day = sure is not None and not kind and new.value == day
    return {PRECISION: "", **day_facts(new.value.isoformat(), kind)} if is_denied or is_the_day else None


def taken_away(text: str, facts: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """« la date est pas bonne, enlevez-la », « mettez pas de nom »: nothing is noted there any more;
    None where he wants none of it.
    """
    said = plain(text)
    if _OF_TEXT.search(said) or not (_AWAY.search(said) or _WITHOUT.search(said)):
        return None
    held = known(facts, DATE)
    is_order = held is not None and _DONE.search(text) is None
    is_day = mentions(text, DATE) or (is_order and _names_only(text, date.fromisoformat(str(held)), today))
    if is_day and facts.get(DATE) is not None:
        several = [{AMOUNT: one[AMOUNT]} for one in facts.get(OPERATIONS) or []]
        return {DATE: SKIPPED, **({OPERATIONS: several} if several else {})}
    name = next((one for one in NAMES if known(facts, one) and mentions(text, one)), None)
    return {name: SKIPPED} if name else None


def _told(text: str, today: date) -> list[tuple[str, DateSpan]]:
    """The days of the text with the text in which they stand, without those of something else."""
    clean = readable(each_month(text, today))
    return [
        (clean, one)
        for one in find_dates(clean, today)
        if has_happened(one.text, one.value, today)
        and not is_lapse(one.text)
        and not is_of_something_else(clean, one.start)
        and not UNTIL.search(clean[: one.start])
    ]


def _covers(one: DateSpan, day: date) -> bool:
    """« juillet » covers the 24th of July; « le 1er », without its month, the 1st of any."""
    if one.approximate:
        return (one.value.year, one.value.month) == (day.year, day.month)
    return one.value == day or (_BARE_DAY.fullmatch(plain(one.text)) is not None and one.value.day == day.day)


def _names_only(text: str, day: date, today: date) -> bool:
    told = _told(text, today)
    return bool(told) and all(_covers(one, day) for _, one in told)


_BARE_DAY = re.compile(r"(?:le )?(?:1 ?er|premier|\d{1,2})")
_AWAY = re.compile(
    r"(?<!as )(?<!avez )(?<!ai )(?<! a )\b(?:enleve[rz]?|enlever|"
    r"supprime[rz]?|retire[rz]?|effacez?|effacer|vire[rz]?|otez?)\b"
)
_DONE = re.compile(r"\b(?:vir|retir|enlev)ée?s?\b", re.I)
"""« c'est viré le 6 » tells what was done, and orders nothing."""
_WITHOUT = re.compile(
    r"\b(?:met(?:s|tez)?|not(?:e|ez)|ecri(?:s|vez)|laisse[rz]?|veux|"
    r"voulais)\b.{0,12}\b(?:pas|aucune?|sans|vide|rien)\b|"
    r"^(?:non |mais |alors |bon )*(?:sans|pas de|aucune) (?:date|nom|jour)\b"
)
_OF_TEXT = re.compile(
    r"\b(?:message|texte|description|recit|phrase|histoire|debut|fin)\b|\bmet(?:s|tez)\b.{0,12}\bplutot\b"
)
