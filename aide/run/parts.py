"""The parts of the product: how each is started, on which port, and where it says that it is well."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from aide.settings import Settings

ROOT = Path(__file__).parents[2]
USUAL_ACTIONS_PORT = 5055


@dataclass(frozen=True, kw_only=True)
class Part:
    """One process. `health` is a path that answers 200 when the part is ready to work."""

    name: str
    command: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int
    health: str

    @property
    def address(self) -> str:
        """Where this machine reaches it, also when it listens on every address."""
        return f"http://{'127.0.0.1' if self.host in {'0.0.0.0', '::'} else self.host}:{self.port}"


def parts(settings: Settings, model: Path) -> list[Part]:
    """In the order of their start; they stop in the opposite order.

    No stand-in for the bank in production.
    """
    every_part = [_actions(settings), _desk(settings), _assistant(settings, model)]
    return every_part if settings.is_production else [_sandbox(settings), *every_part]


def endpoints(settings: Settings) -> Path:
    """Rasa's endpoints file: the project's own, or a copy with the other port of the actions."""
    usual = ROOT / "endpoints.yml"
    if settings.actions_port == USUAL_ACTIONS_PORT:
        return usual
    content: dict[str, Any] = yaml.safe_load(usual.read_text(encoding="utf-8"))
    content["action_endpoint"]["url"] = f"http://127.0.0.1:{settings.actions_port}/webhook"
    made = settings.var.absolute() / "endpoints.yml"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(yaml.safe_dump(content), encoding="utf-8")
    return made


def _sandbox(settings: Settings) -> Part:
    return Part(
        name="sandbox",
        command=(sys.executable, "-m", "aide.sandbox"),
        host=settings.sandbox_host,
        port=settings.sandbox_port,
        health="/healthz",
    )


def _actions(settings: Settings) -> Part:
    command = (sys.executable, "-m", "actions", "--port", str(settings.actions_port))
    return Part(name="actions", command=command, port=settings.actions_port, health="/health")


def _desk(settings: Settings) -> Part:
    return Part(
        name="desk",
        command=(sys.executable, "-m", "aide.desk"),
        host=settings.desk_host,
        port=settings.desk_port,
        health="/healthz",
    )


def _assistant(settings: Settings, model: Path) -> Part:
    listens = ("-i", settings.assistant_host, "-p", str(settings.assistant_port))
    reads = ("--endpoints", str(endpoints(settings)), "--credentials", "credentials.yml")
    return Part(
        name="assistant",
        command=(sys.executable, "-m", "aide.run.rasa_main", "run", *listens, "--model", str(model), *reads),
        host=settings.assistant_host,
        port=settings.assistant_port,
        health="/",
    )
