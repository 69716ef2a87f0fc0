"""Opposition and renewal with the real client and the real sandbox, over the network."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from aide import clock
from aide.cards.bank import Bank, BankRefused, BankUnavailable
from aide.cards.opposition import BlockOutcome, block_card
from aide.cards.renewal import RenewalOutcome, renew_card
from aide.cards.tables import oppositions
from aide.db import reading

from .server import ROOT, TOKEN, SandboxServer

pytestmark = pytest.mark.asyncio
SECONDS = 2.0
POST = "/v1/cards/*/opposition"
Block = Callable[..., Any]


@pytest_asyncio.fixture
async def bank(sandbox: SandboxServer) -> AsyncIterator[Bank]:
    bank = Bank(sandbox.url, TOKEN, SECONDS)
    yield bank
    await bank.aclose()


@pytest.fixture
def block(engine: Engine, bank: Bank, sandbox: SandboxServer) -> Block:
    async def block(**changes: str) -> BlockOutcome:
        asked = {"draft": "draft-1", "conversation": "conv-1", "customer": "demo-claire", **changes}
        if "card_id" not in asked:
            asked["card_id"] = sandbox.cards("demo-claire")[0]["id"]
        return await block_card(engine, bank, reason="carte_volee", clock=clock.now, **asked)

    return block


def row(engine: Engine) -> Row:
    with reading(engine) as c:
        return c.execute(select(oppositions)).one()


async def test_success(block: Block, sandbox: SandboxServer, engine: Engine) -> None:
    outcome = await block()
    [made] = sandbox.oppositions()
    assert (outcome.kind, outcome.last4, outcome.number) == ("blocked", "4321", made["opposition"])
    assert outcome.blocked_at is not None
    assert (made["reason"], made["key"]) == ("stolen", "draft-1")
    assert sandbox.cards("demo-claire")[0]["status"] == "blocked"
    assert row(engine).bank_number == made["opposition"]


async def test_already_blocked_gives_the_first_opposition(block: Block, sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-lea")
    outcome = await block(customer="demo-lea", card_id=card["id"])
    assert (outcome.kind, outcome.last4) == ("already_blocked", "9876")
    assert outcome.number and outcome.blocked_at
    assert sandbox.oppositions() == []


async def test_a_bank_that_fails_all_along_is_unknown(block: Block, sandbox: SandboxServer) -> None:
    sandbox.fails(POST, status=500, times=10)
    assert (await block()).kind == "unknown"
    assert sandbox.cards("demo-claire")[0]["status"] == "active"


async def test_a_bank_that_fails_once_is_tried_again(block: Block, sandbox: SandboxServer) -> None:
    sandbox.fails(POST, status=500, times=1)
    assert (await block()).kind == "blocked"
    assert [call["status"] for call in sandbox.requests()] == [500, 201]
    assert len(sandbox.oppositions()) == 1


async def test_a_silent_bank_is_unknown_in_time(block: Block, sandbox: SandboxServer) -> None:
    card_id = sandbox.cards("demo-claire")[0]["id"]
    sandbox.fails("/v1", delay_ms=20_000, times=20)
    start = time.monotonic()
    assert (await block(card_id=card_id)).kind == "unknown"
    assert time.monotonic() - start < SECONDS + 0.5


async def test_a_timeout_that_ends_well_is_blocked_once(block: Block, sandbox: SandboxServer) -> None:
    sandbox.fails(POST, delay_ms=1000, times=1)
    outcome = await block()
    assert outcome.kind == "blocked" and outcome.number
    await asyncio.sleep(0.6)
    assert len(sandbox.oppositions()) == 1


async def test_a_bank_that_ends_after_we_gave_up_is_unknown_then_blocked(
    block: Block, sandbox: SandboxServer
) -> None:
    sandbox.fails(POST, delay_ms=3000, times=3)
    assert (await block()).kind == "unknown"
    await asyncio.sleep(2.5)
    assert sandbox.cards("demo-claire")[0]["status"] == "blocked"
    outcome = await block()
    [made] = sandbox.oppositions()
    assert (outcome.kind, outcome.number) == ("blocked", made["opposition"])


async def test_work_done_then_failed_once_is_blocked_with_its_number(
    block: Block, sandbox: SandboxServer
) -> None:
    sandbox.fails(POST, status=502, after=True, times=1)
    outcome = await block()
    [made] = sandbox.oppositions()
    assert (outcome.kind, outcome.number) == ("blocked", made["opposition"])


async def test_work_done_then_failed_all_along_is_blocked_by_the_cards_status(
    block: Block, sandbox: SandboxServer
) -> None:
    sandbox.fails(POST, status=502, after=True, times=10)
    assert await block() == BlockOutcome("blocked", "4321", None, None)
    assert len(sandbox.oppositions()) == 1


async def test_a_retry_makes_one_opposition(block: Block, sandbox: SandboxServer) -> None:
    assert await block() == await block()
    assert len(sandbox.oppositions()) == 1
    assert len(sandbox.requests()) == 1


async def test_two_calls_at_once_make_one_opposition(block: Block, sandbox: SandboxServer) -> None:
    first, second = await asyncio.gather(block(), block())
    assert first == second
    assert len(sandbox.oppositions()) == 1


async def test_the_card_of_another_is_not_touched(block: Block, sandbox: SandboxServer) -> None:
    stranger = sandbox.cards("demo-karim")[0]
    assert await block(card_id=stranger["id"]) == BlockOutcome("not_yours")
    assert sandbox.requests() == []
    assert sandbox.cards("demo-karim")[0]["status"] == "active"


async def test_an_expired_card_is_refused(block: Block, sandbox: SandboxServer) -> None:
    [card] = sandbox.has_customer("lou", "1111", status="expired")
    assert await block(customer="lou", card_id=card["id"]) == BlockOutcome("refused", "1111")


async def test_a_wrong_token_is_a_refusal(sandbox: SandboxServer) -> None:
    bank = Bank(sandbox.url, "wrong", SECONDS)
    with pytest.raises(BankRefused, match="token_invalid"):
        await bank.cards("demo-claire")
    await bank.aclose()


async def test_no_bank_at_all_is_unavailable() -> None:
    bank = Bank("http://127.0.0.1:9", TOKEN, SECONDS)
    with pytest.raises(BankUnavailable):
        await bank.cards("demo-claire")
    await bank.aclose()


async def test_the_same_draft_blocks_and_renews(
    block: Block, sandbox: SandboxServer, bank: Bank, engine: Engine
) -> None:
    await block()
    card_id = sandbox.cards("demo-claire")[0]["id"]
    asked = {"draft": "draft-1", "conversation": "conv-1", "customer": "demo-claire", "card_id": card_id}
    sandbox.fails("/v1/cards/*/renewal", status=500, after=True, times=1)
    outcome = await renew_card(engine, bank, clock=clock.now, **asked)
    [made] = sandbox.http.get("/sandbox/renewals").json()
    assert outcome == RenewalOutcome("requested", "4321", made["renewal"])
    assert await renew_card(engine, bank, clock=clock.now, **asked) == outcome


KILLED = """
import asyncio, sys
from aide import clock
from aide.cards import tables
from aide.cards.bank import Bank
from aide.cards.opposition import block_card
from aide.db import connect
url, token, database, card = sys.argv[1:]
asyncio.run(block_card(connect(database, durable=True), Bank(url, token, 20), draft="draft-1",
    conversation="conv-1", customer="demo-claire", card_id=card, reason="lost", clock=clock.now))
"""


@pytest.mark.parametrize("after", [False, True])
async def test_kill_9_during_the_banks_call_then_a_retry_makes_one_opposition(
    after: bool, block: Block, sandbox: SandboxServer, engine: Engine
) -> None:
    card_id = sandbox.cards("demo-claire")[0]["id"]
    sandbox.fails(POST, delay_ms=2500, after=after, times=1)
    arguments = [sandbox.url, TOKEN, str(engine.url), card_id]
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, *arguments, cwd=ROOT)
    while not sandbox.requests():
        assert process.returncode is None
        await asyncio.sleep(0.05)
    process.kill()
    await process.wait()
    assert (row(engine).outcome, row(engine).attempts) == (None, 1)
    assert (await block()).kind == "blocked"
    await asyncio.sleep(2.5)
    assert len(sandbox.oppositions()) == 1
