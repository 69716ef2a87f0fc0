"""What a stranger can send without end, or that is no message at all."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import websocket

from aide import clock
from aide.channel.paces import Paces
from aide.channel.socket_session import SocketSession
from aide.db import reading, writing
from aide.journal import conversations, presence
from aide.journal.conversations import Customer
from aide.settings import Settings

from .world import WAIT, Assistant, token

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RAW = [
    '42["connect",1]',
    '42["disconnect"]',
    '42["connect_error",{}]',
    "42[]",
    "42{}",
    '42["user_uttered",1,2,3]',
    '42[7,"x"]',
    '42["nothing_of_ours",{}]',
    '42["typing",' + "[" * 5000 + "]" * 5000 + "]",
    "43[]",
    "4x",
    "4",
    "49",
    "45-[]",
    '451-["user_uttered",{"_placeholder":true,"num":0}]',
    "x",
    "9",
    "2\x00",
    "",
    "4é",
    '44{"message":"x"}',
    '42/other,["user_uttered",{}]',
    "40/other,",
    "41",
]


def opened(assistant: Assistant) -> websocket.WebSocket:
    """A raw socket, connected as Socket.IO asks for."""
    url = assistant.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    socket = websocket.create_connection(url, timeout=WAIT)
    socket.recv()
    socket.send("40")
    assert socket.recv().startswith("40")
    return socket


@pytest.fixture(scope="module")
def log(assistants, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    [path] = {Path(one.calls_file).with_name("assistant.log") for one in assistants.values()}
    yield path


def said_since(log: Path, before: int) -> str:
    """What the servers wrote, but for what Sanic tells of the sockets that earlier tests closed."""
    lines = log.read_text()[before:].splitlines()
    return "\n".join(line for line in lines if "pending" not in line and "connection open" not in line)


@pytest.mark.parametrize("frame", RAW, ids=lambda frame: repr(frame[:30]))
def test_what_is_no_message_leaves_no_traceback_and_the_others_are_served(assistants, chats, log, frame):
    before = log.stat().st_size
    socket = opened(assistants["sqlite"])
    for _ in range(3):
        try:
            socket.send(frame)
        except (OSError, websocket.WebSocketException):
            break
    assert chats(assistants["sqlite"]).open().says("bonjour")["status"] == "ok"
    socket.close()
    written = said_since(log, before)
    assert "Traceback" not in written and len(written) < 2000, written


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/socket.io/?EIO=4&transport=polling&sid=\x00", None),
        ("GET", "/socket.io/?EIO=4&transport=polling&j=x", None),
        ("GET", "/socket.io/?EIO=3&transport=polling", None),
        ("GET", "/socket.io/?EIO=4&transport=websocket", None),
        ("POST", "/socket.io/?EIO=4&transport=polling&sid=nobody", b"4"),
        ("DELETE", "/socket.io/?EIO=4&transport=polling", None),
        ("GET", "/widget/recu/%00", None),
        ("GET", "/widget/../../etc/passwd", None),
        ("GET", "/widget/%ff", None),
    ],
    ids=repr,
)
def test_a_request_that_cannot_be_read_is_a_4xx_without_traceback(assistants, log, method, path, body):
    before = log.stat().st_size
    path = path.replace("\x00", "%00")
    answer = httpx.request(method, assistants["sqlite"].url + path, content=body, timeout=WAIT)
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in log.read_text()[before:]


def polling(assistant: Assistant) -> str:
    """The address of a new session of long polling."""
    url = f"{assistant.url}/socket.io/?EIO=4&transport=polling"
    answer = httpx.get(url, timeout=WAIT)
    return f"{url}&sid={json.loads(answer.text[1:])['sid']}"


def test_a_body_that_is_too_long_is_refused_at_once(assistants):
    url = polling(assistants["sqlite"])
    started = time.monotonic()
    assert httpx.post(url, content=b"4" * 250_000, timeout=WAIT).status_code == 413
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("body", [b"\xff\xfe", b"9x", b"\x1e" * 50, b"4\x1e4\x1e", b"b!!!"], ids=repr)
def test_a_body_that_cannot_be_read_is_answered(assistants, log, body):
    before = log.stat().st_size
    answer = httpx.post(polling(assistants["sqlite"]), content=body, timeout=WAIT)
    assert answer.status_code in (200, 400)
    assert "Traceback" not in log.read_text()[before:]


def test_who_sends_frames_without_end_is_read_slowly_and_the_others_are_served(assistants, chats, log):
    before = log.stat().st_size
    one, other = chats(assistants["sqlite"]).open(), chats(assistants["sqlite"]).open()
    for number in range(400):
        one.emits("user_uttered", {"id": f"flood{number}", "message": "bonjour"})
    started = time.monotonic()
    assert other.says("bonjour")["status"] == "ok"
    assert time.monotonic() - started < 3
    # Of 400 sent at once, what is allowed in ten seconds and one a second was read.
    assert len(one.got("received")) < 100
    assert len(said_since(log, before)) < 4000


@pytest.mark.parametrize("word", ["un conseiller bla", "on m'a volé ma carte"])
def test_urgent_words_have_a_ceiling_of_their_own(assistants, chats, word):
    chat = chats(assistants["proxied"], headers={"X-Forwarded-For": "198.51.100.20"}).open()
    acks = [chat.says(f"{word} {number}") for number in range(12)]
    # Twice as many as other messages, of which three are allowed here.
    assert [ack["status"] for ack in acks] == ["ok"] * 6 + ["error"] * 6
    assert acks[-1]["code"] == "trop_de_messages"


def test_what_begins_like_a_button_has_it_too(assistants, chats):
    chat = chats(assistants["proxied"], headers={"X-Forwarded-For": "198.51.100.21"}).open()
    codes = [chat.says(f"b_{number}")["code"] for number in range(9)]
    assert codes == ["question_perimee"] * 6 + ["trop_de_messages"] * 3


def test_rating_and_ending_have_limits(assistants, chats):
    chat = chats(assistants["sqlite"]).open()
    answers = [chat.calls("rate", {"stars": 5})["status"] for _ in range(8)]
    assert answers == ["ok"] * 5 + ["error"] * 3
    ends = [chat.calls("end")["status"] for _ in range(8)]
    assert ends == ["ok"] * 5 + ["error"] * 3


def test_history_cannot_be_asked_for_without_end(assistants, chats):
    chat = chats(assistants["proxied"], headers={"X-Forwarded-For": "198.51.100.22"}).open()
    acks = [chat.asks_session() for _ in range(6)]
    assert [ack["status"] for ack in acks] == ["ok", "ok", "ok", "error", "error", "error"]
    assert acks[-1]["code"] == "trop_de_demandes" and re.search("réessayez", acks[-1]["message"])


def test_one_address_in_many_conversations_has_a_limit_and_others_none_of_it(engine):
    settings = Settings(rate_messages=3, rate_messages_seconds=60.0)
    here = [Paces(settings) for _ in range(3)]
    # Three processes, one of which each conversation writes to; four times three of them all.
    answers = []
    for number in range(40):
        session = SocketSession(None, "192.0.2.1", None, f"conversation{number}")
        with writing(engine) as c:
            one = here[number % 3]
            answers.append(one.allows_here("message", session) and one.allows(c, "message", session, now=NOW))
    assert answers == [True] * 12 + [False] * 28
    with writing(engine) as c:
        other = SocketSession(None, "192.0.2.2", None, "conversation")
        assert Paces(settings).allows(c, "message", other, now=NOW)


def test_without_limits_nothing_is_counted(engine):
    paces = Paces(Settings(rate_limits=False, rate_messages=1))
    session = SocketSession(None, "192.0.2.1", None, "conversation")
    with writing(engine) as c:
        assert all(paces.allows(c, "message", session, now=NOW) for _ in range(9))
    assert all(paces.allows_here("message", session) for _ in range(9))


def test_a_customer_in_many_conversations_has_one_limit(assistants, chats):
    assistant = assistants["proxied"]
    many = [
        chats(assistant, token=token("demo-many"), headers={"X-Forwarded-For": f"198.51.100.{30 + n}"}).open()
        for n in range(4)
    ]
    statuses = [chat.says("bonjour")["status"] for _ in range(2) for chat in many]
    assert statuses == ["ok"] * 6 + ["error"] * 2


def test_too_many_sockets_of_an_address_are_refused(assistants):
    assistant = assistants["few_sockets"]
    sockets = [opened(assistant) for _ in range(5)]
    with pytest.raises(websocket.WebSocketBadStatusException):
        opened(assistant)
    for socket in sockets:
        socket.close()


def test_a_window_left_anonymous_says_nothing_of_the_customer(assistants, chats):
    assistant = assistants["sqlite"]
    stranger = chats(assistant).open()
    conversation = stranger.conversation
    assistant(conversations.adopt, conversation, Customer("demo-claire"))
    stranger.emits("typing", {})
    time.sleep(0.5)
    with reading(assistant.engine) as c:
        assert presence.typing_now(c, [conversation], "customer", now=clock.now()) == set()
    chats(assistant, token=token(), session=stranger.confirmation["session"]).open().emits("typing", {})
    stranger.waits_for(lambda: _types(assistant, conversation))


def _types(assistant: Assistant, conversation: str) -> set[str]:
    with reading(assistant.engine) as c:
        return presence.typing_now(c, [conversation], "customer", now=clock.now())
