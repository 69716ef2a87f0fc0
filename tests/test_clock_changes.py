"""The nights when the clocks change: every wait, pause and delay lasts what it says, both ways."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide import clock, db
from aide.clock import PARIS
from aide.desk.staff import accounts, attempts, sessions
from aide.desk.staff.accounts import Agent
from aide.dialogue.state import Question, State
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.handoff import attendance, hours, queue, transfer
from aide.handoff.agent_chat import claim
from aide.journal import conversations, presence
from aide.mail import delivery, outbox
from aide.mail.senders import MailUnavailable

ROOT = Path(__file__).parents[1]
OCTOBER = datetime(2026, 10, 25, 2, 59, 57, tzinfo=PARIS)
"""Three seconds later it is 2:00 again."""
MARCH = datetime(2026, 3, 29, 1, 59, 57, tzinfo=PARIS)
"""Three seconds later it is 3:00."""
both_ways = pytest.mark.parametrize("now", [OCTOBER, MARCH], ids=["october", "march"])
SECOND = timedelta(seconds=1)


def real(now: datetime, **span: float) -> datetime:
    """So much later, by a clock that nobody changes."""
    return now.astimezone(UTC) + timedelta(**span)


@pytest.fixture
def conversation(engine):
    with db.writing(engine) as c:
        return conversations.create(c, customer=None, now=OCTOBER).id


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)), st.timedeltas(timedelta(-9), timedelta(9)))
def test_what_is_added_is_real_time_whatever_the_zone(naive, span):
    moment = naive.replace(tzinfo=UTC)
    for same in (moment, moment.astimezone(PARIS), clock.after(moment, timedelta())):
        later = clock.after(same, span)
        assert later == moment + span and clock.before(later, span) == moment
        assert clock.between(same, later) == span
        assert later.utcoffset() == later.astimezone(PARIS).utcoffset()
        assert f"{later:%d %H:%M}" == f"{later.astimezone(PARIS):%d %H:%M}"


@both_ways
def test_now_runs_on_by_real_time(monkeypatch, now):
    start = now.astimezone(UTC)
    monkeypatch.setenv("AIDE_NOW", start.isoformat())
    monkeypatch.setenv("AIDE_NOW_SINCE", str(datetime.now(UTC).timestamp()))
    first = clock.now()
    monkeypatch.setenv("AIDE_NOW", (start + timedelta(minutes=10)).isoformat())
    second = clock.now()
    assert timedelta(minutes=10) <= second - first < timedelta(minutes=10, seconds=5)
    assert second > first and (first + timedelta(minutes=10)) - first == timedelta(minutes=10)


@both_ways
def test_typing_lasts_five_seconds(engine, conversation, now):
    with db.writing(engine) as c:
        presence.typing(c, conversation, "customer", now=now)
        assert presence.typing_now(c, [conversation], "customer", now=real(now, seconds=4)) == {conversation}
        assert presence.typing_now(c, [conversation], "customer", now=real(now, seconds=6)) == set()


@both_ways
def test_a_wait_of_ten_minutes_lasts_ten_minutes(engine, conversation, now):
    with db.writing(engine) as c:
        wait = queue.request(c, conversation, reason="essai", summary="", wait_minutes=10, now=now)
        assert wait.deadline_at == real(now, minutes=10)
        assert queue.expire(c, now=real(now, minutes=9, seconds=59)) == []
        assert [one.id for one in queue.expire(c, now=real(now, minutes=10))] == [wait.id]


@both_ways
def test_an_agent_who_is_gone_is_gone_after_his_minutes(engine, conversation, now):
    gone = timedelta(minutes=2)
    with db.writing(engine) as c:
        wait = queue.request(c, conversation, reason="essai", summary="", wait_minutes=10, now=now)
        claim(c, wait.id, agent="Sophie", now=now, until=clock.after(now, gone))
        attendance.heartbeat(c, [conversation], until=clock.after(now, gone))
        assert transfer.find_absent(c, now=real(now, minutes=2) - SECOND) == []
        assert transfer.find_absent(c, now=real(now, minutes=2)) == [wait.id]


@both_ways
def test_a_mail_that_failed_is_tried_again_after_its_pause(engine, now):
    class Down:
        def send(self, mail):
            raise MailUnavailable("down")

    with db.writing(engine) as c:
        outbox.enqueue(c, key="k", recipient="zoe@exemple.fr", subject="s", body="b", now=now)
    assert delivery.deliver_due(engine, Down(), now=now).postponed == 1
    early, due = real(now, seconds=59), real(now, seconds=60)
    assert delivery.deliver_due(engine, Down(), now=early) == delivery.Delivery()
    assert delivery.deliver_due(engine, Down(), now=due).postponed == 1


@both_ways
def test_a_mail_that_another_process_claimed_is_free_after_ten_minutes(engine, now):
    class Dies:
        def send(self, mail):
            raise KeyboardInterrupt

    with db.writing(engine) as c:
        outbox.enqueue(c, key="k", recipient="zoe@exemple.fr", subject="s", body="b", now=now)
    with pytest.raises(KeyboardInterrupt):
        delivery.deliver_due(engine, Dies(), now=now)
    for moment, tries in ((real(now, minutes=9, seconds=59), False), (real(now, minutes=10), True)):
        if tries:
            with pytest.raises(KeyboardInterrupt):
                delivery.deliver_due(engine, Dies(), now=moment)
        else:
            assert delivery.deliver_due(engine, Dies(), now=moment) == delivery.Delivery()


@both_ways
def test_a_desk_session_ends_two_hours_after_its_last_use_and_twelve_after_its_beginning(engine, now):
    with db.writing(engine) as c:
        accounts.add(
            c, login="sophie", name="Sophie", role="conseiller", password="a-password-of-this-test", now=now
        )
        token = sessions.open_session(c, Agent("sophie", "Sophie", "conseiller"), now=now)
        assert sessions.alive(c, {token}, now=real(now, hours=2)) == {token}
        assert sessions.alive(c, {token}, now=real(now, hours=2, seconds=1)) == set()
        sessions.touch(c, token, now=real(now, hours=11))
        assert sessions.of_session(c, token, now=real(now, hours=12) - SECOND) is not None
        assert sessions.of_session(c, token, now=real(now, hours=12)) is None


@both_ways
def test_a_lock_lasts_its_minutes(engine, now):
    with db.writing(engine) as c:
        place = attempts.Place("sophie", "address")
        for _ in range(attempts.FREE + 1):
            assert attempts.begin(c, place, now=now) == 0
        assert attempts.begin(c, place, now=now) == attempts.locked_minutes(c, place, now=now) == 1
        assert attempts.begin(c, place, now=real(now, minutes=1)) == 0
        assert attempts.locked_minutes(c, place, now=real(now, minutes=2)) == 1
        assert attempts.locked_minutes(c, place, now=real(now, minutes=3)) == 0


@both_ways
@pytest.mark.parametrize(("minutes", "is_void"), [(29, False), (31, True)])
def test_a_confirmation_is_void_after_half_an_hour(now, minutes, is_void):
    asked = Question("bloque", "opposition", asked_at=now.isoformat())
    for later in (real(now, minutes=minutes), real(now, minutes=minutes).astimezone(PARIS)):
        assert Turn(State(), None, World(later), {}, {}).is_void(asked) is is_void


@both_ways
def test_a_wait_that_begins_near_closing_time_ends_with_it(now):
    """The twin: an hour of the wall stays one; it closes at 17h, whatever happened in the night before."""
    monday = now + timedelta(days=1)
    late = monday.replace(hour=16, minute=55)
    assert hours.wait_until(late, 10) == late.replace(hour=17, minute=0, second=0)
    assert hours.wait_until(late.replace(minute=30), 10) == late.replace(minute=40)


BY_THE_WALL = {"aide/channel/rate_limit.py", "aide/desk/updates/hub.py", "aide/log_guard.py"}
"""Where `now` is the seconds of a clock that nobody sets."""


def test_nothing_is_added_to_now_but_by_the_clock():
    found = []
    for path in sorted([*(ROOT / "aide").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        if name in BY_THE_WALL or name == "aide/clock.py":
            continue
        found += [
            f"{name}:{node.lineno}" for node in ast.walk(ast.parse(path.read_text())) if adds_to_now(node)
        ]
    assert found == []


def adds_to_now(node: ast.AST) -> bool:
    """« now + pause », « self.now - begun », « now += pause », « clock.now() - begun »."""
    if isinstance(node, ast.AugAssign):
        return is_now(node.target)
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add | ast.Sub)
        and (is_now(node.left) or is_now(node.right))
    )


def is_now(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return is_now(node.func) and not node.args
    return (isinstance(node, ast.Name) and node.id == "now") or (
        isinstance(node, ast.Attribute) and node.attr == "now"
    )
