"""The second problem of an earlier message, when the customer wants to look at it now."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions import suite
from actions.base import AideAction, Events, Turn, clear
from actions.complaint_draft import DRAFT_SLOTS
from aide import clock
from aide.complaints.motifs import FRAUD, motif_of_intent
from aide.intake import reading
from aide.intake.reading import Said


class TakeUp(AideAction):
    """The second problem of an earlier message: its help, then the offer, with what was told of it then."""

    NAME = "action_reprendre_suite"

    async def act(self, turn: Turn) -> Events:
        noted = turn.slot(suite.NOTED) or {}
        intent = str(noted.get("intent"))
        if intent in suite.URGENT:
            return [
                SlotSet(suite.NOTED, None),
                SlotSet("raison", intent),
                FollowupAction("action_commencer_opposition"),
            ]
        motif = motif_of_intent(intent)
        if motif is None:
            turn.say("utter_oui_sans_question")
            return clear(suite.NOTED)
        said = Said(str(noted["text"]), intent, 1.0, tuple((name, value) for name, value in noted["entities"]))
        if motif == FRAUD:
            turn.say("utter_suite_paiement_frauduleux")
        else:
            turn.say(f"utter_aide_{motif}")
            turn.say("utter_proposer_reclamation")
        fields = reading.told(said, motif, clock.today())
        return [
            *clear(suite.NOTED, *DRAFT_SLOTS),
            SlotSet("sujet", motif),
            SlotSet("recit", said.text),
            *(SlotSet(name, value) for name, value in fields.items()),
            SlotSet("proposition", "reclamation"),
        ]
