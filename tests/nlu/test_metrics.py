"""The evaluation's measures, on cases small enough to count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from bench.nlu import metrics
from bench.nlu.metrics import Found

MEANT = np.array(["frais", "frais", "saluer", "saluer"])
GOT = np.array(["frais", "saluer", "saluer", "saluer"])


def test_accuracy_and_macro_f1():
    assert metrics.accuracy(MEANT, GOT) == 0.75
    assert metrics.macro_f1(MEANT, GOT) == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_an_intent_that_no_text_means_is_not_averaged():
    assert metrics.macro_f1(np.array(["a", "a"]), np.array(["a", "b"])) == pytest.approx(2 / 3)


def test_the_interval_holds_its_figure_and_narrows_with_more_texts():
    few = metrics.bootstrap(metrics.accuracy, MEANT, GOT, draws=200)
    many = metrics.bootstrap(metrics.accuracy, np.tile(MEANT, 100), np.tile(GOT, 100), draws=200)
    assert few.low <= few.value <= few.high
    assert many.high - many.low < few.high - few.low


def test_a_confidence_that_is_kept_has_no_calibration_error():
    confidence, right = np.full(4, 0.75), np.array([True, True, True, False])
    assert metrics.calibration_error(confidence, right) == pytest.approx(0)


def test_always_sure_and_right_half_of_the_time_is_an_error_of_a_half():
    confidence, right = np.ones(4), np.array([True, False, True, False])
    assert metrics.calibration_error(confidence, right) == pytest.approx(0.5)
    assert [(one.confidence, one.right, one.count) for one in metrics.reliability(confidence, right)] == [
        (1.0, 0.5, 4)
    ]


def test_detection_tells_the_false_alarms_at_the_asked_recall():
    score, positive = np.array([0.9, 0.8, 0.7, 0.3, 0.2]), np.array([True, False, True, False, False])
    auroc, alarms = metrics.detection(score, positive)
    assert auroc == pytest.approx(5 / 6)
    assert alarms == pytest.approx(1 / 3)


def test_entities_count_only_with_the_same_type_and_words():
    wanted = [[("montant", "50 €"), ("date", "hier")], []]
    got = [[("montant", "50 €"), ("date", "hier soir")], [("montant", "3")]]
    found = metrics.entities(wanted, got)
    assert found == {"date": Found(0, 1, 1), "montant": Found(1, 1, 0)}
    assert found["montant"].f1 == pytest.approx(2 / 3)


def test_an_entity_told_twice_counts_twice():
    assert metrics.entities([[("montant", "5 €")] * 2], [[("montant", "5 €")]]) == {"montant": Found(1, 0, 1)}


def test_an_article_or_preposition_before_the_words_may_be_marked_or_not():
    wanted, got = (
        [[("date", "5 novembre"), ("creancier", "EDF")]],
        [[("date", "le 5 novembre"), ("creancier", "l'EDF")]],
    )
    assert metrics.entities(wanted, got, same=metrics.core) == {
        "creancier": Found(1, 0, 0),
        "date": Found(1, 0, 0),
    }
    assert metrics.entities(wanted, got)["date"] == Found(0, 1, 1)


def test_an_article_alone_is_no_function_word_to_drop():
    assert metrics.core("le") == "le"
    assert metrics.core("Leclerc") == "Leclerc"
    assert metrics.core("ce matin") == "ce matin"


def test_the_most_confused_pair_comes_first_with_its_texts():
    meant, got = np.array(["a", "a", "b", "a"]), np.array(["b", "b", "c", "a"])
    assert metrics.confused(meant, got, ["1", "2", "3", "4"]) == [("a", "b", ["1", "2"]), ("b", "c", ["3"])]
