"""The API's own description (OpenAPI 3.1), at `/api/openapi.json`: what a client may send and what it gets."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from sanic import Blueprint, Request
from sanic.response import HTTPResponse, json

openapi = Blueprint("openapi")


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "openapi.yml").read_text(encoding="utf-8"))
    return found


@openapi.get("/api/openapi.json")
async def show(_request: Request) -> HTTPResponse:
    return json(document())
