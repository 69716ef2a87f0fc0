"""What the pretended bank knows: customers, cards, oppositions, renewals. In memory, gone at reset."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from aide.sandbox.model import REASONS, AlreadyBlocked, BankError, Card, Customer, Opposition


class Bank:
    """All operations are atomic: one lock, held for each."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._customers: dict[str, Customer] = {}
            self._cards: dict[str, Card] = {}
            self._oppositions: list[Opposition] = []
            self._renewals: list[dict[str, Any]] = []
            self._answers: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {}
            self._count = 0

    def add_customer(
        self, customer_id: str, name: str, cards: list[dict[str, Any]], email: str | None
    ) -> Customer:
        """Create or replace a customer; a card given as blocked gets a first opposition, like a real one."""
        with self._lock:
            known = self._customers.get(customer_id)
            for old in known.cards if known else ():
                del self._cards[old.id]
            customer = Customer(customer_id, name, email, [self._card(customer_id, card) for card in cards])
            self._customers[customer_id] = customer
            self._cards.update({card.id: card for card in customer.cards})
            return customer

    def customers(self) -> list[Customer]:
        """Everybody who has an account."""
        with self._lock:
            return list(self._customers.values())

    def customer(self, customer_id: str) -> Customer:
        """Raises BankError 404."""
        with self._lock:
            if customer_id not in self._customers:
                raise BankError(404, "customer_unknown")
            return self._customers[customer_id]

    def oppose(self, card_id: str, *, reason: str, key: str) -> dict[str, Any]:
        """Block for good; the same key again gives the same answer."""
        if reason not in REASONS:
            raise BankError(400, "reason_invalid", f"reason is one of {', '.join(REASONS)}")
        with self._lock:
            earlier = self._earlier(key, ("opposition", card_id, reason))
            if earlier:
                return earlier
            card = self._known_card(card_id)
            if card.status == "blocked":
                raise AlreadyBlocked(card.first_opposition or {})
            if card.status == "expired":
                raise BankError(422, "card_expired")
            answer = self._block(card)
            self._oppositions.append(
                Opposition(
                    answer["opposition"],
                    card.id,
                    card.customer,
                    card.last4,
                    reason,
                    answer["blocked_at"],
                    key,
                )
            )
            self._answers[key] = (("opposition", card_id, reason), answer)
            return answer

    def renew(self, card_id: str, *, key: str) -> dict[str, Any]:
        """Order a new card; a card has one renewal at most, whatever the key."""
        with self._lock:
            earlier = self._earlier(key, ("renewal", card_id))
            if earlier:
                return earlier
            card = self._known_card(card_id)
            if card.renewal is None:
                card.renewal = {"renewal": self._number("REN"), "card": card.id, "status": "requested"}
                self._renewals.append(
                    {**card.renewal, "customer": card.customer, "last4": card.last4, "key": key}
                )
            self._answers[key] = (("renewal", card_id), card.renewal)
            return card.renewal

    def oppositions(self) -> list[dict[str, Any]]:
        """Every opposition made, oldest first."""
        with self._lock:
            return [asdict(opposition) for opposition in self._oppositions]

    def renewals(self) -> list[dict[str, Any]]:
        """Every card ordered, oldest first."""
        with self._lock:
            return list(self._renewals)

    def _earlier(self, key: str, request: tuple[str, ...]) -> dict[str, Any] | None:
        if not key:
            raise BankError(400, "idempotency_key_missing")
        if key not in self._answers:
            return None
        first_request, answer = self._answers[key]
        if first_request != request:
            raise BankError(422, "idempotency_key_reused")
        return answer

    def _known_card(self, card_id: str) -> Card:
        if card_id not in self._cards:
            raise BankError(404, "card_unknown")
        return self._cards[card_id]

    def _card(self, customer_id: str, fields: dict[str, Any]) -> Card:
        now = self._now()
        status = fields.get("status", "active")
        card = Card(
            id=fields.get("id") or f"card_{secrets.token_hex(6)}",
            customer=customer_id,
            last4=fields["last4"],
            product=fields.get("product", "Carte SmartPay"),
            status=status,
            expires=fields.get("expires")
            or f"{now.year + (-1 if status == 'expired' else 2)}-{now.month:02d}",
        )
        if status == "blocked":
            self._block(card)
        return card

    def _block(self, card: Card) -> dict[str, Any]:
        card.status = "blocked"
        card.first_opposition = {
            "opposition": self._number("OPP"),
            "card": card.id,
            "status": "blocked",
            "blocked_at": self._now().isoformat(timespec="seconds"),
        }
        return card.first_opposition

    def _number(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}-{self._now().year}-{self._count:06d}"
