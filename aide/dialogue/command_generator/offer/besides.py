"""Neither a yes nor a no to an offer: what else he says then. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.meant_of_told import WHERE
from aide.dialogue.command_generator.nothing_open.said import tells_beside
from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.wishes.begun import courtesy, starting, telling
from aide.dialogue.command_generator.wishes.filed import follow_up
from aide.dialogue.command_generator.wishes.problem import names_problem, problem_in, surely_another
from aide.dialogue.command_generator.wishes.question import informed, question_in, surely_asked
from aide.dialogue.commands import Command
from aide.dialogue.limits import TRANSFER
from aide.dialogue.message import Message
from aide.dialogue.motif_told import affirmed
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T


def wonders(heard: OfferAnswer) -> list[Command] | None:
    """He hesitates or asks, and there is no yes in it:
    the question that is known is answered, and what he tells kept.
    """
    message = heard.message
    doubts = message.has("hesiter") or (message.is_question and message.has("demander", at=T.aside))
    if not doubts or message.has("oui", at=T.aside) or heard.agrees:
        return None
    return asks(heard)


def asks(heard: OfferAnswer) -> list[Command] | None:
    """He asks something that is known; what he tells is kept."""
    message = heard.message
    if not (asked := question_in(message)):
        return None
    return [*([_quietly(heard)] if tells_beside(message) else []), *asked]


def _quietly(heard: OfferAnswer) -> Command:
    """« alors celui de janvier, c'est fichu ? »: of the problem that was told,
    unless he surely names another one.
    """
    message, told = heard.message, heard.state.subject
    other = surely_another(message, told) if names_problem(message.text) else None
    return telling(message, quiet=True, subject=other or told)


def says_filed_again(heard: OfferAnswer) -> list[Command] | None:
    """« non mais il est toujours pas là ! », of what was filed, where another problem is offered:
    no refusal of that one.
    """
    message, state = heard.message, heard.state
    told = problem_in(message, at=T.aside)
    is_again = heard.is_about_noted and told in state.closed and told not in state.later
    rest = _NO.sub("", message.plain)
    if not is_again or message.values("montant") or not _STATES.search(rest) or _LEAVES.search(rest):
        return None
    return [Command("ask", WHERE, text=message.text) if told == TRANSFER else Command("hesitate", "neutre")]


def has_filed_already(heard: OfferAnswer) -> list[Command] | None:
    """« mais j'ai déjà fait la réclamation ! et la carte marche plus ? »:
    what he filed here is not offered again; what he asks is answered.
    """
    message, state = heard.message, heard.state
    if (
        heard.question.starts != "reclamation"
        or not state.closed
        or _FILED_HERE.search(message.plain) is None
    ):
        return None
    return _other_told(heard) or [Command("deny"), *question_in(message)]


def _other_told(heard: OfferAnswer) -> list[Command] | None:
    """« … je vous parle des frais, 8 € le 2 mars »: the other problem, which is not filed, is helped with;
    none of the two is refused.
    """
    message, state = heard.message, heard.state
    rest = [one for one in message.sentences if _FILED_HERE.search(one.plain) is None]
    other = problem_in(message, at=T.aside)
    if not rest or other is None or other in state.closed or other not in affirmed(message.text):
        return None
    name, share = max((one.top_question for one in rest), key=lambda asked: asked[1])
    told = telling(message, subject=other, info=name if share >= T.surely_question else "")
    return [replace(told, text=" ".join(one.text.strip() for one in rest))]


_FILED_HERE = re.compile(
    r"\b(?:deja|viens de) (?:la |l |le |ete )?(?:fait\w*|faire|depos\w*|enregistr\w*|envoy\w*)\b|"
    r"\b(?:deja|viens d)\b.{0,12}\breclam\w*"
)


def asks_of_us(heard: OfferAnswer) -> list[Command] | None:
    """« et qui tranche si vous refusez ? »: by its subject what is answered whole,
    the mediator, the telephone.
    """
    return informed(heard.message) or None


def adds_known(heard: OfferAnswer) -> list[Command] | None:
    """« j'ai changé de numéro »: what he adds after the help is answered where it is surely known."""
    known = surely_asked(heard.message)
    return [_quietly(heard), *known] if known else None


def reproaches(heard: OfferAnswer) -> list[Command] | None:
    """He is cross, and tells nothing."""
    is_meant = heard.message.has("reprocher") and not heard.message.has("raconter", at=0.6)
    return [Command("reproach")] if is_meant else None


def follows_up(heard: OfferAnswer) -> list[Command] | None:
    """He speaks of a complaint that is filed already."""
    flow = follow_up(heard.message)
    return [starting(flow, heard.message, heard.state)] if flow else None


def names_card(heard: OfferAnswer) -> list[Command] | None:
    """« non la 4321 »: the four digits of a card, where its blocking was offered."""
    is_other = heard.message.has("corriger") and _FOUR_DIGITS.search(heard.message.text) is not None
    is_meant = heard.question.starts == "opposition" and is_other
    return [telling(heard.message, subject=heard.state.subject)] if is_meant else None


def tells_and_asks(heard: OfferAnswer) -> list[Command] | None:
    """« c'est juste combien de temps ça prend ? Vinta, 64 € »: facts, and a sentence that only asks."""
    if not heard.tells or not (asked := _asked_besides(heard.message)):
        return None
    return [telling(heard.message, quiet=True, subject=heard.state.subject), *asked]


def tells(heard: OfferAnswer) -> list[Command] | None:
    """More of the same problem, or another one."""
    if not heard.tells:
        return None
    message, state = heard.message, heard.state
    is_same = heard.corrects or _wants_money_back(message, state) or not names_problem(message.text)
    other = surely_another(message, state.subject)
    return [telling(message, subject=other or (state.subject if is_same else None))]


def chats(heard: OfferAnswer) -> list[Command] | None:
    """A courtesy."""
    thanks = heard.message.subject("remercier") + heard.message.subject("au_revoir") >= 0.5
    return [courtesy(heard.message)] if heard.message.has("bavarder") or thanks else None


def goes_on(heard: OfferAnswer) -> list[Command] | None:
    """At some length, and nothing else is known of it: he goes on telling."""
    message = heard.message
    at_length = message.words > 6 and not message.has("ailleurs", "annuler")
    if message.act("raconter") < 0.25 and not at_length:
        return None
    if message.words <= STORY_WORDS or message.is_question:
        return None
    return [telling(message, subject=None if names_problem(message.text) else heard.state.subject)]


def scolds(heard: OfferAnswer) -> list[Command] | None:
    """One sentence of several is surely a reproach."""
    is_meant = any(one.has("reprocher", at=0.7) for one in heard.message.sentences)
    return [Command("reproach")] if is_meant else None


def _asked_besides(message: Message) -> list[Command]:
    asks = any(
        (one.is_question or _OR_NOT.search(one.plain) or not one.has("raconter", at=0.25))
        and one.has("demander", at=0.85)
        and not one.has("reprocher", at=0.3)
        for one in message.sentences or (message,)
    )
    if not asks:
        return []
    return question_in(message) or [Command("ask", "", text=message.text)]


def _wants_money_back(message: Message, state: State) -> bool:
    """« je veux être remboursé »: what he expects of the problem that he told, and no other one."""
    short = message.words <= 8 and not message.values("montant") and not message.values("date")
    return bool(state.subject) and short and _MONEY_BACK.search(message.plain) is not None


_NO = re.compile(r"^(?:(?:ah|oh|bah|ben|euh|mais|non|nan) )+")
_STATES = re.compile(
    r"\b(?:(?:est|sont|ai|a|ont|suis) (?:\w+ ){0,2}(?:pas|jamais|rien)|toujours (?:pas|rien)|n (?:est|a|ai) )"
)
"""« il est pas arrivé », « toujours rien »: how it stands."""
_LEAVES = re.compile(r"\b(?:merci|laiss\w*|oubli\w*|tant pis|plus tard|la peine|veux pas|besoin)\b")
_OR_NOT = re.compile(r"\bou (?:pas|non)\b|\bpourquoi\b")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONEY_BACK = re.compile(r"\b(?:rembourse\w*|rendez|rendre|recuperer|rends)\b")
