"""`action_transferer_conseiller`: a person is called: one row in the queue, or when it opens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.base import ActionContext, AideAction, Events, result
from aide import clock
from aide.complaints.motifs import LABELS
from aide.dialogue import recap
from aide.dialogue.patterns.after_wait import card_in_danger
from aide.dialogue.state import State
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
        subject, facts = _talked_of(state)
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


def _talked_of(state: State) -> tuple[str, Mapping[str, Any]]:
    """What an agent will be asked about, with what is known of it:
    what is open below, else what was told last.
    """
    below = [frame for frame in state.stack if frame.flow != "conseiller"]
    if below:
        facts = below[-1].facts
        return str(facts.get("motif") or state.subject or below[-1].flow), facts
    facts = state.told[state.subject].facts if state.subject in state.told else {}
    return str(facts.get("motif") or state.subject or ""), facts
