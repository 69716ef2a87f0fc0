"""How often a password may be tried: counted before it is checked, in one write, so that tries at once count.

Nobody keeps somebody else out. A browser in which an agent has logged in before is known by a signed cookie,
and its tries count apart; all others count by the login *and* the address they come from, by the address,
and, far more loosely, by the login alone, which slows whoever guesses from many addresses.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from aide import clock
from aide.db_long_work import delete_some
from aide.desk.tables import login_failures

FREE, FREE_ADDRESS, FREE_LOGIN = 4, 20, 100
"""Tries without a wait: of a login from a place (a known browser, an address), of an address, of a login."""
LONGEST_LOCK = timedelta(hours=1)
MEMORY = timedelta(hours=24)
LOCK = 1_631_880
"""PostgreSQL's own: one try is counted at a time (SQLite's writers are one at a time anyway)."""
MARK = "desk device"


@dataclass(frozen=True)
class Place:
    """From where a login is tried; `device` is the known browser's, empty for any other."""

    login: str
    address: str
    device: str = ""

    def rules(self) -> list[tuple[ColumnElement, int]]:
        """What is counted, with how many of it are free."""
        t = login_failures.c
        login, address = self._kept
        of_login, of_address = t.login == login, t.address == address
        if self.device:
            return [(and_(of_login, of_address), FREE)]
        return [(and_(of_login, of_address), FREE), (of_address, FREE_ADDRESS), (of_login, FREE_LOGIN)]

    def values(self, now: datetime) -> dict[str, object]:
        """The row of one try."""
        login, address = self._kept
        return {"login": login, "address": address, "at": now}

    @property
    def _kept(self) -> tuple[str, str]:
        """Hashed: what was typed as a login is sometimes a password. A known browser's are nobody else's."""
        if self.device:
            return _hash(f"{MARK} {self.login}"), _hash(f"{MARK} {self.device}")
        return _hash(self.login), _hash(self.address)


def begin(c: Connection, place: Place, *, now: datetime) -> int:
    """Count this try, which is a failure until `succeeded` says otherwise; 0 when it may go on.

    Else how many minutes to wait, and nothing is counted: a lock does not grow by being tried.
    """
    if c.dialect.name == "postgresql":
        c.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    minutes = locked_minutes(c, place, now=now)
    if not minutes:
        c.execute(delete(login_failures).where(login_failures.c.at < clock.before(now, MEMORY)))
        c.execute(login_failures.insert().values(**place.values(now)))
    return minutes


def succeeded(c: Connection, place: Place) -> None:
    """The password was right: the tries of that login from that place are forgotten, strangers' are not."""
    [(here, _), *_] = place.rules()
    c.execute(delete(login_failures).where(here))


def locked_minutes(c: Connection, place: Place, *, now: datetime) -> int:
    """How long that place must wait for that login. Each try past the free ones doubles it, to an hour."""
    waits = [_lock(c, condition, free, now) for condition, free in place.rules()]
    return max(-(-int(wait.total_seconds()) // 60) for wait in waits)


def purge(c: Connection, *, before: datetime, limit: int) -> int:
    """Forget at most `limit` wrong passwords older than `before`; how many."""
    return delete_some(c, login_failures, login_failures.c.at < before, limit=limit)


def device_cookie(login: str, secret: str) -> str:
    """For a browser in which `login` has just logged in: it alone proves that, and opens nothing."""
    device = secrets.token_urlsafe(16)
    return f"{device}.{_sign(login, device, secret)}"


def read_device(cookie: str, login: str, secret: str) -> str:
    """The known browser of `login`; empty for no cookie, a forged one, or another agent's."""
    device, _, signature = cookie.partition(".")
    right = device and hmac.compare_digest(signature.encode(), _sign(login, device, secret).encode())
    return device if right else ""


def _sign(login: str, device: str, secret: str) -> str:
    return hmac.new(secret.encode(), f"{MARK} {login} {device}".encode(), "sha256").hexdigest()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _lock(c: Connection, condition: ColumnElement, free: int, now: datetime) -> timedelta:
    query = select(func.count(), func.max(login_failures.c.at)).where(
        condition, login_failures.c.at > clock.before(now, MEMORY)
    )
    count, last = c.execute(query).one()
    if count <= free:
        return timedelta(0)
    wait = min(timedelta(minutes=2 ** min(count - free - 1, 10)), LONGEST_LOCK)
    return max(clock.between(now, clock.after(last, wait)), timedelta(0))
