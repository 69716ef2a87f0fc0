"""A name said crossly, spelled, or beside the part that its bearer has;
a correction is no part of his story.
"""

from __future__ import annotations

import pytest

from aide.dialogue import facts, recap
from aide.dialogue.facts.said_names import said_name
from aide.dialogue.facts.spelled_names import spelled_name

from .customer import TODAY, Customer, a_client

DEBIT = "un prélèvement de 45 € chez Zalbo le 3 novembre"


def at_summary(story: str = DEBIT, about: str = "prelevement_abusif") -> Customer:
    customer = a_client().says(f"réclamation : {story}", "deposer", "raconter", about=about)
    assert customer.asked == "confirme"
    return customer


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mais j'ai déjà dit Marco !! 62 euros", "Marco"),
        ("je viens de le dire, c'est chez Zalbo Fit", "Zalbo Fit"),
        ("je répète : Zalbo", "Zalbo"),
        ("de mon boulot, colis express", "colis express"),
        ("c'est ma boite, c'est Batiplus", "Batiplus"),
        ("mon patron : colis express", "colis express"),
    ],
)
def test_a_cross_name_and_that_of_the_workplace_are_heard(said, name):
    assert said_name(said) == name


@pytest.mark.parametrize(
    "said",
    [
        "j'ai déjà dit que non",
        "je viens de le dire",
        "de mon boulot",
        "mon patron, je l'ai appelé",
        "mon travail c'est pas ça",
    ],
)
def test_where_no_name_is_said_none_is_heard(said):
    assert said_name(said) is None


@pytest.mark.parametrize(
    ("said", "known", "name"),
    [
        ("non c zalboo avec 2 o a la fin", "zalbo", "zalboo"),
        ("ça s'écrit Zallbo avec deux l", "Zalbo", "Zallbo"),
        ("avec deux l", "Zalbo", "Zallbo"),
        ("avec 2 o à la fin", "Zolbo", "Zolboo"),
        ("sans s", "Zalbos", "Zalbo"),
        ("avec deux o", "Zolbo", None),
        ("sans s", "Zalbo", None),
        ("c'est pas avec ma carte", "Zalbo", None),
        ("sans frais", "Zalbo", None),
    ],
)
def test_a_spelled_name_is_the_known_one_with_its_letter(said, known, name):
    assert spelled_name(said, known) == name


@pytest.mark.parametrize("said", ["non c zalboo avec 2 o a la fin", "le nom cest zalboo"])
def test_a_name_put_right_at_the_summary_is_changed_and_not_quoted(said):
    customer = at_summary()
    before = recap.story_of(customer.frame.facts)
    customer.says(said, "corriger")
    assert customer.frame.facts[facts.CREDITOR] == "zalboo"
    assert recap.story_of(customer.frame.facts) == before


def test_a_name_is_put_right_after_the_button():
    customer = at_summary().presses("modifier").says("le nom cest zalboo")
    assert customer.frame.facts[facts.CREDITOR] == "zalboo" and customer.asked == "confirme"


def test_a_name_put_right_before_the_complaint_is_not_quoted():
    customer = a_client().says(DEBIT, "raconter", about="prelevement_abusif")
    assert customer.asked == "offre"
    customer.says("non c zalboo avec 2 o a la fin", "non").says("oui", "oui")
    assert customer.frame.facts[facts.CREDITOR] == "zalboo"
    assert "avec 2 o" not in recap.story_of(customer.frame.facts)


def test_a_no_that_names_nobody_is_still_a_no():
    customer = a_client().says(DEBIT, "raconter", about="prelevement_abusif").says("non merci", "non")
    assert "utter_offre_refusee" in customer.said


def test_the_workplace_is_no_name_where_one_stands_beside_it():
    customer = a_client().says(
        "réclamation : ma paie de 1450 € pas arrivée le 2 novembre",
        "deposer",
        "raconter",
        about="virement_en_retard",
    )
    assert customer.asked == "beneficiaire"
    customer.says("de mon boulot, colis express", "repondre")
    assert customer.frame.facts[facts.BENEFICIARY] == "colis express"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ma tante, odile marchal", "odile marchal"),
        ("mon boss c batipro", "batipro"),
        ("ma soeur, je crois", "ma soeur"),
    ],
)
def test_a_name_in_small_letters_after_what_that_person_is(said, name):
    assert facts.name_in(said, "beneficiaire") == name


@pytest.mark.parametrize("text", ["carrefour doit me rendre 56 €", "coclico devait me rembourser 12 euros"])
def test_who_owes_is_named_in_small_letters(text):
    told = facts.told(text, ("montant", "date", "creancier", "beneficiaire"), TODAY)
    assert text.split()[0] in (told.get("creancier"), told.get("beneficiaire"))
