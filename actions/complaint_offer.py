"""From the help on a problem to the form: the offer, once, and the start of a draft."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite
from actions.base import AideAction, Events, Turn
from actions.complaint_draft import FORM, new_draft, note_problem
from aide.complaints.motifs import LABELS, motif_of_intent
from aide.intake import questions as q
from aide.intake import values
from aide.intake.reading import Said

HINT = 0.15
"""The share of confidence from which a second intent tells the motive of « je veux porter réclamation pour… »."""


class ProposeComplaint(AideAction):
    """After the help on a problem: remember what was told, and offer to file it, once."""

    NAME = "action_proposer_reclamation"

    async def act(self, turn: Turn) -> Events:
        if turn.form:
            return []
        if urgent := suite.card_first(turn):
            return [*note_problem(turn), *urgent]
        propose(turn, turn.second)
        return [*note_problem(turn), *suite.note(turn), SlotSet("proposition", "reclamation")]


class StartComplaint(AideAction):
    """Begin a draft from what was told, or take up the one that was left."""

    NAME = "action_commencer_reclamation"

    async def act(self, turn: Turn) -> Events:
        if turn.form == FORM:
            return [FollowupAction(FORM)]
        said = turn.said
        motif = _named_motif(said) or _second_thought(turn)
        draft = turn.slot("brouillon")
        if draft and turn.slot(q.MOTIF) and motif in (None, turn.slot(q.MOTIF)):
            turn.say("utter_reclamation_reprise")
            return [FollowupAction(FORM)]
        return [*new_draft(turn, said, motif), FollowupAction(FORM)]


def propose(turn: Turn, second: dict[str, Any] | None) -> None:
    """Offer to file; the customer hears at once that the other problem was not lost."""
    if second is not None:
        turn.say("utter_proposer_reclamation_suite", probleme=suite.words(second["intent"]))
    elif values.has_wrong_iban(turn.said.text):
        turn.say("utter_proposer_reclamation_iban")
    else:
        turn.say("utter_proposer_reclamation")


def _named_motif(said: Said) -> str | None:
    named = said.entity("motif")
    return named if named in LABELS else None


def _second_thought(turn: Turn) -> str | None:
    """« je veux porter réclamation pour des frais »: the motive is the next intent that the text also suggests."""
    if turn.is_button or turn.slot("sujet"):
        return None
    others = ((motif_of_intent(name), share) for name, share in turn.ranking[:3])
    return next((motif for motif, share in others if motif not in (None, "autre") and share >= HINT), None)
