"""How the bot says it: of a response's wordings the one said longest ago, filled from the plan,
with French spaces and what the bubble asks.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from aide.dialogue.moves import BEFORE, Move
from aide.dialogue.state import SLOT, State, UnreadableState
from aide.french_format import french_spaces

DANGER = "bloque"


class Voice(TemplatedNaturalLanguageGenerator):
    """`nlg: {type: aide.dialogue.voice.Voice}` in endpoints.yml."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        super().__init__(domain.responses if domain else {})

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """`text`, `buttons` and `metadata` (`id` of the wording, `expects`, `danger`) of one bubble."""
        if utter_action not in self.responses:
            return None
        variations = ResponseVariationFilter(self.responses)
        fitting = variations.responses_for_utter_action(utter_action, output_channel, {})
        if not fitting:
            return None
        state = newest_state(tracker)
        chosen = copy.deepcopy(said_longest_ago(for_customer(fitting, state), tracker))
        move = current_move(tracker, state, utter_action)
        values = {
            **(move.values if move else {}),
            **{name: value for name, value in kwargs.items() if value is not None},
        }
        said = self._fill_response(chosen, None, **values)
        heads = self._heads(move, tracker, values)
        said["text"] = french_spaces(" ".join([*heads, said.get("text") or ""]))
        if move is not None:
            said["buttons"] = move.buttons or said.get("buttons")
        if not said.get("buttons"):
            said.pop("buttons", None)
        own = {"id": said.get("id"), "utter_action": utter_action, **_asked(move)}
        said["metadata"] = {**(said.get("metadata") or {}), **own}
        return said

    def _heads(self, move: Move | None, tracker: DialogueStateTracker, values: dict[str, Any]) -> list[str]:
        """« C'est noté : par écrit… », and then what else is said, in one bubble."""
        names = str(move.values.get(BEFORE, "")).split() if move else []
        chosen = [
            copy.deepcopy(said_longest_ago(self.responses[name], tracker))
            for name in names
            if name in self.responses
        ]
        return [str(self._fill_response(one, None, **values)["text"]) for one in chosen]


def _asked(move: Move | None) -> dict[str, Any]:
    """What the bubble asks, for those who show it; nothing where it asks nothing."""
    if move is None or not move.expects:
        return {}
    is_danger = move.expects["field"] == DANGER
    return {"expects": move.expects, **({"danger": True} if is_danger else {})}


def said_longest_ago(variations: list[dict[str, Any]], tracker: DialogueStateTracker) -> dict[str, Any]:
    """The first that was never said, else the one whose last time is oldest."""
    said: dict[Any, int] = {}
    for place, event in enumerate(tracker.events):
        if isinstance(event, BotUttered):
            said[(event.metadata or {}).get("id")] = place
    return min(variations, key=lambda one: said.get(one.get("id"), -1))


def for_customer(variations: list[dict[str, Any]], state: State) -> list[dict[str, Any]]:
    """Who has blocked a card, is logged in or has filed gets the wordings that know it,
    who cannot telephone those that name the number and the calling least; others none that is theirs alone.
    """
    own = (
        ("carte_bloquee", bool(state.blocked)),
        ("si_connecte", state.connected),
        ("apres_depot", bool(state.filed)),
    )
    for mark, is_theirs in own:
        marked = [one for one in variations if _is_marked(one, mark)]
        others = [one for one in variations if one not in marked]
        variations = (marked or others) if is_theirs else (others or marked)
    if not state.written or state.gives_number:
        return [one for one in variations if not _is_marked(one, "par_ecrit")] or variations
    least = min(map(_names_phone, variations))
    return [one for one in variations if _names_phone(one) == least]


def _is_marked(variation: dict[str, Any], mark: str) -> bool:
    return bool((variation.get("metadata") or {}).get(mark))


def _names_phone(variation: dict[str, Any]) -> tuple[bool, bool]:
    text = " ".join(str(variation.get("text") or "").split())
    return _NUMBER.search(text) is not None, _CALLS.search(text) is not None


_NUMBER = re.compile(r"09 75 18 40 52|\+352")
_CALLS = re.compile(r"\bappele[zr]\b|\bt[ée]l[ée]phone", re.I)


def newest_state(tracker: DialogueStateTracker) -> State:
    """Empty when it cannot be read: the bot speaks all the same."""
    try:
        return State.loads(tracker.get_slot(SLOT))
    except UnreadableState:
        return State()


def current_move(tracker: DialogueStateTracker, state: State, name: str) -> Move | None:
    """The move of the plan that is being said."""
    executed = 0
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        executed += isinstance(event, ActionExecuted)
    index = executed - state.base
    following = state.plan[max(0, index) :]
    return next((move for move in following if move.name == name), None)
