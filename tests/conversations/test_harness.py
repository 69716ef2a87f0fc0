"""The harness itself: a wrong scenario fails, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import checks
from .client import Line
from .scenarios import BadScenario, load, load_all, load_or_tell

OK = {"status": "ok"}


def bot(text: str, *buttons: str) -> Line:
    return Line(1, "bot", text, {title: "b_x" for title in buttons})


def written(folder: Path, text: str) -> Path:
    path = folder / "essai.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ("frais", "attendu : « frais »"),
        ({"contient": ["carte", "frais"]}, "attendu : « frais »"),
        ({"ne contient pas": "bloquée"}, "en trop : « bloquée »"),
        ({"boutons": ["Non"]}, "bouton attendu : [Non]"),
        ({"boutons absents": ["Oui"]}, "bouton en trop : [Oui]"),
        ({"bulles": 2}, "attendu : 2 bulle(s) ; obtenu : 1"),
        ({"auteur": "agent"}, "attendu : une bulle de « agent »"),
        ({"erreur": "message_vide"}, "attendu : erreur message_vide ; obtenu : aucune"),
        ("silence", "attendu : le silence ; obtenu : Votre carte est bloquée."),
    ],
)
def test_what_differs_is_said(expected: object, fault: str) -> None:
    assert checks.faults(expected, [bot("Votre carte est bloquée.", "Oui")], OK) == [fault]


def test_spaces_apostrophes_and_capitals_do_not_count() -> None:
    assert (
        checks.faults("L'opposition de 1 000 €", [bot("l’opposition  de 1\u202f000\u00a0€ est faite")], OK)
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        bot("Peux-tu répéter ?"),
        bot("C'est ton compte."),
        bot("Bonjour {nom}."),
        bot("Le montant est None."),
        bot("Votre carte 4970 1012 3456 7890."),
        bot("mot " * 61),
        bot("Choisissez.", "a", "b", "c", "d", "e"),
    ],
)
def test_bad_manners_are_seen_in_any_turn(line: Line) -> None:
    assert len(checks.manners([line])) == 1


def test_three_bubbles_are_one_too_many() -> None:
    assert checks.manners([bot("Un."), bot("Deux."), bot("Trois.")]) == ["3 bulles dans un tour, 2 au plus"]


def test_the_words_of_the_customer_are_not_ours() -> None:
    assert checks.manners([bot("Votre réclamation :\nVotre message : « t'es nul, {rends} mes sous »")]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- scénario: a\n  dialogue:\n    - client: b\n      aidde: c\n", "ligne 3"),
        ("- scénario: a\n  registres: []\n  dialogue:\n    - client: b\n", "registres"),
        ("- scénario: a\n  dialogue:\n    - aide: c\n", "exactement une"),
        ("- scénario: a\n  dialogue:\n    - client: b\n      aide: {contien: c}\n", "contien"),
        ("- scénario: a\n", "dialogue"),
        ("", "essai.yml : aucun scénario"),
        ("scénario: a\n", "essai.yml : aucun scénario"),
        (
            "- scénario: a\n  dialogue:\n    - client: on dit: non\n",
            "essai.yml, ligne 3 : le YAML ne se lit pas",
        ),
        ("- scénario: a\n  dialogue:\n    - client\n", "« client » n'est pas une étape"),
        ("- scénario: a\n  heure: midi\n  dialogue:\n    - client: b\n", "ligne 1 : « heure » s'écrit"),
        (
            2 * "- scénario: a\n  dialogue:\n    - client: b\n",
            "ligne 4 : le titre « a » est déjà celui de la ligne 1",
        ),
    ],
)
def test_a_mistake_in_a_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadScenario, match=said):
        load(written(tmp_path, text))


def test_what_a_tester_writes_stays_a_text(tmp_path: Path) -> None:
    (scenario,) = load(
        written(tmp_path, "- scénario: a\n  dialogue:\n    - client: no\n    - client: 2026-11-05\n")
    )
    assert [step["client"] for step in scenario.steps] == ["no", "2026-11-05"]


def test_the_hour_is_that_of_the_week_of_the_scenarios(tmp_path: Path) -> None:
    (scenario,) = load(
        written(tmp_path, "- scénario: a\n  heure: samedi 9h30\n  dialogue:\n    - client: b\n")
    )
    assert scenario.moment == "2026-11-28T09:30:00"


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    (scenario,) = load_or_tell(written(tmp_path, "- scénario: a: b\n"))
    assert scenario.mistake.startswith("essai.yml, ligne 1 : le YAML ne se lit pas")


def test_every_scenario_of_the_project_can_be_read() -> None:
    assert [scenario.mistake for scenario in load_all() if scenario.mistake] == []
    assert len(load_all()) >= 60
