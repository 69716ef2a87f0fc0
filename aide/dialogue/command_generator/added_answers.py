"""The answers that are added to what was read already, and one sentence for what is left. Pure."""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue.command_generator.first.of_drafts import DROPPED, OF_FILES
from aide.dialogue.command_generator.wishes.question import (
    HOW_TO_BLOCK,
    MOST_QUESTIONS,
)
from aide.dialogue.commands import LEFT, PARDON, REST, Command

ANSWERS = frozenset({"ask", "answer", "found"})
"""What may well be what one clause asked, though the clause by itself does not say so."""

SAME = {
    "est_un_robot": "assistant_est_un_robot",
    "contacter_service_client": "assistant_telephone",
    "langue": "assistant_autre_langue",
    "found": "carte_retrouvee_avant_blocage",
    "saisir_mediateur": "recours_apres_reponse",
}
"""What is said of a subject or a command, and the question of knowledge that asks the same."""

CARD_OR_DEBIT = "prelevement_ou_carte"
"""« c'est carte, pas prélèvement » says it, and asks nothing."""

OF_MOTIVE = ("deja_note", "motif_carte")


def answers_added(commands: list[Command], asked: list[str]) -> list[Command]:
    """At most MOST_QUESTIONS answers in all, then one sentence for what is left."""
    said = [one.name for one in commands if one.kind == "ask"]
    if any(one.kind in ("tell", "start_flow") for one in commands):
        said.append(HOW_TO_BLOCK)  # which is what follows
    said += [SAME[one.name or one.kind] for one in commands if (one.name or one.kind) in SAME]
    if any("motif" in one.values or one.name in OF_MOTIVE for one in commands):
        said.append(CARD_OR_DEBIT)
    if DROPPED in said:
        said.extend(OF_FILES)
    known = [one for one in dict.fromkeys(filter(None, asked)) if one not in said]
    room = max(0, MOST_QUESTIONS - sum(one.kind == "ask" for one in commands))
    answered = known[:room]
    unknown = asked.count("")
    elsewhere = sum(_may_answer(one, asked) for one in commands)
    left = [{LEFT: True, REST: True}] if len(known) > len(answered) else []
    left = [{LEFT: True}] if unknown > elsewhere else left
    return [*(Command("ask", one) for one in answered), *(Command("ask", values=one) for one in left)]


def _may_answer(command: Command, asked: list[str]) -> bool:
    is_help = command.kind == "tell" and not command.values.get("quiet")
    of_a_clause = command.kind == "ask" and command.name in filter(None, asked)
    finds_it = (command.kind, command.name) in (("skip", "reference"), ("start_flow", "suivi"))
    return (command.kind in ANSWERS or is_help or finds_it) and not of_a_clause


def beside(command: Command, count: int) -> Command:
    """Not known, one of several commands: in few words."""
    is_unknown = command.kind == "ask" and not command.name
    return replace(command, values={**command.values, LEFT: True}) if is_unknown and count > 1 else command


def with_pardon(commands: list[Command]) -> list[Command]:
    """The first answer begins with an apology."""
    first = next((place for place, one in enumerate(commands) if one.kind == "ask"), None)
    if first is None:
        return commands
    one = commands[first]
    return [*commands[:first], replace(one, values={**one.values, PARDON: True}), *commands[first + 1 :]]
