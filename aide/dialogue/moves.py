"""One step of a turn: a bubble, or an effect. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

BEFORE = "d_abord"
"""Among the values of a move: the sentences, with spaces between their names,
that are said at the head of its bubble.
"""


@dataclass
class Move:
    """One step of a turn: a response to say or an action with an effect;
    `expects` is what the bubble asks.
    """

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    expects: dict[str, Any] | None = None
    buttons: list[dict[str, Any]] | None = None

    @property
    def is_effect(self) -> bool:
        """Whether it does something, and says nothing by itself."""
        return self.name.startswith("action_")

    def says_first(self, name: str, **values: Any) -> None:
        """That sentence at the head of the bubble: a turn has two bubbles at most."""
        heads = f"{name} {self.values.get(BEFORE, '')}".strip()
        self.values = {**values, **self.values, BEFORE: heads}
