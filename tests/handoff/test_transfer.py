"""An agent who never comes, or comes no more, keeps no customer;
one who works through the API has no page to open.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from aide.handoff import agent_chat, attendance, queue, transfer
from aide.journal.tables import presence

from .conftest import MONDAY

GONE = timedelta(minutes=3)
CLAIMED = MONDAY + timedelta(minutes=1)
PASSED = MONDAY + timedelta(minutes=2)


@pytest.fixture
def given_back(desk):
    """The customers who are in the queue again at that time, each said with who had them."""

    def at(time):
        back = desk(transfer.give_back_absent, wait_minutes=10, now=time)
        return [(one.conversation, one.state, one.agent) for one in back]

    return at


def claimed(desk, *, has_a_page: bool = True):
    until = CLAIMED + GONE if has_a_page else None
    return desk(agent_chat.claim, desk.asks().id, agent="Zoé Arnaud", now=CLAIMED, until=until)


def test_a_chat_that_is_claimed_and_never_opened_goes_back_to_the_queue(desk, given_back):
    handoff = claimed(desk)
    assert given_back(CLAIMED + GONE - timedelta(seconds=1)) == []
    assert given_back(CLAIMED + GONE) == [(handoff.conversation, "waiting", None)]
    assert desk.row(handoff).owner == "waiting"


def test_a_chat_that_is_passed_to_somebody_absent_goes_back_to_the_queue(desk, given_back):
    handoff = claimed(desk)
    desk(transfer.transfer, handoff.id, to="Inès Roche", until=PASSED + GONE, now=PASSED)
    assert given_back(PASSED + GONE - timedelta(seconds=1)) == []
    assert given_back(PASSED + GONE) == [(handoff.conversation, "waiting", None)]
    assert desk.lines(handoff)[-1].text.startswith("Inès n'est plus disponible")
    assert desk(queue.position, handoff.conversation) == 1


def test_the_absent_one_s_chat_goes_back_though_it_was_claimed_through_the_api(desk, given_back):
    handoff = claimed(desk, has_a_page=False)
    desk(transfer.transfer, handoff.id, to="Inès Roche", until=PASSED + GONE, now=PASSED)
    assert [who for who, *_ in given_back(PASSED + GONE)] == [handoff.conversation]


def test_who_opens_the_chat_in_time_keeps_it(desk, given_back):
    handoff = claimed(desk)
    desk(transfer.transfer, handoff.id, to="Inès Roche", until=PASSED + GONE, now=PASSED)
    opened = PASSED + timedelta(minutes=2)
    desk(attendance.heartbeat, [handoff.conversation], until=opened + GONE)
    assert given_back(PASSED + GONE) == []
    assert given_back(opened + GONE) != []


def test_who_passes_a_chat_on_is_waited_for_no_more(desk, given_back):
    handoff = claimed(desk)
    desk(attendance.heartbeat, [handoff.conversation], until=PASSED)
    desk(transfer.transfer, handoff.id, to="Inès Roche", until=PASSED + GONE, now=PASSED)
    assert given_back(PASSED) == []


def test_a_chat_that_came_back_is_given_back_once(desk, given_back):
    handoff = claimed(desk)
    assert len(given_back(CLAIMED + GONE)) == 1
    assert given_back(CLAIMED + 2 * GONE) == []
    assert desk(lambda c: c.execute(select(presence)).all()) == []
    assert desk(queue.active, handoff.conversation).state == "waiting"


def test_a_chat_worked_through_the_api_never_goes_back(desk, given_back):
    claimed(desk, has_a_page=False)
    assert given_back(CLAIMED + timedelta(days=1)) == []


def test_a_page_that_was_open_in_an_earlier_chat_says_nothing_of_this_one(desk, given_back):
    first = claimed(desk)
    desk(agent_chat.close, first.id, reason="résolu", now=PASSED)
    again = desk.asks(first.conversation, at=PASSED)
    desk(agent_chat.claim, again.id, agent="Amel", now=PASSED)
    assert given_back(PASSED + timedelta(days=1)) == []
