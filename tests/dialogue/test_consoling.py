"""Who tells his problem in fear, in grief or in anger is felt for in one sentence, once;
a plain question is only answered.
"""

from __future__ import annotations

import pytest

from aide.dialogue.moves import BEFORE
from aide.dialogue.patterns.consoling import feeling

from .customer import Customer, a_client, read


def head(customer: Customer) -> str | None:
    return customer.state.plan[0].values.get(BEFORE)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("j'ai très peur, mon virement n'est pas là", "utter_compassion_peur"),
        ("mon virement n'est pas là, je suis en larmes", "utter_compassion_peine"),
        ("c'est inadmissible, mon virement n'est pas là", "utter_compassion_colere"),
    ],
)
def test_a_first_telling_is_felt_for_at_the_head_of_the_help(text, sentence):
    customer = a_client().says(text, "raconter", about="virement_en_retard")
    assert (customer.said[0], head(customer)) == ("utter_aide_virement_en_retard", sentence)


def test_a_calm_one_is_helped_at_once():
    assert head(a_client().says("mon virement n'est pas là", "raconter", about="virement_en_retard")) is None


def test_nobody_is_felt_for_twice():
    customer = a_client().says(
        "c'est inadmissible, mon virement manque", "raconter", about="virement_en_retard"
    )
    customer.says("et c'est une honte, des frais en plus", "raconter", about="frais")
    assert all("compassion" not in str(move.values.get(BEFORE)) for move in customer.state.plan)


def test_that_another_problem_is_kept_comes_before_sympathy():
    customer = a_client().says(
        "c'est inadmissible, mon virement manque et en plus des frais",
        "raconter",
        about="virement_en_retard",
        second=("frais", "des frais"),
    )
    assert head(customer) == "utter_note_pour_apres"


def test_before_the_cards_are_listed_it_is_said_by_itself():
    customer = a_client().says(
        "je panique, j'ai perdu ma carte, bloquez-la", "bloquer", "raconter", about="carte_perdue"
    )
    assert customer.said == ["utter_compassion_peur", "action_lister_cartes"]


def test_a_help_that_feels_for_him_already_has_nothing_before_it():
    customer = a_client().says("je suis furieux de ces frais", "raconter", about="frais")
    assert (customer.said[0], head(customer)) == ("utter_aide_frais", None)


def test_a_danger_is_told_what_to_do_first():
    customer = a_client().says("j'ai peur, j'ai donné mon code", "raconter", danger="code_donne")
    assert customer.said[0] == "utter_danger_code_donne"
    assert head(customer) is None


@pytest.mark.parametrize(
    "text", ["combien coûte un virement ? j'ai peur de payer", "marre d'attendre, vous ouvrez quand ?"]
)
def test_a_plain_question_is_only_answered(text):
    customer = a_client().says(text, asks="virement_prix")
    assert head(customer) is None
    assert not customer.said[0].startswith("utter_compassion")


@pytest.mark.parametrize(
    "text",
    ["mon virement n'est pas arrivé", "on m'a pris 20 € de frais", "je ne peux plus payer avec ma carte"],
)
def test_most_tell_their_problem_and_no_feeling(text):
    assert feeling(read(text, "raconter")) is None


# ---- no complaint out of place


@pytest.mark.parametrize("text", ["les frais de découvert c'est combien", "comment se passe le découvert"])
def test_a_price_or_a_how_to_that_is_not_known_offers_no_complaint(text):
    customer = a_client().says(text, "demander", about="frais")
    assert customer.said == ["utter_information_inconnue"]
    assert customer.state.question is None


@pytest.mark.parametrize(
    "text", ["pourquoi j'ai des frais de 8 €", "c'est quoi ces frais", "combien de temps pour mon virement"]
)
def test_his_own_problem_put_as_a_question_is_still_offered_one(text):
    customer = a_client().says(text, "demander", about="frais")
    assert customer.asked == "offre"


def test_after_an_answer_a_bare_question_offers_none():
    customer = a_client().says("comment annuler un virement ?", asks="virement_annulation")
    assert customer.says("et les frais ?", "demander", about="frais").said == ["utter_information_inconnue"]


def test_a_new_problem_told_after_a_refusal_is_offered_one():
    customer = (
        a_client()
        .says("mon virement n'est pas là", "raconter", about="virement_en_retard")
        .says("non", "non")
    )
    assert customer.says("et 20 € de frais pour rien", "raconter", about="frais").asked == "offre"


def test_more_of_what_he_refused_is_offered_none():
    customer = (
        a_client()
        .says("mon virement n'est pas là", "raconter", about="virement_en_retard")
        .says("non", "non")
    )
    customer.says("il devait arriver lundi", "raconter", about="virement_en_retard")
    assert customer.said == ["utter_note_sans_offre"]


def test_who_is_cross_after_a_refusal_is_offered_a_person():
    customer = (
        a_client()
        .says("mon virement n'est pas là", "raconter", about="virement_en_retard")
        .says("non", "non")
    )
    customer.says("c'est nul", about="exprimer_mecontentement", bavarder=0.6)
    assert customer.asked == "conseiller"


def test_who_is_cross_and_refused_nothing_is_offered_a_complaint():
    customer = a_client().says("mon virement n'est pas là", "raconter", about="virement_en_retard")
    customer.state.question = None
    customer.says("c'est nul", about="exprimer_mecontentement", bavarder=0.6)
    assert customer.state.question.starts == "reclamation"
