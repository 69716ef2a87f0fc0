"""The order of a new card, which may cost something. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.wishes.begun import starting
from aide.dialogue.command_generator.wishes.block import asks_block, orders_block
from aide.dialogue.command_generator.wishes.new_card import ORDERS_IT
from aide.dialogue.command_generator.wishes.problem import tells_problem
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_beside import agrees_and_asks
from aide.dialogue.command_generator.yes_no import is_yes, plainly_yes, refuses
from aide.dialogue.command_generator.yes_no_words import DOUBT, HARMLESS, NEGATION, NOT_SAID
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.folding import plain


def at_renewal(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """Nothing is lost by a no: what is no clear yes and asks nothing leaves the order for later."""
    message = _without_no(message)
    is_wish = message.has("renouveler") or is_yes(message, T.yes)
    if orders_block(message) or (not is_wish and (message.has("bloquer", at=0.6) or asks_block(message))):
        return [starting("opposition", message, state)]
    asks = message.has("demander", at=0.3) or _ASKS.search(message.plain) is not None
    wants = message.has("renouveler", at=0.6) and is_yes(message, 0.3, strict=True)
    if _DECLINES.search(message.plain):
        return [Command("deny"), *question_in(message)]
    if _ON_CONDITION.search(message.plain):
        return [Command("ask", PRICE, text=message.text)]
    if _YES_ORDERS.match(message.plain):
        return [Command("affirm"), *question_in(message)]
    if (
        message.is_question
        and message.top_question[0] in _BEFORE_ORDER
        and message.top_question[1] >= T.question
    ):
        return question_in(message, lenient=True)
    if agrees_and_asks(message, T.yes_file, _AFTER_ORDER) or _agrees_then_asks(message):
        return [Command("affirm"), *question_in(message)]
    if ORDERS_IT.match(plain(_ENDS.split(message.text.rstrip(" .!…"))[-1])):
        return [Command("affirm")]
    return _in_all(message, state, world, asks=asks, wants=wants)


def _agrees_then_asks(message: Message) -> bool:
    """« oui je veux bien, elle arrive quand ? », « oui une nouvelle svp et mon dossier ? »:
    nothing he asks weighs on the order.
    """
    begun = _YES_APART.match(message.text.strip()) or _YES_APART_LAST.match(message.text.strip())
    if begun is None or message.has("non", "hesiter", "annuler", at=0.4) or NOT_SAID.search(message.plain):
        return False
    rest = _BUT.sub("", plain(message.text.strip()[begun.end() :]))
    return not (DOUBT.search(rest) or NEGATION.search(rest) or _PRICE.search(rest) or _WEIGHS.match(rest))


def _without_no(message: Message) -> Message:
    """« non je veux savoir quand elle arrive »: of what he was told, and no refusal of the card."""
    if _NO_BUT_ASKS.match(message.plain) is None:
        return message
    return replace(message, acts={**message.acts, "non": 0.0, "annuler": 0.0, "demander": 1.0})


def _in_all(message: Message, state: State, world: World, *, asks: bool, wants: bool) -> list[Command]:
    """No part of it is certain by its form: the whole is an order, a refusal,
    a question or something else.
    """
    orders = _ORDER_IT.search(message.plain) is not None and NEGATION.search(message.plain) is None
    orders = orders and DOUBT.search(HARMLESS.sub(" ", message.plain.replace("quand meme", ""))) is None
    is_agreed = plainly_yes(message) or is_yes(message, T.yes_file, strict=True)
    agrees = is_agreed or wants or _wants_another(message)
    if orders or (agrees and not asks):
        return [Command("affirm")]
    if tells_problem(message) or message.has("deposer"):
        return at_nothing(message, state, world)
    if refuses(message):
        return [Command("deny"), *question_in(message)]
    if asked := question_in(message, lenient=True):
        return asked
    if message.act("oui") >= 0.4 and not message.has("hesiter"):
        return [Command("hesitate")]
    later = message.subject("remercier") + message.subject("au_revoir") + message.subject("refuser")
    if message.has("hesiter", at=0.25) or later >= 0.5:
        return [Command("deny")]
    return at_nothing(message, state, world)


_NO_BUT_ASKS = re.compile(
    r"(?:(?:mais|bah|ben|ah) ){0,12}(?:non|nan|nn)(?: (?:non|mais|attend\w*|justement|juste|d abord)){0,12} "
    r"(?:je (?:(?:vous|te|t|ai|juste|seulement) ){0,12}(?:veux|voudrais|voulais|aimerais|cherche|"
    r"demand\w*)\b.{0,15}\b(?:savoir|quand|combien|si|le|la)\b|"
    r"(?:dites|dis|expliqu\w*) moi\b|(?:(?:c est|ca|elle|coute|prend|"
    r"fait|arrive) ){0,12}(?:combien|quand|quel\w*)\b)"
)
PRICE = "prix_nouvelle_carte"
_ON_CONDITION = re.compile(
    r"\bcommand\w*\b.{0,25}\b(?:si|seulement|que si|sauf si|a condition)\b.{0,25}\b(?:gratuit\w*|offert\w*|"
    r"payant\w*|frais|cou\w*|cher|"
    r"supplement|pay\w*|factur\w*)\b"
)
"""« commandez-la si elle est gratuite »: no order; its price is what he needs first."""
_DECLINES = re.compile(
    r"\b(?:(?:s en|m en|men|sen) (?:fout|fous|fiche)|(?:prend\w*|"
    r"command\w*|veux|voudrais|souhaite) (?:pas|rien)|pas (?:de |d une |la )?(?:nouvelle |autre )?(?:carte )?"
    r"(?:pour (?:l |le )?(?:instant|moment)|maintenant|tout de suite|besoin))\b"
)
_YES_ORDERS = re.compile(
    r"(?:(?:bon|ben|bah|alors|ok|et) ){0,12}(?:oui|ouais|ok|d accord|allez)(?: (?:oui|alors|bon)){0,12} "
    r"(?:je (?:la |en )?(?:veux bien )?)?command(?:e[rz]?|ons)\b"
    r"(?! (?:(?:la|en|une|ca) )?(?:pas|rien|si|seulement|que si)\b)"
)
"""« bon oui commandez. et si… »: the order is given, whatever is asked after it."""
_YES_APART = re.compile(
    r"(?:(?:ah|bon|ben|bah|alors|mais|ok|et)[ ,]{1,3}){0,6}(?:oui{1,12}|"
    r"ouais|ouai|ok|okay|volontiers|yes|d['’ ]?accord|dac)"
    r"(?: (?:oui|stp|svp|merci|s'il (?:vous|te) pla[iî]t|je (?:la |l'en )?veux(?: bien)?|jveux(?: bien)?|"
    r"bien s[uû]r|carr[ée]ment|"
    r"(?:pour )?(?:une |la |l')?(?:nouvelle|autre|neuve)(?: carte)?)"
    r"){0,8}(?:\s{0,3}[.!,;…]{1,9}\s{0,3}|\s+et\s+)(?=\S)",
    re.I,
)
_YES_APART_LAST = re.compile(
    r"(?:je (?:la |l['’]en )?veux bien|je (?:la )?prends|d['’]accord pour)"
    r"(?: (?:la|une|cette))?(?: nouvelle| autre)?(?: carte)?"
    r"(?: (?:oui|svp|stp|merci)){0,6}\s{0,3}[.!…]{1,9}\s{0,3}(?=\S)",
    re.I,
)
"""« je veux bien la nouvelle carte oui. Mais où je regarde… »."""
_BUT = re.compile(r"^mais ")
_WEIGHS = re.compile(
    r"(?:et )?(?:(?:par contre|sauf|combien|c est quoi|d abord|si|que si|seulement|ou pas|non)\b)"
)
"""What is asked after the yes and could undo it."""
_AFTER_ORDER = frozenset({"delai_nouvelle_carte", "carte_activer", "payer_en_attendant_carte"})
_BEFORE_ORDER = frozenset({"carte_adresse_envoi", "carte_autre_adresse", "prix_nouvelle_carte"})
"""« ok commandez, ça part à quelle adresse ? »: answered, and the order asked about again."""
_PRICE = re.compile(
    r"\b(?:combien|cb|cmb|prix|tarif\w*|cout\w*|frais|payant\w*|gratuit\w*)"
    r"\b(?! (?:de|d) (?:temps|tps|tmps|jours?))"
)
"""Asked of the card that is offered: the price is its own."""
_ASKS = re.compile(r"\b(?:com?ment|combien|cb|cmb|quand|kan|kand|c quoi|jfais quoi|je fais quoi)\b")
"""« et pr la new carte jfais coment »: asked, with or without its mark; nothing is ordered by it."""
_ORDER_IT = re.compile(
    r"\b(?:commandez|commande (?:la|en une|moi)|envoyez (?:moi )?(?:la|une|en une)|je la veux|"
    r"j en veux une|oui (?:pour )?(?:la|une) (?:nouvelle|autre) carte)\b(?! pas)"
)
_ENDS = re.compile(r"[.!?…]+\s*")
_ANOTHER = re.compile(r"\b(?:une|l) autre\b")


def _wants_another(message: Message) -> bool:
    """« oui j'en veux une autre »: here another card is what was offered."""
    text = message.text if "?" in message.text else _ANOTHER.sub("cela", message.plain)
    said = replace(message, text=text)
    return _ANOTHER.search(message.plain) is not None and is_yes(said, T.yes_file, strict=True)
