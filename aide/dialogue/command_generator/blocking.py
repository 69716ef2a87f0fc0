"""The card: which one, and its blocking, which cannot be undone. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.cards.reasons import reason_in_words
from aide.dialogue import facts as f
from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.command_generator.wishes.problem import problem_in, tells_problem
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.command_generator.yes_no import DOUBT, HARMLESS, NEGATION, is_no, is_yes, plainly_yes, refuses
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World


def at_block(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("opposition")
    facts = frame.facts if frame else {}
    if both := _the_other_too(message, facts):
        return [Command("correct_fact", "carte", {"carte": both})]
    if _found_again(message) and not (_orders_block(message) and message.act("retrouver") < 0.9):
        return [*_told_beside(message), Command("found")]
    if any(_found_again(one) and one.has("retrouver", at=0.7) and not _orders_block(one) for one in message.sentences):
        return [Command("found"), *(questions_alone(message) or _asked_of_it(message))]
    if (other := _the_other(message, facts)) is not None:
        return [Command("correct_fact", "carte", {"carte": [other]})]
    if _names_all(message, facts):
        return [Command("affirm", values=reason_told(message))]
    if (others := _other_cards(message, facts)) is not None:
        return [Command("correct_fact", "carte", {"carte": others})]
    agrees = is_yes(message, T.yes_block, strict=True) or plainly_yes(message, T.yes_block)
    if agrees or _orders_block(message) or _orders_at_last(message):
        return [Command("affirm", values=reason_told(message)), *questions_alone(message)]
    if refuses(message):
        return [Command("deny"), *question_in(message)]
    if message.has("hesiter", at=0.5) and not message.has("demander", at=0.6):
        return [Command("hesitate")]
    if asked := question_in(message, lenient=True):
        return asked
    if message.has("hesiter", at=0.35):
        return [Command("hesitate")]
    if tells_problem(message):
        return [telling(message)]
    if message.has("renouveler"):
        return [Command("hesitate", "renouveler")]
    if message.has("reprocher"):
        return [Command("reproach")]
    return [Command("hesitate", "neutre")]


_BLOCK_IT = re.compile(
    r"\b(?:(?:bloquez|bloque|blok[eé][zr]?|coupez|desactivez)(?: la| le| moi| ma carte| la carte| cette carte| tout| ca)*|"
    r"(?:annulez|supprimez|fermez|coupez) (?:la|cette carte|ma carte|la carte)|(?:il )?faut (?:la |tout )?(?:bloquer|desactiver)(?: ca)?|"
    r"vous pouvez (?:donc )?(?:la )?(?:bloquer|desactiver|couper))\b"
)


_BEFORE_ORDER = re.compile(
    r"\b(?:ne|n|non|si|de|sans|avant|pourquoi|comment|quand|elle est|est|etait|deja|vous|surtout|jamais|ou|l autre|qui|que|on|me|m|se|a)$"
)


_AFTER_ORDER = re.compile(
    r"^ ?(?:pas|plutot|les|mes|des|juste|rien|plus tard|jamais|surtout|l autre|seulement|si|quand|que)\b"
)


def _asked_of_it(message: Message) -> list[Command]:
    """« retrouvée ! et si elle se perd un dimanche, je fais comment ? »: a sentence that surely asks, about this card."""
    asking = [one for one in message.sentences if one.has("demander", at=0.9) and one.questions]
    name, share = asking[0].questions[0] if asking else ("", 0.0)
    return [Command("ask", name, text=message.text)] if share >= 0.4 else []


def _orders_at_last(message: Message) -> bool:
    """« quel créancier ?? bon vas-y bloque, c'est des paiements inconnus »: after a question, the order in the last sentence."""
    last = message.sentences[-1] if message.sentences else None
    if last is None or message.has("retrouver", at=0.4):
        return False
    return _orders_block(last) or (orders_block(last) and DOUBT.search(last.plain) is None)


def _orders_block(message: Message) -> bool:
    """« elle n'y est pas, bloquez »: an order, whatever is denied before it; no doubt, question or condition beside it."""
    order = _BLOCK_IT.search(message.plain)
    if order is None or "?" in message.text:
        return False
    before, after = message.plain[: order.start()].strip(), message.plain[order.end() :]
    if _BEFORE_ORDER.search(before) or _AFTER_ORDER.search(after):
        return False
    finds = message.has("retrouver", at=0.4) and not _NOT_FOUND.search(message.plain)
    refuses = message.has("non") and after.strip() != "" and message.act("oui") < 0.5
    doubts = DOUBT.search(HARMLESS.sub(" ", message.plain)) is not None
    return not (doubts or finds or refuses or message.has("hesiter", "corriger", at=0.6))


_NOT_FOUND = re.compile(
    r"\b(?:(?:pas|jamais|plus|rien|sans|introuvable)(?: \w+){0,2} (?:re)?trouv\w*|introuvable|aucun espoir|impossible (?:de |a )(?:la )?(?:re)?trouv\w*)\b"
)


def _found_again(message: Message) -> bool:
    """Likelier than a yes; with a no beside it, less is enough: the card is kept in both cases."""
    if _NOT_FOUND.search(message.plain):
        return False
    found = message.act("retrouver")
    return found > message.act("oui") and (message.has("retrouver") or found >= 0.33)


def _told_beside(message: Message) -> list[Command]:
    """« je l'ai retrouvée. Par contre mon virement n'arrive pas »: the problem that is left."""
    problem = problem_in(message, at=T.subject)
    is_other = problem is not None and message.share(CARD) < 0.3 and message.words > 8
    return [telling(message, subject=problem)] if is_other else []


_OTHER = re.compile(r"(?<!pas )\b(?:c est |bloque\w* )?l autre\b(?! jour| fois| soir| carte (?:est|elle) )")
_TOO = re.compile(r"\b(?:non plus|aussi|egalement|en plus|les deux)\b")


def _the_other(message: Message, facts: Mapping[str, Any]) -> str | None:
    """« pas celle-là, c'est l'autre »: of two cards, the one that was not asked about; nothing is blocked by it."""
    asked = list(facts.get("carte") or [])
    left = [one["id"] for one in facts.get("cartes") or [] if one["id"] not in asked]
    is_meant = _OTHER.search(message.plain) is not None and _WRONG_ONE.search(message.plain) is not None
    return left[0] if is_meant and len(left) == 1 and len(asked) == 1 and not message.has("retrouver", at=0.6) else None


_WRONG_ONE = re.compile(r"\b(?:pas (?:celle|cette|la)|non|nn|nan|plutot|mais)\b")


def _the_other_too(message: Message, facts: Mapping[str, Any]) -> list[str]:
    """« bloquez-la. Et la 4321 n'est pas chez moi non plus »: both are asked about, in one confirmation."""
    asked = list(facts.get("carte") or [])
    named = [one.id for one in choose_cards(his_cards(facts), message.text) if one.id not in asked]
    adds = _TOO.search(message.plain) is not None and _BLOCK_IT.search(message.plain) is not None
    return [*asked, *named] if asked and named and adds and not message.has("non", at=0.6) else []


def reason_told(message: Message) -> dict[str, str]:
    """The reason, when the yes tells it: « oui on me l'a volée »."""
    reason = reason_in_words(message.text)
    return {"raison": reason} if reason else {}


def _other_cards(message: Message, facts: Mapping[str, Any]) -> list[str] | None:
    """Cards named that are not the ones asked about: « non, celle qui finit par 5678 », « les deux »."""
    named = [one.id for one in choose_cards(his_cards(facts), message.text)]
    return named if named and set(named) != set(facts.get("carte") or []) else None


def _names_all(message: Message, facts: Mapping[str, Any]) -> bool:
    """« les deux », where both are asked about."""
    named = {one.id for one in choose_cards(his_cards(facts), message.text)}
    asked = set(facts.get("carte") or [])
    is_plain = message.words <= 6 and not message.is_question and not message.has("non", "hesiter", "retrouver", at=0.3)
    return len(asked) > 1 and named == asked and is_plain and NEGATION.search(message.plain) is None


def his_cards(facts: Mapping[str, Any]) -> list[Card]:
    return [Card(one["id"], one["last4"], one["product"], "active", "") for one in facts.get("cartes") or []]


def at_card(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("opposition")
    chosen = choose_cards(his_cards(frame.facts if frame else {}), message.text)
    if _found_again(message):
        return [Command("found")]
    own = [one for one in his_cards(frame.facts if frame else {}) if one.last4 in message.text]
    keeps = own == chosen and _KEPT.search(message.plain) is not None
    if len(chosen) == 1 and keeps and (rest := _others(chosen, frame)):
        return [Command("set_fact", "carte", {"carte": rest})]
    if len(chosen) > 1 and f.sounds_like_correction(message.text):
        chosen = _last_named(chosen, message.text)
    if chosen:
        return [Command("set_fact", "carte", {"carte": [one.id for one in chosen], **reason_told(message)})]
    if _NOT_THE_CARD.search(message.plain):
        return [Command("deny"), *([telling(message)] if message.share(CARD) < 0.3 and problem_in(message) else [])]
    if is_no(message) or message.has("annuler"):
        return [Command("deny"), *question_in(message)]
    if _WHICH.search(message.plain):
        return [*_spent(message), Command("skip", "carte")]
    if asked := question_in(message, lenient=not re.search(r"\d{4}", message.text)):
        return asked
    if message.has("hesiter"):
        return [Command("hesitate")]
    if message.has("passer"):
        return [*_spent(message), Command("skip", "carte")]
    if re.search(r"(?<!\d)\d{4}(?!\d)", message.text) and not own:
        return [Command("set_fact", "carte", {"inconnue": True})]
    if tells_problem(message) and message.share(CARD) < 0.3:
        return [telling(message)]
    return [*_spent(message), Command("unclear", "carte")]


_WHICH = re.compile(r"\bj?(?:sais|sait|c|ses|souviens) (?:pas|plus|pu|po)(?: de)? laquelle\b")


def _spent(message: Message) -> list[Command]:
    """« je sais pas laquelle, 480 euros viennent de partir »: the sum is kept for the report."""
    if not message.values("montant"):
        return []
    return [telling(message, quiet=True, subject="paiement_frauduleux")]


_NOT_THE_CARD = re.compile(r"\b(?:pas|rien a voir avec) (?:de |la |une |ma |cette )?carte\b")
"""« c'est pas la carte, c'est le virement »."""
_KEPT = re.compile(
    r"\b\d{4}\b.{0,12}\b(?:je l ai|jlai|ai (?:retrouve|la main)|est (?:la|avec|chez|dans)|retrouvee?|en main|c est bon|c bon)\b|\b(?:retrouve\w*|garde\w*|j ai) (?:la |celle |ma )?\d{4}\b"
)
"""« la 4321 je l'ai »: that one stays; where there are two, the other is meant."""


def _others(chosen: list[Card], frame: Any) -> list[str]:
    named = {one.id for one in chosen}
    left = [one["id"] for one in (frame.facts.get("cartes") or [] if frame else []) if one["id"] not in named]
    return left if len(left) == 1 else []


def _last_named(chosen: list[Card], text: str) -> list[Card]:
    """« la 3310… ah non, c'est la 9074 »: the one said last."""
    return [max(chosen, key=lambda one: text.rfind(one.last4))]
