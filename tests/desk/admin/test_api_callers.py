"""Who may do what through the API: an agent by his session, a service of the bank by its token."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from aide.db import reading, writing
from aide.desk.staff import audit_log
from aide.handoff import agent_chat, queue

from ..server import DeskServer
from ..web import Browser, hidden
from ..world import NOW, World


class Session:
    """An agent's session at the API, with the form token that his pages carry."""

    def __init__(self, browser: Browser) -> None:
        self.http = browser.http
        self.headers = {"X-Form-Token": hidden(browser.get("/conversations").text)}

    def sends(self, method: str, path: str, **body: Any) -> httpx.Response:
        return self.http.request(method, path, json=body, headers=self.headers)


@pytest.fixture
def malik(browser: Browser) -> Session:
    return Session(browser)


def audit(engine) -> list[tuple[str, str, str]]:
    with reading(engine) as c:
        lines = audit_log.latest(c)
    return [(one.login, one.act, one.target) for one in lines if one.act != "connexion"]


def agent_of(engine, handoff: str) -> str | None:
    with reading(engine) as c:
        return queue.get(c, handoff).agent


def test_an_agent_claims_under_his_own_name_and_the_audit_says_so(
    malik: Session, world: World, engine
) -> None:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name).id
    refused = malik.sends("POST", f"/api/handoffs/{handoff}/claim", agent="Sophie Lambert")
    assert (refused.status_code, refused.json()["code"]) == (403, "nom_d_un_autre")
    assert agent_of(engine, handoff) is None and audit(engine) == []
    assert malik.sends("POST", f"/api/handoffs/{handoff}/claim").json()["agent"] == "Malik Haddad"
    assert audit(engine) == [("malik", "prise", name)]


@pytest.mark.parametrize(
    ("path", "body"),
    [("messages", {"id": "m1", "text": "Bonjour"}), ("close", {"reason": "résolu"}), ("typing", {})],
)
def test_an_agent_does_nothing_in_a_colleagues_chat(
    malik: Session, world: World, engine, path: str, body: dict[str, str]
) -> None:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name).id
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Sophie Lambert", now=NOW)
    said = world.transcript(name)
    refused = malik.sends("POST", f"/api/handoffs/{handoff}/{path}", **body)
    assert (refused.status_code, refused.json()["code"]) == (409, "pas_a_vous")
    assert world.transcript(name) == said and agent_of(engine, handoff) == "Sophie Lambert"


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("messages", {"id": "m1", "text": "Bonjour"}, 200),
        ("close", {"reason": "résolu"}, 200),
        ("typing", {}, 204),
    ],
)
def test_in_his_own_he_does(
    malik: Session, world: World, path: str, body: dict[str, str], status: int
) -> None:
    handoff = world.handoff(world.conversation("Un conseiller")).id
    malik.sends("POST", f"/api/handoffs/{handoff}/claim")
    assert malik.sends("POST", f"/api/handoffs/{handoff}/{path}", **body).status_code == status


def test_an_agent_signs_a_file_himself_and_gives_it_to_an_open_account_only(
    malik: Session, world: World, engine
) -> None:
    reference = world.complaint(world.conversation("Frais")).reference
    path = f"/api/complaints/{reference}"
    assert malik.sends("PATCH", path, agent="Direction <b>", status="close").status_code == 403
    assert malik.sends("PATCH", path, owner="Personne Inconnue").status_code == 400
    shown = malik.sends("PATCH", path, note="vu", owner="Sophie Lambert").json()
    assert (shown["owner"], {event["actor"] for event in shown["history"][1:]}) == (
        "Sophie Lambert",
        {"Malik Haddad"},
    )
    assert ("malik", "reclamation", reference) in audit(engine)


def test_reading_files_leaves_a_line_in_the_audit(malik: Session, world: World, engine) -> None:
    references = [world.complaint(world.conversation("Frais")).reference for _ in range(3)]
    assert len(malik.http.get("/api/complaints").json()["items"]) == 3
    malik.http.get(f"/api/complaints/{references[0]}")
    assert audit(engine) == [("malik", "lecture", references[0]), ("malik", "export", "3 réclamations")]


def test_a_closed_account_is_out_of_the_api_at_once(malik: Session, sophie: Browser) -> None:
    sophie.sends("/comptes/malik/etat", "/comptes", ferme="oui")
    assert malik.http.get("/api/complaints").status_code == 401


@pytest.mark.parametrize("name", ["Malik Haddad", "malik haddad", "MALIK", "Inès", "ines", "Malik  Haddad"])
def test_a_service_never_takes_an_agents_name(
    desk: DeskServer, browser: Browser, world: World, name: str
) -> None:
    handoff = world.handoff(world.conversation("Un conseiller")).id
    reference = world.complaint(world.conversation("Frais")).reference
    assert (
        desk.post(f"/api/handoffs/{handoff}/claim", expect=403, agent=name)["code"] == "nom_d_un_conseiller"
    )
    assert desk.patch(f"/api/complaints/{reference}", expect=403, agent=name, note="x")["code"]


@pytest.mark.parametrize("name", ["Direction <b>", "=1+1", "@", "a/b", "12\x00"])
def test_a_services_name_is_a_name(desk: DeskServer, world: World, name: str) -> None:
    handoff = world.handoff(world.conversation("Un conseiller")).id
    assert desk.post(f"/api/handoffs/{handoff}/claim", expect=400, agent=name)["code"] == "valeur_invalide"


def test_a_service_says_nothing_in_an_agents_chat(
    desk: DeskServer, browser: Browser, world: World, engine
) -> None:
    handoff = world.handoff(world.conversation("Un conseiller")).id
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Sophie Lambert", now=NOW)
    assert (
        desk.post(f"/api/handoffs/{handoff}/messages", expect=409, id="m", text="x")["code"] == "pas_a_vous"
    )
    assert desk.post(f"/api/handoffs/{handoff}/close", expect=409, reason="x")["code"] == "pas_a_vous"


def test_what_a_service_does_is_in_the_audit_as_a_services(desk: DeskServer, world: World, engine) -> None:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name).id
    desk.post(f"/api/handoffs/{handoff}/claim", agent="Centre d'appel")
    desk.post(f"/api/handoffs/{handoff}/messages", id="m", text="Bonjour")
    desk.post(f"/api/handoffs/{handoff}/close", reason="résolu")
    desk.get("/api/complaints")
    assert audit(engine) == [
        ("api", "export", "0 réclamations"),
        ("api", "cloture", name),
        ("api", "prise", name),
    ]
    assert "Centre" in world.transcript(name)[-1].text
