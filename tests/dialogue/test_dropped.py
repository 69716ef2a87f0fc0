"""A complaint that is refused while it is prepared is over, whatever stands beside it;
afterwards he is told what is filed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import Customer, a_client, asked_to_file, read

REFERENCE = "REC-2026-000001"
DROPS = [
    "mais j'en veux pas de votre plainte moi",
    "je répète : non pour la réclamation, j'ai dit non à la réclamation",
    "oh et puis laissez tomber pour le virement, je verrai bien",
    "je veux plus faire de réclamation",
    "non non ne l'enregistrez pas, annulez celle-ci",
    "j'ai changé d'avis pour la réclamation",
    "la plainte j'en veux plus",
    "j'ai jamais demandé de réclamation",
    "on annule",
    "stop, je veux pas porter plainte moi",
    "je ne veux plus la déposer",
]
PUTS_RIGHT = [
    "n'enregistrez pas encore, le montant c'est 40 €",
    "laissez tomber les 12 €, c'est 15 €",
    "n'envoyez pas comme ça, corrigez la date",
    "ils m'ont dit laissez tomber, j'insiste",
    "je ne veux pas annuler",
    "si j'annule tout ça il se passe quoi ?",
    "oui enregistrez",
    "je veux pas porter plainte à la police",
    "ok validez, et laissez tomber pour le virement",
    "je veux pas l'envoyer sans la date",
]


def asked_the_sum() -> Customer:
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    assert customer.asked == "montant"
    return customer


def filed() -> Customer:
    customer = asked_to_file(a_client()).says("oui", "oui")
    return customer.sees(
        "deposee", reference=REFERENCE, date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


# ---- dropped


@pytest.mark.parametrize("text", DROPS)
def test_a_refusal_at_the_summary_ends_the_complaint_and_says_so(text):
    customer = asked_to_file().says(text, "non", corriger=0.4)
    assert (customer.said, customer.flows) == (["utter_reclamation_annulee"], [])


@pytest.mark.parametrize("text", DROPS)
def test_a_refusal_at_any_question_ends_it_too(text):
    customer = asked_the_sum().says(text)
    assert (customer.said, customer.flows) == (["utter_reclamation_annulee"], [])


@pytest.mark.parametrize("text", PUTS_RIGHT)
def test_what_is_put_right_put_off_or_told_of_others_ends_nothing(text):
    assert "reclamation" in asked_to_file().says(text).flows


def test_a_drop_wins_over_what_looks_like_another_motive():
    customer = asked_to_file().says(
        "laissez tomber pour mon virement en retard", "corriger", about="virement_en_retard"
    )
    assert customer.said == ["utter_reclamation_annulee"]


def test_a_motive_put_right_is_no_drop():
    customer = asked_to_file().says(
        "non c'est pas des frais c'est un virement en retard", "corriger", about="virement_en_retard"
    )
    assert customer.facts["motif"] == "virement_en_retard"


def test_told_at_length_in_his_story_it_ends_nothing():
    customer = a_client().says("réclamation frais", "deposer", about="frais")
    customer.says("12 €", "repondre").says("le 3 novembre", "repondre")
    assert customer.asked == "description"
    customer.says(
        "au guichet on m'a répondu de laisser tomber et que de toute façon ça ne valait pas le coup",
        "raconter",
    )
    assert customer.flows == ["reclamation"]


# ---- and what he wants beside it


def test_a_person_asked_beside_it_is_called_once_it_is_cancelled():
    customer = asked_to_file(a_client()).says("non annulez tout. je veux un conseiller", "annuler", "humain")
    assert customer.said == ["utter_reclamation_annulee", "action_transferer_conseiller"]
    assert customer.flows == ["conseiller"]


def test_a_person_alone_cancels_nothing():
    customer = asked_to_file(a_client()).says("je veux un conseiller", "humain")
    assert customer.flows == ["reclamation", "conseiller"]


def test_a_question_beside_it_is_answered():
    customer = asked_to_file(a_client()).says(
        "laissez tomber, c'est quoi vos horaires ?", asks="assistant_horaires"
    )
    assert customer.said[0] == "utter_reclamation_annulee"
    assert len(customer.said) == 2


def test_of_a_second_one_dropped_he_is_told_that_the_first_stays():
    customer = filed().says("réclamation pour un virement", "deposer", about="virement_en_retard")
    customer.says("annulez celle-là, l'autre est toujours enregistrée ?", "annuler", "demander")
    assert customer.said == ["utter_autre_reclamation_annulee"]
    assert customer.values == {"reference": REFERENCE}


def test_an_order_put_as_a_question_is_one():
    assert asked_to_file().says("vous pouvez annuler la réclamation ?", "demander").flows == []


def test_what_can_be_done_later_is_only_asked():
    assert asked_to_file().says("je pourrai annuler la réclamation plus tard ?", "demander").flows == [
        "reclamation"
    ]


# ---- « elle est bien annulée ? »

ASKS = [
    "la plainte est bien supprimée ?",
    "vous avez bien annulé ma réclamation ?",
    "ma réclamation est annulée ou pas",
]


@pytest.mark.parametrize("text", [*ASKS, "c'est bien annulé ?"])
def test_once_dropped_he_is_told_that_nothing_is_filed(text):
    customer = asked_to_file().says("annulez", "annuler").says(text, "demander", "retirer")
    assert customer.said == ["utter_bien_annulee"]


@pytest.mark.parametrize("text", ASKS)
def test_once_filed_he_is_told_that_it_is(text):
    customer = filed().says(text, "demander", "retirer")
    assert (customer.said, customer.values) == (["utter_seule_enregistree"], {"reference": REFERENCE})


@pytest.mark.parametrize("text", ASKS)
def test_while_it_is_prepared_he_is_told_how_to_stop(text):
    customer = asked_to_file().says(text, asks="reclamation_retirer")
    assert customer.said == ["utter_brouillon_ouvert", "utter_encore_confirme"]


@pytest.mark.parametrize("text", ["ma carte est bien annulée ?", "et mon virement il est annulé ?"])
def test_of_something_else_it_is_another_question(text):
    customer = asked_to_file().says("annulez", "annuler").says(text, "demander")
    assert "utter_bien_annulee" not in customer.said


def test_of_a_complaint_of_before_nothing_is_known_here():
    assert "utter_bien_annulee" not in a_client().says("ma réclamation est annulée ou pas", "demander").said


def test_who_wants_no_complaint_is_answered_and_offered_none_after():
    parts = (
        read("je ne souhaite pas faire de réclamation.", "annuler"),
        read("combien coûte la carte ?", asks="prix_nouvelle_carte"),
    )
    whole = read("je ne souhaite pas faire de réclamation. combien coûte la carte ?", "demander", "annuler")
    customer = a_client().says("12 € de frais le 3 novembre", "raconter", about="frais").says("oui", "oui")
    customer.sends(replace(whole, sentences=parts))
    assert customer.said == ["utter_reclamation_annulee", "utter_info_prix_nouvelle_carte"]
    customer.says("et ces frais, c'est quoi ?", "demander", "raconter", about="frais")
    assert customer.asked != "offre"


# ---- withdrawn


def withdrawn() -> Customer:
    return filed().says("je retire ma réclamation", "retirer").sees("transmis", reference=REFERENCE)


@pytest.mark.parametrize(
    "text", ["ma demande de retrait est bien partie ?", "donc je n'ai plus rien à faire ?"]
)
def test_a_withdrawal_that_was_passed_on_is_said_to_be(text):
    assert withdrawn().says(text, "demander").said == ["utter_retrait_rappel"]


def test_before_it_is_asked_for_nothing_is_said_of_a_withdrawal():
    assert "utter_retrait_rappel" not in filed().says("j'ai encore quelque chose à faire ?", "demander").said


def test_who_drops_it_and_takes_leave_is_greeted():
    text, about = "bon laisse tomber, j'appelle demain, merci", {"annuler": 0.6, "au_revoir": 0.34}
    assert a_client().says(text, "annuler", about=about).said == ["utter_au_revoir"]
    assert a_client().says("annule", "annuler", about="annuler").said != ["utter_au_revoir"]


def test_who_only_cancels_and_tells_it_again_is_offered_a_complaint_anew():
    customer = a_client().says("12 € de frais le 3 novembre", "raconter", about="frais").says("oui", "oui")
    customer.says("annule", "annuler", about="annuler").says(
        "vous m'avez pris des frais", "raconter", about="frais"
    )
    assert customer.asked == "offre"
