from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.cards import requests
from aide.cards.tables import oppositions, renewals
from aide.db import reading, writing

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def ask(engine: Engine, draft: str, *, days_ago: int) -> None:
    asked = {"draft": draft, "conversation": "conv", "customer": "claire", "card": "card-1"}
    asked["requested_at"] = NOW - timedelta(days=days_ago)
    with writing(engine) as c:
        requests.begin(c, oppositions, {**asked, "reason": "lost"})
        requests.begin(c, renewals, asked)


def test_oppositions_of_less_than_18_months_are_never_purged(engine: Engine) -> None:
    ask(engine, "recent", days_ago=540)
    with writing(engine) as c, pytest.raises(requests.TooYoungToPurge):
        requests.purge(c, before=NOW - timedelta(days=549), now=NOW, limit=9)
    with reading(engine) as c:
        assert [row.draft for row in c.execute(select(oppositions))] == ["recent"]


def test_the_purge_takes_what_is_older_and_leaves_the_rest(engine: Engine) -> None:
    ask(engine, "old", days_ago=551)
    ask(engine, "kept", days_ago=549)
    with writing(engine) as c:
        assert requests.purge(c, before=NOW - timedelta(days=550), now=NOW, limit=9) == 2
    with reading(engine) as c:
        assert [row.draft for row in c.execute(select(oppositions))] == ["kept"]
        assert [row.draft for row in c.execute(select(renewals))] == ["kept"]


def test_the_proof_is_kept_18_months_at_least() -> None:
    eighteen_months_ago = NOW.replace(year=2025, month=5)
    assert eighteen_months_ago >= NOW - requests.KEEP


def test_an_intent_written_twice_keeps_its_first_date(engine: Engine) -> None:
    ask(engine, "draft", days_ago=3)
    ask(engine, "draft", days_ago=1)
    with reading(engine) as c:
        assert requests.find(c, oppositions, "draft").requested_at == NOW - timedelta(days=3)


def test_a_conclusion_is_never_written_over(engine: Engine) -> None:
    ask(engine, "draft", days_ago=0)
    with writing(engine) as c:
        requests.conclude(c, oppositions, "draft", {"outcome": "unknown"})
        requests.conclude(c, oppositions, "draft", {"outcome": "blocked", "bank_number": "OPP-1"})
        row = requests.conclude(c, oppositions, "draft", {"outcome": "unknown", "bank_number": None})
    assert (row.outcome, row.bank_number) == ("blocked", "OPP-1")
