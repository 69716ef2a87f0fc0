"""The API's own description (OpenAPI 3.1), at `/api/openapi.json`: what a client may send and what it gets."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

from aide import quick_yaml

openapi = Blueprint("openapi")


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    found: dict[str, Any] = quick_yaml.read(Path(__file__).parent / "openapi.yml")
    return found


@openapi.get("/api/openapi.json")
async def show(_request: Request) -> HTTPResponse:
    return json(document())
