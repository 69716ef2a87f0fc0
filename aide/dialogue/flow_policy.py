"""The one policy: a thin shell of Rasa around `decide`.

All is decided at the first prediction of a turn, and written as one JSON string: in the slot `etat`, and in
the metadata of the first action: `rasa test core` drops what a policy returns beside its prediction, but
keeps those. The next predictions follow the plan; an effect ends it, and the turn is decided again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from aide import clock
from aide.dialogue import learnt_reader, loaded_reader, tracked, typed_button
from aide.dialogue.decide import after_effect, decide
from aide.dialogue.message import Message
from aide.dialogue.patterns import waited
from aide.dialogue.reader import Reader
from aide.dialogue.state import SLOT, State
from aide.dialogue.world import World
from aide.handoff.waiting import after_waiting
from aide.nlu import understood
from aide.nlu.sentence_encoder import vector_of
from aide.settings import Settings

SUMMARY_STAYS = 3
"""The turns in which a button of the summary is still one when its title is typed."""
WAITING, OFFERED = "attente", "conseiller"
"""The acts of a customer who has waited in vain are read in these: the wait, and the offer to wait again."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class FlowPolicy(Policy):
    """Follows the flows of `data/<sujet>/flux.yml`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa asks each policy for its priority."""
        return {"priority": 1, "max_history": None}

    @staticmethod
    def supported_data() -> SupportedData:
        """It learns from examples, and reads no rules of Rasa's."""
        return SupportedData.ML_DATA

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The examples and the modules that learn from them live outside this class."""
        return learnt_reader.fingerprint()

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

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Learns from the examples of `data`; a changed sentence or flow costs nothing."""
        self.reader = learnt_reader.learn()
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
        """As `train` left it, its reader shared by what else reads in this process."""
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
        """The next step of the plan; at the first of a turn, or after an effect, the plan is made."""
        since = tracked.since_last_message(tracker)
        if since is None:
            return self._listen(domain)
        user, events = since
        done = [event for event in events if isinstance(event, ActionExecuted)]
        if not done and tracked.was_answered(user, tracker):
            return self._listen(domain)
        if not done:
            return self._first(self._decided(user, tracker), domain, base=0)
        state = tracked.newest_state(tracker.events)
        index = len(done) - state.base
        if index < len(state.plan):
            return self._move(state, index, domain)
        if state.effect is not None:
            result = tracked.result_of(events, state.effect.name)
            state = after_effect(state, result, self._world(user, tracker))
            return self._first(state, domain, base=len(done))
        return self._listen(domain)

    def _decided(self, user: UserUttered, tracker: DialogueStateTracker) -> State:
        before = tracked.state_before(tracker)
        world = replace(self._world(user, tracker), early=tracked.came_early(user, before))
        if tracked.is_pressed(user):
            pressed = (user.intent_name or "", tracked.values_of(user))
            return decide(before, Message(user.text or "", button=pressed), world)
        is_summary = before.question is not None and before.question.field == "confirme"
        turns = SUMMARY_STAYS if is_summary else 1
        if (button := typed_button.pressed(user.text or "", tracker.events, turns=turns)) is not None:
            return decide(before, Message(user.text or "", button=button), world)
        if before.question is None and (user.metadata or {}).get("waited") is True:
            about = after_waiting(waited.heard(self._read(user, WAITING), before))
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
            apart=found.apart,
            today=clock.today(),
            about=about,
        )

    def _world(self, user: UserUttered, tracker: DialogueStateTracker) -> World:
        return tracked.world(user, tracker, self._idle)


def _context(state: State) -> str | None:
    """What is open, as the acts were learnt: also « just done » and « not understood »."""
    if state.question is not None:
        return state.question.field
    return "fait" if state.done and not state.stack else None
