"""A day that he tells is counted from: the answer to what he filed then,
the limit to dispute what was debited then.
"""

from __future__ import annotations

import pytest

from .customer import a_client, a_visitor, asked_to_file

# ---- the answer to what he filed


@pytest.mark.parametrize(
    "text",
    [
        "j'ai réclamé le 5 novembre",
        "j'ai déjà fait une réclamation le 5 novembre",
        "ma réclamation du 5 novembre, vous répondez quand ?",
        "j'ai déposé ma réclamation le 5 novembre, les 15 jours tombent quand ?",
    ],
)
@pytest.mark.parametrize("customer", [a_client, a_visitor])
def test_fifteen_business_days_count_from_the_day_he_tells(text, customer):
    customer = customer().says(text, about="suivre_reclamation")
    assert customer.said == ["utter_echeance_reclamation"]
    assert customer.values["jour"] == "05/11/2026"
    assert customer.values["date_limite"] == "26/11/2026"


def test_a_day_that_is_over_is_told_as_over_with_the_longest():
    customer = a_client().says("j'ai réclamé le 12 octobre", about="suivre_reclamation")
    assert customer.said == ["utter_echeance_passee"]
    assert customer.values == {
        "jour": "12/10/2026",
        "date_limite": "02/11/2026",
        "date_au_plus": "30/11/2026",
    }


def test_who_waits_for_its_answer_follows_it_too():
    customer = a_client().says("j'ai fait une réclamation le 5 novembre et toujours rien", "suivre")
    assert customer.said == ["utter_echeance_reclamation", "action_suivre_reclamation"]


@pytest.mark.parametrize(
    "text",
    [
        "j'ai réclamé au vendeur le 5 novembre",
        "j'ai réclamé mon remboursement le 5 novembre",
        "j'ai réclamé la semaine prochaine",
        "je veux réclamer pour le 5 novembre",
        "j'ai réclamé le 3 puis le 5 novembre",
        "j'ai été débité le 5 novembre",
    ],
)
def test_another_day_is_no_day_of_a_filing(text):
    customer = a_client().says(text, "raconter", about="frais")
    assert "utter_echeance_reclamation" not in customer.said


def test_a_payment_that_is_not_his_is_promised_no_day():
    customer = a_client().says("j'ai réclamé le 5 novembre", about="paiement_frauduleux")
    assert "utter_echeance_reclamation" not in customer.said


def test_the_day_of_the_debit_is_not_taken_for_it_while_one_is_prepared():
    customer = asked_to_file(a_client()).says("j'ai réclamé le 5 novembre", "repondre")
    assert "utter_echeance_reclamation" not in customer.said


# ---- the limit to dispute


def test_thirteen_months_count_from_the_debit():
    text = "un débit du 5 février 2026, je peux contester jusqu'à quand ?"
    customer = a_client().says(text, asks="delai_contestation")
    assert customer.said == ["utter_limite_contestation"]
    assert customer.values["treize_mois"] == "05/03/2027"


def test_eight_weeks_are_told_beside_them_for_a_direct_debit():
    text = "prélevé le 20 octobre, quel délai pour contester ?"
    customer = a_client().says(text, asks="prelevement_delai_demande")
    assert customer.said == ["utter_limite_prelevement"]
    assert (customer.values["huit_semaines"], customer.values["treize_mois"]) == ("15/12/2026", "20/11/2027")


def test_the_day_may_come_afterwards():
    customer = a_client().says("quel délai pour contester ?", asks="prelevement_delai_demande")
    assert customer.said == ["utter_info_prelevement_delai_demande"]
    customer.says("il est passé le 20 octobre")
    assert customer.values["huit_semaines"] == "15/12/2026"


def test_the_day_may_have_been_told_before():
    customer = a_client().says("on m'a prélevé 30 € le 20 octobre", "raconter", about="prelevement_abusif")
    customer.says("et j'ai jusqu'à quand ?", asks="delai_contestation")
    assert customer.said[0] == "utter_limite_contestation"


def test_without_a_day_or_with_two_the_rule_alone_is_told():
    for text in ("j'ai jusqu'à quand ?", "le 3 ou le 5 novembre, j'ai jusqu'à quand ?"):
        assert a_client().says(text, asks="delai_contestation").said == ["utter_info_delai_contestation"]


def test_a_day_later_in_the_conversation_is_not_of_that_question():
    customer = a_client().says("quel délai pour contester ?", asks="prelevement_delai_demande")
    customer.says("merci", "bavarder", about="remercier").says("c'était le 20 octobre")
    assert "utter_limite_prelevement" not in customer.said
