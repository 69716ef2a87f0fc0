"""Who debits (creancier), and who receives or sends a transfer (beneficiaire), in French text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aide.nlu.entities.companies import Company, find_companies
from aide.nlu.entities.folding import fold
from aide.nlu.entities.names import is_shouting
from aide.nlu.entities.party import LOOK_BACK, Label, Party, holds, last
from aide.nlu.entities.party_words import (
    BESIDE,
    BESIDE_AFTER,
    DEBIT,
    DEBIT_OF,
    DEBITED_BY,
    DEBITS,
    MONEY_MOVES,
    SENDS,
    TRANSFER,
)
from aide.nlu.entities.spans import Located, longest, without
from aide.nlu.entities.unknown_names import find_unknown


def find_parties(text: str, taken: Iterable[Located] = ()) -> list[Party]:
    """The companies and people that debit, receive or send money, each once.

    Known companies come from the lists; unknown names count only after words that say their part. `taken` are
    the spans of sums, days and identifiers, which are no part of a name. Which of both kinds a name is
    depends on the nearest words: 'prélèvement EDF' debits, 'virement à EDF' receives. An employer or a
    swindler's mask is no party.
    """
    folded = _hidden(fold(text), list(taken))
    companies = find_companies(text, folded)
    known = [party for company in companies if company.name and (party := _known(text, folded, company))]
    settled: list[Located] = [
        *known,
        *(company for company in companies if not company.name or _pays_surely(company)),
    ]
    unknown = find_unknown(text, folded)
    wider = [one for one in unknown if any(_widens(one, company) for company in known)]
    found = longest([*without(known, wider), *wider, *without(unknown, settled)])
    return _once(one for one in found if not _is_beside(folded, one))


def _is_beside(folded: str, party: Party) -> bool:
    before = folded[max(0, party.start - LOOK_BACK) : party.start]
    return BESIDE.search(before) is not None or BESIDE_AFTER.match(folded, party.end) is not None


def _known(text: str, folded: str, company: Company) -> Party | None:
    typed = text[company.start : company.end]
    before = folded[max(0, company.start - LOOK_BACK) : company.start]
    debits = bool(DEBITED_BY.search(before) or DEBIT_OF.search(before) or DEBITS.match(folded, company.end))
    is_named = typed[0].isupper() and not is_shouting(text) and not _starts_sentence(before)
    moves = holds(MONEY_MOVES, folded) or holds(_PAYS, folded) or len(folded) < _SHORT
    if (company.is_misspelt and not debits) or (company.pays and not (debits or moves)):
        return None
    if company.is_ordinary and not debits:
        is_line = folded[company.end : company.end + 2] == " #" or before.endswith("# ")
        speaks_of_debits = (
            holds(DEBIT, folded)
            or _OWES_ME.match(folded, company.end)
            or (company.pays and holds(TRANSFER, folded))
        )
        begins = typed[0].isupper() or _starts_sentence(before)
        is_subject = begins and not is_shouting(text) and _ACTS.match(folded, company.end)
        is_total = _A_SUM_OF.search(before) or (
            "#" in before and not typed.isupper() and _TOTAL.match(folded, company.start)
        )
        if is_total or not (is_line or ((is_named or is_subject) and speaks_of_debits)):
            return None
    return Party(company.start, company.end, typed, company.name, _label(folded, company, debits=debits))


def _pays_surely(company: Company) -> bool:
    return company.pays and not company.is_ordinary


def _label(folded: str, company: Company, *, debits: bool) -> Label:
    """The nearest word on the left decides, then any word; then what such a company usually does."""
    before = folded[max(0, company.start - LOOK_BACK) : company.start]
    if DEBITS.match(folded, company.end):
        return "creancier"
    if SENDS.match(folded, company.end):
        return "beneficiaire"
    transfer, debit = last(TRANSFER, before), last(DEBIT, before.replace("#", " "))
    if company.pays:
        is_debit = debits and debit > transfer and not _REFUND.search(before)
        return "creancier" if is_debit else "beneficiaire"
    if transfer == debit:
        is_transfer = holds(_SAYS_TRANSFER, folded) and not holds(DEBIT, folded.replace("#", " "))
        return "beneficiaire" if is_transfer else "creancier"
    return "beneficiaire" if transfer > debit else "creancier"


_ACTS = re.compile(
    r" (?:a|m'a|ma|me|m'|continue|vient|ne|n'a|n'arrete|refuse|abuse|doit|abo|abonnement|prelev\w+)\b"
)
_OWES_ME = re.compile(r" (?:(?:me|nous) doi(?:t|vent)|doi(?:t|vent) (?:me|nous|m'))\b")
_PAYS = re.compile(r"\bpa(?:y|ie)\w*|\brien\b|\bque dalle\b|\btoujours pas\b")
_SAYS_TRANSFER = re.compile(r"\bvire|virement")
_SHORT = 30
_REFUND = re.compile(r"\b(?:rembours\w+|indemnis\w+)[^.]*$")
_TOTAL = re.compile(r"total ?[:=]? ?#")
"""« deux fois #. total # »: what the sums before it come to, and not the company."""
_A_SUM_OF = re.compile(r"\b(?:montant|somme|au|un|en|prejudice|cout) $")


def _widens(one: Party, company: Party) -> bool:
    """Whether an unknown name starts with a known one and goes on: « Opodo Prime », « Bouygues Bâtiment »."""
    return one.start == company.start and one.end > company.end and one.text[len(company.text)] == " "


def _once(parties: Iterable[Party]) -> list[Party]:
    """The first mention of each."""
    kept: dict[tuple[str, str], Party] = {}
    for one in parties:
        kept.setdefault((one.label, fold(one.value)), one)
    return list(kept.values())


def _starts_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1] in ".!?\n"


def _hidden(folded: str, blocked: list[Located]) -> str:
    for span in blocked:
        folded = folded[: span.start] + "#" * (span.end - span.start) + folded[span.end :]
    return folded
