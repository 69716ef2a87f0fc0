"""A merchant that stands right after what it took, without « de » nor capital:
« deux prélèvements zalbofit que… ». Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_lowercase

from aide.nlu.entities.folding import fold
from aide.nlu.entities.never_a_name import NEVER_A_NAME
from aide.nlu.entities.word_lists import first_names, ordinary, places
from aide.nlu.repair.lexicon import dictionary, french

SHORTEST, MOST_WORDS = 4, 3
_SLANG = frozenset({"chelou", "chelous", "zarbi", "zarbis", "ouf"})
"""Said of a debit, and in no dictionary."""


def bare_merchant(text: str) -> str | None:
    """The words that no customer uses for anything else, beside a debit:
    « prélèvement zalbofit que… », « zalbofit m'a débité ».
    """
    folded = fold(text)
    if (takes := _TAKES.search(folded)) is not None and is_unknown_word(takes["name"]):
        return text[takes.start("name") : takes.end("name")]
    for found in _AFTER_DEBIT.finditer(folded):
        words = found["name"].split()
        kept = next((place for place, word in enumerate(words) if not is_unknown_word(word)), len(words))
        end = found.start("name") + len(" ".join(words[:kept]))
        if kept and _REST.match(folded, end):
            return text[found.start("name") : end]
    return _beside_its_sum(text, folded)


def _beside_its_sum(text: str, folded: str) -> str | None:
    """« et zalbo fit 29,90 encore prélevé »: words of no French, right before or after the sum of a debit."""
    if _DEBITED.search(folded) is None:
        return None
    for found in (*_BEFORE_SUM.finditer(folded), *_AFTER_SUM.finditer(folded)):
        words = found["name"].split()
        kept = words[next((place for place, word in enumerate(words) if not _is_said(word)), len(words)) :]
        is_name = is_unknown_word(kept[0]) if len(kept) == 1 else bool(kept) and not any(map(_is_said, kept))
        if is_name:
            return text[found.end("name") - len(" ".join(kept)) : found.end("name")]
    return None


def _is_said(word: str) -> bool:
    """French, short for it, or somebody."""
    return (
        word in NEVER_A_NAME | first_names() | places() | _SLANG
        or word in dictionary()
        or french().word(word) != word
    )


@lru_cache(maxsize=1024)
def is_unknown_word(word: str) -> bool:
    """A folded word that is neither French nor a letter away from it:
    « prélèvement injustifier » names nobody.
    """
    if len(word) < SHORTEST or "'" in word or word in NEVER_A_NAME | first_names() | places() | _SLANG:
        return False
    return not any(near in ordinary() or near in dictionary() for near in (word, *_letter_away(word)))


def _letter_away(word: str) -> list[str]:
    """With a letter left out, added or replaced."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = [first + rest[1:] for first, rest in cuts if rest]
    more = [first + letter + rest for first, rest in cuts for letter in ascii_lowercase]
    other = [first + letter + rest[1:] for first, rest in cuts if rest for letter in ascii_lowercase]
    return [*less, *more, *other]


_AFTER_DEBIT = re.compile(
    r"\b(?:pre?le?v\w{0,6}m\w{0,6}|prlv|abonnements?|abos?|paiements?|paimen?ts?|achats?|debits?|factures?) "
    r"(?:sepa |mensuels? |automatiques? |bancaires? |de chez |chez |par |d'|de )?"
    rf"(?P<name>[a-z][a-z0-9&'-]{{2,30}}(?: [a-z0-9&'-]{{2,30}}){{0,{MOST_WORDS - 1}}})"
)
_TAKES = re.compile(
    r"(?:^|[.,;!?] ?|\b(?:et|que|alors|bonjour|bonsoir|slt|salut|car) )"
    r"(?P<name>[a-z][a-z0-9&+-]{3,30}),? (?:qui )?"
    r"(?:m'a|ma|m'ont|mont|me|continue (?:a|de) me) (?:encore |re|toujours |deja |bien ){0,2}(?:preleve|"
    r"debite|pris|pique|facture|retire)"
)
_SUM = r"\d{1,5}(?:[.,]\d{1,2})?"
_MONEY = r" ?(?:€|euros?\b|eur\b|e\b|balles\b)"
_BEFORE_SUM = re.compile(
    r"(?:^|[.,;!?:] ?|\b(?:et|bonjour|bonsoir|bjr|slt|salut|alors|donc|mais|puis|car|que|chez|par|avec) )"
    rf"(?P<name>[a-z][a-z&'-]{{2,30}}(?: [a-z][a-z&'-]{{2,30}}){{0,{MOST_WORDS - 1}}}),? (?:{_SUM}{_MONEY}|"
    rf"\d{{1,5}}[.,]\d{{2}}\b|{_SUM} (?:encore|preleve|debite))"
)
_AFTER_SUM = re.compile(
    rf"\b(?:{_SUM}{_MONEY}|\d{{1,5}}[.,]\d{{2}}) (?:de chez |chez |de |par |pour )?"
    rf"(?P<name>[a-z][a-z&'-]{{2,30}}(?: [a-z][a-z&'-]{{2,30}}){{0,{MOST_WORDS - 1}}}?)"
    r"(?= *(?:$|[,;.!?(]|(?:encore|preleve\w*|debite\w*|le|du|hier|alors|ce|cette|depuis|que|qui|et|mais)\b))"
)
_DEBITED = re.compile(r"\b(?:pre?le?v\w*|prlv|debit\w*|resili\w*|abonn\w*|abos?)\b")
_REST = re.compile(
    r" *(?:$|[,;.!?(:]|(?:qu|qui|que|ke|ki|de|d|a|le|du|sur|pour|depuis|"
    r"tous|chaque|en|dans|alors|mais|et|je|j|c|il|on|ils|"
    r"hier|ce|cette|avec|non|pas|jamais|deux|trois|\d[\d.,]*)\b)"
)
