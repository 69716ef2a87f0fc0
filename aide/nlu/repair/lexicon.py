"""Typed French made readable for the sentence encoder, which knows words:
abbreviations, accents, misspellings.

A word that is not known is replaced by the commonest word of the examples that sounds the same, else by one
that is a letter away. Known are the words of the examples (`mots.txt`; `python -m aide.nlu.repair` writes it
again) and the commonest of French. The encoder and the groups of words read the result, letters read what was
typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from spellchecker import SpellChecker

from aide.folding import without_accents
from aide.nlu.normalisation import bounded

KNOWN, COMMON = 3, 4
"""Times in the examples: a word less rare is left alone, a word this common may replace another."""
SHORTEST, SHORTEST_NEAR, LONGEST_NEAR = 4, 5, 30
"""Letters of a word that may be repaired: at least so many, by its sound and by a letter; at most so many, by
a letter. No known word has 29, and to leave out each letter of « aaaa… » costs the square of its length, in
memory too."""
DICTIONARY = "pyspellchecker"
COMMON_FRENCH = 10_000
"""So many of the commonest French words are no misspellings: « l'appli plante » is no « plainte »."""
MOST_SEEN = 50_000
"""Words that are remembered, then begun anew: those of all the examples,
and no more memory however much is typed.
"""
HERE = Path(__file__).parent
# From a word's first letter only: what stands before an apostrophe would be tried again
# from each of its letters.
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?!['’\w])")
_SPACES = re.compile(r"\s+")
_SOUNDS = [
    pair.split(":")
    for pair in (
        "eaux:o eau:o aux:o au:o ph:f ch:$ gn:N oi:W ou:U ain:I ein:I in:I an:A en:A em:A am:A on:O om:O "
        "ai:e ei:e et:e ez:e er:e ge:j gi:ji gu:g qu:k ce:se ci:si sc:s c:k q:k z:s y:i h: w:v x:s"
    ).split()
]


@dataclass(frozen=True)
class Lexicon:
    """Known words without accents, as they are best written and by how they sound or lack a letter."""

    written: Mapping[str, str]
    counts: Mapping[str, int]
    sounding: Mapping[str, str]
    lacking: Mapping[str, str]
    short: Mapping[str, str]
    _seen: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Words as `word` gave them: the same ones come again in nearly every text."""

    @classmethod
    def of(cls, counts: Mapping[str, int], short: Mapping[str, str]) -> Lexicon:
        """From how often each word is written, and the abbreviations with what they stand for."""
        written: dict[str, str] = {}
        total: Counter[str] = Counter()
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            written.setdefault(plain(word), word)
            total[plain(word)] += counts[word]
        sounding: dict[str, str] = {}
        lacking: dict[str, str] = {}
        for word, count in total.most_common():
            if count >= COMMON and len(word) >= SHORTEST:
                sounding.setdefault(sound(word), word)
                for shorter in _letter_away(word):
                    lacking.setdefault(word[0] + shorter, word)
        return cls(written, total, sounding, lacking, short)

    def repair(self, text: str) -> str:
        """The `bounded` text in lower case, each word that is not known repaired;
        what stands before an apostrophe is left.

        Runs of spaces are one, so that they take no room of what is read.
        """
        read = bounded(_SPACES.sub(" ", text))
        return _WORD.sub(lambda word: self._seen.get(word[0]) or self._see(word[0]), read.lower())

    def _see(self, word: str) -> str:
        repaired = self.word(word)
        if len(word) <= LONGEST_NEAR:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            self._seen[word] = repaired
        return repaired

    def word(self, word: str) -> str:
        """The word as it is best written; itself when nothing known is near: « viremant » is « virement »."""
        bare = plain(word)
        known = self.counts.get(bare, 0) >= KNOWN
        if word in self.short or (bare in self.short and not known):
            return self.short.get(word) or self.short[bare]
        if known:
            return self.written[bare]
        if len(bare) < SHORTEST:
            return word
        near = self.sounding.get(sound(bare))
        if near is None and SHORTEST_NEAR <= len(bare) <= LONGEST_NEAR:
            near = next(
                (self.lacking[key] for one in _letter_away(bare) if (key := bare[0] + one) in self.lacking),
                None,
            )
        return self.written[near] if near else word


def plain(word: str) -> str:
    """Lower case, without accents."""
    return without_accents(word.lower())


def sound(word: str) -> str:
    """Roughly how a word without accents sounds: « fré », « frais » and « fraits » are alike."""
    for letters, heard in _SOUNDS:
        word = word.replace(letters, heard)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word.rstrip("estdp") or word


@lru_cache(maxsize=1)
def french() -> Lexicon:
    """Of our examples, the commonest words of French and the abbreviations."""
    counts = {word: int(count) for word, count in _pairs(HERE / "mots.txt")}
    frequencies = Counter(SpellChecker(language="fr").word_frequency.dictionary)
    for word, _ in frequencies.most_common(COMMON_FRENCH):
        counts[word] = max(KNOWN, counts.get(word, 0))
    return Lexicon.of(counts, dict(_pairs(HERE / "abreviations.txt")))


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Every French word of the dictionary, rare ones too, without accents:
    what is not in it is a name or a misspelling.
    """
    return frozenset(plain(word) for word in SpellChecker(language="fr").word_frequency.dictionary)


def _letter_away(word: str) -> list[str]:
    """The word itself, and with one letter less."""
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    split = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    return [(first, rest) for first, rest in split]
