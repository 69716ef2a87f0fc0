"""Facts put right: new values, and fields named without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from aide.dialogue.facts.balances import without_balance
from aide.dialogue.facts.days import is_of_something_else, is_yet_to_come
from aide.dialogue.facts.fields import AMOUNT, DATE, DESCRIPTION, EMAIL, NAMES, is_sound
from aide.dialogue.facts.fields import known as known_of
from aide.dialogue.facts.ledger import denies_day
from aide.dialogue.facts.mentions import NAMED, mentions
from aide.dialogue.facts.new_names import new_name
from aide.dialogue.facts.precision import day_facts, is_lapse, precision, precision_of
from aide.dialogue.facts.readable import readable
from aide.dialogue.facts.spoken import in_figures
from aide.dialogue.facts.sums import claimed, ordered, parse_sum
from aide.dialogue.facts.telling import meant
from aide.dialogue.state import SKIPPED
from aide.folding import plain
from aide.nlu.entities.dates import find_dates
from aide.nlu.entities.extract import Entity, extract_entities

_CORRECTION = re.compile(
    r"^(?:non|nan|en fait|enfait|pardon|erreur|oups|attend\w*|rectif\w*|corrig\w*|je parle (?:des?|du)|"
    r"finalement|plutot|desole\w*|excusez?)\b|"
    r"\b(?:n est pas|ne sont pas|trompe|plutot|et pas|et non|au lieu|corrig\w*|rectif\w*|erreur de|"
    r"modifie\w*|(?<!ai )(?<!a )(?<!as )(?<!avons )change[rz]?(?! (?:mon|de|le|d|ma) (?:mot|mdp|codes?|"
    r"tel\w*|numero|adresse|carte|banque))|mettez|remplace\w*)\b|\bpas (?:le |la |l )?\d|\ben ?fait$|"
    r"\bpas (?:un |une |des |le |la |du )?\w+(?: \w+){0,2} (?:c est|mais)\b"
)


def sounds_like_correction(text: str) -> bool:
    """« non, 60 euros pas 50 », « je me suis trompé… »."""
    return _CORRECTION.search(plain(text)) is not None


def corrected(
    text: str, known: Mapping[str, Any], fields: Iterable[str], today: date, *, loose: bool
) -> dict[str, Any]:
    """New values of facts, other than the known. `loose`: also of those not given yet, at the summary."""
    fields = tuple(fields)
    text = in_figures(text) if AMOUNT in fields and known.get(AMOUNT) else text
    clean = without_balance(readable(text))
    found = [
        one
        for one in extract_entities(clean, today)
        if one.label != DATE or _is_another_day(one, clean, known, today)
    ]
    candidates: dict[str, list[tuple[Any, int]]] = {}
    for entity in found:
        name = entity.label
        if name in (AMOUNT, DATE, EMAIL) and name in (*fields, EMAIL) and (loose or known.get(name)):
            candidates.setdefault(name, []).append((str(entity.value), entity.start))
    changed: dict[str, Any] = {name: meant(clean, ones) for name, ones in candidates.items()}
    if AMOUNT in fields and (amount := _new_sum(text, known, changed, today)) is not None:
        changed[AMOUNT] = amount
    for name in (one for one in NAMES if one in fields):
        if (loose or known.get(name)) and (given := new_name(text, name, known, alone=not changed)):
            changed[name] = given
    right = {
        name: value
        for name, value in changed.items()
        if plain(str(value)) != plain(str(known.get(name))) and is_sound(name, value, today)
    }
    return {**right, **day_facts(right[DATE], _how_sure(right[DATE], found))} if DATE in right else right


def _how_sure(day: str, found: Sequence[Entity]) -> str:
    """The precision with which that day was told, the last time; "" where it was not."""
    told = next((one for one in reversed(found) if one.label == DATE and str(one.value) == day), None)
    return "" if told is None else precision(told.text, approximate=told.is_period)


def _is_another_day(entity: Entity, clean: str, known: Mapping[str, Any], today: date) -> bool:
    """Neither of something else, nor denied, nor how long it lasted, nor less sure than the known day.

    An example: « j'ai changé d'opérateur en octobre » leaves the 13th as it is,
    « non, c'était en octobre » does not.
    """
    if is_yet_to_come(clean, entity.start):
        return False
    puts_right = sounds_like_correction(clean) or mentions(clean, DATE)
    if is_of_something_else(clean, entity.start) and (not puts_right or len(find_dates(clean, today)) > 1):
        return False
    if denies_day(clean, entity.start, entity.end):
        return False
    held = known_of(known, DATE)
    is_its_month = entity.is_period and str(entity.value)[:7] == str(held)[:7]
    is_less_sure = entity.is_period and precision_of(known) is None and not puts_right
    return held is None or not (is_lapse(entity.text) or is_its_month or is_less_sure)


def _new_sum(text: str, known: Mapping[str, Any], changed: Mapping[str, Any], today: date) -> str | None:
    """The sum that he gives for one known before, or by its name; None where he speaks of none."""
    if (wanted := ordered(text, known_of(known, AMOUNT))) is not None:
        return f"{wanted:.2f}"
    if known.get(AMOUNT) and (own := _OWN_SUM.search(text)) and (value := parse_sum(own["sum"] + " €").value):
        return value
    come_to = known.get(AMOUNT) and claimed(text) is not None  # « c'est 70 en tout »
    if (
        come_to
        or AMOUNT in changed
        or mentions(text, AMOUNT)
        or _is_sum_again(text, known.get(AMOUNT), today)
    ):
        return parse_sum(text).value
    return None


_OWN_SUM = re.compile(
    (
        r"\b(?:le|mon|ce) (?:virement|pr[ée]l[èe]vement|paiement|retrait|d[ée]bit|achat) (?:c['’ ]?est|"
        r"est de|[ée]tait de|fait|de)\s*(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|e\b|eur)"
    ),
    re.I,
)
"""« le virement c'est 250 €, les 3,50 c'est les frais »: the sum of what is filed, beside another."""


def named_field(text: str, fields: Iterable[str]) -> str | None:
    """The field that he wants to change without the new value: « le montant est faux »."""
    if len(text) > 90:
        return None
    names = (*fields, EMAIL, DESCRIPTION, "motif")
    excepted = _EXCEPT.search(text)  # « le montant oui, mais la date non »
    parts = (text[excepted.end() :], text) if excepted else (text,)
    return next((name for part in parts for name in names if mentions(part, name)), None)


_EXCEPT = re.compile(r"\b(?:mais|sauf|par contre|à part|hormis)\b", re.I)


def _is_sum_again(text: str, known_sum: Any, today: date) -> bool:
    """« c'est pas 50 c'est 60 », « attends c'est 43 en fait », where a sum was given and no day is said."""
    if known_sum in (None, SKIPPED):
        return False
    whole = str(known_sum).removesuffix(".00").replace(".", "[.,]")
    if re.search(rf"(?<![\d.,]){whole}(?![\d]|[.,]\d)", text):
        return True
    numbers = re.findall(r"\d+(?:[.,]\d{1,2})?", text)
    return (
        len(numbers) == 1
        and sounds_like_correction(text)
        and len(text.split()) <= 8
        and not find_dates(text, today)
    )


def names_new_value(text: str) -> bool:
    """« le créancier est Disney », « le montant c'est 60 »: a fact by its name, with its value."""
    return any(
        re.search(
            (
                rf"^(?:non |mais |en fait )?(?:le |la |l |son )?(?:{names}) (?:est|c est|cest|c|c etait|"
                r"etait) (?!faux|pas|faut|mal|incorrect)\w"
            ),
            plain(text),
        )
        for names in NAMED.values()
    )
