"""The filters of the page of conversations, with its words and the people that its menus offer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from aide.complaints.motifs import LABELS
from aide.desk.conversations import filters
from aide.desk.conversations.outcomes import OUTCOMES
from aide.desk.http import page_params
from aide.desk.staff import accounts
from aide.handoff.tables import handoffs
from aide.phrases import beside

french = beside(__file__)

FILTERS = french.table("filtres")


def people_of(c: Connection) -> dict[str, Any]:
    """`agents`: the names of those who talked to customers, or may.

    `everyone`: the accounts, closed ones too.
    """
    claimed = c.execute(select(handoffs.c.agent).where(handoffs.c.agent.is_not(None)).distinct()).scalars()
    everyone = accounts.everyone(c)
    return {"agents": sorted({*claimed, *(one.name for one in everyone)}), "everyone": everyone}


def checks(people: dict[str, Any]) -> dict[str, page_params.Check]:
    """Those of `filters.of`, with the words of the page."""

    def intent(value: str) -> str | None:
        # A button's own intent has no label, and is found all the same.
        return None if filters.INTENT.fullmatch(value) else page_params.one_of(FILTERS["intent"], ())(value)

    return {
        "q": page_params.words(FILTERS["q"]),
        "since": page_params.day,
        "until": page_params.day,
        "outcome": page_params.one_of(FILTERS["outcome"], OUTCOMES),
        "intent": intent,
        "motif": page_params.one_of(FILTERS["motif"], LABELS),
        "rating": page_params.one_of(FILTERS["rating"], filters.RATINGS),
        "agent": page_params.one_of(FILTERS["agent"], people["agents"]),
        "assigned": page_params.one_of(FILTERS["assigned"], {one.login for one in people["everyone"]}),
        "reviewed": page_params.one_of(FILTERS["reviewed"], filters.REVIEWED),
        "customer": page_params.words(FILTERS["customer"], at_most=80),
    }
