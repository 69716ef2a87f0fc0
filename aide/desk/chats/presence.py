"""The live chats as the desk shows them: who waits, who speaks with whom, who reads and who types."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide import clock
from aide.db import insert
from aide.desk.staff.accounts import Agent
from aide.desk.tables import agents, chat_readers
from aide.handoff import attendance
from aide.handoff.model import ASSIGNED, WAITING, Handoff
from aide.handoff.order import fair
from aide.handoff.tables import handoffs
from aide.journal import presence
from aide.journal.conversations import Conversation
from aide.journal.conversations import get as conversation_of
from aide.phrases import beside

french = beside(__file__)

READS, TYPES = timedelta(seconds=8), timedelta(seconds=5)
CATEGORIES = tuple(french.table("categories").values())


@dataclass(frozen=True)
class Chat:
    """One row of the queue or of the chats under way; `waited` in seconds, until the agent came."""

    handoff: Handoff
    conversation: Conversation
    waited: float


@dataclass(frozen=True)
class Company:
    """Who else is at a chat: names of the agents who read it, and of those who type.

    Whether the customer types.
    """

    readers: list[str]
    typists: list[str]
    customer_types: bool


def chats(c: Connection, *, now: datetime) -> tuple[list[Chat], list[Chat]]:
    """Who waits, in the order in which they are served, then the chats under way."""
    query = select(handoffs).where(handoffs.c.state.in_((WAITING, ASSIGNED))).order_by(handoffs.c.created_at)
    calls = [Handoff(**row) for row in c.execute(query).mappings()]
    rows = [
        Chat(
            one,
            conversation_of(c, one.conversation),
            clock.between(one.created_at, one.claimed_at or now).total_seconds(),
        )
        for one in calls
    ]
    places = {one.handoff: number for number, one in enumerate(fair(c))}
    waiting = [row for row in rows if row.handoff.id in places and row.handoff.deadline_at > now]
    waiting.sort(key=lambda row: places[row.handoff.id])
    return waiting, [row for row in rows if row.handoff.state == ASSIGNED]


def types(c: Connection, conversation: str, login: str, *, now: datetime) -> None:
    """This agent is writing in the chat, and so reads it."""
    row = {
        "conversation": conversation,
        "login": login,
        "reads_until": clock.after(now, READS),
        "types_until": clock.after(now, TYPES),
    }
    _note_readers(c, [row])


def attend(c: Connection, watchers: Collection[tuple[Agent, str]], *, gone: timedelta, now: datetime) -> None:
    """Each agent has the page of that handoff open; his own chat is not given back before `gone` has passed.

    Said every few seconds of all open chats at once: the same few statements for one as for a hundred.
    """
    rows = c.execute(
        select(handoffs).where(handoffs.c.id.in_({handoff for _, handoff in watchers}))
    ).mappings()
    handoffs_by_id = {row["id"]: row for row in rows}
    there = {
        (handoffs_by_id[handoff]["conversation"], agent.login)
        for agent, handoff in watchers
        if handoff in handoffs_by_id
    }
    # Sorted, so that two desks never wait for each other's rows.
    _note_readers(
        c,
        [
            {"conversation": of, "login": by, "reads_until": clock.after(now, READS)}
            for of, by in sorted(there)
        ],
    )
    mine = {
        handoffs_by_id[handoff]["conversation"]
        for agent, handoff in watchers
        if handoff in handoffs_by_id
        and (handoffs_by_id[handoff]["state"], handoffs_by_id[handoff]["agent"]) == (ASSIGNED, agent.name)
    }
    attendance.heartbeat(c, mine, until=clock.after(now, gone))


def _note_readers(c: Connection, rows: list[dict[str, Any]]) -> None:
    """What a row does not say stays; two tabs of an agent may say it at the same time."""
    if not rows:
        return
    added = insert(c, chat_readers)
    changed = {name: added.excluded[name] for name in rows[0] if name not in ("conversation", "login")}
    c.execute(added.on_conflict_do_update(index_elements=["conversation", "login"], set_=changed), rows)


def company(c: Connection, conversation: str, login: str, *, now: datetime) -> Company:
    """Everybody at the chat but `login`."""
    rows = c.execute(
        select(agents.c.name, chat_readers.c.types_until)
        .join(agents, agents.c.login == chat_readers.c.login)
        .where(
            chat_readers.c.conversation == conversation,
            chat_readers.c.login != login,
            chat_readers.c.reads_until > now,
        )
        .order_by(agents.c.name)
    ).all()
    typists = [row.name for row in rows if row.types_until and row.types_until > now]
    customer = bool(presence.typing_now(c, [conversation], "customer", now=now))
    return Company([row.name for row in rows], typists, customer)


@lru_cache(maxsize=1)
def canned() -> list[dict[str, str]]:
    """The sentences that agents choose from, in the order of `canned.yml`."""
    return list(yaml.safe_load((Path(__file__).parent / "canned.yml").read_text(encoding="utf-8")))
