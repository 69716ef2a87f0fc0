"""A life in danger comes before money: his own, or that of somebody he speaks of. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.question import LIFE, WILL_SCOLD
from aide.dialogue.commands import Command


def is_in_danger(heard: Heard) -> list[Command] | None:
    """« je veux mourir », « elle a avalé ses médicaments »: whom to call, and nothing else is asked."""
    is_meant = _DYING.search(WILL_SCOLD.sub(" ", heard.message.plain)) is not None
    return [Command("ask", LIFE, text=heard.message.text)] if is_meant else None


_DYING = re.compile(
    r"\b(?:veux|veut|voulai[st]|voudrais|envie d e?|envie de|vais|va|"
    r"pense a|parle de|menace de) (?:vraiment |juste |bien )?"
    r"(?:mourir(?! de )|crever(?! d)|(?:me|se|m|s) (?:tuer|suicider|"
    r"pendre|foutre en l air|jeter (?:sous|par|du))|"
    r"en finir(?= (?:ce soir|maintenant|avec la vie|pour de bon|et)\b|$))|"
    r"\b(?:suicid(?:e|er|aire|aires|ee|ait)|mettre fin a (?:mes|ses|ma|"
    r"sa) (?:jours?|vie)|(?:plus|pas) envie de vivre|"
    r"plus la force de vivre)\b(?! commercial)|"
    r"\b(?:(?:avale|gobe|sorti)\w* (?:tous |toutes |plein |une boite )?(?:(?:de|d|ses|mes|des|les) ){1,2}|"
    r"(?:pris|prend|prendre) (?:tous|plein|trop|une boite) (?:(?:de|d|ses|mes|les|des) )?)(?:medicaments?|"
    r"medocs?|cachets|comprimes)"
)
"""« j'en ai marre à mourir », « je veux en finir avec cette histoire » are none."""
