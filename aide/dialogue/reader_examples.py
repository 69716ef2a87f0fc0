"""What the reader learns from: the examples of acts, of questions and of dangers,
and what teaches one of them beside another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from aide import subjects
from aide.dialogue import knowledge
from aide.dialogue.message import Message
from aide.folding import plain
from aide.nlu import dangers
from aide.nlu.labelled_acts import ActExample
from aide.nlu.questions import ELSE, OF_GROUP


def act_examples(data: Path, told: Sequence[ActExample]) -> list[ActExample]:
    """What acts are learnt from: their own examples, the questions of knowledge,
    and the first words about subjects.
    """
    return [*told, *asked_in_passing(data), *told_at_first(data)]


ANYWHERE = ("rien", "offre", "bloque", "confirme", "fait", "carte", "montant")


def asked_in_passing(data: Path) -> list[ActExample]:
    """Every other wording of knowledge as an act: people ask when nothing is open,
    and in the middle of everything.
    """
    wordings = [
        text for entry in knowledge.load(data).values() for text in entry.wordings
    ] + knowledge.unanswered(data)
    contexts = (*ANYWHERE[:1] * 6, *ANYWHERE)
    return [
        ActExample(contexts[number % len(contexts)], ("demander",), text)
        for number, text in enumerate(wordings[::2])
    ]


ACT_OF = {
    "deposer_reclamation": "deposer",
    "suivre_reclamation": "suivre",
    "hors_sujet": "ailleurs",
    "annuler": "annuler",
    "remercier": "bavarder",
    "saluer": "bavarder",
    "au_revoir": "bavarder",
}
EVERY = 2


def told_at_first(data: Path) -> list[ActExample]:
    """Every other example of the subjects as an act, when nothing is open:
    a problem told without a question is told, not asked about.
    """
    known = subjects.load(data)
    found = []
    for label, text in dangers.ordinary(data)[::EVERY]:
        subject = known.get(label)
        act = ACT_OF.get(label) or ("raconter" if subject and subject.help else None)
        asks = Message(text).is_question or _WISH.search(plain(text))
        if act is not None and not (act == "raconter" and asks):
            found.append(ActExample("rien", (act,), text))
    return found


_WISH = re.compile(r"\b(?:reclamation|plainte|signal\w*|conseiller|savoir|contest\w*|bloqu\w*|oppos\w*)\b")


TOLD = f"{ELSE}{OF_GROUP}dit"
"""What asks nothing, one group of what is no question of knowledge."""


def question_examples(data: Path, said: Sequence[ActExample]) -> list[tuple[str, str]]:
    """(id, text): the wordings of each question, those of questions without an answer,
    and messages that ask nothing.
    """
    found = [
        (entry.id, text)
        for entry in knowledge.load(data).values()
        for text in (entry.question, *entry.wordings)
    ]
    found += [(ELSE, text) for text in knowledge.unanswered(data)]
    return found + [
        (TOLD, one.text) for one in said if "demander" not in one.acts and len(one.text.split()) > 2
    ]


FRAUDS = "fraude"
"""The file of knowledge whose questions may tell a danger."""


def danger_examples(data: Path, said: Sequence[ActExample]) -> list[tuple[str, str]]:
    """(kind, text), and of what tells no danger (its act, its subject or its file of knowledge, text)."""
    acted = [
        (one.acts[0], one.text)
        for one in said
        if "danger" not in one.acts and len(one.text.split()) >= dangers.FEWEST_WORDS
    ]
    asked = [
        (entry.file, text)
        for entry in knowledge.load(data).values()
        if entry.file != FRAUDS
        for text in (entry.question, *entry.wordings)
    ]
    asked += [("sans_reponse", text) for text in knowledge.unanswered(data)]
    return [*dangers.load_examples(data), *acted, *dangers.ordinary(data), *asked]
