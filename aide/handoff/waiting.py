"""What is read of a customer who waits for an agent."""

from __future__ import annotations

import re

from aide.folding import plain

_STOPS = re.compile(
    r"^(?:(?:non |bon |ok |finalement |c est bon |merci )*(?:laisse[rz]? tomber|tant pis|j ?(?:e n )?attends? plus|"
    r"je ne veux plus attendre|ne plus attendre|j ?(?:e )?veux plus attendre|plus besoin|annule[rz]?|stop)(?: merci)?)$"
)


def stops_waiting(text: str) -> bool:
    """« laissez tomber », alone: who waits for an agent waits no more."""
    return _STOPS.match(plain(text)) is not None
