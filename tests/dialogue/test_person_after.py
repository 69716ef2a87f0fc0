"""A person who comes after something else: it is done first, and he is not forgotten."""

from __future__ import annotations

import pytest

from aide.dialogue.state import PERSON

from .customer import a_client


@pytest.mark.parametrize(
    "text",
    [
        "16 € de frais le 12 mars, je veux réclamer. et après vous me passez quelqu'un",
        "16 € de frais le 12 mars, je souhaite déposer une réclamation, et ensuite parler à un conseiller",
        "16 € de frais le 12 mars, faites la réclamation puis mettez-moi avec un conseiller",
    ],
)
def test_the_complaint_begins_and_the_person_comes_once_it_is_filed(text):
    customer = a_client().says(text, "deposer", "raconter", about="frais", humain=0.7)
    assert customer.flows == ["reclamation"] and PERSON in customer.state.later
    assert customer.effect is None  # nobody is fetched yet
    while customer.asked != "confirme":
        customer.says({"date": "le 12 mars"}.get(customer.asked or "", "16 €"), "repondre")
    customer.says("oui", "oui").sees(
        "deposee", reference="REC-2026-000001", motif="frais", date_limite="09/04/2026"
    )
    assert customer.effect == "action_transferer_conseiller" and PERSON not in customer.state.later


def test_who_refuses_the_complaint_still_gets_the_person():
    customer = a_client().says(
        "16 € de frais le 12 mars, et après vous me passez quelqu'un", "raconter", about="frais"
    )
    assert customer.asked == "offre"
    assert customer.says("non merci", "non").effect == "action_transferer_conseiller"


@pytest.mark.parametrize(
    "text",
    ["16 € de frais, passez-moi un conseiller", "je veux un conseiller, 16 € de frais, ensuite on verra"],
)
def test_who_wants_him_first_gets_him_first(text):
    customer = a_client().says(text, "humain", about={"frais": 0.6, "parler_a_un_humain": 0.4})
    assert customer.effect == "action_transferer_conseiller"
