"""The answer itself, or what stops the question. Pure."""

from __future__ import annotations

import re
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import with_denied_motif
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.undoing import undoing
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block, names_card
from aide.dialogue.command_generator.wishes.by_card import of_means
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.command_generator.wishes.ending import stops_debit, tells_of_others
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.commands import Command
from aide.dialogue.state import SKIPPED
from aide.dialogue.thresholds import THRESHOLDS as T

STOPPING = "arreter_prelevements_suivants"


def wants_block(heard: FactAnswer) -> list[Command] | None:
    """He wants a card blocked; what happened may well tell of a lost card,
    and a reference is lost as well.
    """
    is_other = heard.field == "reference" and not names_card(heard.message)
    if heard.field == "description" or is_other or not asks_block(heard.message):
        return None
    return [starting("opposition", heard.message, heard.state)]


def refuses_complaint(heard: FactAnswer) -> list[Command] | None:
    """« je veux pas de réclamation », in the middle of one."""
    in_complaint = heard.frame is not None and heard.frame.flow == "reclamation"
    return [Command("cancel")] if in_complaint and REFUSED_COMPLAINT.search(heard.message.plain) else None


def cancels(heard: FactAnswer) -> list[Command] | None:
    """He drops the matter, and answers nothing."""
    is_meant = heard.message.has("annuler") and heard.message.act("annuler") > heard.message.act("passer")
    is_yes = heard.message.has("oui", at=0.5)
    if heard.field in f.NAMES and _NAME_FIRST.match(heard.message.text):
        return None
    if tells_of_others(heard.message):
        return None
    return [Command("cancel")] if is_meant and not is_yes and heard.typed is None else None


def stops_debits(heard: FactAnswer) -> list[Command] | None:
    """« annulez ce prélèvement »: how the next ones are stopped; his complaint goes on."""
    is_story = heard.message.has("raconter") or heard.typed is not None
    if is_story or not stops_debit(heard.message):
        return None
    return [Command("ask", STOPPING, text=heard.message.text)]


def paid_nothing(heard: FactAnswer) -> list[Command] | None:
    """« je n'ai rien payé »: there is no sum, and nobody insists."""
    if heard.field != f.AMOUNT or heard.typed is not None or not _NOTHING_PAID.search(heard.message.plain):
        return None
    nobody = (
        {f.CREDITOR: SKIPPED} if f.CREDITOR in FIELDS.get(str(heard.facts.get("motif") or ""), ()) else {}
    )
    return [Command("set_fact", heard.field, {heard.field: SKIPPED, **nobody})]


def takes_back(heard: FactAnswer) -> list[Command] | None:
    """« remettez comme avant », while something else is asked."""
    return undoing(heard.message, heard.facts)


def corrects(heard: FactAnswer) -> list[Command] | None:
    """Facts given before are put right, unless it is the one that is asked."""
    if not heard.corrections or _corrects_asked(heard):
        return None
    is_other_text = (
        heard.facts.get("remplace") and f.DESCRIPTION not in heard.facts
    )  # asked in place of the old one
    tells = heard.field == f.DESCRIPTION and not is_other_text
    is_story = tells and (heard.message.has("raconter") or heard.message.words >= STORY_WORDS)
    told = [telling(heard.message, quiet=True, facts=False)] if is_story else []
    return [*heard.corrections, *_name_beside(heard), *told]


def _name_beside(heard: FactAnswer) -> list[Command]:
    """« c'est 60 pas 50, et c'est garage Zalbo », where the name was asked."""
    name = f.surely_named(heard.message.text) if heard.field in f.NAMES else None
    return [Command("set_fact", heard.field, {heard.field: name})] if name else []


def denies_motif(heard: FactAnswer) -> list[Command] | None:
    """« c pa des frai », before the summary: the motive, and what he tells beside it."""
    in_complaint = heard.frame is not None and heard.frame.flow == "reclamation"
    righted = with_denied_motif(heard.corrections, heard.message, heard.facts) if in_complaint else None
    if righted is None:
        return None
    tells = heard.message.has("raconter", at=0.6) and heard.message.words >= STORY_WORDS
    return [*righted, *([telling(heard.message, quiet=True, facts=False)] if tells else [])]


def names_means(heard: FactAnswer) -> list[Command] | None:
    """« c'est la carte pas un prélèvement », where a name or a day was asked: it is none."""
    is_told = heard.typed is not None or heard.field in (f.DESCRIPTION, "motif")
    return None if is_told else of_means(heard.message, heard.facts)


def answers(heard: FactAnswer) -> list[Command] | None:
    """The typed answer, with the facts, the story and the question beside it; or what is wrong with it."""
    if heard.typed is None:
        return None
    message, field = heard.message, heard.field
    value = heard.typed.value or (heard.typed.fallback if heard.is_again else None)
    if value is None:
        return [Command("answer", field, {"problem": heard.typed.problem})]
    is_story = message.has("raconter", at=0.6) and message.words >= 6
    story = [telling(message, quiet=True, facts=False)] if is_story else []
    asks = message.is_question or message.has("demander", at=T.aside)
    values = {**heard.beside, **_with_operations(heard, value)}
    if field == f.DATE and heard.typed.precision and values.get(field) == value:
        values |= f.day_facts(value, heard.typed.precision)
    return [Command("set_fact", field, values), *story, *(question_in(message) if asks else [])]


def agrees_to_give(heard: FactAnswer) -> list[Command] | None:
    """« oui » to the question for an address: the address is asked again."""
    is_yes = heard.message.has("oui", at=0.45) and not heard.message.has("passer", at=0.45)
    return heard.unclear() if heard.field == "email" and is_yes else None


def values_of(commands: list[Command]) -> dict[str, Any]:
    """All that they set."""
    return {name: value for one in commands for name, value in one.values.items()}


def _corrects_asked(heard: FactAnswer) -> bool:
    typed = heard.typed
    if typed is None or typed.value is None or heard.field in (*f.NAMES, "description"):
        return False
    return heard.field in values_of(heard.corrections)


def _with_operations(heard: FactAnswer, value: Any) -> dict[str, Any]:
    """« 20 € le 3 et 30 € le 5 »: the operations, the first day, and what they come to."""
    text, field, today = heard.message.text, heard.field, heard.world.today
    several = f.told(text, (field,), today).get(f.OPERATIONS) if field == f.AMOUNT else None
    if field == f.DATE:
        story = " ".join(f.known(heard.facts, f.DESCRIPTION) or [])
        if (months := f.months_of(text, heard.facts, story, today)) is not None:
            return months
        if heard.facts.get(f.OPERATIONS) and (again := f.operations_again(text, heard.facts, story, today)):
            return again
        several = f.on_several_days(text, f.unit_of(story, f.known(heard.facts, f.AMOUNT)), today)
        value = several[0][f.DATE] if several else value
    if not several:
        return {field: value}
    total = sum(float(one["montant"]) for one in several)
    day = f.told_day_facts(str(value), text) if field == f.DATE else {field: value}
    return {**day, f.OPERATIONS: several, f.AMOUNT: f"{total:.2f}"}


_NAME_FIRST = re.compile(r"[A-ZÀ-Ý][\w'’&-]{1,64}(?: [\w'’&-]{1,64}){0,3}[,.;] ")
"""« RunFaster, nous ne connaissons pas »: the name, then what he thinks of it."""
_NOTHING_PAID = re.compile(
    r"^(?:(?:ben|bah|euh|non|encore) )*(?:rien|zero|aucune?)(?: (?:pour (?:l instant|le moment)|du tout|"
    r"encore|je crois|normalement))*\W*$|"
    r"\b(?:(?:rien|pas) (?:paye|ete debite|debite|perdu|verse|preleve)|"
    r"rien (?:(?:n est|n a|est|de|encore|n) )?(?:parti|ete|sorti|disparu|bouge)|(?:vois|constate|remarque) "
    r"(?:rien|pas de)|pas d argent parti|"
    r"(?:aucun|pas de|pas eu de|y a pas de) (?:paiement|debit|montant|somme|prelevement))\b"
)
