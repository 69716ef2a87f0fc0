"""The API's own description (OpenAPI 3.1), at `/api/openapi.json`:
what a client may send and what it gets.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from aide import quick_yaml
from aide.complaints import motifs

openapi = Blueprint("openapi")


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """What `openapi.yml` says, with the motives of complaint that there are."""
    found: dict[str, Any] = quick_yaml.read(Path(__file__).parent / "openapi.yml")
    found["components"]["schemas"]["Reclamation"]["properties"]["motif"]["enum"] = list(motifs.LABELS)
    return found


@openapi.get("/api/openapi.json")
async def show(_request: Request) -> HTTPResponse:
    """The description as JSON."""
    return json(document())
