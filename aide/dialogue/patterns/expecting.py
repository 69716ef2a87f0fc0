"""What he expects of his complaint is never lost: added to his words once, whatever else the message did."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.frame_facts import EXPECTS
from aide.dialogue.state import MONEY_BACK, SKIPPED
from aide.dialogue.turn import Turn


def keep(turn: Turn) -> None:
    """His wish goes to the description; it waits for the story where none is told yet.

    An example: « c'est le 13 et je veux être remboursé » changes the day,
    and adds « Je veux être remboursé ».
    """
    frame = turn.state.of("reclamation")
    if frame is None:
        return
    wish = f.expected(turn.message.text) if turn.message.button is None else None
    waiting = [*(frame.facts.pop(EXPECTS, None) or []), *([wish] if wish else [])]
    told = frame.facts.get(f.DESCRIPTION)
    if not told or not frame.facts.get("motif"):
        if waiting:
            frame.facts[EXPECTS] = list(dict.fromkeys(waiting))
        return
    for one in waiting:
        if not f.is_expected_in(one, recap.story_of(frame.facts)):
            before = [] if frame.facts[f.DESCRIPTION] == SKIPPED else frame.facts[f.DESCRIPTION]
            frame.facts[f.DESCRIPTION] = [*before, as_sentence(one)]


def claim_one(turn: Turn) -> None:
    """Of the same sum taken twice by error one is owed: that one is claimed,
    unless he says that it is all of them.

    An example: « 39 € et encore 39 € le 12, en double » claims 39 €.
    """
    frame = turn.state.of("reclamation")
    facts = frame.facts if frame is not None else {}
    several = facts.get(f.OPERATIONS) or []
    if (
        facts.get("motif") != MONEY_BACK
        or len(several) != 2
        or several[0] != several[1]
        or facts.get(f.IN_ALL)
    ):
        return
    story = f"{recap.story_of(facts)} {turn.message.text}"
    if f.taken_times(story) is None or f.claims_all(story):
        return
    facts.update({f.AMOUNT: several[0][f.AMOUNT], f.OPERATIONS: []})
    if day := several[0].get(f.DATE):
        facts[f.DATE] = day


def as_sentence(words: str) -> str:
    """His words as a sentence of their own."""
    return words[:1].upper() + words[1:]
