"""Danger first: the sentence that its kind needs, the blocking at one yes, then the report."""

from __future__ import annotations

from aide.dialogue.commands import Command
from aide.dialogue.patterns import digression, story
from aide.dialogue.turn import Turn

CARDS = frozenset(
    {"code_donne", "argent_part", "agression", "faux_conseiller", "prise_en_main", "lien", "faux_acheteur"}
)
"""Kinds after which the card is blocked, unless he refuses."""


def warn(turn: Turn, command: Command) -> None:
    """What to do at once is said; then a card is to be blocked, or a person is offered."""
    state = turn.state
    state.warned.append(command.name)
    state.misses = 0
    subject = "carte_volee" if command.name == "agression" else "paiement_frauduleux"
    story.keep(turn, "paiement_frauduleux", Command("tell", "paiement_frauduleux", {}, command.text))
    state.subject = "paiement_frauduleux"
    state.helped.append("paiement_frauduleux")
    turn.say(f"utter_danger_{command.name}")
    if command.name in CARDS and not state.blocked:
        if command.name != "lien" and "paiement_frauduleux" not in state.later:
            state.later.append("paiement_frauduleux")
        if turn.world.is_connected:
            digression.start(
                turn,
                Command("start_flow", "opposition", {"raison": turn.subjects[subject].reason}, command.text),
            )
            return
        turn.say("utter_danger_anonyme")
        turn.is_over = True
        return
    turn.ask("conseiller", "utter_danger_conseiller", starts="conseiller")
