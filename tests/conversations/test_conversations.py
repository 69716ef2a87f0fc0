"""One test for each scenario of the `.yml` files beside."""

from __future__ import annotations

import pytest

from .conftest import Products
from .runner import Runner
from .scenarios import BadScenario, Scenario, load_all


@pytest.mark.parametrize(
    "scenario", load_all(), ids=lambda scenario: f"{scenario.file[:-4]}: {scenario.title}"
)
def test_conversation(scenario: Scenario, products: Products) -> None:
    if scenario.mistake:
        raise BadScenario(scenario.mistake)
    Runner(products.at(scenario.moment, scenario.wait_seconds), scenario).run()
