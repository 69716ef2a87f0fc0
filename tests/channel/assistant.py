"""`python assistant.py <variants.json>`: the real channel on real Sanic servers,
with somebody else than Rasa to answer.

Each variant is one server, with a port and an environment of its own. What is answered is asked for in
the message itself, see `Answerer`; each call is noted in the variant's `calls` file.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from sanic import Sanic

from aide import clock, db
from aide.channel.socketio import AideInput
from aide.db import writing
from aide.dialogue.tracker_store import AideTrackerStore
from aide.handoff import queue
from aide.handoff.waiting import Heard
from aide.settings import Settings

BUTTONS = [
    {"title": "Déposer une réclamation", "payload": "/deposer_reclamation?motif=frais"},
    {"title": "Parler à un conseiller", "payload": "/parler_a_un_humain"},
]


ASKS = {"expects": {"field": "bloque", "kind": "yes_no"}, "danger": True}
HEARD = {
    "personne": Heard(acts={"demander": 1.0}),
    "laissez": Heard(acts={"annuler": 1.0}),
    "volé": Heard(subjects={"carte_volee": 1.0}),
    "il me rappelle": Heard(danger=1.0),
    "ma carte, ": Heard(
        acts={"raconter": 0.7, "demander": 1.0}, subjects={"acces_compte": 1.0}, is_question=True
    ),
    "partie": Heard(acts={"demander": 1.0}, asks_filed=True),
    "sourde": Heard(acts={"raconter": 1.0}, says_writing=True),
}


async def hear(_agent: object, _conversation: str, text: str) -> Heard:
    """In place of the models: one word says what a waiting customer means."""
    if "incompris" in text:
        raise RuntimeError("broken on purpose")
    return next((heard for word, heard in HEARD.items() if word in text), Heard(acts={"raconter": 1.0}))


class Answerer:
    """In place of Rasa's agent: says what the message asks it to say."""

    def __init__(self, settings: Settings, calls: Path) -> None:
        self._engine = db.connect(settings.database_url)
        self._calls = calls
        self._broken: set[str] = set()

    async def __call__(self, message: UserMessage) -> None:
        text = message.text or ""
        self._note(message)
        if match := re.search(r"attends ([\d.]+)", text):
            await asyncio.sleep(float(match[1]))
        if "casse" in text and not ("une fois" in text and message.message_id in self._broken):
            self._broken.add(str(message.message_id))
            raise RuntimeError("broken on purpose")
        if "muet" in text:
            return
        if "conseiller" in text and not text.startswith("Parler"):
            await asyncio.to_thread(self._hand_over, message.sender_id)
        buttons = BUTTONS if "boutons" in text else []
        await message.output_channel.send_response(
            message.sender_id,
            {
                "text": f"Vous dites : {text}",
                "buttons": buttons,
                "metadata": {"id": "utter_x.1", **(ASKS if "bloquer ?" in text else {})},
                "custom": {"card": {"kind": "opposition", "last4": "4321"}} if text == "carte" else {},
            },
        )
        if "deux" in text:
            await message.output_channel.send_response(message.sender_id, {"text": "Et ceci.", "buttons": []})

    def _hand_over(self, conversation: str) -> None:
        with writing(self._engine) as c:
            queue.request(c, conversation, reason="test", summary="test", wait_minutes=10, now=clock.now())

    def _note(self, message: UserMessage) -> None:
        call = {
            "conversation": message.sender_id,
            "text": message.text,
            "parse": message.parse_data,
            "seq": message.message_id,
            "metadata": message.metadata,
        }
        with self._calls.open("a") as file:
            file.write(json.dumps(call) + "\n")


async def serve(name: str, variant: dict[str, Any]) -> None:
    settings = Settings.from_env()
    app = Sanic(name)
    store = AideTrackerStore(Domain.empty())
    app.ctx.agent = SimpleNamespace(
        is_ready=lambda: True,
        tracker_store=store,
        processor=SimpleNamespace(tracker_store=store, action_endpoint=None),
        parse_message=lambda _text: asyncio.sleep(0),
    )
    channel = AideInput(settings, hear=hear)
    app.blueprint(
        channel.blueprint(Answerer(settings, Path(variant["calls"]))), url_prefix=channel.url_prefix()
    )
    server = await app.create_server(
        "127.0.0.1", variant["port"], return_asyncio_server=True, access_log=False
    )
    await server.startup()
    await server.before_start()
    await server.after_start()
    Path(variant["ready"]).touch()  # noqa: ASYNC240
    await asyncio.sleep(3600)


def main(variants: dict[str, dict[str, Any]]) -> None:
    """One process a server: what is slow to import is imported once, before."""
    for name, variant in variants.items():
        if os.fork() == 0:
            os.environ.update(variant["environ"])
            asyncio.run(serve(name, variant))
    for _ in variants:
        os.wait()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
