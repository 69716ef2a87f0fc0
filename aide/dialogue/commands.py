"""What a message asks the conversation to do. Pure. A message is a list of these,
read in the light of what is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "start_flow",
    "tell",
    "aside",
    "set_fact",
    "correct_fact",
    "replace_text",
    "affirm",
    "deny",
    "found",
    "hesitate",
    "skip",
    "cancel",
    "ask",
    "human",
    "clarify",
    "chitchat",
    "danger",
    "not_ours",
    "reproach",
    "answer",
    "unclear",
    "waited",
]


LEFT, REST, PARDON = "laissee", "reste", "pardon"
"""Among the values of `ask`: the question is left beside others; so many were asked that one that is known
is; an apology goes before.
"""
FAILED = "echec"
"""Among the values of `reproach`: what could not be done here is what he is cross about."""
NOTED_APART = "a_part"
"""Of `hesitate`: what he names is noted already, and comes in a complaint of its own."""
BOTH = "les_deux"
"""Among the values of `start_flow`: he wants one for each of the problems that he told."""


@dataclass(frozen=True)
class Command:
    """`name` is what it is about (a flow, a fact, a question of knowledge, a subject, a kind of danger);
    `values` its facts.
    """

    kind: Kind
    name: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    text: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".strip()
