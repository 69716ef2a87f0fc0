"""He has said it already: no help again, what can be done instead."""

from __future__ import annotations

import pytest

from ..customer import a_visitor, asked_to_block


def complains(customer):
    return customer.says("je vous l'ai déjà dit", "reprocher")


def test_at_a_question_that_may_be_left_open_he_is_told_so():
    customer = complains(a_visitor().says("réclamation pour 12 € de frais", "deposer", about="frais"))
    assert customer.said == ["utter_pardon_question", "utter_encore_date"]


def test_at_the_card_the_question_is_shorter():
    assert complains(asked_to_block()).said == ["utter_pardon", "utter_encore_bloque"]


def test_after_the_help_the_complaint_is_offered_and_not_the_help():
    customer = complains(a_visitor().says("on m'a pris des frais", "raconter", about="frais"))
    assert customer.said == ["utter_pardon_offre"]
    assert customer.says("oui", "oui").flows == ["reclamation"]


def test_who_has_refused_a_complaint_is_offered_a_person():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais").says("non merci", "non")
    assert complains(customer).said == ["utter_pardon_conseiller"]
    assert customer.says("oui", "oui").effect == "action_transferer_conseiller"


FAILED = [
    "vous me dites d'appuyer là et vous pouvez même pas",
    "franchement vous servez à rien",
    "elle est bonne celle-là, vous savez rien faire",
]


@pytest.mark.parametrize("text", FAILED)
@pytest.mark.parametrize("about", ["demander_capacites", "exprimer_mecontentement"])
def test_who_reproaches_what_could_not_be_done_is_offered_a_person_and_no_menu(text, about):
    customer = (
        a_visitor().says("bloquez ma carte", "bloquer", about="faire_opposition").says(text, about=about)
    )
    assert (customer.said, customer.asked) == (["utter_pardon_conseiller"], "conseiller")


@pytest.mark.parametrize("text", ["vous pouvez faire quoi ?", "vous pouvez pas m'aider pour ma carte ?"])
def test_who_asks_what_can_be_done_is_told(text):
    customer = a_visitor().says(text, "demander", about="demander_capacites")
    assert "utter_pardon_conseiller" not in customer.said
