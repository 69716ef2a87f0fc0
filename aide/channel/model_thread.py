"""Reading and deciding in a thread of their own: while a long message is read, the loop serves the others.

Rasa runs both in the event loop, where nothing is sent or received meanwhile. One thread, for the tokenizer
and the memories of what was read are not made for several.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)


class ModelThread:
    """In place of the two calls of Rasa's processor that ask the models: the same, awaited."""

    def __init__(self, processor: MessageProcessor) -> None:
        self._rasa = processor
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="aide-models")

    @classmethod
    def over(cls, processor: Any) -> None:
        """From now on `processor` reads and decides in a thread."""
        own = cls(processor)
        processor.parse_message = own.parse_message
        processor._run_prediction_loop = own.run_prediction_loop

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """What the pipeline finds in the text of `message`."""
        tracker = tracker or DialogueStateTracker.from_events(message.sender_id, [])
        parsed: dict[str, Any] = await asyncio.get_running_loop().run_in_executor(
            self._thread, self._rasa._parse_message_with_graph, message, tracker, only_output_properties
        )
        self._rasa._check_for_unseen_features(parsed)
        return parsed

    async def run_prediction_loop(self, output_channel: OutputChannel, tracker: DialogueStateTracker) -> None:
        """Decide and act until the policy listens: Rasa's own loop, but for end-to-end policies."""
        goes_on = True
        while goes_on and self._rasa._should_handle_message(tracker):
            try:
                action, prediction = await asyncio.get_running_loop().run_in_executor(
                    self._thread, self._rasa.predict_next_with_tracker_if_should, tracker
                )
            except ActionLimitReached:
                logger.warning("too many actions in one turn conversation=%s", tracker.sender_id)
                break
            goes_on = await self._rasa._run_action(
                action, tracker, output_channel, self._rasa.nlg, prediction
            )
