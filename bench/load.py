"""The clients, in a process of their own: `python -m bench.load` reads a task as JSON,
prints the times as JSON.

Over Socket.IO both assistants acknowledge a message after its last reply;
over REST the answer is the whole turn.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import uuid

import httpx
import socketio

from bench.messages import MESSAGES


class SocketClient:
    def __init__(self, url: str) -> None:
        self._socket = socketio.Client()
        self._socket.connect(url, transports=["websocket"])
        self._socket.call("session_request", {}, timeout=60)

    def say(self, text: str) -> None:
        self._socket.call("user_uttered", {"message": text, "id": uuid.uuid4().hex}, timeout=120)

    def close(self) -> None:
        self._socket.disconnect()


class RestClient:
    def __init__(self, url: str) -> None:
        self._http = httpx.Client(timeout=120)
        self._url = f"{url}/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex

    def say(self, text: str) -> None:
        self._http.post(self._url, json={"sender": self._sender, "message": text}).raise_for_status()

    def close(self) -> None:
        self._http.close()


CLIENTS = {"socket": SocketClient, "rest": RestClient}


def run(url: str, channel: str, clients: int, messages: int) -> dict[str, object]:
    """`clients` conversations at once of `messages` each; times in seconds,
    in the order of one conversation.
    """
    times: list[list[float]] = [[] for _ in range(clients)]
    ready, go = threading.Barrier(clients + 1), threading.Event()

    def talk(number: int) -> None:
        client = CLIENTS[channel](url)
        ready.wait()
        go.wait()
        for index in range(messages):
            start = time.perf_counter()
            client.say(MESSAGES[(index + 7 * number) % len(MESSAGES)])
            times[number].append(time.perf_counter() - start)
        client.close()

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    go.set()
    for thread in threads:
        thread.join()
    return {"seconds": time.perf_counter() - start, "times": times}


if __name__ == "__main__":
    print(json.dumps(run(**json.loads(sys.argv[1]))))
