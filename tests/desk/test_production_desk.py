"""A desk in production over a database that was tried out in development."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from aide.db import connect, metadata, reading, writing
from aide.desk.staff import accounts, audit_log, cli, sessions
from aide.desk.staff.demo_accounts import DEMO_LOGINS
from aide.settings import SECRETS

from .server import DeskServer
from .web import PASSWORD, Browser, enters
from .world import NOW

PRODUCTION = {
    "AIDE_ENV": "production",
    **{f"AIDE_{name.upper()}": f"{name}-of-the-tests-0123456789abcdef" for name in SECRETS},
}
GOOD = "un-bon-mot-de-passe"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DeskServer, Engine, str]]:
    """The server, its database and the cookie of a session opened before production."""
    folder: Path = tmp_path_factory.mktemp("production")
    url = f"sqlite:///{folder / 'aide.db'}"
    engine = connect(url)
    metadata.create_all(engine)
    with writing(engine) as c:
        cli.seed_demo(c)
        [sophie] = [one for one in accounts.everyone(c) if one.login == "sophie"]
        token = sessions.open_session(c, sophie, now=NOW)
        accounts.add(c, login="zoe", name="Zoé Martin", role="superviseur", password=GOOD, now=NOW)
    server = DeskServer(folder, url, **PRODUCTION)
    yield server, engine, token
    server.stop()
    engine.dispose()


@pytest.mark.parametrize("login", DEMO_LOGINS)
def test_a_demo_account_does_not_log_in(kept, login):
    assert enters(kept[0], login, PASSWORD).status_code == 401


def test_nor_does_its_session_of_before(kept):
    browser = Browser(kept[0])
    browser.http.cookies.set("aide_desk", kept[2])
    assert browser.get("/conversations").url.path == "/connexion"


def test_nor_when_somebody_opens_it_again(kept):
    with writing(kept[1]) as c:
        accounts.set_disabled(c, "malik", False, now=NOW)
    assert enters(kept[0], "malik", PASSWORD).status_code == 401
    with writing(kept[1]) as c:
        accounts.set_disabled(c, "malik", True, now=NOW)


def test_they_are_closed_and_the_audit_says_why(kept):
    with reading(kept[1]) as c:
        closed = {one.login: one.disabled for one in accounts.everyone(c)}
        told = [line.target for line in audit_log.latest(c) if line.login == "aide"]
    assert closed == {**dict.fromkeys(DEMO_LOGINS, True), "zoe": False}
    assert len(told) == 3 and all("mot de passe publié" in line for line in told)


def test_cookies_leave_by_https_only_and_no_script_reads_them(kept):
    form, entered = kept[0].http.get("/connexion"), enters(kept[0], "zoe", GOOD)
    assert entered.status_code == 303
    cookies = form.headers.get_list("set-cookie") + entered.headers.get_list("set-cookie")
    assert len(cookies) == 3
    for cookie in cookies:
        assert {"secure", "httponly"} <= {part.strip().lower() for part in cookie.split(";")}, cookie
        assert "samesite=" in cookie.lower()


def test_every_answer_asks_for_https_from_then_on(kept):
    for path in ("/connexion", "/healthz", "/api/stats", "/static/desk.css", "/nulle-part"):
        headers = kept[0].http.get(path).headers
        assert headers["strict-transport-security"] == "max-age=31536000"
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


@pytest.mark.parametrize(
    "path", ["/static/", "/static/%00", "/static/../app.py", "/static/%2e%2e/app.py", "/%00"]
)
def test_an_address_that_is_none_is_a_4xx(kept, path):
    assert 400 <= kept[0].http.get(path).status_code < 500
