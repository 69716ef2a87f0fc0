"""The project itself: what the data hold, how the sentences read.
Who may import whom is in tests/test_folders.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data
from rasa_sdk.executor import ActionExecutor

from aide import quick_yaml
from aide.phrases import catalogue
from aide.subjects import card_blocks, problems, subjects

ROOT = Path(__file__).parents[1]
KNOWN_PROBLEMS = frozenset(
    """virement_en_retard frais prelevement_abusif carte_perdue carte_volee paiement_frauduleux acces_compte
    remboursement_erreur renouvellement_carte faire_opposition""".split()
)
KNOWN = KNOWN_PROBLEMS | frozenset(
    """deposer_reclamation suivre_reclamation contacter_service_client envoyer_courrier resilier_contrat
    saisir_mediateur parler_a_un_humain autre_demande_bancaire saluer remercier au_revoir affirmer refuser
    annuler demander_capacites est_un_robot exprimer_mecontentement hors_sujet""".split()
)
PHONES = {"09 75 18 40 52", "+352 27 86 04 64"}
MOST_LINES = 200
MOST_WORDS, LONGEST_SENTENCE, MOST_BUTTONS = 60, 25, 4


@lru_cache(maxsize=1)
def examples() -> dict[str, list[str]]:
    by_intent: dict[str, list[str]] = defaultdict(list)
    for path in ROOT.glob("data/*/nlu.yml"):
        for message in load_data(str(path)).intent_examples:
            by_intent[message.get("intent")].append(message.get("text"))
    return by_intent


@lru_cache(maxsize=1)
def domain() -> dict:
    return quick_yaml.read(ROOT / "domain.yml")


@lru_cache(maxsize=1)
def responses() -> dict[str, list[dict]]:
    merged: dict[str, list[dict]] = {}
    for path in ROOT.glob("data/*/responses.yml"):
        merged.update(quick_yaml.read(path)["responses"])
    return merged


def sentences() -> list[tuple[str, str]]:
    said = [(name, variant["text"]) for name, variants in responses().items() for variant in variants]
    return said + list(catalogue().items())


def grams(text: str) -> set[str]:
    text = f" {text.lower()} "
    return {text[i : i + 4] for i in range(max(1, len(text) - 3))}


def test_the_known_labels_are_there():
    assert problems() >= KNOWN_PROBLEMS
    assert set(subjects()) >= KNOWN
    assert card_blocks() == {"carte_perdue", "carte_volee", "faire_opposition"}


def test_every_label_has_enough_examples():
    counts = {label: len(examples()[label]) for label in subjects()}
    short = {label: count for label, count in counts.items() if count < (60 if label in problems() else 30)}
    assert not short


def test_no_example_is_under_two_intents():
    owners: dict[str, set[str]] = defaultdict(set)
    for intent, texts in examples().items():
        for text in texts:
            owners[text.strip().lower()].add(intent)
    assert not {text: intents for text, intents in owners.items() if len(intents) > 1}


def test_no_two_examples_of_an_intent_are_near_copies():
    for texts in examples().values():
        sets = [grams(text) for text in texts]
        for i, first in enumerate(sets):
            for j in range(i + 1, len(sets)):
                second = sets[j]
                if min(len(first), len(second)) <= 0.9 * max(len(first), len(second)):
                    continue
                assert len(first & second) / len(first | second) <= 0.9, (texts[i], texts[j])


def test_every_action_of_the_domain_is_registered_and_every_registered_one_is_in_the_domain():
    executor = ActionExecutor()
    executor.register_package("actions")
    assert set(domain()["actions"]) == set(executor.actions) - {""}


@pytest.mark.parametrize(("name", "text"), sentences(), ids=lambda value: value if " " not in value else "")
def test_a_sentence_is_short_polite_and_true(name, text):
    plain = re.sub(r"\{[^}]*\}", "X", text)
    assert len(plain.split()) <= MOST_WORDS, "too long a turn"
    for sentence in re.split(r"(?<=[.?!:;])\s", plain):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
    assert not re.search(r"\b(tu|ton|ta|tes|toi)\b", plain, re.I), "vous, never tu"
    assert plain.count("!") <= 1, "warm, never loud"
    assert not re.search(
        r"votre banque|\bL\.? ?\d{3}|\bart(?:icle|\.) ?[LRD]?\d|sera remboursé|serez remboursé", plain, re.I
    )
    assert not re.search(r"\b\d{5} [A-Z]|\b(?:rue|avenue|boulevard) ", plain), "no postal address is known"
    without = plain
    for phone in PHONES:
        without = without.replace(phone, "")
    assert not re.search(r"(?:\+\d{2,3}|\b0)\d?(?:[ .]?\d{2}){4}", without), "an unknown phone number"
    assert not re.search(r"[\w.]+@(?!exemple\.fr)[\w.]+", plain), "no e-mail address is known"


def test_a_turn_offers_at_most_four_buttons_with_short_titles():
    for name, variants in responses().items():
        for variant in variants:
            buttons = variant.get("buttons", [])
            assert len(buttons) <= MOST_BUTTONS, name
            for button in buttons:
                assert len(button["title"]) <= 32, name
                assert button["payload"].lstrip("/").split("?")[0] in domain()["intents"], name


def test_each_folder_of_data_has_its_line_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for folder in (ROOT / "data").iterdir():
        assert f"| `{folder.name}` |" in glossary


def test_rasa_configuration_holds_no_environment_variable():
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if "${" in line.split("#")[0]], name


def front_end() -> list[Path]:
    found = [
        path for folder in ("widget", "aide/desk/static") for path in sorted((ROOT / folder).glob("*.js"))
    ]
    return [path for path in found if not path.name.endswith(".min.js")]


@pytest.mark.parametrize("path", front_end(), ids=lambda path: path.name)
def test_a_file_of_the_front_end_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
