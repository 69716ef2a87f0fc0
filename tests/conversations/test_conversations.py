"""One test for each scenario of the `.yml` files beside."""

from __future__ import annotations

import pytest

from .conftest import Products
from .runner import Runner
from .scenarios import Scenario, load_all


@pytest.mark.parametrize("scenario", load_all(), ids=lambda scenario: f"{scenario.file[:-4]}: {scenario.title}")
def test_conversation(scenario: Scenario, products: Products) -> None:
    Runner(products.at(scenario.moment, scenario.wait_seconds), scenario).run()
