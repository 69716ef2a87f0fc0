"""Who read personal data in clear, and who changed what: written with the act itself, never rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from aide.db_long_work import delete_some
from aide.desk.tables import desk_audit
from aide.phrases import beside

french = beside(__file__)

LABELS, NOUNS = french.table("actes"), french.table("actes_au_menu")
"""What an agent did, after his name, and the same in a menu."""
ON_CONVERSATIONS = {"lecture", "note", "revue", "attribution", "correction", "prise", "cloture", "retour"}


@dataclass(frozen=True)
class Entry:
    """Who (`login`) did what (`act`, one of LABELS) to which thing."""

    id: int
    at: datetime
    login: str
    act: str
    target: str

    @property
    def thing(self) -> str:
        """The reference or the conversation that `target` begins with."""
        return self.target.split(" ", 1)[0]

    @property
    def path(self) -> str | None:
        """Where the thing is shown, None for what has no page."""
        if self.thing.startswith("REC-"):
            return f"/reclamations/{self.thing}"
        if self.act == "transfert":
            return f"/direct/{self.thing}"
        return f"/conversations/{self.thing}" if self.act in ON_CONVERSATIONS else None


def record(c: Connection, login: str, act: str, target: str, *, now: datetime) -> None:
    """`act` is one of LABELS; `target` names the thing, never what it holds."""
    c.execute(desk_audit.insert().values(at=now, login=login, act=act, target=target[:120]))


def latest(
    c: Connection,
    filters: Mapping[str, str] = MappingProxyType({}),
    *,
    period: tuple[datetime | None, datetime | None] = (None, None),
    before: int | None = None,
    limit: int = 200,
) -> list[Entry]:
    """At most `limit` lines, newest first, of the `agent` and the `act` asked for, on what holds `q`.

    Older than `before`.
    """
    query = select(desk_audit).order_by(desk_audit.c.id.desc()).limit(limit)
    for name, column in (("agent", desk_audit.c.login), ("act", desk_audit.c.act)):
        if filters.get(name):
            query = query.where(column == filters[name])
    if filters.get("q"):
        query = query.where(func.lower(desk_audit.c.target).contains(filters["q"].lower(), autoescape=True))
    since, until = period
    if since:
        query = query.where(desk_audit.c.at >= since)
    if until:
        query = query.where(desk_audit.c.at < until)
    if before is not None:
        query = query.where(desk_audit.c.id < before)
    return [Entry(row.id, row.at, row.login, row.act, row.target) for row in c.execute(query)]


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Delete at most `limit` lines older than `before`; how many."""
    return delete_some(c, desk_audit, desk_audit.c.at < before, limit=limit)


def logins(c: Connection) -> set[str]:
    """Whoever did something, were the account gone."""
    return set(c.execute(select(desk_audit.c.login).distinct()).scalars())
