"""Which question is open, and what this customer answers to it. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .goals import Goal

NOT_UNDERSTOOD = "reformule"
_SPACES = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Bubble:
    """What a customer sees of one bubble; `field` and `motif` are what it says that it expects."""

    text: str
    titles: tuple[str, ...] = ()
    field: str | None = None
    motif: str | None = None


def norm(text: str) -> str:
    """Lower case, no accents, plain spaces and apostrophes."""
    bare = unicodedata.normalize("NFD", text.lower().translate(_SPACES))
    return "".join(char for char in bare if unicodedata.category(char) != "Mn")


def question_of(bubbles: Sequence[Bubble]) -> tuple[str | None, str | None]:
    """(field, motif) of what a turn asks: what the last bubble that tells it expects,
    else guessed from the words.
    """
    for bubble in reversed(bubbles):
        if bubble.field:
            return bubble.field, bubble.motif
    said = norm(" \n ".join(part for bubble in bubbles for part in (bubble.text, *bubble.titles)))
    if re.search(_NOT_UNDERSTOOD, said):
        return NOT_UNDERSTOOD, None
    for bubble in reversed(bubbles):
        if questions := re.findall(r"[^.!?\n]*\?", norm(bubble.text)):
            titles = norm(" \n ".join(bubble.titles))
            return _by_words(" ".join(questions) + " \n " + titles + " ?"), None
    return _by_words(said), None


class Customer:
    """Answers in his own words: a sentence twice at most, each of a list once and the last one once more."""

    def __init__(self, goal: Goal) -> None:
        self._answers = goal.answers
        self._used: Counter[str] = Counter()

    def answers(self, field: str | None, motif: str | None) -> str | None:
        """What he says to the question; None when he has nothing left to say."""
        key = next((one for one in (f"{field}/{motif}", str(field)) if one in self._answers), None)
        if key is None:
            if field in ("conseiller", "renouvelle"):
                return "non merci"
            key = "bloque" if field == "raison" and "bloque" in self._answers else "autre"
        told = self._answers.get(key)
        self._used[key] += 1
        times = self._used[key]
        if isinstance(told, list):
            return str(told[min(times, len(told)) - 1]) if times <= len(told) + 1 else None
        return str(told) if told is not None and times <= 2 else None


_NOT_UNDERSTOOD = (
    r"pas sur de comprendre|ne comprends toujours pas|pas compris|pouvez-vous le dire autrement|reformul|"
    r"je reponds seulement aux questions"
)
_QUESTIONS = (
    (NOT_UNDERSTOOD, _NOT_UNDERSTOOD),
    (
        "confirme",
        r"puis-je l'enregistrer|oui, enregistrer|souhaitez-vous l'enregistrer|"
        r"j'enregistre cette reclamation|est-ce correct|"
        r"tout est exact|confirmez-vous (cette|la|votre) reclamation",
    ),
    (
        "bloque",
        (
            r"oui, bloquer|bloquer la carte .*\?|je bloque .*\?|confirmez-vous le blocage|"
            r"immediat et definitif.*\?"
        ),
    ),
    ("renouvelle", r"commander une nouvelle carte|commander une carte"),
    ("raison", r"quelle raison|pourquoi souhaitez-vous bloquer"),
    ("carte", r"quelle carte|laquelle de vos cartes"),
    ("email", r"e-mail|adresse mail|courriel"),
    ("montant", r"\bmontant|quelle somme|combien"),
    ("date", r"quelle date|quel jour|quand [^.!]*\?|date (de|du|a laquelle)"),
    ("beneficiaire", r"beneficiaire|destinataire|a qui allait|a qui |de qui venait|qui devait"),
    (
        "creancier",
        r"qui a preleve|creancier|quelle societe|quel organisme|quel commercant|nom figure sur votre releve",
    ),
    (
        "offre",
        r"enregistrer une reclamation|enregistre une reclamation|deposer une reclamation|"
        r"souhaitez-vous.*reclamation|"
        r"signaler ce paiement|signaler ce prelevement",
    ),
    (
        "motif",
        (
            r"que s'est-il passe|quel est le motif|sur quoi porte|"
            r"de quoi s'agit|que se passe-t-il|racontez-moi la premiere"
        ),
    ),
    ("description", r"expliqu|racont|decri|detail|precis"),
)
"""What the last sentences ask where nothing tells it, buttons included: the first that fits."""


def _by_words(said: str) -> str | None:
    found = next((name for name, pattern in _QUESTIONS if re.search(pattern, said, re.S)), None)
    return found or ("autre" if "?" in said else None)
