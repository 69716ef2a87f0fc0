"""Debian's Chromium, the real product, and people who use it. Screenshots go to `var/screenshots`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from aide.run.parts import ROOT
from tests.conversations.conftest import products, trained_model  # noqa: F401
from tests.conversations.servers import Product

from .customer import DESKTOP, Customer

SCREENSHOTS = ROOT / "var" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# A closed network: a browser that looks for its vendor's hosts only loses time.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
MONDAY_AT_TEN, WAIT_SECONDS = "2026-11-23T10:00:00", 12.0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Never skipped: without a browser this suite fails."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, f"no browser: install one of {', '.join(NAMES)} (Debian: apt-get install chromium)"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    SCREENSHOTS.mkdir(parents=True)
    return SCREENSHOTS


@pytest.fixture(scope="session")
def product(products) -> Product:  # noqa: F811
    """A Monday at 10:00; nobody waits for an agent longer than twelve seconds."""
    return products.at(MONDAY_AT_TEN, WAIT_SECONDS)


@pytest.fixture
def people(browser: Browser, product: Product, screenshots: Path) -> Iterator[Callable[..., Customer]]:
    """`people()` is a visitor, `people(["4321"])` a customer who has logged in;
    each with a browser of his own.
    """
    made: list[Customer] = []

    def person(
        cards: list[str] | None = None, *, screen: dict[str, int] = DESKTOP, **options: object
    ) -> Customer:
        customer = Customer(browser, product, screenshots, screen=screen, **options)
        made.append(customer)
        if cards is not None:
            customer.logs_in(cards)
        return customer

    yield person
    faults = [fault for customer in made for fault in customer.faults]
    for customer in made:
        customer.leaves()
    assert not faults, f"the page's own errors: {faults}"
