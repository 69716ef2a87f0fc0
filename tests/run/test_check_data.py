"""Our own check of `data`: each mistake that Rasa lets pass is told in French, with its file and entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aide.run import check_data
from aide.run.parts import ROOT

FILES = ("flux.yml", "responses.yml")
KNOWN = """connaissances:
- {id: delai, question: "Combien de temps ?", reponse: complete, source: guide, approuve_par: à valider,
   textes: [Dix jours.], formulations: combien de temps}
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's subjects, flows and sentences, with little of the rest:
    its examples take long to read.
    """
    root = tmp_path_factory.mktemp("projet")
    shutil.copy(ROOT / "domain.yml", root)
    for path in ROOT.glob("data/*/*.yml"):
        if path.name in FILES:
            (root / "data" / path.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / "data" / path.parent.name)
    write(root, "connaissances/frais.yml", KNOWN)
    write(root, "actes/actes_1.yml", "actes:\n- contexte: rien\n  exemples: |\n    oui | oui\n")
    write(root, "cartes/dangers.yml", "dangers:\n- genre: lien\n  exemples: |\n    un lien\n")
    return root


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "projet"))


def write(root: Path, name: str, text: str) -> None:
    path = root / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_project_s_own_data_are_in_order(project):
    assert check_data.faults(project) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "frais/flux.yml",
            "puis: reclamation",
            "puis: reclamations",
            (
                "data/frais/flux.yml, sujet « frais » : le flux "
                "« reclamations » n'existe pas ; proche : reclamation"
            ),
        ),
        (
            "frais/flux.yml",
            "utter_aide_frais",
            "utter_aide_fraiss",
            "data/frais/flux.yml, sujet « frais » : la réponse « utter_aide_fraiss » n'existe pas",
        ),
        ("frais/flux.yml", "aide:", "aidee:", "frais/flux.yml, sujet « frais » : ['aidee'] n'existe pas"),
        (
            "frais/flux.yml",
            "  frais:\n",
            "  fraais:\n",
            "data/frais/flux.yml, sujet « fraais » : l'intention « fraais » n'existe pas ; proche : frais",
        ),
        ("frais/flux.yml", "[montant, date]", "[montant, jour]", "question inconnue ['jour']"),
        (
            "frais/flux.yml",
            "puis: reclamation",
            "puis: : reclamation",
            "data/frais/flux.yml, ligne 7 : le YAML ne se lit pas",
        ),
        (
            "cartes/flux.yml",
            "fait: action_bloquer_cartes",
            "fait: action_bloquer",
            "data/cartes/flux.yml, flux « opposition » : l'action « action_bloquer » n'existe pas",
        ),
        (
            "cartes/flux.yml",
            "bloquee: {offre",
            "blocquee: {offre",
            "« blocquee » n'est pas un résultat de « action_bloquer_cartes » ; possible : bloquee, incertain",
        ),
        (
            "cartes/flux.yml",
            "offre: renouvellement",
            "offre: renouveler",
            "le flux « renouveler » n'existe pas ; proche : renouvellement",
        ),
        (
            "cartes/flux.yml",
            "si: anonyme",
            "si: inconnu",
            "« si: inconnu » n'est pas connu ; possible : anonyme",
        ),
        ("connaissances/frais.yml", "reponse: complete", "reponse: totale", "frais.yml, « delai »"),
        (
            "connaissances/frais.yml",
            "id: delai, ",
            "",
            "data/connaissances/frais.yml, ligne 2 : « id » manque",
        ),
        (
            "connaissances/frais.yml",
            "id: delai",
            "sujets: [fraix], id: delai",
            "data/connaissances, « delai » : le sujet « fraix » n'existe pas ; proche : frais",
        ),
        (
            "actes/actes_1.yml",
            "oui | oui",
            "ouii | oui",
            "actes_1.yml : « ouii | oui » ; une ligne s'écrit « acte+acte | texte »",
        ),
        (
            "actes/actes_1.yml",
            "contexte: rien",
            "contextes: rien",
            "data/actes/actes_1.yml, ligne 2 : « contexte » manque",
        ),
        (
            "cartes/dangers.yml",
            "genre: lien",
            "genre: liens",
            "dangers.yml : genre « liens » ; possible : faux_conseiller",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_entry(project, name, old, new, said):
    change(project, name, old, new)
    assert said in "\n".join(check_data.faults(project))


def test_two_subjects_do_not_share_a_motive(project):
    change(project, "frais/flux.yml", "motif: {", "motif: {nom: autre, ")
    assert any("le motif « autre » est déjà celui de" in wrong for wrong in check_data.faults(project))
