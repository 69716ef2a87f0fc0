"""« elle est bloquée ou pas ? »: answered from what was done here;
it blocks nothing, and an order still does.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.wishes.card_state import asks_card_state

from .customer import CARDS, a_client, a_visitor, asked_to_block, read

ASKS = [
    "vous m'avez bloqué la 4321, oui ou non",
    "est-ce que ma carte est déjà bloquée ?",
    "ma carte 4321 elle n'est toujours pas bloquée hein",
    "rien n'est encore bloqué ?",
    "est-elle en opposition ?",
    "l'avez-vous désactivée ?",
    "ma carte elle est encore active ou pas",
]
ASKS_ELSE = [
    "bloquez ma carte 4321",
    "vous pouvez bloquer ma carte ?",
    "ma carte est bloquée, pourquoi ?",
    "ma carte est bloquée",
    "mon compte est bloqué ?",
    "si vous bloquez celle-là, l'autre est toujours active ?",
    "ma carte n'est toujours pas bloquée, bloquez ma carte ?",
    "comment savoir quand elle est bloquée ?",
]


@pytest.mark.parametrize("text", ASKS)
def test_the_state_of_a_card_is_asked_in_many_ways(text):
    assert asks_card_state(read(text), is_blocked=False)


@pytest.mark.parametrize("text", ASKS_ELSE)
def test_an_order_and_another_question_ask_no_state(text):
    assert not asks_card_state(read(text), is_blocked=False)


@pytest.mark.parametrize("text", ASKS)
def test_who_asks_the_state_is_told_that_nothing_was_blocked_here(text):
    for customer in (a_client(), a_visitor()):
        customer.says(text, "demander", about="faire_opposition")
        assert customer.said == ["utter_info_carte_bien_bloquee"]
        assert customer.flows == []


def test_who_asks_while_a_card_is_asked_about_is_told_which_are_active():
    customer = asked_to_block(*CARDS).says("vous l'avez bloquée ou pas ?", "demander")
    assert customer.said == ["utter_rien_bloque_ici", "utter_encore_carte"]
    assert customer.state.plan[0].values == {"cartes": "•••• 4321 et •••• 8765"}


def test_who_asks_after_a_blocking_is_told_which_number_and_when():
    customer = asked_to_block().says("oui", "oui")
    customer.sees("bloquee", oppositions={"4321": "opposition OPP-2026-000003, le 23/11/2026 à 10h02"})
    customer.says("vous avez bloqué ma carte oui ou non", "demander", about="faire_opposition")
    assert customer.said[0] == "utter_rappel_blocage"
    assert customer.state.plan[0].values == {
        "cartes": "•••• 4321 (opposition OPP-2026-000003, le 23/11/2026 à 10h02)"
    }
    assert customer.asked == "renouvelle"


def test_who_asks_after_a_doubtful_blocking_is_not_told_that_nothing_was_blocked():
    customer = asked_to_block().says("oui", "oui").sees("incertain").says("non", "non")
    customer.says("elle est bloquée ou pas ?", "demander")
    assert customer.said == ["utter_blocage_incertain"]


def test_who_tells_that_it_is_stolen_and_asks_gets_the_answer_then_the_offer():
    customer = a_client().says("on m'a volé ma carte, elle est bloquée ?", "demander", about="carte_volee")
    assert customer.said == ["utter_info_carte_bien_bloquee", "action_lister_cartes"]
    assert customer.sees_cards(*CARDS[:1]).asked == "bloque"


def test_an_order_still_begins_the_blocking():
    customer = a_client().says("bloquez ma carte 4321", "bloquer", about="faire_opposition")
    assert customer.effect == "action_lister_cartes"


@pytest.mark.parametrize("text", ["vous pouvez bloquer ma carte ?", "tu peux bloqué ma carte stp ?"])
def test_a_polite_wish_is_an_order(text):
    customer = a_client().says(text, "bloquer", about="faire_opposition", demander=0.5)
    assert customer.effect == "action_lister_cartes"


WITH_THE_OTHER = [
    ("la 8765 elle va encore pour mes courses ?", "payer_en_attendant_carte", "utter_autre_carte_active"),
    ("je peux régler mes achats avec l'autre ?", "payer_en_attendant_carte", "utter_autre_carte_active"),
    ("comment je retire de l'argent en attendant ?", "payer_en_attendant_carte", "utter_payer_avec_autre"),
    ("mon autre carte, elle reste utilisable ?", "autre_carte_reste_active", "utter_autre_carte_active"),
    (
        "jpeux donc retirer avec la 8765 d'ici la neuve ?",
        "abonnements_apres_opposition",
        "utter_autre_carte_active",
    ),
]


def one_of_two_blocked():
    return asked_to_block(*CARDS).says("la 4321", "repondre").says("oui", "oui").sees("bloquee")


@pytest.mark.parametrize(("text", "asks", "said"), WITH_THE_OTHER)
def test_the_other_card_that_is_active_is_what_pays_meanwhile(text, asks, said):
    customer = one_of_two_blocked().says(text, "demander", asks=(asks, 0.7))
    assert customer.said == [said, "utter_encore_renouvelle"]
    assert customer.state.plan[0].values == {"autres": "votre carte •••• 8765 est active"}


def test_it_is_asked_without_a_mark():
    assert one_of_two_blocked().says("et l'autre jpeux l'utiliser").said[0] == "utter_autre_carte_active"
    assert "utter_autre_carte_active" not in one_of_two_blocked().says("l'autre je peux pas l'utiliser").said


def test_a_yes_is_no_answer_to_whether_the_other_is_blocked_as_well():
    customer = one_of_two_blocked().says("et l'autre, elle est bloquée aussi ?", "demander")
    assert customer.said[0] == "utter_rappel_blocage_autre"


def test_a_known_question_that_names_the_blocked_card_is_no_question_of_its_state():
    asks = "apple_pay_apres_opposition"
    customer = one_of_two_blocked().says("google pay il marche encore avec la 4321 ?", "demander", asks=asks)
    assert customer.said[0] == f"utter_info_{asks}"


def test_two_questions_at_the_offer_of_a_card_have_two_answers():
    message = read("je paye comment d'ici là ? et c'est combien", "demander", asks="payer_en_attendant_carte")
    parts = (
        read("je paye comment d'ici là ?", "demander", asks="payer_en_attendant_carte"),
        read("et c'est combien", "demander"),
    )
    customer = one_of_two_blocked().sends(replace(message, sentences=parts))
    assert customer.said == [
        "utter_payer_avec_autre",
        "utter_info_prix_nouvelle_carte",
        "utter_encore_renouvelle",
    ]
    assert customer.state.ordered == [] and customer.effect is None


def test_the_same_state_is_not_told_twice_in_a_row():
    customer = one_of_two_blocked().says("la 4321 est bien bloquée ?", "demander")
    assert customer.said[0] == "utter_rappel_blocage_autre"
    customer.says("elle est bloquée ou pas ?", "demander")
    assert customer.said[0] == "utter_rappel_blocage_bref"


def test_who_has_no_other_card_is_told_what_is_known_of_the_meantime():
    customer = asked_to_block().says("oui", "oui").sees("bloquee")
    customer.says("comment je retire de l'argent en attendant ?", "demander", asks="payer_en_attendant_carte")
    assert customer.said[0] == "utter_info_payer_en_attendant_carte"


def asked_of_one_of_two():
    return (
        a_client()
        .says("je ne trouve plus ma 4321", "bloquer", about="carte_perdue")
        .sees("cartes", cartes=CARDS)
    )


def test_the_other_card_may_be_used_before_the_one_is_blocked():
    customer = asked_of_one_of_two()
    assert customer.asked == "bloque"
    customer.says("je peux faire mes courses avec l'autre d'ici là ?", "demander")
    assert "utter_autre_carte_active" in customer.said and customer.asked == "bloque"


def test_who_has_only_one_is_told_of_no_other():
    customer = asked_to_block().says("je peux faire mes courses avec l'autre d'ici là ?", "demander")
    assert "utter_autre_carte_active" not in customer.said


def test_the_other_one_is_asked_about_and_not_blocked():
    customer = asked_of_one_of_two().says("bloquez l'autre svp", "bloquer")
    assert customer.effect is None and customer.asked == "bloque"
    assert customer.state.of("opposition").facts["carte"] == ["card-2"]
