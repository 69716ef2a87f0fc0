"""An agent's stream as a browser reads it, in a thread of its own: events in the order they come."""

from __future__ import annotations

import queue
import threading
import time

import httpx

from tests.plain_http import client

from ..web import Browser


class Stream:
    """Connected once built; `ended` when the server has closed it."""

    def __init__(self, browser: Browser, *chats: str) -> None:
        self._events: queue.Queue[tuple[str, str]] = queue.Queue()
        self.ended = threading.Event()
        self._client = client(base_url=browser.http.base_url, cookies=browser.http.cookies, timeout=30)
        request = self._client.build_request("GET", "/flux", params=[("fil", chat) for chat in chats])
        self.answer = self._client.send(request, stream=True)
        threading.Thread(target=self._read, daemon=True).start()

    def hears(self, event: str, data: str, *, seconds: float = 5) -> float:
        """How long it took until that was told, whatever else was; fails when it is not."""
        started, heard = time.monotonic(), []
        while (left := started + seconds - time.monotonic()) > 0:
            try:
                heard.append(self._events.get(timeout=left))
            except queue.Empty:
                break
            if heard[-1] == (event, data):
                return time.monotonic() - started
        raise AssertionError(f"{event} {data} was not told in {seconds} s, but {heard}")

    def settles(self, seconds: float = 1.0) -> list[tuple[str, str]]:
        """What is told until nothing has been for `seconds`."""
        heard = []
        while True:
            try:
                heard.append(self._events.get(timeout=seconds))
            except queue.Empty:
                return heard

    def leaves(self) -> None:
        self.answer.close()
        self._client.close()

    def _read(self) -> None:
        event = ""
        try:
            for line in self.answer.iter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    event = value
                elif name == "data":
                    self._events.put((event, value))
        except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError):
            pass
        self.ended.set()
