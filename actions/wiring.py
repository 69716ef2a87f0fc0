"""The one place where the action server builds its engine and the bank's client.

Nothing is opened at import.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.engine import Engine

from aide import db
from aide.cards.bank import Bank
from aide.settings import Settings


@dataclass(frozen=True)
class Services:
    """What the actions work with, once for the process: settings, the database, the bank's client."""

    settings: Settings
    engine: Engine
    bank: Bank


@lru_cache(maxsize=1)
def services() -> Services:
    """Built at the first call from the environment, on a database brought up to date.

    Raises SettingsError.
    """
    settings = Settings.from_env()
    db.upgrade(settings.database_url)
    return Services(
        settings,
        db.connect(settings.database_url, durable=True),
        Bank(settings.bank_url, settings.bank_token, settings.bank_seconds),
    )
