"""Once a complaint is filed here, his money is that one's, and no second one is offered
to who tells nothing new.
"""

from __future__ import annotations

import pytest

from .customer import Customer, a_client, a_visitor, asked_to_file

REFERENCE, DUE = "REC-2026-000001", "14/12/2026"
OF_FRAUD = "utter_remboursement_fraude_jour"


def filed() -> Customer:
    customer = asked_to_file(a_client()).says("oui", "oui")
    return customer.sees("deposee", reference=REFERENCE, date_limite=DUE, copie="https://exemple.fr/x")


def reported() -> Customer:
    customer = (
        a_visitor()
        .says(
            "je veux signaler un paiement de 30 € le 20 novembre, pas moi, zoe@exemple.fr",
            "deposer",
            "raconter",
            about="paiement_frauduleux",
        )
        .says("Zapla", "repondre")
    )
    assert customer.asked == "confirme"
    return customer.says("oui", "oui").sees("deposee", reference=REFERENCE, copie="https://exemple.fr/x")


@pytest.mark.parametrize(
    "text",
    [
        "bon alors mes sous c'est lundi ou dans un mois",
        "je vous parle du remboursement, pas d'un virement",
        "toujours pas remboursé ou quoi ?",
    ],
)
def test_his_money_is_that_of_what_was_filed(text):
    assert filed().says(text, "demander", about="virement_en_retard").said == ["utter_date_reponse"]
    assert reported().says(text, "demander", about="virement_en_retard").said == [OF_FRAUD]


def test_why_so_long_is_answered_with_the_rule():
    assert filed().says("et pk 15 jours svp", "demander").said == ["utter_pourquoi_ce_delai"]
    assert reported().says("pourquoi ça prend trois semaines ?", "demander").said == [
        "utter_pourquoi_ce_delai_fraude"
    ]


def test_that_it_is_made_already_is_looked_up():
    customer = filed().says("mais elle est pas déjà faite la réclamation, elle est bien faite ?", "demander")
    assert customer.flows == ["suivi"]


def test_another_problem_is_helped_with_and_offered():
    customer = reported().says(
        "et mon argent d'un virement de 200 € du 12 est toujours pas là",
        "raconter",
        about="virement_en_retard",
    )
    assert customer.asked == "offre"


def test_who_asks_of_another_subject_is_offered_no_second_one():
    customer = reported().says(
        "et la salle de sport, ça sera refusé ?", "demander", about="prelevement_abusif"
    )
    assert customer.asked is None
    assert (
        a_client().says("la salle de sport sera refusée", "demander", about="prelevement_abusif").asked
        == "offre"
    )


def test_who_is_cross_is_offered_nothing_that_is_filed():
    assert filed().says("vous répondez toujours pareil", "reprocher").asked != "offre"
