"""Sums of money in French text, in euros."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from aide.nlu.entities.amount_patterns import (
    COMPARED,
    EURO_WORD,
    FOREIGN,
    LEFT,
    MONEY,
    NUMBER,
    SIGN,
    TOLD,
    UNIT,
)
from aide.nlu.entities.amount_values import value_of
from aide.nlu.entities.doubtful_amounts import cut_at, is_cut
from aide.nlu.entities.folding import fold
from aide.nlu.entities.numerals import ABOUT, NUMERAL
from aide.nlu.entities.spans import before, longest, without


@dataclass(frozen=True)
class Amount:
    """A sum as typed (`text` from `start` to `end`, no sign) and its `value` in EUR,
    two decimals, negative when typed so.
    """

    start: int
    end: int
    text: str
    value: Decimal


def find_amounts(text: str) -> list[Amount]:
    """The sums of `text`, in reading order.

    A figure counts with a currency ('50 €', '60e', 'dix balles'), with two decimals ('49,90'), or when a word
    says it is a sum ('un virement de 200'), or when another sum is compared to it ('40 € au lieu de 100');
    one that is denied ('60 euros pas 50') is none. Other currencies, percentages, times, days and card digits
    are no sums.
    """
    folded = _with_centimes(fold(text))
    if not _MAY_HOLD.search(folded):
        return []
    told = _without_cut(folded, _said_once(folded, longest(_found(text, folded, MONEY))))
    return longest([*told, *without(_found(text, folded, COMPARED), told)]) if told else []


def _without_cut(folded: str, found: list[Amount]) -> list[Amount]:
    """« 12:50 € » is in doubt: neither 50 € nor 12,50 €, until he is asked."""
    cuts = cut_at(folded)
    return [one for one in found if not any(start < one.end and one.start < end for start, end in cuts)]


def _said_once(folded: str, found: list[Amount]) -> list[Amount]:
    """« quarante-deux euros, 42,00 », « cent euros (100 €) »: in words and in figures, and one sum."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        is_same = (
            before is not None and before.value == one.value and _SO.fullmatch(folded[before.end : one.start])
        )
        in_both = before is not None and _is_in_figures(folded, before) != _is_in_figures(folded, one)
        if not (is_same and in_both):
            kept.append(one)
    return kept


def _is_in_figures(folded: str, amount: Amount) -> bool:
    return any(map(str.isdigit, folded[amount.start : amount.end]))


_SO = re.compile(r"[\s,;:(=.-]*(?:soit|donc|c['’ ]?est[- ]a[- ]dire)?[\s,;:(=.-]*")


def parse_amount(text: str) -> Decimal | None:
    """The one sum that answers "quel montant ?", currency or not; None when there is none or several.

    A negated figure is not the answer ('60 euros pas 50'),
    and what follows a correction wins ('50, euh non 60').
    Negative, zero and absurd (above 1,000,000) sums are returned as they are:
    the caller says what is wrong with them.
    Other currencies give None: nothing here converts.
    """
    folded = _with_centimes(fold(text))
    if is_cut(folded):
        return None
    spans = longest(_found(text, folded, MONEY)) or longest(_bare(text, folded))
    kept = [span for span in spans if not _NEGATED.search(before(folded, span.start))]
    kept = _of_first_sentence(folded, kept)
    for index in range(len(kept) - 1, 0, -1):
        if _CORRECTION.search(folded[kept[index - 1].end : kept[index].start]):
            kept = kept[index:]
            break
    values = {span.value for span in kept}
    return values.pop() if len(values) == 1 else None


_MAY_HOLD = re.compile(rf"\d|{EURO_WORD}|centimes?|cts\b")
_NEGATED = re.compile(
    r"(?<!sais )(?<!suis )(?:\bpas|\bnon pas|\bet non|\bplutot que|\bau lieu)"
    r"(?: (?:de|des|les|du tout))? (?:moins (?=$))?$"
)
_CORRECTION = re.compile(r"\b(?:non|plutot|enfin|pardon|euh|erreur|rectification|je corrige|mais)\b")
_ENDS_SENTENCE = re.compile(r"[.!?…]\s")
_PUT_RIGHT = re.compile(
    r"\b(?:non|nan|plutot|enfin|pardon|euh|erreur|oups|rectif\w*|je (?:corrige|me)|en fait)\b"
)
_BARE = re.compile(
    rf"{LEFT}(?<!\ble )(?<!\bdu )(?<!\ben )(?<!\bcarte )(?<!\bpar )(?<!\bdepuis )(?<![*•…]){SIGN}"
    rf"(?P<number>{NUMBER})(?: ?(?P<thousand>k\b|mille?s?\b|millions?\b))?"
    rf"(?![\w])(?![.,-]?\d)(?! ?{UNIT})(?! derniers)"
)
_BARE_WORDS = re.compile(
    rf"\bune (?P<about>{'|'.join(ABOUT)})\b(?! ?d')|(?P<sign>\bmoins )?(?P<words>{NUMERAL})(?! ?{UNIT})"
)
_NO_SUM = re.compile(
    r"(?:\+33|0033|\b0) ?\(?0?\)?[1-9](?:[ .-]?\d{2}){4}\b|\brec[ _-]?\d{4}[ _-]?\d+|"
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"|\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,}[a-z0-9 ]*|[*•.]{2,} ?\d{4}\b|\b\d{1,2}/\d{1,2}\b|\b0\d{9}\b"
    rf"|{LEFT}{NUMBER} ?{FOREIGN}|{FOREIGN} ?{NUMBER}"
)
_ARTICLE_ONLY = re.compile(r"une?$")


def _with_centimes(folded: str) -> str:
    """« septante-quatre euros et nonante cents »: Belgium's cents as centimes, of the same length;
    after a sum they are no hundreds.
    """
    return _BELGIAN_CENTS.sub(lambda found: f"{found[1]}cts  ", folded)


_BELGIAN_CENTS = re.compile(rf"(\b{EURO_WORD} (?:et )?(?:[a-z]+[ -]){{1,4}}?)cents\b")


def _of_first_sentence(folded: str, sums: list[Amount]) -> list[Amount]:
    """« 8,40 euros de frais. Ça fait cher pour vingt euros retirés »:
    the first sentence answers, unless it is put right.
    """
    for place in range(1, len(sums)):
        between = folded[sums[place - 1].end : sums[place].start]
        if _ENDS_SENTENCE.search(between) and not _PUT_RIGHT.search(between):
            return sums[:place]
    return sums


def _found(text: str, folded: str, patterns: tuple[re.Pattern[str], ...]) -> list[Amount]:
    spans = []
    for pattern in patterns:
        for match in pattern.finditer(folded):
            value = value_of(match.groupdict())
            if value is not None:
                start = (
                    match.start("number")
                    if pattern is TOLD or pattern in COMPARED
                    else match.end("sign")
                    if _sign(match)
                    else match.start()
                )
                end = match.end("number") if pattern in COMPARED else match.end()
                spans.append(Amount(start, end, text[start:end], value))
    return spans


def _bare(text: str, folded: str) -> list[Amount]:
    """Figures and number words that carry no currency, outside what is plainly something else."""
    hidden = _NO_SUM.sub(lambda match: "#" * len(match.group()), folded)
    figures = _found(text, hidden, (_BARE,))
    if figures:
        return figures
    alone = bool(_ARTICLE_ONLY.fullmatch(hidden.strip(" .!")))
    return [
        span
        for span in _found(text, hidden, (_BARE_WORDS,))
        if alone or not _ARTICLE_ONLY.match(fold(span.text)) or " " in span.text
    ]


def _sign(match: re.Match[str]) -> str | None:
    return match.groupdict().get("sign")
