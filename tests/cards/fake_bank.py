"""A bank in memory whose next answers are chosen by the test."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from aide.cards.bank import BankOpposition, BankRefused, BankRenewal, BankUnavailable, Card, Reason

BLOCKED_AT = datetime(2026, 11, 23, 9, 0, 1, tzinfo=UTC)


class ProcessKilled(BaseException):
    """Our process dies here."""


def a_card(card_id: str = "card-1", last4: str = "4321", **changes: str) -> Card:
    return replace(Card(card_id, last4, "Carte SmartPay", "active", "2028-11"), **changes)


class FakeBank:
    """`on_post` and `on_list` hold what the next calls do; when they are empty the bank works.

    down: nothing done, then failure. lost: done, then failure. silent: never answers. refuse: 4xx.
    lie: says it is done and does nothing. crash: our process dies before; crash_after: dies after it is done.
    """

    def __init__(self, *cards: Card, customer: str = "claire", seconds: float = 0.5) -> None:
        self.seconds = seconds
        self.owned = {customer: {card.id: card for card in cards}}
        self.on_post: list[str] = []
        self.on_list: list[str] = []
        self.posts: list[str] = []
        self.reasons: list[str] = []
        self.made: dict[str, BankOpposition] = {}
        self.renewed: dict[str, BankRenewal] = {}

    async def cards(self, customer: str) -> list[Card]:
        await self._misbehave(self.on_list.pop(0) if self.on_list else "")
        return list(self.owned.get(customer, {}).values())

    async def oppose(self, card_id: str, *, reason: Reason, key: str) -> BankOpposition:
        self.posts.append(key)
        self.reasons.append(reason)
        mood = self.on_post.pop(0) if self.on_post else ""
        if mood == "lie":
            return BankOpposition("OPP-0", card_id, "blocked", BLOCKED_AT, already=False)
        if mood not in ("lost", "crash_after"):
            await self._misbehave(mood)
        answer = self._block(card_id, key)
        if mood in ("lost", "crash_after"):
            await self._misbehave({"lost": "down", "crash_after": "crash"}[mood])
        return answer

    async def renew(self, card_id: str, *, key: str) -> BankRenewal:
        self.posts.append(key)
        mood = self.on_post.pop(0) if self.on_post else ""
        if mood != "lost":
            await self._misbehave(mood)
        answer = self.renewed.setdefault(key, BankRenewal(f"REN-{len(self.renewed) + 1}", card_id))
        if mood == "lost":
            raise BankUnavailable("down")
        return answer

    def _block(self, card_id: str, key: str) -> BankOpposition:
        if key in self.made:
            return self.made[key]
        mine = next(cards for cards in self.owned.values() if card_id in cards)
        if mine[card_id].status == "blocked":
            first = next((made for made in self.made.values() if made.card == card_id), None)
            return BankOpposition(
                first.opposition if first else "OPP-OLD", card_id, "blocked", BLOCKED_AT, True
            )
        mine[card_id] = replace(mine[card_id], status="blocked")
        self.made[key] = BankOpposition(f"OPP-{len(self.made) + 1}", card_id, "blocked", BLOCKED_AT, False)
        return self.made[key]

    async def _misbehave(self, mood: str) -> None:
        if mood == "down":
            raise BankUnavailable("down")
        if mood == "refuse":
            raise BankRefused("token_invalid")
        if mood == "silent":
            await asyncio.sleep(60)
        if mood == "crash":
            raise ProcessKilled
