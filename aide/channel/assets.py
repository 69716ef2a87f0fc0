"""The widget's files at `/widget/…`, for the bank's pages: read once at start,
nothing outside the folder is reachable.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, raw, text

from aide.channel.receipts import HSTS
from aide.settings import Settings

FOLDER = Path(__file__).parents[2] / "widget"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
VENDOR = "vendor/"
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/)[ \t]*$", re.M)
"""One that has its lines to itself."""
INDENT = re.compile(r"^[ \t]+", re.M)


@dataclass(frozen=True)
class Asset:
    """One file: the bytes that are sent, the same gzipped, its MIME type and its ETag."""

    content: bytes
    gzipped: bytes
    kind: str
    tag: str


def read(folder: Path = FOLDER) -> dict[str, Asset]:
    """Every file of a known type under `folder`, by its path in it, with `/` between the parts."""
    assets = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in TYPES)
    return {
        (name := path.relative_to(folder).as_posix()): _asset(name, path.read_text("utf-8"))
        for path in assets
    }


def lean(source: str) -> str:
    """A module or sheet of ours without comments and indentation; each line keeps its number.

    For those that hold no string of several lines (tests/channel/test_assets.py sees to it).
    """
    return INDENT.sub("", COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source))


def add_routes(blueprint: Blueprint, settings: Settings) -> None:
    """`GET /widget/<path>`: readable from the bank's pages (ES modules are loaded with CORS),
    asked again by ETag.
    """
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
    if settings.is_public_over_tls:
        headers["Strict-Transport-Security"] = HSTS
    origin = request.headers.get("origin", "")
    return (
        headers | {"Access-Control-Allow-Origin": origin} if origin in settings.allowed_origins else headers
    )


def _asset(name: str, source: str) -> Asset:
    suffix = Path(name).suffix
    is_ours = suffix in {".js", ".css"} and not name.startswith(VENDOR)
    content = (lean(source) if is_ours else source).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    return Asset(content, gzip.compress(content, mtime=0), TYPES[suffix], tag)
