"""Typed answers: an amount, a date, a name, an e-mail; what is volunteered beside, and what is corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from email_validator import EmailNotValidError, validate_email

from aide.complaints.motifs import FIELDS
from aide.intake import questions as q
from aide.intake.wording import is_correction, is_unknown, plain
from aide.nlu.entities.amounts import parse_amount
from aide.nlu.entities.dates import find_dates, parse_date
from aide.nlu.entities.extract import extract_entities
from aide.nlu.entities.identifiers import find_ibans
from aide.nlu.entities.parties import find_parties

FREE_TEXT = frozenset({q.BENEFICIARY, q.CREDITOR, q.DESCRIPTION})
LARGEST = Decimal(1_000_000)
LONGEST_NAME, SHORTEST_STORY = 80, 10
_NAMED = {
    q.AMOUNT: r"montant|somme|prix",
    q.DATE: r"date|jour",
    q.BENEFICIARY: r"beneficiaire|destinataire",
    q.CREDITOR: r"creancier|societe|marchand|commercant|entreprise|magasin",
    q.EMAIL: r"e ?mail|mail|adresse mail|courriel",
    q.DESCRIPTION: r"description|detail|histoire|explication",
    q.MOTIF: r"motif|sujet|raison",
}
_NAME_LEAD = re.compile(
    r"^(?:(?:non|oui|euh|alors|ben|bah|en fait|pardon)[, ]+)*(?:c['’ ]?(?:est|etait|était)|il s['’ ]agit|ça vient|ca vient|"
    r"(?:le |la )?(?:b[ée]n[ée]ficiaire|cr[ée]ancier|soci[ée]t[ée]|destinataire)(?: est| c['’ ]est|,| :)?)?\s*"
    r"(?:(?:marqu[ée]|[ée]crit|not[ée])\s+)?(?:(?:par|pour|chez|de|à|a|vers|d['’])\s+)?(?:une?\s+)?",
    re.I,
)
_AMOUNT_BESIDE = re.compile(r"[,;(]?\s*\b\d[\d\s.,]*(?:€|e\b|eur\b|euros?\b).*$", re.I)
_CLAUSE = re.compile(r"(?:j['’]|je |on |ils? |elles? |vous |tu |[çc]a |c['’]|n['’]|ne |pas )", re.I)
"""How a sentence begins, and no name."""
_INSTEAD = re.compile(
    r"\bpas\s+(?P<old>[^,;.]+?)\s*(?:[,;]|\b(?:c['’ ]?\s?(?:est|[ée]tait)|mais)\b)\s*(?P<new>.+)$", re.I
)
"""« pas Paul, c'est Marie »."""
_IBAN_SHAPE = re.compile(
    r"\b(?:FR|LU|BE|DE|ES|IT|NL|PT|CH|GB|IE)\s?\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b", re.I
)
_NEGATED = re.compile(r"(?:,\s*)?\b(?:et )?(?:pas|non(?: pas)?|au lieu (?:de|d['’]))\s+.*$", re.I)


@dataclass(frozen=True)
class Parsed:
    """`value` as stored ('50.00', '2026-11-22'), or the `problem` to say; `fallback` is taken if it is said again."""

    value: str | None = None
    problem: str | None = None
    fallback: str | None = None


def parse(question: str, text: str, entities: tuple[tuple[str, str], ...], today: date) -> Parsed:
    """The answer to a question of a type; nothing for a free text or the motif."""
    if question == q.AMOUNT:
        return _amount(text)
    if question == q.DATE:
        return _date(text, today)
    if question == q.EMAIL:
        return _email(text)
    return Parsed()


def free_text(question: str, text: str, entities: tuple[tuple[str, str], ...]) -> str | None:
    """A name (of a creditor or a beneficiary) or a story; None when the text holds neither."""
    if question == q.DESCRIPTION:
        return text if len(text) >= SHORTEST_STORY else None
    told = [value for label, value in entities if label in (question, q.CREDITOR, q.BENEFICIARY)]
    # What the message seems to be about may have hidden a name: here one was asked for.
    found = next(iter(told or [one.value for one in find_parties(text)]), None)
    bare = _AMOUNT_BESIDE.sub("", _NAME_LEAD.sub("", text))
    name = found or _NEGATED.sub("", bare).strip(" .,;:!«»\"'")
    has_letters = any(char.isalpha() for char in name)
    if "@" in name or (not found and _CLAUSE.match(name)):
        return None
    return name if has_letters and 2 <= len(name) <= LONGEST_NAME and len(name.split()) <= 8 else None


def has_wrong_iban(text: str) -> bool:
    """Something shaped like an IBAN whose country or control digits are wrong, and no right one beside it."""
    return _IBAN_SHAPE.search(text) is not None and not find_ibans(text)


def volunteered(text: str, answers: Mapping[str, str | None], *, except_for: str, today: date) -> dict[str, str | None]:
    """The motif's fields not asked yet that the answer gives as well: « 50 euros hier chez Netflix ».

    A month is no day: « depuis mars » does not say when the money left.
    """
    motif = answers.get(q.MOTIF)
    fields = (*FIELDS[motif], q.EMAIL) if motif else q.ALL
    vague = {span.value.isoformat() for span in find_dates(text, today) if span.approximate}
    found: dict[str, str | None] = {}
    for entity in extract_entities(text, today):
        name, value = entity.label, str(entity.value)
        is_asked = name in fields and name != except_for and not answers.get(name)
        if is_asked and name not in found and not (name == q.DATE and value in vague):
            found[name] = value
    return {name: value for name, value in found.items() if _is_sound(name, value, today)}


def corrected(
    text: str, answers: Mapping[str, str | None], *, today: date, loose: bool = False
) -> dict[str, str | None]:
    """New values of fields answered before. `loose`: every field of the motif, answered or not (at the summary)."""
    changed: dict[str, str | None] = {}
    for entity in extract_entities(text, today):
        name = entity.label
        if name in (q.AMOUNT, q.DATE, q.EMAIL) and (loose or answers.get(name)) and name not in changed:
            changed[name] = str(entity.value)
    is_told = (
        _mentions(text, q.AMOUNT)
        or _quotes_amount(text, answers.get(q.AMOUNT))
        or _is_bare_amount(text, answers, today)
    )
    if q.AMOUNT in changed or is_told:
        amount = _amount(text).value
        if amount is not None:
            changed[q.AMOUNT] = amount
    for name in (q.BENEFICIARY, q.CREDITOR):
        if (loose or answers.get(name)) and (given := _named_value(text, name) or _instead_of(text, answers.get(name))):
            changed[name] = given
    return {
        name: value for name, value in changed.items() if value != answers.get(name) and _is_sound(name, value, today)
    }


def named_field(text: str) -> str | None:
    """The field that a customer wants to change without saying the new value: « le montant est faux »."""
    if len(text) > 80 or is_unknown(text):
        return None
    return next((name for name in _NAMED if _mentions(text, name)), None)


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"\b(?:{_NAMED[name]})\b", plain(text)) is not None


def _named_value(text: str, name: str) -> str | None:
    match = re.search(
        rf"\b(?:{_NAMED[name]})\b\s*(?:est|c['’ ]?est|c['’ ]?était|:|s['’ ]appelle|plut[oô]t)+\s*(?:plut[oô]t\s+)?(?P<name>.+)$",
        _without_accents(text),
        re.I,
    )
    if match is None:
        return None
    value = _NEGATED.sub("", text[match.start("name") :]).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME else None


def _instead_of(text: str, known: str | None) -> str | None:
    """The name said in the place of the one known: « c'est pas Paul, c'est Marie »."""
    match = _INSTEAD.search(text)
    if match is None or not known or plain(match["old"]) not in plain(known):
        return None
    value = _NAME_LEAD.sub("", match["new"]).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME and any(char.isalpha() for char in value) else None


def _quotes_amount(text: str, known: str | None) -> bool:
    """Whether the amount given before is said again: « c'est pas 50 c'est 60 »."""
    if known is None or known == q.SKIPPED:
        return False
    whole = known.removesuffix(".00").replace(".", "[.,]")
    return re.search(rf"(?<![\d.,]){whole}(?![\d]|[.,]\d)", text) is not None


def _is_bare_amount(text: str, answers: Mapping[str, str | None], today: date) -> bool:
    """« attends c'est 43 en fait », where an amount was given: the one number, of a message without a day."""
    numbers = re.findall(r"\d+(?:[.,]\d{1,2})?", text)
    known = answers.get(q.AMOUNT)
    has_one = len(numbers) == 1 and known not in (None, q.SKIPPED)
    return has_one and is_correction(text) and len(text.split()) <= 6 and not find_dates(text, today)


def _without_accents(text: str) -> str:
    """The same length, so that positions still hold."""
    return text.translate(str.maketrans("éèêëàâîïôùûç", "eeeeaaiiouuc"))


def _amount(text: str) -> Parsed:
    amount = parse_amount(text)
    if amount is None:
        return Parsed()
    if amount <= 0:
        return Parsed(problem="utter_montant_negatif")
    if amount > LARGEST:
        return Parsed(problem="utter_montant_absurde")
    return Parsed(value=f"{amount:.2f}")


def _date(text: str, today: date) -> Parsed:
    answer = parse_date(text, today)
    if answer.outcome == "ok" and answer.value is not None:
        return Parsed(value=answer.value.isoformat())
    problems = {
        "impossible": "utter_date_impossible",
        "future": "utter_date_future",
        "too_old": "utter_date_ancienne",
        "ambiguous": "utter_date_ambigue",
    }
    fallback = answer.value.isoformat() if answer.outcome == "too_old" and answer.value else None
    return Parsed(problem=problems.get(answer.outcome), fallback=fallback)


def _email(text: str) -> Parsed:
    # « marie arobase exemple point fr », as one spells it out.
    text = re.sub(r"\s*[(\[]?\b(?:arobase|arobas)\b[)\]]?\s*", "@", text, flags=re.I)
    text = re.sub(r"(@\S+?)\s+point\s+(?=[a-z]{2,})", r"\1.", text, flags=re.I)
    found = re.search(r"\S+@\S+", text)
    if found is None:
        return Parsed()
    try:
        checked = validate_email(found.group().strip(" .,;:!<>()"), check_deliverability=False)
    except EmailNotValidError:
        return Parsed(problem="utter_email_invalide")
    return Parsed(value=checked.normalized)


def _is_sound(name: str, value: str | None, today: date) -> bool:
    if value is None:
        return False
    if name == q.AMOUNT:
        return 0 < Decimal(value) <= LARGEST
    if name == q.DATE:
        return value <= today.isoformat()
    return True
