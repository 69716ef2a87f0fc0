"""The customers through the real channel, bank and desk:
one start for each moment of the clock, several of them at once.

They share nothing but the servers: each has a conversation and cards of his own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

from tests.conversations.bank import Bank
from tests.conversations.client import Chat, Line
from tests.conversations.servers import Product
from tests.plain_http import client

from .customer import Bubble
from .game import Played, play
from .goals import Goal
from .outcome import Outcome

WAIT_SECONDS, GREETING_SECONDS = 600.0, 6.0


def play_all(goals: Sequence[Goal], model: Path, *, at_once: int) -> list[Played]:
    """In the order of `goals`; the files of the servers stay in a folder of their own until the
    next start of the machine.
    """
    folder = Path(tempfile.mkdtemp(prefix="aide-goals-"))
    played: dict[str, Played] = {}
    for number, now in enumerate(dict.fromkeys(goal.now for goal in goals)):
        own = folder / str(number)
        own.mkdir()
        # Without its offset: the servers' clock is told in the time of Paris.
        product = Product(own, model, now=now[:19], wait_seconds=WAIT_SECONDS)
        try:
            product.start()
            product.wait()
            group = [goal for goal in goals if goal.now == now]
            with ThreadPoolExecutor(at_once) as pool:
                played |= {one.goal.id: one for one in pool.map(play_one, group, repeat(product))}
        finally:
            product.stop()
    return [played[goal.id] for goal in goals]


def play_one(goal: Goal, product: Product) -> Played:
    with Seat(goal, product) as seat:
        return play(goal, seat)


class Seat:
    """One customer at the widget's socket; the register and the queue are read as agents read them."""

    def __init__(self, goal: Goal, product: Product) -> None:
        self._bank = Bank(product)
        self._customer = self._bank.new_customer(list(goal.cards), name="Camille Roux")
        headers = {"Authorization": f"Bearer {product.settings.desk_api_token}"}
        self._desk = client(base_url=product.desk.url, headers=headers, timeout=30)
        token = self._bank.token(self._customer) if goal.logged_in else None
        self._chat = Chat(product.assistant.url, token=token)

    def __enter__(self) -> Seat:
        self._chat.open()
        self._chat.waits_for(lambda: bool(self._chat.lines), GREETING_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        self._chat.close()
        self._desk.close()
        self._bank.http.close()

    def says(self, text: str) -> list[Bubble]:
        return [_bubble(line) for line in self._chat.says(text).lines]

    def outcome(self) -> Outcome:
        own = {"conversation": self._chat.conversation}
        filed = self._desk.get("/api/complaints", params=own).raise_for_status().json()["items"]
        waiting = self._desk.get("/api/handoffs", params=own).raise_for_status().json()["items"]
        cards = self._bank.http.get(f"/v1/customers/{self._customer}/cards").raise_for_status().json()
        return Outcome(filed, [card["last4"] for card in cards if card["status"] == "blocked"], len(waiting))

    def note(self) -> str:
        return ""


def _bubble(line: Line) -> Bubble:
    return Bubble(line.text, tuple(line.buttons), line.expects.get("field"), line.expects.get("motif"))
