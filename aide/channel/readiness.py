"""What must be true before the channel serves."""

from __future__ import annotations

from rasa.core.tracker_store import FailSafeTrackerStore
from sanic import Sanic

from aide.dialogue.actions_endpoint import WatchedEndpoint, validate_once
from aide.dialogue.tracker_store import AideTrackerStore


class NotReady(RuntimeError):
    """The assistant must not serve; the message says what to do."""


def check(app: Sanic) -> None:
    """Raise NotReady without a model, or with a tracker store that is not ours.

    Rasa wraps the store in one that falls back to memory, where a failure would look like an empty
    conversation: the wrapping is taken off, so that a failing store fails the turn.
    """
    agent = app.ctx.agent
    if agent is None or not agent.is_ready():
        raise NotReady("Aucun modèle dans models/ : lancez `make train`.")
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    if not isinstance(store, AideTrackerStore):
        raise NotReady(
            f"endpoints.yml : le tracker store doit être {AideTrackerStore.__module__}.AideTrackerStore, "
            f"pas {type(store).__name__} (regardez l'erreur d'import plus haut)."
        )
    agent.tracker_store = store
    agent.processor.tracker_store = store
    if agent.processor.action_endpoint is not None:
        agent.processor.action_endpoint = WatchedEndpoint.over(agent.processor.action_endpoint)
    validate_once()


async def warm_up(app: Sanic) -> None:
    """Load the sentence encoder now: the first customer must not wait seconds for it."""
    await app.ctx.agent.parse_message("bonjour")
