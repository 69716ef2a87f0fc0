"""In which order those who wait are served."""

from __future__ import annotations

from datetime import timedelta

from aide.handoff import order, queue
from aide.journal import conversations
from aide.journal.conversations import Customer
from aide.limits import origins

from .conftest import MONDAY


def waits(desk, *, origin: str = "", customer: str = "", second: int = 0) -> str:
    name = desk(conversations.create, customer=Customer(customer) if customer else None, now=MONDAY).id
    if origin:
        desk(origins.note, name, origin, now=MONDAY)
    desk.asks(name, at=MONDAY + timedelta(seconds=second))
    return name


def test_who_came_first_is_served_first(desk):
    names = [waits(desk, second=number) for number in range(5)]
    assert [desk(queue.position, name) for name in names] == [1, 2, 3, 4, 5]


def test_55_strangers_of_one_address_do_not_put_the_next_customer_at_place_56(desk):
    strangers = [waits(desk, origin="a", second=number) for number in range(55)]
    customer = waits(desk, origin="b", second=60)
    assert desk(queue.position, customer) == order.AT_A_TIME + 1
    assert [desk(queue.position, name) for name in strangers[:5]] == [1, 2, 3, 5, 6]


def test_nor_do_the_many_conversations_of_one_customer(desk):
    for number in range(20):
        waits(desk, customer="demo-claire", origin=f"o{number}", second=number)
    assert (
        desk(queue.position, waits(desk, customer="demo-karim", origin="o1", second=30))
        == order.AT_A_TIME + 1
    )


def test_customers_behind_one_address_are_several(desk):
    names = [waits(desk, customer=f"customer{number}", origin="a", second=number) for number in range(9)]
    assert [desk(queue.position, name) for name in names] == list(range(1, 10))


def test_who_came_at_the_same_instant_has_the_same_place(desk):
    names = [waits(desk, origin=f"o{number}") for number in range(3)]
    assert [desk(queue.position, name) for name in names] == [1, 1, 1]
    assert desk(queue.position, waits(desk, second=1)) == 4
