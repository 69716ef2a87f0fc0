"""« tu me demandes de cliquer et après tu peux pas »: what we could not do is reproached. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import FAILED, Command

OF_US = ("demander_capacites", "exprimer_mecontentement")
"""The subjects that such words are taken for: of the assistant, and of no problem of his."""


def reproaches_failure(heard: Heard) -> list[Command] | None:
    """An apology and a person, and not what else can be done here."""
    message, state = heard.message, heard.state
    is_open = state.question is not None or state.frame is not None
    if is_open or message.top not in OF_US or message.entities:
        return None
    return [Command("reproach", values={FAILED: True})] if _FAILS.search(message.plain) else None


_FAILS = re.compile(
    r"\b(?:tu|vous|on) (?:me |m |nous )?(?:demand|di[st]|dites|propos|fai[st]|faites|promet)\w*\b.{3,60}"
    r"\b(?:peu[xt]?|pouvez|sai[st]|savez|march\w*|fonctionn\w*)(?: meme| vraiment| non plus)? (?:pas|rien)\b|"
    r"\b(?:peu[xt]?|pouvez|sai[st]|savez)(?: meme| vraiment| donc| jamais)? rien(?: faire| pour moi)?$|"
    r"\bserv(?:ez|s|t)(?: vraiment| donc)? (?:a|strictement a) rien\b|\bsert a (?:rien|quoi)\b.{0,20}\b"
    r"(?:peu[xt]?|pouvez|sai[st]|savez)\b"
)
"""« vous proposez et vous pouvez pas », « vous savez rien faire », « tu sers à rien »."""
