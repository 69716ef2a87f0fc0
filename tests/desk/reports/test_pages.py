"""The figures: each leads to what it counts."""

from __future__ import annotations

from aide.db import writing
from aide.handoff.tables import handoffs
from aide.journal import ratings

from ..web import Browser, text
from ..world import NOW, World


def test_each_number_leads_to_what_it_counts(browser: Browser, world: World, engine) -> None:
    name = world.conversation("Frais")
    world.complaint(name)
    with writing(engine) as c:
        ratings.rate(c, name, stars=4, word=None, now=NOW)
        c.execute(handoffs.delete())
    page = browser.get("/chiffres")
    said = text(page)
    assert "1 réclamation déposée" in said and "4,0 de note moyenne" in said and "100 % menées à bien" in said
    link = page.text.split('outcome=complaint"')[0].split('href="')[-1] + "outcome=complaint"
    assert name in browser.get(link.replace("&amp;", "&")).text


def test_what_was_not_understood_is_counted_and_found_together(browser: Browser, world: World) -> None:
    names = [world.conversation(), world.conversation()]
    for name, intent in zip(names, ("nlu_fallback", None), strict=True):
        world.says(name, "Hum", intent=intent)
    said = text(browser.get("/chiffres"))
    asked_for = said.split("Ce que les clients demandent")[1].split("Issues")[0]
    assert asked_for.split() == ["Non", "compris", "2"]
    found = browser.get("/conversations?intent=nlu_fallback").text
    assert all(name in found for name in names)


def test_a_wrong_period_of_numbers_is_told(browser: Browser) -> None:
    for asked in ("since=x", "since=2026-11-23&until=2026-11-01", "since=2010-01-01"):
        page = browser.get(f"/chiffres?{asked}")
        assert page.status_code == 400 and "Voici du 25/10/2026 au 23/11/2026" in page.text


def test_the_days_are_exported(browser: Browser, world: World) -> None:
    world.conversation("Frais")
    rows = (
        browser.get("/chiffres/jours.csv?since=2026-11-22&until=2026-11-23")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert len(rows) == 3 and rows[2].startswith("2026-11-23;1;1")
