"""The wish to file a complaint, where a story is told beside it. No Rasa here."""

from __future__ import annotations

import re

_FILING = re.compile(
    r"\b(?:je |j['’])?(?:(?:veux|voudrais|souhaite|souhaiterais|aimerais|viens|tiens [àa]|demande [àa]|"
    r"d[ée]sire) )?(?:d[ée]poser|faire|ouvrir|porter|formuler|enregistrer|d[ée]pose|fais) "
    r"(?:une |ma |cette )?(?:r[ée]clamations?|plaintes?|contestations?|dossiers?)(?: (?:pour|concernant|car|"
    r"parce que|contre|au sujet d[eu]))?\b[\s:,;.!-]*",
    re.I,
)

FEWEST_BESIDE = 6
"""Words that a story has at least, beside the wish to file."""


def beside_filing(text: str) -> str | None:
    """The story alone, without « je veux déposer une réclamation : »; None when there is none beside it."""
    story = _FILING.sub(" ", text, count=1).strip()
    return story if story != text.strip() and len(story.split()) >= FEWEST_BESIDE else None
