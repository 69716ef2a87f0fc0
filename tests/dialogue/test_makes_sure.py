"""When a fraud is given back, with the day; and who makes sure that he understood
a delay is answered again.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.deadlines import fraud_refund_due

from .customer import a_client, asked_to_file

REFUND, DAY = "delai_remboursement_fraude", "utter_remboursement_fraude_jour"
ASKS = "je revois mes sous quand ?"


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 12, 24), date(2026, 12, 28)),
    ],
)
def test_a_fraud_is_given_back_on_the_business_day_after_the_report(reported, due):
    assert fraud_refund_due(reported) == due


def test_the_day_of_a_report_of_today_is_told():
    customer = a_client().says(ASKS, asks=REFUND)
    assert (customer.said[0], customer.state.plan[0].values) == (DAY, {"jour": "24/11/2026"})


@pytest.mark.parametrize(
    "text", ["du coup mardi ?", "ok donc demain au plus tard ?", "si je comprends bien c'est le 24 ?"]
)
def test_who_makes_sure_of_a_delay_is_answered(text):
    assert a_client().says(ASKS, asks=REFUND).says(text, "demander").said == [DAY]


def test_a_day_that_only_makes_sure_answers_no_question_of_ours():
    customer = a_client().says("12 € de frais, je veux réclamer", "deposer", "raconter", about="frais")
    assert customer.asked == "date"
    customer.says("un virement met combien de jours ?", asks="virement_delai").says(
        "donc demain ?", "demander"
    )
    assert (customer.said[0], customer.asked) == ("utter_info_virement_delai", "date")


@pytest.mark.parametrize("text", ["hier", "donc c'était mardi", "alors je fais comment ?"])
def test_an_answer_and_another_question_make_sure_of_nothing(text):
    customer = asked_to_file().says("et c'est long ?", asks="reclamation_delai_reponse").says(text)
    assert "ask reclamation_delai_reponse" not in customer.state.commands


def test_long_after_the_delay_it_is_no_question_of_it():
    customer = (
        a_client().says(ASKS, asks=REFUND).says("merci", about="remercier").says("donc mardi ?", "demander")
    )
    assert DAY not in customer.said
