"""« oui c'est la bonne, mais elle n'est pas perdue »: the yes to a blocking with its reason;
what may change his mind is none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.cards.reasons import reason_in_words

from .customer import CARDS, a_client, asked_to_block, read

REPORTED = "paiement_frauduleux"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("oui c'est bien celle-là, elle est ni volée ni perdue, c'est un achat inconnu", REPORTED),
        ("oui c'est elle mais pas volée, c'est le débit là que je reconnais pas", REPORTED),
        ("ouais c'est la bonne carte", None),
    ],
)
def test_that_it_is_the_one_is_a_yes_with_its_reason(text, reason):
    customer = asked_to_block().says(text, "raconter")
    assert customer.effect == "action_bloquer_cartes"
    assert reason_in_words(text) == reason


def test_what_is_asked_beside_it_is_answered():
    parts = (
        read("oui c'est celle-là, un paiement inconnu.", "raconter"),
        read("et la police ?", asks="plainte_police_carte"),
    )
    parts = parts[0], replace(parts[1], text="et je vais à la police ?")
    message = replace(
        read("oui c'est celle-là, un paiement inconnu. et je vais à la police ?"), sentences=parts
    )
    customer = asked_to_block().sends(message)
    assert customer.said == ["action_bloquer_cartes"]
    customer.sees("bloquee", carte="•••• 4321", date="le 23/11/2026", numero="OPP-1")
    assert customer.said[0] == "utter_info_plainte_police_carte"


@pytest.mark.parametrize(
    "text",
    [
        "oui c'est la bonne mais attendez, je regarde dans le sac",
        "oui c'est celle-là ?",
        "oui c'est elle, mais ne bloquez pas",
        "c'est la bonne adresse",
    ],
)
def test_a_doubt_or_a_question_beside_it_blocks_nothing(text):
    assert asked_to_block().says(text, "demander" if "?" in text else "raconter").effect is None


@pytest.mark.parametrize("text", ["c'est définitif ?", "et si je la retrouve ?"])
def test_what_may_change_his_mind_is_answered_first(text):
    parts = read("oui c'est la bonne.", "raconter"), read(text, asks="opposition_definitive")
    assert (
        asked_to_block().sends(replace(read(f"oui c'est la bonne. {text}"), sentences=parts)).effect is None
    )


def test_the_order_at_the_offer_after_an_unknown_payment_has_its_reason():
    customer = a_client().says("un achat de 40 € que je n'ai pas fait", "raconter", about=REPORTED)
    customer.says("d'accord bloquez-la, et mon argent ?", "bloquer", about="faire_opposition").sees_cards(
        CARDS[0]
    )
    assert (customer.asked, customer.facts["raison"]) == ("bloque", REPORTED)


def test_another_reason_that_he_tells_is_his():
    customer = a_client().says("un achat de 40 € que je n'ai pas fait", "raconter", about=REPORTED)
    customer.says("bloquez-la, on me l'a volée", "bloquer", about="carte_volee").sees_cards(CARDS[0])
    assert customer.facts["raison"] == "carte_volee"
