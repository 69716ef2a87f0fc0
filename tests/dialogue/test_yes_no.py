"""Yes and no to the open question: what leaves things as they are is one doubt,
and a « mais » alone is none.
"""

from __future__ import annotations

import pytest

from aide.dialogue.command_generator.yes_no import is_yes, refuses

from .customer import CARDS, a_client, read


def at_block():
    return a_client().says("carte perdue", "raconter", about="carte_perdue").sees_cards(*CARDS[:1])


@pytest.mark.parametrize(("no", "drops", "heard"), [(0.3, 0.3, True), (0.5, 0.0, True), (0.2, 0.2, False)])
def test_a_no_and_the_matter_dropped_are_added_up(no, drops, heard):
    assert refuses(read("on en reste là", non=no, annuler=drops)) is heard


def test_a_likelier_yes_is_no_refusal():
    assert not refuses(read("allez on en finit", oui=0.7, non=0.3, annuler=0.3))


def test_a_negated_order_is_a_refusal_also_when_a_yes_is_likely():
    assert refuses(read("il ne faut pas la bloquer", oui=0.8, non=0.35))
    assert not refuses(read("n'hésitez pas, bloquez", oui=0.95, non=0.35))


def test_the_card_stays_active_for_who_refuses_without_a_no():
    customer = at_block().says("restons-en là", non=0.3, annuler=0.3)
    assert customer.said[0] == "utter_rien_bloque"
    assert at_block().says("restons-en là", non=0.2, annuler=0.1).said[0] != "utter_rien_bloque"


def test_a_but_alone_does_not_veto_a_sure_yes():
    assert is_yes(read("ça m'ennuie mais coupez-la", oui=0.95), 0.65, strict=True)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("ça m'ennuie mais coupez-la", {"oui": 0.8}),
        ("oui mais laissez-moi la nuit", {"oui": 0.95, "hesiter": 0.4}),
        ("oui mais attendez ce soir", {"oui": 0.95}),
        ("oui mais pas celle-là", {"oui": 0.95}),
    ],
)
def test_a_but_with_a_doubt_beside_it_does(text, shares):
    assert not is_yes(read(text, **shares), 0.65, strict=True)


def test_a_refused_filing_is_heard_before_a_day_in_it_is_taken_for_a_correction():
    customer = a_client().says("12 € de frais le 3 novembre", "raconter", about="frais").says("oui", "oui")
    assert customer.asked == "confirme"
    customer.says("pas la peine, tout est réglé depuis ce matin", non=0.9)
    assert customer.facts["date"] == "2026-11-03" and "utter_corrige" not in customer.said


def with_two_cards():
    customer = a_client().says("bloquez la 8765", "bloquer", about="faire_opposition").sees_cards(*CARDS)
    return customer if customer.asked == "bloque" else customer.says("la 8765", "repondre")


def test_not_that_one_but_the_other_asks_about_the_other():
    customer = with_two_cards().says("pas celle-là, c'est l'autre", "corriger", non=0.5)
    assert customer.facts["carte"] == ["card-1"] and customer.asked == "bloque"
    assert with_two_cards().says("pas l'autre, celle-là", "oui").facts["carte"] == ["card-2"]


def test_an_order_with_another_card_in_it_asks_about_both_and_blocks_nothing():
    customer = with_two_cards().says("bloque-la. et la 4321 elle est pas chez moi non plus", retrouver=0.4)
    assert set(customer.facts["carte"]) == {"card-1", "card-2"} and customer.effect is None
    found = with_two_cards().says("c'est bon elle était chez moi", "retrouver")
    assert found.said[0] == "utter_carte_retrouvee"


def test_who_does_not_want_it_blocked_is_not_asked_to_block_it():
    text = "la machine a gardé ma carte mais je veux pas la bloquer si c'est pas la peine"
    customer = a_client().says(text, "raconter", about="carte_perdue", asks=("carte_avalee", 0.4))
    assert customer.said[0] == "utter_info_carte_avalee" and "opposition" not in customer.flows
    wants = a_client().says(
        "la machine a gardé ma carte, je veux la bloquer", "raconter", about="carte_perdue"
    )
    assert "opposition" in wants.flows


def test_an_order_of_certain_form_is_enough():
    assert (
        "opposition"
        in a_client().says("non je l'ai PAS retrouvée, bloque les deux", about="acces_compte").flows
    )
    assert "opposition" not in a_client().says("non, ne bloque pas les deux", about="acces_compte").flows


def test_a_card_found_again_leaves_the_other_problem_told_beside_it():
    customer = at_block().says(
        "retrouvée ! par contre mon virement de jeudi manque toujours",
        "retrouver",
        about="virement_en_retard",
    )
    assert customer.said == ["utter_carte_retrouvee", "utter_ask_suite"]
    assert customer.state.later == ["virement_en_retard"]
    assert at_block().says("retrouvée !", "retrouver").said == ["utter_carte_retrouvee"]
