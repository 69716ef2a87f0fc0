"""Deliver what is due, from as many processes as one likes: each mail is claimed by one conditional UPDATE.

A mail is sent at least once: a process that dies between sending and noting it sends it again when its claim
ends, under the same Message-ID.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Engine, Row

from aide import clock
from aide.db import reading, writing
from aide.mail.outbox import Mail
from aide.mail.senders import MailRefused, MailUnavailable, Sender
from aide.mail.tables import outbox

log = logging.getLogger(__name__)
CLAIM = timedelta(minutes=10)
"""Longer than a whole batch may take: 20 mails of 10 s each."""
MAX_ATTEMPTS = 12
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
GAVE_UP = "gave up"


@dataclass(frozen=True)
class Delivery:
    """What one round did: `postponed` will be tried again, `given_up` never."""

    sent: int = 0
    postponed: int = 0
    given_up: int = 0


def deliver_due(engine: Engine, sender: Sender, *, now: datetime, limit: int = 20) -> Delivery:
    """Send the mails that are due, oldest first, each outside any transaction. Blocks: give it a thread."""
    with reading(engine) as c:
        due = c.execute(
            select(outbox.c.id, outbox.c.next_at)
            .where(outbox.c.next_at <= now)
            .order_by(outbox.c.next_at, outbox.c.id)
            .limit(limit)
        ).all()
    counts = {"sent": 0, "postponed": 0, "given_up": 0}
    for row in due:
        with writing(engine) as c:
            mail = _claim(c, row, now)
        if mail is not None:
            counts[_deliver(engine, sender, mail, now)] += 1
    return Delivery(**counts)


def pause_after(attempts: int) -> timedelta:
    """The wait after the `attempts`-th failure: 1 minute, doubled each time, 6 hours at most."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)


def _claim(c: Connection, seen: Row, now: datetime) -> Mail | None:
    """Take the mail for the time of a claim; None when another process was faster."""
    claimed = c.execute(
        update(outbox)
        .where(outbox.c.id == seen.id, outbox.c.next_at == seen.next_at)
        .values(next_at=clock.after(now, CLAIM), attempts=outbox.c.attempts + 1)
    )
    if not claimed.rowcount:
        return None
    row = c.execute(select(outbox).where(outbox.c.id == seen.id)).one()
    return Mail(row.id, row.recipient, row.subject, row.body, row.created_at, row.attempts)


def _deliver(engine: Engine, sender: Sender, mail: Mail, now: datetime) -> str:
    try:
        sender.send(mail)
    except MailRefused as error:
        return _give_up(engine, mail, str(error))
    except MailUnavailable as error:
        if mail.attempts >= MAX_ATTEMPTS:
            return _give_up(engine, mail, f"{GAVE_UP}: {error}")
        log.warning("mail %s not sent, attempt %d: %s", mail.id, mail.attempts, error)
        _note(engine, mail, next_at=clock.after(now, pause_after(mail.attempts)), error=str(error)[:80])
        return "postponed"
    _note(engine, mail, sent_at=now, next_at=None, error=None)
    return "sent"


def _give_up(engine: Engine, mail: Mail, reason: str) -> str:
    log.error("mail %s given up after %d attempts: %s", mail.id, mail.attempts, reason)
    _note(engine, mail, next_at=None, error=reason[:80])
    return "given_up"


def _note(engine: Engine, mail: Mail, **values: Any) -> None:
    """Write the outcome; not over another process's, which took the mail after our claim had ended."""
    with writing(engine) as c:
        c.execute(
            update(outbox)
            .where(outbox.c.id == mail.id, outbox.c.attempts == mail.attempts, outbox.c.sent_at.is_(None))
            .values(**values)
        )
