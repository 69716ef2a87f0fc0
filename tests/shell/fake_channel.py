"""A tiny server of the channel's contract (docs/contracts.md) whose memory is a file: PORT STATE.

It can be killed in a turn and started again.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from sanic import Sanic
from socketio import AsyncServer
from socketio.exceptions import ConnectionRefusedError as SocketRefused

from aide.channel.python_311 import mend_websockets

PORT, STATE = int(sys.argv[1]), Path(sys.argv[2])
GREETING = {"author": "bot", "text": "Bonjour", "buttons": ["Ma carte", "Un virement"]}
mend_websockets()
sio = AsyncServer(async_mode="sanic")
app = Sanic("fake_channel")
sio.attach(app)


def load() -> dict[str, Any]:
    return json.loads(STATE.read_text()) if STATE.exists() else {"lines": [], "runs": []}


def add(author: str, text: str, **more: Any) -> int:
    state = load()
    state["lines"].append({"author": author, "text": text, **more})
    # At once or not at all: the tests read it at any moment, and it is killed at any.
    written = STATE.with_suffix(f".{os.getpid()}")
    written.write_text(json.dumps(state))
    written.replace(STATE)
    return len(state["lines"])


def event(seq: int, line: dict[str, Any]) -> dict[str, Any]:
    made = {
        "text": line["text"],
        "metadata": {"seq": seq, "author": line["author"], "name": line.get("name")},
    }
    titles = line.get("buttons", [])
    replies = [{"content_type": "text", "title": title, "payload": f"b-{title}"} for title in titles]
    return {**made, "quick_replies": replies} if replies else made


@sio.on("connect")
async def connect(sid: str, environ: dict[str, Any], auth: dict[str, Any] | None) -> None:
    if auth and auth.get("token") == "bad":
        raise SocketRefused("Jeton refusé.", {"code": "jeton_invalide"})
    await sio.save_session(sid, auth or {})


@sio.on("session_request")
async def session_request(sid: str, data: dict[str, Any]) -> dict[str, str]:
    known = (await sio.get_session(sid)).get("session")
    if known == "stranger":
        await sio.emit("session_error", {"code": "session_refusee", "message": "Pas à vous."}, to=sid)
        return {"status": "error"}
    if not load()["lines"]:
        add(**GREETING)
    lines = list(enumerate(load()["lines"], start=1))
    missed = [event(seq, line) for seq, line in lines if seq > data.get("after", 0)] if known else []
    await sio.emit("session_confirm", {"session": "s-1", "conversation": "c-1", "history": missed}, to=sid)
    if not known:
        await sio.emit("bot_uttered", event(1, GREETING), to=sid)
    await sio.emit("status", {"mode": "bot"}, to=sid)
    return {"status": "ok"}


@sio.on("user_uttered")
async def user_uttered(sid: str, data: dict[str, Any]) -> dict[str, Any]:
    said = data.get("payload") or data.get("message")
    if not said:
        return {
            "id": data["id"],
            "status": "error",
            "code": "message_vide",
            "message": "Écrivez quelque chose.",
        }
    state = load()
    seq = next((n for n, line in enumerate(state["lines"], 1) if line.get("id") == data["id"]), None)
    is_resent = seq is not None
    seq = seq or add("customer", said, id=data["id"])
    if said == "lent" and not is_resent:
        await asyncio.sleep(60)
    if said == "conseiller":
        await sio.emit("status", {"mode": "agent", "name": "Sophie"}, to=sid)
        await sio.emit("typing", {"author": "agent"}, to=sid)
        reply = add("agent", "Bonjour, je lis.", name="Sophie")
    else:
        reply = add("bot", f"reçu : {said}")
    await sio.emit("bot_uttered", event(reply, load()["lines"][reply - 1]), to=sid)
    return {"id": data["id"], "status": "ok", "seq": seq}


if __name__ == "__main__":
    app.run("127.0.0.1", PORT, access_log=False, motd=False)
