"""Yes, no, or something to put right in the summary. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

from aide.dialogue import facts as f
from aide.dialogue import motif_told
from aide.dialogue.command_generator.corrections import holds, with_denied_motif
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.command_generator.undoing import undoing, wants_undone
from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.problem import tells_problem
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.commands import Command


def puts_operations_right(heard: SummaryAnswer) -> list[Command] | None:
    """« celui du 9 c'était le 10 », « 20 € le 3 et 20 € le 5 »: all of them as they are now."""
    story = " ".join(f.known(heard.facts, f.DESCRIPTION) or [])
    now = f.operations_again(heard.message.text, heard.facts, story, heard.world.today)
    if now is None or f.one_of_twice(heard.message.text, heard.facts) is not None:
        return None
    if holds(heard.facts, now) and not heard.corrections:
        return (
            [Command("hesitate", "deja_note")] if heard.message.has("corriger", "reprocher", at=0.4) else None
        )
    return [*heard.corrections, *question_in(heard.message)]


def says_noted_sum(heard: SummaryAnswer) -> list[Command] | None:
    """« le montan c 39 », which is the noted one."""
    said, noted = f.said_sum(heard.message.text, heard.facts), f.known(heard.facts, f.AMOUNT)
    is_noted = said is not None and noted is not None and said == Decimal(str(noted))
    return [Command("hesitate", "deja_note")] if is_noted and not heard.corrections else None


def denies_motif(heard: SummaryAnswer) -> list[Command] | None:
    """« c'est pas un virement »: another motive, or the question for it."""
    righted = with_denied_motif(heard.corrections, heard.message, heard.facts)
    is_other = not heard.corrections and not heard.agrees and heard.message.words <= LONGEST_DENIAL
    if (
        righted is None
        and is_other
        and motif_told.denies_other(heard.message.text, str(heard.facts.get("motif")))
    ):
        return [Command("hesitate", "deja_note")]
    return righted


def wants_block(heard: SummaryAnswer) -> list[Command] | None:
    """Another wish: the card first, the summary comes back."""
    message = heard.message
    if not asks_block(message) or not message.has("bloquer", at=0.6) or stops_debits(message):
        return None
    return [starting("opposition", message, heard.state)]


def agrees(heard: SummaryAnswer) -> list[Command] | None:
    """A yes that puts nothing right."""
    if not heard.agrees or heard.corrections:
        return None
    return [Command("affirm"), *question_in(heard.message)]


def names_fact(heard: SummaryAnswer) -> list[Command] | None:
    """« la date », alone: the fact that he wants to put right, and no yes."""
    message = heard.message
    is_meant = heard.named is not None and message.words <= LONGEST_NAME and not message.is_question
    says = _ONLY_NAMES.fullmatch(message.plain) or WRONG.search(message.plain)
    is_put_right = any(one.values for one in heard.corrections)
    return [Command("correct_fact", heard.named or "")] if is_meant and says and not is_put_right else None


def takes_back(heard: SummaryAnswer) -> list[Command] | None:
    """« remettez comme avant »: the last correction is undone."""
    if (undone := undoing(heard.message, heard.facts)) is not None:
        return undone
    return [Command("hesitate", "rien_a_remettre")] if wants_undone(heard.message) else None


def only_asks(heard: SummaryAnswer) -> list[Command] | None:
    """« la réponse arrive quand ? et mon mot de passe ? »: what each sentence asks puts no motive right."""
    message = heard.message
    asks = all(one.is_question and one.has("demander", at=0.9) for one in message.sentences or (message,))
    values = {name for one in heard.corrections for name in one.values}
    is_meant = asks and values <= {"motif"} and not message.has("corriger", "oui", "non", at=0.3)
    return question_in(message, lenient=True) or None if is_meant else None


def corrects(heard: SummaryAnswer) -> list[Command] | None:
    """« c'est 40 € et pas 50 »: the new values."""
    if not heard.corrections:
        return None
    text = f.replacement(heard.message.text) if _OF_TEXT.search(heard.message.plain) else None
    return [*heard.corrections, *([Command("replace_text", text=text)] if text else [])]


def orders_change(heard: SummaryAnswer) -> list[Command] | None:
    """« ben change alors »: what he named is asked again, else what is to be changed."""
    return [Command("correct_fact", heard.named or "")] if to_us.orders_change(heard.message.plain) else None


def names_wrong_fact(heard: SummaryAnswer) -> list[Command] | None:
    """« le montant n'est pas bon »: that fact is asked again."""
    message = heard.message
    is_meant = message.has("corriger", "non", at=0.35) and not message.has("demander", at=0.6)
    return [Command("correct_fact", heard.named)] if heard.named is not None and is_meant else None


def corrects_something(heard: SummaryAnswer) -> list[Command] | None:
    """Something is wrong: a line more where he tells it, else he is asked what."""
    message = heard.message
    if not message.has("corriger"):
        return None
    of_figures = _FIGURE_FOR_FIGURE.search(message.plain) is not None
    tells = heard.named is None and message.words >= 6 and not message.is_question and not of_figures
    return [telling(message, quiet=True, facts=False)] if tells else [Command("correct_fact", "")]


def tells(heard: SummaryAnswer) -> list[Command] | None:
    """He goes on telling."""
    message = heard.message
    is_story = message.has("raconter") or (message.words >= STORY_WORDS and tells_problem(message))
    return [telling(message)] if is_story else None


def almost_agrees(heard: SummaryAnswer) -> list[Command] | None:
    """Nearly a yes: he is asked to say it."""
    return [Command("hesitate", "presque")] if heard.message.act("oui") >= 0.35 else None


def is_unclear(heard: SummaryAnswer) -> list[Command] | None:
    """Neither a yes nor a no."""
    return [Command("hesitate", "neutre")]


LONGEST_NAME = 6
"""Words of « la date », « la date est pas bonne », which name a fact and say nothing else of it."""
_ONLY_NAMES = re.compile(
    r"(?:(?:euh|bah|ben|c est|modifier|changer|corriger) )?(?:le |la |l |les |mon |ma )?\w+"
)
LONGEST_DENIAL = 8
"""Words of « ce ne sont pas des frais », where the motive is another one already."""
WRONG = re.compile(
    r"\b(?:fau(?:x|sse)|mauvaise?|pas (?:bon|bonne|le bon|la bonne|exact|juste)|incorrecte?|erreur)\b"
)
"""« le commerçant est faux » refuses nothing."""
_FIGURE_FOR_FIGURE = re.compile(r"\d\D{1,12}(?:a la place d\w*|au lieu d\w*|et pas|pas)\D{0,6}\d")
_OF_TEXT = re.compile(
    r"\b(?:le |mon |comme )?(?:texte|message|description|phrase)\b.{0,12}\b(?:mets|mettez|met)\b"
)
"""« le total c'est 71,99 et le texte mets juste… »: the words too."""
