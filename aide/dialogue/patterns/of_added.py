"""« c'est bien dans le dossier, mon ticket ? »: a plain yes, with what was added after the filing."""

from __future__ import annotations

from aide.dialogue.command_generator.first.of_contents import ADDED
from aide.dialogue.commands import Command
from aide.dialogue.filed_meant import filed_meant
from aide.dialogue.turn import Turn


def tell(turn: Turn, command: Command) -> bool:
    """The lines added to the complaint that he means, else to the newest one that has any."""
    meant = filed_meant(turn.message, turn.state.contents)
    for reference, contents in reversed(turn.state.contents.items()):
        if meant not in (None, reference):
            continue
        added = [one.removeprefix(ADDED) for one in contents.splitlines() if one.startswith(ADDED)]
        if added:
            turn.say("utter_bien_ajoute", reference=reference, ajouts=" ; ".join(added))
            return True
    if meant is not None:  # nothing was added to that one: what is in it
        turn.say("utter_contenu_depose", reference=meant, resume=turn.state.contents[meant])
    return meant is not None
