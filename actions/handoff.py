"""Handing over to a person, and taking the conversation back."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.base import LISTEN, AideAction, Events, Turn, leave_form
from aide import clock
from aide.complaints.motifs import LABELS
from aide.handoff import hours, queue
from aide.handoff.summary import summarise
from aide.intake import questions as q
from aide.intake.summary import collected


class HandOver(AideAction):
    """Open: one row in the queue, which announces itself. Closed: when it opens, and what can be done meanwhile."""

    NAME = "action_transferer_conseiller"

    async def act(self, turn: Turn) -> Events:
        now = clock.now()
        if not hours.is_open(now):
            in_form = "_formulaire" if turn.form else ""
            turn.say(f"utter_conseillers_fermes{in_form}", ouverture=hours.opening_words(now))
            return [] if turn.form else [SlotSet("proposition", "reclamation")]
        answers = {name: turn.slot(name) for name in q.ALL}
        asked = turn.form or turn.slot("sujet")
        await turn.write(
            queue.request,
            turn.conversation_id,
            reason=turn.said.intent,
            summary=await turn.read(
                summarise,
                turn.conversation_id,
                asked=LABELS.get(asked or "", (asked or "").replace("_", " ")),
                collected=collected(answers),
            ),
            wait_minutes=turn.services.settings.wait_minutes,
            now=now,
        )
        # The draft stays; the form ends, or the first words to the returned bot would become an amount.
        return [*leave_form(), LISTEN]


class Resume(AideAction):
    """The customer no longer waits: the draft he had begun is offered again."""

    NAME = "action_reprendre"

    async def act(self, turn: Turn) -> Events:
        if turn.slot("brouillon"):
            turn.say("utter_reprise_reclamation")
            return [SlotSet("proposition", "reclamation")]
        turn.say("utter_reprise_apres_attente")
        return []
