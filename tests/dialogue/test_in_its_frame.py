"""« pour un retrait à l'étranger, c'est combien ? »:
the clause that says of what is read with the one that asks.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.in_its_frame import in_its_frame
from aide.dialogue.command_generator.wishes.question import can_ask

from .customer import Customer, read

RECOURSE, REFUND = "recours_apres_reponse", "delai_remboursement_fraude"
FRAME = replace(read("et si vous me dites non"), questions=((RECOURSE, 0.6),))
ASKS = read("à quel organisme je m'adresse ?", asks="virement_instantane")


def whole(*parts, asks=(RECOURSE, 0.96), **shares):
    return replace(read(" ".join(one.text for one in parts), asks=asks, **shares), sentences=parts)


def test_the_clause_that_asks_is_read_with_the_one_that_says_of_what():
    assert in_its_frame(whole(FRAME, ASKS)).sentences == ()


def test_one_answer_is_given_and_not_that_of_the_clause_alone():
    customer = Customer().sends(whole(FRAME, ASKS))
    assert customer.said == [f"utter_info_{RECOURSE}"]


@pytest.mark.parametrize(
    "parts, asks",
    [
        ((FRAME, ASKS), (RECOURSE, 0.7)),  # not sure enough
        ((replace(FRAME, questions=()), ASKS), (RECOURSE, 0.96)),  # which the frame does not say
        ((replace(FRAME, acts={"raconter": 0.8}), ASKS), (RECOURSE, 0.96)),  # he tells something
        ((ASKS, read("et c'est long ?", asks=REFUND)), (RECOURSE, 0.96)),  # two questions
    ],
)
def test_else_each_sentence_counts(parts, asks):
    assert in_its_frame(whole(*parts, asks=asks)).sentences == parts


@pytest.mark.parametrize(
    "text, may",
    [
        ("faut-il un mot signé pour confirmer l'opposition ?", True),
        ("on envoie le pli comment, sur papier libre ?", False),
    ],
)
def test_the_letter_of_a_blocked_card_is_of_a_card(text, may):
    assert can_ask("opposition_lettre", read(text, asks="opposition_lettre")) is may
