"""The event loop serves others while the models read and decide."""

from __future__ import annotations

import asyncio
import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ActionLimitReached

from aide.channel.model_thread import ModelThread

SLOW = 0.4


class Slow(MessageProcessor):
    """Rasa's, with models that take their time; `threads` are those that asked them."""

    http_interpreter = model_metadata = None

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.nlg = None
        self.on_circuit_break = None
        self.ran: list[str] = []

    def _parse_message_with_graph(self, message: UserMessage, *_: Any) -> dict[str, Any]:
        self._work()
        return {"text": message.text, "intent": {"name": "saluer"}, "entities": []}

    def predict_next_with_tracker_if_should(self, tracker: Any) -> Any:
        self._work()
        if len(self.ran) == 2:
            raise ActionLimitReached("enough")
        prediction = SimpleNamespace(is_end_to_end_prediction=False)
        return f"action {len(self.ran)}", prediction

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        pass

    def _should_handle_message(self, tracker: Any) -> bool:
        return True

    async def _run_action(self, action: Any, *_: Any) -> bool:
        self.ran.append(action)
        return len(self.ran) < 3

    def _work(self) -> None:
        self.threads.add(threading.current_thread().name)
        time.sleep(SLOW)


async def longest_pause(work: Any) -> float:
    """Seconds during which nothing else in the loop was served while `work` ran."""
    task, longest, last = asyncio.ensure_future(work), 0.0, time.perf_counter()
    while not task.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
    await task
    return longest


@pytest.fixture
def tracker() -> Any:
    return SimpleNamespace(sender_id="c-1")


@pytest.mark.parametrize("asks", ["parse_message", "_run_prediction_loop"])
def test_nobody_waits_while_a_message_is_read_or_decided(asks, tracker):
    def work(processor: Slow) -> Any:
        if asks == "parse_message":
            return processor.parse_message(UserMessage("bonjour"), tracker)
        return processor._run_prediction_loop(CollectingOutputChannel(), tracker)

    before, after = Slow(), Slow()
    ModelThread.over(after)
    assert asyncio.run(longest_pause(work(before))) > SLOW * 0.9
    assert asyncio.run(longest_pause(work(after))) < SLOW * 0.6
    assert after.ran == before.ran
    assert len(after.threads) == 1 and not after.threads & before.threads


def test_what_is_found_is_what_rasa_finds(tracker):
    before, after = Slow(), Slow()
    ModelThread.over(after)
    message = UserMessage("bonjour")
    assert asyncio.run(after.parse_message(message, tracker)) == asyncio.run(
        before.parse_message(message, tracker)
    )
