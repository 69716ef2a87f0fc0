"""The audit: what supervisors look for in it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from aide.db import writing
from aide.desk.staff import audit_log, cli

from ..server import DeskServer
from ..web import Browser, text
from ..world import NOW, World


@pytest.fixture
def sophie(desk: DeskServer, engine) -> Browser:
    with writing(engine) as c:
        cli.seed_demo(c)
    browser = Browser(desk)
    browser.logs_in("sophie")
    return browser


def noted(world: World, login: str, act: str, target: str, *, at: datetime = NOW) -> None:
    with writing(world.engine) as c:
        audit_log.record(c, login, act, target, now=at)


def lines(page) -> list[str]:
    """« Qui quoi », a line each."""
    rows = re.findall(r"<tr><td.*?</tr>", page.text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()).split(" ", 2)[2] for row in rows]


def test_every_act_can_be_asked_for() -> None:
    assert set(audit_log.NOUNS) == set(audit_log.LABELS)


def test_agent_act_period_and_thing_combine(sophie: Browser, world: World) -> None:
    noted(world, "malik", "lecture", "REC-2026-000001")
    noted(world, "malik", "lecture", "REC-2026-000002", at=NOW - timedelta(days=9))
    noted(world, "malik", "reponse", "REC-2026-000001")
    noted(world, "ines", "lecture", "REC-2026-000001")
    page = sophie.get("/audit?agent=malik&act=lecture&since=2026-11-22&q=rec-2026-000001")
    assert lines(page) == ["Malik Haddad a lu en clair : REC-2026-000001"]
    assert '<option value="malik" selected>' in page.text and 'value="2026-11-22"' in page.text
    assert len(lines(sophie.get("/audit?agent=malik"))) == 3
    assert lines(sophie.get("/audit?until=2026-11-15")) == ["Malik Haddad a lu en clair : REC-2026-000002"]


def test_pages_follow_without_loss_and_keep_the_filters(sophie: Browser, world: World) -> None:
    for number in range(120):
        noted(world, "malik", "lecture", f"REC-2026-{number:06d}")
        noted(world, "ines", "lecture", "REC-2026-999999")
    seen: list[str] = []
    page = sophie.get("/audit?agent=malik")
    while True:
        seen += lines(page)
        noted(world, "malik", "lecture", "REC-2026-777777")
        following = re.search(r'href="(/audit\?[^"]+)" rel="next"', page.text)
        if following is None:
            break
        page = sophie.get(following[1].replace("&amp;", "&"))
        assert "Les plus récentes" in page.text
    assert seen == [f"Malik Haddad a lu en clair : REC-2026-{number:06d}" for number in reversed(range(120))]


def test_what_was_read_or_changed_is_a_click_away(sophie: Browser, world: World) -> None:
    name = world.conversation("Bonjour")
    for act, target in (("cloture", name), ("correction", f"{name} n° 2"), ("attribution", f"{name} à ines")):
        noted(world, "malik", act, target)
    noted(world, "malik", "transfert", "abc123 à ines")
    noted(world, "sophie", "compte", "malik : fermé")
    page = sophie.get("/audit")
    assert 'href="/direct/abc123"' in page.text
    assert page.text.count(f'href="/conversations/{name}"') == 3
    assert "a corrigé la compréhension de : " + name + " n° 2" in text(page)
    assert (
        "a modifié le compte : malik : fermé" in text(page) and 'href="/conversations/malik' not in page.text
    )


def test_who_has_no_account_any_more_is_still_found(sophie: Browser, world: World) -> None:
    noted(world, "parti", "lecture", "REC-2026-000001")
    assert lines(sophie.get("/audit?agent=parti")) == ["parti a lu en clair : REC-2026-000001"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("agent=zoe", "Le filtre « Qui » ne connaît pas « zoe »."),
        ("act=rien", "Le filtre « Quoi » ne connaît pas « rien »."),
        ("since=bonjour", "La date « bonjour » n'est pas une date. Exemple : 2026-11-23."),
        ("before=-1", "La suite de ce journal n'a pas été retrouvée. Voici le début."),
        ("before=99999999999", "La suite de ce journal n'a pas été retrouvée. Voici le début."),
    ],
)
def test_a_wrong_filter_is_told_and_the_lines_are_shown(sophie: Browser, asked: str, sentence: str) -> None:
    page = sophie.get(f"/audit?{asked}")
    assert page.status_code == 400 and sentence in text(page) and "a ouvert une session" in text(page)


def test_nothing_found_says_how_to_find_more(sophie: Browser) -> None:
    assert "effacez un filtre" in text(sophie.get("/audit?q=inconnu"))
