"""The action server as Rasa calls it, watched: Rasa swallows a dead one and goes on as if the action had run.

A turn in which a call failed must not be saved nor acknowledged: the customer's resend runs it again,
and effects are keyed by their draft's id (docs/rules.md R38).
"""

from __future__ import annotations

from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import aiohttp
from jsonschema.exceptions import best_match
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

REJECTED = 400
"""What the SDK answers when a form's validation refuses the message: no failure."""
_failures: ContextVar[list[str] | None] = ContextVar("aide_action_failures", default=None)


class ActionsUnavailable(RuntimeError):
    """The action server did not answer in this turn; nothing of the turn may be kept."""


def watch_turn() -> None:
    """Begin a turn: from now on, in this task and those it starts, failed calls are noted."""
    _failures.set([])


def check_turn() -> None:
    """Raise ActionsUnavailable when a call of this turn failed."""
    if failures := _failures.get():
        raise ActionsUnavailable(", ".join(failures))


def fail_turn(failure: str) -> None:
    """Something else of this turn failed, which Rasa would hide: a bubble that could not be written."""
    _note(failure)


class WatchedEndpoint(EndpointConfig):
    """Rasa's action endpoint, which notes its failures before Rasa hides them."""

    @classmethod
    def over(cls, endpoint: EndpointConfig) -> WatchedEndpoint:
        """The same endpoint, watched."""
        return cls(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """As it is; raises what stopped the turn, and notes what the action server refused."""
        check_turn()
        try:
            return await super().request(*args, **kwargs)
        except ClientResponseError as error:
            if error.status != REJECTED:
                _note(f"HTTP {error.status}")
            raise
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            _note(type(error).__name__)
            raise


def validate_once() -> None:
    """Let Rasa check the answers of actions with a validator that is made once.

    Its own makes one for each answer, and first checks the schema, a constant of Rasa's,
    against JSON Schema's: 10 ms an action, half of the assistant's work.
    """
    RemoteAction._validate_action_result = _validate_action_result


def _validate_action_result(_action: RemoteAction, answer: dict[str, Any]) -> bool:
    """Raises jsonschema's ValidationError, the same that `jsonschema.validate` would."""
    error = best_match(_validator().iter_errors(answer))
    if error is not None:
        raise error
    return True


@lru_cache(maxsize=1)
def _validator() -> Validator:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def _note(failure: str) -> None:
    failures = _failures.get()
    if failures is not None:
        failures.append(failure)
