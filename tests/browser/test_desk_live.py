"""The desk's live pages in a browser: pushed, not polled; many tabs;
a desk that goes away; a session that ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .desk_agent import WIDE, DeskAgent

TABS = 8
SOON_MS = 1000
QUIET_MS = 4000


@pytest.fixture
def agents(browser: Browser, product, screenshots) -> Iterator[Callable[..., DeskAgent]]:
    made: list[DeskAgent] = []

    def agent(login: str) -> DeskAgent:
        made.append(DeskAgent(browser, product, screenshots, login, screen=WIDE))
        return made[-1].logs_in()

    yield agent
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.leaves()
    assert not faults, faults


def asked_by(page: Page) -> list[str]:
    """The addresses that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_what_the_customer_writes_is_there_within_a_second_and_nobody_asked_before(people, agents):
    customer = people(["4321"]).opens_aide().says("ma question du flux").says("un conseiller")
    sophie = agents("sophie").claims("ma question du flux")
    customer.sees("Sophie a rejoint")
    sophie.page.wait_for_timeout(QUIET_MS)
    asked = asked_by(sophie.page)
    sophie.page.wait_for_timeout(QUIET_MS)
    assert asked == []
    sophie.page.locator("#texte").fill("ce que j'écris")
    asked.clear()
    # Typing is told too, and would be a request of its own: the words come at once.
    customer.page.locator("#aide-field").fill("voici la suite")
    started = time.monotonic()
    customer.page.keyboard.press("Enter")
    expect(sophie.thread).to_contain_text("voici la suite", timeout=SOON_MS)
    assert time.monotonic() - started < SOON_MS / 1000
    sophie.page.wait_for_timeout(2 * SOON_MS)
    assert 1 <= len([url for url in asked if "/fil?" in url]) <= 4
    assert sophie.thread.inner_text().count("voici la suite") == 1
    expect(sophie.page.locator("#texte")).to_have_value("ce que j'écris")
    expect(sophie.page.locator("#texte")).to_be_focused()
    sophie.closes("Résolu")


def test_eight_tabs_load_and_all_are_told(people, agents):
    customer = people(["4321"]).opens_aide().says("huit onglets ouverts").says("un conseiller")
    sophie = agents("sophie").claims("huit onglets ouverts")
    address = sophie.page.url
    tabs = [sophie.page]
    for _ in range(TABS - 1):
        tabs.append(sophie.context.new_page())
        tabs[-1].goto(address, timeout=5000)
    customer.says("bonjour à tous", answered=False)
    for tab in tabs:
        expect(tab.locator("#fil")).to_contain_text("bonjour à tous", timeout=2 * SOON_MS)
    sophie.page.goto(address.rsplit("/", 1)[0], timeout=5000)
    sophie.page.goto(address, timeout=5000)
    for tab in tabs[1:]:
        tab.close()
    sophie.closes("Résolu")


def test_a_browser_without_shared_workers_is_told_too(people, agents):
    customer = people(["4321"]).opens_aide().says("une vieille tablette").says("un conseiller")
    sophie = agents("sophie")
    sophie.context.add_init_script("delete globalThis.SharedWorker")
    sophie.claims("une vieille tablette").page.wait_for_timeout(QUIET_MS)
    customer.says("et maintenant ?", answered=False)
    expect(sophie.thread).to_contain_text("et maintenant ?", timeout=SOON_MS)
    sophie.closes("Résolu")


def test_the_menu_of_another_page_counts_who_waits(people, agents):
    malik = agents("malik").goes_to("/chiffres")
    badge = malik.page.locator("[data-count=waiting]")
    malik.page.wait_for_timeout(SOON_MS)
    before = int("0" + badge.inner_text().split("\n")[0].split(" ")[0]) if badge.is_visible() else 0
    people(["4321"]).opens_aide().says("le compteur").says("un conseiller")
    expect(badge).to_contain_text(str(before + 1), timeout=3 * SOON_MS)


def test_a_desk_that_goes_away_is_said_and_the_page_comes_back_by_itself(people, agents, product):
    customer = people(["4321"]).opens_aide().says("le desk va tomber").says("un conseiller")
    sophie = agents("sophie").claims("le desk va tomber")
    sophie.page.wait_for_timeout(SOON_MS)
    product.desk.kill()
    expect(sophie.page.locator("#slow")).to_be_visible()
    sophie.takes_a_picture("direct-interrompu")
    customer.says("toujours là ?", answered=False)
    product.desk.start()
    product.desk.wait()
    sophie.sees("toujours là ?")
    expect(sophie.page.locator("#slow")).to_be_hidden()
    assert sophie.thread.inner_text().count("toujours là ?") == 1
    sophie.closes("Résolu")


def test_a_session_that_ends_is_said_and_what_was_being_written_stays(people, agents):
    people(["4321"]).opens_aide().says("la session finit").says("un conseiller")
    sophie = agents("sophie").claims("la session finit")
    sophie.page.locator("#texte").fill("à ne pas perdre")
    sophie.page.wait_for_timeout(SOON_MS)
    other = sophie.context.new_page()
    other.goto(sophie.product.desk.url + "/conversations")
    other.get_by_role("button", name="Se déconnecter").click()
    other.wait_for_url("**/connexion")
    expect(sophie.page.locator("#over")).to_be_visible(timeout=3 * SOON_MS)
    expect(sophie.page.locator("#texte")).to_have_value("à ne pas perdre")
    sophie.takes_a_picture("session-terminee").meets_no_barrier()
