"""When the assistant acts, offers or refuses, and how the thresholds are chosen."""

from __future__ import annotations

import pytest
from rasa.shared.utils.common import class_from_module_path

from aide.nlu.fallback import DoubtClassifier, Thresholds, is_sure
from bench.nlu.doubting import Answer, choose, enters_wrongly, outcome

THRESHOLDS = Thresholds(act=0.4, apart=0.1, irreversible=0.7)


def answer(wanted: str, *ranking: tuple[str, float], second: str | None = None) -> Answer:
    return Answer("bonjour à vous tous", wanted, second, list(ranking), 1.0)


@pytest.mark.parametrize(
    ("ranking", "sure"),
    [
        ([("frais", 0.5), ("saluer", 0.2)], True),
        ([("frais", 0.39), ("saluer", 0.2)], False),
        ([("frais", 0.45), ("saluer", 0.4)], False),
        ([("carte_perdue", 0.6), ("frais", 0.2)], False),
        ([("carte_perdue", 0.6), ("carte_volee", 0.2)], True),
        ([], False),
    ],
)
def test_a_card_is_blocked_on_more_confidence_than_the_rest(ranking, sure):
    assert is_sure(ranking, THRESHOLDS) is sure


def test_either_of_two_problems_may_be_taken_first():
    assert (
        outcome(answer("frais", ("acces_compte", 0.9), ("frais", 0.05), second="acces_compte"), THRESHOLDS)
        == "act"
    )


def test_what_is_done_and_what_it_is_worth():
    assert outcome(answer("frais", ("frais", 0.9), ("saluer", 0.1)), THRESHOLDS) == "act"
    assert outcome(answer("frais", ("saluer", 0.9), ("frais", 0.1)), THRESHOLDS) == "wrong act"
    assert outcome(answer("frais", ("hors_sujet", 0.9), ("frais", 0.1)), THRESHOLDS) == "wrong decline"
    assert outcome(answer("frais", ("frais", 0.3), ("carte_volee", 0.3)), THRESHOLDS) == "needless offer"
    assert outcome(answer("frais", ("saluer", 0.3), ("carte_volee", 0.3)), THRESHOLDS) == "useless offer"
    assert outcome(answer("hors_sujet", ("frais", 0.3), ("carte_volee", 0.3)), THRESHOLDS) == "offer"


def test_a_fraud_taken_for_a_theft_leads_to_the_same_card():
    assert not enters_wrongly(answer("paiement_frauduleux", ("carte_volee", 0.9)), THRESHOLDS)
    assert enters_wrongly(answer("renouvellement_carte", ("carte_volee", 0.9)), THRESHOLDS)


def test_the_chosen_thresholds_open_no_card_wrongly():
    answers = [
        answer("renouvellement_carte", ("carte_volee", 0.8), ("frais", 0.1)),
        *[answer("carte_volee", ("carte_volee", 0.9), ("frais", 0.05))] * 20,
    ]
    chosen = choose(answers)
    assert not any(enters_wrongly(one, chosen) for one in answers)
    assert outcome(answers[-1], chosen) == "act"


def test_a_model_trained_under_the_old_address_is_still_read():
    assert class_from_module_path("aide.nlu.doubt.DoubtClassifier") is DoubtClassifier
