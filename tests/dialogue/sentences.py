"""What the bot can say, as the testers wrote it: each response with its wordings."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from aide import quick_yaml
from aide.dialogue import importer, knowledge

DATA = Path(__file__).parents[2] / "data"


@cache
def responses() -> dict[str, list[dict[str, Any]]]:
    """Also the answers of knowledge, which the importer makes responses of."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in DATA.glob("*/responses.yml"):
        found.update(quick_yaml.read(path)["responses"])
    return found | {entry.response: importer.wordings(entry) for entry in knowledge.entries().values()}


def buttons_of(name: str) -> list[str]:
    """The payloads of a response's first wording."""
    return [button["payload"] for button in responses().get(name, [{}])[0].get("buttons", [])]
