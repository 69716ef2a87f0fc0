"""The last four digits of a card, told apart from sums and days by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import before


@dataclass(frozen=True)
class LastFour:
    """Where the four digits stand in the text (the digits alone), and the digits as `value`."""

    start: int
    end: int
    text: str
    value: str


def find_last_fours(text: str) -> list[LastFour]:
    """The last four digits of cards, each after or before words that say so
    ('finit par 43 21', '**** 4321').
    """
    folded = fold(text)
    if not _FOUR_DIGITS.search(folded):
        return []
    spans = {}
    for pattern in _SAID:
        for match in pattern.finditer(folded):
            start, end = match.span("four")
            spans[start] = LastFour(start, end, text[start:end], re.sub(r"\D", "", match["four"]))
    return [spans[start] for start in sorted(spans)]


def parse_last_four(text: str) -> str | None:
    """The four digits that answer "quels sont les quatre derniers chiffres ?";
    None when there are none or several.

    Of a longer number only the last four are kept (docs/rules.md R41); a negated number is not the answer.
    """
    folded = fold(text)
    said = [span.value for span in find_last_fours(text) if not _NEGATED.search(before(folded, span.start))]
    if not said:
        said = [_digits(match) for match in _CARD_NUMBER.finditer(folded)] or [
            _digits(match)
            for match in _ALONE.finditer(folded)
            if not _NEGATED.search(before(folded, match.start()))
        ]
    values = {value[-4:] for value in said}
    return values.pop() if len(values) == 1 else None


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match.group())


_FOUR_DIGITS = re.compile(r"\d{4}|\d\d \d\d|\d \d \d \d")
_FOUR = (
    r"(?P<four>\d{4}|\d\d[ .-]\d\d|\d \d \d \d)(?![\d/]|[ .,-]\d)(?! ?(?:€|euros?\b|eur\b|balles\b|e\b|%))"
)
_LINK = (
    r"(?:(?: (?:par|en|avec|sur|les?|chiffres?|numeros?|sont|est|c'est|c est|bien|de|ma|la|ta|votre|carte|"
    r"bleue|visa|cb|:)){0,12})[ :=]*"
)
_SAID = (
    re.compile(
        r"\b(?:fini(?:t|s|e|es|ssant|ssent|ssait)?|termin(?:e|es|ent|"
        rf"ant|ait|aison)|finissan|fin){_LINK} ?{_FOUR}"
    ),
    re.compile(rf"\b(?:derniers?|dernieres?)(?: (?:chiffres?|numeros?))?{_LINK}{_FOUR}"),
    re.compile(
        rf"{_FOUR}(?:,| (?:pour|sont|comme|c'est|ce sont|les?|en|[,:=])){{0,12}}(?: (?:4|quatre))? "
        r"(?:derniers?|dernieres?|a la fin|en fin)\b"
    ),
    re.compile(
        r"\b(?:carte|cb|visa|mastercard|smartpay)(?: (?:bancaire|bleue|visa|"
        r"smartpay|virtuelle|physique|premier|numero|num"
        r"|n ?°|no|n|se|dont|les?|chiffres|sont|est|c'est|la|"
        rf"x)){{0,12}}[ :°#n]*(?:[*•x.…#-]+ ?){{0,12}}{_FOUR}"
    ),
    re.compile(rf"(?:[*•…#]|\.\.|xx|(?<![a-z])x)[ .-]?{_FOUR}"),
)
_NEGATED = re.compile(
    r"\b(?:pas|et non|plutot que|ni)(?: (?:la|le|celle|qui|finit|par|de|du|en|termine|se))*[ .:]*$"
)
_CARD_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){12,18}(?!\d)")
_ALONE = re.compile(
    r"(?<![\d/.,])(?<!\d )(?:\d{4}|\d\d[ .-]\d\d|\d[ -]\d[ -]\d[ -]\d)"
    r"(?![\d/]|[., -]\d)(?! ?(?:€|euro|eur\b|balles|%))"
)
