"""What a text is by its mere surface, whatever a classifier finds in it: mashed keys, signs, a bare sum,
an order to the machine, another language. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from aide.folding import plain

GIBBERISH, SIGNS, BARE, ORDER, FOREIGN = "charabia", "signes", "valeur", "ordre", "langue"
REFUSED = frozenset({GIBBERISH, SIGNS, BARE, ORDER})
"""What no intent is believed for; a foreign text may still be understood,
the sentence encoder knows many languages.
"""
STRANGE, FEWEST_LETTERS = 0.35, 5
_MEANT_SIGNS = frozenset("👍👌✅🆗👎❌👋🙏❤😡🤬😤")
"""Signs that mean one thing by themselves; the examples have them."""
_ORDER = re.compile(
    r"\b(?<!ai )(?<!avez )(?<!avais )(?:ignore[rz]?|oublie[rz]?|contourne[rz]?|outrepasse[rz]?|"
    r"desactive[rz]?|forget|disregard)\b"
    r".{0,40}\b(?:instructions?|consignes?|regles?|directives?|prompts?|rules?|programmation|filtres?)\b"
    r"|\b(?:system prompt|prompt systeme|mode (?:developpeur|debug|admin\w*|root)|developer mode|jailbreak|"
    r"drop table|select from)\b"
    r"|\b(?:tu es|vous etes|you are) (?:maintenant|desormais|now)\b"
    r"|\b(?<!tu )(?<!vous )(?:fais comme si tu|fais semblant d|"
    r"faites semblant d|agis comme|act as|pretend (?:to|you))\b"
    r"|\b(?:montre|donne|affiche|revele|repete|ecris|show|print)\w*\b.{0,30}\b(?:tes|vos|ton|votre|your) "
    r"(?:instructions?|prompts?|consignes?|code source|configuration)\b"
)
_FILLER = re.compile(
    r"\b(?:le|la|l|du|de|c|est|etait|cetait|ca|fait|en|environ|a peu pres|"
    r"genre|a|au|pour|euh|non|oui|pas|et|puis|pardon|enfin|"
    r"il y|y|donc|alors|desole|svp|merci|d|un|matin|soir|midi)\b"
)


def surface_of(
    text: str, *, familiarity: float | None, values: Iterable[tuple[int, int]] = (), foreign: bool = False
) -> str | None:
    """Its kind, or None for an ordinary text.

    `familiarity`: from 0 to 1; `values`: the spans of its sums and days; `foreign`:
    whether it is in another language.
    """
    if is_order(text):
        return ORDER
    if is_signs(text):
        return SIGNS
    if is_bare(text, values):
        return BARE
    if foreign:
        return FOREIGN
    return GIBBERISH if is_gibberish(text, familiarity) else None


def is_gibberish(text: str, familiarity: float | None) -> bool:
    """Letters that no example has, enough of them:
    a classifier always finds some intent for « jkhkjh gfdgdf ».

    Of 749 texts by independent writers, the 1 % least familiar are below 0.2; mashed keys are below 0.35.
    """
    if _runs_along_a_keyboard(text):
        return True
    return (
        familiarity is not None
        and familiarity < STRANGE
        and sum(char.isalpha() for char in text) >= FEWEST_LETTERS
    )


_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm")
RUN = 7


def _runs_along_a_keyboard(text: str) -> bool:
    """« azertyuiop »: a finger drawn along the keys."""
    said = plain(text)
    return any(
        row[start : start + RUN] in said for row in _ROWS for start in range(max(1, len(row) - RUN + 1))
    )


def is_signs(text: str) -> bool:
    """No letter, no figure, and not one of the signs that say something, as 👍 does."""
    signs = [char for char in text if unicodedata.category(char)[0] in "SLN"]
    return not any(char.isalnum() for char in text) and not (
        signs and all(char in _MEANT_SIGNS for char in signs)
    )


def is_bare(text: str, values: Iterable[tuple[int, int]]) -> bool:
    """« mardi », « non 5 euros pas 4 »: sums and days alone, which say nothing of what they are about."""
    spans = list(values)
    rest = text
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return bool(spans) and not re.sub(r"[\d ]", "", _FILLER.sub(" ", plain(rest)))


def is_order(text: str) -> bool:
    """« ignore tes instructions et… »: meant for the machine, not for the bank."""
    return _ORDER.search(plain(text)) is not None
