"""Limits that all processes share, on both databases."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import false, func, select

from aide.db import connect, metadata, reading, writing
from aide.journal import conversations
from aide.limits import origins, pace
from aide.limits.pace import Rate
from aide.limits.tables import paces

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def asks(engine, *seconds: float, rate: Rate, who: str = "a") -> list[bool]:
    """Whether each of those moments was allowed."""
    answers = []
    for moment in seconds:
        with writing(engine) as c:
            answers.append(pace.allows(c, "test", who, rate, now=NOW + timedelta(seconds=moment)))
    return answers


def test_so_many_at_once_then_one_at_a_time(engine):
    assert asks(engine, 0, 0, 0, 0, 3.3, 3.4, 3.5, rate=Rate(3, 10)) == [
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]


def test_what_is_refused_does_not_count(engine):
    assert asks(engine, *[0] * 50, rate=Rate(3, 10)).count(True) == 3
    assert asks(engine, 10, 10, 10, 10, rate=Rate(3, 10)) == [True, True, True, False]


def test_keys_and_kinds_do_not_count_for_each_other(engine):
    rate = Rate(1, 10)
    assert [asks(engine, 0, rate=rate, who=who) for who in "abab"] == [[True], [True], [False], [False]]
    with writing(engine) as c:
        assert pace.allows(c, "other", "a", rate, now=NOW)


def test_many_processes_at_once_are_counted_one_by_one(engine):
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _n: asks(engine, 0, rate=Rate(5, 60))[0], range(80)))
    assert answers.count(True) == 5


def test_no_address_is_kept_in_clear_and_what_is_free_again_is_forgotten(engine):
    asks(engine, 0, rate=Rate(3, 10), who="192.0.2.77")
    with writing(engine) as c:
        assert "192.0.2.77" not in str(c.execute(select(paces)).all())
        assert pace.purge(c, before=NOW, limit=9) == 0
        assert pace.purge(c, before=NOW + timedelta(minutes=1), limit=9) == 1


RATES = st.builds(Rate, st.integers(1, 8), st.floats(0.5, 60))
GAPS = st.lists(st.floats(0, 20), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def memory():
    engine = connect("sqlite://")
    metadata.create_all(engine)
    return engine


@settings(max_examples=150, deadline=None)
@given(rate=RATES, gaps=GAPS)
def test_no_window_ever_holds_more_than_twice_and_a_slow_one_is_never_refused(memory, rate, gaps):
    moments, moment = [], 0.0
    for gap in gaps:
        moment += gap
        moments.append(moment)
    who = uuid.uuid4().hex
    allowed = [
        one
        for one, is_allowed in zip(moments, asks(memory, *moments, rate=rate, who=who), strict=True)
        if is_allowed
    ]
    for begin in allowed:
        assert sum(begin <= one < begin + rate.seconds for one in allowed) <= 2 * rate.count
    slow = [rate.seconds / rate.count * 1.01 * number for number in range(20)]
    assert all(asks(memory, *slow, rate=rate, who=uuid.uuid4().hex))


def test_an_origin_is_of_no_use_without_our_secret_and_goes_with_its_conversation(engine):
    here = origins.origin_of_address("192.0.2.1", "secret")
    assert here != origins.origin_of_address("192.0.2.1", "another") and "192" not in here[:3]
    with writing(engine) as c:
        name = conversations.create(c, customer=None, now=NOW).id
        assert origins.of(c, name) == name
        origins.note(c, name, here, now=NOW)
        origins.note(c, name, here, now=NOW)
        assert origins.of(c, name) == here
        conversations.end(c, name, now=NOW)
        conversations.purge(c, before=NOW + timedelta(days=1), spare=false(), limit=5)
    with reading(engine) as c:
        assert c.execute(select(func.count()).select_from(origins.origins)).scalar_one() == 0
