"""The pages written from the data: up to date, whole, and each sentence that states a rule
says where it comes from.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from aide.dialogue import flow, knowledge
from aide.nlu import dangers, labelled_acts
from aide.run.parts import ROOT
from aide.subjects import DATA, WrongSubject
from docs import domain, flows, glossary, sentences
from docs.__main__ import WRITTEN

GUIDE = ROOT / "docs" / "guide-testeur.md"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy that a test may change, without what is learnt from."""
    learnt = shutil.ignore_patterns("actes", "connaissances", "nlu.yml", "recits.yml", "dangers*.yml")
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=learnt))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("written", WRITTEN, ids=lambda one: one.__name__.removeprefix("docs."))
def test_the_page_is_up_to_date(written):
    command = f"python -m {written.__name__}"
    assert written.PAGE.read_text(encoding="utf-8") == written.page(), f"à refaire : {command}"


def test_a_new_motive_is_written_into_the_glossary_and_the_domain_and_what_is_by_hand_stays(data: Path):
    change(data / "frais" / "flux.yml", "sujets:\n", "sujets:\n  agios: {motif: {libelle: Agios}}\n")
    change(data / "frais" / "flux.yml", "anglais: fees", "anglais: charges")
    before, now = glossary.PAGE.read_text(encoding="utf-8"), glossary.page(data)
    assert "| `frais` | frais | charges | motif `agios`, motif `frais` |" in now
    assert [line for line in before.splitlines() if line not in now] == [
        "| `actes` | actes : accepter, refuser, raconter, demander… (exemples) | acts | `aide/nlu/acts.py` |",
        "| `connaissances` | questions et réponses | knowledge | `aide/dialogue/knowledge.py` |",
        "| `frais` | frais | fees | motif `frais` |",
    ], "a folder that is gone has no line"
    labels = yaml.safe_load(domain.page(data))["intents"]
    assert set(labels) == {*yaml.safe_load(domain.PAGE.read_text(encoding="utf-8"))["intents"], "agios"}
    assert labels.index("renouvellement_carte") < labels.index("agios") < labels.index("faire_opposition")


def test_the_words_of_a_folder_are_french_and_english(data: Path):
    change(data / "frais" / "flux.yml", ", anglais: fees", "")
    with pytest.raises(WrongSubject, match="« glossaire »"):
        glossary.page(data)


def test_every_flow_has_its_picture_and_its_words():
    page = flows.page()
    assert page.count("```mermaid") == len(flow.flows()) > 3
    for one in flow.flows().values():
        assert f"## {one.title} (`{one.name}`)" in page
        assert all(f"(`{step.name}`)" in page for step in one.steps)


def test_every_arrow_of_a_picture_goes_from_a_node_to_a_node():
    for picture in re.findall(r"```mermaid\n(.*?)```", flows.page(), re.S):
        nodes = set(re.findall(r"^  (\w+)[(\[{]", picture, re.M)) | {"fin"}
        arrows = re.findall(r'^  (\w+) -->(?:\|"[^"|]+"\|)? (\w+)', picture, re.M)
        assert len(arrows) == picture.count("-->") and {node for arrow in arrows for node in arrow} <= nodes


def test_what_cannot_be_undone_is_asked_before_it_is_done():
    """In the picture, the effect is reached by a yes only."""
    assert '  e5 -->|"oui"| e6' in flows.page().split("(`opposition`)")[1].split("```")[1]


def test_a_new_flow_is_drawn_without_a_line_of_code(data: Path):
    new = {
        "flux": {
            "cadeau": {
                "titre": "Offrir une carte",
                "etapes": [{"confirme": "confirme"}, {"fait": "action_offrir"}],
            }
        }
    }
    (data / "cadeaux").mkdir()
    (data / "cadeaux" / "flux.yml").write_text(yaml.safe_dump(new, allow_unicode=True), encoding="utf-8")
    drawn = flows.page(data).split("## Offrir une carte (`cadeau`)")[1]
    assert '[["offrir"]]' in drawn and "Fait : offrir (`action_offrir`)" in drawn


def test_everything_that_can_be_said_is_on_the_page():
    page = sentences.page()
    for one in sentences.sentences():
        assert f"`{one.name}`" in page
    assert all(entry.question in page for entry in knowledge.entries().values())
    assert sum(len(entry.texts) for entry in knowledge.entries().values()) > 300


def test_rules_what_cannot_be_undone_and_knowledge_carry_a_source_and_an_approver():
    must = [one for one in sentences.sentences() if one.must_be_sourced]
    assert {"utter_ask_bloque", "utter_mediateur", "utter_offre", "utter_danger_code_donne", "accueil"} <= {
        one.name for one in must
    }
    assert [one.name for one in must if not one.is_complete] == []


@pytest.mark.parametrize("wording", ["Vous avez 13 mois pour le dire.", "Ce blocage est définitif."])
def test_a_rule_said_without_its_source_is_found(data: Path, wording: str):
    change(data / "socle" / "responses.yml", '"Vous avez raison, pardon."', f'"{wording}"')
    missing = [one.name for one in sentences.sentences(data) if not one.is_complete]
    assert missing == ["utter_pardon"] and "**Il manque une source" in sentences.page(data)


def test_a_courtesy_needs_no_source():
    [thanks] = [one for one in sentences.sentences() if one.name == "utter_remercier"]
    assert not thanks.must_be_sourced and thanks.is_complete


def test_an_approval_is_read_on_the_page(data: Path):
    before = sentences.page(data)
    change(data / "frais" / "responses.yml", "approuve_par: à valider", "approuve_par: Mme Weber, conformité")
    assert "Approuvé par : Mme Weber, conformité / à valider." in sentences.page(data)
    assert "Mme Weber" not in before


@pytest.mark.parametrize(
    "names",
    [
        labelled_acts.ACTS,
        labelled_acts.CONTEXTS,
        [*dangers.KINDS, dangers.NONE],
        flow.ASKED,
        flow.CONFIRMED,
        flow.CONDITIONS,
    ],
    ids=["acts", "contexts", "dangers", "asked", "confirmed", "conditions"],
)
def test_the_testers_guide_names_all_that_may_be_written(names: Sequence[str]):
    guide = GUIDE.read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_the_parts_that_the_testers_guide_points_to_exist():
    guide = GUIDE.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-")
        for line in re.findall(r"^#+ (.+)$", guide, re.M)
    }
    told = [
        *re.findall(r"\]\(#([^)]+)\)", guide),
        *re.findall(r"guide-testeur\.md#([^)]+)\)", flows.HEAD + sentences.HEAD),
    ]
    assert len(told) > 5 and set(told) <= anchors
