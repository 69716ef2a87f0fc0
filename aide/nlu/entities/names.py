"""Where a proper name starts and ends in typed text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide.nlu.entities.party_words import NEVER_A_NAME

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 5
_LINKS = {"de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur"}
ARTICLES = {"la", "le", "les", "l"}
_NOT_WITHIN = {
    "je",
    "j",
    "il",
    "elle",
    "on",
    "nous",
    "vous",
    "bonjour",
    "merci",
    "smartpay",
    "sogexia",
    "mais",
    "pourquoi",
    "c",
    "ce",
}
_GAP = re.compile(r"(?: ?[-'’.&*/] ?| )")


@dataclass(frozen=True)
class Name:
    """Offsets of a name in the text."""

    start: int
    end: int


def is_shouting(text: str) -> bool:
    """Whether the text is typed in capitals, so that a capital says nothing."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 4 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def name_at(text: str, folded: str, start: int, *, allow_lower: bool = False, after_title: bool = False) -> Name | None:
    """The name that starts at `start`: words with a capital, also linked by 'de', 'et'...

    Without capitals, at most one word, and only when `allow_lower`. After a title ('M. Petit') a capital is enough.
    """
    first = _WORD.match(folded, start)
    if first is None or (first.start() > 0 and folded[start - 1].isalnum()):
        return None
    if sum(char.isdigit() for char in first.group()) > 1:
        return None
    shouting = is_shouting(text)
    if shouting or not text[start].isupper():
        is_word = len(first.group()) > 2 and first.group().isalpha() and first.group() not in NEVER_A_NAME
        return Name(start, first.end()) if allow_lower and is_word else None
    end = first.end()
    excluded = _NOT_WITHIN if after_title else NEVER_A_NAME - ARTICLES
    if first.group() in excluded:
        return None
    count, pending = 1, first.group() in ARTICLES
    for word in _following(folded, end):
        capital = text[word.start()].isupper() and word.group() not in _NOT_WITHIN
        if count >= _LONGEST or not (capital or word.group() in _LINKS):
            break
        count += 1
        if capital and word.group() not in _LINKS:
            end, pending = word.end(), False
    return None if pending else Name(start, end)


def name_before(text: str, folded: str, end: int) -> Name | None:
    """The name that ends at `end`: a run of words with a capital, the first of which is no ordinary word."""
    if is_shouting(text):
        return None
    start = None
    for word in reversed(list(_WORD.finditer(folded, max(0, end - 60), end))):
        is_next = _GAP.fullmatch(folded, word.end(), start) if start is not None else word.end() == end
        if not is_next or not text[word.start()].isupper() or word.group() in NEVER_A_NAME:
            break
        start = word.start()
    return None if start is None or end - start < 3 else Name(start, end)


def _following(folded: str, end: int) -> list[re.Match[str]]:
    """The words after `end` that only a space or a hyphen part from the one before."""
    words = []
    for word in _WORD.finditer(folded, end):
        if not _GAP.fullmatch(folded, end, word.start()) or (folded[end] == "." and word.start() > end + 1):
            break
        words.append(word)
        end = word.end()
        if len(words) > _LONGEST:
            break
    return words
