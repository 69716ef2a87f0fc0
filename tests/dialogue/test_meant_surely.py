"""What is asked in a form that leaves no doubt is heard, whatever the words beside it are about."""

from __future__ import annotations

import pytest

from .customer import CARDS, a_client, a_visitor

NOTHING_BLOCKED = ("bloque", "carte")


@pytest.mark.parametrize(
    "text",
    [
        "dites-lui que ma carte ne doit pas être bloquée",
        "ne bloquez surtout pas ma carte",
        "il ne faut en aucun cas la bloquer",
        "on ne bloque rien, d'accord ?",
    ],
)
def test_a_card_that_must_stay_is_never_asked_about(text):
    customer = a_client().says(text, "demander", about="faire_opposition")
    assert customer.flows == [] and customer.asked not in NOTHING_BLOCKED


@pytest.mark.parametrize(
    "text", ["je n'arrive pas à la bloquer, on me l'a volée", "elle n'est pas bloquée, bloquez-la"]
)
def test_who_cannot_block_it_himself_wants_it_blocked(text):
    assert a_client().says(text, "bloquer", about="carte_volee").flows == ["opposition"]


@pytest.mark.parametrize(
    "text",
    [
        "Pouvez-vous me mettre en relation avec une personne, et lui dire de ne rien bloquer ?",
        "pourriez vous me passer quelqu'un ?",
        "je voudrais être mise en contact avec un conseiller",
    ],
)
def test_a_person_asked_for_politely_is_called(text):
    assert (
        a_client().says(text, "demander", about="faire_opposition").said[-1] == "action_transferer_conseiller"
    )


@pytest.mark.parametrize(
    "text",
    ["Je n'ai nullement demandé à déposer une réclamation.", "je n'ai jamais voulu faire une réclamation"],
)
def test_who_never_asked_for_a_complaint_is_given_none(text):
    customer = a_client().says("on m'a pris 12 € de frais", "raconter", about="frais")
    customer.says(text, "deposer", about="deposer_reclamation", non=0.3)
    assert customer.flows == [] and "reclamation" in customer.state.refused


def test_who_decides_is_answered_though_a_robot_is_named():
    customer = a_client().says(
        "12 € de frais hier, je veux une réclamation", "raconter", "deposer", about="frais"
    )
    customer.says(
        "qui va décider, un robot comme vous ?", asks="assistant_est_un_robot", about="est_un_robot"
    )
    assert "utter_info_reclamation_decision_humaine" in customer.said


def test_a_call_back_is_asked_for_and_a_number_reminded_of():
    asked = a_client().says("pourrais-je me faire rappeler au 06 12 34 56 78 ?", "demander")
    assert "utter_pas_de_rappel" in asked.said
    assert "utter_pas_de_rappel" not in a_client().says("vous me rappelez le numéro ?", "demander").said


def test_the_last_word_orders_the_card():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    customer.says("oui bloquez-la", "oui").sees("bloquee")
    assert customer.asked == "renouvelle"
    customer.says(
        "attendez je vérifie l'adresse. c'est bon. commande", asks="carte_adresse_envoi", renouveler=0.5
    )
    assert customer.said[-1] == "action_renouveler_carte"


def test_a_lost_reference_is_not_asked_for_again():
    customer = a_visitor().says("où en est ma réclamation ?", "suivre", about="suivre_reclamation")
    customer.sees("sans_reference").says("je l'ai perdue", "passer")
    customer.says("laissez tomber", "annuler").says(
        "et ma réclamation, du nouveau ?", "suivre", about="suivre_reclamation"
    )
    customer.sees("sans_reference")
    assert customer.said == ["utter_sans_reference_encore"]


@pytest.mark.parametrize(
    "text", ["si je la perds un jour, j'appelle quel numéro ?", "c'est quoi le numéro pour une autre fois ?"]
)
def test_the_number_to_call_is_given(text):
    assert "utter_info_assistant_telephone" in a_client().says(text, "demander", about="carte_perdue").said


@pytest.mark.parametrize(
    "text", ["quel est mon numéro de compte ?", "c'est quoi le numéro de ma réclamation ?"]
)
def test_another_number_is_no_telephone(text):
    assert "utter_info_assistant_telephone" not in a_client().says(text, "demander").said


def test_who_has_lost_no_card_is_heard_about_his_transfer():
    customer = a_visitor().says(
        "ma pension de 640 € n'est pas arrivée", "raconter", about="virement_en_retard"
    )
    text = "je n'ai pas perdu ma carte ! c'est ma pension de retraite de 640 euros"
    customer.says(text, "raconter", about={"paiement_frauduleux": 0.9, "virement_en_retard": 0.05})
    assert customer.state.subject == "virement_en_retard" and customer.flows == []


def test_a_debit_beside_a_card_that_is_there_is_still_one():
    text = "je n'ai pas perdu ma carte mais un paiement de 80 € n'est pas de moi"
    customer = a_visitor().says(text, "raconter", about="paiement_frauduleux")
    assert customer.state.subject == "paiement_frauduleux"


def test_what_he_can_do_himself_about_a_transfer_is_told_after_he_refused_a_complaint():
    customer = a_visitor().says(
        "ma pension de 640 € n'est pas arrivée", "raconter", about="virement_en_retard"
    )
    customer.says("pas de réclamation, mais qu'est-ce que je peux faire moi-même ?", "non", "demander")
    assert "utter_info_virement_quoi_demander_employeur" in customer.said


@pytest.mark.parametrize(
    "text",
    [
        "et la réponse je la reçois où",
        "vous me répondez comment, par tél ou mail",
        "comment je reçois la réponse ?",
    ],
)
def test_how_he_is_answered_is_told_once_he_has_filed(text):
    customer = a_client()
    customer.state.filed.append("REC-2026-000123")
    assert (
        customer.says(text, "demander", about="saisir_mediateur").said[0]
        == "utter_info_reclamation_reponse_courrier"
    )


def test_why_a_complaint_is_offered_follows_none():
    customer = a_client().says("12 € de frais hier", "raconter", about="frais")
    customer.says("pourquoi une réclamation ?", "demander", about="suivre_reclamation")
    assert customer.flows == []


def test_a_yes_beside_a_denied_motive_begins_the_complaint():
    customer = a_client().says(
        "on m'a débité deux fois 39 € au magasin le 5 novembre", "raconter", about="frais"
    )
    customer.says("c'est pas des frais. je veux une réclamation", "deposer", about="deposer_reclamation")
    assert customer.flows == ["reclamation"]


def test_the_problem_said_again_at_the_offer_is_no_refusal():
    customer = a_client().says("ma paye est où", "raconter", about="virement_en_retard")
    customer.says("LE VIREMENT EST TOUJOURS PAS LA", about="virement_en_retard", non=0.51, raconter=0.2)
    assert "reclamation" not in customer.state.refused and customer.asked == "offre"
    customer.says("j'en veux pas, du virement on verra plus tard", about="virement_en_retard", non=0.7)
    assert "reclamation" in customer.state.refused


@pytest.mark.parametrize(
    "text",
    [
        "c'est SA carte à lui, pas la mienne, comment je bloque ?",
        "je veux bloquer la carte de ma mère",
        "elle est perdue, mais c'est celle de mon fils",
    ],
)
def test_a_relative_s_card_is_blocked_by_its_holder(text):
    customer = a_client().says(text, "demander", about="carte_perdue")
    assert customer.said == ["utter_info_carte_d_un_proche"] and customer.flows == []


@pytest.mark.parametrize(
    "text", ["ma fille a perdu ma carte", "on m'a volé ma carte, celle de mon mari aussi"]
)
def test_his_own_card_goes_before_a_relative_s(text):
    assert a_client().says(text, "raconter", about="carte_volee").flows == ["opposition"]


def test_at_an_offer_what_a_subject_answers_whole_is_answered():
    customer = a_client().says("vous m'avez pris 12 € de frais", "raconter", about="frais")
    customer.says("et qui tranche, si vous refusez ?", "demander", about="saisir_mediateur")
    assert customer.said[0] == "utter_mediateur" and customer.asked == "offre"


def test_who_tells_more_at_an_offer_is_not_answered_with_a_subject():
    customer = a_client().says("vous m'avez pris 12 € de frais", "raconter", about="frais")
    customer.says("le médiateur m'a dit de vous raconter", "demander", "raconter", about="saisir_mediateur")
    assert "utter_mediateur" not in customer.said


def test_a_visitor_with_a_lost_card_who_asks_of_something_else_is_not_told_to_telephone():
    customer = a_visitor().says("j'ai perdu ma carte", "raconter", about="carte_perdue")
    customer.says("et pour mon courrier, je fais comment ?", "demander", about="envoyer_courrier")
    assert "utter_opposition_par_telephone" not in customer.said


def test_a_visitor_who_asks_more_of_the_lost_card_is():
    customer = a_visitor().says("j'ai perdu ma carte", "raconter", about="carte_perdue")
    customer.says("et sans ça je fais quoi ?", "demander", about={"carte_perdue": 0.4})
    assert "utter_opposition_par_telephone" in customer.said
