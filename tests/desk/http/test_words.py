"""What agents read under a customer's message is French, whatever was recorded."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import get_args

import pytest

import actions
from actions.base import AideAction
from aide import quick_yaml
from aide.complaints.complaint import Operation
from aide.desk.http import words
from aide.dialogue import flow, knowledge
from aide.dialogue.commands import Kind
from aide.dialogue.last_turn import SHOWN_FACTS
from aide.dialogue.patterns.danger import CARDS
from aide.dialogue.turn import KINDS, SHOWN_AS
from aide.nlu.dangers import KINDS as DANGERS
from aide.run.parts import ROOT


def test_a_turn_is_told_in_one_line_of_french():
    turn = {
        "commands": ["affirm reclamation"],
        "facts": {"montant": "50.00"},
        "flow": "reclamation",
        "question": "date",
    }
    assert (
        words.told_turn(turn)
        == "Il accepte · Montant 50,00\u202f€ · Déposer une réclamation, question : date"
    )


def test_a_turn_of_before_the_flows_tells_nothing_more():
    assert words.told_turn({"commands": [], "facts": {}, "flow": None, "question": None}) == ""


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_command_has_its_words(kind: str):
    assert kind in words._table()["commandes"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("tell frais", "Il raconte : Frais"),
        ("tell", "Il raconte"),
        ("start_flow opposition", "Il commence : Bloquer une carte"),
        ("start_flow reprise", "Il commence : reprendre la conversation"),
        ("ask opposition_definitive", "Il demande : L'opposition est-elle vraiment définitive ?"),
        ("ask", "Il pose une question sans réponse connue"),
        ("danger lien", "Danger : lien ou SMS piégé"),
        ("not_ours sim", "Pas de notre ressort : carte SIM"),
        ("hesitate presque", "Il hésite"),
    ],
)
def test_a_command_says_what_it_is_about(command: str, told: str):
    assert words.told_commands([command]) == [told]


def test_a_command_nobody_wrote_down_is_said_to_be_another():
    assert words.told_commands(["teleport frais", "teleport", "ask une_fiche_retirée"]) == [
        "Autre : Frais",
        "Autre",
        "Il demande : une fiche retirée",
    ]


def test_the_same_command_twice_is_told_once():
    assert words.told_commands(["deny", "deny"]) == ["Il refuse"]


def test_facts_are_written_as_people_write_them():
    several = [{"montant": "9.90", "date": "2026-09-12"}, {"montant": "9.90"}]
    told = words.told_facts(
        {
            "motif": "frais",
            "date": "2026-11-12",
            "creancier": "inconnu",
            "raison": "carte_volee",
            "operations": several,
        }
    )
    assert told == [
        "Motif Frais contestés",
        "Date 12/11/2026",
        "Créancier à préciser",
        "Raison carte volée",
        "Opérations 9,90\u202f€ le 12/09/2026 ; 9,90\u202f€",
    ]


def test_a_day_is_read_as_far_as_the_customer_told_it():
    of_month = {"date": "2026-10-01", "date_precision": "mois 2026-10-01"}
    assert words.told_facts(of_month) == ["Date octobre 2026, jour non précisé"]
    assert words.told_facts({**of_month, "date": "2026-10-12"}) == ["Date 12/10/2026"]


@pytest.mark.parametrize("value", ["cinquante", "12/11", "", None])
def test_a_fact_in_no_known_form_breaks_nothing(value: object):
    assert all(
        "None" not in one for one in words.told_facts({"montant": value, "date": value, "nouveau": value})
    )


def test_the_operations_of_a_complaint_have_amount_and_day():
    assert words.told_operations([Operation(Decimal("9.90"))]) == ["9,90\u202f€"]


@pytest.mark.parametrize("name", SHOWN_FACTS)
def test_every_fact_that_is_recorded_has_its_words(name: str):
    assert name in words._table()["faits"]


@pytest.mark.parametrize(
    "field", sorted({SHOWN_AS.get(one, one) for one in (*KINDS, *flow.CONFIRMED)} | {"reformule"})
)
def test_every_question_that_clients_see_has_its_words(field: str):
    assert field in {**words._table()["questions"], **words._table()["faits"]}


def test_every_danger_has_its_words():
    assert {*DANGERS, *CARDS} <= set(words._table()["dangers"])


def test_every_effect_has_its_words():
    modules = [import_module(f"actions.{one.name}") for one in iter_modules(actions.__path__)]
    effects = {one for module in modules for one in vars(module).values() if isinstance(one, type)}
    named = {one.NAME for one in effects if issubclass(one, AideAction) and one.NAME}
    assert len(named) > 7 and named <= set(words._table()["actions"])


def test_what_was_done_is_said_and_waiting_is_not():
    done = [
        "utter_ask_date",
        "utter_aide_frais",
        "action_deposer_reclamation",
        "action_listen",
        "action_session_start",
    ]
    assert words.told_actions(done) == ["question : date", "aide : Frais", "réclamation écrite au registre"]


def test_no_sentence_of_the_assistant_is_named_in_english():
    names = [
        name for path in ROOT.glob("data/*/responses.yml") for name in quick_yaml.read(path)["responses"]
    ]
    names += [entry.response for entry in knowledge.entries().values()]
    assert len(names) > 100
    told = " ".join(words.told_actions(names)).lower().split()
    assert not {"utter", "ask", "default", "action", "info"} & set(told)
