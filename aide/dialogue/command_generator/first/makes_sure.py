"""« donc demain soir ? », just after a delay was told: he makes sure that he understood. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command

LONGEST = 9
DELAY = "delai"
"""In the name of each question of knowledge that is answered with a delay."""


def makes_sure_of_delay(heard: Heard) -> list[Command] | None:
    """The same answer in its other words, with the day where it is counted;
    a day to come is no day of an operation.
    """
    message, state = heard.message, heard.state
    told = [one for one, turn in state.said.items() if turn == state.turns - 1 and DELAY in one.split("_")]
    is_short = message.words <= LONGEST and "?" in message.text and not message.values("montant")
    if not told or not is_short or not _SO.match(message.plain) or not _WHEN.search(message.plain):
        return None
    return [Command("ask", told[-1], text=message.text)]


_SO = re.compile(
    r"(?:(?:ok|oui|et|ah|bon|mais) ){0,12}(?:donc|dc|dnc|alors|du coup|genre|soit|en gros|"
    r"ca (?:fait|veut dire|serait)|c est a dire|"
    r"si (?:je|j ai) (?:bien )?compr\w*)\b"
)
_WHEN = re.compile(
    r"\b(?:demain|2main|aujourd hui|ce soir|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|semaines?|mois|jours?|"
    r"heures?|le \d{1,2}|avant le|week ?end)\b"
)
