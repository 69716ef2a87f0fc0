"""The numbers of a period, of the last 30 days by default."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json
from sqlalchemy.engine import Engine

from aide import clock
from aide.clock import PARIS
from aide.db import reading
from aide.desk.http import params, serializers
from aide.desk.http.errors import bad_value
from aide.desk.reports.metrics import figures
from aide.phrases import beside

french = beside(__file__)

stats = Blueprint("stats", url_prefix="/api/stats")
DAYS, MAX_DAYS = 30, 366


@stats.get("/")
async def show(request: Request) -> HTTPResponse:
    """The figures of `since` to `until` as JSON; 400 for days that cannot be read."""
    now = clock.now()
    since, until = asked_period(*params.period(request.args), now=now)
    return json(await asyncio.to_thread(_read, request.app.ctx.engine, since, until, now))


def asked_period(
    since: datetime | None, until: datetime | None, *, now: datetime
) -> tuple[datetime, datetime]:
    """The period, of the last DAYS days by default. Raises ApiError 400 when it is empty or too long."""
    until = until or clock.after(now, timedelta(microseconds=1))
    since = since or _start_of_day(until - timedelta(days=DAYS - 1))
    if since >= until:
        raise bad_value(french("since_avant_until"))
    if until - since > timedelta(days=MAX_DAYS):
        raise bad_value(french("periode_trop_longue", max_days=MAX_DAYS))
    return since, until


def _read(engine: Engine, since: datetime, until: datetime, now: datetime) -> dict[str, Any]:
    with reading(engine) as c:
        return {
            "since": serializers.stamp(since),
            "until": serializers.stamp(until),
            **figures(c, since=since, until=until, now=now),
        }


def _start_of_day(moment: datetime) -> datetime:
    return datetime.combine(moment.astimezone(PARIS).date(), time(), PARIS)
