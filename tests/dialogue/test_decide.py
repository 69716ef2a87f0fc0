"""A message as a list of commands, carried out in the light of what is open."""

from __future__ import annotations

import pytest

from aide.dialogue.decide import after_effect, decide
from aide.dialogue.state import State
from aide.dialogue.world import World

from .customer import CARDS, NOW, a_client, a_visitor, asked_to_block, asked_to_file, read


def test_a_problem_gets_its_help_and_the_offer():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais")
    assert customer.said == ["utter_aide_frais", "utter_offre"]
    assert customer.last.expects == {"field": "offre", "kind": "yes_no"}


def test_who_asks_to_file_is_filing_at_once_with_all_that_he_told():
    customer = a_visitor().says(
        "Je veux déposer une réclamation : 12 € de frais le 3 novembre", "deposer", "raconter", about="frais"
    )
    assert customer.said == ["utter_ask_email"]
    assert (customer.facts["motif"], customer.facts["montant"], customer.facts["date"]) == (
        "frais",
        "12.00",
        "2026-11-03",
    )


def test_what_was_told_before_the_yes_is_not_asked_after_it():
    customer = a_visitor().says("on m'a pris 12 € de frais le 3 novembre", "raconter", about="frais")
    assert customer.says("oui", "oui").asked == "email"


def test_an_answer_and_a_question_are_both_carried_out():
    customer = a_visitor().says("réclamation pour 50 € de frais", "deposer", "raconter", about="frais")
    customer.says("hier, et c'est long ?", "repondre", asks="reclamation_delai_reponse")
    assert customer.facts["date"] == "2026-11-22"
    assert customer.said == ["utter_info_reclamation_delai_reponse", "utter_ask_email"]


def test_an_answer_that_gives_more_than_was_asked_is_used_whole():
    customer = a_visitor().says("réclamation pour des frais", "deposer", about="frais")
    assert customer.asked == "montant"
    customer.says("12 € le 3 novembre", "repondre")
    assert (customer.facts["montant"], customer.facts["date"]) == ("12.00", "2026-11-03")
    assert customer.asked not in ("montant", "date")


def test_a_visitor_is_asked_for_an_address_and_who_is_logged_in_is_not():
    said = ("je veux déposer une réclamation, 12 € de frais prélevés le 3 novembre", "deposer", "raconter")
    assert a_visitor().says(*said, about="frais").asked == "email"
    assert a_client().says(*said, about="frais").asked == "confirme"


def test_an_address_that_who_is_logged_in_gives_is_used():
    assert asked_to_file(a_client()).facts["email"] == "zoe@exemple.fr"


def test_several_operations_are_one_complaint_of_their_total_and_first_day():
    customer = a_client().says(
        (
            "réclamation : trois prélèvements Netflix de 9,90 € : le 12 "
            "septembre, le 12 octobre et le 12 novembre"
        ),
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    assert (customer.facts["montant"], customer.facts["date"]) == ("29.70", "2026-09-12")
    assert [one["date"] for one in customer.facts["operations"]] == ["2026-09-12", "2026-10-12", "2026-11-12"]
    assert "Opérations : 9,90" in customer.values["resume"]


def test_a_complaint_that_is_confirmed_is_filed():
    assert asked_to_file().says("oui", "oui").said == ["action_deposer_reclamation"]


def test_a_second_complaint_is_another_draft():
    customer = asked_to_file()
    first = customer.frame.id
    customer.says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    customer.says(
        "une autre réclamation : 50 € de frais hier pour rien du tout", "deposer", "raconter", about="frais"
    )
    assert customer.frame.id != first


def test_an_address_given_once_is_kept_for_the_next_complaint():
    customer = asked_to_file().says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    customer.says("autre réclamation : 50 € de frais hier, pour rien", "deposer", "raconter", about="frais")
    assert customer.facts["email"] == "zoe@exemple.fr"
    assert customer.asked == "confirme"


def test_facts_stay_with_their_problem():
    customer = a_visitor().says("12 € de frais le 3 novembre", "raconter", about="frais")
    customer.says(
        "et un virement de 50 € à Zoé Petit qui n'arrive pas", "raconter", about="virement_en_retard"
    )
    assert customer.state.told["frais"].facts == {"montant": "12.00", "date": "2026-11-03"}
    assert customer.state.told["virement_en_retard"].facts == {
        "montant": "50.00",
        "beneficiaire": "Zoé Petit",
    }


def test_what_was_told_of_a_problem_is_used_when_its_motive_is_chosen_later():
    customer = a_client().says("12 € de frais le 3 novembre, c'est trop", "raconter", about="frais")
    customer.says("non", "non").says("merci", "bavarder", about="remercier")
    customer.state.subject = None
    customer.says("je veux déposer une réclamation", "deposer")
    assert customer.asked == "motif"
    assert customer.presses("choisir_motif", motif="frais").asked == "confirme"
    assert (customer.facts["montant"], customer.facts["date"]) == ("12.00", "2026-11-03")


def test_the_state_that_was_given_is_left_as_it_was():
    customer = asked_to_file()
    before = customer.state.dumps()
    decide(customer.state, read("oui", "oui"), World(NOW))
    assert customer.state.dumps() == before


def test_the_same_message_decided_twice_gives_the_same_state():
    world, message = (
        World(NOW, new_id="m1"),
        read("réclamation pour des frais de 12 €", "deposer", about="frais"),
    )
    assert decide(State(), message, world) == decide(State(), message, world)


def test_a_result_that_no_effect_waits_for_changes_nothing():
    customer = asked_to_file()
    after = after_effect(customer.state, {"issue": "deposee", "reference": "REC-2026-000001"}, World(NOW))
    assert (after.filed, after.stack) == ([], customer.state.stack)


@pytest.mark.parametrize("field", ["date", "email"])
def test_clients_know_which_keyboard_an_answer_wants(field):
    customer = a_visitor().says("réclamation pour 12 € de frais", "deposer", about="frais")
    if field == "email":
        customer.says("le 3 novembre", "repondre").says(
            "on m'a pris des frais pour rien", "raconter", "repondre"
        )
    assert customer.last.expects == {"field": field, "kind": field, "motif": "frais"}


def test_clients_know_which_problem_is_asked_about_when_there_are_two():
    customer = a_visitor().says("12 € de frais", "raconter", about="frais")
    customer.says("et mon virement n'arrive pas", "raconter", about="virement_en_retard").says("oui", "oui")
    assert customer.last.expects == {"field": "montant", "kind": "amount", "motif": "virement_en_retard"}


def test_the_message_is_told_as_its_commands():
    assert asked_to_file().says("oui", "oui").state.commands == ["affirm"]


# ---- the card


def test_a_lost_card_is_listed_then_named_in_one_question():
    customer = a_client().says("j'ai perdu ma carte", "raconter", about="carte_perdue")
    assert customer.said == ["action_lister_cartes"]
    customer.sees_cards(*CARDS[:1])
    assert customer.said == ["utter_ask_bloque"]
    assert customer.values["cartes"] == "•••• 4321"
    assert customer.last.expects == {"field": "bloque", "kind": "yes_no"}


def test_the_safe_answer_comes_first_and_a_known_reason_is_not_asked():
    assert asked_to_block().buttons == ["Non, ne pas bloquer", "Oui, bloquer"]


def test_an_unknown_reason_is_told_by_the_yes():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    assert customer.buttons == [
        "Non, ne pas bloquer",
        "Oui, elle est perdue",
        "Oui, elle est volée",
        "Oui, paiement inconnu",
    ]
    assert customer.presses("affirmer", raison="carte_volee").effect == "action_bloquer_cartes"
    assert customer.facts["raison"] == "carte_volee"


def test_a_typed_yes_may_tell_the_reason():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    assert customer.says("oui on me l'a volée", "oui").facts["raison"] == "carte_volee"


def test_of_two_cards_the_one_meant_is_asked_for():
    customer = asked_to_block(*CARDS)
    assert customer.buttons == [
        "Aucune, ne rien bloquer",
        "Carte SmartPay •••• 4321",
        "Carte SmartPay virtuelle •••• 8765",
        "Les deux",
    ]
    assert customer.says("la 8765", "repondre").values["cartes"] == "•••• 8765"


def test_both_cards_are_blocked_with_one_confirmation_that_names_both():
    customer = asked_to_block(*CARDS).says("les deux", "repondre")
    assert customer.values == {
        "cartes": "•••• 4321 et •••• 8765",
        "les_cartes": "les cartes •••• 4321 et •••• 8765",
    }
    assert customer.says("oui", "oui").facts["carte"] == ["card-1", "card-2"]
    assert customer.effect == "action_bloquer_cartes"


def test_the_button_of_both_cards_asks_the_same():
    assert asked_to_block(*CARDS).presses("choisir_carte", carte="card-1,card-2").asked == "bloque"


def test_a_card_named_in_the_first_message_is_not_asked_for():
    customer = a_client().says("j'ai perdu ma carte 8765", "bloquer", about="carte_perdue").sees_cards(*CARDS)
    assert (customer.asked, customer.values["cartes"]) == ("bloque", "•••• 8765")


def test_digits_that_are_no_card_of_his_choose_none():
    customer = asked_to_block(*CARDS).says("la 9999", "repondre")
    assert customer.said == ["utter_carte_inconnue", "utter_encore_carte"]


def test_a_yes_before_the_question_of_the_card_blocks_nothing():
    customer = asked_to_block(*CARDS).says("oui", "oui")
    assert (customer.effect, customer.asked) == (None, "carte")


def test_another_card_named_at_the_question_is_asked_about_anew():
    customer = asked_to_block(*CARDS).says("la 4321", "repondre")
    customer.says("oui, enfin non, la 8765", "oui")
    assert (customer.effect, customer.asked, customer.values["cartes"]) == (None, "bloque", "•••• 8765")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("oui mais attendez", {"oui": 0.9}),
        ("oui si je ne la retrouve pas", {"oui": 0.9}),
        ("oui ? ça coûte combien ?", {"oui": 0.9, "demander": 0.9}),
        ("mouais", {"oui": 0.4}),
        ("oui", {"oui": 0.7, "hesiter": 0.75}),
        ("oui non", {"oui": 0.7, "non": 0.8}),
        ("oui j'annule", {"oui": 0.9, "annuler": 0.6}),
        ("ne bloquez pas", {"oui": 0.6}),
        ("50 euros", {"repondre": 0.9}),
        ("qsdfgh", {}),
    ],
)
def test_a_yes_with_something_else_in_it_is_no_yes(text, acts):
    assert asked_to_block().says(text, **acts).effect is None


@pytest.mark.parametrize(
    "text", ["oui", "oui oui bloquez", "ok", "allez-y bloquez-la", "oui s'il vous plaît"]
)
def test_a_clear_yes_blocks_the_card(text):
    assert asked_to_block().says(text, "oui").effect == "action_bloquer_cartes"


def test_a_yes_after_half_an_hour_blocks_nothing_and_the_question_comes_again():
    customer = asked_to_block().waits(minutes=31).says("oui", "oui")
    assert customer.said == ["utter_opposition_perimee", "utter_ask_bloque"]
    assert customer.says("oui", "oui").effect == "action_bloquer_cartes"


def test_a_yes_within_half_an_hour_counts():
    assert asked_to_block().waits(minutes=29).says("oui", "oui").effect == "action_bloquer_cartes"


def test_the_button_of_an_old_question_blocks_nothing_either():
    assert asked_to_block().waits(minutes=31).presses("affirmer").effect is None


def test_an_old_confirmation_of_a_complaint_is_shown_again():
    customer = asked_to_file().waits(minutes=31).says("oui", "oui")
    assert customer.said == ["utter_confirmation_perimee", "utter_ask_confirme"]
    assert customer.says("oui", "oui").effect == "action_deposer_reclamation"


def test_a_question_that_is_asked_again_is_a_new_one():
    customer = asked_to_block().waits(minutes=40).says("c'est définitif ?", asks="opposition_definitive")
    assert customer.said == ["utter_info_opposition_definitive", "utter_encore_bloque"]
    assert customer.says("oui", "oui").effect == "action_bloquer_cartes"


def test_a_session_that_ended_meanwhile_blocks_nothing():
    customer = asked_to_block().is_logged_out().says("oui", "oui")
    assert customer.said == ["utter_opposition_reconnexion"]
    assert customer.flows == []


def test_a_visitor_is_told_where_to_block_and_nothing_is_begun():
    customer = a_visitor().says("j'ai perdu ma carte", "bloquer", about="carte_perdue")
    assert customer.said == ["utter_opposition_anonyme"]
    assert customer.flows == []


def test_a_visitors_complaint_goes_on_after_he_is_told_where_to_block():
    customer = a_visitor().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("et bloquez ma carte", "bloquer", about="faire_opposition")
    assert customer.said == ["utter_opposition_anonyme", "utter_ask_montant"]
    assert customer.says("50 €", "repondre").facts["montant"] == "50.00"


# ---- the flow's other ways


def test_a_state_of_a_complaint_is_looked_up_without_asking_for_its_number():
    assert a_client().says("où en est ma réclamation ?", "suivre").said == ["action_suivre_reclamation"]


def test_a_reference_in_the_message_is_used():
    customer = a_visitor().says("où en est REC-2026-000012", "suivre")
    assert customer.facts["reference"] == "REC-2026-000012"


def test_a_long_detail_is_taken_from_the_message_and_a_wish_alone_asks_for_it():
    wish = a_client().says("je veux ajouter quelque chose à ma réclamation", "ajouter")
    assert wish.asked == "autre"
    told = a_client().says(
        "ajoutez à ma réclamation que le commerçant a reconnu son erreur hier soir", "ajouter"
    )
    assert told.effect == "action_completer_reclamation"


def test_to_withdraw_is_passed_on():
    assert a_client().says("je retire ma réclamation", "retirer").said == ["action_retirer_reclamation"]


def test_another_banks_card_opens_no_blocking():
    customer = a_client().says("bloquez ma carte revolut", "bloquer", about="faire_opposition")
    assert customer.said == ["utter_pas_a_nous_autre_banque"]
    assert customer.flows == []


def test_a_person_is_one_word_away_in_the_middle_of_anything():
    for customer in (a_visitor(), asked_to_block(), asked_to_file()):
        assert customer.says("un conseiller", "humain").effect == "action_transferer_conseiller"
