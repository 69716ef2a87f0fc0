"""Who is at the other end: the bank's customer token, and our own token that opens one conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import jwt

from aide.clock import real_now
from aide.input_text import composed, is_composed
from aide.journal.conversations import Customer
from aide.settings import Settings

AUDIENCE = "aide-session"
LEEWAY = timedelta(seconds=5)
"""How far the bank's clock and ours may be apart: a token of two seconds ahead is good, of an hour not;
one that ended is good so long.
"""


class TokenRefused(Exception):
    """A token that cannot be accepted; `code` is also the phrase to show."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Identity:
    """A customer the bank vouches for until `expires_at` (epoch seconds)."""

    customer: Customer
    expires_at: float

    @property
    def is_valid(self) -> bool:
        """Whether the customer's own token has not expired, by the real clock and its LEEWAY."""
        return real_now().timestamp() < self.expires_at + LEEWAY.total_seconds()


def read_customer(token: str, settings: Settings) -> Identity:
    """The identity in the bank's JWT: `sub` and `exp` required, `name` and `email` optional.

    Signed HS256 with the shared secret, or RS256/ES256 with the bank's public key (a PEM file):
    docs/contracts.md. Raises TokenRefused.
    """
    if settings.customer_jwt_public_key:
        key, algorithms = Path(settings.customer_jwt_public_key).read_text(), ["RS256", "ES256"]
    else:
        key, algorithms = settings.customer_jwt_secret, ["HS256"]
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=algorithms,
            leeway=LEEWAY,
            options={"require": ["exp", "sub"], "verify_aud": False},
        )
    except jwt.ExpiredSignatureError:
        raise TokenRefused("jeton_expire") from None
    except (jwt.PyJWTError, ValueError, TypeError):
        raise TokenRefused("jeton_invalide") from None
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 80 or not is_composed(subject):
        raise TokenRefused("jeton_invalide")
    customer = Customer(subject, _text(claims.get("name"), 120), _text(claims.get("email"), 254))
    return Identity(customer, float(claims["exp"]))


def sign_session(conversation: str, customer: Customer | None, settings: Settings) -> str:
    """A token that opens this conversation only, and only for this customer (or for the anonymous holder)."""
    claims = {
        "aud": AUDIENCE,
        "conversation": conversation,
        "customer": customer.id if customer else None,
        "exp": real_now() + timedelta(days=settings.session_days),
    }
    return jwt.encode(claims, settings.session_secret, algorithm="HS256")


def read_session(token: str, settings: Settings) -> tuple[str, str | None]:
    """The conversation a session token opens and the customer it is bound to. Raises TokenRefused."""
    try:
        claims = jwt.decode(
            token,
            settings.session_secret,
            algorithms=["HS256"],
            audience=AUDIENCE,
            options={"require": ["exp"]},
        )
    except (jwt.PyJWTError, ValueError, TypeError):
        raise TokenRefused("session_refusee") from None
    conversation, customer = claims.get("conversation"), claims.get("customer")
    if not isinstance(conversation, str) or not isinstance(customer, str | None):
        raise TokenRefused("session_refusee")
    return conversation, customer


def _text(value: Any, longest: int) -> str | None:
    return composed(value)[:longest].strip() or None if isinstance(value, str) else None
