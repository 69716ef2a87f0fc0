"""Agents' accounts and their passwords (argon2)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from aide.desk.tables import agent_sessions, agents
from aide.phrases import beside

french = beside(__file__)

AGENT, SUPERVISOR = "conseiller", "superviseur"
ROLES = (AGENT, SUPERVISOR)
SHORTEST_PASSWORD = 10
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(8))
"""Checked when no such agent exists, so that the time of the answer does not tell."""


@dataclass(frozen=True)
class Agent:
    """An account: `login` to come in, `name` as colleagues see it."""

    login: str
    name: str
    role: str
    disabled: bool = False

    @property
    def is_supervisor(self) -> bool:
        """Whether accounts and the audit are open to him."""
        return self.role == SUPERVISOR

    @property
    def first_name(self) -> str:
        """What customers see."""
        return self.name.split()[0]


class AccountRefused(ValueError):
    """The account cannot be made or changed; the message is in French."""


def add(c: Connection, *, login: str, name: str, role: str, password: str, now: datetime) -> Agent:
    """Raises AccountRefused. Customers see the first word of `name`: two agents never have the same name."""
    login, name = login.strip().lower(), " ".join(name.split())
    if not login.isascii() or not login.replace("-", "").replace(".", "").isalnum() or len(login) > 40:
        raise AccountRefused(french("identifiant_mal_ecrit"))
    if not name or len(name) > 80:
        raise AccountRefused(french("longueur_du_nom"))
    if role not in ROLES:
        raise AccountRefused(french("role_parmi", roles=", ".join(ROLES)))
    if len(password) < SHORTEST_PASSWORD:
        raise AccountRefused(french("mot_de_passe_trop_court", shortest_password=SHORTEST_PASSWORD))
    taken = select(agents.c.login).where((agents.c.login == login) | (agents.c.name == name))
    if c.execute(taken).first():
        raise AccountRefused(french("compte_deja_pris"))
    c.execute(
        agents.insert().values(
            login=login, name=name, role=role, password=_HASHER.hash(password), created_at=now
        )
    )
    return Agent(login, name, role)


def set_disabled(c: Connection, login: str, disabled: bool, *, now: datetime) -> None:
    """A disabled agent is out at once: his sessions end. Raises AccountRefused."""
    done = c.execute(
        update(agents).where(agents.c.login == login).values(disabled_at=now if disabled else None)
    )
    if not done.rowcount:
        raise AccountRefused(french("compte_inconnu"))
    if disabled:
        c.execute(delete(agent_sessions).where(agent_sessions.c.login == login))


def everyone(c: Connection) -> list[Agent]:
    """Every account, closed ones too, by name."""
    rows = c.execute(select(agents).order_by(agents.c.name))
    return [Agent(row.login, row.name, row.role, row.disabled_at is not None) for row in rows]


def check_password(c: Connection, login: str, password: str) -> Agent | None:
    """The agent whose password this is; as slow for an unknown login as for a known one."""
    agent, stored = credentials(c, login)
    return agent if matches(stored, password) else None


def credentials(c: Connection, login: str) -> tuple[Agent | None, str]:
    """The open account of that login and its password's hash; None and a hash of nobody's without one."""
    row = c.execute(select(agents).where(agents.c.login == login)).one_or_none()
    if row is None:
        return None, _NOBODY
    return None if row.disabled_at else Agent(row.login, row.name, row.role), row.password


def matches(stored: str, password: str) -> bool:
    """Whether that is the password of the hash: slow on purpose, a processor and 64 MB for some 50 ms."""
    try:
        return _HASHER.verify(stored, password)
    except VerificationError:
        return False
