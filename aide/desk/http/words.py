"""The words in which agents read what a message asked, what the file holds and what was done: `words.yml`,
and the flows' and subjects' own titles. A name that nobody has written down is shown without its underscores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from aide import quick_yaml
from aide.complaints.complaint import Operation
from aide.complaints.days import on_day, told_day
from aide.complaints.motifs import LABELS as MOTIFS
from aide.desk.http.labels import LABELS
from aide.dialogue import flow, knowledge
from aide.dialogue.facts.fields import DATE, PRECISION
from aide.dialogue.facts.precision import precision_of
from aide.dialogue.state import SKIPPED
from aide.french_format import day, euros
from aide.phrases import beside

french = beside(__file__)

LEFT_OPEN, ENTITIES = french("a_preciser"), french.table("entites")


def told_commands(commands: Iterable[str]) -> list[str]:
    """« Il accepte », « Il raconte : Frais »: each command once, in the order it was carried out."""
    return list(dict.fromkeys(_command(one) for one in commands))


def told_facts(facts: Mapping[str, Any]) -> list[str]:
    """« Montant 50,00 € », « Date 12/11/2026 »; several operations on one line."""
    names = [name for name, value in facts.items() if value and name != PRECISION]
    return [f"{_capital(_named('faits', name))} {_fact(facts, name)}" for name in names]


def told_flow(name: str | None, question: str | None = None) -> str:
    """« Déposer une réclamation, question : date »; empty when nothing is under way and nothing is asked."""
    title = _capital(_named("flux", name)) if name else ""
    question_words = french("question", nom=_question(question)) if question else ""
    return ", ".join(filter(None, [title, question_words if title else _capital(question_words)]))


def told_turn(turn: Mapping[str, Any]) -> str:
    """All of it in one line: « Il accepte · Montant 50,00 € · Déposer une réclamation, question : date »."""
    flow_told = told_flow(turn.get("flow"), turn.get("question"))
    return " · ".join(
        [*told_commands(turn["commands"]), *told_facts(turn["facts"]), *filter(None, [flow_told])]
    )


def told_actions(names: Iterable[str]) -> list[str]:
    """« question : date », « réclamation écrite au registre »: what the assistant did.

    That it then waits is no news.
    """
    return [told for told in map(_action, names) if told]


def told_value(name: str, value: Any) -> str:
    """A sum in euros, a day as people write it; a value in no known form is shown as it is."""
    try:
        if name == "montant":
            return euros(Decimal(str(value)))
        if name == "date":
            return day(date.fromisoformat(str(value)))
    except (InvalidOperation, ValueError):
        pass
    return str(value)


def told_entity(entity: Mapping[str, Any]) -> str:
    """« montant : 29,99 € », « date : 12/11/2026 », of what was read in the text."""
    name = str(entity["entity"])
    return french("entite", nom=ENTITIES.get(name, name), valeur=told_value(name, entity["value"]))


def told_operations(operations: Iterable[Operation], precision: str | None = None) -> list[str]:
    """« 9,90 € le 12/09/2026 » each, as sure as the first day is; a day may be missing."""
    return [_operation(one.amount, one.date, precision) for one in operations]


def _command(command: str) -> str:
    kind, _, name = command.partition(" ")
    words = _table()["commandes"].get(kind)
    if words is None:
        return french("autre_sujet", nom=_named("sujets", name)) if name else french("autre")
    if not name or "sur" not in words:
        return str(words["dit"])
    return str(words["sur"]).format(nom=_named(words["parmi"], name))


def _fact(facts: Mapping[str, Any], name: str) -> str:
    """A day as far as it was told."""
    if name == DATE and (precision := precision_of(facts)) is not None:
        return told_day(date.fromisoformat(str(facts[DATE])), precision)
    return _value(name, facts[name])


def _value(name: str, value: Any) -> str:
    if value == SKIPPED:
        return LEFT_OPEN
    if name == "operations" and isinstance(value, list):
        return " ; ".join(_operation(one["montant"], one.get("date")) for one in value)
    if name == "motif":
        return MOTIFS.get(str(value), _plain(str(value)))
    if name == "raison":
        return _named("raisons", str(value))
    return told_value(name, value)


def _operation(amount: Any, when: Any, precision: str | None = None) -> str:
    amount_words = told_value("montant", amount)
    return f"{amount_words} {on_day(date.fromisoformat(str(when)), precision)}" if when else amount_words


def _question(field: str) -> str:
    return _table()["questions"].get(field) or _named("faits", field)


def _action(name: str) -> str:
    known = _table()["actions"].get(name)
    if known is not None:
        return str(known)
    kind, _, rest = name.partition("_")
    if kind != "utter":
        return _plain(rest if kind == "action" else name)
    for start, words in _table()["phrases"].items():
        if rest.startswith(f"{start}_"):
            return str(words).format(nom=_thing(rest.removeprefix(f"{start}_")))
    return french("reponse", nom=_plain(rest))


def _thing(name: str) -> str:
    """What a sentence's name ends with: a question, a fact, a danger, a question of knowledge."""
    bare = name.removesuffix("_encore")
    for kind in ("questions", "faits", "sujets", "dangers", "ailleurs", "connaissances"):
        if bare in _names(kind):
            return _names(kind)[bare]
    return _plain(name)


def _named(kind: str, name: str) -> str:
    """Looked for where it should be, then everywhere."""
    for place in (kind, *PLACES):
        if name in _names(place):
            return _names(place)[name]
    return _plain(name)


PLACES = ("faits", "sujets", "flux", "connaissances", "dangers", "ailleurs", "divers")


def _names(kind: str) -> Mapping[str, str]:
    if kind == "sujets":
        return LABELS
    if kind == "flux":
        return {name: one.title for name, one in flow.flows().items()}
    if kind == "connaissances":
        return _asked()
    found: Mapping[str, str] = _table()[kind]
    return found


@lru_cache(maxsize=1)
def _asked() -> dict[str, str]:
    return {name: entry.question for name, entry in knowledge.entries().items()}


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    found: dict[str, Any] = quick_yaml.read(Path(__file__).with_name("words.yml"))
    return found


def _plain(name: str) -> str:
    return name.replace("_", " ").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
