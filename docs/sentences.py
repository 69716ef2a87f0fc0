"""`python -m docs.sentences` writes docs/sentences.md: all that the assistant can say,
for the bank's compliance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from aide import phrases
from aide.dialogue import knowledge
from aide.nlu.dangers import KINDS
from aide.run.parts import ROOT
from aide.subjects import DATA

PAGE = Path(__file__).with_suffix(".md")
NOBODY = "à valider"
"""Who approved it, until somebody has."""
STATES = re.compile(
    r"13 mois|jours? ouvrables?|au plus tard|en priorité|"
    r"règle générale|médiateur|CSSF|33700|plainte|remboursé|"
    r"(?:assistant|programme) automatique|ne \w+ demande(?:ra)? jamais|[Dd]es frais (?:peuvent|sont)|"
    r"définiti|irrévers|sans retour|réactiv|pour toujours"
)
"""Law, a delay, a price, safety, or what can't be undone:
such a sentence says where it comes from and who approved it.
"""
ANSWERS = {
    "complete": "réponse complète",
    "partielle": "réponse partielle",
    "inconnue": "dit que ce n'est pas connu",
}
HEAD = f"""# Tout ce que l'assistant peut dire

Écrit par `python -m docs.sentences` d'après `data/*/responses.yml`, `data/connaissances/*.yml` et
`aide/phrases.yml` : ne pas corriger ici. Comment changer une phrase : [guide du
testeur](guide-testeur.md#changer-une-phrase).

Chaque phrase a plusieurs formulations : l'assistant prend celle qu'il a dite il y a le plus longtemps. Les
mots entre accolades sont remplis au moment de parler. Ce qui énonce une règle (loi, délai, prix, sécurité,
acte sans retour) et toute réponse de connaissance porte sa source et qui l'a approuvée ; « {NOBODY} » :
personne encore.
"""


@dataclass(frozen=True)
class Sentence:
    """`name` is how the code calls it; `about` what it answers, for one of knowledge;
    `wordings` with their own origin.
    """

    subject: str
    name: str
    about: str
    wordings: tuple[str, ...]
    buttons: tuple[str, ...]
    sources: tuple[str, ...]
    approvers: tuple[str, ...]
    must_be_sourced: bool

    @property
    def is_complete(self) -> bool:
        """Each of its wordings says its source and who approved it, or needs none."""
        return not self.must_be_sourced or (all(self.sources) and all(self.approvers))


def sentences(data: Path = DATA) -> list[Sentence]:
    """All of them, by subject, in the order of the files."""
    found = [*_responses(data), *_known(data), *_phrases()]
    return sorted(found, key=lambda one: one.subject)


def page(data: Path = DATA) -> str:
    every = sentences(data)
    subjects = list(dict.fromkeys(one.subject for one in every))
    parts = [HEAD, _table(subjects, every)]
    for subject in subjects:
        parts += [f"## {subject}\n", *(_block(one) for one in every if one.subject == subject)]
    parts += [
        "## Boutons composés pendant la conversation\n",
        "\n".join(f"- {title}" for title in _titles()),
        "",
    ]
    return "\n".join(parts)


def _responses(data: Path) -> Iterator[Sentence]:
    for path in sorted(data.glob("*/responses.yml")):
        for name, wordings in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items():
            about = [one.get("metadata") or {} for one in wordings]
            texts = tuple(one["text"] for one in wordings)
            titles = [button["title"] for one in wordings for button in one.get("buttons") or ()]
            is_danger = name.removeprefix("utter_danger_") in KINDS
            yield Sentence(
                path.parent.name,
                name,
                "",
                texts,
                tuple(dict.fromkeys(titles)),
                tuple(one.get("source", "") for one in about),
                tuple(one.get("approuve_par", "") for one in about),
                is_danger or any(STATES.search(text) for text in texts),
            )


def _known(data: Path) -> Iterator[Sentence]:
    entries = knowledge.entries() if data == DATA else knowledge.load(data)
    for path in sorted((data / knowledge.FOLDER).glob("*.yml")):
        for told in (yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}).get(
            "connaissances"
        ) or []:
            entry = entries[told["id"]]
            about = f"{entry.question} ({ANSWERS[entry.answer]})"
            subject = f"{knowledge.FOLDER}/{path.stem}"
            texts = entry.every_text
            sources, approvers = (entry.source,) * len(texts), (entry.approved_by,) * len(texts)
            yield Sentence(subject, entry.response, about, texts, (), sources, approvers, True)


def _phrases() -> Iterator[Sentence]:
    for key, text in phrases.catalogue().items():
        approval = phrases.approval(key)
        sources, approvers = (approval.get("source", ""),), (approval.get("approuve_par", ""),)
        must = STATES.search(text) is not None
        yield Sentence("phrases du canal et de la file", key, "", (text,), (), sources, approvers, must)


def _table(subjects: Iterable[str], every: list[Sentence]) -> str:
    rows = ["| sujet | phrases | formulations | avec une source | à valider |", "|---|---|---|---|---|"]
    for subject in [*subjects, None]:
        own = [one for one in every if subject in (None, one.subject)]
        sourced = [one for one in own if any(one.sources)]
        waiting = sum(NOBODY in one.approvers for one in sourced)
        wordings = sum(len(one.wordings) for one in own)
        rows.append(f"| {subject or '**en tout**'} | {len(own)} | {wordings} | {len(sourced)} | {waiting} |")
    return "\n".join([*rows, ""])


def _block(one: Sentence) -> str:
    head = f"**{one.about}** `{one.name}`" if one.about else f"**`{one.name}`**"
    lines = [head, "", *(f"{number}. {_line(text)}" for number, text in enumerate(one.wordings, 1))]
    if one.buttons:
        lines += ["", f"Boutons : {' · '.join(one.buttons)}"]
    if any(one.sources):
        source, approver = (
            " / ".join(dict.fromkeys(filter(None, told))) for told in (one.sources, one.approvers)
        )
        lines += ["", f"Source : {source}. Approuvé par : {approver or NOBODY}."]
    if not one.is_complete:
        lines += ["", "**Il manque une source ou qui l'a approuvée.**"]
    return "\n".join([*lines, ""])


def _line(text: str) -> str:
    return "<br>".join(" ".join(line.split()) for line in text.strip().splitlines())


def _titles() -> list[str]:
    """What the code itself writes on a button: the cards, the reasons, « Autre chose »."""
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "aide" / "dialogue").rglob("*.py"))
    )
    return sorted(set(re.findall(r'"title": "([^"]+)"', code)))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
