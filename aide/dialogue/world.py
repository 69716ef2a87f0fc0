"""What is true around a message: who writes, and when. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class World:
    """`known`: the bank knows the customer; `authenticated`: his token was good when this message came.

    `new_id` is the key of an effect that this turn may prepare: the same if the turn is run again. `waited`:
    what his words are about, when he has just waited for an agent in vain and they are about that
    (`aide.handoff.waiting`). `written`: he said in a wait that he cannot telephone. `message` is the id of
    his words; `early`: he wrote them before the question that is open was shown to him.
    """

    now: datetime
    known: bool = False
    authenticated: bool = False
    new_id: str = "brouillon"
    idle: timedelta = timedelta(minutes=30)
    waited: str | None = None
    written: bool = False
    message: str = ""
    early: bool = False

    @property
    def today(self) -> date:
        """The day of `now`, in its own zone."""
        return self.now.date()

    @property
    def is_connected(self) -> bool:
        """He is the bank's customer, and his token is good: what needs a login can be done."""
        return self.known and self.authenticated

    def holds(self, condition: str | None) -> bool:
        """Whether a flow's `si` is true."""
        return {
            None: True,
            "anonyme": not self.known,
            "session expirée": self.known and not self.authenticated,
            "connecté": self.is_connected,
        }[condition]
