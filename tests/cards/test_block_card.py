from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.requests import DraftReused
from aide.cards.tables import oppositions
from aide.db import reading

from .conftest import FixedClock
from .fake_bank import BLOCKED_AT, FakeBank, ProcessKilled, a_card

pytestmark = pytest.mark.asyncio
Block = Callable[..., Any]


@pytest.fixture
def bank() -> FakeBank:
    return FakeBank(a_card())


@pytest.fixture
def block(engine: Engine, bank: FakeBank, clock: FixedClock) -> Block:
    async def block(**changes: str) -> BlockOutcome:
        asked = {
            "draft": "draft-1",
            "conversation": "conv-1",
            "customer": "claire",
            "card_id": "card-1",
            "reason": "carte_perdue",
        }
        return await block_card(engine, bank, clock=clock, **{**asked, **changes})

    return block


def rows(engine: Engine) -> list[Row]:
    with reading(engine) as c:
        return c.execute(select(oppositions)).all()


async def test_a_card_is_blocked_with_the_banks_number_and_time(block: Block, bank: FakeBank) -> None:
    assert await block() == BlockOutcome("blocked", "4321", "OPP-1", BLOCKED_AT)
    assert bank.posts == ["draft-1"]
    assert bank.reasons == ["lost"]


async def test_the_audit_row_says_what_was_asked_and_answered(
    block: Block, engine: Engine, clock: FixedClock
) -> None:
    await block()
    [row] = rows(engine)
    assert (row.draft, row.conversation, row.customer) == ("draft-1", "conv-1", "claire")
    assert (row.card, row.last4, row.reason, row.attempts) == ("card-1", "4321", "lost", 1)
    assert (row.outcome, row.bank_number, row.blocked_at) == ("blocked", "OPP-1", BLOCKED_AT)
    assert row.requested_at == row.answered_at == clock.moment


async def test_the_intent_is_written_before_the_bank_is_asked(
    block: Block, bank: FakeBank, engine: Engine
) -> None:
    bank.on_list = ["crash"]
    with pytest.raises(ProcessKilled):
        await block()
    assert [(row.draft, row.outcome, row.attempts) for row in rows(engine)] == [("draft-1", None, 0)]


async def test_the_attempt_is_counted_before_the_post(block: Block, bank: FakeBank, engine: Engine) -> None:
    bank.on_post = ["crash"]
    with pytest.raises(ProcessKilled):
        await block()
    assert [(row.last4, row.attempts, row.outcome) for row in rows(engine)] == [("4321", 1, None)]


async def test_the_same_draft_twice_asks_the_bank_once(block: Block, bank: FakeBank) -> None:
    first = await block()
    assert await block() == first
    assert bank.posts == ["draft-1"]


@pytest.mark.parametrize("point", ["crash", "crash_after"])
async def test_a_crash_around_the_post_then_a_retry_makes_one_opposition(
    point: str, block: Block, bank: FakeBank, engine: Engine
) -> None:
    bank.on_post = [point]
    with pytest.raises(ProcessKilled):
        await block()
    assert await block() == BlockOutcome("blocked", "4321", "OPP-1", BLOCKED_AT)
    assert len(bank.made) == 1
    assert [row.attempts for row in rows(engine)] == [2]


async def test_two_calls_at_once_with_one_draft_make_one_opposition(block: Block, bank: FakeBank) -> None:
    outcomes = await asyncio.gather(block(), block())
    assert [outcome.kind for outcome in outcomes] == ["blocked", "blocked"]
    assert len(bank.made) == 1


async def test_an_answer_lost_after_the_work_is_a_blocked_card_without_number(
    block: Block, bank: FakeBank
) -> None:
    bank.on_post = ["lost"]
    assert await block() == BlockOutcome("blocked", "4321", None, None)


async def test_a_silent_bank_is_unknown_within_the_time_allowed(block: Block, bank: FakeBank) -> None:
    bank.on_post = ["silent"]
    bank.on_list = ["", "silent"]
    start = time.monotonic()
    assert (await block()).kind == "unknown"
    assert time.monotonic() - start < bank.seconds + 0.3


async def test_a_bank_that_does_not_list_the_cards_is_unknown_and_nothing_is_posted(
    block: Block, bank: FakeBank, engine: Engine
) -> None:
    bank.on_list = ["silent"]
    assert (await block()).kind == "unknown"
    assert bank.posts == []
    assert [row.outcome for row in rows(engine)] == ["unknown"]


async def test_a_bank_that_fails_and_leaves_the_card_active_is_unknown(block: Block, bank: FakeBank) -> None:
    bank.on_post = ["down"]
    assert await block() == BlockOutcome("unknown", "4321", None, None)


async def test_unknown_is_cleared_up_by_the_same_draft(block: Block, bank: FakeBank, engine: Engine) -> None:
    bank.on_post, bank.on_list = ["lost"], ["", "down"]
    assert (await block()).kind == "unknown"
    assert await block() == BlockOutcome("blocked", "4321", "OPP-1", BLOCKED_AT)
    assert len(bank.made) == 1
    assert [row.outcome for row in rows(engine)] == ["blocked"]


async def test_a_201_is_not_believed_while_the_card_reads_active(block: Block, bank: FakeBank) -> None:
    bank.on_post = ["lie"]
    assert await block() == BlockOutcome("unknown", "4321", None, None)


async def test_a_201_stands_when_the_card_cannot_be_read_again(block: Block, bank: FakeBank) -> None:
    bank.on_list = ["", "down"]
    assert await block() == BlockOutcome("blocked", "4321", "OPP-1", BLOCKED_AT)


async def test_a_blocked_card_cannot_be_blocked_again(block: Block, bank: FakeBank) -> None:
    await block()
    assert await block(draft="draft-2") == BlockOutcome("already_blocked", "4321", "OPP-1", BLOCKED_AT)
    assert len(bank.made) == 1


async def test_an_already_blocked_card_is_said_so_even_when_the_bank_fails(
    block: Block, bank: FakeBank
) -> None:
    bank.owned["claire"]["card-1"] = a_card(status="blocked")
    bank.on_post = ["down"]
    assert await block() == BlockOutcome("already_blocked", "4321", None, None)


async def test_a_card_of_another_customer_is_never_posted(block: Block, bank: FakeBank) -> None:
    bank.owned["karim"] = {"card-9": a_card("card-9", "9999")}
    assert await block(card_id="card-9") == BlockOutcome("not_yours")
    assert bank.posts == []
    assert bank.owned["karim"]["card-9"].status == "active"


async def test_a_draft_of_another_customer_tells_nothing(block: Block) -> None:
    await block()
    assert await block(customer="karim") == BlockOutcome("not_yours")


async def test_a_draft_serves_one_card(block: Block, bank: FakeBank) -> None:
    bank.owned["claire"]["card-2"] = a_card("card-2", "8765")
    await block()
    with pytest.raises(DraftReused):
        await block(card_id="card-2")
    assert bank.owned["claire"]["card-2"].status == "active"


async def test_a_refusal_is_final(block: Block, bank: FakeBank) -> None:
    bank.on_post = ["refuse"]
    assert (await block()).kind == "refused"
    assert (await block()).kind == "refused"
    assert len(bank.posts) == 1


async def test_a_refused_list_is_a_refusal_without_post(block: Block, bank: FakeBank) -> None:
    bank.on_list = ["refuse"]
    assert (await block()).kind == "refused"
    assert bank.posts == []


async def test_a_refusal_after_an_attempt_whose_end_is_not_known_is_unknown(
    block: Block, bank: FakeBank
) -> None:
    bank.on_post, bank.on_list = ["lost"], ["", "down", "refuse"]
    assert (await block()).kind == "unknown"
    assert (await block()).kind == "unknown"
    assert (await block()).kind == "blocked"


async def test_an_expired_card_that_the_bank_refuses_is_refused(block: Block, bank: FakeBank) -> None:
    bank.owned["claire"]["card-1"] = replace(a_card(), status="expired")
    bank.on_post = ["refuse"]
    assert (await block()).kind == "refused"


async def test_the_log_names_the_conversation_and_neither_customer_nor_card(
    block: Block, bank: FakeBank, caplog: pytest.LogCaptureFixture
) -> None:
    bank.on_post = ["down"]
    await block()
    assert "opposition unknown in conversation conv-1" in caplog.text
    assert not any(word in caplog.text for word in ("claire", "card-1", "4321"))
