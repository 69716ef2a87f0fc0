"""The day that fifteen business days make is told, before the filing and after it."""

from __future__ import annotations

import pytest

from .customer import a_client, asked_to_file


def filed():
    customer = asked_to_file(a_client()).says("oui", "oui")
    return customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026")


@pytest.mark.parametrize(
    "text",
    [
        "15 jours, ça fait quelle date ?",
        "quelle date ça donne, quinze jours",
        "15 jours ca tombe quand au juste, quel jour",
    ],
)
def test_before_the_filing_the_day_is_that_of_a_complaint_of_today(text):
    customer = a_client().says(text, "demander")
    assert customer.said == ["utter_date_reponse_si_depose"]
    assert customer.values == {"date_limite": "14/12/2026"}


@pytest.mark.parametrize(
    "text",
    ["et mon argent, c'est pour quand", "c'est bien le 14 décembre ?", "quand est-ce que je serai remboursé"],
)
def test_after_it_the_day_is_its_own(text):
    customer = filed().says(text, "demander")
    assert customer.said == ["utter_date_reponse"]
    assert customer.values == {"date_limite": "14/12/2026"}


def test_a_question_with_another_day_is_no_question_about_it():
    text = "vous avez noté que c'était le 3 septembre ?"
    customer = filed().says(text, "demander")
    assert "utter_date_reponse" not in customer.said


def test_a_reported_payment_has_no_such_day():
    customer = asked_to_file(a_client()).says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    assert customer.state.answer_by == ""


def test_who_awaits_a_transfer_is_told_of_no_refund():
    customer = filed()
    customer.state.closed.append("virement_en_retard")
    assert customer.says("et mon argent, c'est pour quand", "demander").said == [
        "utter_date_reponse_virement"
    ]
