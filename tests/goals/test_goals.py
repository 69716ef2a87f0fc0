"""Thirty customers with a goal through the real servers: most of them reach it."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.conftest import trained_model  # noqa: F401

from . import report
from .goals import load, smoke
from .through_servers import play_all

AIM = 23
"""Of the thirty of `smoke.txt`. `make goals` plays them all."""
AT_ONCE = 4


def test_customers_reach_what_they_came_for(trained_model: Path) -> None:  # noqa: F811
    played = play_all(smoke(load()), trained_model, at_once=AT_ONCE)
    failed = [one for one in played if not one.is_reached]
    assert len(played) - len(failed) >= AIM, "\n\n".join([report.table(played), *map(report.written, failed)])
