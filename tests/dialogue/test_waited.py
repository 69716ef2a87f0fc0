"""After a wait in which nobody came: words about the wait are understood,
and the offer to wait again is open.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from aide.clock import PARIS
from aide.dialogue.decide import decide
from aide.dialogue.message import Message
from aide.dialogue.patterns.waited import heard
from aide.dialogue.state import Frame, State
from aide.dialogue.world import World
from aide.handoff.waiting import Heard, after_waiting

MONDAY_11 = datetime(2026, 11, 23, 11, 0, tzinfo=PARIS)
MONDAY_18 = MONDAY_11.replace(hour=18)
STILL_NOBODY = Message("toujours personne ?", acts={"demander": 0.9})


def names(state: State) -> list[str]:
    return [move.name for move in state.plan]


def before() -> State:
    return State(turns=3, subject="frais")


def test_still_nobody_is_offered_a_person_again_or_the_telephone():
    after = decide(before(), STILL_NOBODY, World(MONDAY_11, waited="place"))
    assert names(after) == ["utter_attente_personne"]
    assert after.plan[0].expects == {"field": "conseiller", "kind": "yes_no"}


def test_a_yes_to_it_waits_again():
    asked = decide(before(), STILL_NOBODY, World(MONDAY_11, waited="place"))
    after = decide(asked, Message("oui", acts={"oui": 0.9}), World(MONDAY_11))
    assert names(after) == ["action_transferer_conseiller"]


def test_once_closed_nobody_is_offered_but_when_they_are_back():
    after = decide(before(), STILL_NOBODY, World(MONDAY_18, waited="place"))
    assert names(after) == ["utter_conseillers_fermes"]
    assert after.plan[0].values == {"ouverture": "demain à 9h"}


def test_a_bare_yes_answers_the_offer_that_the_end_of_the_wait_made():
    after = decide(before(), Message("oui", acts={"oui": 0.9}), World(MONDAY_11, waited="note"))
    assert names(after) == ["action_transferer_conseiller"]


@pytest.mark.parametrize("message", [Message("non", acts={"non": 0.9}), Message("laissez tomber")])
def test_who_does_not_want_to_wait_again_is_back_at_the_draft_he_had(message):
    draft = State(turns=3, stack=[Frame("reclamation", "d1", {"motif": "frais", "montant": "4.90"})])
    waited = "leave" if message.text == "laissez tomber" else "note"
    after = decide(draft, message, World(MONDAY_11, known=True, authenticated=True, waited=waited))
    assert names(after) == ["utter_offre_retiree", "utter_ask_date"]
    assert after.of("reclamation") == draft.of("reclamation")


def test_who_asks_for_a_person_gets_one_without_a_question():
    after = decide(
        before(), Message("un conseiller !", acts={"humain": 0.9}), World(MONDAY_11, waited="place")
    )
    assert names(after) == ["action_transferer_conseiller"]


def test_who_has_not_waited_is_not_told_that_he_has():
    after = decide(before(), STILL_NOBODY, World(MONDAY_11))
    assert "utter_attente_personne" not in names(after)


def test_who_says_hello_again_is_not_greeted_anew():
    hello = Message("bonjour", subjects=(("saluer", 1.0),), acts={"bavarder": 0.9})
    assert names(decide(before(), hello, World(MONDAY_11))) == ["utter_saluer_encore"]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        (Heard(acts={"demander": 0.9}), "place"),
        (Heard(acts={"annuler": 0.9}), "leave"),
        (Heard(subjects={"affirmer": 0.9}), "note"),
        (Heard(subjects={"refuser": 0.9}), "note"),
        (Heard(acts={"deposer": 0.9, "reprocher": 0.9}), None),
        (Heard(acts={"bloquer": 0.9}, subjects={"faire_opposition": 0.9}), None),
        (Heard(danger=0.9), None),
        (Heard(acts={"raconter": 0.9}, subjects={"frais": 0.9}), None),
    ],
)
def test_only_words_about_the_wait_are_read_so(said, about):
    assert after_waiting(said) == about


def test_a_danger_that_he_was_warned_of_is_no_news():
    message = Message("il me rappelle", danger=("faux_conseiller", 0.9))
    assert heard(message, State()).danger == 0.9
    assert heard(message, State(warned=["faux_conseiller"])).danger == 0.0


def test_another_banks_card_is_not_ours_to_block():
    acts = {"bloquer": 0.9}
    assert not heard(Message("bloquez ma carte crédit agricole", acts=acts), State()).is_ours
    assert heard(Message("bloquez ma carte", acts=acts), State()).is_ours


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("ma réclamation est bien envoyée ?", True),
        ("vous avez enregistré ma plainte oui ou non", True),
        ("mon dossier est parti", True),
        ("ma carte est bloquée ?", False),
        ("j'ai envoyé un virement", False),
    ],
)
def test_whether_his_complaint_is_filed_is_heard_in_the_wait(text, asks):
    assert heard(Message(text), State()).asks_filed is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("alors on m'appelle quand ?", True),
        ("vous pouvez me téléphoner plutôt ?", True),
        ("le livreur m'appelle sans arrêt", False),
        ("rappelez-moi ma place", False),
    ],
)
def test_whether_somebody_telephones_is_heard_in_the_wait(text, asks):
    assert heard(Message(text), State()).asks_call is asks


def test_a_known_question_of_the_bank_is_the_agents_and_not_of_the_wait():
    police = (("plainte_police_carte", 0.9),)
    told = heard(Message("il faut que j'aille au commissariat en attendant ?", questions=police), State())
    assert (told.asks_bank, told.asks_wait) == (True, False)
    ours = heard(Message("vous êtes ouverts quand ?", questions=(("assistant_horaires", 0.9),)), State())
    assert not ours.asks_bank


def test_whether_a_card_is_blocked_is_a_question_and_no_order():
    assert heard(Message("et ma carte, elle est bien bloquée ?"), State()).asks_card
    assert not heard(Message("bloquez ma carte"), State()).asks_card
    assert not heard(Message("elle est pas bloquée ? elle est bien bloquée ? bloquez la"), State()).asks_card


def test_the_wait_hears_of_a_draft_and_of_who_cannot_telephone():
    state = State(stack=[Frame("reclamation", "d1")], written=True)
    told = heard(Message("je suis sourde"), state)
    assert (told.says_writing, told.is_by_writing, told.has_draft) == (True, True, True)
    none = heard(Message("bonjour"), State())
    assert (none.says_writing, none.is_by_writing, none.has_draft) == (False, False, False)
