"""The one policy: a thin shell of Rasa around `decide`.

All is decided at the first prediction of a turn, and written as one JSON string: in the slot `etat`, and in the metadata of
the first action (`rasa test core` drops what a policy returns beside its prediction, but keeps those). The next predictions
only follow the plan; an effect ends it, and the turn is decided again from what it saw.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Reversible, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from aide import clock
from aide.dialogue import loaded_reader, outcome, typed_button
from aide.dialogue import reader as reading
from aide.dialogue.decide import after_effect, decide
from aide.dialogue.message import Message
from aide.dialogue.patterns import waited
from aide.dialogue.reader import Reader
from aide.dialogue.state import OLD_SLOTS, SLOT, State, UnreadableState, from_old_slots
from aide.dialogue.world import World
from aide.handoff.waiting import after_waiting
from aide.nlu import acts, dangers, fingerprints, questions, storing, understood, vectors
from aide.nlu.sentence_encoder import vector_of
from aide.settings import Settings
from aide.subjects import DATA

logger = logging.getLogger(__name__)
RESULT_SLOT, CUSTOMER_SLOT = "resultat", "client"
CONNECTED, KNOWN = "connecte", "session_expiree"
SUMMARY_STAYS = 3
"""The turns in which a button of the summary is still one when its title is typed."""
WAITING, OFFERED = "attente", "conseiller"
"""What the acts of a customer who has waited in vain are read in: the wait itself, and the offer to wait again."""

CHANNEL = "authenticated"
"""The channel always tells this of a message: what has it came from a customer, whose words are never a command."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FlowPolicy(Policy):
    """Follows the flows of `data/<sujet>/flux.yml`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": 1, "max_history": None}

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_DATA

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The examples and the modules that learn from them live outside this class."""
        digest = hashlib.sha256(fingerprints.of_modules(acts, dangers, questions, storing, reading).encode())
        for path in _learnt_from(DATA):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: TrackerFeaturizer | None = None,
        reader: Reader | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)
        self.reader = reader
        self._idle = timedelta(minutes=Settings.from_env().idle_minutes)

    def _create_featurizer(self) -> TrackerFeaturizer | None:
        return None

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learns from the examples of `data`; a changed sentence or flow costs nothing, what was learnt is kept by its causes."""
        kept = vectors.folder() / f"reader-{self.fingerprint_addon({})}"
        if not (kept / reading.ACTS).exists():
            draft = kept.with_name(f"{kept.name}.{os.getpid()}")
            draft.mkdir(parents=True, exist_ok=True)
            reading.fit(DATA).save(draft)
            for older in kept.parent.glob("reader-*"):
                if older != draft:
                    shutil.rmtree(older, ignore_errors=True)
            draft.rename(kept)
        self.reader = Reader.load(kept)
        with self._model_storage.write_to(self._resource) as folder:
            self.reader.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FlowPolicy:
        with model_storage.read_from(resource) as folder:
            loaded = loaded_reader.use(Reader.load(folder))
        return cls(config, model_storage, resource, execution_context, reader=loaded)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        since = _since_last_message(tracker)
        if since is None:
            return self._listen(domain)
        user, events = since
        done = [event for event in events if isinstance(event, ActionExecuted)]
        if not done and was_answered(user, tracker):
            return self._listen(domain)
        if not done:
            return self._first(self._decided(user, tracker), domain, base=0)
        state = newest_state(tracker.events)
        index = len(done) - state.base
        if index < len(state.plan):
            return self._move(state, index, domain)
        if state.effect is not None:
            result = _result(events, state.effect.name)
            state = after_effect(state, result, self._world(user, tracker))
            return self._first(state, domain, base=len(done))
        return self._listen(domain)

    def _decided(self, user: UserUttered, tracker: DialogueStateTracker) -> State:
        before, world = state_before(tracker), self._world(user, tracker)
        if _is_pressed(user):
            return decide(before, Message(user.text or "", button=(user.intent_name or "", _values(user))), world)
        is_summary = before.question is not None and before.question.field == "confirme"
        turns = SUMMARY_STAYS if is_summary else 1
        if (button := typed_button.pressed(user.text or "", tracker.events, turns=turns)) is not None:
            return decide(before, Message(user.text or "", button=button), world)
        if before.question is None and (user.metadata or {}).get("waited") is True:
            about = after_waiting(waited.heard(self._read(user, WAITING), warned=before.warned))
            if about is not None:
                return decide(before, self._read(user, OFFERED), replace(world, waited=about))
        return decide(before, self._read(user, _context(before), before.about), world)

    def _first(self, state: State, domain: Domain, *, base: int) -> PolicyPrediction:
        state.base = base
        stored = state.dumps()
        name = state.plan[0].name if state.plan else ACTION_LISTEN_NAME
        return self._prediction(
            self._probabilities(domain, name), events=[SlotSet(SLOT, stored)], action_metadata={SLOT: stored}
        )

    def _move(self, state: State, index: int, domain: Domain) -> PolicyPrediction:
        return self._prediction(self._probabilities(domain, state.plan[index].name))

    def _listen(self, domain: Domain) -> PolicyPrediction:
        return self._prediction(self._probabilities(domain, ACTION_LISTEN_NAME))

    def _probabilities(self, domain: Domain, name: str) -> list[float]:
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(name)] = 1.0
        return probabilities

    def _read(self, user: UserUttered, opened: str | None, about: frozenset[str] = frozenset()) -> Message:
        text = user.text or ""
        found = understood.of(text) or understood.from_parse(user.parse_data or {})
        if self.reader is None:
            raise RuntimeError("the policy was not trained")
        return self.reader.read(
            text,
            vector=vector_of(text),
            opened=opened,
            subjects=found.subjects,
            surface=found.surface,
            second=found.second,
            today=clock.today(),
            about=about,
        )

    def _world(self, user: UserUttered, tracker: DialogueStateTracker) -> World:
        metadata = user.metadata or {}
        told = tracker.get_slot(CUSTOMER_SLOT)
        known = bool(metadata.get("customer")) or told in (CONNECTED, KNOWN)
        key = f"{tracker.sender_id}:{user.message_id or len(tracker.events)}"
        return World(
            now=clock.now(),
            known=known or bool(metadata.get("authenticated")),
            authenticated=bool(metadata.get("authenticated")) or told == CONNECTED,
            new_id=hashlib.sha256(key.encode()).hexdigest()[:32],
            idle=self._idle,
        )


def _learnt_from(data: Path) -> Sequence[Path]:
    return sorted({*data.rglob("actes*.yml"), *data.rglob("dangers*.yml"), *data.glob("connaissances/*.yml")})


def _context(state: State) -> str | None:
    """What is open, as the acts were learnt: also « just done » and « not understood »."""
    if state.question is not None:
        return state.question.field
    return "fait" if state.done and not state.stack else None


def _since_last_message(tracker: DialogueStateTracker) -> tuple[UserUttered, list[Event]] | None:
    events: list[Event] = []
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            return event, events[::-1]
        events.append(event)
    return None


def newest_state(events: Reversible[Event]) -> State:
    """The newest of both places where the state is written. Raises UnreadableState."""
    for event in reversed(events):
        if isinstance(event, SlotSet) and event.key == SLOT:
            return State.loads(event.value)
        if isinstance(event, ActionExecuted) and (stored := (event.metadata or {}).get(SLOT)):
            return State.loads(stored)
    return State()


def was_answered(user: UserUttered, tracker: DialogueStateTracker) -> bool:
    """Whether this very message had its whole turn already: the channel runs one again when a crash came before it knew."""
    if not user.message_id:
        return False
    is_same = False
    for event in tracker.events:
        if event is user:
            return False
        if isinstance(event, UserUttered):
            is_same = event.message_id == user.message_id
        elif is_same and isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME:
            return True
    return False


def state_before(tracker: DialogueStateTracker) -> State:
    """As the last turn left it; of a conversation from before the upgrade, its draft."""
    try:
        state = newest_state(tracker.events)
    except UnreadableState:
        logger.warning("state not readable, begun anew conversation=%s", tracker.sender_id)
        return State()
    if state != State():
        return state
    old = {event.key: event.value for event in tracker.events if isinstance(event, SlotSet) and event.key in OLD_SLOTS}
    return from_old_slots(old) if old else state


def _result(events: Sequence[Event], action: str) -> dict[str, Any]:
    """What the effect told, after it ran; in a story test, as a tester writes it after `slot_was_set`."""
    told: Any = None
    for event in events:
        if isinstance(event, SlotSet) and event.key == RESULT_SLOT:
            told = event.value
        elif isinstance(event, ActionExecuted) and event.action_name != action:
            told = None
    return outcome.read(told)


def _is_pressed(user: UserUttered) -> bool:
    """A button: said by the channel; in a story test, which has none, « /passer » or an intent without a text."""
    metadata = user.metadata or {}
    if CHANNEL in metadata:
        return bool(metadata.get("button"))
    return not user.text or user.text.startswith("/")


def _values(user: UserUttered) -> dict[str, str]:
    return {found["entity"]: str(found.get("value")) for found in user.entities or []}
