"""Which of a few things did he mean? Never what he has just refused."""

from __future__ import annotations

from ..customer import a_visitor

DOUBT = {
    "frais": 0.3,
    "virement_en_retard": 0.25,
    "affirmer": 0.2,
    "prelevement_abusif": 0.15,
    "acces_compte": 0.05,
}


def test_the_three_likeliest_that_have_a_title_are_offered_then_something_else():
    customer = a_visitor().says("alors voilà en fait euh", about=DOUBT)
    assert customer.said == ["utter_reformuler"]
    assert customer.buttons == ["Frais", "Virement en retard", "Prélèvement contesté", "Autre chose"]


def test_a_button_of_them_is_that_problem():
    customer = a_visitor().says("alors voilà en fait euh", about=DOUBT).presses("frais")
    assert customer.said == ["utter_aide_frais", "utter_offre"]


def test_something_else_asks_to_be_told():
    customer = a_visitor().says("alors voilà en fait euh", about=DOUBT).presses("autre_chose")
    assert customer.said == ["utter_autre_chose"]


def test_what_was_just_refused_is_not_offered():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais").says("non merci", "non")
    customer.says("alors voilà en fait euh", about={"deposer_reclamation": 0.4, "frais": 0.3, "saluer": 0.1})
    assert "Déposer une réclamation" not in customer.buttons


def test_a_blocking_that_was_refused_is_not_offered_either():
    customer = a_visitor()
    customer.state.refused = ["opposition"]
    customer.says(
        "alors voilà en fait euh", about={"carte_perdue": 0.3, "faire_opposition": 0.2, "frais": 0.2}
    )
    assert customer.buttons == ["Frais", "Autre chose"]


def test_a_card_without_what_happened_is_asked_about_and_is_no_failure():
    customer = a_visitor().says("problème avec ma carte", about={"carte_perdue": 0.3})
    assert customer.said == ["utter_preciser_carte"]
    assert customer.state.misses == 0


def test_labels_that_lead_to_the_same_act_are_no_doubt():
    customer = a_visitor().says(
        "j'ai perdu ma carte, vous pouvez la bloquer ?",
        about={"carte_perdue": 0.45, "faire_opposition": 0.45},
    )
    assert customer.said == ["utter_opposition_anonyme"]


def test_a_question_that_is_answered_next_is_not_asked_for_again_in_other_words():
    customer = a_visitor().says("alors voilà en fait euh", about=DOUBT)
    customer.says("c'est définitif ?", asks="opposition_definitive")
    assert customer.said == ["utter_info_opposition_definitive"]
    assert customer.state.question is None
