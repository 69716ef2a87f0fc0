"""Hide card numbers and secrets before anything stores, logs or understands them (docs/rules.md R41).

What is looked for is found in the folded text (figures of any script, no accents, nothing unseen), and hidden
where it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aide.card_numbers import find_cards
from aide.input_text import Folded, folded
from aide.kept_numbers import days, ibans, phones, phones_apart
from aide.secret_patterns import find_secrets

Span = tuple[int, int]
HIDDEN, HIDDEN_EMAIL, HIDDEN_PHONE = "[donnée masquée]", "[e-mail]", "[téléphone]"
"""Marks rather than words, the same in every text: the patterns know the first again."""
OUR_PHONE = "09 75 18 40 52"
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{1,63}")
_ENTITY = re.compile(r"&(?:nbsp|thinsp|ensp|emsp|shy|#(?:\d{1,5}|x[\da-f]{1,5}));")
"""As copied from a page's source."""


@dataclass(frozen=True)
class Masked:
    """A text that may be stored, and whether anything was hidden in it."""

    text: str
    changed: bool


def mask(text: str) -> Masked:
    """`text` with card numbers down to their last four digits, and CVV, PIN,
    codes by SMS and passwords hidden.

    IBANs, phone numbers, dates and references are left (the dialogue needs them).
    """
    fold = folded(text)
    plain = _ENTITY.sub(_entity, fold.text)
    cards = find_cards(_blank(plain, [*ibans(plain), *phones_apart(plain), *days(plain)]))
    hidden = [(card.start, card.end, f"•••• •••• •••• {card.figures[-4:]}") for card in cards]
    hidden += [(*span, HIDDEN) for card in cards for span in card.extras]
    hidden += [(*span, HIDDEN) for span in find_secrets(plain, text, fold.origins)]
    result = _replaced(text, fold, hidden)
    return Masked(result, result != text)


def mask_personal(text: str) -> str:
    """`text` for who need not know whose it is: also without e-mail addresses, phone numbers (but the
    service's own) and IBANs. For the desk's pages, its exports and the copy to print. No log calls it: what
    keeps a customer out of them is that no line is made of his words or data (docs/rules.md R42).
    """
    text = mask(text).text
    fold = folded(text)
    hidden = [(*found.span(), HIDDEN_EMAIL) for found in _EMAIL.finditer(fold.text)]
    hidden += [(start + 4, end, " [IBAN]") for start, end in ibans(fold.text)]
    hidden += [
        (start, end, HIDDEN_PHONE) for start, end in phones(fold.text) if fold.text[start:end] != OUR_PHONE
    ]
    return _replaced(text, fold, hidden)


def _replaced(text: str, fold: Folded, hidden: Iterable[tuple[int, int, str]]) -> str:
    """`text` with each span of the folded text replaced; of two that overlap, the one that begins first."""
    parts, last = [], 0
    for start, end, shown in sorted(hidden, key=lambda one: (one[0], -one[1])):
        first, after = fold.span(start, end)
        if first >= last and after > first:
            parts += [text[last:first], shown]
            last = after
    return "".join([*parts, text[last:]])


def _entity(found: re.Match[str]) -> str:
    """As many characters: the figure that it stands for behind spaces, or spaces alone."""
    code = found[0][2:-1]
    stands_for = chr(int(code[1:], 16) if code[0] == "x" else int(code)) if found[0][1] == "#" else " "
    return (stands_for if stands_for in "0123456789" else " ").rjust(len(found[0]))


def _blank(text: str, spans: list[Span]) -> str:
    """The same length, with what is kept as it is out of sight."""
    for start, end in spans:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text
