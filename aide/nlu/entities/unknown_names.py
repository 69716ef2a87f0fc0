"""Names without an entry in the lists of companies, found by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aide.nlu.entities.names import ARTICLES, Name, name_at, name_before, person_at
from aide.nlu.entities.never_a_name import NEVER_A_NAME
from aide.nlu.entities.party import LOOK_BACK, Label, Party, holds, last
from aide.nlu.entities.party_words import (
    CIVILITY,
    DEBIT,
    DEBIT_OF,
    DEBITED_BY,
    DEBITS,
    INTRODUCED,
    LEGAL_FORM,
    MONEY_MOVES,
    PAYEE_ADDED,
    PAYEE_WORDS,
    PERSON_BEFORE,
    SENDS,
    TRANSFER,
    UNKNOWN_TO_ME,
)
from aide.nlu.entities.word_lists import first_names

_NEAR = 5  # words
# Part of the name even without a capital: « l'étude Morvan », « la ligue de Normandie ».
_BODY = re.compile(
    r"(?<![a-z-])(?:etude|cabinet|garage|residence|mairie|ligue|federation|clinique|ecole|college|lycee|"
    r"paroisse|ehpad|sci|sarl|sas)"
    r" (?:de |du |des |d')?(?:la |le |les |l')?$"
)


def find_unknown(text: str, folded: str) -> list[Party]:
    """People by their title, then whoever the words right before or right after say takes or gets money."""
    return [
        Party(name.start, name.end, text[name.start : name.end], text[name.start : name.end], label)
        for find in (_by_civility, _by_words_before, _by_words_after, _by_legal_form)
        for name, label in find(text, folded)
    ]


def _by_civility(text: str, folded: str) -> Iterator[tuple[Name, Label]]:
    for match in CIVILITY.finditer(folded):
        name = name_at(text, folded, match.end(), allow_lower=bool(match["short"]), after_title=True)
        before = folded[max(0, match.start() - LOOK_BACK) : match.start()]
        is_title = bool(match["short"] or len(match.group().strip()) > 3 or text[match.start()].isupper())
        if (
            name
            and is_title
            and not INTRODUCED.search(before)
            and (holds(MONEY_MOVES, folded) or len(folded) < 30)
        ):
            yield Name(match.start(), name.end), "beneficiaire"


def _by_words_before(text: str, folded: str) -> Iterator[tuple[Name, Label]]:
    for start in _name_starts(text, folded):
        before = folded[max(0, start - LOOK_BACK) : start]
        said_by = DEBITED_BY.search(before)
        person = PERSON_BEFORE.search(before)
        name: Name | None = None
        label: Label = "beneficiaire"
        if said_by:
            name, label = name_at(text, folded, start, allow_lower=True), _debit_or_transfer(before)
            label = "creancier" if said_by["taken"] else label
        elif DEBIT_OF.search(before) and last(TRANSFER, before) <= last(DEBIT, before.replace("#", " ")):
            name = name_at(text, folded, start)
            label = "beneficiaire" if name and SENDS.match(folded, name.end) else "creancier"
        elif person and _is_near_a_transfer(
            folded, before, is_weak=bool(person["weak"] and not person["kin"])
        ):
            body = _BODY.search(before)
            name = name_at(text, folded, start, after_title=bool(body)) or person_at(folded, start)
            name = Name(start - len(body[0]), name.end) if body and name else name
        elif PAYEE_ADDED.search(before) and holds(PAYEE_WORDS, folded):
            name = name_at(text, folded, start)
        if name:
            yield name, label


def _by_words_after(text: str, folded: str) -> Iterator[tuple[Name, Label]]:
    for pattern, label in _AFTER:
        for match in pattern.finditer(folded):
            name = name_before(text, folded, match.start())
            if name:
                yield name, label


def _by_legal_form(text: str, folded: str) -> Iterator[tuple[Name, Label]]:
    """« SAS Médialia », « Web Service Ltd »: a firm, wherever it stands;
    it debits unless a transfer is told.
    """
    for match in LEGAL_FORM.finditer(text):
        before = folded[max(0, match.start() - LOOK_BACK) : match.start()]
        transfer, debit = last(TRANSFER, before), last(DEBIT, before.replace("#", " "))
        is_transfer = transfer > debit if transfer != debit else not holds(DEBIT, folded.replace("#", " "))
        says_transfer = is_transfer and holds(TRANSFER, folded)
        yield Name(*match.span()), "beneficiaire" if says_transfer else "creancier"


_AFTER: tuple[tuple[re.Pattern[str], Label], ...] = (
    (DEBITS, "creancier"),
    (UNKNOWN_TO_ME, "creancier"),
    (SENDS, "beneficiaire"),
)
_START = re.compile(r"(?<=[ '«\":(])[a-z0-9][^\W_]*")
_MAY_DEBIT_IN_LOWER_CASE = re.compile(r"\b(?:par|chez|abonn\w+|pre?le?v\w*m\w*)\b")


def _name_starts(text: str, folded: str) -> list[int]:
    """Where a name may start: at a capital, at a first name,
    or at any word when something may debit in lower case.
    """
    any_word = bool(_MAY_DEBIT_IN_LOWER_CASE.search(folded))
    return [
        match.start()
        for match in _START.finditer(folded)
        if (text[match.start()].isupper() and match.group() not in NEVER_A_NAME - ARTICLES)
        or ((any_word or match.group() in first_names()) and match.group() not in NEVER_A_NAME)
    ]


def _is_near_a_transfer(folded: str, before: str, *, is_weak: bool) -> bool:
    """After a bare 'à' or 'de', which may as well lead to a town, the transfer must be a few words before."""
    if not is_weak:
        return holds(MONEY_MOVES, folded)
    told = list(TRANSFER.finditer(before))
    return (
        bool(told)
        and len(before[told[-1].end() :].split()) <= _NEAR
        and not re.search(r"\bdepuis\b|\bpar\b", before[told[-1].end() :])
    )


def _debit_or_transfer(before: str) -> Label:
    is_transfer = last(TRANSFER, before) > last(DEBIT, re.sub(r"chez|#", " ", before))
    return "beneficiaire" if is_transfer and not before.rstrip().endswith("chez") else "creancier"
