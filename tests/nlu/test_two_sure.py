from __future__ import annotations

from aide.nlu.fallback import Thresholds, is_sure, with_second

THRESHOLDS = Thresholds(0.55, 0.2, 0.95)
TOLD = [("carte_perdue", 0.51), ("acces_compte", 0.48), ("frais", 0.01)]


def test_a_second_problem_is_no_doubt_about_the_first():
    assert not is_sure(TOLD, THRESHOLDS)
    assert is_sure(with_second(TOLD, "acces_compte"), THRESHOLDS)


def test_another_second_leaves_the_doubt():
    assert not is_sure(with_second(TOLD, "frais"), THRESHOLDS)
    assert with_second(TOLD, None) == with_second(TOLD, "carte_perdue") == TOLD
    assert with_second([], "frais") == []
