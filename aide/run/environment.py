"""The variables that `.env` and the supervisor add for the parts it starts."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from aide.settings import Settings


def read_file(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of `.env`; empty values and comments are left out, quotes are taken off."""
    if not path.exists():
        return {}
    pairs = (line.split("=", 1) for line in path.read_text(encoding="utf-8").splitlines() if _is_pair(line))
    values = {name.strip(): value.strip().strip("'\"") for name, value in pairs}
    return {name: value for name, value in values.items() if value}


def complete(environ: Mapping[str, str], file: Mapping[str, str]) -> dict[str, str]:
    """What is really set wins over `.env`.

    The moment of AIDE_NOW is said once for every part and each restart.
    """
    values = {**file, **environ}
    if values.get("AIDE_NOW") and not values.get("AIDE_NOW_SINCE"):
        values["AIDE_NOW_SINCE"] = repr(time.time())
    return values


def for_parts(environ: Mapping[str, str], settings: Settings) -> dict[str, str]:
    """The parts' environment: where one port moves, the addresses that other parts know follow it."""
    sandbox = f"http://127.0.0.1:{settings.sandbox_port}"
    follows = {
        "AIDE_PUBLIC_URL": f"http://127.0.0.1:{settings.assistant_port}",
        "AIDE_BANK_URL": sandbox,
        "AIDE_ALLOWED_ORIGINS": f"{sandbox},http://localhost:{settings.sandbox_port}",
    }
    defaults = {} if settings.is_production else follows
    # Rasa's own: the SDK listens everywhere unless told, telemetry is on unless told, output waits in a full
    # buffer.
    always = {"SANIC_HOST": "127.0.0.1", "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}
    always["LOG_LEVEL"] = settings.log_level
    quiet = {"SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    environment = {name: value for name, value in environ.items() if value}
    return {**quiet, **defaults, **environment, **always}


def load(root: Path) -> None:
    """Complete this process's own environment, before the settings are read."""
    os.environ.update(complete(os.environ, read_file(root / ".env")))


def _is_pair(line: str) -> bool:
    return "=" in line and not line.lstrip().startswith("#")
