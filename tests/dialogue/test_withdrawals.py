"""Money taken at a machine: nobody is named on the statement, and none is asked."""

from __future__ import annotations

import pytest

from .customer import Customer, a_client


def reported(told: str) -> Customer:
    customer = a_client().says(told, "raconter", about="paiement_frauduleux")
    return customer.says("je veux une réclamation", "deposer", about="deposer_reclamation")


@pytest.mark.parametrize(
    "told",
    [
        "deux retraits de 150 € hier, c'est pas moi",
        "hier 150 € au distributeur, je n'y étais pas",
        "on a pris 150 € en liquide hier avec ma carte",
    ],
)
def test_the_payee_of_a_withdrawal_is_not_asked(told):
    customer = reported(told)
    assert customer.asked == "confirme" and customer.facts["creancier"] == "inconnu"


@pytest.mark.parametrize(
    "told",
    ["un retrait de 150 € et un achat de 40 € hier, pas moi", "un paiement de 150 € hier, c'est pas moi"],
)
def test_where_something_was_bought_it_is_asked(told):
    assert reported(told).asked == "creancier"


def test_that_it_was_a_machine_is_no_name():
    customer = reported("150 € hier que je n'ai pas faits")
    assert customer.asked == "creancier"
    customer.says("c'est des retraits au distributeur, c'est marqué retrait DAB", repondre=0.5)
    assert customer.facts["creancier"] == "inconnu" and customer.asked == "confirme"


def test_a_merchant_is_kept_beside_a_machine():
    customer = reported("150 € hier que je n'ai pas faits").says("c'est marqué RETRAIT ZALBO", "repondre")
    assert "ZALBO" in customer.facts["creancier"]
