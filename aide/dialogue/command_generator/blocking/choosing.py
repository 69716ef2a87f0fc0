"""Which card is to be blocked was asked. Pure."""

from __future__ import annotations

import re

from aide.cards.bank import Card
from aide.dialogue import facts as f
from aide.dialogue.command_generator.blocking.said import CardAnswer, found_in_a_sentence, has_found, reason_told
from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.problem import tells_problem as is_telling_problem
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import TOLD_WITH_BLOCK
from aide.folding import plain


def finds_it(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée »; not « la 3310 je l'ai, c'est la 9074 », which names the lost one."""
    names_other = bool(heard.named) and _OTHER_ONE.search(heard.message.plain) is not None
    is_meant = has_found(heard.message) and len(_by_digits(heard)) < 2 and not (heard.said_lost or names_other)
    return [Command("found")] if is_meant else None


def finds_one_of_two(heard: CardAnswer) -> list[Command] | None:
    """« j'ai retrouvé la 8890 dans un tiroir », where he did not know which one was in his wallet: the other is asked about."""
    found = _by_digits(heard)
    told = plain(str(heard.facts.get(TOLD_WITH_BLOCK) or ""))
    knew_not = heard.question.tries > 0 or _ALL_IN_IT.search(told) is not None
    if not has_found(heard.message) or len(found) != 1 or not knew_not or heard.said_lost:
        return None
    left = heard.left({found[0].id})
    return [Command("set_fact", "carte", {"carte": left})] if len(left) == 1 else None


def finds_it_in_a_sentence(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée ! quel numéro j'appelle si un jour je la perds ? »: nothing is chosen any more."""
    return [Command("found")] if found_in_a_sentence(heard.message) and not _by_digits(heard) else None


def keeps_one(heard: CardAnswer) -> list[Command] | None:
    """« la 4321 je l'ai »: that one stays; where there are two, the other is meant."""
    if heard.said_lost:
        return None
    keeps = _by_digits(heard) == heard.named and _KEPT.search(heard.message.plain) is not None
    if len(heard.named) != 1 or not keeps or not (rest := heard.left({heard.named[0].id})):
        return None
    return [Command("set_fact", "carte", {"carte": rest})]


def chooses(heard: CardAnswer) -> list[Command] | None:
    """The cards that he names; « la 3310… ah non, c'est la 9074 »: the one said last."""
    chosen, text = heard.to_block, heard.message.text
    if not chosen:
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
    """« je sais pas laquelle »."""
    return _skipped(heard.message) if _WHICH.search(heard.message.plain) else None


def asks(heard: CardAnswer) -> list[Command] | None:
    """A question; with four digits in it, only one that is plain."""
    return question_in(heard.message, lenient=not _DIGITS.search(heard.message.text)) or None


def passes(heard: CardAnswer) -> list[Command] | None:
    """He leaves it open."""
    return _skipped(heard.message) if heard.message.has("passer") else None


def names_unknown(heard: CardAnswer) -> list[Command] | None:
    """Four digits, of none of his cards."""
    is_meant = _FOUR_DIGITS.search(heard.message.text) is not None and not _by_digits(heard)
    return [Command("set_fact", "carte", {"inconnue": True})] if is_meant else None


def tells_problem(heard: CardAnswer) -> list[Command] | None:
    """Another problem, and not of a card."""
    is_meant = is_telling_problem(heard.message) and heard.message.share(CARD) < 0.3
    return [telling(heard.message)] if is_meant else None


def is_unclear(heard: CardAnswer) -> list[Command] | None:
    """No card that is known."""
    return [*_spent(heard.message), Command("unclear", "carte")]


def _by_digits(heard: CardAnswer) -> list[Card]:
    return [one for one in heard.cards if one.last4 in heard.message.text]


def _skipped(message: Message) -> list[Command]:
    return [*_spent(message), Command("skip", "carte")]


def _spent(message: Message) -> list[Command]:
    """« je sais pas laquelle, 480 euros viennent de partir »: the sum is kept for the report."""
    if not message.values("montant"):
        return []
    return [telling(message, quiet=True, subject="paiement_frauduleux")]


_ALL_IN_IT = re.compile(r"\b(?:porte ?feuille|porte ?monnaie|porte ?cartes?|sac|sacoche|pochette|valise)\b")
"""What holds all of one's cards."""
_OTHER_ONE = re.compile(r"\bl autre (?:qui|que|est|a ete|a|j ai|qu)\b")
"""« la 5520 est devant moi, c'est l'autre qui était dans le sac »."""
_DIGITS = re.compile(r"\d{4}")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHICH = re.compile(r"\bj?(?:sais|sait|c|ses|souviens) (?:pas|plus|pu|po)(?: de)? laquelle\b")
_NOT_THE_CARD = re.compile(r"\b(?:pas|rien a voir avec) (?:de |la |une |ma |cette )?carte\b")
_KEPT = re.compile(
    r"\b\d{4}\b(?!.{0,3}\bl autre\b).{0,12}\b(?:je l ai|jlai|ai (?:retrouve|la main)|est (?:la|avec|chez|dans)|"
    r"retrouvee?|en main|c est bon|c bon)\b|"
    r"\b(?:retrouve\w*|garde\w*|j ai) (?:la |celle |ma )?\d{4}\b|"
    r"\b(?:en main|dans (?:la|ma|les|mes) (?:main|mains|poche|sac)|sur moi|avec moi|chez moi|sous les yeux|me reste)\b"
    r"(?:(?!perd\w*|vol\w*|disparu\w*|bloqu\w*|pas|plus).){0,25}\b\d{4}\b"
)
