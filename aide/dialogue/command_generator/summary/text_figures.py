"""A figure of his own words, put right in the summary: « le 15 dans le texte, changez-le en 18 ». Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.dialogue import facts as f
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.commands import Command
from aide.dialogue.message import Message


def changes_figure(heard: SummaryAnswer) -> list[Command] | None:
    """« le 15 dans le texte, changez-le en 18 »: the one figure in place of the other."""
    text = _number_in_text(heard.message, heard.facts)
    return None if text is None else [Command("replace_text", text=text)]


def _number_in_text(message: Message, facts: Mapping[str, Any]) -> str | None:
    """His story with the figure changed; None where it is about none, or changes nothing."""
    story = " ".join(f.known(facts, f.DESCRIPTION) or [])
    pair = _CHANGED.search(message.text)
    if _IN_TEXT.search(message.plain) is None or pair is None:
        return None
    old, new = (pair["a"], pair["b"]) if pair["how"].lower() in ("en", "par") else (pair["b"], pair["a"])
    changed = re.sub(rf"(?<![\d.,]){re.escape(old)}(?![\d])", new, story)
    return changed if changed != story else None


_IN_TEXT = re.compile(r"\bdans (?:le |mon )?(?:texte|message|recit)\b")

_CHANGED = re.compile(
    r"(?P<a>\d+(?:[.,]\d+)?)\D{0,40}\b(?P<how>en|par|au lieu d\w*|et pas|pas)\D{0,6}"
    r"(?P<b>\d+(?:[.,]\d+)?)",
    re.I,
)
