"""Whatever breaks in an action becomes one sentence, a line in the log and a failure:
Rasa would go on as if it had run.
"""

from __future__ import annotations

import logging

from actions.base import ActionContext, AideAction, Events, result
from aide.dialogue.state import Frame, State


class Breaks(AideAction):
    """Says something, then breaks."""

    NAME = "action_bloquer_cartes"

    async def act(self, context: ActionContext) -> Events:
        context.say("utter_carte_bloquee")
        raise KeyError("zoe@exemple.fr")


class Tells(AideAction):
    """Tells what it sees."""

    NAME = "action_lister_cartes"

    async def act(self, context: ActionContext) -> Events:
        frame, none = context.frame("opposition"), context.frame("suivi")
        return result("vu", texte=context.text, intention=context.intent, cle=frame.id, vide=none.id)


def test_a_broken_action_takes_back_what_it_had_said_and_says_the_incident(desk):
    seen = desk.runs(Breaks())
    assert (seen.names, seen.issue) == (["utter_echec"], "echec")


def test_the_failure_names_the_action_and_the_error_and_nothing_of_the_customer(desk):
    assert desk.runs(Breaks()).failure == "action_bloquer_cartes: KeyError"


def test_it_is_logged_with_the_conversation(desk, caplog):
    with caplog.at_level(logging.ERROR):
        desk.runs(Breaks())
    assert f"action failed name=action_bloquer_cartes conversation={desk.id}" in caplog.text


def test_a_state_that_cannot_be_read_is_a_failure_too(desk, monkeypatch):
    monkeypatch.setattr(State, "dumps", lambda _: "{")
    assert desk.runs(Tells()).issue == "echec"


def test_an_action_that_went_well_clears_the_failure_before(desk):
    assert desk.runs(Tells(), Frame("opposition", "k1")).failure is None


def test_an_action_sees_the_message_and_the_flows_that_are_open(desk):
    seen = desk.runs(Tells(), Frame("opposition", "k1"), text="bloquez", intent="faire_opposition")
    assert seen.result == {
        "issue": "vu",
        "texte": "bloquez",
        "intention": "faire_opposition",
        "cle": "k1",
        "vide": "",
    }


def test_only_the_token_of_this_message_makes_a_customer_authenticated(opens):
    desk = opens(authenticated=False)
    assert desk.customer is not None
    assert desk.runs(_Authenticated()).issue == "non"
    assert opens().runs(_Authenticated()).issue == "oui"


class _Authenticated(AideAction):
    NAME = "action_lister_cartes"

    async def act(self, context: ActionContext) -> Events:
        return result("oui" if context.is_authenticated else "non")
