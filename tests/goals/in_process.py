"""The conversation in this process: the trained model's parts, loaded once,
and the project's present code and sentences.

The real policy, voice and actions run over a tracker in memory, a register of SQLite and a bank of ours. What
needs the channel is not played: waiting for an agent, buttons, the fence. Sentences and flows are those of
`data/`, not the model's.
"""

from __future__ import annotations

import asyncio
import os
import tarfile
import tempfile
import time
import uuid
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from rasa.core.actions.action import Action, action_for_name_or_text
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

import actions.base
from actions.wiring import Services
from aide import clock, db
from aide.cards.bank import Card
from aide.channel.inbound import for_rasa
from aide.complaints import register
from aide.db import reading, writing
from aide.dialogue.actions_endpoint import validate_once
from aide.dialogue.flow_policy import FlowPolicy
from aide.dialogue.importer import known_answers, with_ids
from aide.dialogue.reader import Reader
from aide.dialogue.state import SLOT, State
from aide.dialogue.voice import Voice
from aide.handoff import queue
from aide.journal import conversations, history
from aide.journal.conversations import Customer
from aide.masking import mask
from aide.nlu.classifier import FILE as CLASSIFIER
from aide.nlu.classifier import LinearIntentClassifier
from aide.nlu.fallback import DoubtClassifier
from aide.nlu.french_entities import FrenchEntityExtractor
from aide.nlu.linear import LinearModel
from aide.nlu.sentence_encoder import SentenceEncoderFeaturizer
from aide.run.parts import ROOT
from aide.settings import Settings
from tests.cards.fake_bank import FakeBank

from .customer import Bubble
from .goals import Goal
from .outcome import Outcome

MOST_ACTIONS = 10
"""As Rasa's circuit breaker."""
BANK_SECONDS = 60.0
SECRETS = ("SESSION_SECRET", "CUSTOMER_JWT_SECRET", "BANK_TOKEN", "DESK_API_TOKEN")
T = TypeVar("T")


class InProcess:
    """Loaded once; gives a seat to each customer, one after the other."""

    def __init__(self, model: Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="aide-goals-"))
        url = f"sqlite:///{self._folder / 'aide.db'}"
        environ = {f"AIDE_{name}": "x" * 40 for name in SECRETS}
        self.settings = Settings.from_env(
            {**environ, "AIDE_DATABASE_URL": url, "AIDE_VAR": str(self._folder)}
        )
        db.upgrade(url)
        self.engine = db.connect(url)
        self.domain = present_domain()
        self.voice = Voice(domain=self.domain)
        self.policy, self._pipeline = trained_parts(model, self._folder / "model")
        self._endpoint = ActionsHere()
        self._actions: dict[str, Action] = {}
        self._loop = asyncio.new_event_loop()
        validate_once()

    def seat(self, goal: Goal) -> InProcessSeat:
        os.environ["AIDE_NOW"], os.environ["AIDE_NOW_SINCE"] = goal.now, repr(time.time())
        return InProcessSeat(self, goal)

    def understand(self, text: str, *, number: int) -> UserUttered:
        """As the pipeline of `config.yml` does; what its last component found is
        kept by text for the policy.
        """
        message = Message(data={TEXT: text})
        for component in self._pipeline:
            component.process([message])
        return UserUttered(
            text,
            message.get(INTENT),
            message.get(ENTITIES),
            message.as_dict(only_output_properties=True),
            message_id=str(number),
        )

    def action(self, name: str) -> Action:
        if name not in self._actions:
            self._actions[name] = action_for_name_or_text(name, self.domain, self._endpoint)
        return self._actions[name]

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


class InProcessSeat:
    """One customer's conversation."""

    def __init__(self, here: InProcess, goal: Goal) -> None:
        self._here = here
        self._customer = f"c-{uuid.uuid4().hex[:10]}"
        self._is_known = goal.logged_in
        cards = [
            Card(f"{self._customer}-{last4}", last4, "Carte SmartPay", "active", "12/28")
            for last4 in goal.cards
        ]
        self._bank = FakeBank(*cards, customer=self._customer, seconds=BANK_SECONDS)
        who = Customer(self._customer, "Camille Roux") if goal.logged_in else None
        with writing(here.engine) as c:
            self._conversation = conversations.create(c, customer=who, now=clock.now()).id
        self._tracker = DialogueStateTracker(self._conversation, here.domain.slots)
        self._tracker.update_with_events(
            [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)],
            here.domain,
        )
        self._turns = 0

    def says(self, text: str) -> list[Bubble]:
        with reading(self._here.engine) as c:
            row = conversations.get(c, self._conversation)
        if row.owner != conversations.BOT:
            return []
        self._turns += 1
        user = self._here.understand(for_rasa(mask(text).text), number=self._turns)
        user.metadata = {"authenticated": self._is_known, "customer": self._is_known, "button": False}
        self._tracker.update(user, self._here.domain)
        said = self._answer()
        return said + self._from_the_system(row.last_seq)

    def outcome(self) -> Outcome:
        with reading(self._here.engine) as c:
            filed = [
                one.as_dict() for one in register.list_complaints(c, conversation=self._conversation).items
            ]
            waiting = queue.active(c, self._conversation)
        blocked = [
            card.last4 for card in self._bank.owned[self._customer].values() if card.status == "blocked"
        ]
        return Outcome(filed, blocked, int(waiting is not None))

    def note(self) -> str:
        return " · ".join(State.loads(self._tracker.get_slot(SLOT)).commands)

    def _answer(self) -> list[Bubble]:
        """Rasa's loop of predictions: until it listens."""
        here, said = self._here, list[Bubble]()
        actions.base.services = lambda: Services(here.settings, here.engine, self._bank)  # type: ignore[assignment, arg-type]
        for _ in range(MOST_ACTIONS):
            predicted = here.policy.predict_action_probabilities(self._tracker, here.domain)
            name = here.domain.action_names_or_texts[predicted.max_confidence_index]
            self._tracker.update_with_events(predicted.events, here.domain)
            channel = CollectingOutputChannel()
            events = here.run(here.action(name).run(channel, here.voice, self._tracker, here.domain))
            self._tracker.update(ActionExecuted(name, metadata=predicted.action_metadata), here.domain)
            self._tracker.update_with_events(events, here.domain)
            said += [_bubble(event) for event in events if isinstance(event, BotUttered) and event.text]
            if name == ACTION_LISTEN_NAME:
                return said
        self._tracker.update(ActionExecuted(ACTION_LISTEN_NAME), here.domain)
        return said

    def _from_the_system(self, seq: int) -> list[Bubble]:
        with reading(self._here.engine) as c:
            return [
                Bubble(one.text)
                for one in history.after(c, self._conversation, seq)
                if one.author != "customer"
            ]


class ActionsHere(EndpointConfig):
    """The action server without its server."""

    def __init__(self) -> None:
        super().__init__("http://here", selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *_: Any, **kwargs: Any) -> Any:
        return await self._executor.run(kwargs["json"])


def present_domain(root: Path = ROOT) -> Domain:
    """The domain with the sentences of `data/` as they are now, each wording with its id."""
    said: dict[str, Any] = {}
    for path in sorted(root.glob("data/*/responses.yml")):
        for name, variations in _yaml(path)["responses"].items():
            said[name] = with_ids(name, variations)
    return Domain.from_dict({**_yaml(root / "domain.yml"), "responses": {**said, **known_answers()}})


def trained_parts(model: Path, folder: Path) -> tuple[FlowPolicy, Sequence[Any]]:
    """The policy and the components that read a text, in the order of `config.yml`;
    unpacked into `folder`.
    """
    with tarfile.open(model) as archive:
        archive.extractall(folder)
    (learnt,) = folder.glob("components/train_*FlowPolicy*")
    (ranks,) = folder.glob("components/train_*LinearIntentClassifier*")
    context = ExecutionContext(GraphSchema({}), node_name="goals")
    nothing: Any = None
    pipeline = (
        SentenceEncoderFeaturizer("goals", SentenceEncoderFeaturizer.get_default_config()),
        LinearIntentClassifier({}, nothing, nothing, LinearModel.load(ranks / CLASSIFIER)),
        FrenchEntityExtractor(),
        DoubtClassifier(DoubtClassifier.get_default_config()),
    )
    policy = FlowPolicy(
        FlowPolicy.get_default_config(), nothing, nothing, context, reader=Reader.load(learnt)
    )
    return policy, pipeline


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _bubble(event: BotUttered) -> Bubble:
    expects = ((event.metadata or {}).get("metadata") or {}).get("expects") or {}
    titles = tuple(button["title"] for button in event.data.get("buttons") or ())
    return Bubble(event.text or "", titles, expects.get("field"), expects.get("motif"))
