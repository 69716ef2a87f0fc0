"""What is done about a message of a customer who waits: the rules, whatever the models that hear it."""

from __future__ import annotations

import pytest

from aide.handoff.waiting import Heard, pressed_while_waiting, pressed_with_agent, while_waiting


def heard(*acts: str, subject: str = "", **more) -> Heard:
    return Heard(acts={act: 0.9 for act in acts}, subjects={subject: 0.9} if subject else {}, **more)


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        (heard("raconter"), "note"),
        (heard("bavarder"), "note"),
        (heard("corriger"), "note"),
        (Heard(), "note"),
        (heard("demander"), "place"),
        (heard("humain"), "place"),
        (heard("reprocher"), "place"),
        (heard("hesiter"), "place"),
        (heard("deposer"), "place"),
        (heard("bavarder", subject="saluer", is_question=True), "place"),
        (heard(subject="parler_a_un_humain"), "place"),
        (heard("demander", asks_filed=True), "filed"),
        (heard("demander", asks_call=True), "call"),
        (heard("demander", "deposer", asks_bank=True, is_question=True), "note"),
        (heard("demander", asks_bank=True, asks_wait=True), "place"),
        (heard("bloquer", subject="faire_opposition", asks_filed=True), "block"),
        (heard("annuler"), "leave"),
        (heard("bavarder", subject="au_revoir"), "leave"),
        (Heard(acts={"annuler": 0.4}, subjects={"annuler": 0.9}), "leave"),
        (heard("annuler", "reprocher"), "leave"),
        (heard("bloquer", subject="faire_opposition"), "block"),
        (heard("raconter", subject="carte_volee"), "block"),
        (heard("demander", danger=0.9), "danger"),
    ],
)
def test_a_message_is_noted_answered_or_given_to_the_bot(said, decision):
    assert while_waiting(said) == decision


def test_danger_is_first():
    assert while_waiting(heard("danger", "annuler", "bloquer", subject="carte_volee", danger=0.9)) == "danger"
    assert while_waiting(heard("bloquer", subject="carte_volee", danger=0.9)) == "danger"


def test_who_leaves_is_not_kept_by_the_mere_look_of_a_danger():
    assert while_waiting(heard("annuler", danger=0.9)) == "leave"


def test_a_card_comes_before_leaving():
    assert while_waiting(heard("annuler", "bloquer", subject="carte_volee")) == "block"


def test_a_question_about_his_account_is_the_agents():
    assert while_waiting(heard("demander", subject="remboursement_erreur", is_question=True)) == "note"


def test_a_question_told_with_its_story_is_the_agents():
    assert while_waiting(heard("demander", "raconter")) == "note"


@pytest.mark.parametrize(
    "said",
    [
        heard("bloquer", subject="acces_compte"),
        heard("bloquer", subject="carte_volee", is_ours=False),
        heard("bloquer", "retrouver", subject="carte_perdue"),
        heard("bloquer", subject="faire_opposition", asks_card=True),
        Heard(subjects={"carte_volee": 0.6}),
    ],
)
def test_the_place_is_not_lost_for_what_may_be_no_card_to_block(said):
    assert while_waiting(said) == "note"


@pytest.mark.parametrize("other", ["raconter", "hesiter"])
def test_the_place_is_not_lost_for_a_leaving_in_doubt(other):
    assert while_waiting(heard("annuler", other)) != "leave"


def test_buttons_are_certain():
    intents = (
        "ne_plus_attendre",
        "faire_opposition",
        "carte_volee",
        "parler_a_un_humain",
        "deposer_reclamation",
    )
    assert [pressed_while_waiting(one) for one in intents] == ["leave", "block", "block", "place", "note"]


def test_with_an_agent_only_a_card_to_block_is_taken():
    assert pressed_with_agent("faire_opposition")
    assert not any(map(pressed_with_agent, ("ne_plus_attendre", "parler_a_un_humain", "deposer_reclamation")))
