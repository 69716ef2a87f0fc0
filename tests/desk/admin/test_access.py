from __future__ import annotations

import io
import sys
from datetime import timedelta

import pytest
from sqlalchemy import select

from aide.db import reading, writing
from aide.desk.staff import accounts, attempts, audit_log, cli, sessions
from aide.desk.tables import agent_sessions, agents

from ..server import DeskServer
from ..web import PASSWORD, Browser, hidden, text
from ..world import CLAIRE, NOW, World

PAGES = ("/conversations", "/direct", "/reclamations", "/ameliorer", "/chiffres")
RESERVED = ("/comptes", "/audit")


@pytest.fixture
def agents_there(engine) -> None:
    with writing(engine) as c:
        cli.seed_demo(c)


@pytest.fixture
def browser(desk: DeskServer, agents_there) -> Browser:
    return Browser(desk)


@pytest.mark.parametrize(
    "path", [*PAGES, *RESERVED, "/conversations/x", "/reclamations/REC-2026-000001", "/direct/x"]
)
def test_nobody_sees_anything_before_login_and_everyone_comes_back_to_his_page(
    browser: Browser, path: str
) -> None:
    answer = browser.get(path)
    assert answer.url.path == "/connexion" and "Mot de passe" in answer.text
    assert answer.url.params["suite"] == path


@pytest.mark.parametrize("path", PAGES)
def test_an_agent_sees_the_pages(browser: Browser, world: World, path: str) -> None:
    browser.logs_in()
    answer = browser.get(path)
    assert answer.status_code == 200 and "Malik Haddad" in answer.text


@pytest.mark.parametrize("path", RESERVED)
def test_accounts_and_audit_are_for_supervisors(browser: Browser, path: str) -> None:
    browser.logs_in("malik")
    assert browser.get(path).status_code == 403
    browser.http.cookies.clear()
    browser.logs_in("sophie")
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize("suite", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_login_never_leads_to_an_address_that_someone_else_wrote(browser: Browser, suite: str) -> None:
    assert browser.logs_in(suite=suite).url.path == "/conversations"


def test_a_wrong_password_is_told_without_telling_which_is_wrong(browser: Browser) -> None:
    known, unknown = (
        browser.logs_in("malik", "faux-mot-de-passe"),
        browser.logs_in("personne", "faux-mot-de-passe"),
    )
    assert known.status_code == unknown.status_code == 401
    assert (
        "Identifiant ou mot de passe incorrect" in known.text
        and "Identifiant ou mot de passe incorrect" in unknown.text
    )


def test_after_too_many_failures_even_the_right_password_waits(browser: Browser) -> None:
    for _ in range(attempts.FREE + 1):
        browser.logs_in("malik", "faux-mot-de-passe")
    answer = browser.logs_in("malik", PASSWORD)
    assert answer.status_code == 429 and "Réessayez dans 1 min" in text(answer)


def test_a_form_from_another_site_does_nothing(browser: Browser, world: World, engine) -> None:
    name = world.conversation("Bonjour")
    browser.logs_in()
    answer = browser.http.post(f"/conversations/{name}/notes", data={"note": "x", "form_token": "forgé"})
    assert answer.status_code == 403 and "Rien n'a été enregistré" in text(answer)
    assert "Aucune note" in browser.get(f"/conversations/{name}").text


def test_a_session_ends_at_logout_when_idle_and_when_the_account_is_closed(browser: Browser, engine) -> None:
    browser.logs_in()
    kept = browser.http.cookies["aide_desk"]
    browser.http.post("/deconnexion", data={"form_token": hidden(browser.get("/conversations").text)})
    browser.http.cookies.set("aide_desk", kept)
    assert browser.get("/conversations").url.path == "/connexion"
    browser.http.cookies.clear()
    browser.logs_in()
    with writing(engine) as c:
        c.execute(agent_sessions.update().values(seen_at=NOW - sessions.IDLE - timedelta(minutes=1)))
    assert browser.get("/conversations").url.path == "/connexion"
    browser.logs_in()
    with writing(engine) as c:
        accounts.set_disabled(c, "malik", True, now=NOW)
    assert browser.get("/conversations").url.path == "/connexion"
    assert browser.logs_in().status_code == 401


def test_only_a_hash_of_the_session_is_kept(browser: Browser, engine) -> None:
    browser.logs_in()
    token = browser.http.cookies["aide_desk"]
    with reading(engine) as c:
        assert token not in c.execute(select(agent_sessions.c.token)).scalars().all()
        assert all(found.startswith("$argon2") for found in c.execute(select(agents.c.password)).scalars())


def test_every_page_has_a_strict_policy_and_no_inline_script(browser: Browser, world: World) -> None:
    name = world.conversation("<script>alert(1)</script>")
    browser.logs_in("sophie")
    for path in (*PAGES, *RESERVED, f"/conversations/{name}"):
        answer = browser.get(path)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "<script>" not in answer.text and " onclick=" not in answer.text


def test_the_api_opens_to_an_agents_session_and_needs_the_form_token_to_write(
    browser: Browser, world: World
) -> None:
    complaint = world.complaint(world.conversation("Frais"))
    assert browser.http.get("/api/conversations").status_code == 401
    browser.logs_in()
    assert browser.http.get("/api/conversations").status_code == 200
    path = f"/api/complaints/{complaint.reference}"
    body = {"note": "vu", "agent": "Malik Haddad"}
    assert browser.http.patch(path, json=body).status_code == 401
    token = hidden(browser.get("/conversations").text)
    assert browser.http.patch(path, json=body, headers={"X-Form-Token": token}).status_code == 200


def test_personal_data_is_masked_until_a_supervisor_asks_and_the_audit_keeps_it(
    browser: Browser, world: World
) -> None:
    name = world.conversation("Mon e-mail est zoe@example.org", customer=CLAIRE)
    browser.logs_in("malik")
    assert "zoe@example.org" not in browser.get(f"/conversations/{name}").text
    refused = browser.sends(f"/conversations/{name}/clair", f"/conversations/{name}")
    assert refused.status_code == 403 and "zoe@example.org" not in refused.text
    browser.http.cookies.clear()
    browser.logs_in("sophie")
    shown = browser.sends(f"/conversations/{name}/clair", f"/conversations/{name}")
    assert "zoe@example.org" in shown.text and "journal d'audit" in text(shown)
    assert f"a lu en clair : {name}" in text(browser.get("/audit"))
    assert "zoe@example.org" not in browser.get(f"/conversations/{name}").text


def test_accounts_from_the_command_line(engine, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("un-bon-mot-de-passe\n"))
    cli.run(engine, ["agents", "add", "zoe", "--name", "Zoé Martin", "--role", "superviseur", "--stdin"])
    with reading(engine) as c:
        assert accounts.check_password(c, "zoe", "un-bon-mot-de-passe") == accounts.Agent(
            "zoe", "Zoé Martin", accounts.SUPERVISOR
        )
    cli.run(engine, ["agents", "disable", "zoe"])
    cli.run(engine, ["agents", "list"])
    assert "fermé" in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO("court\n"))
    with pytest.raises(SystemExit, match="10 caractères"):
        cli.run(engine, ["agents", "add", "al", "--name", "Al", "--stdin"])


def test_the_audit_is_newest_first(engine) -> None:
    with writing(engine) as c:
        audit_log.record(c, "malik", "note", "a", now=NOW)
        audit_log.record(c, "malik", "revue", "b", now=NOW)
        assert [entry.target for entry in audit_log.latest(c)] == ["b", "a"]
