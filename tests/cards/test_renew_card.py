from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.cards.renewal import RenewalOutcome, renew_card
from aide.cards.requests import DraftReused
from aide.cards.tables import renewals
from aide.db import reading

from .conftest import FixedClock
from .fake_bank import FakeBank, a_card

pytestmark = pytest.mark.asyncio
Renew = Callable[..., Any]


@pytest.fixture
def bank() -> FakeBank:
    return FakeBank(a_card(status="blocked"))


@pytest.fixture
def renew(engine: Engine, bank: FakeBank, clock: FixedClock) -> Renew:
    async def renew(**changes: str) -> RenewalOutcome:
        asked = {"draft": "draft-1", "conversation": "conv-1", "customer": "claire", "card_id": "card-1"}
        return await renew_card(engine, bank, clock=clock, **{**asked, **changes})

    return renew


async def test_a_renewal_is_requested_once_a_draft(renew: Renew, bank: FakeBank, engine: Engine) -> None:
    assert await renew() == RenewalOutcome("requested", "4321", "REN-1")
    assert await renew() == RenewalOutcome("requested", "4321", "REN-1")
    assert len(bank.posts) == 1
    with reading(engine) as c:
        [row] = c.execute(select(renewals)).all()
    assert (row.outcome, row.bank_number, row.last4, row.attempts) == ("requested", "REN-1", "4321", 1)


async def test_its_key_is_not_that_of_the_opposition_of_the_same_draft(renew: Renew, bank: FakeBank) -> None:
    await renew()
    assert bank.posts == ["renewal-draft-1"]


async def test_a_lost_answer_is_unknown_and_cleared_up_by_the_same_draft(
    renew: Renew, bank: FakeBank
) -> None:
    bank.on_post = ["lost"]
    assert (await renew()).kind == "unknown"
    assert await renew() == RenewalOutcome("requested", "4321", "REN-1")
    assert len(bank.renewed) == 1


@pytest.mark.parametrize(
    ("mood", "kind"), [("silent", "unknown"), ("down", "unknown"), ("refuse", "refused")]
)
async def test_a_renewal_that_the_bank_does_not_confirm_is_not_requested(
    mood: str, kind: str, renew: Renew, bank: FakeBank
) -> None:
    bank.on_post = [mood]
    assert (await renew()).kind == kind
    assert bank.renewed == {}


async def test_a_card_of_another_customer_is_not_renewed(renew: Renew, bank: FakeBank) -> None:
    bank.owned["karim"] = {"card-9": a_card("card-9", "9999")}
    assert await renew(card_id="card-9") == RenewalOutcome("not_yours")
    assert bank.posts == []


async def test_a_renewal_of_another_customer_is_not_told(renew: Renew) -> None:
    await renew()
    assert await renew(customer="karim") == RenewalOutcome("not_yours")


async def test_a_renewal_draft_serves_one_card(renew: Renew) -> None:
    await renew()
    with pytest.raises(DraftReused):
        await renew(card_id="card-2")
