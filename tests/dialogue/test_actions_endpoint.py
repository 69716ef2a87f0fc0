"""A dead or broken action server is noticed: Rasa itself hides it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from jsonschema import ValidationError, validate
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from aide.dialogue import actions_endpoint
from aide.dialogue.actions_endpoint import ActionsUnavailable, WatchedEndpoint, check_turn, watch_turn


class Answers(BaseHTTPRequestHandler):
    """Answers the status that the path asks for."""

    def do_POST(self) -> None:
        self.send_response(int(self.path.rpartition("/")[2]))
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


async def call(url: str) -> None:
    await WatchedEndpoint.over(EndpointConfig(url)).request(method="post", json={})


async def turn(*urls: str) -> None:
    """One turn as Rasa runs it: whatever breaks in a call is swallowed."""
    watch_turn()
    for url in urls:
        try:
            await call(url)
        except ActionsUnavailable:
            raise
        except Exception:
            continue
    check_turn()


def test_a_turn_whose_actions_answered_is_good(url):
    asyncio.run(turn(f"{url}/200", f"{url}/200"))


def test_a_forms_refusal_is_no_failure(url):
    asyncio.run(turn(f"{url}/400", f"{url}/200"))


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_turn_in_which_an_action_broke_is_refused(url, status):
    with pytest.raises(ActionsUnavailable, match=str(status)):
        asyncio.run(turn(f"{url}/{status}"))


def test_a_dead_action_server_is_noticed():
    with pytest.raises(ActionsUnavailable):
        asyncio.run(turn("http://127.0.0.1:1/webhook"))


def test_after_a_failure_no_other_action_of_the_turn_runs(url):
    with pytest.raises(ActionsUnavailable, match=r"^HTTP 500$"):
        asyncio.run(turn(f"{url}/500", f"{url}/503"))


def test_the_next_turn_begins_afresh(url):
    async def two() -> None:
        with pytest.raises(ActionsUnavailable):
            await turn(f"{url}/500")
        await turn(f"{url}/200")

    asyncio.run(two())


def test_outside_a_turn_the_error_is_only_raised(url):
    with pytest.raises(ClientResponseError):
        asyncio.run(call(f"{url}/500"))


def test_what_the_endpoint_was_set_to_is_kept():
    watched = WatchedEndpoint.over(EndpointConfig("http://a/b", headers={"X": "1"}, token="t"))
    assert (watched.url, watched.headers, watched.token) == ("http://a/b", {"X": "1"}, "t")


BAD_ANSWERS = (
    [],
    {"events": {}},
    {"events": [{"event": "slot", "value": "sans nom"}], "responses": []},
    {"events": [{"event": "inconnu"}]},
    {"events": [], "responses": ["une phrase"]},
)


@pytest.mark.parametrize("answer", BAD_ANSWERS)
def test_a_malformed_answer_is_refused_as_rasa_refuses_it(answer):
    with pytest.raises(ValidationError) as rasa_says:
        validate(answer, RemoteAction.action_response_format_spec())
    with pytest.raises(ValidationError) as we_say:
        actions_endpoint._validate_action_result(RemoteAction("action_a", None), answer)
    assert we_say.value.message == rasa_says.value.message


def test_what_our_actions_answer_is_well_formed():
    answer = {
        "events": [{"event": "slot", "timestamp": None, "name": "motif", "value": "frais"}],
        "responses": [{}],
    }
    assert actions_endpoint._validate_action_result(RemoteAction("action_a", None), answer)
