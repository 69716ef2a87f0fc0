"""A story as a tester writes it: a customer's messages, and what the assistant is to understand and to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aide.run.yaml_lines import LINE

KINDS = ("user", "intent", "action", "slot_was_set")
MARKED = re.compile(r"\[([^]]+)\](?:\((\w+)\)|(\{[^}]*\}))")
"""« [50 €]{"entity": "montant", "value": "50.00"} », « [50 €](montant) »: the text,
then one of the two ways to mark it.
"""


@dataclass(frozen=True)
class Step:
    """One step of a story: `kind` is user (a text, or a pressed button), action or slot_was_set.

    `line` is where the story says it. What a passage says has the line where the story names that passage,
    and `passage` tells where it is written: « « carte perdue » (tests/stories/passages.yml, ligne 12) ».
    """

    kind: str
    line: int
    told: Mapping[str, Any]
    passage: str = ""

    @property
    def said(self) -> str:
        """What the customer writes, without marks; « [bouton : affirmer] » for a button."""
        text = str(self.told.get("user") or "").strip()
        return MARKED.sub(r"\1", text) if text else f"[bouton : {self.told.get('intent')}]"

    @property
    def slots(self) -> dict[str, Any]:
        """What a `slot_was_set` gives, by name: {"resultat": "bloquee"}; nothing for the other kinds."""
        node = self.told.get("slot_was_set")
        pairs = node if isinstance(node, list) else [node]
        return {
            name: value
            for one in pairs
            if isinstance(one, dict)
            for name, value in one.items()
            if name != LINE
        }


@dataclass(frozen=True)
class Story:
    """`file` is relative to the project."""

    file: str
    line: int
    title: str
    steps: tuple[Step, ...]


def as_step(node: Any) -> Step:
    """One item of `steps`, as read_yaml gives it; its kind is empty when it begins with none of KINDS."""
    if not isinstance(node, dict):
        return Step("", 0, {"": node})
    kind = next((kind for kind in KINDS if kind in node), "")
    return Step("user" if kind == "intent" else kind, node[LINE], node)
