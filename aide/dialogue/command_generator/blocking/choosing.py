"""Which card is to be blocked was asked. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator.blocking.card_answer import FOUND, KEPT, CardAnswer
from aide.dialogue.command_generator.blocking.said import found_in_a_sentence, has_found, reason_told
from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.problem import tells_problem as is_telling_problem
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.message import Message


def finds_it(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée »; not « la 3310 je l'ai, c'est la 9074 », which names the lost one."""
    names_other = bool(heard.named) and _OTHER_ONE.search(heard.message.plain) is not None
    is_meant = has_found(heard.message) and len(heard.by_digits) < 2 and not (heard.said_lost or names_other)
    return [Command("found")] if is_meant else None


def finds_one_of_two(heard: CardAnswer) -> list[Command] | None:
    """« j'ai retrouvé la 8890 dans un tiroir », where he did not know which one was in his wallet:
    the other is asked about.
    """
    found = heard.kept
    if found is None or not has_found(heard.message) or not (heard.question.tries > 0 or heard.lost_with_all):
        return None
    left = heard.left({found.id})
    return [Command("set_fact", "carte", {"carte": left, FOUND: [found.id]})] if left else None


def finds_it_in_a_sentence(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée ! quel numéro j'appelle si un jour je la perds ? »: nothing is chosen any more."""
    return [Command("found")] if found_in_a_sentence(heard.message) and not heard.by_digits else None


def keeps_one(heard: CardAnswer) -> list[Command] | None:
    """« la 4321 je l'ai »: that one stays; where there are two, the other is meant."""
    kept = heard.kept
    if kept is None or [kept] != heard.named or KEPT.search(heard.message.plain) is None:
        return None
    rest = heard.left({kept.id})
    return [Command("set_fact", "carte", {"carte": rest})] if rest else None


def chooses(heard: CardAnswer) -> list[Command] | None:
    """The cards that he names; « la 3310… ah non, c'est la 9074 »: the one said last."""
    chosen, text = heard.to_block, heard.message.text
    if not chosen or _IF_BLOCKED.search(heard.message.plain):
        return None
    if len(chosen) > 1 and f.sounds_like_correction(text):
        chosen = [max(chosen, key=lambda one: text.rfind(one.last4))]
    return [Command("set_fact", "carte", {"carte": [one.id for one in chosen], **reason_told(heard.message)})]


def speaks_of_no_card(heard: CardAnswer) -> list[Command] | None:
    """« c'est pas la carte, c'est le virement »."""
    message = heard.message
    if not _NOT_THE_CARD.search(message.plain):
        return None
    is_other = message.share(CARD) < 0.3 and problem_in(message)
    return [Command("deny"), *([telling(message)] if is_other else [])]


def refuses(heard: CardAnswer) -> list[Command] | None:
    """A no, with what he asks beside it."""
    is_meant = is_no(heard.message) or heard.message.has("annuler")
    return [Command("deny"), *question_in(heard.message)] if is_meant else None


def does_not_know(heard: CardAnswer) -> list[Command] | None:
    """« je sais pas laquelle », « celle que j'utilise tous les jours », which the bank cannot see."""
    plain = heard.message.plain
    is_meant = _WHICH.search(plain) or (heard.message.words <= MOST_DESCRIBING and _DESCRIBED.search(plain))
    return _skipped(heard.message) if is_meant else None


def asks(heard: CardAnswer) -> list[Command] | None:
    """A question; with four digits in it, only one that is plain."""
    return question_in(heard.message, lenient=not _DIGITS.search(heard.message.text)) or None


def passes(heard: CardAnswer) -> list[Command] | None:
    """He leaves it open."""
    return _skipped(heard.message) if heard.message.has("passer") else None


def names_unknown(heard: CardAnswer) -> list[Command] | None:
    """Four digits, of none of his cards."""
    is_meant = _FOUR_DIGITS.search(heard.message.text) is not None and not heard.by_digits
    return [Command("set_fact", "carte", {"inconnue": True})] if is_meant else None


def tells_problem(heard: CardAnswer) -> list[Command] | None:
    """Another problem, and not of a card."""
    is_meant = is_telling_problem(heard.message) and heard.message.share(CARD) < 0.3
    return [telling(heard.message)] if is_meant else None


def is_unclear(heard: CardAnswer) -> list[Command] | None:
    """No card that is known."""
    return [*_spent(heard.message), Command("unclear", "carte")]


def _skipped(message: Message) -> list[Command]:
    return [*_spent(message), Command("skip", "carte")]


def _spent(message: Message) -> list[Command]:
    """« je sais pas laquelle, 480 euros viennent de partir »: the sum is kept for the report."""
    if not message.values("montant"):
        return []
    return [telling(message, quiet=True, subject="paiement_frauduleux")]


_IF_BLOCKED = re.compile(r"\bsi (?:je|j|on|vous) (?:(?:les?|la|l) )?(?:bloqu|blok|oppos)")
"""« si je bloque les deux, je paie comment ? » chooses none."""
_OTHER_ONE = re.compile(r"\bl autre (?:qui|que|est|a ete|a|j ai|qu)\b")
"""« la 5520 est devant moi, c'est l'autre qui était dans le sac »."""
_DIGITS = re.compile(r"\d{4}")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHICH = re.compile(
    r"\bj?(?:sais|sait|c|ses|souviens|connais|retiens) (?:pas|plus|pu|po|aucun)\b.{0,12}"
    r"\b(?:laquelle|laquel|lequel|numeros?|chiffres?|num)\b|\b(?:laquelle|laquel|quelle carte)\b.{0,12}"
    r"\b(?:sais|sait|c|ses|souviens) (?:pas|plus|pu|po)\b"
)
MOST_DESCRIBING = 9
_DESCRIBED = re.compile(
    r"\b(?:celle|cell|cel|la) (?:que j (?:utilise|ai)|dont je me sers|avec (?:quoi|laquelle) je|"
    r"(?:de|pour) (?:tous les jours|les courses|"
    r"d habitude|toujours|l essence|internet)|bleue?|noire?|rouge|"
    r"verte?|grise?|blanche?|doree?|rose|violette?|"
    r"(?:plus |la plus )?(?:recente|nouvelle|neuve|vieille|ancienne))\b"
)
"""A card by its colour, its age or its use: his cards are told apart by four digits only."""
_NOT_THE_CARD = re.compile(r"\b(?:pas|rien a voir avec) (?:de |la |une |ma |cette )?carte\b")
