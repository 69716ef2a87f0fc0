"""The tester's hand on the bank's stand-in: fresh customers, faults in words, what was really done."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from tests.plain_http import client

from .servers import Product

STATES = {"active": "active", "bloquée": "blocked", "expirée": "expired"}
TOO_LATE_MS, ALWAYS = 20_000, 1000
FAULTS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "lente": [("tout", {"delay_ms": 250, "times": ALWAYS})],
    "en panne": [("opposition", {"status": 500, "times": ALWAYS})],
    "toute en panne": [("tout", {"status": 500, "times": ALWAYS})],
    "muette": [("opposition", {"delay_ms": TOO_LATE_MS, "status": 500, "times": ALWAYS})],
    "toute muette": [("tout", {"delay_ms": TOO_LATE_MS, "status": 500, "times": ALWAYS})],
    "panne puis succès": [("opposition", {"status": 500, "times": 1})],
    "délai puis succès": [("opposition", {"delay_ms": TOO_LATE_MS, "after": True, "times": 1})],
    "bloque sans répondre": [("opposition", {"delay_ms": TOO_LATE_MS, "after": True, "times": ALWAYS})],
    "refuse": [("opposition", {"status": 403, "times": ALWAYS})],
    "renouvellement en panne": [("renewal", {"status": 500, "times": ALWAYS})],
}
"""How the bank fails, by the words a tester writes; `after` does the work first."""


class NoSuchCustomer(ValueError):
    """The bank does not know him; the message lists those that it was born with."""


class Bank:
    def __init__(self, product: Product) -> None:
        self._secret = product.settings.customer_jwt_secret
        headers = {"Authorization": f"Bearer {product.settings.bank_token}"}
        self.http = client(base_url=product.sandbox.url, headers=headers, timeout=30)

    def new_customer(self, cards: list[str], *, name: str = "Camille Test", email: str | None = None) -> str:
        """A customer nobody has used; a card is « 4321 », « 5678 bloquée » or « 5678 virtuelle »."""
        customer = f"test-{uuid.uuid4().hex[:12]}"
        self._post(
            "/sandbox/customers",
            {"id": customer, "name": name, "email": email, "cards": [_card(c) for c in cards]},
        )
        return customer

    def token(self, customer: str, *, seconds: float | None = None) -> str:
        """What the bank's login gives; with `seconds`, one that soon expires. Raises NoSuchCustomer."""
        known = [one["id"] for one in self.http.get("/sandbox/customers").raise_for_status().json()]
        if customer not in known:
            raise NoSuchCustomer(", ".join(one for one in known if one.startswith("demo-")))
        if seconds is None:
            return str(self._post("/sandbox/login", {"customer": customer})["token"])
        claims = {
            "sub": customer,
            "name": "Camille Test",
            "exp": datetime.now(UTC) + timedelta(seconds=seconds),
        }
        return jwt.encode(claims, self._secret, algorithm="HS256")

    def cards(self, customer: str) -> list[dict[str, str]]:
        answer = self.http.get("/sandbox/customers").raise_for_status().json()
        return next(one["cards"] for one in answer if one["id"] == customer)

    def oppositions(self, customer: str) -> list[dict[str, Any]]:
        made = self.http.get("/sandbox/oppositions").raise_for_status().json()
        return [one for one in made if one["customer"] == customer]

    def renewals(self, customer: str) -> list[dict[str, Any]]:
        own = {card["id"] for card in self.cards(customer)}
        return [
            one for one in self.http.get("/sandbox/renewals").raise_for_status().json() if one["card"] in own
        ]

    def posts(self, customer: str) -> list[dict[str, Any]]:
        """The calls that asked to change a card of this customer, answered or not."""
        own = [card["id"] for card in self.cards(customer)]
        calls = self.http.get("/sandbox/requests").raise_for_status().json()
        return [
            call
            for call in calls
            if call["method"] == "POST" and any(f"/{card}/" in call["path"] for card in own)
        ]

    def fails(self, customer: str, words: str) -> None:
        """Only for this customer: scenarios do not disturb each other."""
        for subject, fault in FAULTS[words]:
            for path in self._paths(customer, subject):
                self._post("/sandbox/faults", {"path": path, **fault})

    def works_again(self) -> None:
        self.http.delete("/sandbox/faults").raise_for_status()

    def _paths(self, customer: str, subject: str) -> list[str]:
        own = [card["id"] for card in self.cards(customer)]
        if subject == "tout":
            return [f"/v1/customers/{customer}/cards", *(f"/v1/cards/{card}/" for card in own)]
        return [f"/v1/cards/{card}/{subject}" for card in own]

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = self.http.post(path, json=body).raise_for_status().json()
        return answer


def _card(words: str) -> dict[str, str]:
    last4, *states = str(words).split()
    card = {"last4": last4}
    for state in states:
        if state in STATES:
            card["status"] = STATES[state]
        else:
            card["product"] = f"Carte SmartPay {state}"
    return card
