"""Somebody, but later: how he has him then. And who takes leave with his no is asked nothing more."""

from __future__ import annotations

import pytest

from .customer import a_client, asked_to_file


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("est-ce que je pourrais avoir quelqu'un cet aprem plutôt ?", "cet après-midi"),
        ("demain je peux discuter avec un conseiller ?", "demain"),
        ("un conseiller serait libre vers 15h ?", "à ces heures"),
    ],
)
def test_how_he_has_somebody_then(text, when):
    customer = a_client().says(text, "demander", "humain", about="parler_a_un_humain")
    assert (customer.said, customer.values["quand"]) == (["utter_personne_plus_tard"], when)


def test_who_wants_somebody_now_gets_one():
    customer = a_client().says(
        "passez-moi quelqu'un, demain je travaille", "humain", about="parler_a_un_humain"
    )
    assert customer.said != ["utter_personne_plus_tard"]


def test_who_calls_whom():
    assert a_client().says("c'est vous qui appelez ou c'est moi ?", "demander").said == [
        "utter_pas_de_rappel"
    ]


def helped():
    return a_client().says("mon virement de 40 € n'est pas arrivé", "raconter", about="virement_en_retard")


def test_a_no_with_a_goodbye_is_answered_by_one():
    assert helped().says("nan. allez bonne soirée", "non", about="au_revoir").said == [
        "utter_refus_au_revoir"
    ]
    assert helped().says("nan pas besoin", "non", about="refuser").said == ["utter_offre_refusee"]


def test_at_the_summary_it_leaves_it():
    customer = asked_to_file().says("non. au revoir", "non", about="au_revoir")
    assert (customer.said, customer.asked) == (["utter_reclamation_annulee"], None)
    assert asked_to_file().says("non", "non").asked == "confirme"
