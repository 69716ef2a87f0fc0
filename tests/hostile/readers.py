"""Every function that reads a text, found by its parameters,
so that a new one is tried without being told to be.

A function reads a text when it is public, its first parameter is a text or a message as understood, and all
else that it asks for can be given here. It is given what it gets on the way of a message: the text as it is
read behind the door, for the desk and the masking as it was stored.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import FunctionType, ModuleType
from typing import Any

import actions
import aide
from aide.clock import PARIS
from aide.dialogue import facts
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.world import World
from aide.folding import plain
from aide.input_text import composed, for_reading
from aide.nlu.entities.folding import fold
from aide.nlu.sentences import sentences

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
TEXTS = frozenset(
    "text texts said folded plain words word clause sentence story typed value before after told "
    "spoken answer payload text_or_last4 given name description reason note rest opaque string "
    "letters written".split()
)
"""What a parameter is called that holds words of a customer or an agent."""
NAMES_A_FILE = frozenset({"aide.desk.http.layout.fragment"})
"""Its text is the name of a template."""
ELSEWHERE = (
    "__main__",
    "migrations",
    "aide.run",
    "aide.shell",
    "aide.sandbox",
    "aide.desk.demo",
    "aide.nlu.evaluation",
)
"""What no message passes through."""
AS_STORED = (
    "aide.masking",
    "aide.card_numbers",
    "aide.number_names",
    "aide.secret_patterns",
    "aide.password_patterns",
    "aide.kept_numbers",
    "aide.input_text",
    "aide.desk",
    "aide.journal",
    "aide.complaints",
    "aide.mail",
    "aide.channel",
    "aide.handoff",
)
FOLDS = {"folded": fold, "plain": plain}
"""Of the parameters that are the same text made easy to match, how."""


@dataclass(frozen=True)
class Reads:
    """A function under its name; `prepare` makes of a text what it is given, which is not timed."""

    name: str
    prepare: Callable[[str], Callable[[], object]]


def modules() -> Iterator[ModuleType]:
    for package in (aide, actions):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not any(part in found.name for part in ELSEWHERE):
                yield importlib.import_module(found.name)


@cache
def readers() -> tuple[Reads, ...]:
    """All of them, by name."""
    found = [_reads(module, function) for module in modules() for function in _functions(module)]
    return tuple(
        sorted((one for one in found if one and one.name not in NAMES_A_FILE), key=lambda one: one.name)
    )


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    for name, function in vars(module).items():
        is_own = isinstance(function, FunctionType) and function.__module__ == module.__name__
        if is_own and not name.startswith("_") and not inspect.iscoroutinefunction(function):
            yield inspect.unwrap(function)


def _reads(module: ModuleType, function: FunctionType) -> Reads | None:
    hints = typing.get_type_hints(function)
    asked = {
        name: hints.get(name)
        for name, one in inspect.signature(function).parameters.items()
        if one.default is one.empty
        and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)
    }
    first = next(iter(asked.items()), None)
    if (
        first is None
        or not _is_text(*first)
        or any(_maker(name, kind) is None for name, kind in asked.items())
    ):
        return None
    is_stored = module.__name__.startswith(AS_STORED)

    def prepare(text: str) -> Callable[[], object]:
        read = (composed(text) if is_stored else for_reading(text).strip()) or "?"
        given = {name: _maker(name, kind)(read) for name, kind in asked.items()}  # type: ignore[misc]
        return lambda: function(**given)

    return Reads(f"{module.__name__}.{function.__name__}", prepare)


def _is_text(name: str, kind: Any) -> bool:
    return kind is Message or (kind is str and name in TEXTS)


def _maker(name: str, kind: Any) -> Callable[[str], Any] | None:
    """What gives this parameter, None for one that cannot be given here."""
    if kind is str:
        return FOLDS.get(name, str)
    known: Mapping[Any, Callable[[str], Any]] = {
        Message: message,
        State: lambda _: State(),
        World: lambda _: World(NOW, known=True, authenticated=True, new_id="m1"),
        date: lambda _: NOW.date(),
        datetime: lambda _: NOW,
        bool: lambda _: False,
        int: lambda _: 0,
    }
    return known.get(kind)


def message(text: str) -> Message:
    """As the models read a text, its subject left open."""
    parts = tuple(Message(one) for one in sentences(text))
    return Message(text, entities=facts.entities_of(text, NOW.date()), sentences=parts)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each regular expression of our modules, under the name that holds it."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for module in modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                for pattern in _patterns_in(value, set()):
                    found.setdefault((pattern.pattern, pattern.flags), (f"{module.__name__}.{name}", pattern))
    return tuple(found.values())


def _patterns_in(value: Any, seen: set[int]) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        parts: list[Any] = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, one.name, None) for one in fields(value)]
    else:
        return
    for part in parts:
        yield from _patterns_in(part, seen)
