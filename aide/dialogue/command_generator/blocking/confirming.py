"""The blocking of a card, which cannot be undone, is confirmed or not. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.blocking.beside import FEW, asked_of_it, told_beside
from aide.dialogue.command_generator.blocking.card_answer import CardAnswer
from aide.dialogue.command_generator.blocking.of_other import OTHER_TOO, asks_of_other, says_yes_first
from aide.dialogue.command_generator.blocking.ordering import (
    agrees_to_block,
    asks_before,
    is_with_him,
    orders_at_first,
)
from aide.dialogue.command_generator.blocking.said import (
    found_in_a_sentence,
    has_found,
    orders_blocking,
    reason_told,
    says_no,
)
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import tells_problem as is_telling_problem
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.command_generator.yes_no import objects
from aide.dialogue.command_generator.yes_no import refuses as refuses_or_drops
from aide.dialogue.command_generator.yes_no_words import DOUBT, HARMLESS, NEGATION, NOT_SAID
from aide.dialogue.commands import Command


def blocks_one_and_asks_of_other(heard: CardAnswer) -> list[Command] | None:
    """« oui bloquez-la, et l'autre, je dois la bloquer aussi ? »: the one is blocked,
    and the question answered.
    """
    message, others = heard.message, asks_of_other(heard)
    if not others or not says_yes_first(message):
        return None
    asked = question_in(others[0]) or [Command("ask", OTHER_TOO, text=others[0].text)]
    return [Command("affirm", values=reason_told(message)), *asked]


def finds_it(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée »: the card is kept; what he tells besides is not lost."""
    message = heard.message
    if not has_found(message) or (orders_blocking(message) and message.act("retrouver") < 0.9):
        return None
    return [*told_beside(message), Command("found"), *(questions_alone(message) or asked_of_it(message))]


def finds_it_in_a_sentence(heard: CardAnswer) -> list[Command] | None:
    """« retrouvée ! et si elle se perd un dimanche ? »: one sentence says so, another asks."""
    message = heard.message
    if not found_in_a_sentence(message):
        return None
    return [*told_beside(message), Command("found"), *(questions_alone(message) or asked_of_it(message))]


def names_the_one(heard: CardAnswer) -> list[Command] | None:
    """« oui, la 4321 » of 4321: a yes that names it, and nothing else in it."""
    named = _YES_NAMES.match(heard.message.plain)
    is_it = named is not None and [one.id for one in heard.named] == heard.asked
    return [Command("affirm")] if is_it and not heard.message.is_question else None


def agrees(heard: CardAnswer) -> list[Command] | None:
    """A plain yes, or the order."""
    message = heard.message
    if agrees_to_block(message):
        return [
            *told_beside(message),
            Command("affirm", values=reason_told(message)),
            *questions_alone(message),
        ]
    if orders_at_first(message):
        return [Command("affirm", values=reason_told(message)), *question_in(message)]
    return None


def refuses(heard: CardAnswer) -> list[Command] | None:
    """A no, with what he asks and tells beside it: « mais non, c'est l'hôtel qui a débité deux fois »."""
    message = heard.message
    if not (refuses_or_drops(message) or says_no(message)):
        return None
    few = FEW_AFTER_DANGER if heard.state.warned else FEW
    return [*told_beside(message, few=few), Command("deny"), *question_in(message)]


def hesitates(heard: CardAnswer) -> list[Command] | None:
    """He does not know yet, and asks nothing."""
    is_meant = heard.message.has("hesiter", at=0.5) and not heard.message.has("demander", at=0.6)
    return [Command("hesitate")] if is_meant else None


def hesitates_a_little(heard: CardAnswer) -> list[Command] | None:
    """A doubt is enough: nothing is blocked by it."""
    return [Command("hesitate")] if heard.message.has("hesiter", at=0.35) else None


def tells_problem(heard: CardAnswer) -> list[Command] | None:
    """Another problem; one that is told instead of a yes or a no is no hesitation."""
    message = heard.message
    if is_telling_problem(message):
        return [telling(message)]
    return None if message.is_question else told_beside(message) or None


def wants_new_card(heard: CardAnswer) -> list[Command] | None:
    """A new one, before this one is blocked."""
    return [Command("hesitate", "renouveler")] if heard.message.has("renouveler") else None


def is_unclear(heard: CardAnswer) -> list[Command] | None:
    """Neither a yes nor a no."""
    return [Command("hesitate", "neutre")]


def says_it_is_the_one(heard: CardAnswer) -> list[Command] | None:
    """« oui c'est bien celle-là, mais elle n'est pas perdue, c'est un achat inconnu »:
    a yes with its reason, and what he asks.
    """
    if NOT_SAID.search(heard.message.plain) or is_with_him(heard.message):
        return None
    message = heard.message
    first = message.sentences[0] if message.sentences else message
    said = _RIGHT_ONE.sub(" ", HARMLESS.sub(" ", first.plain), count=1)
    is_meant = (
        _RIGHT_ONE.match(first.plain) is not None and not DOUBT.search(said) and not NEGATION.search(said)
    )
    takes_back = message.has("non", "hesiter", "retrouver", "annuler", at=0.4) or first.is_question
    if not is_meant or takes_back or objects(message) or asks_before(message.sentences[1:]):
        return None
    return [Command("affirm", values=reason_told(message)), *questions_alone(message)]


_YES_NAMES = re.compile(
    r"(?:(?:oui|ouais|ok|d accord|voila|exact\w*) ){1,12}(?:c est |c )?(?:(?:bien|la|celle|ma|carte|en|qui|"
    r"finit|finissant|par) ){0,12}\d{4}"
    r"(?: (?:oui|svp|merci|s il vous plait|stp)){0,12}$"
)
_RIGHT_ONE = re.compile(
    r"(?:(?:oui|ouais|ok|voila|exact\w*) ){1,12}(?:c est |c )?(?:bien )?(?:la bonne(?: carte)?|elle|"
    r"celle la|celle ci|cette carte(?: la)?)\b"
)
FEW_AFTER_DANGER = 4
"""Words of « c'est un virement que j'attends », by which he says that there is no danger."""
