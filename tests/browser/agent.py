"""An agent, through the desk's API: the pages are another suite's."""

from __future__ import annotations

import time
import uuid
from typing import Any

from tests.conversations.servers import Product
from tests.plain_http import client


class Agent:
    def __init__(self, product: Product, name: str = "Amel") -> None:
        self.name = name
        headers = {"Authorization": f"Bearer {product.settings.desk_api_token}"}
        self._desk = client(base_url=product.desk.url, headers=headers, timeout=10)

    def claims(self, conversation: str) -> str:
        handoff = self._waiting(conversation)
        self._post(f"/api/handoffs/{handoff}/claim", {"agent": self.name})
        return handoff

    def says(self, handoff: str, text: str) -> None:
        self._post(f"/api/handoffs/{handoff}/messages", {"id": uuid.uuid4().hex, "text": text})

    def closes(self, handoff: str) -> None:
        self._post(f"/api/handoffs/{handoff}/close", {"reason": "résolu"})

    def reads(self, conversation: str) -> list[str]:
        messages = self._get(f"/api/conversations/{conversation}")["messages"]
        return [message["text"] for message in messages]

    def _waiting(self, conversation: str) -> str:
        for _ in range(50):
            items = self._get("/api/handoffs", conversation=conversation, state="waiting")["items"]
            if items:
                return str(items[0]["id"])
            time.sleep(0.1)
        raise AssertionError("nobody waits")

    def _get(self, path: str, **parameters: str) -> dict[str, Any]:
        answer: dict[str, Any] = self._desk.get(path, params=parameters).raise_for_status().json()
        return answer

    def _post(self, path: str, body: dict[str, str]) -> None:
        self._desk.post(path, json=body).raise_for_status()
