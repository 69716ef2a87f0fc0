"""Which of several filed complaints he means: « celle des frais », « les 8 € », « Le Petit Doubs ». Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from aide.complaints.motifs import LABELS
from aide.complaints.receipt import euros
from aide.dialogue import motif_told, recap
from aide.dialogue.message import Message
from aide.folding import plain


def filed_meant(message: Message, contents: Mapping[str, str]) -> str | None:
    """The reference that he gives, else the one whose subject, sum or name he says; None where he says none,
    or what is of several. `contents` holds the lines of what was filed here, by its reference.
    """
    given = [str(one.value) for one in message.values("reference")]
    if given:
        return next((one for one in reversed(given) if one in contents), None)
    said = {reference: _in_common(message, lines) for reference, lines in contents.items()}
    most = max(said.values(), default=0)
    best = [reference for reference, points in said.items() if points == most]
    return best[0] if most and len(best) == 1 else None


def _in_common(message: Message, lines: str) -> int:
    """How many of its subject, its sums and its names he says; a sum or a name is surer than a noun."""
    facts = lines.split(recap.HIS_WORDS)[0]
    sums = any(euros(Decimal(str(one.value))) in facts for one in message.values("montant"))
    names = any(_is_said(name, message.plain) for name in _names(facts))
    return SURER * (sums + names) + (_motif(facts) in motif_told.affirmed(message.text))


SURER = 2
SHORTEST_WORD = 4
"""Letters of a word of a name that may stand for it: « le petit » stands for nothing."""
_NAME = re.compile(r"^(?:Bénéficiaire ou émetteur|Créancier ou commerçant) : (?P<name>.+)$", re.M)
_MOTIF = re.compile(r"^Motif : (?P<label>.+)$", re.M)


def _names(facts: str) -> list[str]:
    return [one["name"] for one in _NAME.finditer(facts)]


def _is_said(name: str, said: str) -> bool:
    words = [one for one in plain(name).split() if len(one) >= SHORTEST_WORD]
    return any(re.search(rf"\b{re.escape(one)}\b", said) for one in words)


def _motif(facts: str) -> str | None:
    found = _MOTIF.search(facts)
    label = found["label"] if found else ""
    return next((name for name, known in LABELS.items() if known.lower() == label), None)
