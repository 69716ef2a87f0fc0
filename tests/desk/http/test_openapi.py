from __future__ import annotations

import re
from types import SimpleNamespace

from aide.complaints.motifs import LABELS
from aide.desk.app import create_app
from aide.desk.complaints.api import CHANGES
from aide.desk.conversations.outcomes import OUTCOMES
from aide.desk.conversations.page_filters import checks
from aide.desk.http.openapi import document
from aide.settings import Settings

from ..server import DeskServer
from ..world import World


def described() -> set[tuple[str, str]]:
    return {(method.upper(), path) for path, ways in document()["paths"].items() for method in ways}


def test_every_route_of_the_api_is_described_and_nothing_else(tmp_path) -> None:
    settings = Settings.from_env({"AIDE_VAR": str(tmp_path)})
    app = create_app(settings, SimpleNamespace(dispose=lambda: None))
    routes = {
        (method, re.sub(r"<(\w+):\w+>", r"{\1}", f"/{route.path}").rstrip("/") or "/")
        for route in app.router.routes
        for method in route.methods
        if route.path.startswith(("api/", "healthz")) and "openapi" not in route.path
    }
    renamed = {(method, re.sub(r"{(conversation|handoff)}", "{id}", path)) for method, path in routes}
    assert renamed == described()


def test_the_filters_and_changes_described_are_those_that_are_read() -> None:
    asked = document()["paths"]["/api/conversations"]["get"]["parameters"]
    names = {one.get("name") or one["$ref"].rsplit("/", 1)[1] for one in asked}
    assert names == {*checks({"agents": [], "everyone": []}), "cursor", "limit"}
    body = document()["paths"]["/api/complaints/{reference}"]["patch"]["requestBody"]
    assert set(body["content"]["application/json"]["schema"]["properties"]) == {*CHANGES, "agent"}
    assert document()["components"]["schemas"]["Issue"]["enum"] == list(OUTCOMES)
    assert document()["components"]["schemas"]["Reclamation"]["properties"]["motif"]["enum"] == list(LABELS)


def test_what_the_api_answers_has_the_fields_described(desk: DeskServer, world: World) -> None:
    name = world.conversation("Frais")
    complaint, handoff = world.complaint(name), world.handoff(name)
    schemas = desk.get("/api/openapi.json")["components"]["schemas"]
    answers = {
        "Conversation": desk.get("/api/conversations")["items"][0],
        "Message": desk.get(f"/api/conversations/{name}")["messages"][0],
        "Reclamation": desk.get(f"/api/complaints/{complaint.reference}"),
        "PriseEnCharge": desk.get("/api/handoffs", conversation=name)["items"][0],
    }
    assert handoff.conversation == name
    for kind, answer in answers.items():
        assert set(schemas[kind]["required"]) <= set(answer), kind
