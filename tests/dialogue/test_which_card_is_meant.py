"""Of two cards: the one that is kept is never asked about,
and a question about the other holds no yes back.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue import facts as f
from aide.dialogue.state import SKIPPED

from .customer import CARDS, TODAY, a_client, a_visitor, asked_to_block, read


@pytest.mark.parametrize(
    "text",
    [
        (
            "ma femme a trouvé la carte dans le tiroir, c'est celle qui "
            "finit par 8765. Donc celle-là on la garde"
        ),
        "la 8765 est à la maison",
        "8765 je la garde",
        "on a trouvé celle qui finit par 8765",
    ],
)
def test_the_card_that_is_kept_leaves_the_other_one(text):
    customer = asked_to_block(*CARDS).says(text, "repondre")
    assert customer.facts["carte"] == ["card-1"]


@pytest.mark.parametrize(
    "text", ["8765, volée à la maison", "c'est la 8765 qu'on m'a prise, l'autre est chez moi"]
)
def test_a_card_that_is_gone_is_asked_about(text):
    assert asked_to_block(*CARDS).says(text, "repondre").facts["carte"] == ["card-2"]


def _one_of_two():
    customer = asked_to_block(*CARDS).says("la 4321", "repondre")
    assert customer.asked == "bloque"
    return customer


def test_a_yes_blocks_the_one_though_the_other_is_asked_about():
    parts = (
        read("Oui bloquez-la", "oui"),
        read("et l'autre, la 8765, je dois la bloquer aussi ?", demander=0.9),
    )
    said = replace(
        read("Oui bloquez-la, et l'autre, la 8765, je dois la bloquer aussi ?", oui=0.6), sentences=parts
    )
    customer = _one_of_two().sends(said)
    assert customer.effect == "action_bloquer_cartes" and customer.facts["carte"] == ["card-1"]


def test_an_order_for_the_other_one_too_is_asked_about_in_one():
    parts = (read("Oui bloquez-la", "oui"), read("et la 8765 aussi, bloquez", bloquer=0.9))
    said = replace(read("Oui bloquez-la, et la 8765 aussi, bloquez", oui=0.6), sentences=parts)
    customer = _one_of_two().sends(said)
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-1", "card-2"]


def test_a_report_of_a_deceit_asks_whether_money_has_gone():
    customer = a_client().says("il se dit de la banque, je lui ai lu mon code", danger="faux_conseiller")
    customer.sees_cards(CARDS[0]).says("oui", "oui").sees("bloquee", carte="•••• 4321", date="le 23/11/2026")
    customer.says("oui signalez", "oui")
    assert customer.asked == "montant" and customer.said == ["utter_ask_montant_parti"]
    customer.says("je ne vois rien de parti", "repondre")
    assert customer.facts["montant"] == SKIPPED and customer.asked != "creancier"


def test_another_complaint_asks_its_sum_as_ever():
    customer = a_visitor().says("réclamation pour un prélèvement", "deposer", about="prelevement_abusif")
    assert customer.said == ["utter_ask_montant"]


@pytest.mark.parametrize(
    "text", ["j'ai plus accès et mon loyer c'est vendredi", "mon fournisseur c'est pour jeudi"]
)
def test_the_day_when_something_is_due_is_no_day_of_the_operation(text):
    assert "date" not in f.told(text, ("montant", "date"), TODAY)


@pytest.mark.parametrize("text", ["mon loyer a été prélevé vendredi", "j'ai payé la facture jeudi"])
def test_the_day_when_it_was_paid_is_one(text):
    assert "date" in f.told(text, ("montant", "date"), TODAY)


def test_an_address_typed_beside_another_answer_is_kept():
    customer = a_visitor().says("réclamation pour 12 € de frais", "deposer", about="frais")
    assert customer.asked == "date"
    customer.says("camille@example.org, et vous répondez quand ?", asks="reclamation_delai_reponse")
    assert customer.facts["email"] == "camille@example.org" and customer.asked == "date"


@pytest.mark.parametrize(
    "text", ["je la bloque ou pas ?", "et est-ce que je dois bloquer ma carte du coup ?"]
)
def test_whether_it_is_worth_blocking_is_answered_and_blocks_nothing(text):
    customer = a_client().says(
        "prélèvement de 12 € de Zalbo, je n'ai rien signé", "raconter", about="prelevement_abusif"
    )
    customer.says(text, demander=0.9, about={"faire_opposition": 0.9})
    assert customer.said[0] == "utter_info_bloquer_carte_utile" and customer.flows == []


def test_the_price_of_a_new_card_is_asked_in_whatever_state():
    customer = asked_to_block().says("si je bloque ça coûte combien une nouvelle ?", demander=0.9)
    assert customer.said[0] == "utter_info_prix_nouvelle_carte" and customer.asked == "bloque"


@pytest.mark.parametrize(
    ("text", "is_papers"),
    [
        ("et pour ma carte d'identité volée avec ?", True),
        ("on peut entrer avec ma carte d'identité ?", False),
    ],
)
def test_papers_that_are_not_gone_are_no_loss(text, is_papers):
    customer = a_visitor().says(text, demander=0.9)
    assert ("utter_info_carte_identite_perdue" in customer.said) is is_papers


@pytest.mark.parametrize(
    "text", ["blocage immédiat svp", "bah oui elle est tombée dans le port", "oui elle est au fond du lac"]
)
def test_where_it_lies_for_good_is_a_yes(text):
    assert asked_to_block().says(text, oui=0.5).effect == "action_bloquer_cartes"


@pytest.mark.parametrize(
    "text", ["oui elle est dans le port mais je vais la repêcher", "oui elle est dans mon tiroir je crois"]
)
def test_where_it_may_be_fetched_is_none(text):
    assert asked_to_block().says(text, oui=0.5).effect is None
