"""A person is called: one row in the queue, or when it opens."""

from __future__ import annotations

from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.complaints.motifs import LABELS
from aide.dialogue import recap
from aide.dialogue.patterns.after_wait import card_in_danger
from aide.handoff import hours, queue
from aide.handoff.summary import summarise


class HandOver(AideAction):
    """Open: one row in the queue, which announces itself. Closed: when it opens, said by the flow."""

    NAME = "action_transferer_conseiller"

    async def act(self, context: ActionContext) -> Events:
        """`transfere` once his row is in the queue; `ferme` with the words for when agents are back."""
        now = clock.now()
        if not hours.is_open(now):
            return result("ferme", ouverture=hours.opening_words(now))
        state = context.state
        below = [frame for frame in state.stack if frame.flow != "conseiller"]
        facts = (
            below[-1].facts
            if below
            else (state.told[state.subject].facts if state.subject in state.told else {})
        )
        subject = str(facts.get("motif") or state.subject or (below[-1].flow if below else ""))
        await context.write(
            queue.request,
            context.conversation_id,
            reason=context.intent,
            summary=await context.read(
                summarise,
                context.conversation_id,
                asked=LABELS.get(subject, subject.replace("_", " ")),
                collected=recap.collected(facts),
                by_writing=state.written,
            ),
            of_card=card_in_danger(state),
            by_writing=state.written,
            wait_minutes=context.services.settings.wait_minutes,
            now=now,
        )
        return result("transfere")
