"""What a subject leads to is told by its `flux.yml`, not by a list in the code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aide.dialogue.command_generator import generate, labels
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World
from aide.subjects import Subject, subjects

WORLD = World(datetime(2026, 11, 23, 10, tzinfo=UTC), True, True, "id")


@pytest.fixture
def chequebooks(monkeypatch) -> None:
    """A bank that also orders chequebooks, and tells where its agencies are."""
    known = {
        **subjects(),
        "chequier": Subject("chequier", noun="votre chéquier", starts="commande_chequier"),
        "agences": Subject("agences", noun="nos agences", says="utter_agences"),
    }
    monkeypatch.setattr(labels, "subjects", lambda: known)


def commands(about: str, **acts: float) -> list[str]:
    return [str(one) for one in generate(Message("…", subjects=((about, 0.9),), acts=acts), State(), WORLD)]


@pytest.mark.usefixtures("chequebooks")
def test_a_subject_that_begins_a_flow_begins_it():
    assert commands("chequier") == ["start_flow commande_chequier"]


@pytest.mark.usefixtures("chequebooks")
def test_a_subject_that_is_told_whole_is_told():
    assert commands("agences", demander=0.9) == ["answer agences"]


def test_an_unknown_subject_begins_nothing():
    assert "start_flow commande_chequier" not in commands("chequier")


@pytest.mark.parametrize(
    "label", ["contacter_service_client", "envoyer_courrier", "resilier_contrat", "saisir_mediateur"]
)
def test_what_the_guide_tells_whole_is_known_from_its_files(label):
    assert labels.informs(label)


@pytest.mark.parametrize("label", ["frais", "carte_perdue", "saluer", "hors_sujet", "autre_demande_bancaire"])
def test_problems_and_courtesies_are_no_information(label):
    assert not labels.informs(label)
