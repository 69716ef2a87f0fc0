from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import httpx
import jwt
import pytest

from tests.plain_http import client

from .server import SECRET, SandboxServer, start


def oppose(sandbox: SandboxServer, card_id: str, key: str = "k1", reason: str = "lost") -> httpx.Response:
    return sandbox.http.post(
        f"/v1/cards/{card_id}/opposition", json={"reason": reason}, headers={"Idempotency-Key": key}
    )


def test_the_three_demo_customers_are_there(sandbox: SandboxServer) -> None:
    known = {
        customer["id"]: (
            customer["name"],
            customer["email"],
            [(c["last4"], c["status"]) for c in customer["cards"]],
        )
        for customer in sandbox.http.get("/sandbox/customers").json()
    }
    assert known == {
        "demo-claire": ("Claire Martin", "claire.martin@example.org", [("4321", "active")]),
        "demo-karim": ("Karim Benali", None, [("1234", "active"), ("5678", "active")]),
        "demo-lea": ("Léa Petit", "lea.petit@example.org", [("9876", "blocked")]),
    }


def test_a_card_has_the_fields_of_the_contract(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    assert set(card) == {"id", "last4", "product", "status", "expires"}


@pytest.mark.parametrize("headers", [{"Authorization": ""}, {"Authorization": "Bearer wrong"}])
def test_the_bank_api_wants_the_token(sandbox: SandboxServer, headers: dict[str, str]) -> None:
    assert sandbox.http.get("/v1/customers/demo-claire/cards", headers=headers).status_code == 401


def test_an_opposition_answers_201_with_number_and_time(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    answer = oppose(sandbox, card["id"])
    assert answer.status_code == 201
    assert set(answer.json()) == {"opposition", "card", "status", "blocked_at"}
    assert (answer.json()["card"], answer.json()["status"]) == (card["id"], "blocked")
    assert datetime.fromisoformat(answer.json()["blocked_at"]).tzinfo is not None


def test_the_same_key_gives_the_same_answer(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    assert oppose(sandbox, card["id"]).json() == oppose(sandbox, card["id"]).json()
    assert len(sandbox.oppositions()) == 1


def test_another_key_gets_409_with_the_first_opposition(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    first = oppose(sandbox, card["id"]).json()
    second = oppose(sandbox, card["id"], key="k2")
    assert second.status_code == 409
    assert first.items() <= second.json().items()


def test_a_key_seen_with_another_card_is_refused(sandbox: SandboxServer) -> None:
    one, two = sandbox.cards("demo-karim")
    oppose(sandbox, one["id"])
    assert oppose(sandbox, two["id"]).status_code == 422
    assert sandbox.cards("demo-karim")[1]["status"] == "active"


@pytest.mark.parametrize(
    ("path", "body", "key", "status"),
    [
        ("/v1/cards/{card}/opposition", b'{"reason": "lost"}', "", 400),
        ("/v1/cards/{card}/opposition", b'{"reason": "boredom"}', "k", 400),
        ("/v1/cards/{card}/opposition", b"{", "k", 400),
        ("/v1/cards/{card}/opposition", b"[]", "k", 400),
        ("/v1/cards/nobody/opposition", b'{"reason": "lost"}', "k", 404),
        ("/v1/cards/nobody/renewal", b"", "k", 404),
    ],
    ids=repr,
)
def test_a_bad_request_blocks_nothing(
    sandbox: SandboxServer, path: str, body: bytes, key: str, status: int
) -> None:
    [card] = sandbox.cards("demo-claire")
    headers = {"Idempotency-Key": key} if key else {}
    answer = sandbox.http.post(path.replace("{card}", card["id"]), content=body, headers=headers)
    assert (answer.status_code, set(answer.json())) == (status, {"code", "message"})
    assert sandbox.cards("demo-claire")[0]["status"] == "active"


def test_a_renewal_answers_202_once_a_card(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-lea")
    path = f"/v1/cards/{card['id']}/renewal"
    answers = [sandbox.http.post(path, headers={"Idempotency-Key": key}) for key in ("k1", "k1", "k2")]
    assert [answer.status_code for answer in answers] == [202, 202, 202]
    assert len(sandbox.http.get("/sandbox/renewals").json()) == 1


def test_a_new_customer_has_the_cards_given(sandbox: SandboxServer) -> None:
    cards = [{"last4": "1111"}, {"last4": "2222", "status": "blocked"}]
    given = {"id": "zoé 1", "name": "Zoé", "cards": cards, "email": "zoe@example.org"}
    assert sandbox.http.post("/sandbox/customers", json=given).json()["email"] == "zoe@example.org"
    assert [(card["last4"], card["status"]) for card in sandbox.cards("zoé 1")] == [
        ("1111", "active"),
        ("2222", "blocked"),
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"name": "Zoé"},
        {"id": "zoe", "name": 3},
        {"id": "zoe", "name": "Zoé", "email": 3},
        {"id": "zoe", "name": "Zoé", "cards": [{"last4": "12"}]},
        {"id": "zoe", "name": "Zoé", "cards": [{"last4": "1234", "status": "stolen"}]},
    ],
)
def test_a_customer_that_makes_no_sense_is_refused(sandbox: SandboxServer, given: object) -> None:
    assert sandbox.http.post("/sandbox/customers", json=given).status_code == 400


def test_the_login_token_is_what_the_channel_expects(sandbox: SandboxServer) -> None:
    token = sandbox.http.post("/sandbox/login", json={"customer": "demo-claire"}).json()["token"]
    claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["exp"]})
    assert (claims["sub"], claims["name"]) == ("demo-claire", "Claire Martin")
    assert claims["email"] == "claire.martin@example.org"
    assert claims["exp"] == pytest.approx(time.time() + 3600, abs=30)


def test_a_customer_without_email_has_none_in_the_token(sandbox: SandboxServer) -> None:
    token = sandbox.http.post("/sandbox/login", json={"customer": "demo-karim"}).json()["token"]
    assert "email" not in jwt.decode(token, SECRET, algorithms=["HS256"])


def test_nobody_unknown_logs_in(sandbox: SandboxServer) -> None:
    assert sandbox.http.post("/sandbox/login", json={"customer": "nobody"}).status_code == 404


@pytest.mark.parametrize(
    "pattern", ["/v1/cards", "/v1/cards/*/opposition", "/v1/cards/{id}/opposition", "*/opposition"]
)
def test_a_fault_is_found_by_prefix_or_glob_and_used_up(sandbox: SandboxServer, pattern: str) -> None:
    [card] = sandbox.cards("demo-claire")
    sandbox.fails(pattern, status=503, times=1)
    assert sandbox.http.get("/v1/customers/demo-claire/cards").status_code == 200
    assert oppose(sandbox, card["id"]).status_code == 503
    assert sandbox.cards("demo-claire")[0]["status"] == "active"
    assert oppose(sandbox, card["id"]).status_code == 201


def test_a_late_answer_is_done_even_when_the_client_left(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    sandbox.fails("/v1/cards", delay_ms=400, times=1)
    with pytest.raises(httpx.ReadTimeout):
        sandbox.http.post(
            f"/v1/cards/{card['id']}/opposition",
            json={"reason": "lost"},
            headers={"Idempotency-Key": "k1"},
            timeout=0.1,
        )
    assert sandbox.cards("demo-claire")[0]["status"] == "active"
    time.sleep(0.7)
    assert sandbox.cards("demo-claire")[0]["status"] == "blocked"


def test_a_fault_after_fails_with_the_work_done(sandbox: SandboxServer) -> None:
    [card] = sandbox.cards("demo-claire")
    sandbox.fails("/v1/cards", status=500, after=True, times=1)
    assert oppose(sandbox, card["id"]).status_code == 500
    assert sandbox.cards("demo-claire")[0]["status"] == "blocked"


@pytest.mark.parametrize("fault", [{}, {"path": "/v1", "status": "500"}, {"path": "/v1", "times": -1}])
def test_a_fault_that_makes_no_sense_is_refused(sandbox: SandboxServer, fault: object) -> None:
    assert sandbox.http.post("/sandbox/faults", json=fault).status_code == 400


def test_a_reset_forgets_all_but_the_demo_customers(sandbox: SandboxServer) -> None:
    oppose(sandbox, sandbox.cards("demo-claire")[0]["id"])
    sandbox.has_customer("zoe", "1111")
    sandbox.fails("/v1", status=500, times=5)
    sandbox.reset()
    assert sandbox.requests() == sandbox.requests("GET") == sandbox.oppositions() == []
    assert sandbox.cards("demo-claire")[0]["status"] == "active"
    assert sandbox.http.get("/v1/customers/zoe/cards").status_code == 404


def test_the_testers_page_lists_customers_and_cards_as_text(sandbox: SandboxServer) -> None:
    sandbox.http.post("/sandbox/customers", json={"id": "x", "name": "<script>", "cards": []})
    page = sandbox.http.get("/sandbox").text
    assert all(word in page for word in ("Claire Martin", "•••• 9876 (bloquée)", "&lt;script&gt;"))
    assert "<script>" not in page


def test_it_refuses_to_start_in_production() -> None:
    process = start(AIDE_ENV="production")
    _out, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "refuses to start when AIDE_ENV=production" in said


def test_it_stops_at_once_when_told_even_with_a_client_waiting(tmp_path: Path) -> None:
    server = SandboxServer(tmp_path)
    server.fails("/v1", delay_ms=30_000, times=1)
    with pytest.raises(httpx.ReadTimeout):
        server.http.get("/v1/customers/demo-claire/cards", timeout=0.1)
    server.http.post("/sandbox/faults", json={"path": "/v1", "delay_ms": 30_000})
    with client(base_url=server.url) as waiting:
        waiting.get("/healthz")
        begun = time.monotonic()
        server.process.terminate()
        assert server.process.wait(timeout=10) == 0
        assert time.monotonic() - begun < 2
    server.stop()
