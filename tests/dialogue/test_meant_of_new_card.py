"""The price, the delay and the conditions of the new card that is offered, in words that do not name it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Apart

from .customer import Customer, a_client, asked_to_block, read

PRICE, DELAY, TERMS = (
    "utter_info_prix_nouvelle_carte",
    "utter_info_delai_nouvelle_carte",
    "utter_info_frais_grille_tarifs",
)


def offered() -> Customer:
    return asked_to_block().says("oui", "oui").sees("bloquee")


BARE = [
    ("et c'est combien ?", [PRICE]),
    ("ça fait cher ?", [PRICE]),
    ("et en combien de jours ?", [DELAY]),
    ("ok mais le délai ?", [DELAY]),
    ("tout dépend du prix et du délai, dites-moi", [PRICE, DELAY]),
    ("où est-ce que je lis vos conditions ?", [TERMS]),
]


@pytest.mark.parametrize(("text", "answers"), BARE)
def test_bare_words_are_of_the_card_that_is_offered(text, answers):
    customer = offered().says(text, "demander", asks=("reclamation_delai_reponse", 0.6))
    assert customer.said == [*answers, "utter_encore_renouvelle"]


@pytest.mark.parametrize(("text", "answers"), BARE)
def test_and_so_they_are_once_it_was_declined_or_ordered(text, answers):
    for customer in (offered().says("non merci", "non"), offered().says("oui", "oui").sees("demande")):
        customer.says(text, "demander", about="frais", asks=("reclamation_delai_reponse", 0.6))
        assert customer.said == answers


@pytest.mark.parametrize("text", ["et c'est combien ?", "ok mais le délai ?"])
def test_where_no_card_was_offered_they_are_not(text):
    assert not {PRICE, DELAY} & set(a_client().says(text, "demander").said)


@pytest.mark.parametrize(
    "text", ["combien ils m'ont pris ?", "c'est cher un retrait à l'étranger ?", "le virement arrive quand ?"]
)
def test_what_names_something_else_is_of_that(text):
    assert not {PRICE, DELAY} & set(offered().says(text, "demander", asks=("frais_retrait", 0.9)).said)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("non, dites-moi le tarif d'abord", PRICE),
        ("non mais je demande si elle arrive avant jeudi", DELAY),
        ("non je voulais savoir quand vous m'enverrez une réponse", "utter_info_reclamation_delai_reponse"),
    ],
)
def test_a_no_that_only_asks_refuses_nothing(text, answer):
    customer = offered().says(text, "non", demander=0.7)
    assert (customer.said, customer.asked) == ([answer, "utter_encore_renouvelle"], "renouvelle")


def test_a_plain_no_refuses_whatever_is_asked_after_it():
    customer = offered().says("non merci, et vos horaires ?", "non", asks="assistant_horaires")
    assert customer.flows == []


def test_what_is_told_of_the_card_that_is_offered_is_no_other_problem():
    message = read("non je veux savoir le délai. et c'est combien la nouvelle carte", "non", "demander")
    apart = Apart(
        "renouvellement_carte", "c'est combien la nouvelle carte", read("non je veux savoir le délai", "non")
    )
    customer = offered().sends(replace(message, apart=apart))
    assert customer.asked == "renouvelle"
