"""« c'est bien dans le dossier, mon ticket ? »: a plain yes, with what was added after the filing."""

from __future__ import annotations

from aide.dialogue.command_generator.first.of_contents import ADDED
from aide.dialogue.commands import Command
from aide.dialogue.turn import Turn


def tell(turn: Turn, command: Command) -> bool:
    """The lines added to the complaint that has any, the newest one."""
    for reference, contents in reversed(turn.state.contents.items()):
        added = [one.removeprefix(ADDED) for one in contents.splitlines() if one.startswith(ADDED)]
        if added:
            turn.say("utter_bien_ajoute", reference=reference, ajouts=" ; ".join(added))
            return True
    return False
