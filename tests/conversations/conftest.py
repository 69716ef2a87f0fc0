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

from .scenarios import USUAL_WAIT
from .servers import Product


class Products:
    """Starts a product the first time it is asked for; all stop at the end of the session."""

    def __init__(self, folder: Path, trained: Path) -> None:
        self._folder = folder
        self._model = trained
        self._running: dict[tuple[str, float], Product] = {}

    def at(self, now: str, wait_seconds: float = USUAL_WAIT) -> Product:
        key = (now, wait_seconds)
        if key not in self._running:
            folder = self._folder / f"product-{len(self._running)}"
            folder.mkdir()
            self._running[key] = product = Product(folder, self._model, now=now, wait_seconds=wait_seconds)
            product.start()
            product.wait()
        return self._running[key]

    def stop(self) -> None:
        for product in self._running.values():
            product.stop()


@pytest.fixture(scope="session")
def trained_model() -> Path:
    """The model of the present sources; AIDE_TESTS_MODEL names another one, while the data is being written."""
    given = os.environ.get("AIDE_TESTS_MODEL")
    return Path(given) if given else model.ensure(ROOT, say=print)


@pytest.fixture(scope="session")
def products(trained_model: Path, request: pytest.FixtureRequest) -> Iterator[Products]:
    folder = Path(tempfile.mkdtemp(prefix="aide-conversations-"))
    running = Products(folder, trained_model)
    yield running
    running.stop()
    if not request.session.testsfailed:
        shutil.rmtree(folder, ignore_errors=True)
