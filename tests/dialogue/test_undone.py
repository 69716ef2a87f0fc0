"""The last correction is undone when he asks it, and his words come back where they were replaced."""

from __future__ import annotations

import pytest

from .customer import Customer, a_client

SUMMARY = "utter_ask_confirme"
STORY = "GLOBALPAY m'a prélevé 45,90 € le 24 juillet"


def at_summary() -> Customer:
    customer = a_client().says(STORY, "raconter", about="prelevement_abusif").says("oui", "oui")
    assert customer.said[-1] == SUMMARY
    return customer


def with_other_text() -> Customer:
    customer = at_summary().presses("modifier", champ="description")
    customer.says("je veux juste mon argent", "repondre", "raconter")
    assert customer.facts["description"] == ["je veux juste mon argent"]
    return customer


@pytest.mark.parametrize("text", ["remettez comme avant", "annule la correction", "revenez en arrière"])
def test_the_last_correction_is_undone(text):
    customer = at_summary().says("c'est 49,90 pas 45,90", "corriger")
    assert customer.facts["montant"] == "49.90"
    customer.says(text, "annuler")
    assert customer.said == ["utter_comme_avant", SUMMARY]
    assert customer.facts["montant"] == "45.90"


def test_what_was_told_since_stays():
    customer = a_client().says("réclamation pour 50 € de frais", "deposer", about="frais")
    customer.says("pardon c'est 60 euros pas 50", "corriger").says("le 3 novembre", "repondre")
    customer.says("remettez comme avant", "corriger")
    assert (customer.facts["montant"], customer.facts["date"]) == ("50.00", "2026-11-03")


def test_a_line_that_was_added_last_is_what_is_undone():
    customer = at_summary().says("et ils recommencent tous les ans sans prévenir", "raconter")
    assert len(customer.facts["description"]) == 2
    customer.says("remettez comme avant", "corriger")
    assert customer.facts["description"] == [STORY]


def test_a_line_that_was_added_erased_nothing():
    customer = at_summary().says("et ils recommencent tous les ans sans prévenir", "raconter")
    assert customer.says("vous avez effacé mon message", "reprocher").said == [
        "utter_rien_a_remettre",
        SUMMARY,
    ]
    assert len(customer.facts["description"]) == 2


@pytest.mark.parametrize(
    "text", ["t'as effacé mon message ! remets celui d'avant", "vous avez supprimé mon texte"]
)
@pytest.mark.parametrize("since", [[], ["c'est 49,90 pas 45,90"]])
def test_his_words_come_back_whatever_was_put_right_since(text, since):
    customer = with_other_text()
    for one in since:
        customer.says(one, "corriger")
    customer.says(text, "reprocher")
    assert customer.said == ["utter_comme_avant", SUMMARY]
    assert customer.facts["description"] == [STORY]
    assert customer.facts["montant"] == ("49.90" if since else "45.90")


def test_his_words_come_back_while_others_are_asked():
    customer = (
        at_summary().presses("modifier", champ="description").says("rends-moi mon message", "reprocher")
    )
    assert customer.said == ["utter_comme_avant", SUMMARY]
    assert customer.facts["description"] == [STORY]


@pytest.mark.parametrize("text", ["annule la correction", "vous avez effacé mon message"])
def test_where_nothing_was_changed_it_is_said_and_nothing_is_cancelled(text):
    customer = at_summary().says(text, "annuler")
    assert customer.said == ["utter_rien_a_remettre", SUMMARY]


def test_who_cancels_the_whole_complaint_cancels_it():
    customer = (
        at_summary().says("c'est 49,90 pas 45,90", "corriger").says("annulez ma réclamation", "annuler")
    )
    assert customer.flows == []


# ---- another fact put right where his words were asked


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("la date c'est le 12 octobre pas le 24 juillet", "date", "2026-10-12"),
        ("non le montant c'est 49,90 pas 45,90", "montant", "49.90"),
    ],
)
def test_another_fact_put_right_is_no_new_text(text, fact, value):
    customer = at_summary().presses("modifier", champ="description").says(text, "corriger", "repondre")
    assert customer.facts[fact] == value
    assert customer.facts["description"] == [STORY]
    assert customer.asked == "confirme"


def test_a_new_text_that_puts_nothing_right_is_the_text():
    assert with_other_text().asked == "confirme"


# ---- what is said of the summary is no story


def test_a_remark_about_what_we_wrote_is_not_quoted():
    customer = at_summary().says("le résumé est pas changé, le message non plus", reprocher=0.4, raconter=0.3)
    assert customer.facts["description"] == [STORY]


def test_what_happened_is_quoted_though_a_message_is_named():
    customer = at_summary().says("ils m'ont envoyé un message pour dire que le colis était perdu", "raconter")
    assert len(customer.facts["description"]) == 2
