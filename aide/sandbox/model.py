"""What the pretended bank knows of: customers, cards, oppositions, and how it says no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

REASONS = ("lost", "stolen", "fraud", "other")
STATUSES = ("active", "blocked", "expired")


class BankError(Exception):
    """An answer of the bank that is not a success; `payload` is its JSON body."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.payload: dict[str, Any] = {"code": code, "message": message or code}


class AlreadyBlocked(BankError):
    """409 with the first opposition, as the contract says."""

    def __init__(self, first: dict[str, Any]) -> None:
        super().__init__(409, "already_blocked", "the card is already blocked")
        self.payload = {**self.payload, **first}


@dataclass
class Card:
    """A card with its state, its first opposition and its renewal as the bank answered them."""

    id: str
    customer: str
    last4: str
    product: str
    status: str
    expires: str
    first_opposition: dict[str, Any] | None = None
    renewal: dict[str, Any] | None = None

    def public(self) -> dict[str, str]:
        """What the API shows of it."""
        return {name: getattr(self, name) for name in ("id", "last4", "product", "status", "expires")}


@dataclass(frozen=True)
class Customer:
    """Who has an account; `id` is the `sub` of the token that the bank signs."""

    id: str
    name: str
    email: str | None = None
    cards: list[Card] = field(default_factory=list)

    def public(self) -> dict[str, Any]:
        """What the controls show of him."""
        return {
            "id": self.id,
            "name": self.name,
            "email": self.email,
            "cards": [c.public() for c in self.cards],
        }


@dataclass(frozen=True)
class Opposition:
    """One opposition, made through the API or on the site, as tests count them."""

    opposition: str
    card: str
    customer: str
    last4: str
    reason: str
    blocked_at: str
    key: str
