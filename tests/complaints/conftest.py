from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from aide.clock import PARIS
from aide.complaints.complaint import Draft

NOW = datetime(2026, 11, 23, 10, 5, tzinfo=PARIS)


@pytest.fixture
def a_draft() -> Callable[..., Draft]:
    """A draft as a customer confirms it; `changes` by name."""

    def build(**changes: Any) -> Draft:
        told: dict[str, Any] = {
            "id": "draft-1",
            "conversation": "conversation-1",
            "customer": None,
            "motif": "virement_en_retard",
            "amount": Decimal("1234.56"),
            "date": date(2026, 11, 20),
            "beneficiary": "Jeanne Martin",
            "creditor": None,
            "description": "Mon virement du 20 novembre n'est toujours pas arrivé.",
            "email": None,
        }
        return Draft(**{**told, **changes})

    return build
