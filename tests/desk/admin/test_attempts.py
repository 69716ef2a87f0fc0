"""How often a password may be tried, by whom, from where: no stranger keeps an agent out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from aide.db import connect, reading, writing
from aide.desk.staff import attempts, cli
from aide.desk.staff.attempts import Place
from aide.desk.tables import login_failures
from tests.plain_http import client

from ..server import DeskServer
from ..web import PASSWORD, Browser, enters, hidden
from ..world import NOW

SECRET = "a-secret-of-the-tests"
HERE, THERE = Place("malik", "192.0.2.1"), Place("malik", "192.0.2.9")
KNOWN = Place("malik", "192.0.2.1", "a-browser")


def tries(engine, place: Place, count: int) -> list[int]:
    """What each of so many wrong passwords is answered, in minutes to wait."""
    answers = []
    for _ in range(count):
        with writing(engine) as c:
            answers.append(attempts.begin(c, place, now=NOW))
    return answers


def waits(engine, place: Place, after: timedelta = timedelta()) -> int:
    with reading(engine) as c:
        return attempts.locked_minutes(c, place, now=NOW + after)


def test_each_try_past_the_free_ones_doubles_the_wait_up_to_an_hour(engine) -> None:
    told = []
    for ago in range(9, 0, -1):
        with writing(engine) as c:
            # Each when the wait of the one before is over.
            for _ in range(attempts.FREE if not told else 0):
                c.execute(login_failures.insert().values(**HERE.values(NOW - timedelta(hours=10))))
            c.execute(login_failures.insert().values(**HERE.values(NOW - timedelta(hours=ago))))
            told.append(attempts.locked_minutes(c, HERE, now=NOW - timedelta(hours=ago)))
    assert told == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert waits(engine, HERE) == 0


def test_tries_while_locked_neither_count_nor_renew_the_lock(engine) -> None:
    assert tries(engine, HERE, 60) == [0] * (attempts.FREE + 1) + [1] * (60 - attempts.FREE - 1)
    with reading(engine) as c:
        assert c.execute(select(func.count()).select_from(login_failures)).scalar_one() == attempts.FREE + 1
    assert waits(engine, HERE, timedelta(minutes=1)) == 0


def test_tries_at_once_are_counted_one_by_one(engine) -> None:
    def one(_number: int) -> int:
        with writing(engine) as c:
            return attempts.begin(c, HERE, now=NOW)

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(one, range(60)))
    assert answers.count(0) == attempts.FREE + 1


def test_a_strangers_tries_keep_out_neither_the_agent_elsewhere_nor_his_known_browser(engine) -> None:
    tries(engine, HERE, 30)
    assert waits(engine, HERE) and not waits(engine, THERE) and not waits(engine, KNOWN)
    for number in range(40):
        tries(engine, Place("malik", f"198.51.100.{number}"), 4)
    # From many addresses the login is guessed at: strangers wait wherever they are, his browser does not.
    assert waits(engine, THERE) and not waits(engine, KNOWN)


def test_one_address_may_not_try_every_name(engine) -> None:
    for number in range(attempts.FREE_ADDRESS + 1):
        tries(engine, Place(f"nom{number}", "192.0.2.1"), 1)
    assert waits(engine, Place("encore", "192.0.2.1")) and not waits(engine, Place("encore", "192.0.2.2"))


def test_a_known_browser_has_its_own_limit_and_a_right_password_ends_it(engine) -> None:
    assert tries(engine, KNOWN, attempts.FREE + 2)[-1] == 1
    assert not waits(engine, HERE)
    with writing(engine) as c:
        attempts.succeeded(c, KNOWN)
    assert not waits(engine, KNOWN)


def test_a_right_password_does_not_forgive_strangers(engine) -> None:
    tries(engine, HERE, 9)
    with writing(engine) as c:
        attempts.succeeded(c, THERE)
    assert waits(engine, HERE)


@pytest.mark.parametrize("cookie", ["", ".", "x", "x.y", "é.é", "a" * 5000])
def test_a_forged_cookie_is_no_known_browser(cookie) -> None:
    assert attempts.read_device(cookie, "malik", SECRET) == ""


def test_a_cookie_is_one_agents_and_of_one_secret() -> None:
    cookie = attempts.device_cookie("malik", SECRET)
    assert attempts.read_device(cookie, "malik", SECRET) == cookie.split(".")[0]
    assert attempts.read_device(cookie, "sophie", SECRET) == ""
    assert attempts.read_device(cookie, "malik", SECRET + "x") == ""


@pytest.fixture
def seeded(desk: DeskServer, engine) -> DeskServer:
    with writing(engine) as c:
        cli.seed_demo(c)
    return desk


def test_60_guesses_at_once_are_five_passwords(seeded: DeskServer, engine) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: enters(seeded, "malik", f"faux-{n}").status_code, range(60)))
    # Those that found the pool full were not counted: they may be tried again, and are no guess.
    assert answers.count(401) == attempts.FREE + 1 and set(answers) <= {401, 429, 503}


def test_an_agent_comes_back_while_a_stranger_at_his_address_guesses(seeded: DeskServer) -> None:
    browser = Browser(seeded)
    browser.logs_in("malik")
    browser.http.post("/deconnexion", data={"form_token": hidden(browser.get("/conversations").text)})
    for number in range(8):
        enters(seeded, "malik", f"faux-{number}")
    assert enters(seeded, "malik", PASSWORD).status_code == 429
    assert browser.logs_in("malik").url.path == "/conversations"


def test_a_form_token_beyond_ascii_is_an_old_page(seeded: DeskServer) -> None:
    with client(base_url=seeded.url, headers={"Cookie": "aide_desk_entree=abc"}) as http:
        answer = http.post("/connexion", data={"form_token": "é", "login": "malik", "password": "x"})
    assert answer.status_code == 403


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    folder: Path = tmp_path_factory.mktemp("proxied")
    server = DeskServer(folder, f"sqlite:///{folder / 'aide.db'}", AIDE_TRUSTED_PROXIES="1")
    yield server
    server.stop()


def test_behind_a_proxy_each_client_has_its_own_limit(proxied: DeskServer) -> None:
    for number in range(30):
        enters(proxied, f"nom{number}", "faux", **{"X-Forwarded-For": "1.1.1.1"})
    assert enters(proxied, "sophie", PASSWORD, **{"X-Forwarded-For": "1.1.1.1"}).status_code == 429
    assert enters(proxied, "sophie", PASSWORD, **{"X-Forwarded-For": "2.2.2.2"}).status_code == 303


def test_what_a_client_writes_in_the_header_is_not_believed(proxied: DeskServer) -> None:
    codes = [
        enters(proxied, "ines", "faux", **{"X-Forwarded-For": f"10.0.0.{number}, 3.3.3.3"}).status_code
        for number in range(attempts.FREE + 2)
    ]
    assert codes[-1] == 429


def test_a_page_is_served_while_strangers_passwords_are_checked(tmp_path: Path) -> None:
    """With the hash as costly as it is for customers' agents: 100 names tried at once."""
    url = f"sqlite:///{tmp_path / 'aide.db'}"
    server = DeskServer(tmp_path, url, AIDE_TRUSTED_PROXIES="1", AIDE_TESTS_SLOW_PASSWORDS="1")
    with ThreadPoolExecutor(100) as pool:
        answers = [
            pool.submit(enters, server, f"nom{number}", "faux", **{"X-Forwarded-For": f"10.0.0.{number}"})
            for number in range(100)
        ]
        wait(answers, return_when=FIRST_COMPLETED)
        health = server.http.get("/healthz")
        codes = {answer.result().status_code for answer in answers}
    assert health.elapsed < timedelta(seconds=1), health.elapsed
    assert codes <= {401, 429, 503}
    server.stop()
    connect(url).dispose()
