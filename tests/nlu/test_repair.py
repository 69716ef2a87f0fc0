"""Typed French is repaired for the encoder, and what is right is left."""

from __future__ import annotations

import pytest

from aide.nlu.repair import lexicon as lexicons
from aide.nlu.repair.lexicon import Lexicon, french, sound

WORDS = {"virement": 90, "reçu": 40, "prélèvement": 60, "carte": 90, "depuis": 50, "sa": 20, "colis": 1}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.of(WORDS, {"tjr": "toujours", "pb": "problème", "c": "c'est"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prelevement", "prélèvement"),
        ("virment", "virement"),
        ("rreçu", "reçu"),
        ("kart depui", "carte depuis"),
        ("tjr un pb", "toujours un problème"),
        ("Virement", "virement"),
        ("c bon", "c'est bon"),
    ],
)
def test_abbreviations_accents_and_misspellings_are_repaired(lexicon, typed, meant):
    assert lexicon.repair(typed) == meant


@pytest.mark.parametrize("text", ["sa carte", "c'est", "45,90 €", "zanzibar", "", "🙂"])
def test_what_is_right_or_unknown_is_left(lexicon, text):
    assert lexicon.repair(text) == text


def test_no_abbreviation_hides_a_common_word():
    lexicon = french()
    assert (
        lexicon.repair("je n'ai pas pu payer sa part sous trois jours")
        == "je n'ai pas pu payer sa part sous trois jours"
    )


def test_words_that_sound_alike_have_one_sound():
    assert sound("frais") == sound("fraits")
    assert sound("cadeau") == sound("kado")


@pytest.mark.parametrize("word", ["plante", "rage", "montage"])
def test_a_word_of_the_dictionary_is_no_misspelling(word):
    assert french().repair(word) == word


def test_words_are_remembered_within_bounds(monkeypatch):
    monkeypatch.setattr(lexicons, "MOST_SEEN", 3)
    known = Lexicon.of({"virement": 9}, {})
    for number in range(20):
        assert known.repair(f"viremant {'a' * (number + 2)}") == f"virement {'a' * (number + 2)}"
        assert len(known._seen) <= 3
    known.repair("a" * (lexicons.LONGEST_NEAR + 1))
    assert max(map(len, known._seen)) <= lexicons.LONGEST_NEAR
