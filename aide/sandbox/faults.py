"""Faults that a test or a demo asks for: the bank is slow, fails, or does the work and then fails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any


@dataclass
class Fault:
    """`delay_ms` waits, even when the client has left; `status` answers so instead of doing the operation.

    With `after`, the operation is done first: then comes the delay, then the status.
    """

    path: str
    status: int | None = None
    delay_ms: int = 0
    times: int = 1
    after: bool = False

    @classmethod
    def read(cls, fields: dict[str, Any]) -> Fault:
        """Raises ValueError with what is wrong."""
        path, status = fields.get("path"), fields.get("status")
        if not isinstance(path, str) or not path:
            raise ValueError("path: a path prefix or a glob is needed")
        if status is not None and not (_is_count(status) and 200 <= status <= 599):
            raise ValueError("status: an HTTP status")
        fault = cls(
            path, status, fields.get("delay_ms") or 0, fields.get("times", 1), bool(fields.get("after"))
        )
        if not (_is_count(fault.delay_ms) and _is_count(fault.times)):
            raise ValueError("delay_ms and times: whole numbers, 0 or more")
        return fault

    def matches(self, path: str) -> bool:
        """Whether it is meant for a call of `path`."""
        # The contract writes `/v1/cards/{id}/opposition`: taken as it is written.
        pattern = re.sub(r"\{[^}]*\}", "*", self.path)
        return fnmatchcase(path, pattern) if re.search(r"[*?\[]", pattern) else path.startswith(pattern)


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Wait for its call, after those that wait already."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """None is to come any more."""
        self._waiting.clear()

    def take(self, path: str) -> Fault | None:
        """The fault for this request, used once more, or None."""
        for fault in self._waiting:
            if fault.times > 0 and fault.matches(path):
                fault.times -= 1
                return fault
        return None


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
