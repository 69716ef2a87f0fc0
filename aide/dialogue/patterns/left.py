"""A question beside others that has no answer here is left to an agent, and said to be."""

from __future__ import annotations

import re

from aide.dialogue.commands import REST, Command
from aide.dialogue.turn import Turn


def leave(turn: Turn, command: Command) -> None:
    """Beside another one that is answered it is named in his own words, where they are those of the one
    question; of more than are answered at once the rest can be asked again.
    """
    if command.values.get(REST):
        turn.say("utter_questions_restantes")
        return
    is_other = any(note.name.startswith("utter_info_") for note in turn.notes)
    if not is_other:
        turn.say("utter_question_laissee")
    elif command.text and command.text != turn.message.text:
        turn.say("utter_autre_question_laissee_citee", question=in_few_words(command.text))
    else:
        turn.say("utter_autre_question_laissee")


def in_few_words(question: str) -> str:
    """« et est-ce que mon frère peut venir la chercher demain matin ? » becomes
    « est-ce que mon frère peut venir la… ».
    """
    words = _LINK.sub("", question.strip(" ?!.,;…\n")).split()
    return " ".join(words[:MOST_QUOTED]) + ("…" if len(words) > MOST_QUOTED else "")


MOST_QUOTED = 8
"""Words of his question that are said back."""
_LINK = re.compile(r"^(?:(?:et|mais|sinon|puis|aussi|ou|alors|au fait)\b[\s,]*)+", re.I)
"""What linked it to the one before."""
