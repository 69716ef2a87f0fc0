"""Every page of the desk, light and dark, wide and on a tablet: for whoever looks for what is ugly."""

from __future__ import annotations

from playwright.sync_api import expect

from docs.pictures.studio import Studio
from tests.browser.desk_agent import TABLET, WIDE

SCREENS = (WIDE, {"width": 820, "height": 1180})
PAGES = ("conversations", "direct", "reclamations", "ameliorer", "chiffres", "comptes", "audit")


def every_page(studio: Studio) -> None:
    studio.images.mkdir(parents=True, exist_ok=True)
    studio.customer("Yann Perrin").says("bonjour").says("je veux un conseiller")
    for scheme in ("light", "dark"):
        for screen in SCREENS:
            sophie = studio.agent("sophie", screen=screen, color_scheme=scheme)
            for path in PAGES:
                sophie.goes_to(f"/{path}")
                studio.keeps(f"{path}-{scheme}-{screen['width']}", sophie.page, full_page=path != "audit")
            for path in ("/conversations?q=fitnessplus", "/reclamations?q=test-"):
                sophie.goes_to(path)
                sophie.page.locator("[data-open]").first.click()
                expect(sophie.page.locator("aside").first).to_be_visible()
                studio.keeps(f"one{path[1:6]}-{scheme}-{screen['width']}", sophie.page, full_page=True)
            sophie.leaves()
    sophie = studio.agent("sophie", screen=TABLET).claims("Perrin")
    studio.keeps("chat-tablet", sophie.page, full_page=True)
    for path in (
        "/conversations/inconnue",
        "/conversations?since=hier",
        "/chiffres?since=2026-13-01",
        "/rien",
    ):
        sophie.goes_to(path)
        studio.keeps(f"faux{path.replace('/', '-').split('?')[0]}", sophie.page)
    malik = studio.agent("malik").goes_to("/comptes")
    studio.keeps("interdit", malik.page)
