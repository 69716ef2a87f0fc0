"""The real servers, started once for each moment of the clock that a scenario asks for."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from aide.run import model
from aide.run.parts import ROOT

from .runner import ScenarioFailed
from .scenarios import USUAL_WAIT, BadScenario
from .servers import Product
from .world import MONDAY, WAIT_SECONDS, World, world_of


class Products:
    """Starts a product the first time it is asked for; all stop at the end of the session."""

    def __init__(self, folder: Path, trained: Path) -> None:
        self._folder = folder
        self._model = trained
        self._running: dict[tuple[str, float], Product] = {}
        self._ready: set[Product] = set()

    def start(self, now: str, wait_seconds: float = USUAL_WAIT) -> Product:
        """Begin its start, unless it was begun."""
        key = (now, wait_seconds)
        if key not in self._running:
            folder = self._folder / f"product-{len(self._running)}"
            folder.mkdir()
            self._running[key] = Product(folder, self._model, now=now, wait_seconds=wait_seconds)
            self._running[key].start()
        return self._running[key]

    def at(self, now: str, wait_seconds: float = USUAL_WAIT) -> Product:
        """The product of that moment, ready."""
        product = self.start(now, wait_seconds)
        if product not in self._ready:
            product.wait()
            self._ready.add(product)
        return product

    def stop(self) -> None:
        for product in self._running.values():
            product.stop()


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The model of the present sources; AIDE_TESTS_MODEL names another one,
    while the data is being written.
    """
    given = os.environ.get("AIDE_TESTS_MODEL")
    return Path(given) if given else model.ensure(ROOT, say=print)


@pytest.fixture(scope="session")
def products(trained_model: Path, request: pytest.FixtureRequest) -> Iterator[Products]:
    folder = Path(tempfile.mkdtemp(prefix="aide-conversations-"))
    running = Products(folder, trained_model)
    scenarios = [
        item.callspec.params.get("scenario") for item in request.session.items if hasattr(item, "callspec")
    ]
    for scenario in scenarios:
        if scenario is None or scenario.mistake:
            continue
        # All at once: the cores that one start leaves idle serve the others.
        running.start(scenario.moment, scenario.wait_seconds)
    yield running
    running.stop()
    if not request.session.testsfailed:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def short_wait(products: Products) -> Product:
    """Its customers wait two seconds for an agent; a test may stop its parts."""
    return products.at(MONDAY, WAIT_SECONDS)


@pytest.fixture
def world(short_wait: Product) -> Iterator[World]:
    """Whatever a test stops is working again afterwards."""
    world = world_of(short_wait)
    yield world
    world.bank.works_again()
    for server in (short_wait.actions, short_wait.assistant):
        server.resume()
        if not server.is_running():
            server.restart()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(call: pytest.CallInfo[None]) -> Iterator[None]:
    """What a tester is to read, alone: no line of Python around it."""
    report = (yield).get_result()  # type: ignore[misc]
    if call.excinfo is not None and call.excinfo.errisinstance((ScenarioFailed, BadScenario)):
        report.longrepr = str(call.excinfo.value)
