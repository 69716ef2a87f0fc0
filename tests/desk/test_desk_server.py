from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from aide.db import connect, writing
from aide.desk.admin.api_auth import is_authorised
from tests.plain_http import request

from .server import TOKEN, DeskServer
from .world import NOW, World

ROUTES = [
    ("GET", "/api/conversations"),
    ("GET", "/api/conversations/x"),
    ("GET", "/api/complaints"),
    ("GET", "/api/complaints/REC-2026-000001"),
    ("PATCH", "/api/complaints/REC-2026-000001"),
    ("GET", "/api/handoffs"),
    ("POST", "/api/handoffs/x/claim"),
    ("POST", "/api/handoffs/x/messages"),
    ("POST", "/api/handoffs/x/typing"),
    ("POST", "/api/handoffs/x/close"),
    ("GET", "/api/stats"),
    ("GET", "/api/nowhere"),
]


def test_health_needs_no_token(desk: DeskServer) -> None:
    assert request("GET", f"{desk.url}/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize("header", [None, "Bearer wrong", f"Basic {TOKEN}", "Bearer", "Bearer \xe9"])
def test_every_route_refuses_a_wrong_token(
    desk: DeskServer, method: str, path: str, header: str | None
) -> None:
    headers = {} if header is None else {b"Authorization": header.encode("latin-1")}
    answer = request(method, desk.url + path, headers=headers)
    assert (answer.status_code, set(answer.json())) == (401, {"code", "message"})
    assert answer.headers["www-authenticate"] == "Bearer"


def test_the_whole_token_is_needed() -> None:
    assert is_authorised(f"bearer {TOKEN}", TOKEN)
    assert not is_authorised(f"Bearer {TOKEN[:-1]}", TOKEN)
    assert not is_authorised("Bearer ", "")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nowhere", 404, "introuvable"),
        ("DELETE", "/api/conversations", 405, "methode_refusee"),
        ("GET", "/api/handoffs/x/claim", 405, "methode_refusee"),
    ],
)
def test_an_unknown_address_or_method_is_a_json_error(
    desk: DeskServer, method: str, path: str, status: int, code: str
) -> None:
    answer = desk.http.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"]


def test_a_body_too_long_is_a_json_error(desk: DeskServer) -> None:
    assert desk.post("/api/handoffs/x/messages", expect=413, id="1", text="a" * 70_000)["code"] == "trop_long"


def test_an_incident_says_nothing_of_its_cause_and_logs_no_personal_data(
    desk: DeskServer, world: World, engine: Engine
) -> None:
    name = world.conversation("le secret de Zoé")
    with engine.begin() as c:
        c.exec_driver_sql("UPDATE turns SET ranking = '[1, \"le secret de Zoé\"]'")
    answer = desk.get(f"/api/conversations/{name}", expect=500)
    assert answer["code"] == "incident"
    assert "Traceback" not in answer["message"]
    assert "on GET /api/conversations/" in desk.log()
    assert "secret" not in desk.log()


def test_a_database_that_stays_locked_is_a_503(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'aide.db'}"
    server, engine = DeskServer(tmp_path, url, AIDE_NOW=NOW.isoformat()), connect(url)
    world = World(engine)
    handoff = world.handoff(world.conversation("Bonjour"))
    with writing(engine):
        answer = server.post(f"/api/handoffs/{handoff.id}/claim", expect=503, agent="Amel")
    assert answer["code"] == "base_indisponible"
    assert server.post(f"/api/handoffs/{handoff.id}/claim", agent="Amel")["state"] == "assigned"
    server.stop()


def test_sigterm_stops_it_at_once_and_cleanly(tmp_path: Path) -> None:
    server = DeskServer(tmp_path, f"sqlite:///{tmp_path / 'aide.db'}")
    assert server.http.get("/api/stats").status_code == 200
    assert server.stop(10) == 0
    assert "Traceback" not in server.log()


def test_it_does_not_start_in_production_without_its_secrets(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="AIDE_DESK_API_TOKEN"):
        DeskServer(
            tmp_path, f"sqlite:///{tmp_path / 'aide.db'}", AIDE_ENV="production", AIDE_DESK_API_TOKEN=""
        )
