"""Which of a few things did he mean? Never what he has just refused, and not twice in a row."""

from __future__ import annotations

from aide.dialogue.turn import Turn
from aide.nlu.vague import vague_topic
from aide.phrases import beside

french = beside(__file__)

OFFERED = 3


def clarify(turn: Turn) -> None:
    """« ma carte »: about what, he is asked; else for other words, with the likely subjects as buttons."""
    topic = vague_topic(turn.message.text)
    if topic:
        turn.state.misses -= 1
        turn.say(f"utter_preciser_{topic}")
        turn.is_over = True
        return
    if turn.state.misses == 2:
        turn.ask("reformule", "utter_reformuler_encore")
        return
    turn.ask("reformule", "utter_reformuler", buttons=buttons(turn))


def buttons(turn: Turn) -> list[dict[str, str]]:
    """The likeliest subjects that a title can name, then « Autre chose »."""
    refused = {
        *turn.state.refused,
        *(name for name, one in turn.subjects.items() if one.step in turn.state.refused),
    }
    if "reclamation" in refused:
        refused.add("deposer_reclamation")
    named = [
        name
        for name, _ in turn.message.subjects
        if (one := turn.subjects.get(name)) and one.title and name not in refused
    ][:OFFERED]
    offered = [{"title": str(turn.subjects[name].title), "payload": f"/{name}"} for name in named]
    return [*offered, {"title": french("autre_chose"), "payload": "/autre_chose"}]
