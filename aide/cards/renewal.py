"""Order a new card: once a draft, only for its owner's card, and only what the bank said is said again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, cast

from sqlalchemy.engine import Engine, Row

from aide import db_threads
from aide.cards import requests
from aide.cards.bank import BankRefused, BankRenewal, BankUnavailable, Card
from aide.cards.choice import own_card
from aide.cards.tables import renewals
from aide.cards.time_budget import TimeBudget

log = logging.getLogger(__name__)
RenewalKind = Literal["requested", "unknown", "refused", "not_yours"]
LIST_SHARE, POST_SHARE = 0.4, 1.0


@dataclass(frozen=True)
class RenewalOutcome:
    """`number` is the bank's, if it gives one.

    `unknown`: the same draft may be tried again, it orders once.
    """

    kind: RenewalKind
    last4: str | None = None
    number: str | None = None


class RenewalBank(Protocol):
    """What is needed of the bank: `aide.cards.bank.Bank`, or a fake."""

    seconds: float

    async def cards(self, customer: str) -> list[Card]:
        """The customer's cards. Raises BankUnavailable, BankRefused."""

    async def renew(self, card_id: str, *, key: str) -> BankRenewal:
        """Order another one, once a `key`. Raises BankUnavailable, BankRefused."""


async def renew_card(
    engine: Engine,
    bank: RenewalBank,
    *,
    draft: str,
    conversation: str,
    customer: str,
    card_id: str,
    clock: Callable[[], datetime],
) -> RenewalOutcome:
    """Ask the bank for a new card in place of `card_id`, within `bank.seconds`.

    The same draft orders once, and may be the draft of the card's opposition.
    Raises DraftReused when the draft was for another card.
    """
    intent = requests.values(draft, conversation, customer, card_id, now=clock())
    row = await db_threads.write(engine, requests.begin, renewals, intent)
    if row.customer != customer:
        return RenewalOutcome("not_yours")
    if not requests.is_concluded(row):
        outcome = await _ask(engine, bank, row)
        values = {"outcome": outcome.kind, "bank_number": outcome.number, "answered_at": clock()}
        row = await db_threads.write(engine, requests.conclude, renewals, draft, values)
    if row.outcome != "requested":
        log.warning("renewal %s in conversation %s", row.outcome, conversation)
    return RenewalOutcome(cast(RenewalKind, row.outcome), row.last4, row.bank_number)


async def _ask(engine: Engine, bank: RenewalBank, row: Row) -> RenewalOutcome:
    budget = TimeBudget(bank.seconds)
    try:
        card = own_card(await budget.until(LIST_SHARE, bank.cards(row.customer)), row.card)
        if card is None:
            return RenewalOutcome("not_yours")
        await db_threads.write(engine, requests.count_attempt, renewals, row.draft, last4=card.last4)
        # Not the bare draft: a bank refuses a key that it has seen with another request.
        answer = await budget.until(POST_SHARE, bank.renew(card.id, key=f"renewal-{row.draft}"))
    except BankUnavailable:
        return RenewalOutcome("unknown")
    except BankRefused:
        return RenewalOutcome("refused")
    return RenewalOutcome("requested", number=answer.renewal)
