"""Cursor pages: `{"items", "next"}`, newest first; `next` is null on the last one."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sanic import Request

from aide.desk.http.errors import bad_value
from aide.phrases import beside

french = beside(__file__)

SIZE, MAX_SIZE = 50, 200
Place = tuple[datetime, str]
"""Where a page ended: the instant and the id of its last item, so that equal instants lose nothing."""
T = TypeVar("T")


def place(request: Request) -> Place | None:
    """The `cursor` asked for. Raises ApiError 400 when it is none of ours."""
    cursor = request.args.get("cursor")
    if not cursor:
        return None
    try:
        at, name = json.loads(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not isinstance(name, str) or not name.isascii() or not name.isprintable():
            raise ValueError
    except (ValueError, TypeError, binascii.Error):
        raise bad_value(french("cursor_inconnu")) from None
    return moment, name


def size(request: Request) -> int:
    """The `limit` asked for, SIZE by default. Raises ApiError 400."""
    text = request.args.get("limit") or str(SIZE)
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 3 and 1 <= int(text) <= MAX_SIZE):
        raise bad_value(french("limit_est_un_nombre", max_size=MAX_SIZE))
    return int(text)


def page(
    items: Sequence[T], limit: int, at: Callable[[T], Place], shape: Callable[[T], Any]
) -> dict[str, Any]:
    """The page of `limit` items, out of one more than that when another page follows."""
    kept = items[:limit]
    following = cursor(at(kept[-1])) if len(items) > limit else None
    return {"items": [shape(item) for item in kept], "next": following}


def cursor(ended: Place) -> str:
    """The place as one word of an address; `place` reads it back."""
    moment, name = ended
    return base64.urlsafe_b64encode(json.dumps([moment.isoformat(), name]).encode()).decode()
