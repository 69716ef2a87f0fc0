from __future__ import annotations

import asyncio
import json
import logging
import time
from datetime import UTC, datetime

import httpx
import pytest

from aide.cards.bank import Bank, BankOpposition, BankRefused, BankUnavailable, Card

pytestmark = pytest.mark.asyncio
CARD = {
    "id": "card-1",
    "last4": "4321",
    "product": "Carte SmartPay",
    "status": "active",
    "expires": "2028-11",
}
DONE = {
    "opposition": "OPP-1",
    "card": "card-1",
    "status": "blocked",
    "blocked_at": "2026-11-23T10:00:00+01:00",
}
Answer = httpx.Response | Exception


class Wire(httpx.AsyncBaseTransport):
    """Gives the answers in their order, the last one for ever; keeps the requests."""

    def __init__(self, *answers: Answer, delay: float = 0) -> None:
        self.answers = list(answers)
        self.delay = delay
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        await asyncio.sleep(self.delay)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def a_bank(*answers: Answer, delay: float = 0, seconds: float = 2) -> tuple[Bank, Wire]:
    wire = Wire(*answers, delay=delay)
    return Bank("http://bank.test", "s3cret-token", seconds, transport=wire), wire


async def test_the_cards_are_read_with_the_token() -> None:
    bank, wire = a_bank(httpx.Response(200, json=[CARD]))
    assert await bank.cards("claire") == [Card("card-1", "4321", "Carte SmartPay", "active", "2028-11")]
    assert wire.requests[0].headers["authorization"] == "Bearer s3cret-token"
    assert wire.requests[0].url.path == "/v1/customers/claire/cards"
    await bank.aclose()


async def test_an_identifier_cannot_change_the_address() -> None:
    bank, wire = a_bank(httpx.Response(200, json=[]))
    await bank.cards("a/../b?x=1#y")
    assert wire.requests[0].url.raw_path == b"/v1/customers/a%2F..%2Fb%3Fx%3D1%23y/cards"


async def test_an_opposition_carries_its_reason_and_its_key() -> None:
    bank, wire = a_bank(httpx.Response(201, json=DONE))
    moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    answer = await bank.oppose("card-1", reason="stolen", key="draft-1")
    assert answer == BankOpposition("OPP-1", "card-1", "blocked", moment, already=False)
    assert wire.requests[0].headers["idempotency-key"] == "draft-1"
    assert json.loads(wire.requests[0].content) == {"reason": "stolen"}


async def test_a_409_is_the_first_opposition() -> None:
    bank, wire = a_bank(httpx.Response(409, json=DONE))
    answer = await bank.oppose("card-1", reason="lost", key="draft-1")
    assert (answer.already, answer.opposition) == (True, "OPP-1")
    assert len(wire.requests) == 1


async def test_a_409_that_tells_nothing_is_still_already_blocked() -> None:
    bank, _wire = a_bank(httpx.Response(409, text="conflict"))
    answer = await bank.oppose("card-1", reason="lost", key="draft-1")
    assert (answer.already, answer.opposition, answer.blocked_at) == (True, None, None)


@pytest.mark.parametrize("failure", [httpx.Response(500), httpx.Response(429), httpx.ConnectError("no")])
async def test_a_passing_failure_is_tried_again_with_the_same_key(failure: Answer) -> None:
    bank, wire = a_bank(failure, httpx.Response(201, json=DONE))
    assert (await bank.oppose("card-1", reason="lost", key="draft-1")).opposition == "OPP-1"
    assert [request.headers["idempotency-key"] for request in wire.requests] == ["draft-1", "draft-1"]


@pytest.mark.parametrize(
    "failure", [httpx.Response(503), httpx.Response(302), httpx.ReadTimeout("late"), httpx.ReadError("cut")]
)
async def test_a_lasting_failure_is_unavailable(failure: Answer) -> None:
    bank, wire = a_bank(failure)
    with pytest.raises(BankUnavailable):
        await bank.cards("claire")
    assert len(wire.requests) <= 3


@pytest.mark.parametrize("seconds", [0.3, 0.8])
async def test_a_silent_bank_is_given_up_within_the_time_allowed(seconds: float) -> None:
    bank, _wire = a_bank(httpx.Response(200, json=[]), delay=30, seconds=seconds)
    start = time.monotonic()
    with pytest.raises(BankUnavailable):
        await bank.cards("claire")
    assert time.monotonic() - start < seconds + 0.2


async def test_a_refusal_carries_the_banks_code_and_is_never_tried_again() -> None:
    bank, wire = a_bank(httpx.Response(422, json={"code": "card_expired"}))
    with pytest.raises(BankRefused) as refusal:
        await bank.oppose("card-1", reason="lost", key="draft-1")
    assert refusal.value.code == "card_expired"
    assert len(wire.requests) == 1


async def test_a_refusal_without_a_code_carries_the_status() -> None:
    bank, _wire = a_bank(httpx.Response(401, text="nope"))
    with pytest.raises(BankRefused) as refusal:
        await bank.cards("claire")
    assert refusal.value.code == "401"


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, text="<html>maintenance</html>"),
        httpx.Response(200, json={"cards": []}),
        httpx.Response(200, json=[{**CARD, "status": "frozen"}]),
        httpx.Response(200, json=[{"id": "card-1"}]),
        httpx.Response(204),
    ],
)
async def test_a_list_that_cannot_be_read_is_no_list(answer: httpx.Response) -> None:
    bank, _wire = a_bank(answer)
    with pytest.raises(BankUnavailable):
        await bank.cards("claire")


@pytest.mark.parametrize("body", [{}, {**DONE, "status": "pending"}, {**DONE, "opposition": ""}, []])
async def test_a_201_that_does_not_say_blocked_confirms_nothing(body: object) -> None:
    bank, _wire = a_bank(httpx.Response(201, json=body))
    with pytest.raises(BankUnavailable):
        await bank.oppose("card-1", reason="lost", key="draft-1")


async def test_a_time_without_offset_is_not_said() -> None:
    bank, _wire = a_bank(httpx.Response(201, json={**DONE, "blocked_at": "2026-11-23T10:00:00"}))
    assert (await bank.oppose("card-1", reason="lost", key="draft-1")).blocked_at is None


async def test_a_renewal_is_accepted_with_or_without_a_number() -> None:
    bank, wire = a_bank(httpx.Response(202, json={"renewal": "REN-1"}), httpx.Response(202))
    assert (await bank.renew("card-1", key="k1")).renewal == "REN-1"
    assert (await bank.renew("card-1", key="k2")).renewal is None
    assert wire.requests[0].url.path == "/v1/cards/card-1/renewal"


@pytest.mark.parametrize(
    "answer", [httpx.Response(200, json=[CARD]), httpx.Response(401), httpx.ReadError("cut")]
)
async def test_neither_the_token_nor_the_customer_is_logged(
    answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bank, _wire = a_bank(answer)
    try:
        await bank.cards("claire-secret-id")
    except (BankRefused, BankUnavailable) as error:
        assert "claire" not in str(error)
    assert not any(word in caplog.text for word in ("s3cret-token", "claire-secret-id"))
