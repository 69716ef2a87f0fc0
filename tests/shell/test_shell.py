"""Talking in the terminal: the client of the channel, against a server that can be
killed in the middle of a turn.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aide.shell.client import ChatClient
from aide.shell.lines import Line, Refused, Unreachable
from tests.run.fake_parts import eventually, free_port

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Channel:
    def __init__(self, state: Path) -> None:
        self.state = state
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, str(HERE / "fake_channel.py"), str(self.port), str(self.state)]
        environ = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
        self.process = subprocess.Popen(
            command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert eventually(self._listens, seconds=30)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def holds(self, text: str) -> int:
        """How many messages of the customer say that."""
        lines = json.loads(self.state.read_text())["lines"]
        return sum(line["text"] == text and line["author"] == "customer" for line in lines)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Channel]:
    channel = Channel(tmp_path / "state.json")
    yield channel
    channel.kill()


@pytest.fixture
def client(channel: Channel) -> Iterator[ChatClient]:
    client = ChatClient(channel.url, seconds=20)
    yield client
    client.close()


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def shell(channel_url: str, typed: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aide.shell", "--server", channel_url, *options]
    return subprocess.run(
        command, cwd=ROOT, input=typed, env={**os.environ}, capture_output=True, text=True, timeout=60
    )


def test_a_new_conversation_begins_with_the_greeting_and_its_buttons(client):
    assert texts(client.connect()) == ["Bonjour"]
    assert [button.title for button in client.buttons] == ["Ma carte", "Un virement"]
    assert client.status == {"mode": "bot"}


def test_say_gives_the_answer_of_that_turn_only(client):
    client.connect()
    assert texts(client.say("bonjour")) == ["reçu : bonjour"]
    assert texts(client.say("merci")) == ["reçu : merci"]
    assert texts(client.history) == ["Bonjour", "reçu : bonjour", "reçu : merci"]


def test_a_button_is_pressed_by_its_title_and_sends_its_payload(client):
    client.connect()
    assert texts(client.press("Un virement")) == ["reçu : b-Un virement"]
    with pytest.raises(LookupError, match="Un chèque"):
        client.press("Un chèque")


def test_a_refused_message_raises_what_the_channel_says(client):
    client.connect()
    with pytest.raises(Refused, match="message_vide: Écrivez"):
        client.say("")


def test_a_refused_token_raises_with_its_code(client):
    with pytest.raises(Refused) as refusal:
        client.connect("bad")
    assert refusal.value.code == "jeton_invalide"


def test_a_strangers_session_raises_with_its_code(client):
    with pytest.raises(Refused) as refusal:
        client.connect(session="stranger")
    assert refusal.value.code == "session_refusee"


def test_a_session_opens_the_conversation_again_with_its_history(client, channel):
    client.connect()
    client.say("bonjour")
    again = ChatClient(channel.url)
    history = again.connect(session=client.session)
    again.close()
    assert [(line.author, line.text) for line in history] == [
        ("bot", "Bonjour"),
        ("customer", "bonjour"),
        ("bot", "reçu : bonjour"),
    ]


def test_nobody_there_is_said_at_once():
    with pytest.raises(Unreachable):
        ChatClient(f"http://127.0.0.1:{free_port()}", seconds=5).connect()


def test_what_was_missed_while_the_server_was_away_comes_after_the_reconnection(client, channel):
    client.connect()
    channel.kill()
    state = {
        "lines": [{"author": "bot", "text": "Bonjour"}, {"author": "system", "text": "Pendant votre absence"}]
    }
    channel.state.write_text(json.dumps(state))
    channel.start()
    assert client.wait_for(lambda client: len(client.history) == 2, seconds=20)
    assert texts(client.history) == ["Bonjour", "Pendant votre absence"]


def test_a_message_whose_server_died_in_the_turn_is_sent_again_and_kept_once(client, channel):
    client.connect()
    answers: list[list[Line]] = []
    turn = threading.Thread(target=lambda: answers.append(client.say("lent")))
    turn.start()
    assert eventually(lambda: channel.holds("lent") == 1)
    channel.kill()
    channel.start()
    turn.join(30)
    assert [texts(lines) for lines in answers] == [["reçu : lent"]]
    assert channel.holds("lent") == 1


def test_a_number_presses_the_button_and_everything_else_is_sent_as_it_is(channel):
    shown = shell(channel.url, "2\n/restart\n3\n/quitter\nnot sent\n")
    assert shown.returncode == 0, shown.stderr
    assert "Aide : Bonjour\n    1. Ma carte\n    2. Un virement\n" in shown.stdout
    assert "reçu : b-Un virement" in shown.stdout
    assert "reçu : /restart" in shown.stdout
    assert "reçu : 3" in shown.stdout
    assert "not sent" not in channel.state.read_text()
    assert "Connexion perdue" not in shown.stdout


def test_a_number_after_a_question_without_buttons_is_an_answer(channel):
    shown = shell(channel.url, "bonjour\n2\n")
    assert "reçu : 2\n" in shown.stdout


def test_the_shell_shows_who_writes_and_who_answers(channel):
    shown = shell(channel.url, "conseiller\n")
    assert "[Vous parlez à Sophie]\n  … Conseiller écrit\nSophie : Bonjour, je lis.\n" in shown.stdout


def test_without_a_server_the_shell_says_what_to_start():
    shown = shell(f"http://127.0.0.1:{free_port()}", "")
    assert shown.returncode == 1
    assert "make run" in shown.stderr and "Traceback" not in shown.stderr


def test_without_the_banks_stand_in_no_customer_can_log_in(channel):
    shown = shell(channel.url, "", "--customer", "demo-claire", "--bank", f"http://127.0.0.1:{free_port()}")
    assert shown.returncode == 1
    assert "make run" in shown.stderr and "Traceback" not in shown.stderr
