"""A question that names nothing is about what was just answered, where something there is near;
else it stays what it was.
"""

from __future__ import annotations

import numpy as np
import pytest

from aide.dialogue import knowledge
from aide.dialogue.bare_questions import HINT, is_bare, settled
from aide.dialogue.state import TOPIC_STAYS, State

LABELS = ("compte_fermeture_delai", "delai_nouvelle_carte", "compte_fermeture_prix", "aucune")
CLOSING = ("resilier_contrat",)


@pytest.mark.parametrize(
    "text",
    [
        "ça prend combien de temps ?",
        "c payant ?",
        "et comment je fais ?",
        "c'est obligatoire",
        "ya un preavis ou pas",
    ],
)
def test_what_names_nothing_is_bare(text):
    assert is_bare(text)


@pytest.mark.parametrize(
    "text", ["combien coûte une carte ?", "c'est bon", "merci", "", "le virement prend combien de temps ?"]
)
def test_what_names_something_or_asks_nothing_is_not(text):
    assert not is_bare(text)


def test_only_answers_of_what_is_talked_of_count():
    shares = np.array([0.02, 0.6, 0.0, 0.38])
    of_it = settled(shares, LABELS, CLOSING, knowledge.entries())
    assert of_it is not None and of_it.argmax() == 0
    assert of_it[0] == pytest.approx(0.02 / (0.02 + HINT)) and of_it[1] == of_it[3] == 0.0


def test_two_answers_of_it_share():
    of_it = settled(np.array([0.02, 0.6, 0.02, 0.36]), LABELS, CLOSING, knowledge.entries())
    assert of_it is not None and of_it[0] == of_it[2] < 0.5


def test_where_nothing_of_it_is_near_the_words_alone_count():
    assert settled(np.array([0.0, 0.6, 0.0, 0.4]), LABELS, CLOSING, knowledge.entries()) is None


def test_what_was_answered_is_talked_of_for_some_turns():
    state = State(turns=4)
    state.talk_of(CLOSING)
    for _ in range(TOPIC_STAYS):
        assert "resilier_contrat" in state.about
        state.turns += 1
    assert "resilier_contrat" not in state.about
