"""The figures of a period: volumes, who speaks now, what was understood, what came of it, complaints,
waits.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import String, case, cast, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from aide import clock
from aide.clock import PARIS
from aide.complaints.lateness import IS_OPEN, is_due_soon, is_late
from aide.complaints.motifs import LABELS
from aide.complaints.tables import complaints
from aide.desk.conversations.outcomes import count_outcomes, solved, tally
from aide.handoff.model import ABANDONED, WAITING
from aide.handoff.tables import handoffs
from aide.journal.conversations import AGENT, BOT
from aide.journal.message import CUSTOMER
from aide.journal.tables import conversations, messages, ratings, turns


def figures(c: Connection, *, since: datetime, until: datetime, now: datetime) -> dict[str, Any]:
    """Of what began between `since` and `until`.

    Owners, lateness and the present queue are those of `now`.
    """
    tallied = tally(c, *_within(conversations.c.created_at, since, until))
    return {
        "days": _days(c, since, until),
        "hours": _hours(c, since, until),
        "ratings": _ratings(c, since, until),
        "owners": _owners(c),
        "intents": _intents(c, since, until),
        "outcomes": count_outcomes(tallied),
        "solved": solved(tallied),
        "complaints": _complaints(c, since, until, now.astimezone(PARIS).date()),
        "waiting": _waiting(c, since, until, now),
    }


def _days(c: Connection, since: datetime, until: datetime) -> list[dict[str, Any]]:
    counted = {
        "conversations": _by_day(c, conversations.c.created_at, since, until),
        "messages": _by_day(c, messages.c.at, since, until, messages.c.author == CUSTOMER),
        "handoffs": _by_day(c, handoffs.c.created_at, since, until),
        "complaints": _by_day(c, complaints.c.filed_at, since, until),
    }
    day, last = since.astimezone(PARIS).date(), (until - timedelta(microseconds=1)).astimezone(PARIS).date()
    days = [day + timedelta(days=number) for number in range((last - day).days + 1)]
    return [
        {"day": day.isoformat(), **{name: by_day[day] for name, by_day in counted.items()}} for day in days
    ]


def _by_day(
    c: Connection, moment: ColumnElement, since: datetime, until: datetime, *conditions: ColumnElement
) -> Counter[date]:
    counts: Counter[date] = Counter()
    for start, count in _by_hour(c, moment, since, until, *conditions).items():
        counts[start.astimezone(PARIS).date()] += count
    return counts


def _by_hour(
    c: Connection, moment: ColumnElement, since: datetime, until: datetime, *conditions: ColumnElement
) -> dict[datetime, int]:
    # By hour in UTC, written alike by both databases; whole hours make the days of Europe/Paris.
    hour = func.substr(cast(moment, String), 1, 13)
    query = select(hour, func.count()).where(*_within(moment, since, until), *conditions).group_by(hour)
    return {
        datetime.strptime(text, "%Y-%m-%d %H").replace(tzinfo=UTC): count
        for text, count in c.execute(query).all()
    }


def _hours(c: Connection, since: datetime, until: datetime) -> list[int]:
    """Conversations begun at each hour of the day, Europe/Paris."""
    hours = [0] * 24
    for start, count in _by_hour(c, conversations.c.created_at, since, until).items():
        hours[start.astimezone(PARIS).hour] += count
    return hours


def _ratings(c: Connection, since: datetime, until: datetime) -> dict[str, Any]:
    query = select(ratings.c.stars, func.count().label("count")).where(*_within(ratings.c.at, since, until))
    counts = {row.stars: row.count for row in c.execute(query.group_by(ratings.c.stars))}
    total = sum(counts.values())
    mean = sum(stars * count for stars, count in counts.items()) / total if total else None
    return {"count": total, "mean": mean, "stars": [counts.get(stars, 0) for stars in range(1, 6)]}


def _owners(c: Connection) -> dict[str, int]:
    rows = c.execute(select(conversations.c.owner, func.count()).group_by(conversations.c.owner)).all()
    return {BOT: 0, WAITING: 0, AGENT: 0, **{owner: count for owner, count in rows}}


def _intents(c: Connection, since: datetime, until: datetime) -> list[dict[str, Any]]:
    count = func.count().label("count")
    query = select(turns.c.intent, count).where(*_within(turns.c.at, since, until)).group_by(turns.c.intent)
    rows = c.execute(query.order_by(count.desc(), turns.c.intent)).all()
    return [{"intent": row.intent, "count": row.count} for row in rows]


def _complaints(c: Connection, since: datetime, until: datetime, today: date) -> dict[str, Any]:
    """`late` as in the list of work: not answered on the last day allowed, which a holding reply puts off
    (CMF L133-45).
    """
    in_period = _within(complaints.c.filed_at, since, until)
    counted = {
        "filed": _count(*in_period),
        "open": _count(IS_OPEN),
        "late": _count(is_late(today)),
        "due_soon": _count(is_due_soon(today)),
    }
    columns = [count.label(name) for name, count in counted.items()]
    by_motif = {
        row.motif: row for row in c.execute(select(complaints.c.motif, *columns).group_by(complaints.c.motif))
    }
    motifs = [
        {"motif": motif, "label": label, **{name: getattr(by_motif.get(motif), name, 0) for name in counted}}
        for motif, label in LABELS.items()
    ]
    return {**{name: sum(motif[name] for motif in motifs) for name in counted}, "motifs": motifs}


def _waiting(c: Connection, since: datetime, until: datetime, now: datetime) -> dict[str, Any]:
    """Waiting times in seconds: from the request to the agent's coming, of the requests of the period."""
    columns = select(handoffs.c.state, handoffs.c.created_at, handoffs.c.claimed_at)
    requests = c.execute(columns.where(*_within(handoffs.c.created_at, since, until))).all()
    waits = sorted(
        clock.between(row.created_at, row.claimed_at).total_seconds() for row in requests if row.claimed_at
    )
    current = c.execute(columns.where(handoffs.c.state == WAITING)).all()
    return {
        "requested": len(requests),
        "claimed": len(waits),
        "abandoned": sum(row.state == ABANDONED for row in requests),
        "median_seconds": median(waits) if waits else None,
        "p90_seconds": waits[max(0, -(-len(waits) * 9 // 10) - 1)] if waits else None,
        "longest_seconds": waits[-1] if waits else None,
        "now": len(current),
        "now_longest_seconds": max(
            (clock.between(row.created_at, now).total_seconds() for row in current), default=None
        ),
    }


def _within(moment: ColumnElement, since: datetime, until: datetime) -> tuple[ColumnElement, ColumnElement]:
    return moment >= since, moment < until


def _count(*conditions: ColumnElement) -> ColumnElement:
    total = conditions[0]
    for condition in conditions[1:]:
        total = total & condition
    return func.sum(case((total, 1), else_=0))
