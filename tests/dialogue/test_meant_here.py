"""What bare words mean where they are said: a price, money awaited, a button's title typed,
what was filed a moment ago.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.patterns.story import story_in

from .customer import Customer, a_client, asked_to_block, asked_to_file, read


def filed(*, about: str = "frais") -> Customer:
    customer = asked_to_file().says("oui", "oui")
    return customer.sees("deposee", reference="REC-2026-000001", date_limite="15/12/2026", copie="https://…")


def test_a_bare_price_is_that_of_the_complaint_when_one_is_offered():
    customer = a_client().says("vous m'avez pris 12 € de frais le 3 novembre", "raconter", about="frais")
    customer.says("ça coûte quelque chose ?", asks=("compte_cloture_payante", 0.6))
    assert customer.said[0] == "utter_info_reclamation_gratuite"


def test_a_bare_price_is_that_of_the_blocking_when_a_card_is_asked_about():
    customer = asked_to_block().says("et c'est payant ?", asks=("frais_retrait", 0.5))
    assert (customer.said[0], customer.asked) == ("utter_info_opposition_payante", "bloque")


@pytest.mark.parametrize("text", ["le médiateur c'est payant ?", "c'est gratuit un retrait ?"])
def test_the_price_of_what_he_names_is_not_that_of_what_is_open(text):
    customer = asked_to_block().says(text, "demander", asks=("frais_retrait", 0.9))
    assert customer.said[0] == "utter_info_frais_retrait"


def test_a_condition_is_no_question():
    customer = a_client().says("vous m'avez pris 12 € de frais le 3 novembre", "raconter", about="frais")
    customer.says("ok tant que c'est gratuit", "oui")
    assert customer.flows[-1] == "reclamation"


@pytest.mark.parametrize(
    "text",
    ["et je les revois quand mes sous ?", "vous me remboursez quand", "c'est quand que je récupère les 12 €"],
)
def test_money_awaited_is_that_of_what_was_filed(text):
    customer = filed().says(text, asks=("prelevement_remboursable", 0.4))
    assert customer.said[0].startswith("utter_info_") or customer.said[0] == "utter_date_reponse"


@pytest.mark.parametrize("text", ["Suivre une réclamation", "suivre une reclamation"])
def test_the_title_of_a_button_of_before_is_what_it_says_even_at_a_summary(text):
    customer = asked_to_file().says(text, "oui")
    assert customer.effect == "action_suivre_reclamation"


def test_a_reference_asked_about_is_followed_in_the_middle_of_another_complaint():
    customer = a_client().says("je veux déposer une réclamation", "deposer", about="deposer_reclamation")
    assert customer.asked == "motif"
    customer.says("où en est ma réclamation REC-2026-000004 ?", "suivre")
    assert customer.effect == "action_suivre_reclamation"


@pytest.mark.parametrize(
    "text",
    ["elle est bien enregistrée ma réclamation hein ?", "vous n'enregistrez rien ? la première y est ou pas"],
)
def test_what_was_filed_is_known_to_be_filed(text):
    assert filed().says(text, "demander").effect == "action_suivre_reclamation"


def test_who_wants_it_filed_does_not_ask_whether_it_is():
    customer = a_client().says("vous m'avez pris 12 € de frais le 3 novembre", "raconter", about="frais")
    assert customer.says("oui, je souhaite que la réclamation soit déposée", "oui").flows[-1] == "reclamation"


@pytest.mark.parametrize("text", ["et alors", "bah ensuite ?"])
def test_what_only_urges_on_is_no_yes(text):
    assert asked_to_block().says(text, "oui").effect is None
    assert asked_to_file().says(text, "oui").effect is None


@pytest.mark.parametrize("text", ["Je n'ai pas dit oui.", "c'est utile, oui ou non ?", "j'ai jamais accepté"])
def test_the_word_is_no_yes(text):
    assert asked_to_file().says(text, "oui").effect is None
    assert asked_to_block().says(text, "oui").effect is None


def test_the_sum_of_what_was_filed_begins_no_other_complaint():
    customer = filed().says("et mes 12 € alors, c'est des frais ça", "raconter", about="frais")
    assert "reclamation" not in customer.flows and "utter_offre" not in customer.said


def test_another_sum_begins_another_complaint():
    customer = filed().says("vous m'avez encore pris 7 € de frais", "raconter", about="frais")
    assert customer.asked == "offre"


def test_what_is_to_be_left_out_of_the_text_is_not_added_to_it():
    customer = asked_to_file().says("enlevez la première phrase", "corriger")
    assert customer.asked == "description"


def test_a_line_is_added_without_the_words_that_ask_for_it():
    customer = asked_to_file().says("oui mais mettez que je suis étudiante. merci bien", "oui")
    frame = customer.state.of("reclamation")
    assert frame is not None and frame.facts["description"][-1] == "Je suis étudiante."


def test_what_is_said_to_the_assistant_is_not_in_the_text():
    parts = read("bah oui je viens de le dire.", "oui"), read("il a pris 12 € de plus.", "raconter")
    message = replace(read("bah oui je viens de le dire. il a pris 12 € de plus."), sentences=parts)
    assert story_in(message, message.text, is_going_on=True) == "il a pris 12 € de plus."
    assert story_in(message, message.text) == message.text


def test_an_order_to_block_answers_the_offer_whatever_it_says_of_another_card():
    customer = a_client().says("un paiement que je n'ai pas fait", "raconter", about="paiement_frauduleux")
    assert customer.asked == "offre"
    customer.says("oui bloque mais j'en ai deux", "corriger", asks=("deux_cartes_laquelle", 0.9))
    assert customer.flows[-1] == "opposition"


@pytest.mark.parametrize(
    "text", ["bon laissez tomber je fais pas la réclamation", "non je veux plus, j'arrête"]
)
def test_who_drops_it_at_the_summary_is_not_asked_what_is_wrong(text):
    customer = asked_to_file().says(text, "non")
    assert customer.flows == [] and customer.effect is None


def test_yes_yes_is_a_yes():
    assert asked_to_file().says("si si c'est bon oui", "oui").effect == "action_deposer_reclamation"


def asked_for_new_card() -> Customer:
    customer = asked_to_block().says("oui bloquez-la", "oui")
    customer.sees("bloquee")
    assert customer.asked == "renouvelle"
    return customer


@pytest.mark.parametrize(
    "text", ["on s'en fout de la carte, bloque la 8765 d'abord", "bloque la 8765 c'est urgent"]
)
def test_no_card_is_ordered_by_who_wants_another_one_blocked(text):
    customer = asked_for_new_card().says(text, "oui", "bloquer", about="faire_opposition")
    assert customer.effect != "action_renouveler_carte"


@pytest.mark.parametrize(
    "text",
    [
        "ma tante m'a envoyé de l'argent et je n'ai rien vu",
        "le foyer il fait virement mais ça arrive pas sur le compte",
    ],
)
def test_a_message_of_money_gone_is_no_danger_when_it_is_awaited(text):
    customer = a_client().says(
        text,
        "raconter",
        about="virement_en_retard",
        danger="vers_compte",
    )
    assert customer.asked == "offre"


def test_money_to_a_safe_account_stays_a_danger():
    customer = a_client().says(
        "un conseiller m'appelle et me dit de virer mon argent, je n'ai rien reçu",
        "raconter",
        about="virement_en_retard",
        danger="vers_compte",
    )
    assert customer.asked == "conseiller"


@pytest.mark.parametrize("text", ["je viens de la faire la réclamation", "la réclamation je l'ai déjà faite"])
def test_who_has_just_filed_files_nothing_more(text):
    assert not says_to_file(read(text))


@pytest.mark.parametrize(
    "text", ["passe moi qqun", "mets-moi une persone svp", "j'aimerais en parler à un humain"]
)
def test_a_person_is_asked_for_in_many_ways(text):
    assert a_client().says(text).flows[-1] == "conseiller"


@pytest.mark.parametrize(
    "text",
    [
        "c'est gratuit oui ou non et sinon passez-moi quelquun",
        "non rien, mettez moi un conseiller c'est trop long",
    ],
)
def test_a_person_is_asked_for_in_the_company_of_any_words(text):
    customer = a_client().says(text, "demander", "non", asks="opposition_payante" if "oui" in text else None)
    assert customer.effect == "action_transferer_conseiller"
    assert ("utter_info_opposition_payante" in customer.said) == ("oui" in text)


@pytest.mark.parametrize(
    "text", ["non je ne veux pas parler à un conseiller", "ne me passez pas un conseiller"]
)
def test_who_refuses_a_person_gets_none(text):
    assert a_client().says(text, "non", humain=0.7).effect is None


def test_a_day_put_right_is_no_other_motive():
    customer = asked_to_file().says(
        "la date du paiement c'est le 4 novembre", "corriger", about="virement_en_retard"
    )
    frame = customer.state.of("reclamation")
    assert frame is not None and frame.facts["motif"] == "frais"


@pytest.mark.parametrize("text", ["elle arrive où, chez moi ?", "vous l'envoyez à quelle adresse ?"])
def test_where_it_arrives_is_asked_of_the_card_that_is_ordered(text):
    customer = asked_for_new_card().says(text, "demander", about="virement_en_retard")
    assert (customer.said[0], customer.asked) == ("utter_info_carte_adresse_envoi", "renouvelle")


def test_where_and_when_it_arrives_are_asked_of_the_card_just_ordered():
    customer = asked_for_new_card().says("oui", "oui").sees("demande")
    customer.says("elle arrive où, à la maison ?", "demander", about="virement_en_retard")
    assert customer.said == ["utter_info_carte_adresse_envoi"]
    customer.says("et je l'aurai quand ?", "demander", about="virement_en_retard")
    assert customer.said == ["utter_info_delai_nouvelle_carte"]


def test_where_it_arrives_is_not_asked_of_a_card_that_nobody_ordered():
    customer = a_client().says("elle arrive où ?", "demander", about="virement_en_retard")
    assert "utter_info_carte_adresse_envoi" not in customer.said


def test_a_transfer_that_he_names_is_no_card():
    customer = asked_for_new_card().says("oui", "oui").sees("demande")
    customer.says("mon virement arrive quand ?", "demander", asks=("virement_delai", 0.7))
    assert customer.said[0] == "utter_info_virement_delai"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vous avez quoi comme adresse me concernant ?", "compte_mon_adresse"),
        ("elle part où la carte ?", "carte_adresse_envoi"),
    ],
)
def test_his_own_address_is_not_that_of_the_bank(text, name):
    customer = a_client().says(text, "demander", about="envoyer_courrier", asks=name)
    assert customer.said == [f"utter_info_{name}"]
