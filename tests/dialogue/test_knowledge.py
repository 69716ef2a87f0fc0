"""What may be answered: each sentence short, sourced, polite, and asked for in words of its own."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml

from aide.dialogue import knowledge
from aide.dialogue.knowledge import Entry, WrongKnowledge
from aide.folding import plain
from aide.subjects import subjects

ENTRIES = list(knowledge.entries().values())
MOST_WORDS, FEWEST_WORDINGS, FREQUENT, OTHERS = 40, 8, 60, 100
entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.id)


def test_the_sixty_most_frequent_questions_and_a_hundred_others_are_answered():
    assert sum(one.frequent for one in ENTRIES) >= FREQUENT
    assert sum(not one.frequent for one in ENTRIES) >= OTHERS


@entry
def test_an_answer_says_where_it_comes_from_and_who_approved_it(entry: Entry):
    assert entry.source
    assert entry.approved_by
    assert "§" not in entry.source


@entry
def test_what_is_not_known_names_no_source_and_what_is_known_names_one(entry: Entry):
    assert entry.source.startswith("aucune source") or entry.answer != "inconnue"


@entry
def test_an_answer_has_two_wordings_that_differ(entry: Entry):
    assert len(entry.texts) >= 2
    words = [set(plain(text).split()) for text in entry.texts]
    assert len(words[0] & words[1]) < 0.8 * min(map(len, words))


@entry
def test_an_answer_stands_alone(entry: Entry):
    """Where the question was misread, « non, … » would be taken for the answer to the real one."""
    assert not [
        text
        for text in entry.every_text
        if plain(text).split()[0] in ("oui", "non", "cela", "ce", "cet", "cette")
    ]


@entry
def test_an_answer_is_short(entry: Entry):
    assert max(len(text.split()) for text in entry.every_text) <= MOST_WORDS


@entry
def test_whose_card_is_blocked_is_not_told_to_block_it(entry: Entry):
    """« la police, oui ou non ? » has its answer then;
    only whether to block is answered by « déjà bloquée ».
    """
    advises = re.compile(r"\bbloque[zr]|\b(?:faites|faire) opposition", re.I)
    assert not [text for text in entry.blocked if advises.search(text)]
    assert len(entry.blocked) != 1
    if entry.file in ("fraude", "cartes") and any("loquez " in text for text in entry.texts):
        assert entry.blocked or entry.id == "bloquer_carte_utile"


@entry
def test_an_answer_says_vous_and_never_tu(entry: Entry):
    for text in entry.every_text:
        assert not re.search(r"\b(?:tu|ton|ta|tes|toi|te)\b|\bt'", text, re.I), text


@entry
def test_an_answer_promises_no_refund_and_quotes_no_article(entry: Entry):
    for text in entry.every_text:
        assert not re.search(r"ser(?:ez|a) remboursé|\bL\.? ?\d{3}|\bart(?:icle|\.) ?\w?\d", text, re.I), text


@entry
def test_a_question_is_asked_in_enough_wordings(entry: Entry):
    assert len(set(entry.wordings)) >= FEWEST_WORDINGS


@entry
def test_the_subjects_of_a_question_exist(entry: Entry):
    assert set(entry.subjects) <= set(subjects())


def test_no_wording_belongs_to_two_questions():
    owners = Counter()
    for one in ENTRIES:
        owners.update({plain(text) for text in one.wordings})
    owners.update({plain(text) for text in knowledge.unanswered()})
    assert [text for text, count in owners.items() if count > 1] == []


def test_no_two_questions_have_the_same_answer():
    counts = Counter(plain(text) for one in ENTRIES for text in one.texts)
    assert [text for text, count in counts.items() if count > 1] == []


# ---- what a tester may write

WHOLE = {
    "id": "cheque_frais",
    "question": "Combien ?",
    "reponse": "inconnue",
    "source": "aucune source",
    "approuve_par": "à valider",
    "textes": ["Un.", "Deux."],
    "formulations": "combien\n\ncombien ça coûte\n",
}


def written(tmp_path, *told: dict):
    (tmp_path / "connaissances").mkdir()
    content = yaml.safe_dump({"connaissances": list(told)}, allow_unicode=True)
    (tmp_path / "connaissances" / "cheques.yml").write_text(content, encoding="utf-8")
    return tmp_path


def test_an_entry_is_read(tmp_path):
    read = knowledge.load(written(tmp_path, WHOLE))["cheque_frais"]
    assert (read.response, read.texts, read.wordings) == (
        "utter_info_cheque_frais",
        ("Un.", "Deux."),
        ("combien", "combien ça coûte"),
    )


@pytest.mark.parametrize("key", [key for key in WHOLE if key != "id"])
def test_an_entry_without_one_of_its_parts_is_told_so(tmp_path, key):
    told = {name: value for name, value in WHOLE.items() if name != key}
    with pytest.raises(WrongKnowledge, match=f"cheques.yml, « cheque_frais » : manque.*{key}"):
        knowledge.load(written(tmp_path, told))


def test_an_answer_of_no_known_kind_is_told_so(tmp_path):
    with pytest.raises(WrongKnowledge, match=r"complete.*partielle.*inconnue"):
        knowledge.load(written(tmp_path, {**WHOLE, "reponse": "oui"}))


def test_an_entry_written_twice_is_told_so(tmp_path):
    with pytest.raises(WrongKnowledge, match="« cheque_frais » existe deux fois"):
        knowledge.load(written(tmp_path, WHOLE, WHOLE))
