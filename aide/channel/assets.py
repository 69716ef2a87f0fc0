"""The widget's files at `/widget/…`, for the bank's pages: read once at start, nothing outside the folder is reachable."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

from aide.settings import Settings

FOLDER = Path(__file__).parents[2] / "widget"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, the same gzipped, its MIME type and its ETag."""

    content: bytes
    gzipped: bytes
    kind: str
    tag: str


def read(folder: Path = FOLDER) -> dict[str, Asset]:
    """Every file of a known type under `folder`, by its path in it, with `/` between the parts."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in TYPES)
    return {path.relative_to(folder).as_posix(): _asset(path) for path in found}


def add_routes(blueprint: Blueprint, settings: Settings) -> None:
    """`GET /widget/<path>`: readable from the bank's pages (ES modules are loaded with CORS), asked again by ETag."""
    assets = read()

    @blueprint.route("/widget/<path:path>", methods=["GET"], name="widget")
    async def asset(request: Request, path: str) -> HTTPResponse:
        found = assets.get(path)
        headers = _headers(request, settings)
        if found is None:
            return text("", 404, headers)
        headers |= {"ETag": found.tag, "Cache-Control": "public, max-age=300, must-revalidate"}
        if found.tag in request.headers.get("if-none-match", ""):
            return raw(b"", 304, headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return raw(found.content, headers=headers, content_type=found.kind)
        return raw(found.gzipped, headers={**headers, "Content-Encoding": "gzip"}, content_type=found.kind)


def _headers(request: Request, settings: Settings) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Vary": "Origin, Accept-Encoding",
    }
    origin = request.headers.get("origin", "")
    return headers | {"Access-Control-Allow-Origin": origin} if origin in settings.allowed_origins else headers


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return Asset(content, gzip.compress(content, mtime=0), TYPES[path.suffix], tag)
