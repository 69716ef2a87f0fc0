"""Each reader of outside data: whatever comes, it gives what it says, or raises what it says it raises.

The same examples each time in CI, for a bounded time; by hand, `AIDE_TESTS_EXAMPLES=20000`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import httpx
import jwt
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from aide import log_guard
from aide.cards.bank import Bank, BankRefused, BankUnavailable
from aide.channel import inbound
from aide.channel.tokens import TokenRefused, read_customer, read_session
from aide.client_address import client_address
from aide.complaints.receipt import AUDIENCE, ReceiptRefused, read_receipt
from aide.desk.http import paging, params
from aide.desk.http.errors import ApiError
from aide.desk.staff import attempts
from aide.dialogue.state import State, UnreadableState
from aide.dialogue.typed_button import read_payload
from aide.input_text import composed, for_reading, is_composed
from aide.mail.messages import is_address
from aide.mail.smtp_url import server_of
from aide.masking import mask, mask_personal
from aide.run import environment
from aide.run.yaml_lines import NotYaml, read_yaml
from aide.settings import SECRETS, Settings, SettingsError, variables

EXAMPLES = int(os.environ.get("AIDE_TESTS_EXAMPLES", "150"))
SECRET = "a-secret-of-the-tests-0123456789abcdef"
OURS = Settings(**dict.fromkeys(SECRETS, SECRET))

texts = st.text(st.characters(), max_size=300) | st.text(
    "<>&\"'\\/%\x00\r\n\t -_.:@+0123456789é٣ﷺ\u202e", max_size=80
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
NESTED = json.loads("[" * 900 + "]" * 900)


@dataclass(frozen=True)
class Reader:
    """`refusals` are what its docstring says that it raises."""

    read: Callable[[Any], Any]
    given: st.SearchStrategy[Any]
    refusals: tuple[type[Exception], ...] = ()
    gives: Callable[[Any], bool] = field(default=lambda _found: True)


def keyed(*names: str) -> st.SearchStrategy[Any]:
    """Objects with some of these fields, each of any value, and sometimes no object at all."""
    return values | st.fixed_dictionaries({}, optional=dict.fromkeys(names, values))


def claims(**right: Any) -> st.SearchStrategy[str]:
    """Tokens signed by us whose claims are anything, and texts that are no tokens."""
    of_any_kind = dict.fromkeys(("iat", "nbf", "name"), values)
    in_time = {"exp": st.just(2_000_000_000) | values}
    names = st.fixed_dictionaries(in_time | right, optional=of_any_kind)
    signed = names.map(_signed)
    return texts | signed | st.tuples(signed, texts).map("".join)


def _signed(told: dict[str, Any]) -> str:
    try:
        return jwt.encode(told, SECRET, algorithm="HS256")
    except (TypeError, ValueError):
        return "x.y.z"


def asks(arguments: dict[str, Any]) -> Any:
    return SimpleNamespace(args=arguments)


def forwarded(lines: list[str]) -> Any:
    return SimpleNamespace(headers=SimpleNamespace(getall=lambda *_: lines), ip="192.0.2.1")


def bank(call: str) -> Callable[[tuple[int, bytes]], Any]:
    """What the bank's client makes of an answer, of any status and any body."""

    def read(answer: tuple[int, bytes]) -> Any:
        async def run() -> Any:
            status, body = answer
            transport = httpx.MockTransport(lambda _request: httpx.Response(status, content=body))
            client = Bank("http://bank", "token", 0.5, transport=transport)
            try:
                if call == "cards":
                    return await client.cards("demo-claire")
                if call == "oppose":
                    return await client.oppose("card", reason="lost", key="k")
                return await client.renew("card", key="k")
            finally:
                await client.aclose()

        return asyncio.run(run())

    return read


bodies = (
    st.binary(max_size=60) | values.map(lambda value: json.dumps(value).encode()) | st.just(b"[" * 100_000)
)
cards = st.lists(keyed("id", "last4", "status", "product", "expires"), max_size=3)
answers = st.tuples(st.sampled_from([200, 201, 202, 204, 301, 400, 404, 409, 422]), bodies)
REFUSED = (BankUnavailable, BankRefused)


def yaml_file(folder: Any) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        path = folder / "any.yml"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        return read_yaml(path)

    return read


READERS: dict[str, Reader] = {
    "a message": Reader(
        lambda data: inbound.read(data, max_characters=4000),
        keyed("id", "message", "payload") | st.just({"message": NESTED}),
        (inbound.Refused,),
        lambda found: is_composed(found.text) and is_composed(found.id) and 0 < len(found.text) <= 4000,
    ),
    "the bank's token": Reader(
        lambda token: read_customer(token, OURS), claims(email=values, sub=values), (TokenRefused,)
    ),
    "our session token": Reader(
        lambda token: read_session(token, OURS),
        claims(conversation=values, customer=values, sub=texts, aud=st.just("aide-session")),
        (TokenRefused,),
        lambda found: isinstance(found[0], str) and (found[1] is None or isinstance(found[1], str)),
    ),
    "a copy's link": Reader(
        lambda token: read_receipt(token, SECRET),
        claims(aud=st.just(AUDIENCE), sub=values),
        (ReceiptRefused,),
    ),
    "a known browser's cookie": Reader(
        lambda cookie: attempts.read_device(cookie, "malik", SECRET), texts, (), lambda found: found == ""
    ),
    "a forwarded address": Reader(
        lambda lines: client_address(forwarded(lines), 1),
        st.lists(texts, max_size=4),
        (),
        lambda found: 0 < len(found) <= 64,
    ),
    "a place in a list": Reader(
        lambda cursor: paging.place(asks({"cursor": cursor})),
        texts | st.binary(max_size=40).map(lambda raw: base64.urlsafe_b64encode(raw).decode()),
        (ApiError,),
    ),
    "the size of a page": Reader(lambda text: paging.size(asks({"limit": text})), texts, (ApiError,)),
    "a period": Reader(
        lambda given: params.period(given),
        st.fixed_dictionaries({"since": texts, "until": texts}),
        (ApiError,),
    ),
    "a line of a body": Reader(
        lambda given: params.line(given, "name", at_most=80),
        st.fixed_dictionaries({"name": values}),
        (ApiError,),
        lambda found: 0 < len(found) <= 80 and params.is_text(found),
    ),
    "a day of a body": Reader(
        lambda given: params.day(given, "date"), st.fixed_dictionaries({"date": values}), (ApiError,)
    ),
    "a text": Reader(lambda text: for_reading(composed(text)), texts, (), is_composed),
    "masking": Reader(lambda text: mask(text).text, texts),
    "masking for a colleague": Reader(mask_personal, texts),
    "masking for a log": Reader(
        log_guard.safe, texts | texts.map(lambda one: one * 900), (), lambda s: len(s.encode()) <= 2048
    ),
    "an address of mail": Reader(is_address, texts),
    "a button's payload": Reader(read_payload, texts),
    "a mail server's address": Reader(server_of, texts | texts.map("smtp://{}".format), (SettingsError,)),
    "what the bot remembers": Reader(State.loads, texts | values.map(json.dumps), (UnreadableState,)),
    "the bank's cards": Reader(
        bank("cards"), st.tuples(st.just(200), cards.map(lambda c: json.dumps(c).encode())) | answers, REFUSED
    ),
    "the bank's opposition": Reader(
        bank("oppose"),
        st.tuples(
            st.sampled_from([201, 409]),
            keyed("opposition", "card", "status", "blocked_at", "code").map(lambda c: json.dumps(c).encode()),
        )
        | answers,
        REFUSED,
    ),
    "the bank's renewal": Reader(bank("renew"), answers, REFUSED),
}


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_reader_gives_or_refuses(name: str) -> None:
    reader = READERS[name]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    @given(reader.given)
    def holds(data: Any) -> None:
        try:
            found = reader.read(data)
        except reader.refusals:
            return
        assert reader.gives(found)

    holds()


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=texts | st.text("ab:-[]{}'\"#&*!|>%@ \n\t", max_size=60))
def test_a_testers_file_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    read = yaml_file(tmp_path_factory.getbasetemp())
    try:
        read(text)
    except (NotYaml, UnicodeDecodeError):
        return


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.sampled_from(sorted(variables())), texts.filter(lambda one: "\x00" not in one), max_size=4
    )
)
def test_an_environment_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]
) -> None:
    given = {**{f"AIDE_{name.upper()}": f"{name}-{SECRET}" for name in SECRETS}, **environ}
    given["AIDE_VAR"] = str(tmp_path_factory.getbasetemp() / "fuzz")
    try:
        Settings.from_env(given)
    except SettingsError:
        return


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=texts)
def test_an_env_file_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.env"
    path.write_text(text, encoding="utf-8", errors="replace")
    assert all(isinstance(value, str) and value for value in environment.read_file(path).values())
