"""French typography: the spaces that never break a line."""

from __future__ import annotations

import re

NARROW, NO_BREAK = "\u202f", "\u00a0"
_COLON = re.compile(r"(?<=\w) :")
_PHONE = re.compile(r"\b(?:\+\d{2,3} )?(?:\d{2} ){3,4}\d{2}\b")


def french_spaces(text: str) -> str:
    """No-break spaces before ? ! ; (narrow) and :, inside « », and in telephone numbers."""
    text = re.sub(r"«\s?", f"«{NO_BREAK}", text)
    text = re.sub(r"\s?»", f"{NO_BREAK}»", text)
    text = re.sub(r"(?<=[\w»)…]) ?(?=[?!;](?:\s|$|[»)?!]))", NARROW, text)
    text = _COLON.sub(f"{NO_BREAK}:", text)
    return _PHONE.sub(lambda found: found.group().replace(" ", NO_BREAK), text)
