"""Complaint numbers, `REC-YYYY-NNNNNN`: taken from a row per year, never given twice."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints.tables import complaint_counters as counters
from aide.db import insert

_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9])REC[\s\-–—_./]*(20\d{2})[\s\-–—_./]*(\d{1,6})(?![A-Za-z0-9])", re.IGNORECASE
)


def parse_reference(text: str) -> str | None:
    """The first complaint number in `text`, in its one spelling: « rec 2026 12 » is `REC-2026-000012`."""
    match = _REFERENCE.search(unicodedata.normalize("NFKC", text))
    if match is None or int(match[2]) == 0:
        return None
    return f"REC-{int(match[1])}-{int(match[2]):06d}"


def next_reference(c: Connection, *, now: datetime) -> str:
    """The next number of the year in Europe/Paris.

    Its row stays locked until the caller's transaction ends.
    """
    year = now.astimezone(PARIS).year
    c.execute(
        insert(c, counters)
        .values(year=year, last=1)
        .on_conflict_do_update(index_elements=["year"], set_={"last": counters.c.last + 1})
    )
    number = c.execute(select(counters.c.last).where(counters.c.year == year)).scalar_one()
    return f"REC-{year}-{number:06d}"
