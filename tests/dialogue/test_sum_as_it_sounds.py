"""A sum put right as it sounds, and the same sum taken twice of which one is owed."""

from __future__ import annotations

import pytest

from aide.dialogue import facts, recap

from .customer import Customer, a_client


def at_summary(story: str, about: str = "remboursement_erreur") -> Customer:
    customer = a_client().says(f"réclamation : {story}", "deposer", "raconter", about=about)
    assert customer.asked == "confirme"
    return customer


@pytest.mark.parametrize(
    "said", ["le montan c 45", "le mtn c'est 45 euro", "cé 45 pa 90", "mtn 45", "nan c 45 pas 90"]
)
def test_a_sum_as_it_sounds_is_put_right(said):
    customer = at_summary("Zalbo m'a débité 90 € le 12 novembre en double").says(said, "corriger")
    assert customer.frame.facts[facts.AMOUNT] == "45.00"
    assert "utter_corrige" in customer.said


@pytest.mark.parametrize("said", ["c 12", "cé le 12 pa le 13", "c 4321", "le montan c faux"])
def test_a_number_that_may_be_a_day_is_no_sum(said):
    assert facts.said_sum(said, {facts.AMOUNT: "90.00"}) is None


def test_the_noted_sum_said_again_is_noted_already():
    customer = at_summary("Zalbo m'a débité 45 € deux fois le 12 novembre").says("le montan c 45", "corriger")
    assert "utter_deja_note" in customer.said and customer.frame.facts[facts.AMOUNT] == "45.00"


def test_of_the_same_sum_taken_twice_by_error_one_is_claimed():
    customer = at_summary("Zalbo a pris 45 € et encore 45 € le 12 novembre en double")
    assert customer.frame.facts[facts.AMOUNT] == "45.00" and not customer.frame.facts.get(facts.OPERATIONS)
    assert "une opération, débitée deux fois" in recap.lines(customer.frame.facts)


@pytest.mark.parametrize(
    ("story", "about"),
    [
        (
            "Zalbo a pris 45 € et encore 45 € le 12 novembre en double, je veux les deux",
            "remboursement_erreur",
        ),
        (
            "paiements inconnus chez Zalbo, 45 € et encore 45 € le 12 novembre, en double",
            "paiement_frauduleux",
        ),
        ("Zalbo a pris 45 € et encore 30 € le 12 novembre en double", "remboursement_erreur"),
    ],
)
def test_where_none_was_owed_all_of_it_is_claimed(story, about):
    assert len(at_summary(story, about).frame.facts[facts.OPERATIONS]) == 2


def test_one_of_what_was_told_in_all_is_no_total():
    customer = at_summary("Zalbo m'a débité 90 € en deux fois le 12 novembre")
    assert "total, en deux fois" in recap.lines(customer.frame.facts)
    customer.says("cé 45 pa 90", "corriger")
    assert "une opération, débitée deux fois" in recap.lines(customer.frame.facts)
