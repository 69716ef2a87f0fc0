"""Who debits (creancier), and who receives or sends a transfer (beneficiaire), in French text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from aide.nlu.entities.companies import Company, find_companies
from aide.nlu.entities.folding import fold
from aide.nlu.entities.names import ARTICLES, Name, is_shouting, name_at, name_before
from aide.nlu.entities.party_words import (
    CIVILITY,
    DEBIT,
    DEBIT_OF,
    DEBITED_BY,
    DEBITS,
    INTRODUCED,
    MONEY_MOVES,
    NEVER_A_NAME,
    PERSON_BEFORE,
    SENDS,
    TRANSFER,
)
from aide.nlu.entities.spans import Located, longest, without

Label = Literal["creancier", "beneficiaire"]
_LOOK_BACK = 90
_NEAR = 5  # words


@dataclass(frozen=True)
class Party:
    """A name as typed; `value` is the company's usual name when known, else what was typed."""

    start: int
    end: int
    text: str
    value: str
    label: Label


def find_parties(text: str, taken: Iterable[Located] = ()) -> list[Party]:
    """The companies and people that debit, receive or send money.

    Known companies come from the lists; unknown names count only after words that say their part. `taken` are the
    spans of sums, days and identifiers, which are no part of a name. Which of both kinds a name is depends on the
    nearest words: 'prélèvement EDF' debits, 'virement à EDF' receives.
    """
    blocked = list(taken)
    folded = _hidden(fold(text), blocked)
    companies = find_companies(text, folded)
    known = [party for company in companies if company.name and (party := _known(text, folded, company))]
    settled: list[Located] = [*known, *(company for company in companies if not company.name)]
    unknown = [*_people_by_civility(text, folded), *_by_context(text, folded)]
    return longest([*known, *without(unknown, settled)])


def _known(text: str, folded: str, company: Company) -> Party | None:
    typed = text[company.start : company.end]
    before = folded[max(0, company.start - _LOOK_BACK) : company.start]
    debits = bool(DEBITED_BY.search(before) or DEBIT_OF.search(before) or DEBITS.match(folded, company.end))
    is_named = typed[0].isupper() and not is_shouting(text) and not _starts_sentence(before)
    if company.is_ordinary and not debits:
        is_line = folded[company.end : company.end + 2] == " #" or before.endswith("# ")
        speaks_of_debits = DEBIT.search(folded) or (company.pays and TRANSFER.search(folded))
        is_subject = typed[0].isupper() and not is_shouting(text) and _ACTS.match(folded, company.end)
        if not (is_line or ((is_named or is_subject) and speaks_of_debits)):
            return None
    return Party(company.start, company.end, typed, company.name, _label(folded, company, debits=debits))


def _label(folded: str, company: Company, *, debits: bool) -> Label:
    """The nearest word on the left decides, then any word; then what such a company usually does."""
    before = folded[max(0, company.start - _LOOK_BACK) : company.start]
    if DEBITS.match(folded, company.end):
        return "creancier"
    if SENDS.match(folded, company.end):
        return "beneficiaire"
    transfer, debit = _last(TRANSFER, before), _last(DEBIT, before.replace("#", " "))
    if company.pays:
        is_debit = debits and debit > transfer and not _REFUND.search(before)
        return "creancier" if is_debit else "beneficiaire"
    if transfer == debit:
        is_transfer = bool(re.search(r"\bvire|virement", folded)) and not DEBIT.search(folded.replace("#", " "))
        return "beneficiaire" if is_transfer else "creancier"
    return "beneficiaire" if transfer > debit else "creancier"


def _people_by_civility(text: str, folded: str) -> list[Party]:
    found = []
    for match in CIVILITY.finditer(folded):
        name = name_at(text, folded, match.end(), allow_lower=bool(match["short"]), after_title=True)
        before = folded[max(0, match.start() - _LOOK_BACK) : match.start()]
        is_title = bool(match["short"] or len(match.group().strip()) > 3 or text[match.start()].isupper())
        if name and is_title and not INTRODUCED.search(before) and (MONEY_MOVES.search(folded) or len(folded) < 30):
            found.append(_party(text, Name(match.start(), name.end), "beneficiaire"))
    return found


def _by_context(text: str, folded: str) -> list[Party]:
    """Names without an entry in the lists, by the words right before or right after them."""
    found = []
    for start in _name_starts(text, folded):
        before = folded[max(0, start - _LOOK_BACK) : start]
        if DEBITED_BY.search(before):
            name, label = name_at(text, folded, start, allow_lower=True), _debit_or_transfer(before)
        elif DEBIT_OF.search(before) and _last(TRANSFER, before) <= _last(DEBIT, before.replace("#", " ")):
            name, label = name_at(text, folded, start), "creancier"
        elif PERSON_BEFORE.search(before) and _is_near_a_transfer(folded, before):
            name, label = name_at(text, folded, start), "beneficiaire"
        else:
            continue
        if name:
            found.append(_party(text, name, label))
    for pattern, label in _AFTER:
        for match in pattern.finditer(folded):
            name = name_before(text, folded, match.start())
            if name:
                found.append(_party(text, name, label))
    return found


_AFTER: tuple[tuple[re.Pattern[str], Label], ...] = ((DEBITS, "creancier"), (SENDS, "beneficiaire"))
_ACTS = re.compile(r" (?:a|m'a|ma|me|m'|continue|vient|ne|n'a|n'arrete|refuse|abuse|doit|abo|abonnement|prelev\w+)\b")
_REFUND = re.compile(r"\b(?:rembours\w+|indemnis\w+)[^.]*$")
_PLACE_OF = re.compile(r"(?:\ba|\bde|d') ?$")
_START = re.compile(r"(?<=[ '«\":(])[a-z0-9][^\W_]*")
_MAY_DEBIT_IN_LOWER_CASE = re.compile(r"\b(?:par|chez|abonn\w+|prelevements?)\b")


def _name_starts(text: str, folded: str) -> list[int]:
    """Where a name may start: at a capital, or at any word when something that debits may be named in lower case."""
    any_word = bool(_MAY_DEBIT_IN_LOWER_CASE.search(folded))
    return [
        match.start()
        for match in _START.finditer(folded)
        if (text[match.start()].isupper() and match.group() not in NEVER_A_NAME - ARTICLES)
        or (any_word and match.group() not in NEVER_A_NAME)
    ]


def _is_near_a_transfer(folded: str, before: str) -> bool:
    """After a bare 'à' or 'de', which may as well lead to a town, the transfer must be a few words before."""
    if not _PLACE_OF.search(before):
        return bool(MONEY_MOVES.search(folded))
    last = list(TRANSFER.finditer(before))
    return (
        bool(last)
        and len(before[last[-1].end() :].split()) <= _NEAR
        and not re.search(r"\bdepuis\b|\bpar\b", before[last[-1].end() :])
    )


def _debit_or_transfer(before: str) -> Label:
    is_transfer = _last(TRANSFER, before) > _last(DEBIT, re.sub(r"chez|#", " ", before))
    return "beneficiaire" if is_transfer and not before.rstrip().endswith("chez") else "creancier"


def _party(text: str, name: Name, label: Label) -> Party:
    typed = text[name.start : name.end]
    return Party(name.start, name.end, typed, typed, label)


def _last(pattern: re.Pattern[str], before: str) -> int:
    """Where the last match starts, or -1."""
    return max((match.start() for match in pattern.finditer(before)), default=-1)


def _starts_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".!?\n"


def _hidden(folded: str, blocked: list[Located]) -> str:
    for span in blocked:
        folded = folded[: span.start] + "#" * (span.end - span.start) + folded[span.end :]
    return folded
