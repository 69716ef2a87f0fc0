"""Block a card: once, only its owner's, and only what the bank really said is said again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, Protocol, cast

from sqlalchemy.engine import Engine, Row

from aide import db_threads
from aide.cards import requests
from aide.cards.bank import BankOpposition, BankRefused, BankUnavailable, Card, CardStatus, Reason
from aide.cards.choice import own_card
from aide.cards.reasons import reason_for
from aide.cards.tables import oppositions
from aide.cards.time_budget import TimeBudget

log = logging.getLogger(__name__)
BlockKind = Literal["blocked", "already_blocked", "unknown", "refused", "not_yours"]
LIST_SHARE, POST_SHARE, READ_SHARE = 0.35, 0.8, 1.0
"""When each step must be over, as a share of the time allowed: the last reading always has its part."""


@dataclass(frozen=True)
class BlockOutcome:
    """`number` and `blocked_at` are the bank's; either is None when the bank did not tell it.

    `unknown`: nobody can say whether the card is blocked; the same draft may be tried again.
    """

    kind: BlockKind
    last4: str | None = None
    number: str | None = None
    blocked_at: datetime | None = None


class OppositionBank(Protocol):
    """What is needed of the bank: `aide.cards.bank.Bank`, or a fake."""

    seconds: float

    async def cards(self, customer: str) -> list[Card]:
        """The customer's cards. Raises BankUnavailable, BankRefused."""

    async def oppose(self, card_id: str, *, reason: Reason, key: str) -> BankOpposition:
        """Block the card, once a `key`. Raises BankUnavailable, BankRefused."""


async def block_card(
    engine: Engine,
    bank: OppositionBank,
    *,
    draft: str,
    conversation: str,
    customer: str,
    card_id: str,
    reason: str,
    clock: Callable[[], datetime],
) -> BlockOutcome:
    """Block `card_id` for `customer`, within `bank.seconds`; `draft` is the idempotency key.

    The intent is on disk before the bank is asked anything (give a durable `engine`): it is the proof of
    notice (CMF L133-17, D133-3). Called again with the same draft, it tells the outcome or finishes the work.
    `reason` is an intent or the bank's word. Raises DraftReused when the draft was for another card.
    """
    intent = requests.values(draft, conversation, customer, card_id, now=clock())
    row = await db_threads.write(
        engine, requests.begin, oppositions, {**intent, "reason": reason_for(reason)}
    )
    if row.customer != customer:
        return BlockOutcome("not_yours")
    if not requests.is_concluded(row):
        values = _row_of(await _ask(engine, bank, row), clock())
        row = await db_threads.write(engine, requests.conclude, oppositions, draft, values)
    outcome = BlockOutcome(cast(BlockKind, row.outcome), row.last4, row.bank_number, row.blocked_at)
    if outcome.kind in ("unknown", "refused", "not_yours"):
        log.warning("opposition %s in conversation %s", outcome.kind, conversation)
    return outcome


def concluded(
    answer: BankOpposition | None,
    *,
    before: CardStatus,
    after: CardStatus | None,
    retried: bool,
    refused: bool,
) -> BlockOutcome:
    """What may be said, from the bank's answer and the card's status read before and after (None: not read).

    A card that still reads active is never said to be blocked, whatever the answer was.
    """
    if answer and after != "active":
        kind: BlockKind = "already_blocked" if answer.already else "blocked"
        return BlockOutcome(kind, number=answer.opposition, blocked_at=answer.blocked_at)
    if after == "blocked":
        # Blocked before our first call: by someone else. Else our call went through and its answer was lost.
        return BlockOutcome("already_blocked" if before == "blocked" and not retried else "blocked")
    # A refusal may follow an attempt that went through: only the card's status settles it.
    return BlockOutcome("refused" if refused and after else "unknown")


async def _ask(engine: Engine, bank: OppositionBank, row: Row) -> BlockOutcome:
    budget = TimeBudget(bank.seconds)
    try:
        card = own_card(await budget.until(LIST_SHARE, bank.cards(row.customer)), row.card)
    except BankUnavailable:
        return BlockOutcome("unknown", last4=row.last4)
    except BankRefused:
        return BlockOutcome("unknown" if row.attempts else "refused", last4=row.last4)
    if card is None:
        return BlockOutcome("not_yours")
    earlier = await db_threads.write(engine, requests.count_attempt, oppositions, row.draft, last4=card.last4)
    answer, refused = await _oppose(bank, budget, row)
    after = await _status(bank, budget, row)
    outcome = concluded(answer, before=card.status, after=after, retried=earlier > 0, refused=refused)
    return replace(outcome, last4=card.last4)


async def _oppose(bank: OppositionBank, budget: TimeBudget, row: Row) -> tuple[BankOpposition | None, bool]:
    try:
        call = bank.oppose(row.card, reason=reason_for(row.reason), key=row.draft)
        return await budget.until(POST_SHARE, call), False
    except BankUnavailable:
        return None, False
    except BankRefused:
        return None, True


async def _status(bank: OppositionBank, budget: TimeBudget, row: Row) -> CardStatus | None:
    try:
        card = own_card(await budget.until(READ_SHARE, bank.cards(row.customer)), row.card)
    except (BankUnavailable, BankRefused):
        return None
    return card.status if card else None


def _row_of(outcome: BlockOutcome, now: datetime) -> dict[str, Any]:
    return {
        "outcome": outcome.kind,
        "bank_number": outcome.number,
        "blocked_at": outcome.blocked_at,
        "answered_at": now,
    }
