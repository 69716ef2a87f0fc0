"""Who calls the API: an agent by his session, or a service of the bank by its token, which is never an agent.

An agent acts there under his own name, in his own chats, as on the pages. A service signs what it does with a
name of its own, which may be no agent's; the audit calls it « api ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sanic import Request
from sqlalchemy.engine import Connection

from aide import clock
from aide.desk.http import params
from aide.desk.http.errors import ApiError, bad_value
from aide.desk.staff import accounts, audit_log
from aide.desk.staff.accounts import Agent
from aide.folding import without_accents
from aide.handoff.model import ASSIGNED, Handoff
from aide.phrases import beside

french = beside(__file__)

SERVICE = "api"
LONGEST_NAME = 80
NAME = re.compile(r"[^\W\d_][\w '’.-]*")


@dataclass(frozen=True)
class Caller:
    """`agent` is None for the holder of the token."""

    agent: Agent | None = None

    @property
    def login(self) -> str:
        """As the audit names him."""
        return self.agent.login if self.agent else SERVICE

    def name(self, given: dict[str, Any]) -> str:
        """Under which name he acts: an agent's own, a service's as the body's `agent` says.

        Raises ApiError 400 for a name that is none, 403 for an agent who gives another's.
        """
        if self.agent is None:
            told = params.line(given, "agent", at_most=LONGEST_NAME)
            if NAME.fullmatch(told) is None:
                raise bad_value(french("nom_mal_ecrit"))
            return told
        if given.get("agent") not in (None, self.agent.name):
            raise ApiError(403, "nom_d_un_autre", french("nom_d_un_autre"))
        return self.agent.name

    def check_name(self, c: Connection, name: str) -> None:
        """Raises ApiError 403 for a service that takes an agent's name, or what customers see of it."""
        if self.agent is None and _folded(name) in _taken(c):
            raise ApiError(403, "nom_d_un_conseiller", french("nom_d_un_conseiller"))

    def check_own(self, c: Connection, handoff: Handoff) -> None:
        """Raises ApiError 409 in a chat that somebody else has: an agent's for a service, a colleague's."""
        if handoff.state != ASSIGNED:
            return
        name = handoff.agent or ""
        is_mine = name == self.agent.name if self.agent else _folded(name) not in _taken(c)
        if not is_mine:
            raise ApiError(409, "pas_a_vous", french("pas_a_vous"))

    def record(self, c: Connection, act: str, target: str) -> None:
        """A line of the audit, in the same transaction as what he does."""
        audit_log.record(c, self.login, act, target, now=clock.now())


def of(request: Request) -> Caller:
    """Who calls; set by `aide.desk.admin.api_auth` before any handler of the API."""
    caller: Caller = request.ctx.caller
    return caller


def _taken(c: Connection) -> set[str]:
    everyone = accounts.everyone(c)
    return {_folded(name) for one in everyone for name in (one.name, one.first_name)}


def _folded(name: str) -> str:
    return without_accents(" ".join(name.split())).casefold()
