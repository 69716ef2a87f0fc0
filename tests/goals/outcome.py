"""What the register, the bank and the queue hold at the end, beside what the customer wanted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .customer import norm
from .goals import Goal

NAMES = {
    "montant": "amount",
    "date": "date",
    "beneficiaire": "beneficiary",
    "creancier": "creditor",
    "motif": "motif",
}


@dataclass(frozen=True)
class Outcome:
    """`complaints` as the desk's API tells them; `blocked` the last four digits of the
    customer's blocked cards.
    """

    complaints: list[dict[str, Any]] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    handoffs: int = 0


def wrong(goal: Goal, outcome: Outcome, *, heard: str, unanswered: bool) -> list[str]:
    """What is not as the customer wanted, each line beginning with its kind; none when the goal is reached.

    `heard` is all that was said to him, `norm`ed, but for what was not understood.
    Whoever only wants that nothing happens must have been answered.
    """
    problems = [*_register(goal, outcome), *_bank_and_queue(goal, outcome)]
    for group in goal.says:
        if not any(re.search(r"(?<![a-z])" + re.escape(norm(one)), heard) for one in group):
            problems.append(f"not said: any of {list(group)}")
    if unanswered and not goal.wants_something:
        problems.append("not answered")
    return problems


def is_same(wanted: Mapping[str, Any], filed: Mapping[str, Any]) -> bool:
    """Whether this complaint has all that was told of it;
    a sum or a day may be one of several operations'.
    """
    return all(_has(key, value, filed) for key, value in wanted.items())


def _has(key: str, value: Any, filed: Mapping[str, Any]) -> bool:
    got, operations = filed.get(NAMES[key]), filed.get("operations") or []
    if key == "montant":
        sums = [got, *(one.get("amount") for one in operations)]
        return any(one is not None and abs(float(one) - float(value)) < 0.001 for one in sums)
    if key == "date":
        return str(value) in [str(got)[:10], *(str(one.get("date"))[:10] for one in operations)]
    return norm(str(value)) in norm(str(got or ""))


def _register(goal: Goal, outcome: Outcome) -> list[str]:
    filed, wanted = outcome.complaints, goal.complaints
    if len(filed) < len(wanted):
        return [f"not filed: {len(filed)} complaints instead of {len(wanted)}"]
    if len(filed) > len(wanted):
        return [f"filed too much: {len(filed)} complaints instead of {len(wanted)}"]
    problems = []
    for one in wanted:
        if not any(is_same(one, other) for other in filed):
            wrong_keys = min(
                ([k for k, v in one.items() if not _has(k, v, other)] for other in filed), key=len
            )
            shown = [{name: other.get(name) for name in NAMES.values()} for other in filed]
            problems.append(
                f"filed with a wrong {' and '.join(wrong_keys)}: wanted {dict(one)}, filed {shown}"
            )
    return problems


def _bank_and_queue(goal: Goal, outcome: Outcome) -> list[str]:
    problems = []
    blocked, wanted = sorted(outcome.blocked), sorted(goal.blocked_cards)
    if missing := [one for one in wanted if one not in blocked]:
        problems.append(f"not blocked: {missing}")
    if surplus := [one for one in blocked if one not in wanted]:
        problems.append(f"blocked against his will: {surplus}")
    if bool(outcome.handoffs) != goal.handoff:
        problems.append("not handed over" if goal.handoff else "handed over unasked")
    return problems
