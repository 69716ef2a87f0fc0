"""Gibberish is said not to be understood, rare words are not gibberish."""

from __future__ import annotations

import numpy as np
import pytest

from aide.nlu import linear
from aide.nlu.surface import is_gibberish

TEXTS = [
    "mon virement n'est pas arrivé", "où est mon virement", "le virement de mon salaire",
    "virement toujours en attente",
    "on m'a pris des frais", "pourquoi ces frais bancaires", "des frais de retrait",
    "frais de tenue de compte",
    "j'ai perdu ma carte bancaire", "carte perdue hier", "ma carte est perdue je crois",
    "impossible de retrouver la carte",
]  # fmt: skip
LABELS = ["virement_en_retard"] * 4 + ["frais"] * 4 + ["carte_perdue"] * 4


@pytest.fixture(scope="module")
def model() -> linear.LinearModel:
    return linear.fit(TEXTS, np.random.default_rng(1).normal(size=(len(TEXTS), 8)), LABELS)


@pytest.mark.parametrize("text", ["jkhkjh gfdgdf", "qsdfghjklm", "wxcvbn poiuyt", "zzzzzzzz"])
def test_mashed_keys_are_gibberish(model, text):
    assert is_gibberish(text, model.familiarity(text))


@pytest.mark.parametrize(
    "text", ["mon virment est pa arrivé", "frais banquaire", "nn", "gg", "👍👍👍", "120", ""]
)
def test_typos_short_words_emoji_and_numbers_are_not(model, text):
    assert not is_gibberish(text, model.familiarity(text))


def test_without_a_classifier_nothing_is_said_of_it():
    assert not is_gibberish("jkhkjh gfdgdf", None)
