"""The bank's card API (docs/contracts.md): the bank's field names and status codes stop here."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast
from urllib.parse import quote

import httpx

from aide.input_text import composed

CardStatus = Literal["active", "blocked", "expired"]
Reason = Literal["lost", "stolen", "fraud", "other"]
ATTEMPTS = 3
ATTEMPT_SHARE = 0.3
"""One attempt waits at most this share of the time allowed: a retry must fit in the rest."""
BACKOFF_SECONDS = 0.1
TRY_LATER = frozenset({408, 425, 429})


class BankUnavailable(Exception):
    """The bank is silent, failing, or answers what can't be read. Try later; the work may have been done."""


class BankRefused(Exception):
    """The bank understood and refused (4xx). Never retry. `code` is the bank's word, or the HTTP status."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Card:
    """A card as the bank lists it; `expires` is « 2027-03 »."""

    id: str
    last4: str
    product: str
    status: CardStatus
    expires: str


@dataclass(frozen=True)
class BankOpposition:
    """`already` says that the card was blocked before.

    Then it is the first opposition, as far as it is told.
    """

    opposition: str | None
    card: str
    status: str
    blocked_at: datetime | None
    already: bool


@dataclass(frozen=True)
class BankRenewal:
    """What the bank answers to an order: its own number, if it gives one, and the card's id."""

    renewal: str | None
    card: str


class Bank:
    """Each call ends within `seconds`, retries included; all is safe to retry: GET, or POST with a key."""

    def __init__(
        self, url: str, token: str, seconds: float, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.seconds = seconds
        # httpx logs each address, which holds the customer; httpcore logs the headers, which hold the token.
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=seconds * ATTEMPT_SHARE,
            transport=transport,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def cards(self, customer: str) -> list[Card]:
        """The customer's own cards. Raises BankUnavailable, BankRefused."""
        _status, body = await self._call("GET", f"/v1/customers/{_segment(customer)}/cards")
        try:
            return [_card(item) for item in body]
        except (KeyError, TypeError, ValueError):
            raise BankUnavailable("the list of cards can't be read") from None

    async def oppose(self, card_id: str, *, reason: Reason, key: str) -> BankOpposition:
        """Block the card for good; the same `key` blocks once. Raises BankUnavailable, BankRefused."""
        path = f"/v1/cards/{_segment(card_id)}/opposition"
        status, body = await self._call("POST", path, key=key, payload={"reason": reason}, expected=(409,))
        first = body if isinstance(body, dict) else {}
        already = status == 409
        if not already and (first.get("status") != "blocked" or not first.get("opposition")):
            raise BankUnavailable("the answer to the opposition can't be read")
        return BankOpposition(
            opposition=_text(first.get("opposition")),
            card=card_id,
            status="blocked",
            blocked_at=_moment(first.get("blocked_at")),
            already=already,
        )

    async def renew(self, card_id: str, *, key: str) -> BankRenewal:
        """Order a new card; the same `key` orders once. Raises BankUnavailable, BankRefused."""
        _status, body = await self._call("POST", f"/v1/cards/{_segment(card_id)}/renewal", key=key)
        return BankRenewal(_text(body.get("renewal")) if isinstance(body, dict) else None, card_id)

    async def _call(
        self, method: str, path: str, *, key: str = "", payload: Any = None, expected: tuple[int, ...] = ()
    ) -> tuple[int, Any]:
        attempts = self._attempts(method, path, key, payload)
        try:
            response = await asyncio.wait_for(attempts, self.seconds)
        except TimeoutError:
            raise BankUnavailable("no answer in time") from None
        if response.is_success or response.status_code in expected:
            return response.status_code, _json(response)
        if response.is_client_error:
            raise BankRefused(_code(response))
        raise BankUnavailable(f"unexpected status {response.status_code}")

    async def _attempts(self, method: str, path: str, key: str, payload: Any) -> httpx.Response:
        """The first answer that says something, after a few tries with a growing pause."""
        headers = {"Idempotency-Key": key} if key else {}
        failure = ""
        for attempt in range(ATTEMPTS):
            await asyncio.sleep(BACKOFF_SECONDS * (2**attempt - 1))
            request = self._client.request(method, path, headers=headers, json=payload)
            try:
                # httpx limits each read, not the whole: a bank that drips its answer must not hold us.
                response = await asyncio.wait_for(request, self.seconds * ATTEMPT_SHARE)
            except (TimeoutError, httpx.RequestError) as error:
                failure = type(error).__name__
                continue
            if not (response.is_server_error or response.status_code in TRY_LATER):
                return response
            failure = f"status {response.status_code}"
        raise BankUnavailable(failure)


def _segment(identifier: str) -> str:
    return quote(identifier, safe="")


def _card(item: dict[str, Any]) -> Card:
    status = item["status"]
    if status not in ("active", "blocked", "expired"):
        raise ValueError(status)
    return Card(
        id=str(item["id"]),
        last4=str(item["last4"]),
        product=composed(str(item.get("product") or "")),
        status=cast(CardStatus, status),
        expires=str(item.get("expires") or ""),
    )


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return None


def _code(response: httpx.Response) -> str:
    body = _json(response)
    return str(body.get("code") if isinstance(body, dict) and body.get("code") else response.status_code)


def _text(value: Any) -> str | None:
    return str(value) if value else None


def _moment(value: Any) -> datetime | None:
    """An ISO 8601 moment with its offset, else None: a time that may be wrong is not said."""
    try:
        moment = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
