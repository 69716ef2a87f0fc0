"""One product that tests may break, and who talks to it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from typing import Any

import httpx

from tests.plain_http import client

from .bank import Bank
from .client import Chat, text_of
from .servers import Product

MONDAY = "2026-11-23T10:00:00"
WAIT_SECONDS = 2.0


@dataclass
class World:
    """One product that may be broken, and who talks to it."""

    product: Product
    bank: Bank
    desk: httpx.Client

    def customer(self, *cards: str) -> tuple[str, str]:
        """A fresh customer and the token of his login."""
        customer = self.bank.new_customer(list(cards), email="client@example.org")
        return customer, self.bank.token(customer)

    def opens(self, token: str | None = None, session: str | None = None, *, after: int = 0) -> Chat:
        return Chat(self.product.assistant.url, token=token, session=session).open(after=after)

    def complaints(self, conversation: str) -> list[dict[str, Any]]:
        return self._items("complaints", conversation)

    def handoffs(self, conversation: str) -> list[dict[str, Any]]:
        return self._items("handoffs", conversation)

    def rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlite3.connect(f"file:{self.product.database}?mode=ro", uri=True)) as base:
            return base.execute(question, values).fetchall()

    def _items(self, what: str, conversation: str) -> list[dict[str, Any]]:
        answer = self.desk.get(f"/api/{what}", params={"conversation": conversation}).raise_for_status()
        items: list[dict[str, Any]] = answer.json()["items"]
        return items


def world_of(product: Product) -> World:
    headers = {"Authorization": f"Bearer {product.settings.desk_api_token}"}
    return World(product, Bank(product), client(base_url=product.desk.url, headers=headers, timeout=20))


def at_the_summary(world: World, token: str | None = None) -> tuple[Chat, str]:
    """A logged-in customer who only has to say yes for his complaint to be filed."""
    token = token or world.customer("4321")[1]
    chat = world.opens(token)
    chat.says("on m'a facturé 50 € de frais le 5 novembre")
    assert "Votre réclamation :" in chat.presses("Oui, déposer").text
    return chat, token


def at_the_confirmation(world: World) -> tuple[str, Chat, str]:
    """A logged-in customer who only has to say yes for his card to be blocked."""
    customer, token = world.customer("4321")
    chat = world.opens(token)
    assert "définitif" in chat.says("j'ai perdu ma carte").text
    return customer, chat, token


def sends_again(world: World, chat: Chat, token: str, said: str) -> str:
    """The same message with the same id, on a new socket;
    all that was said since the customer's screen went blank.
    """
    back = world.opens(token, chat.session, after=last_seq(chat))
    answer = back.says("oui", id=said)
    assert answer.ack["status"] == "ok", answer.ack
    text = text_of(back.lines)
    back.close()
    return text


def last_seq(chat: Chat) -> int:
    return max(line.seq for line in chat.lines)
