"""Two questions in one message, or one beside an answer: each gets its answer, or is said to be left;
an answer asks nothing.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message
from aide.dialogue.moves import BEFORE
from aide.dialogue.patterns.left import in_few_words

from .customer import Customer, a_client, asked_to_file, read

DUE, WHO, COPY = "reclamation_delai_reponse", "reclamation_contre_qui", "reclamation_copie"
LEFT, OTHER_LEFT = "utter_question_laissee", "utter_autre_question_laissee"
NAMED = "utter_autre_question_laissee_citee"


def says(customer: Customer, *parts: Message, **whole: float) -> Customer:
    text = " ".join(one.text for one in parts)
    return customer.sends(replace(read(text, **whole), sentences=parts))


def asked_date() -> Customer:
    customer = a_client().says("12 € de frais, je veux réclamer", "deposer", "raconter", about="frais")
    assert customer.asked == "date"
    return customer


def unknown(text: str = "ça va partir ou pas ?") -> Message:
    return read(text, "demander")


# ---- during a form


def test_a_question_beside_the_answer_is_said_to_be_left_and_the_form_goes_on():
    customer = says(asked_date(), read("lundi dernier.", "repondre"), unknown())
    assert customer.said[0] == LEFT and customer.asked == "confirme"
    assert customer.frame.facts["date"] == "2026-11-16"


def test_a_known_question_beside_the_answer_is_answered():
    customer = says(asked_date(), read("lundi dernier.", "repondre"), read("vous répondez quand ?", asks=DUE))
    assert customer.said == [f"utter_info_{DUE}", "utter_ask_confirme"]


def test_a_question_in_place_of_the_answer_is_not_taken_for_a_wrong_one():
    customer = says(asked_date(), read("ils sont toujours en attente !", "raconter"), unknown())
    assert customer.said == [LEFT, "utter_encore_date"]


@pytest.mark.parametrize(
    "part",
    [
        read("le 12, oui ?", "repondre", demander=0.8),
        read("hier ?", "demander"),
        read("vous êtes sérieux là ?", "reprocher", "demander"),
        read("on est d'accord ?", "demander"),
    ],
    ids=lambda one: one.text,
)
def test_the_mark_of_a_doubt_or_of_a_scolding_asks_nothing(part):
    assert LEFT not in says(asked_date(), read("le 12 novembre.", "repondre"), part).said


def test_what_is_left_open_at_first_is_left_open_and_the_question_is_heard():
    customer = says(asked_date(), read("je sais plus.", "passer"), unknown())
    assert customer.said[0] == LEFT and customer.asked == "confirme"


def test_what_is_not_known_at_first_and_told_then_is_told():
    customer = says(
        asked_date(), read("je sais plus.", "passer"), read("attendez, le 12 novembre", "repondre")
    )
    assert customer.frame.facts["date"] == "2026-11-12"


# ---- several questions


def test_of_two_questions_the_one_that_is_not_known_is_named_as_left():
    customer = says(asked_to_file(), read("vous répondez quand ?", asks=DUE), unknown(), demander=0.9)
    assert customer.said == [f"utter_info_{DUE}", NAMED, "utter_encore_confirme"]
    assert customer.state.plan[1].values == {"question": "ça va partir ou pas"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("et sinon, c'est ouvert le 15 août ?", "c'est ouvert le 15 août"),
        (
            "mais mon voisin du dessus il peut signer pour moi à la remise ?",
            "mon voisin du dessus il peut signer pour…",
        ),
    ],
)
def test_a_question_that_is_left_is_named_in_a_few_of_his_words(typed, said):
    assert in_few_words(typed) == said


def test_of_two_that_are_left_none_is_named():
    others = unknown(), unknown("et mon voisin il peut signer ?")
    customer = says(asked_to_file(), read("vous répondez quand ?", asks=DUE), *others, demander=0.9)
    assert customer.said[1] == OTHER_LEFT


def test_three_are_answered_and_one_that_is_not_known_is_left():
    parts = [read(f"et pour {name} alors ?", asks=name) for name in (DUE, WHO, COPY)]
    customer = says(asked_to_file(), *parts, unknown(), demander=0.9)
    answered = [f"utter_info_{DUE}", f"utter_info_{WHO}", f"utter_info_{COPY}"]
    assert customer.said == [*answered, NAMED, "utter_encore_confirme"]


def test_the_same_question_asked_twice_is_answered_once():
    parts = read("vous répondez quand ?", asks=DUE), read("oui mais quand exactement ?", asks=DUE)
    assert says(asked_to_file(), *parts, demander=0.9).said == [f"utter_info_{DUE}", "utter_encore_confirme"]


def test_two_questions_put_no_motive_right():
    parts = read("vous répondez quand ?", asks=DUE), read("et mon mot de passe ?", asks="mot_de_passe_oublie")
    customer = says(asked_to_file(), *parts, demander=0.9)
    assert customer.frame.facts["motif"] == "frais"
    assert customer.asked == "confirme"


def test_danger_comes_alone():
    whole = replace(
        read("on me vide mon compte ! et je fais quoi ?", danger="argent_part"), sentences=(unknown(),)
    )
    assert LEFT not in a_client().sends(whole).said


# ---- who was not heard


def test_who_says_that_he_was_not_heard_gets_an_apology_with_the_answer():
    parts = read("tu m'écoutes pas", "reprocher"), read("la réponse arrive quand", asks=DUE)
    customer = says(asked_to_file(), *parts, reprocher=0.9)
    assert customer.said == [f"utter_info_{DUE}", "utter_encore_confirme"]
    assert customer.state.plan[0].values[BEFORE] == "utter_pardon_court"


def test_a_merchant_who_does_not_answer_gets_no_apology_of_ours():
    parts = read("le magasin répond pas.", "raconter"), read("la réponse arrive quand ?", asks=DUE)
    assert BEFORE not in says(asked_to_file(), *parts, demander=0.9).state.plan[0].values


# ---- « non plus »


def test_neither_is_said_only_soon_after_the_first_time():
    customer = a_client().says("et la couleur de la carte ?", "demander")
    for _ in range(3):
        customer.says("merci", "bavarder", about="remercier")
    assert customer.says("et sa matière ?", "demander").said[0] == "utter_information_inconnue"


# ---- fear and anger


def test_after_a_question_asked_in_fear_the_summary_comes_back_softly():
    customer = asked_to_file().says("j'ai peur, la réponse arrive quand ?", asks=DUE)
    assert customer.asked == "confirme" and customer.values[BEFORE] == "utter_en_douceur_peur"


def test_after_a_calm_question_it_comes_back_as_it_is():
    assert BEFORE not in asked_to_file().says("la réponse arrive quand ?", asks=DUE).values


# ---- at the summary


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("t'as pas mis le loyer à payer demain", "Le loyer à payer demain"),
        ("et rajoute que c'est pour mon loyer", "C'est pour mon loyer"),
        ("vous avez oublié de noter mes deux relances", "Mes deux relances"),
    ],
)
def test_what_he_misses_in_the_summary_is_added(text, line):
    customer = asked_to_file().says(text, "corriger")
    assert line in " ".join(customer.facts["description"]) and customer.asked == "confirme"


# ---- more than are answered at once

MANY = (
    read("c'est quoi vos horaires ?", asks="assistant_horaires"),
    read("et votre numéro ?", asks="assistant_telephone"),
    read("le virement prend combien de jours ?", asks="virement_delai"),
)
REST = "utter_questions_restantes"


def test_three_questions_are_answered_and_nothing_is_said_to_be_left():
    customer = says(a_client(), *MANY)
    assert customer.said == [f"utter_info_{one.questions[0][0]}" for one in MANY]


def test_of_four_that_are_known_the_rest_can_be_asked_again_and_is_not_called_unknown():
    customer = says(a_client(), *MANY, read("c'est payant de bloquer une carte ?", asks="opposition_payante"))
    assert customer.said == [*(f"utter_info_{one.questions[0][0]}" for one in MANY), REST]


def test_in_a_form_three_answers_and_the_rest_come_before_the_question():
    customer = says(
        asked_date(), *MANY, read("c'est payant de bloquer une carte ?", asks="opposition_payante")
    )
    assert customer.said == [
        *(f"utter_info_{one.questions[0][0]}" for one in MANY),
        REST,
        "utter_encore_date",
    ]
