"""A whole new subject is YAML only: its help, its questions, its complaint, and what is known of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUBJECT = """
sujets:
  cheque_refuse:
    titre: Chèque refusé
    nom: votre chèque
    aide: utter_aide_cheque_refuse
    puis: reclamation
    motif: {libelle: Chèque refusé à l'encaissement, questions: [montant, date, beneficiaire], rang: 8}
"""
RESPONSES = """
responses:
  utter_aide_cheque_refuse:
  - text: "Un chèque refusé se présente à nouveau au bout de quelques jours."
"""
KNOWLEDGE = """
connaissances:
- id: cheque_frais
  question: Un chèque refusé coûte-t-il quelque chose ?
  reponse: inconnue
  source: "aucune source : dit que l'on ne sait pas"
  approuve_par: à valider
  textes: ["Je n'ai pas ce tarif ici.", "Ce prix ne figure pas dans ce que je sais."]
  formulations: |
    c'est payant un chèque refusé ?
"""
PLAY = """
import json
from dialogue.customer import a_visitor
from aide.complaints.motifs import FIELDS, LABELS, priority
from aide.dialogue import knowledge

customer, turns = a_visitor(), []
def seen():
    turns.append(customer.said)
customer.says("mon chèque a été refusé par la banque", "raconter", about="cheque_refuse"); seen()
customer.says("c'est payant ?", asks="cheque_frais"); seen()
customer.says("oui déposez", "oui", "deposer"); seen()
customer.says("50 € le 3 novembre", "repondre"); seen()
customer.says("Zoé Petit", "repondre"); seen()
customer.says("zoe@exemple.fr", "repondre"); seen()
summary = customer.values["resume"]
customer.says("oui", "oui"); seen()
facts = customer.facts
customer.sees("deposee", reference="REC-2026-000001")
print(json.dumps({
    "turns": turns, "summary": summary, "facts": facts, "told": list(customer.state.told),
    "label": LABELS["cheque_refuse"], "fields": FIELDS["cheque_refuse"],
    "priority": priority("cheque_refuse"),
    "answers": list(knowledge.entries()["cheque_frais"].texts),
}))
"""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The conversation, by the project's own code in a copy of the project whose data alone have more."""
    copy = tmp_path_factory.mktemp("project")
    (copy / "aide").symlink_to(ROOT / "aide")
    shutil.copytree(
        ROOT / "data", copy / "data", ignore=shutil.ignore_patterns("nlu.yml", "recits*", "actes*")
    )
    (copy / "data" / "cheques").mkdir()
    for name, text in (
        ("cheques/flux.yml", SUBJECT),
        ("cheques/responses.yml", RESPONSES),
        ("connaissances/cheques.yml", KNOWLEDGE),
    ):
        (copy / "data" / name).write_text(text, encoding="utf-8")
    path = {"PYTHONPATH": f"{copy}:{ROOT / 'tests'}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", PLAY], cwd=copy, env=path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_is_helped_with_answered_asked_about_and_filed(played):
    assert played["turns"] == [
        ["utter_aide_cheque_refuse", "utter_offre"],
        ["utter_info_cheque_frais", "utter_encore_offre"],
        ["utter_ask_montant"],
        ["utter_ask_beneficiaire"],
        ["utter_ask_email"],
        ["utter_ask_confirme"],
        ["action_deposer_reclamation"],
    ]


def test_the_summary_says_it_in_its_own_words(played):
    assert played["summary"].splitlines() == [
        "Motif : chèque refusé à l'encaissement",
        "Montant : 50,00\N{NARROW NO-BREAK SPACE}€",
        "Date : 03/11/2026",
        "Bénéficiaire ou émetteur : Zoé Petit",
        "Votre message : « mon chèque a été refusé par la banque »",
        "Copie à : zoe@exemple.fr",
    ]


def test_it_is_a_motive_like_the_others(played):
    assert played["facts"]["motif"] == "cheque_refuse"
    assert (played["label"], played["priority"]) == ("Chèque refusé à l'encaissement", "normale")
    assert played["fields"] == ["montant", "date", "beneficiaire"]
    assert played["told"] == []


def test_what_is_known_of_it_is_answered(played):
    assert played["answers"] == ["Je n'ai pas ce tarif ici.", "Ce prix ne figure pas dans ce que je sais."]


def test_the_project_itself_has_no_such_subject():
    assert "cheque_refuse" not in (ROOT / "data" / "virements" / "flux.yml").read_text(encoding="utf-8")
    assert not (ROOT / "data" / "cheques").exists()
