"""An e-mail address that he types while something else of his complaint is asked:
it is kept with it. Pure.
"""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State


def with_address(commands: list[Command], message: Message, state: State) -> list[Command]:
    """The commands, and then the address, unless one of them sets it."""
    addresses = [str(one.value) for one in message.values("email")]
    question, frame = state.question, state.of("reclamation")
    if not addresses or frame is None or question is None or question.flow != "reclamation":
        return commands
    is_set = any(f.EMAIL in one.values or one.kind in ("cancel", "danger", "human") for one in commands)
    if is_set or question.field == f.EMAIL or frame.facts.get(f.EMAIL) == addresses[-1]:
        return commands
    return [*commands, Command("set_fact", "", {f.EMAIL: addresses[-1]})]
