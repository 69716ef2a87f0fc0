"""What customers ask and what may be answered, read from `data/connaissances/*.yml`. Pure.

Each entry is known under its id, asked in the customers' words (`formulations`), and answered by a response
`utter_info_<id>`, with where the fact comes from and who approved the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from aide import quick_yaml
from aide.subjects import DATA

FOLDER = "connaissances"
ANSWERS = ("complete", "partielle", "inconnue")


class WrongKnowledge(ValueError):
    """An entry cannot be read; the message names the file and the entry."""


@dataclass(frozen=True)
class Entry:
    """`answer` says how far the question is answered; `texts` are wordings of the same facts."""

    id: str
    question: str
    answer: str
    source: str
    approved_by: str
    texts: tuple[str, ...]
    wordings: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    frequent: bool = False
    offers: str = ""
    """The flow that is offered after the answer, to who tells it as his own case: `propose: opposition`."""
    better: bool = False
    """Says more than the help of its first subject, and is said in its place when this is what he tells."""
    written: tuple[str, ...] = ()
    """Wordings for who cannot telephone: `textes_par_ecrit`."""
    filed: tuple[str, ...] = ()
    """Wordings for who has filed a complaint in this conversation: `textes_apres_depot`."""
    connected: tuple[str, ...] = ()
    """Wordings for who is logged in: `textes_si_connecte`."""
    blocked: tuple[str, ...] = ()
    """Wordings for who has blocked a card in this conversation, without the advice to block it:
    `textes_carte_bloquee`.
    """
    file: str = ""
    """The stem of its file's name."""

    @property
    def response(self) -> str:
        """The name of its answer among the responses."""
        return f"utter_info_{self.id}"

    @property
    def every_text(self) -> tuple[str, ...]:
        """All that is ever answered, to whomever, in the order of the wordings."""
        return (*self.texts, *self.written, *self.filed, *self.connected, *self.blocked)


def load(data: Path = DATA) -> dict[str, Entry]:
    """Every entry, by id. Raises WrongKnowledge."""
    found: dict[str, Entry] = {}
    for path in sorted((data / FOLDER).glob("*.yml")):
        for told in (quick_yaml.read(path) or {}).get("connaissances") or []:
            entry = _entry(told, path.name)
            if entry.id in found:
                raise WrongKnowledge(f"{path.name} : « {entry.id} » existe deux fois")
            found[entry.id] = entry
    return found


def unanswered(data: Path = DATA) -> list[str]:
    """Questions that none of the entries answers: what the honest « je n'ai pas cette information » is
    learnt from.
    """
    found: list[str] = []
    for path in sorted((data / FOLDER).glob("*.yml")):
        found += (quick_yaml.read(path) or {}).get("sans_reponse") or []
    return found


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """The project's own, read once a process."""
    return load()


def _entry(told: Mapping[str, Any], where: str) -> Entry:
    missing = [
        key
        for key in ("id", "question", "reponse", "source", "approuve_par", "textes", "formulations")
        if not told.get(key)
    ]
    if missing or told["reponse"] not in ANSWERS:
        raise WrongKnowledge(f"{where}, « {told.get('id')} » : manque {missing or ANSWERS}")
    return Entry(
        told["id"],
        told["question"],
        told["reponse"],
        told["source"],
        told["approuve_par"],
        tuple(text.strip() for text in told["textes"]),
        tuple(line.strip() for line in told["formulations"].splitlines() if line.strip()),
        tuple(told.get("sujets") or ()),
        bool(told.get("frequente")),
        str(told.get("propose") or ""),
        bool(told.get("mieux_que_l_aide")),
        tuple(text.strip() for text in told.get("textes_par_ecrit") or ()),
        tuple(text.strip() for text in told.get("textes_apres_depot") or ()),
        tuple(text.strip() for text in told.get("textes_si_connecte") or ()),
        tuple(text.strip() for text in told.get("textes_carte_bloquee") or ()),
        where.removesuffix(".yml"),
    )
