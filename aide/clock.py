"""The one module that reads the time. AIDE_NOW sets where the clock starts; it runs on from there."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
_PROCESS_START = time.time()


def now() -> datetime:
    """The present moment, aware, in Europe/Paris; shifted by AIDE_NOW outside production."""
    return (datetime.now(UTC) + _shift()).astimezone(PARIS)


def today() -> date:
    """The calendar day in Europe/Paris."""
    return now().date()


def real_now() -> datetime:
    """The machine's own UTC clock, for token expiry and Rasa's timestamps only."""
    return datetime.now(UTC)


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
