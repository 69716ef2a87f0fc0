"""The companies and public bodies known by name (creanciers.txt, payeurs.txt), found in text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from aide.nlu.entities.folding import fold
from aide.nlu.entities.word_lists import ordinary

_TOKEN = re.compile(r"[a-z0-9œæ]+|[+&]")
_GAP = re.compile(r"[ \-'./*_]{0,3}")
_LONG = 6
"""Letters from which a name is still known with a letter too many, too few, or another."""
_SUFFIX = re.compile(
    r" (?:SA|SAS|SARL|France|Europe|International|GmbH|Ltd|LTD|Inc|PLC|FRANCE|EUROPE)\b| ?\*[A-Z]\w+"
)
# Not companies that debit: ways to pay with our own card.
_PAYMENT_MEANS = (
    "Apple Pay",
    "Google Pay",
    "Samsung Pay",
    "Garmin Pay",
    "Fitbit Pay",
    "Free Wifi",
    "carte orange",
    "orange clair",
)


@dataclass(frozen=True)
class Company:
    """A known name in the text, '' for a way to pay that is no company; `is_ordinary` when it is also an
    ordinary word, `pays` when it usually pays people, `is_misspelt` by a letter.
    """

    start: int
    end: int
    name: str
    is_ordinary: bool
    pays: bool
    is_misspelt: bool = False


@dataclass(frozen=True)
class _Alias:
    tokens: tuple[str, ...]
    name: str
    is_ordinary: bool
    pays: bool


def find_companies(text: str, folded: str) -> list[Company]:
    """The known names in `text` (and `folded`, the same folded), at word borders,
    the longest at each place.
    """
    aliases = _aliases()
    tokens = list(_TOKEN.finditer(folded))
    found, skip_to = [], 0
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        for alias in _starting_with(token.group(), aliases):
            last = index + len(alias.tokens) - 1
            if last < len(tokens) and _same(folded, tokens[index : last + 1], alias):
                skip_to = last + 1
                suffix = _SUFFIX.match(text, tokens[last].end())
                end = suffix.end() if suffix else tokens[last].end()
                is_misspelt = any(
                    one.group() != word
                    for one, word in zip(tokens[index : last + 1], alias.tokens, strict=True)
                )
                found.append(
                    Company(token.start(), end, alias.name, alias.is_ordinary, alias.pays, is_misspelt)
                )
                break
    return found


def _same(folded: str, tokens: list[re.Match[str]], alias: _Alias) -> bool:
    """Letter for letter, or one letter away for a name that is no ordinary word."""
    pairs = [(token.group(), word) for token, word in zip(tokens, alias.tokens, strict=True)]
    if not all(typed == word or (not alias.is_ordinary and _alike(typed, word)) for typed, word in pairs):
        return False
    return all(_GAP.fullmatch(folded, one.end(), other.start()) for one, other in itertools.pairwise(tokens))


def _starting_with(typed: str, aliases: Mapping[str, list[_Alias]]) -> list[_Alias]:
    """Those that begin with the word as typed, else with a word one letter away from it."""
    if typed in aliases or len(typed) < _LONG or typed in ordinary():
        return aliases.get(typed, [])
    near = {
        word for shorter in _lacking_one(typed) for word in _near().get(shorter, ()) if _alike(typed, word)
    }
    return [alias for word in sorted(near) for alias in aliases[word]]


def _alike(typed: str, word: str) -> bool:
    """Equal, or one letter away (left out, added, replaced, swapped with the next).

    Only for a long word, and when what was typed is no ordinary word.
    """
    if typed == word:
        return True
    if len(word) < _LONG or abs(len(typed) - len(word)) > 1 or typed[0] != word[0] or typed in ordinary():
        return False
    if len(typed) != len(word):
        return min(typed, word, key=len) in _lacking_one(max(typed, word, key=len))
    apart = [place for place, pair in enumerate(zip(typed, word, strict=True)) if pair[0] != pair[1]]
    is_swapped = len(apart) == 2 and typed[apart[0]] + typed[apart[1]] == word[apart[1]] + word[apart[0]]
    return len(apart) == 1 or (is_swapped and apart[1] == apart[0] + 1)


@lru_cache(maxsize=4096)
def _lacking_one(word: str) -> frozenset[str]:
    return frozenset({word, *(word[:cut] + word[cut + 1 :] for cut in range(1, len(word)))})


@lru_cache(maxsize=1)
def _near() -> dict[str, list[str]]:
    """The long first words of the names, by what they are without one letter."""
    table: dict[str, list[str]] = defaultdict(list)
    for word in _aliases():
        if len(word) >= _LONG:
            for shorter in _lacking_one(word):
                table[shorter].append(word)
    return dict(table)


@lru_cache(maxsize=1)
def _aliases() -> dict[str, list[_Alias]]:
    """Aliases by first token, longest first."""
    table: dict[str, list[_Alias]] = defaultdict(list)
    for file, pays in (("creanciers.txt", False), ("payeurs.txt", True)):
        for line in (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            spellings = line.split("|")
            for spelling in spellings:
                tokens = tuple(_TOKEN.findall(fold(spelling)))
                name = spellings[0].lstrip("~")
                table[tokens[0]].append(_Alias(tokens, name, spelling.startswith("~"), pays))
    for means in _PAYMENT_MEANS:
        tokens = tuple(_TOKEN.findall(fold(means)))
        table[tokens[0]].append(_Alias(tokens, "", False, False))
    for aliases in table.values():
        aliases.sort(key=lambda alias: -len(alias.tokens))
    return dict(table)
