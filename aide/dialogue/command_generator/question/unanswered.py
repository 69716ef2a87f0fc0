"""No answer to the question for a fact: what else he says then. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.wishes.begun import courtesy, telling
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.means_told import CARD_PAYMENT
from aide.dialogue.message import Message
from aide.dialogue.state import MONEY_BACK


def gives_own_name(heard: FactAnswer) -> list[Command] | None:
    """A sentence that is nothing but a name, where a name was asked."""
    if heard.field not in f.NAMES or not heard.message.sentences or heard.own_name is None:
        return None
    return [Command("set_fact", heard.field, {**heard.beside, heard.field: heard.own_name})]


def skips(heard: FactAnswer) -> list[Command] | None:
    """« je ne sais pas »; to the address, a no is enough."""
    message = heard.message
    gives_none = heard.field == "email" and (is_no(message) or message.has("passer", at=0.45))
    if _gives_name(heard):
        return None
    if not gives_none and not message.has("passer") and not _skips_then_asks(message):
        return None
    return [*heard.set_beside(), *heard.skip()]


def has_none(heard: FactAnswer) -> list[Command] | None:
    """« l'adresse mail j'en ai pas, et j'appelle qui ? », « y a pas de commerçant »: left open,
    and his question is answered.
    """
    message = heard.message
    says_none = _says_none(heard) and not _gives_name(heard)
    if heard.typed is not None or not (says_none or _is_of_machine(heard)):
        return None
    whom = [Command("answer", CONTACT)] if _WHOM.search(message.plain) else question_in(message)
    return [*heard.set_beside(), *heard.skip(), *whom]


def _says_none(heard: FactAnswer) -> bool:
    if heard.field in (f.DATE, f.AMOUNT, *f.NAMES) and _CANNOT_SAY.search(heard.message.plain):
        return True
    says_none = _NO_ADDRESS if heard.field == "email" else _NO_NAME if heard.field in f.NAMES else None
    return says_none is not None and says_none.search(heard.message.plain) is not None


def _is_of_machine(heard: FactAnswer) -> bool:
    """« c'est des retraits au distributeur », « personne, c'est le dab de la gare »:
    nobody is named there.
    """
    is_of_card = heard.field == f.CREDITOR and heard.facts.get("motif") in (CARD_PAYMENT, MONEY_BACK)
    text = heard.message.text
    if not is_of_card or not f.only_withdrawn(text) or f.machine_of(text) is not None:
        return False
    return f.name_in(text, heard.field) is None or _ONLY_MACHINE.match(heard.message.plain) is not None


def _gives_name(heard: FactAnswer) -> bool:
    """« jsais pas, c'est marqué ZALBO »: a name stands beside it."""
    text = heard.message.text
    return heard.field in f.NAMES and (
        f.in_capitals(text) is not None or f.shows_name(text) or heard.own_name is not None
    )


def _skips_then_asks(message: Message) -> bool:
    """« pas de mail. vous m'appelez du coup ? »: left open at first, and what follows only asks."""
    first, *others = message.sentences or (message,)
    return bool(others) and first.has("passer", at=SURELY_SKIPS) and all(one.is_question for one in others)


SURELY_SKIPS = 0.7


def tells_others(heard: FactAnswer) -> list[Command] | None:
    """Other facts than the one that was asked."""
    return heard.set_beside() or None


def refuses(heard: FactAnswer) -> list[Command] | None:
    """« non »: left open."""
    return heard.skip() if is_no(heard.message, 0.6) and heard.message.words <= 4 else None


def tells(heard: FactAnswer) -> list[Command] | None:
    """He goes on telling."""
    is_story = heard.message.has("raconter") and heard.message.words >= STORY_WORDS
    return [telling(heard.message)] if is_story else None


def chats(heard: FactAnswer) -> list[Command] | None:
    """A courtesy."""
    return [courtesy(heard.message)] if heard.message.has("bavarder", at=0.6) else None


def is_unclear(heard: FactAnswer) -> list[Command] | None:
    """Nothing that answers it."""
    return heard.unclear()


CONTACT = "contacter_service_client"
_NO_ADDRESS = re.compile(
    r"\b(?:pas|plus|aucune?|ni) (?:de |d |l )?(?:adresse )?(?:(?:e ?)?mails?|courriels?|adresse|messagerie)\b"
    r"(?! (?:d |de )?(?:la )?banque)|"
    r"\b(?:(?:e ?)?mail|courriel|adresse)\b.{0,15}\b(?:en ai|j ai|ai) (?:pas|plus|aucune?|jamais)\b"
)
_WHO = (
    r"(?:noms?|commercants?|creanciers?|magasins?|boutiques?|marchands?|"
    r"vendeurs?|beneficiaires?|societes?|entreprises?)"
)
_NO_NAME = re.compile(
    rf"\b(?:pas|aucune?|ni|sans) (?:de |d |eu de |vraiment de )?{_WHO}\b|"
    r"\bj ?(?:e |en |n en |ne )?(?:le |l )?sai[st]? (?:pas|plus|pu|rien)(?! (?:quoi|c est quoi|c quoi|qui c|"
    r"pourquoi|si|comment|quand|ce que?)\b)|\bjsp\b|"
    r"^(?:(?:ben|bah|euh|mais|non|a|c est) )*personne(?:$| (?:je|j|c|on|n|ne|du tout|puisqu\w*|car)\b)|"
    r"\bch(?:ai|e)s? pas\b|\baucune idee\b|\bj ignore\b|"
    r"^(?:(?:ben|bah|euh|mais|personne|c est|c|par) )*(?:vous(?: memes?)?|smartpay)(?: (?:qui|par) .*)?$"
)
_CANNOT_SAY = re.compile(
    r"\b(?:saurais|saurai|pourrais|pourrai|peux|sais) (?:pas|plus|point) (?:vous |te |t )?(?:(?:le |la |l )?"
    r"(?:dire|preciser)|repondre)\b(?! (?:si|que|qu|quoi|comment|pourquoi|plus)\b)|"
    r"\bm en (?:souviens?|rappelle) (?:pas|plus|pu)\b|\bme (?:souviens?|rappelle) (?:pas|plus|pu) (?:du|"
    r"de la|de l|le|la) (?:jour|date|montant|somme|nom)\b"
)
"""« le jour, je ne saurais pas vous le dire »: asked again, he would say the same."""
_ONLY_MACHINE = re.compile(
    r"(?:(?:personne|aucun|rien|euh|ben|c est|c|c etait|juste|au|le|la|un|une) ){0,12}(?:distributeurs?|dab|"
    r"gab|guichets?|retraits?)\b"
)
"""« personne, c'est le distributeur de la place »: the machine, and none who owns it."""
_WHOM = re.compile(
    r"\b(?:appell?e[rz]?|telephoner?|joindre|contacter?|m adresser) (?:a )?qui\b|\bqui (?:(?:je|j|dois je|"
    r"faut il|il faut|on) ){0,2}"
    r"(?:appell?e[rz]?|telephoner?|joindre|contacter?)\b|\bquel numero\b"
)
