"""The clients of bench.flood, in a process of their own: a task as JSON in, what they did out."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sys
import time
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import socketio

from bench.messages import MESSAGES

EVERY = 6.0
"""Seconds between an honest client's messages."""
EACH = 0.1
"""Seconds between a hostile client's."""
ADDRESSES = 8
PATIENCE = 30.0
NASTY = (
    "%" * 4000,
    "ﷺ" * 222,
    "4970 1012 0716 2029 " * 150,
    "mon virement de 250 euros " * 140,
    "a1-" * 1300,
)


async def connected(url: str, address: str) -> socketio.AsyncClient:
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(
        url, transports=["websocket"], headers={"X-Forwarded-For": address}, wait_timeout=PATIENCE
    )
    return client


async def honest(url: str, seconds: float, number: int, name: str) -> dict[str, Any]:
    """Says something every EVERY seconds or so, and waits for the answer."""
    rng = random.Random(number)
    client = await connected(url, f"192.0.2.{number}")
    opened = await client.call("session_request", {}, timeout=PATIENCE)
    times, sent = [], 0
    until = time.monotonic() + seconds
    await asyncio.sleep(rng.random() * EVERY)
    while time.monotonic() < until:
        message = {"message": MESSAGES[(sent + 7 * number) % len(MESSAGES)], "id": uuid.uuid4().hex}
        sent += 1
        started = time.perf_counter()
        with contextlib.suppress(socketio.exceptions.SocketIOError):
            ack = await client.call("user_uttered", message, timeout=PATIENCE)
            if ack["status"] == "ok":
                times.append(time.perf_counter() - started)
        await asyncio.sleep(EVERY * (0.5 + rng.random()))
    await client.disconnect()
    return {"times": times, "sent": sent, "conversations": [opened["conversation"]]}


async def hostile(url: str, seconds: float, number: int, did: Counter[str]) -> None:
    """Whatever the channel knows, and what it does not, without waiting for any answer."""
    rng = random.Random(number)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            client = await connected(url, f"198.51.100.{number % ADDRESSES}")
        except Exception:  # refused: it knocks again
            did["closed"] += 1
            await asyncio.sleep(EACH * 5)
            continue
        with contextlib.suppress(Exception):
            await client.emit("session_request", {})
            await asyncio.sleep(0.2)
            while client.connected and time.monotonic() < until:
                await rng.choice(ACTS)(client, rng, did)
                did["sent"] += 1
                await asyncio.sleep(EACH)
        did["closed"] += not client.connected
        with contextlib.suppress(Exception):
            await client.disconnect()


def _heard(did: Counter[str]) -> Callable[[Any], None]:
    return lambda ack: did.update(["answered" if (ack or {}).get("status") == "ok" else "refused"])


async def _says(client: socketio.AsyncClient, did: Counter[str], text: str) -> None:
    await client.emit("user_uttered", {"message": text, "id": uuid.uuid4().hex}, callback=_heard(did))


async def _talks(client: socketio.AsyncClient, rng: random.Random, did: Counter[str]) -> None:
    await _says(client, did, rng.choice(MESSAGES))


async def _is_nasty(client: socketio.AsyncClient, rng: random.Random, did: Counter[str]) -> None:
    await _says(client, did, rng.choice(NASTY))


async def _is_urgent(client: socketio.AsyncClient, rng: random.Random, did: Counter[str]) -> None:
    await _says(client, did, f"conseiller {rng.random()}")


async def _presses(client: socketio.AsyncClient, rng: random.Random, did: Counter[str]) -> None:
    await _says(client, did, f"b_{rng.random()}")


async def _asks_history(client: socketio.AsyncClient, _rng: random.Random, _did: Counter[str]) -> None:
    await client.emit("session_request", {"after": 0})


async def _types(client: socketio.AsyncClient, _rng: random.Random, _did: Counter[str]) -> None:
    await client.emit("typing", {})


async def _rates(client: socketio.AsyncClient, rng: random.Random, _did: Counter[str]) -> None:
    await client.emit("rate", {"stars": rng.randint(1, 5), "word": "x" * 5000})


async def _sends_reserved(client: socketio.AsyncClient, _rng: random.Random, _did: Counter[str]) -> None:
    await client.eio.send('2["connect",1]')


async def _leaves(client: socketio.AsyncClient, rng: random.Random, _did: Counter[str]) -> None:
    if rng.random() < 0.05:
        await client.disconnect()


ACTS: tuple[Callable[..., Awaitable[None]], ...] = (
    _talks,
    _talks,
    _is_nasty,
    _is_urgent,
    _presses,
    _asks_history,
    _types,
    _rates,
    _sends_reserved,
    _leaves,
)


async def run(kind: str, url: str, clients: int, seconds: float, name: str) -> dict[str, Any]:
    """What all of them did, together."""
    if kind == "honest":
        ended = await asyncio.gather(*(honest(url, seconds, number, name) for number in range(clients)))
        return {
            "times": [one for each in ended for one in each["times"]],
            "sent": sum(each["sent"] for each in ended),
            "conversations": [one for each in ended for one in each["conversations"]],
        }
    did: Counter[str] = Counter()
    await asyncio.gather(*(hostile(url, seconds, number, did) for number in range(clients)))
    return {key: did[key] for key in ("sent", "answered", "refused", "closed")}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(**json.loads(sys.argv[1])))))
