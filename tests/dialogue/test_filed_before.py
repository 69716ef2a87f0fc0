"""A complaint was begun by who means the one that he filed before, or none: it is no trap,
and neither is its reference.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import Customer, a_client, a_visitor, read
from .sentences import buttons_of


def asked_motif(customer: Customer | None = None) -> Customer:
    customer = customer or a_client()
    customer.says("je veux faire une réclamation", "deposer", about="deposer_reclamation")
    assert customer.asked == "motif"
    return customer


def asked_reference(customer: Customer | None = None) -> Customer:
    customer = (customer or a_client()).says(
        "elle en est où ma réclamation ?", "suivre", about="suivre_reclamation"
    )
    customer.sees("sans_reference")
    assert customer.asked == "reference"
    return customer


# ---- the motive


@pytest.mark.parametrize(
    "text",
    [
        "mais elle a déjà été déposée, je ne vais pas la refaire",
        "c'est toujours la même réclamation",
        "j'ai déjà une réclamation chez vous",
        "ma plainte est en cours depuis un mois",
    ],
)
def test_who_has_filed_already_begins_no_other_one_and_follows_it(text):
    customer = asked_motif().says(text, "raconter", deposer=0.3)
    assert customer.said == ["utter_nouvelle_laissee", "action_suivre_reclamation"]
    assert customer.flows == ["suivi"]


def test_who_asks_where_it_is_follows_it():
    customer = asked_motif().says("et la mienne, du nouveau ?", "suivre", about="suivre_reclamation")
    assert customer.said == ["utter_nouvelle_laissee", "action_suivre_reclamation"]


def test_who_adds_to_one_that_exists_begins_no_other_one():
    customer = asked_motif().says(
        "mettez-le plutôt dans ma réclamation existante", about="deposer_reclamation"
    )
    assert (customer.said[0], customer.flows) == ("utter_nouvelle_laissee", ["complement"])


def test_the_wish_to_add_is_not_what_is_added():
    customer = a_client().says("il faudrait que ce soit rajouté à mon dossier", "ajouter")
    assert customer.asked == "autre" and "detail" not in customer.facts


@pytest.mark.parametrize(
    "text",
    ["on m'a déjà pris 30 € deux fois", "une autre réclamation, l'ancienne est déjà faite", "des frais"],
)
def test_who_tells_a_problem_or_wants_another_one_does_not_follow(text):
    customer = asked_motif().says(text, "repondre", about="frais")
    assert customer.flows == ["reclamation"]


def test_what_was_told_is_not_left_for_an_old_one():
    customer = asked_motif().says("vous m'avez pris 12 € de frais, c'est abusé", "raconter", about="frais")
    assert customer.asked == "date"
    customer.says("je l'ai déjà signalé", "raconter")
    assert customer.flows == ["reclamation"]


def test_a_no_begins_none_and_says_so():
    customer = asked_motif().says("non j'en veux pas", "non", about="refuser")
    assert (customer.said, customer.flows) == (["utter_reclamation_refusee"], [])


def test_who_does_not_know_has_not_refused():
    customer = asked_motif().says("je sais pas trop", "hesiter", "passer", about="refuser")
    assert customer.flows == ["reclamation"]


def test_who_gives_up_is_told_that_nothing_was_filed():
    assert asked_motif().says("bon, j'abandonne", "annuler").said == ["utter_reclamation_annulee"]


def test_a_question_is_answered_before_the_motive_is_asked_again():
    customer = asked_motif().says("vous répondez vite ?", asks="reclamation_delai_reponse")
    assert customer.said == ["utter_info_reclamation_delai_reponse", "utter_encore_motif"]


def test_the_second_message_without_a_motive_gets_a_smaller_question_and_ways_out():
    customer = asked_motif().says("hein", "bavarder")
    assert customer.said == ["utter_aide_motif"]
    customer.says("vous comprenez rien", "reprocher")
    assert customer.said[-1] == "utter_motif_court"
    assert {"/parler_a_un_humain", "/annuler"} <= set(buttons_of("utter_motif_court"))


@pytest.mark.parametrize("acts", [("reprocher",), ("hesiter",), ("bavarder",)])
def test_the_third_gets_a_person_and_nothing_stays_open(acts):
    customer = asked_motif()
    for text in ("bah", "mais enfin", "allo"):
        customer.says(text, *acts)
    assert (customer.said[-1], customer.asked, customer.flows) == ("utter_motif_conseiller", "conseiller", [])


def test_who_only_asks_is_not_sent_to_a_person():
    customer = asked_motif()
    for name in ("reclamation_gratuite", "reclamation_delai_reponse", "reclamation_contre_qui"):
        customer.says("et sinon ?", asks=name)
    assert customer.said == ["utter_info_reclamation_contre_qui", "utter_motif_court"]


def test_one_word_answers_the_smaller_question():
    customer = asked_motif().says("hein", "bavarder").says("quoi", "bavarder")
    assert customer.says("frais", "repondre", about="frais").asked == "montant"


# ---- the reference


def test_who_is_logged_in_is_told_what_is_seen_here_in_the_question_itself():
    assert asked_reference().said == ["utter_ask_reference_connecte"]
    assert asked_reference(a_visitor()).said == ["utter_ask_reference"]


def test_who_has_lost_it_is_told_what_is_next_and_not_twice_the_same():
    customer = asked_reference().says("j'ai égaré le mail", about="carte_perdue")
    assert customer.said == ["utter_sans_reference_connecte"]
    customer.says("puisque je vous dis que je l'ai perdue", "reprocher", about="carte_perdue")
    assert customer.said == ["utter_sans_reference_encore"]
    assert "/parler_a_un_humain" in buttons_of("utter_sans_reference_encore")


def test_a_card_that_he_names_is_still_blocked():
    customer = asked_reference().says("en plus j'ai perdu ma carte", about="carte_perdue")
    assert customer.effect == "action_lister_cartes"


def test_an_unknown_way_to_find_it_is_what_an_agent_does():
    customer = asked_reference().says("vous pouvez la retrouver avec ma date de naissance ?", "demander")
    assert customer.said == ["utter_sans_reference_connecte"]


def test_a_yes_takes_the_agent_and_a_no_leaves_it():
    assert asked_reference().says("je l'ai plus", "passer").says("oui", "oui").flows == ["conseiller"]
    assert asked_reference().says("je l'ai plus", "passer").says("non", "non").said == ["utter_laisse"]


def test_it_may_still_be_given():
    customer = asked_reference().says("je ne l'ai plus", "passer").says("ah si, REC-2026-000004")
    assert customer.effect == "action_suivre_reclamation"


def test_it_is_not_asked_again_after_an_agent_who_is_away():
    customer = asked_reference().says("je l'ai plus", "passer").presses("parler_a_un_humain")
    assert customer.flows == ["conseiller"]
    customer.sees("ferme", ouverture="lundi à 9h")
    assert customer.asked is None


@pytest.mark.parametrize(
    "text", ["Je n'ai pas de référence, je vous l'ai dit", "aucune référence ne m'a été donnée"]
)
def test_who_has_no_reference_begins_no_new_complaint(text):
    customer = asked_reference().says(text, "passer")
    assert customer.said == ["utter_sans_reference_connecte"] and customer.flows == ["suivi"]


def test_once_he_has_none_it_is_not_asked_for_again_after_a_question():
    customer = (
        asked_reference()
        .says("je l'ai plus", "passer")
        .says("le médiateur, c'est qui ?", asks="mediateur_nom")
    )
    assert customer.said == ["utter_info_mediateur_nom", "utter_encore_sans_reference"]


def test_before_it_is_asked_for_again():
    customer = asked_reference().says("le médiateur, c'est qui ?", asks="mediateur_nom")
    assert customer.said == ["utter_info_mediateur_nom", "utter_encore_reference"]


def test_a_yes_to_the_person_counts_with_a_question_beside_it():
    parts = read("Oui.", "oui"), read("comment je lui envoie l'e-mail ?", "demander")
    customer = asked_reference().says("je l'ai plus", "passer")
    customer.sends(replace(read("Oui. comment je lui envoie l'e-mail ?", "demander"), sentences=parts))
    assert customer.flows == ["conseiller"]


def test_no_new_one_is_wanted_and_his_question_is_answered():
    customer = asked_reference().says(
        "je ne dépose pas de nouvelle réclamation, quel médiateur ?", asks="mediateur_nom"
    )
    assert customer.said[0] == "utter_info_mediateur_nom" and customer.flows == ["suivi"]


def test_who_wants_no_complaint_leaves_the_one_begun():
    customer = a_client().says("je voudrais réclamer", "deposer", about="deposer_reclamation")
    customer.says("je ne dépose pas de nouvelle réclamation, quel médiateur ?", asks="mediateur_nom")
    assert customer.flows == [] and "utter_info_mediateur_nom" in customer.said
