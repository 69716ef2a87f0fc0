"""A customer's message as understood, before anything is decided about it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from aide.folding import plain
from aide.nlu.entities.extract import Entity


@dataclass(frozen=True)
class Message:
    """`subjects` are (label, probability), best first; `acts` the probability of each act given what is open;
    `questions` (id, probability) of what may be asked, best first; `danger` the kind and its probability.

    `button` is the intent of a pressed button and its values.
    """

    text: str
    subjects: tuple[tuple[str, float], ...] = ()
    acts: dict[str, float] = field(default_factory=dict)
    questions: tuple[tuple[str, float], ...] = ()
    danger: tuple[str, float] = ("", 0.0)
    entities: tuple[Entity, ...] = ()
    surface: str | None = None
    second: dict[str, Any] | None = None
    button: tuple[str, dict[str, str]] | None = None
    sentences: tuple[Message, ...] = ()
    """Each sentence with its own acts and questions, where there are several."""
    apart: Apart | None = None
    """Another problem that is told beside an answer."""

    @cached_property
    def plain(self) -> str:
        """In small letters, without accents and signs."""
        return plain(self.text)

    @cached_property
    def words(self) -> int:
        """How many there are, as typed."""
        return len(self.text.split())

    def act(self, name: str) -> float:
        """How likely it is that the message does that, between 0 and 1."""
        return self.acts.get(name, 0.0)

    def has(self, *names: str, at: float = 0.5) -> bool:
        """Whether one of these acts is likelier than not."""
        return any(self.act(name) >= at for name in names)

    def subject(self, name: str) -> float:
        """The share of that label, between 0 and 1."""
        return next((share for label, share in self.subjects if label == name), 0.0)

    def share(self, names: frozenset[str]) -> float:
        """What these labels weigh together."""
        return sum(share for label, share in self.subjects if label in names)

    @property
    def top(self) -> str:
        """The likeliest label; « » where none was read."""
        return self.subjects[0][0] if self.subjects else ""

    @property
    def top_question(self) -> tuple[str, float]:
        """What is likeliest asked, and how likely it is."""
        return self.questions[0] if self.questions else ("", 0.0)

    @cached_property
    def is_question(self) -> bool:
        """By its mark or by its words, wherever they stand."""
        if "?" in self.text or _OR_NOT.search(self.plain):
            return True
        return _INTERROGATIVE.search(self.plain) is not None or _ASKS_INSIDE.search(self.plain) is not None

    def values(self, label: str) -> list[Entity]:
        """What was found of that kind, in reading order."""
        return [one for one in self.entities if one.label == label]


_ASKS_INSIDE = re.compile(r"\best ce (?:que|qu|qui)\b|\b(?:j|je |on )(?:fais|fait) comment\b")
"""« ce papier est-ce qu'il prouve que j'ai payé », « si ça m'arrive jfais comment »: wherever it stands."""
_OR_NOT = re.compile(r"\bou (?:pas|non)$")
_INTERROGATIVE = re.compile(
    r"^(?:et |mais |bonjour |dites |du coup |alors |euh |oui |ok )*"
    r"(?:comment|pourquoi|pk|pkoi|quand|(?:c |c est |yo |ca )*(?:combien|cb|cmb)|quel(?:le)?s?|qui|"
    r"est ce qu\w*|c est quoi|"
    r"c (?:est )?(?:ki|qui|koi)\b|(?:ensuite|apres|alors)$|qu est ce|kel|koi|ou (?:est|en|puis|dois|c est|"
    r"(?:il|elle|ils|elles) (?:est|sont))|"
    r"(?:pouvez|peut|peux|puis|dois|doit|faut|avez|etes) (?:vous|tu|je|on|il))\b"
)


@dataclass(frozen=True)
class Apart:
    """`subject` is the other problem, `text` its words, `answer` what is said before them;
    None where nothing is.
    """

    subject: str
    text: str
    answer: Message | None
    is_announced: bool = False
    tells: float = 1.0
    """How likely those words, by themselves, tell something or ask to file it;
    what only asks is no problem.
    """
