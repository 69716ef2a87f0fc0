"""Something else in the middle, then back to what was open."""

from __future__ import annotations

import pytest

from ..customer import CARDS, a_client, a_visitor, asked_to_block, asked_to_file


@pytest.mark.parametrize(("opened", "field"), [(asked_to_block, "bloque"), (asked_to_file, "confirme")])
def test_a_question_is_answered_and_the_open_one_comes_back_in_fewer_words(opened, field):
    customer = opened().says("c'est définitif ?", asks="opposition_definitive")
    assert customer.said == ["utter_info_opposition_definitive", f"utter_encore_{field}"]


def test_a_question_about_what_is_asked_is_no_answer_to_it():
    customer = a_visitor().says("réclamation pour 12 € de frais", "deposer", about="frais")
    customer.says("pourquoi vous voulez la date ?", asks="reclamation_delai_reponse")
    assert customer.asked == "date"
    assert "date" not in customer.facts


def test_a_question_when_nothing_is_open_is_only_answered():
    assert a_visitor().says("c'est définitif ?", asks="opposition_definitive").said == [
        "utter_info_opposition_definitive"
    ]


def test_a_question_that_has_no_answer_is_told_so():
    customer = a_visitor().says("vous avez un parking ?", "demander", about="autre_demande_bancaire")
    assert customer.said == ["utter_information_inconnue"]


def test_an_unknown_question_at_the_card_is_told_so_and_the_card_is_asked_again():
    customer = asked_to_block().says("vous avez un parking ?", "demander")
    assert customer.said == ["utter_information_inconnue", "utter_encore_bloque"]


def test_a_way_to_contact_the_bank_is_told():
    customer = a_visitor().says("quel est votre numéro", about="contacter_service_client")
    assert customer.said == ["utter_contacter_service_client"]


def test_a_yes_with_a_question_is_both_when_it_can_be_undone():
    customer = a_visitor().says("12 € de frais hier", "raconter", about="frais")
    customer.says("oui, et c'est long ?", "oui", asks="reclamation_delai_reponse")
    assert customer.flows == ["reclamation"]
    assert customer.said[0] == "utter_info_reclamation_delai_reponse"


def test_a_yes_with_a_question_blocks_nothing_and_is_answered():
    customer = asked_to_block().says("oui, c'est définitif ?", "oui", asks="opposition_definitive")
    assert customer.said == ["utter_info_opposition_definitive", "utter_encore_bloque"]


def test_an_impossible_answer_is_told_why_and_the_question_stays():
    customer = (
        a_visitor().says("réclamation pour des frais", "deposer", about="frais").says("-5 €", "repondre")
    )
    assert customer.said == ["utter_montant_negatif"]
    assert customer.asked == "montant"


def test_a_card_is_blocked_in_the_middle_of_a_complaint_which_then_goes_on():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    assert customer.flows == ["reclamation", "opposition"]
    customer.says("oui", "oui").sees("bloquee").says("non merci", "non")
    assert customer.said == ["utter_pas_de_carte", "utter_ask_montant"]


def test_to_file_again_what_is_being_filed_goes_on_with_it():
    customer = a_visitor().says("réclamation pour des frais", "deposer", about="frais")
    customer.presses("deposer_reclamation")
    assert customer.said == ["utter_reclamation_reprise", "utter_ask_montant"]


def test_to_block_again_while_the_card_is_asked_about_opens_no_second_one():
    customer = asked_to_block().presses("faire_opposition")
    assert customer.flows == ["opposition"]
    assert customer.asked == "bloque"


def test_a_person_is_asked_for_and_the_draft_waits():
    customer = asked_to_file().says("je veux parler à quelqu'un", "humain")
    assert customer.said == ["action_transferer_conseiller"]
    assert customer.flows == ["reclamation", "conseiller"]


def test_who_waits_no_more_finds_his_draft_again():
    customer = asked_to_file().says("je veux parler à quelqu'un", "humain").sees("transfere")
    customer.presses("ne_plus_attendre")
    assert customer.said == ["utter_reprise", "utter_ask_confirme"]


def test_who_waits_no_more_and_had_nothing_open_is_listened_to():
    customer = a_visitor().says("un humain", "humain").sees("transfere").presses("reprendre")
    assert customer.said == ["utter_reprise_apres_attente"]


def test_who_wants_no_person_gets_none():
    customer = a_visitor().says("je ne veux pas de conseiller", "humain", "non")
    assert customer.effect is None


def test_the_blocking_is_offered_to_whom_a_machine_kept_the_card_and_not_to_who_asks_in_general():
    said = ("le distributeur a avalé ma carte", "raconter")
    assert a_client().says(*said, asks="carte_avalee").said == [
        "utter_info_carte_avalee",
        "utter_offre_opposition",
    ]
    assert a_client().says("que faire d'une carte avalée ?", asks="carte_avalee").said == [
        "utter_info_carte_avalee"
    ]
    assert a_visitor().says(*said, asks="carte_avalee").said == ["utter_info_carte_avalee"]


def test_once_the_card_is_blocked_nobody_is_told_to_block_it():
    customer = asked_to_block().says("oui", "oui").sees("bloquee", numero="OPP-1")
    asked = "est-ce que je dois la faire bloquer ?"
    assert customer.says(asked, asks="bloquer_carte_utile").said[0] == "utter_info_deja_bloquee"
    assert a_client().says(asked, asks="bloquer_carte_utile").said[0] == "utter_info_bloquer_carte_utile"


def test_what_is_asked_beside_the_blocking_has_its_own_answer_once_the_card_is_blocked():
    customer = asked_to_block().says("oui", "oui").sees("bloquee", numero="OPP-1")
    said = customer.says("le commissariat, c'est utile ?", asks="plainte_police_carte").said
    assert said[0] == "utter_info_plainte_police_carte"


def test_a_problem_whose_offer_was_open_comes_back_after_the_card():
    customer = a_client().says("l'appli me refuse", "raconter", about="acces_compte")
    customer.says("et ma carte est perdue", "raconter", about="carte_perdue")
    assert customer.state.later == ["acces_compte"]
    refused = a_client().says("l'appli me refuse", "raconter", about="acces_compte").says("non merci", "non")
    assert refused.says("et ma carte est perdue", "raconter", about="carte_perdue").state.later == []


def test_whom_to_turn_to_is_answered_and_asks_for_no_reference():
    text = "si la réponse ne me convient pas, vers qui me tourner ?"
    assert a_visitor().says(text, "suivre", about="suivre_reclamation").said == ["utter_mediateur"]
    assert "suivi" in a_visitor().says("où en est mon dossier ?", "suivre", about="suivre_reclamation").flows


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("vous m'avez pris 15 € deux fois, c'est du vol, je veux un conseiller tout de suite", True),
        ("deux fois 15 € de frais, passez-moi un vrai conseiller", True),
        ("deux fois 15 € de frais, je ne veux pas parler à un conseiller", False),
        ("un conseiller m'a dit que ces 15 € de frais étaient une erreur", False),
    ],
)
def test_a_person_is_one_sentence_away_whatever_is_told_before(text, wants):
    assert ("conseiller" in a_client().says(text, "raconter", about="frais").flows) is wants
