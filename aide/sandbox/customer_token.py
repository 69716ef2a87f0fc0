"""The customer's JWT, as the bank's login hands it to the assistant (docs/contracts.md)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import jwt

from aide import clock
from aide.sandbox.model import Customer


def customer_token(customer: Customer, secret: str, life: timedelta) -> str:
    """HS256 with `sub`, `name`, `iat`, `exp`, and `email` when the bank has one."""
    # The machine's own clock: a token made under AIDE_NOW must not look expired elsewhere.
    issued = clock.real_now()
    claims: dict[str, Any] = {"sub": customer.id, "name": customer.name, "iat": issued, "exp": issued + life}
    if customer.email:
        claims["email"] = customer.email
    return jwt.encode(claims, secret, algorithm="HS256")
