from __future__ import annotations

from datetime import date

import pytest

from aide.nlu.entities.extract import extract_entities
from aide.nlu.entities.relevance import relevant

TODAY = date(2026, 11, 23)


def labels(text: str, intent: str) -> list[str]:
    return [one.label for one in relevant(extract_entities(text, TODAY), intent=intent, text=text)]


def test_the_shop_of_a_lost_parcel_debits_nobody():
    text = "ma trottinette commandée hier chez Darty est arrivée cassée"
    assert labels(text, "hors_sujet") == []
    assert labels(text, "remboursement_erreur") == ["date", "creancier"]


@pytest.mark.parametrize("text", ["Netflix", "c'est chez Darty"])
def test_a_short_answer_keeps_its_name(text: str):
    assert labels(text, "hors_sujet") == ["creancier"]


def test_a_sum_stays_whatever_the_subject():
    assert labels("un billet de 50 euros trouvé par terre ce midi", "hors_sujet") == ["montant"]
