"""Who asks for a person is put in the queue once, with what the agent needs; or is told when one is there."""

from __future__ import annotations

from datetime import datetime

import pytest

from actions.hand_over import HandOver
from aide.clock import PARIS
from aide.dialogue.state import Frame, Told
from aide.handoff.summary import BY_WRITING
from aide.handoff.tables import handoffs
from aide.journal import conversations

ASKED = Frame("conseiller", "m1")


def test_in_opening_hours_he_waits_for_an_agent(desk):
    seen = desk.runs(HandOver(), ASKED, intent="parler_a_un_humain")
    assert (seen.names, seen.issue) == ([], "transfere")
    (row,) = desk.rows(handoffs)
    assert (row.conversation, row.state, row.reason) == (desk.id, "waiting", "parler_a_un_humain")
    assert desk.read(conversations.get, desk.id).owner == "waiting"


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (datetime(2026, 11, 23, 18, 0, tzinfo=PARIS), "demain à 9h"),
        (datetime(2026, 11, 23, 8, 0, tzinfo=PARIS), "aujourd'hui à 9h"),
        (datetime(2026, 11, 28, 10, 0, tzinfo=PARIS), "lundi 30/11/2026 à 9h"),
    ],
)
def test_outside_them_the_flow_is_told_when_it_opens(opens, moment, opening):
    desk = opens(moment=moment)
    seen = desk.runs(HandOver(), ASKED)
    assert (seen.names, seen.result) == ([], {"issue": "ferme", "ouverture": opening})
    assert desk.rows(handoffs) == []


def test_asked_twice_he_is_in_the_queue_once(desk):
    for _ in range(2):
        desk.runs(HandOver(), ASKED)
    assert len(desk.rows(handoffs)) == 1


def test_the_agent_reads_the_draft_that_is_open(desk):
    draft = Frame("reclamation", "d1", {"motif": "frais", "montant": "12.00"})
    desk.runs(HandOver(), draft, ASKED)
    summary = desk.rows(handoffs)[0].summary
    assert "Client : Claire Martin (claire)" in summary
    assert "Sujet : Frais contestés" in summary
    assert "Déjà recueilli : montant : 12,00" in summary


def test_the_agent_reads_what_was_told_when_nothing_is_open(desk):
    told = {"virement_en_retard": Told({"montant": "50.00", "beneficiaire": "Zoé"}, ["mon virement"])}
    desk.runs(HandOver(), ASKED, subject="virement_en_retard", told=told)
    summary = desk.rows(handoffs)[0].summary
    assert "Sujet : Virement en retard ou non reçu" in summary
    assert "bénéficiaire ou émetteur : Zoé" in summary


def test_the_agent_reads_that_a_card_was_being_blocked(desk):
    desk.runs(HandOver(), Frame("opposition", "m0"), ASKED)
    assert "Sujet : opposition" in desk.rows(handoffs)[0].summary


@pytest.mark.parametrize("written", [True, False])
def test_the_agent_reads_that_he_cannot_telephone(desk, written):
    desk.runs(HandOver(), ASKED, written=written)
    assert (BY_WRITING in desk.rows(handoffs)[0].summary) is written


def test_a_queue_that_breaks_is_told_and_noted(desk, monkeypatch):
    monkeypatch.setattr("aide.handoff.queue.request", lambda *_, **__: 1 / 0)
    seen = desk.runs(HandOver(), ASKED)
    assert (seen.names, seen.issue) == (["utter_echec"], "echec")
    assert seen.failure == "action_transferer_conseiller: ZeroDivisionError"
