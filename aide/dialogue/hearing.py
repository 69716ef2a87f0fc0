"""A customer who waits for an agent, understood with the same models as the bot's own turns."""

from __future__ import annotations

from rasa.core.agent import Agent

from aide import clock
from aide.dialogue import reader as reading
from aide.dialogue.patterns.waited import heard
from aide.handoff.waiting import Heard
from aide.nlu import understood
from aide.nlu.sentence_encoder import vector_of

CONTEXT = "attente"


async def hear(agent: Agent, conversation: str, text: str) -> Heard:
    """About as long as the understanding of any message: ten milliseconds."""
    from aide.dialogue.flow_policy import state_before

    reader = reading.current()
    if reader is None:
        return Heard()
    parsed = await agent.parse_message(text)
    found = understood.of(text) or understood.from_parse(parsed)
    message = reader.read(
        text,
        vector=vector_of(text),
        opened=CONTEXT,
        subjects=found.subjects,
        surface=found.surface,
        second=found.second,
        today=clock.today(),
    )
    tracker = await agent.tracker_store.retrieve(conversation)
    return heard(message, warned=state_before(tracker).warned if tracker else ())
