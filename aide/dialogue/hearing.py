"""A customer who waits for an agent, understood with the same models as the bot's own turns."""

from __future__ import annotations

import asyncio

from rasa.core.agent import Agent

from aide import clock
from aide.dialogue import loaded_reader
from aide.dialogue.flow_policy import WAITING
from aide.dialogue.patterns.waited import heard
from aide.dialogue.state import State
from aide.dialogue.tracked import state_before
from aide.handoff.waiting import Heard
from aide.nlu import understood
from aide.nlu.sentence_encoder import vector_of


async def hear(agent: Agent, conversation: str, text: str) -> Heard:
    """What the message does, given that he waits. The models read in a thread: others' turns go on."""
    reader = loaded_reader.current()
    if reader is None:
        return Heard()
    parsed = await agent.parse_message(text)
    found = understood.of(text) or understood.from_parse(parsed)
    message = await asyncio.to_thread(
        reader.read,
        text,
        vector=vector_of(text),
        opened=WAITING,
        subjects=found.subjects,
        surface=found.surface,
        second=found.second,
        today=clock.today(),
    )
    tracker = await agent.tracker_store.retrieve(conversation)
    return heard(message, state_before(tracker) if tracker else State())
