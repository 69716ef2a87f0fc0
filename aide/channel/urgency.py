"""Who is never kept waiting by the rate limit."""

from __future__ import annotations

import re

_URGENT = re.compile(r"conseill|humain|quelqu|vol[ée]|perdu|opposition|bloqu|pirat|fraud", re.I)


def is_urgent(text: str) -> bool:
    """Words of somebody who wants a person or to block a card: never refused by the rate limit."""
    return len(text) < 200 and _URGENT.search(text) is not None
