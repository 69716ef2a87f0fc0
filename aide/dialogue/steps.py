"""The next step of a flow: the first whose fact, confirmation, effect or sentence is still to come. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.flow import FACTS_OF_MOTIF, Flow, Step
from aide.dialogue.frame_facts import DECEIVED, EXPECTS
from aide.dialogue.state import SKIPPED, Frame
from aide.dialogue.world import World

FEWEST_WORDS = 4


def next_step(frame: Frame, flow: Flow, world: World) -> Step | None:
    """None where the flow is over."""
    for step in flow.steps:
        if not world.holds(step.when):
            continue
        if step.kind == "asks" and (missing := _missing(frame.facts, step.name)):
            return Step("asks", missing)
        if step.kind in ("confirms", "says", "does") and not frame.facts.get(f"fait:{step.name}"):
            return step
    return None


def is_untold(facts: Mapping[str, Any]) -> bool:
    """A complaint of which he told nothing: at most its motive was chosen, and where to write is known."""
    return all(
        name in ("motif", f.EMAIL, EXPECTS, DECEIVED) or name.startswith("fait:")
        for name, value in facts.items()
        if value
    )


def _missing(facts: Mapping[str, Any], name: str) -> str | None:
    """The first fact of that step that has no answer."""
    if name == FACTS_OF_MOTIF:
        wanted = FIELDS[str(facts.get("motif") or "autre")]
        return next((one for one in wanted if not facts.get(one)), None)
    if name == "description":
        return None if _is_told(facts) else name
    return None if facts.get(name) else name


def _is_told(facts: Mapping[str, Any]) -> bool:
    """Left open, or told in a few words at least; a text that he gave to replace his own is enough."""
    words = len(recap.story_of(facts).split())
    if facts.get(f.DESCRIPTION) == SKIPPED or words >= FEWEST_WORDS:
        return True
    return bool(words and facts.get("remplace"))
