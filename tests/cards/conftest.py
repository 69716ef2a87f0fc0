from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest


class FixedClock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def passes(self, **lapse: float) -> None:
        self.moment += timedelta(**lapse)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()
