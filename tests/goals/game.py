"""One customer's conversation, from his first message until he has what he wanted or his patience is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .customer import NOT_UNDERSTOOD, Bubble, Customer, norm, question_of
from .goals import Goal
from .outcome import Outcome, wrong

EXTRA_MESSAGES, AFTERWARDS = 6, 2
"""Messages that he writes beyond his patience; questions answered once the goal is reached,
before all is checked again.
"""
LONG_BUBBLE = 40
RECAP = "votre reclamation :"


class Seat(Protocol):
    """Where a customer sits: the real channel, or the conversation in this process."""

    def says(self, text: str) -> Sequence[Bubble]:
        """What is answered, the bubbles of the bot and of the system."""

    def outcome(self) -> Outcome: ...

    def note(self) -> str:
        """What the last message was understood as, for whoever reads the conversation;
        '' when that is not known.
        """


@dataclass
class Played:
    """`messages` is how many he had written when he had what he wanted; `turns`, all that he wrote."""

    goal: Goal
    problems: list[str] = field(default_factory=list)
    messages: int = 0
    turns: int = 0
    not_understood: int = 0
    repeated: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def is_reached(self) -> bool:
        return not self.problems

    @property
    def is_in_time(self) -> bool:
        return self.is_reached and self.messages <= self.goal.patience


def play(goal: Goal, seat: Seat) -> Played:
    """The goal counts only if all is still as wanted after a few more answers;
    a silent assistant reaches none.

    What breaks under a customer is a goal that is not reached, and no end of the others' conversations.
    """
    played = Played(goal)
    try:
        _talk(played, seat)
    except Exception as error:
        played.problems = [f"broken: {type(error).__name__}: {error}"]
    return played


def _talk(played: Played, seat: Seat) -> None:
    goal, customer = played.goal, Customer(played.goal)
    to_say, last = list(goal.opening), list[Bubble]()
    heard, said_before, was_mute, reached_at, after = "", set[str](), False, None, 0
    while played.turns < goal.patience + EXTRA_MESSAGES and after < AFTERWARDS:
        if to_say:
            text: str | None = to_say.pop(0)
        else:
            asked, motif = question_of(last)
            if reached_at is not None and asked is None:
                break
            text = customer.answers(asked, motif)
            after += reached_at is not None
        if text is None:
            break
        played.lines.append(f"> {text}")
        last = list(seat.says(text))
        bodies = [norm(bubble.text) for bubble in last]
        is_lost = question_of(last)[0] == NOT_UNDERSTOOD
        is_repeated = any(len(one) > LONG_BUBBLE and one in said_before for one in bodies if RECAP not in one)
        played.turns += 1
        played.not_understood += is_lost
        played.repeated += is_repeated
        played.lines += _written(seat.note(), last, is_lost=is_lost, is_repeated=is_repeated)
        was_mute = was_mute or not last
        heard += "" if is_lost else " \n " + " \n ".join(bodies)
        said_before.update(bodies)
        if (
            not to_say
            and reached_at is None
            and not wrong(goal, seat.outcome(), heard=heard, unanswered=was_mute or is_lost)
        ):
            reached_at = played.turns
    lost_at_last = was_mute or question_of(last)[0] == NOT_UNDERSTOOD
    played.problems = wrong(goal, seat.outcome(), heard=heard, unanswered=lost_at_last)
    played.messages = reached_at or played.turns


def _written(note: str, bubbles: Sequence[Bubble], *, is_lost: bool, is_repeated: bool) -> list[str]:
    marks = [mark for mark, holds in (("not understood", is_lost), ("said before", is_repeated)) if holds]
    lines = [f"    [{' · '.join(filter(None, (note, *marks)))}]"] if note or marks else []
    for bubble in bubbles:
        asked = f"  ?{bubble.field}" if bubble.field else ""
        lines.append(f"< {bubble.text}{''.join(f' [{title}]' for title in bubble.titles)}{asked}")
    return lines if bubbles else [*lines, "< —"]
