"""A new card: whether it was ordered here and in whose place, from what was kept;
and who is logged in is not told to be.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aide.dialogue.state import State
from aide.dialogue.voice import for_customer

from .customer import CARDS, Customer, a_client, a_visitor, asked_to_block, read
from .sentences import responses


def asked_to_order() -> Customer:
    return asked_to_block().says("oui", "oui").sees("bloquee")


ASKS = [
    "vous l'avez commandée ?",
    "la carte est bien commandée ?",
    "elle remplace laquelle",
    "c'est laquelle qu'elle remplace ?",
    "j'habite toujours au même endroit. bon c'est commandé alors, oui ou non ?",
    "elle est en route ?",
]


@pytest.mark.parametrize("text", ASKS)
def test_what_was_ordered_is_told_with_the_card_that_it_replaces(text):
    customer = (
        asked_to_order()
        .says("oui", "oui")
        .sees("demande")
        .says(text, "demander", about="renouvellement_carte")
    )
    assert (customer.said, customer.values) == (["utter_carte_commandee"], {"cartes": "•••• 4321"})


@pytest.mark.parametrize("text", ASKS)
def test_before_the_yes_nothing_is_ordered_and_it_is_asked_again(text):
    customer = asked_to_order().says(text, "demander", about="renouvellement_carte")
    assert customer.said == ["utter_commande_a_confirmer", "utter_encore_renouvelle"]
    assert customer.effect is None


def test_after_a_no_none_was_ordered():
    customer = asked_to_order().says("non", "non").says("vous l'avez commandée ?", "demander")
    assert (customer.said, customer.values) == (["utter_pas_encore_commandee"], {"cartes": "•••• 4321"})


WISHES = [
    "je voudrais une nouvelle carte à la place de la 4321",
    "il me faudrait quand même, je veux une autre carte",
]


@pytest.mark.parametrize("text", WISHES)
def test_after_a_no_the_card_that_was_blocked_here_is_ordered_with_a_yes(text):
    customer = asked_to_order().says("non merci", "non").says(text, "renouveler")
    assert (customer.asked, customer.effect, customer.facts["carte"]) == ("renouvelle", None, ["card-1"])
    customer.says("oui", "oui")
    assert customer.effect == "action_renouveler_carte"
    customer.sees("demande").says("je voudrais une nouvelle carte", "renouveler")
    assert (customer.said, customer.flows) == (["utter_carte_commandee"], [])


ORDERS = [
    "finalement commandez-la",
    "mouais, allez commandez-la j'en ai besoin",
    "ok vasy commande, je l'aurai par courrier ?",
]


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_in_so_many_words_needs_no_second_yes_once_it_was_offered(text):
    customer = asked_to_order().says("non merci", "non").says(text, "renouveler")
    assert (customer.effect, customer.asked) == ("action_renouveler_carte", None)


@pytest.mark.parametrize("text", ORDERS)
def test_the_order_is_a_yes_where_it_is_offered_and_what_is_asked_beside_is_answered(text):
    customer = asked_to_order().says(
        text, "demander", asks=("carte_adresse_envoi", 0.9) if "?" in text else None
    )
    assert customer.said == ["action_renouveler_carte"]
    assert ("utter_info_carte_adresse_envoi" in customer.sees("demande").said) == ("?" in text)


@pytest.mark.parametrize(
    "text", ["commandez-la si elle est offerte", "commandez-la seulement sans supplément"]
)
def test_an_order_on_a_condition_is_none(text):
    assert asked_to_order().says("non merci", "non").says(text, "renouveler").effect is None
    assert asked_to_order().says(text, "renouveler").effect is None


def test_an_order_that_is_taken_back_in_the_same_breath_is_none():
    parts = read("commandez-la.", "renouveler"), read("euh non, attendez.", "non", "hesiter")
    message = replace(read("commandez-la. euh non, attendez.", "hesiter"), sentences=parts)
    assert asked_to_order().sends(message).effect is None


def test_an_order_of_one_of_two_cards_is_asked_about():
    customer = asked_to_block(*CARDS).says("les deux", "repondre").says("oui", "oui").sees("bloquee")
    customer.says("non merci", "non").says("bon, commandez-la", "renouveler")
    assert (customer.effect, customer.asked) == (None, "renouvelle")


@pytest.mark.parametrize(
    "text", ["je voudrais une nouvelle carte à la place de la 8765", "il me faut une carte neuve"]
)
def test_where_nothing_can_be_replaced_nothing_is_offered(text):
    before = asked_to_order().says("non merci", "non") if "8765" in text else a_client()
    customer = before.says(text, "renouveler")
    assert (customer.said, customer.asked) == (["utter_renouvellement_sans_carte"], None)


def test_an_order_of_which_nothing_is_known_is_not_given_again():
    customer = (
        asked_to_order()
        .says("oui", "oui")
        .sees("unknown")
        .says("je voudrais une nouvelle carte", "renouveler")
    )
    assert (customer.said, customer.effect) == (["utter_renouvellement_incertain"], None)


BESIDE = "bon allez commande-la et l'autre, elle est bien active ?"


def test_an_order_is_heard_beside_a_question():
    customer = asked_to_order().says(BESIDE, "demander", asks="carte_bien_bloquee")
    assert customer.said == ["utter_rappel_blocage", "action_renouveler_carte"]
    customer = asked_to_order().says("non", "non").says(BESIDE, "demander", asks="carte_bien_bloquee")
    assert customer.said == ["utter_rappel_blocage", "action_renouveler_carte"]


def test_the_question_alone_orders_nothing():
    customer = asked_to_order().says("l'autre, elle est bien active ?", "demander", asks="carte_bien_bloquee")
    assert customer.said == ["utter_rappel_blocage", "utter_encore_renouvelle"]


def test_an_order_that_the_bank_did_not_confirm_is_not_said_to_be_one():
    customer = asked_to_order().says("oui", "oui").sees("unknown").says("vous l'avez commandée ?", "demander")
    assert customer.said == ["utter_renouvellement_incertain"]


def test_the_question_orders_none():
    customer = a_client().says("vous m'avez commandé une carte ?", "demander", about="renouvellement_carte")
    assert (customer.said, customer.flows) == (["utter_aucune_commande"], [])


@pytest.mark.parametrize(
    "text", ["commandez-moi une carte neuve", "je l'ai commandée il y a un mois, elle est où ?"]
)
def test_an_order_and_what_he_ordered_himself_are_not_that_question(text):
    customer = a_client().says(text, "renouveler", about="renouvellement_carte")
    assert "utter_aucune_commande" not in customer.said


def test_where_no_card_was_blocked_something_else_is_on_its_way():
    assert "utter_aucune_commande" not in a_client().says("c'est commandé ou pas ?", "demander").said


def test_a_card_that_came_needs_no_order():
    customer = a_client().says("j'ai bien reçu ma nouvelle carte", "raconter", about="renouvellement_carte")
    assert customer.said == ["utter_carte_arrivee"]
    assert customer.says("elle remplace laquelle ?", "demander").said == ["utter_remplace_inconnue"]


@pytest.mark.parametrize("text", ["j'ai reçu une carte que je n'ai pas demandée", "j'ai pas reçu ma carte"])
def test_a_card_with_a_problem_is_not_merely_there(text):
    assert "utter_carte_arrivee" not in a_client().says(text, "raconter", about="renouvellement_carte").said


# ---- logged in

LOG_IN = re.compile(
    (
        r"\bconnectez-vous|tant que vous n'êtes pas connecté|si vous êtes "
        r"connecté|en vous connectant|une fois connecté\b"
    ),
    re.I,
)
TO_STRANGERS = ("utter_opposition_", "utter_pas_connecte", "utter_sans_reference")
"""Said to who is not logged in, or where the door is another one's."""
OF_ANOTHER_SITE = ("utter_info_signaler_perceval",)


def test_who_is_logged_in_is_told_to_log_in_by_no_answer():
    told = {
        name
        for name, wordings in responses().items()
        for one in for_customer(wordings, State(connected=True))
        if LOG_IN.search(" ".join(one["text"].split())) and not name.startswith(TO_STRANGERS)
    }
    assert told - set(OF_ANOTHER_SITE) == set()


def test_who_is_not_gets_the_other_wordings():
    name = "utter_info_assistant_voir_compte"
    ours = [one["text"] for one in for_customer(responses()[name], State())]
    theirs = [one["text"] for one in for_customer(responses()[name], State(connected=True))]
    assert ours
    assert theirs
    assert not set(ours) & set(theirs)


@pytest.mark.parametrize("text", ["vous voyez que je suis connecté ?", "je suis bien connecté là ?"])
def test_whether_he_is_logged_in_is_told_as_it_is(text):
    assert a_client().says(text, "demander", about="acces_compte").said == ["utter_est_connecte"]
    assert a_visitor().says(text, "demander", about="acces_compte").said == ["utter_pas_connecte"]


def test_where_to_log_in_is_no_question_of_who_is():
    text = "où je me connecte ?"
    assert a_client().says(text, "demander", about="acces_compte").said == ["utter_est_connecte"]
    assert "utter_est_connecte" not in a_visitor().says(text, "demander", about="acces_compte").said


@pytest.mark.parametrize(
    "text", ["je suis connecté, où se modifie l'adresse ?", "chuis connectée, mes coordonnées c'est où ?"]
)
def test_who_is_logged_in_and_asks_where_to_change_his_address_is_answered_that(text):
    customer = a_client().says(text, asks="compte_changer_adresse")
    assert customer.said == ["utter_info_compte_changer_adresse"]


def test_somebody_else_s_connection_is_another_question():
    text = "quelqu'un dit que je suis connecté ailleurs ?"
    customer = a_client().says(text, about="acces_compte", asks="connexion_par_un_autre")
    assert customer.said[0] == "utter_info_connexion_par_un_autre"


def test_two_cards_replaced_are_both_named():
    customer = asked_to_block(*CARDS).says("les deux", "repondre").says("oui", "oui").sees("bloquee")
    customer.says("oui", "oui").sees("demande").says("elle remplace laquelle ?", "demander")
    assert customer.values == {"cartes": "•••• 4321 et •••• 8765"}


def test_a_swallowed_card_is_blocked_as_a_lost_one_and_no_reason_is_asked():
    customer = a_client().says("un distributeur a avalé ma carte", "raconter", asks="carte_avalee")
    customer.says("bon, bloquez-la", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    assert customer.facts["raison"] == "carte_perdue"


def test_of_a_card_that_nothing_was_told_of_the_reason_stays_open():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    assert "raison" not in customer.facts


def test_the_offer_comes_back_once_then_stays_open_in_silence_and_is_left():
    customer = asked_to_order()
    heard = [customer.says("et les horaires ?", asks="assistant_horaires").said[1:] for _ in range(2)]
    assert (heard, customer.flows) == ([["utter_encore_renouvelle"], []], ["renouvellement"])
    assert customer.says("et les horaires ?", asks="assistant_horaires").flows == []


def test_a_yes_after_the_silence_orders_it():
    customer = asked_to_order()
    for _ in range(2):
        customer.says("et les horaires ?", asks="assistant_horaires")
    assert customer.says("oui, commandez-la", "oui").effect == "action_renouveler_carte"
