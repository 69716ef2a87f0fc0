"""Agents' sessions, by a cookie of which only the hash is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.staff.accounts import Agent
from aide.desk.tables import agent_sessions, agents

SESSION = timedelta(hours=12)
IDLE = timedelta(hours=2)


def open_session(c: Connection, agent: Agent, *, now: datetime) -> str:
    """The token for the cookie; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    c.execute(delete(agent_sessions).where(agent_sessions.c.expires_at < now))
    c.execute(
        agent_sessions.insert().values(
            token=_hash(token), login=agent.login, expires_at=clock.after(now, SESSION), seen_at=now
        )
    )
    return token


def of_session(c: Connection, token: str, *, now: datetime) -> tuple[Agent, datetime] | None:
    """Whose session it is, and when it was last seen.

    None when it is unknown, over, or was left alone too long.
    """
    row = c.execute(
        select(agents, agent_sessions.c.seen_at)
        .join(agent_sessions, agent_sessions.c.login == agents.c.login)
        .where(agent_sessions.c.token == _hash(token), agent_sessions.c.expires_at > now)
    ).one_or_none()
    if row is None or row.disabled_at is not None or row.seen_at < clock.before(now, IDLE):
        return None
    return Agent(row.login, row.name, row.role), row.seen_at


def alive(c: Connection, tokens: Collection[str], *, now: datetime) -> set[str]:
    """Those of `tokens` whose session `of_session` would find."""
    by_hash = {_hash(token): token for token in tokens}
    query = (
        select(agent_sessions.c.token)
        .join(agents, agents.c.login == agent_sessions.c.login)
        .where(agent_sessions.c.token.in_(list(by_hash)), agent_sessions.c.expires_at > now)
        .where(agents.c.disabled_at.is_(None), agent_sessions.c.seen_at >= clock.before(now, IDLE))
    )
    return {by_hash[hashed] for hashed in c.execute(query).scalars()}


def touch(c: Connection, token: str, *, now: datetime) -> None:
    """The session was used at `now`: it lives on from there."""
    c.execute(update(agent_sessions).where(agent_sessions.c.token == _hash(token)).values(seen_at=now))


def close_session(c: Connection, token: str) -> None:
    """That session is over; nothing when there is none."""
    c.execute(delete(agent_sessions).where(agent_sessions.c.token == _hash(token)))


def form_token(token: str, secret: str) -> str:
    """What each form of that session carries: another site cannot know it (CSRF)."""
    return hmac.new(secret.encode(), f"desk form {token}".encode(), "sha256").hexdigest()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
