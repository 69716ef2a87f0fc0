"""A yes that is said again, or stands among others words; and what only sounds like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import CARDS, asked_to_block, asked_to_file, read


@pytest.mark.parametrize(
    "text",
    ["mais j'ai déjà dit oui !", "je vous ai dit de la bloquer", "ben je te l'ai dit, oui",
     "enfin je viens de dire oui bloquez"],
)  # fmt: skip
def test_a_yes_said_again_blocks(text):
    assert asked_to_block().says(text, oui=0.5).effect == "action_bloquer_cartes"


@pytest.mark.parametrize(
    "text", ["j'ai pas dit oui", "je n'ai jamais dit oui", "vous ai-je dit oui ?", "j'ai dit non"]
)
def test_no_yes_was_said(text):
    assert asked_to_block().says(text, oui=0.5).effect is None


def test_who_answers_neither_way_is_not_said_to_hesitate():
    assert asked_to_block().says("bof", oui=0.1).said[-1] == "utter_neutre_bloque"


def test_a_story_that_sounds_like_a_yes_blocks_nothing():
    text = "et ma tante devait m'envoyer 40 euros avant-hier pour les courses de la semaine"
    assert asked_to_block().says(text, oui=0.95).effect is None


@pytest.mark.parametrize(
    ("last", "acts", "is_blocked"),
    [("c'est ma paye", {"oui": 0.3}, True), ("attendez", {"hesiter": 0.9}, False)],
)
def test_a_remark_beside_a_yes_takes_nothing_back(last, acts, is_blocked):
    parts = (read("oui vite !", "oui"), read("je serai remboursé ou pas ?", "demander"), read(last, **acts))
    text = " ".join(one.text for one in parts)
    said = replace(read(text, oui=0.5, demander=0.9), sentences=parts)
    assert (asked_to_block().sends(said).effect == "action_bloquer_cartes") is is_blocked


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("celle qui se termine par 8765. L'autre, elle est dans mon portefeuille", "8765"),
        ("j'ai en main la 4321, c'est l'autre que j'ai perdue", "8765"),
        ("il me reste la 8765", "4321"),
    ],
)
def test_of_two_cards_the_one_that_he_means(text, digits):
    customer = asked_to_block(*CARDS).says(text, "repondre")
    assert customer.facts["carte"] == [one["id"] for one in CARDS if one["last4"] == digits]


def test_a_short_yes_files_with_less():
    assert asked_to_file().says("parfait merci", oui=0.6).effect == "action_deposer_reclamation"
    assert asked_to_file().says("parfait pour le montant mais la date", oui=0.6).effect is None


def test_a_yes_to_something_else_files_nothing():
    assert asked_to_file().says("Oui, il s'agissait d'un automate.", oui=0.8).effect is None


@pytest.mark.parametrize(
    "text",
    [
        "attendez la 4321 je viens de la retrouver ! celle qui manque c'est la 8765",
        "non, celle à bloquer est la 8765, la 4321 je l'ai",
    ],
)
def test_the_card_that_is_said_to_be_missing_is_asked_about(text):
    customer = asked_to_block(*CARDS).says("la 4321", "repondre")
    assert customer.facts["carte"] == ["card-1"]
    customer.says(text, "corriger", retrouver=0.6)
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-2"]


def test_both_cards_are_blocked_by_a_yes_to_the_one_and_the_other():
    customer = asked_to_block(*CARDS).says("les deux", "repondre")
    assert customer.says("oui celle-là, et l'autre aussi", "oui").effect == "action_bloquer_cartes"


@pytest.mark.parametrize(
    "text", ["on ma bloque ma carte", "ils ont bloque ma carte", "vous avez bloque ma carte"]
)
def test_who_tells_that_a_card_was_blocked_orders_nothing(text):
    assert asked_to_block().says(text, raconter=0.6).effect is None


def test_the_other_one_was_in_the_bag():
    customer = asked_to_block(*CARDS).says(
        "la 4321 est chez moi, c'est l'autre qui était dans le sac", retrouver=0.9
    )
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-2"]


@pytest.mark.parametrize(
    "text", ["ok, et mon virement aussi", "oui aussi pour le prélèvement", "d'accord moi aussi"]
)
def test_another_thing_too_is_no_yes_to_both_cards(text):
    customer = asked_to_block(*CARDS).says("les deux", "repondre")
    assert customer.says(text, raconter=0.4).effect is None


def test_the_card_that_is_not_to_be_blocked_is_not_asked_about_and_nothing_is_blocked():
    customer = asked_to_block(*CARDS).says("la 8765", "repondre")
    customer.says("attention il ne faut pas bloquer la 4321", "hesiter")
    assert (customer.said, customer.flows) == (["utter_rien_bloque"], [])


@pytest.mark.parametrize("text", ["oui je m'appelle Lucie Arnaud", "oui il s'appelle Karim, mon fils"])
def test_a_yes_to_who_he_is_blocks_nothing(text):
    assert asked_to_block().says(text, oui=0.95).effect is None
