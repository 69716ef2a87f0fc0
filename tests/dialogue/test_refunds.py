"""An error to be refunded: the shop, or the bank of the machine, is kept when it is told,
and asked when it is not.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

from .customer import Customer, a_client

TODAY = date(2026, 11, 23)
ERROR = FIELDS["remboursement_erreur"]


def begun(told: str) -> Customer:
    return a_client().says(f"réclamation : {told}", "deposer", "raconter", about="remboursement_erreur")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("j'ai demandé 80 € hier à un distributeur du Crédit Mutuel et rien n'est sorti", "Crédit Mutuel"),
        ("hier 80 € demandés au dab de la banque postale, aucun billet", "la banque postale"),
        ("le magasin Meublor devait me rembourser 80 € hier", "Meublor"),
        ("j'ai payé 80 € hier chez Boulangerie Morel, c'est passé deux fois", "Boulangerie Morel"),
    ],
)
def test_whom_the_story_names_is_not_asked(told, name):
    customer = begun(told)
    assert (customer.asked, customer.facts["creancier"]) == ("confirme", name)


@pytest.mark.parametrize(
    "text", ["au distributeur de Lyon", "au distributeur de ma banque", "au distributeur du coin"]
)
def test_a_place_owns_no_machine(text):
    assert "creancier" not in facts.told(text, ERROR, TODAY)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sportivo, celui du centre", "Sportivo"),
        ("c'est le dab du Crédit Mutuel à la gare", "Crédit Mutuel"),
        ("la boulangerie du coin", "la boulangerie du coin"),
        ("je ne sais pas", "inconnu"),
        ("personne, c'est le distributeur", "inconnu"),
        ("Le distributeur de l'église, je ne connais pas la banque", "inconnu"),
        ("c'est vous", "inconnu"),
    ],
)
def test_who_it_was_is_asked_and_may_be_left(said, name):
    customer = begun("on m'a débité par erreur 80 € hier")
    assert customer.asked == "creancier" and "utter_ask_creancier_rembourse" in customer.said
    customer.says(said, "passer" if said.startswith("je ne") else "repondre")
    assert (customer.asked, customer.facts["creancier"]) == ("confirme", name)


def test_of_a_debit_the_statement_is_asked():
    customer = a_client().says(
        "réclamation : un prélèvement de 80 € hier", "deposer", "raconter", about="prelevement_abusif"
    )
    assert "utter_ask_creancier" in customer.said
