"""The one module that reads the time. AIDE_NOW sets where the clock starts; it runs on from there."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
_PROCESS_START = time.time()


def now() -> datetime:
    """The present moment, aware, at the offset that Paris has now; shifted by AIDE_NOW outside production."""
    return _at_paris(datetime.now(UTC) + _shift())


def after(moment: datetime, span: timedelta) -> datetime:
    """The moment that comes `span` of real time after `moment`, at Paris's offset then.

    Within one zone Python counts by the clock on the wall: ten minutes that begin at 2:57 last seventy in the
    night of October in which 2 o'clock comes twice. So every wait, pause and delay is added here.
    """
    return _at_paris(moment.astimezone(UTC) + span)


def before(moment: datetime, span: timedelta) -> datetime:
    """The moment from which `span` of real time leads to `moment`."""
    return after(moment, -span)


def between(start: datetime, end: datetime) -> timedelta:
    """The real time from `start` to `end`, negative where it ends before."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def today() -> date:
    """The calendar day in Europe/Paris."""
    return now().date()


def real_now() -> datetime:
    """The machine's own UTC clock, for token expiry and Rasa's timestamps only."""
    return datetime.now(UTC)


def _at_paris(moment: datetime) -> datetime:
    """With an offset that does not change, so that two such moments differ by real time."""
    offset = moment.astimezone(PARIS).utcoffset() or timedelta()
    return moment.astimezone(timezone(offset))


def _shift() -> timedelta:
    start = os.environ.get("AIDE_NOW", "")
    if not start or os.environ.get("AIDE_ENV") == "production":
        return timedelta()
    # AIDE_NOW_SINCE (epoch seconds) is when AIDE_NOW was said: every process and each restart then agree.
    since = float(os.environ.get("AIDE_NOW_SINCE") or _PROCESS_START)
    moment = datetime.fromisoformat(start)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=PARIS)
    return moment - datetime.fromtimestamp(since, UTC)
