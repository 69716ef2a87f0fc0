"""A fact was asked: the answer, others beside it, or something else. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import corrections_in
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.wishes.begun import courtesy, starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT, wants_to_file
from aide.dialogue.command_generator.wishes.problem import is_telling, problem_in, tells_problem
from aide.dialogue.command_generator.wishes.question import question_beside, question_in
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import SKIPPED, Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World


def at_question(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A fact was asked: the answer, others beside it, or something else."""
    field = question.field
    frame = state.frame
    facts = frame.facts if frame else {}
    if asks_block(message) and field != "description":
        return [starting("opposition", message, state)]
    if frame and frame.flow == "reclamation" and REFUSED_COMPLAINT.search(message.plain):
        return [Command("cancel")]
    cancels = message.has("annuler") and message.act("annuler") > message.act("passer")
    if cancels and not _direct(field, message, world):
        return [Command("cancel")]
    if frame and frame.flow != "reclamation":
        return at_reference(message, state, world, field)
    changed = (
        corrections_in(message, facts, world, loose=False)
        if message.has("corriger", at=0.4) or f.sounds_like_correction(message.text)
        else []
    )
    if field == f.AMOUNT and _NOTHING_PAID.search(message.plain):
        return [Command("set_fact", field, {field: SKIPPED})]
    direct = _direct(field, message, world)
    if changed and not (
        direct is not None
        and field not in f.NAMES
        and field != "description"
        and direct.value is not None
        and field in values_of(changed)
    ):
        return changed
    if field == "motif":
        return at_motif(message, state, world)
    if direct is not None:
        return _answered(field, direct, message, facts, state, world)
    if field == "email" and message.has("oui", at=0.45) and not message.has("passer", at=0.45):
        return [Command("unclear", field)]
    if field in f.NAMES and message.sentences and (own := _own_name(message)):
        return [Command("set_fact", field, {**values_of(told_beside(message, facts, field, world)), field: own})]
    if (field == "email" and (is_no(message) or message.has("passer", at=0.45))) or message.has("passer"):
        return [*told_beside(message, facts, field, world), Command("skip", field)]
    if field in f.NAMES or field == "description":
        return _free_answer(field, message, facts, state, world)
    if asked := question_in(message, lenient=True):
        return asked
    if others := told_beside(message, facts, field, world):
        return others
    if message.has("hesiter"):
        return [Command("hesitate")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if is_no(message, 0.6) and message.words <= 4:
        return [Command("skip", field)]
    if message.has("raconter") and message.words >= STORY_WORDS:
        return [telling(message)]
    if message.has("bavarder", at=0.6):
        return [courtesy(message)]
    return [Command("unclear", field)]


def values_of(commands: list[Command]) -> dict[str, Any]:
    return {name: value for one in commands for name, value in one.values.items()}


def _direct(field: str, message: Message, world: World) -> f.Parsed | None:
    """The typed answer, right or wrong; None when the text holds none."""
    parsed = f.parse(field, message.text, world.today)
    return parsed if parsed.value is not None or parsed.problem is not None else None


def _answered(
    field: str, parsed: f.Parsed, message: Message, facts: Mapping[str, Any], state: State, world: World
) -> list[Command]:
    tries = state.question.tries if state.question else 0
    value = parsed.value or (parsed.fallback if tries else None)
    if value is None:
        return [Command("answer", field, {"problem": parsed.problem})]
    story = (
        [telling(message, quiet=True, facts=False)] if message.has("raconter", at=0.6) and message.words >= 6 else []
    )
    several = f.told(message.text, (field,), world.today).get(f.OPERATIONS) if field == f.AMOUNT else None
    if field == f.DATE:
        several = f.on_several_days(message.text, f.known(facts, f.AMOUNT), world.today)
        value = several[0][f.DATE] if several else value
    extra = {f.OPERATIONS: several, f.AMOUNT: f"{sum(float(one['montant']) for one in several):.2f}"} if several else {}
    beside = {
        name: one for command in told_beside(message, facts, field, world) for name, one in command.values.items()
    }
    asked = question_beside(message) if message.is_question or message.has("demander", at=T.aside) else []
    return [Command("set_fact", field, {**beside, field: value, **extra}), *story, *asked]


def told_beside(message: Message, facts: Mapping[str, Any], field: str, world: World) -> list[Command]:
    """Facts not asked yet that the answer gives as well: « 50 euros hier chez Netflix »."""
    motif = str(facts.get("motif") or "")
    found = f.told(message.text, FIELDS.get(motif, ()), world.today)
    new = {name: value for name, value in found.items() if name != field and not facts.get(name)}
    return [Command("set_fact", "", new)] if new else []


_NOTHING_PAID = re.compile(
    r"\b(?:(?:rien|pas) (?:paye|ete debite|debite|perdu|verse|preleve)|rien (?:n est|n a|est) (?:parti|ete)|(?:aucun|pas de|pas eu de|y a pas de) (?:paiement|debit|montant|somme|prelevement))\b"
)
"""« je n'ai rien payé »: there is no sum, and nobody insists."""
_LEAVE = re.compile(
    r"(?:non |bon |finalement |et puis )*(?:laisse\w*|oublie\w*|rien|tant pis|pas la peine|inutile|envoyez|c est tout|ca ira)\b"
)


def _free_answer(field: str, message: Message, facts: Mapping[str, Any], state: State, world: World) -> list[Command]:
    """A name, or what happened in his own words."""
    asked = question_in(message)
    is_reply = message.has("repondre", at=0.4)
    if asked and not is_reply and not (field == "description" and message.has("raconter")):
        return asked
    if message.has("hesiter", at=0.6) and not is_reply:
        return [Command("hesitate")]
    if field == "description":
        if _LEAVE.match(message.plain) and message.words <= 10:
            return [Command("skip", field)]
        if message.has("oui", at=0.6) and message.words <= 5:
            return [Command("skip", field)]
        if (
            is_reply
            or message.has("raconter")
            or (message.words >= STORY_WORDS and not message.has("reprocher", "bavarder", at=0.6))
        ):
            return [telling(message, quiet=True), *asked]
        return [Command("reproach")] if message.has("reprocher") else [Command("unclear", field)]
    is_name = message.subject("affirmer") < 0.8
    name = f.name_in(message.text, field) if is_name else None
    again = state.question is not None and state.question.tries > 0
    if own := _own_name(message):
        name = own
    if name is None and again and is_name and not message.is_question:
        name = f.name_as_written(message.text)
    if f.has_wrong_iban(message.text) and not name:
        return [Command("answer", field, {"problem": "utter_iban_invalide"})]
    others = told_beside(message, facts, field, world)
    if name is not None and (
        is_reply
        or again
        or f.shows_name(message.text)
        or own is not None
        or (message.words <= 6 and not message.has("reprocher", "bavarder", "oui", "non", at=0.6))
    ):
        beside = values_of(others)
        return [Command("set_fact", field, {**beside, field: name}), *asked]
    if others:
        return others
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("raconter", at=0.4):
        return [telling(message)]
    if asked := question_in(message, lenient=True):
        return asked
    if is_no(message, 0.6):
        return [Command("skip", field)]
    return [Command("unclear", field)]


def _own_name(message: Message) -> str | None:
    """The name that one of its sentences is made of."""
    parts = (*reversed(message.sentences), message)
    return next((own for one in parts if (own := f.own_name(one.text))), None)


def at_motif(message: Message, state: State, world: World) -> list[Command]:
    if (asked := question_in(message)) and not message.has("raconter", "repondre"):
        return asked
    problem = problem_in(message, at=0.3)
    if problem is not None:
        return [telling(message, subject=problem)]
    is_told = message.act("raconter") + message.act("repondre") >= 0.3 and not message.is_question
    if message.words >= STORY_WORDS and is_told:
        return [telling(message, subject="autre_demande_bancaire")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("hesiter"):
        return [Command("hesitate")]
    return [Command("unclear", "motif")]


_NONE_FILED = re.compile(
    r"\b(?:pas (?:encore )?(?:de reference|depose)|en ai pas|rien (?:encore )?depose|jamais depose|aucune reference|nouvelle|encore rien)\b"
)


def at_reference(message: Message, state: State, world: World, field: str) -> list[Command]:
    """Follow-ups: a reference, or the words to add to a filed complaint."""
    if references := message.values("reference"):
        return [Command("set_fact", "reference", {"reference": references[0].value})]
    if message.has("annuler"):
        return [Command("cancel")]
    if field == "reference" and (wants_to_file(message) or (_NONE_FILED.search(message.plain) and message.words > 3)):
        kept = [telling(message, quiet=True)] if is_telling(message) else []
        if state.subject in state.helped and not wants_to_file(message) and not message.has("raconter"):
            return [Command("cancel", "quiet"), telling(message, subject=state.subject)]
        return [Command("cancel", "quiet"), *kept, Command("start_flow", "reclamation", text=message.text)]
    if field == "detail":
        if asked := question_in(message):
            return asked
        if is_no(message, 0.6) and message.words <= 4:
            return [Command("cancel")]
        return [Command("set_fact", "detail", {"detail": message.text})]
    if asked := question_in(message, lenient=True):
        return asked
    if message.has("passer", "non", at=0.4):
        return [Command("skip", "reference")]
    if tells_problem(message):
        return at_nothing(message, state, world)
    return [Command("unclear", "reference")]
