"""Where a proper name starts and ends in typed text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aide.nlu.entities.never_a_name import NEVER_A_NAME
from aide.nlu.entities.word_lists import first_names, ordinary, places

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 5
_LINKS = {"&", "de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur"}
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
    *(
        "iban rib bic sepa visa sms rec prelevement virement carte et or "
        "car puis depuis donc alors si quand comme qui que"
    ).split(),
}
_OPENERS = _NOT_WITHIN | set(
    """
    a ai apres au aux avant avec aucun bonsoir bjr slt ca ces cet cette chez comment dans de des deux du en
    encore enfin est etait hello hier ici ils elles ma mes mon ne notre nos non ok on ou oui par pas plus pour
    quel quelle rien sa salut sans sauf ses son sur svp tous tout un une urgent vos votre stop aussi hier
    demain lundi mardi mercredi jeudi vendredi samedi dimanche objet janvier fevrier mars avril mai juin
    juillet aout septembre octobre novembre decembre monsieur madame""".split()
)
_GAP = re.compile(r"(?: ?[-'’.&*/] ?| )")


@dataclass(frozen=True)
class Name:
    """Offsets of a name in the text."""

    start: int
    end: int


@lru_cache(maxsize=4)
def is_shouting(text: str) -> bool:
    """Whether the text is typed in capitals, so that a capital says nothing."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 4 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def name_at(
    text: str, folded: str, start: int, *, allow_lower: bool = False, after_title: bool = False
) -> Name | None:
    """The name that starts at `start`: words with a capital, also linked by 'de', 'et'...

    Without capitals, at most one word, and only when `allow_lower`.
    After a title ('M. Petit') a capital is enough.
    """
    first = _WORD.match(folded, start)
    if first is None or (first.start() > 0 and folded[start - 1].isalnum()):
        return None
    if sum(char.isdigit() for char in first.group()) > 1:
        return None
    if is_shouting(text) or not text[start].isupper():
        return _in_small_letters(first) if allow_lower else None
    excluded = _NOT_WITHIN if after_title else NEVER_A_NAME - ARTICLES
    if first.group() in excluded or (first.group() in places() and not after_title):
        return None
    return _with_capitals(text, folded, first)


def _in_small_letters(word: re.Match[str]) -> Name | None:
    """That word alone, where it may be a name."""
    is_word = len(word.group()) > 2 and word.group().isalpha() and word.group() not in NEVER_A_NAME | places()
    return Name(word.start(), word.end()) if is_word else None


def _with_capitals(text: str, folded: str, first: re.Match[str]) -> Name | None:
    """From that word to the last with a capital; None for an article that no name follows."""
    end, count, pending = first.end(), 1, first.group() in ARTICLES
    for word in _following(folded, end):
        capital = text[word.start()].isupper() and word.group() not in _NOT_WITHIN
        if count >= _LONGEST or not (capital or word.group() in _LINKS):
            break
        count += 1
        if capital and word.group() not in _LINKS:
            end, pending = word.end(), False
    return None if pending else Name(first.start(), end)


def person_at(folded: str, start: int) -> Name | None:
    """The person whose first name is typed without a capital at `start`,
    with the surname when the next word is rare.
    """
    first = _WORD.match(folded, start)
    if first is None or first.group() not in first_names() - NEVER_A_NAME:
        return None
    end = first.end()
    for word in _following(folded, end)[:2]:
        if folded[end] == "-" and word.group() in first_names():
            end = word.end()
        elif (
            word.group().isalpha() and len(word.group()) > 2 and word.group() not in ordinary() | NEVER_A_NAME
        ):
            return Name(start, word.end())
        else:
            break
    return Name(start, end)


def name_before(text: str, folded: str, end: int) -> Name | None:
    """The name that ends at `end`: words with a capital, also linked by 'de', 'et'...,
    not all of them ordinary; « Zalbo+ ».
    """
    if is_shouting(text):
        return None
    run: list[re.Match[str]] = []
    for word in reversed(list(_WORD.finditer(folded, max(0, end - 60), end))):
        is_next = (
            _GAP.fullmatch(folded, word.end(), run[-1].start())
            if run
            else folded[word.end() : end] in ("", "+")
        )
        capital = text[word.start()].isupper()
        if not is_next or not (capital or (run and word.group() in _LINKS)) or word.group() in _NOT_WITHIN:
            break
        run.append(word)
    while run and not _may_open(text, run):
        run.pop()
    named = any(word.group() not in NEVER_A_NAME for word in run) or len(run) > 2
    return Name(run[-1].start(), end) if run and named and end - run[-1].start() > 2 else None


def _may_open(text: str, run: list[re.Match[str]]) -> bool:
    """Whether the last of `run`, words from right to left, may be the first word of a name."""
    first = run[-1]
    is_place = len(run) > 1 and first.group() in places()
    if not text[first.start()].isupper() or first.group() in _OPENERS or is_place:
        return False
    starts_sentence = not text[: first.start()].strip() or text[: first.start()].rstrip()[-1] in ".!?\n"
    is_order = starts_sentence and first.group().endswith("ez")
    return not (is_order or (len(run) == 1 and first.group() in NEVER_A_NAME))


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
