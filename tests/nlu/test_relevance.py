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


@pytest.mark.parametrize("intent", ["carte_perdue", "carte_volee", "acces_compte", "saisir_mediateur"])
def test_where_nobody_took_money_a_name_is_no_party(intent: str):
    text = "tombée à la caisse, ma carte, en payant chez Darty hier"
    assert labels(text, intent) == ["date"]
    assert labels(text, "paiement_frauduleux") == ["creancier", "date"]


@pytest.mark.parametrize("intent", ["frais", "autre_demande_bancaire"])
def test_a_shop_named_while_asking_something_else_debits_nobody(intent: str):
    assert labels("puis-je payer sans contact chez Darty avec vous ?", intent) == []
    assert labels("des frais parce que le prélèvement de Darty est passé", intent) == ["creancier"]


def test_a_period_is_no_day_unless_it_answers_alone():
    assert labels("je paie trop de frais depuis la semaine dernière", "frais") == []
    assert labels("on m'a pris des frais en octobre", "frais") == []
    assert labels("la semaine dernière", "frais") == ["date"]


def test_the_payee_of_a_transfer_to_come_is_kept():
    assert labels("comment envoyer de l'argent à Slimane Zerrouk ?", "autre_demande_bancaire") == [
        "beneficiaire"
    ]


def test_a_sum_stays_whatever_the_subject():
    assert labels("un billet de 50 euros trouvé par terre ce midi", "hors_sujet") == ["montant"]
