"""Where an invented dialogue stands, and the assistant's bubbles in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints.complaint import Complaint
from aide.desk.demo import reading
from aide.desk.demo.dialogues import responses
from aide.journal import conversations, messages
from aide.journal.conversations import Conversation


@dataclass
class Scene:
    """Where the dialogue stands: the instant, the customer's last message, how many bubbles answered it,
    what is asked.
    """

    c: Connection
    rng: Random
    conversation: Conversation
    key: str
    agent: str
    now: datetime
    values: dict[str, str]
    reply_to: int = 0
    replies: int = 0
    asked: str | None = None
    handoff: str = ""
    story: str = ""
    filed: list[Complaint] = field(default_factory=list)

    def wait(self, low: int, high: int) -> None:
        """Between `low` and `high` seconds go by."""
        self.now = clock.after(self.now, timedelta(seconds=self.rng.randint(low, high)))


def say(scene: Scene, said: str, **values: str) -> None:
    """One bubble of the assistant: a response of the domain by its name, else the words themselves."""
    scene.wait(1, 2)
    messages.reply(
        scene.c,
        scene.conversation.id,
        generation=conversations.get(scene.c, scene.conversation.id).generation,
        reply_to=scene.reply_to,
        reply_index=scene.replies,
        text=filled(scene, responses().get(said, said), **values),
        asks={"expects": {"field": field}} if (field := reading.asked_by(said)) else None,
        now=scene.now,
    )
    scene.replies += 1
    scene.asked = field or scene.asked


def filled(scene: Scene, text: str, **values: str) -> str:
    """The text with the scene's values in its places."""
    return text.format(**{**scene.values, **values})
