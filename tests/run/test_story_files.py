"""The story files are read before Rasa starts: each mistake is told in French, with its file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide.run.stories import files
from aide.run.stories.__main__ import choose
from aide.run.stories.faults import Names
from aide.run.stories.files import Read

NAMES = Names(
    frozenset({"frais", "saluer", "affirmer", "passer"}),
    frozenset({"utter_aide_frais", "utter_offre", "action_lister_cartes", "action_deposer_reclamation"}),
    frozenset({"montant"}),
)
GOOD = """version: "3.1"
stories:
  - story: des frais
    steps:
      - user: |
          [12 €]{"entity": "montant", "value": "12.00"} de frais
        intent: frais
      - action: utter_aide_frais
      - action: utter_offre
"""


def read(root: Path, *texts: str, name: str = "test_a.yml") -> Read:
    for number, text in enumerate(texts):
        path = root / files.FOLDER / (name if not number else f"test_{number}.yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return files.read(root, NAMES)


def steps(text: str) -> str:
    """A file whose only story has these steps, the first one on line 5."""
    return f'version: "3.1"\nstories:\n  - story: essai\n    steps:\n{text}'


def test_a_right_file_has_no_mistake(tmp_path):
    found = read(tmp_path, GOOD)
    assert found.mistakes == ()
    (story,) = found.stories
    assert (story.file, story.title, story.line) == ("tests/stories/test_a.yml", "des frais", 3)
    assert [(step.kind, step.line) for step in story.steps] == [("user", 5), ("action", 8), ("action", 9)]
    assert story.steps[0].said == "12 € de frais"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "      - user: bonjour\n        intent: saluerr\n",
            "ligne 5 : l'intention « saluerr » n'existe pas ; vouliez-vous dire saluer ?",
        ),
        (
            "      - user: bonjour\n        intent: saluer\n      - action: utter_aide_frai\n",
            "ligne 7 : l'action « utter_aide_frai » n'existe pas ; vouliez-vous dire utter_aide_frais",
        ),
        ("      - user: bonjour\n", "ligne 5 : « intent » manque"),
        ("      - user:\n        intent: saluer\n", "ligne 5 : « user » est vide"),
        (
            "      - user: bonjour\n        intent: saluer\n        entite: x\n",
            "ligne 5 : « entite » n'existe pas ici ; possible : intent, user",
        ),
        (
            "      - client: bonjour\n      - intent: affirmer\n",
            "ligne 5 : « client » ne commence pas une étape ; possible : user, intent",
        ),
        (
            "      - user: je passe\n        intent: passer\n",
            "ligne 5 : « passer » ne se dit que par un bouton",
        ),
        (
            '      - user: |\n          [12 €]{"entity": "somme"} de frais\n        intent: frais\n',
            "ligne 5 : « somme » n'est pas un nom que l'assistant relève",
        ),
        (
            "      - intent: affirmer\n      - action: action_lister_cartes\n",
            "ligne 6 : après « action_lister_cartes », dites ce qu'elle a donné",
        ),
        (
            (
                "      - intent: affirmer\n      - action: action_lister_cartes\n     "
                " - slot_was_set:\n          - resultat: liste\n"
            ),
            "« liste » n'est pas un résultat de « action_lister_cartes » ; possible : listees, indisponible",
        ),
        (
            "      - slot_was_set:\n          - clients: connecte\n      - intent: affirmer\n",
            "ligne 5 : slot_was_set : « clients » ne se fixe pas ; possible : client, resultat",
        ),
        (
            "      - slot_was_set:\n          - client: connecté\n      - intent: affirmer\n",
            "ligne 5 : « client: connecté » n'existe pas ; possible : connecte, session_expiree",
        ),
        ("      []\n", "ligne 3 : le client ne dit rien dans cette histoire"),
        ("      - action: utter_offre\n", "ligne 5 : le client ne dit rien dans cette histoire"),
        (
            "      - user: on m'a dit: non\n        intent: frais\n",
            "ligne 5 : le YAML ne se lit pas : un texte qui contient « : » se met entre guillemets",
        ),
        (
            "      - user: bonjour\n        intent: saluer\n       - action: utter_offre\n",
            "ligne 7 : le YAML ne se lit pas",
        ),
        (
            "      - user: bonjour\n        intent: saluer\n        intent: frais\n",
            "ligne 7 : la clé « intent » est écrite deux fois",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, said):
    (mistake,) = read(tmp_path, steps(text)).mistakes
    assert mistake.startswith("tests/stories/test_a.yml, ligne ")
    assert said in mistake


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ne contient aucune histoire"),
        ('version: "3.1"\nstories: []\n', "ne contient aucune histoire"),
        ('version: "3.1"\nstories:\n  - steps: []\n', "une histoire a un titre"),
        ('version: "3.1"\nstories:\n  - story: a\n', "une histoire a un titre (« story ») et des étapes"),
        (GOOD + "nlu: []\n", "« nlu » n'existe pas ; possible : version, stories"),
    ],
)
def test_a_file_that_holds_no_story_is_told(tmp_path, text, said):
    (mistake,) = read(tmp_path, text).mistakes
    assert mistake.startswith("tests/stories/test_a.yml")
    assert said in mistake


def test_the_other_files_are_read_all_the_same(tmp_path):
    found = read(tmp_path, "stories: [\n", GOOD)
    assert [story.title for story in found.stories] == ["des frais"]
    assert len(found.mistakes) == 1


def test_a_title_is_unique_among_all_files(tmp_path):
    (mistake,) = read(tmp_path, GOOD, GOOD).mistakes
    assert "le titre « des frais » existe déjà (tests/stories/test_1.yml, ligne 3)" in mistake


def test_a_file_that_rasa_would_not_read_is_told(tmp_path):
    (mistake,) = read(tmp_path, GOOD, name="frais.yml").mistakes
    assert "commence par « test_ »" in mistake


def test_a_story_is_chosen_by_words_of_its_title_whatever_the_accents(tmp_path):
    stories = read(tmp_path, GOOD.replace("des frais", "Récapitulatif : corriger")).stories
    assert choose(stories, "recapitulatif corriger") == list(stories)
    assert choose(stories, "récapitulatif") == list(stories)
    assert choose(stories, "test_a") == list(stories)
    assert choose(stories, "") == list(stories)
    assert choose(stories, "oublié") == []


def test_a_whole_title_chooses_that_story_alone(tmp_path):
    second = GOOD.replace("des frais", "des frais contestés")
    stories = read(tmp_path, GOOD, second).stories
    assert [story.title for story in choose(stories, "des frais")] == ["des frais"]
    assert len(choose(stories, "frais")) == 2


PASSAGES = """passages:
  - passage: "un mot"
    steps:
      - intent: affirmer

  - passage: "des frais : l'offre"
    steps:
      - user: |
          [12 €]{"entity": "montant", "value": "12.00"} de frais
        intent: frais
      - action: utter_offre
      - passage: "un mot"
"""
BY_PASSAGE = """stories:
  - story: des frais, puis une carte
    steps:
      - passage: "des frais : l'offre"
      - action: action_lister_cartes
      - slot_was_set:
          - resultat: aucune carte
"""


def read_with(root: Path, passages: str, story: str) -> Read:
    (root / files.FOLDER).mkdir(parents=True)
    (root / files.FOLDER / "passages.yml").write_text(passages, encoding="utf-8")
    return read(root, story)


def test_a_passage_stands_for_its_steps_and_those_of_the_passages_it_names(tmp_path):
    found = read_with(tmp_path, PASSAGES, BY_PASSAGE)
    assert found.mistakes == ()
    (story,) = found.stories
    assert [step.kind for step in story.steps] == ["user", "action", "user", "action", "slot_was_set"]
    assert [step.line for step in story.steps] == [4, 4, 4, 5, 6]
    where = "tests/stories/passages.yml, ligne"
    assert story.steps[0].passage == f"« des frais : l'offre » ({where} 8)"
    assert story.steps[2].passage == f"« un mot » ({where} 4)"
    assert story.steps[3].passage == ""


@pytest.mark.parametrize(
    ("passages", "story", "said"),
    [
        (
            PASSAGES,
            BY_PASSAGE.replace("des frais : l'offre", "des frais : offre"),
            (
                "test_a.yml, ligne 4 : le passage « des frais : offre » n'est pas dans "
                "tests/stories/passages.yml ; vouliez-vous dire des frais : l'offre ?"
            ),
        ),
        (
            PASSAGES,
            BY_PASSAGE.replace("      - action: a", "        intent: frais\n      - action: a"),
            "test_a.yml, ligne 4 : « intent » n'existe pas ici ; un passage ne porte que son titre",
        ),
        (
            PASSAGES.replace("intent: frais", "intent: frai"),
            BY_PASSAGE,
            "passages.yml, ligne 8 : l'intention « frai » n'existe pas ; vouliez-vous dire frais ?",
        ),
        (
            PASSAGES.replace("      - intent: affirmer", '      - passage: "des frais : l\'offre"'),
            BY_PASSAGE,
            "passages.yml, ligne 4 : le passage « des frais : l'offre » n'est pas dans",
        ),
        (
            PASSAGES.replace("des frais : l'offre", "un mot", 1),
            BY_PASSAGE,
            "passages.yml, ligne 6 : le passage « un mot » existe déjà",
        ),
        (
            PASSAGES + "  - passage: seul\n    steps:\n      - intent: affirmer\n",
            BY_PASSAGE,
            "passages.yml, ligne 13 : aucune histoire ne reprend le passage « seul »",
        ),
        (
            PASSAGES + "  - passage: sans étapes\n",
            BY_PASSAGE,
            "passages.yml, ligne 13 : un passage a un titre",
        ),
        ("passages:\n", BY_PASSAGE, "passages.yml : le fichier ne contient que « passages »"),
        ("passages: [\n", BY_PASSAGE, "passages.yml, ligne 2 : le YAML ne se lit pas"),
    ],
)
def test_a_mistake_about_a_passage_is_told_with_its_line(tmp_path, passages, story, said):
    assert said in read_with(tmp_path, passages, story).mistakes[0]
