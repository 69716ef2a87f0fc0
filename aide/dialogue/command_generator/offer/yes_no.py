"""What an offer is answered with: the one thing or the other, a no, a yes. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.corrections import denied_before, told_otherwise
from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.nothing_open.said import both
from aide.dialogue.command_generator.offer.answer import OfferAnswer, contests
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import asks_block
from aide.dialogue.command_generator.wishes.by_card import of_means
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT, asks_how_to_file, says_to_file
from aide.dialogue.command_generator.wishes.problem import names_problem, problem_in
from aide.dialogue.command_generator.wishes.question import informed, question_in, surely_asked
from aide.dialogue.command_generator.yes_no import is_yes
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.commands import Command
from aide.dialogue.facts import DESCRIPTION
from aide.dialogue.message import Message
from aide.dialogue.motif_told import DEBIT, denies
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu.two_problems import SAME_STORY


def refuses_forms(heard: OfferAnswer) -> list[Command] | None:
    """« je vais pas remplir des formulaires »: there is none, and he is told so."""
    if heard.question.starts != "reclamation" or heard.message.has("oui"):
        return None
    return [Command("hesitate", "formulaire")] if _NO_FORM.search(heard.message.plain) else None


def wants_block(heard: OfferAnswer) -> list[Command] | None:
    """He wants a card blocked; not where one is blocked already, and he refuses or asks about it."""
    message, state = heard.message, heard.state
    refuses = state.done == "opposition" and message.has("non") and NEGATION.search(message.plain) is not None
    if not asks_block(message) or refuses or stops_debits(message) or (state.blocked and message.is_question):
        return None
    return [starting("opposition", message, state)]


def takes_card_alone(heard: OfferAnswer) -> list[Command] | None:
    """« pas de plainte, juste la carte »: of what the two buttons offer, the one."""
    said = heard.message.plain
    if heard.question.starts != "opposition" or not (_ONLY_CARD.search(said) or _YES_BLOCK.match(said)):
        return None
    return [Command("affirm", "opposition", text=heard.message.text)]


def takes_noted(heard: OfferAnswer) -> list[Command] | None:
    """« oui, ça fait trois fois que ça arrive »: a clear yes to the noted problem,
    which he tells, with what he asks.
    """
    message = heard.message
    begins = _YES_FIRST.match(message.plain) is not None and NEGATION.search(message.plain) is None
    has_day = bool(message.values("date")) and message.has(
        "raconter", at=0.4
    )  # « aujourd'hui ? » tells nothing
    has_facts = bool(message.values("montant")) or has_day
    is_clear = begins and ("?" not in message.text or has_facts) and not message.has("hesiter", "annuler")
    if not heard.is_about_noted or not is_clear:
        return None
    more = has_facts or message.words > 6 or message.has("raconter", at=0.4)
    kept = [telling(message, quiet=True, subject=heard.state.later[0])] if more else []
    asked = question_in(message) if "?" in message.text else []
    return [*kept, Command("affirm", "suite", text=message.text), *asked]


def tells_noted(heard: OfferAnswer) -> list[Command] | None:
    """« 35 €, c'était le 16 »: who tells its sum or its day looks at the noted problem."""
    message = heard.message
    has_facts = bool(message.values("montant") or message.values("date"))
    is_else = message.is_question or message.has("non", "corriger", "hesiter", "annuler", "demander", at=0.4)
    if not heard.is_about_noted or not has_facts or is_else or message.words > LONGEST_FACTS:
        return None
    return [
        telling(message, quiet=True, subject=heard.state.later[0]),
        Command("affirm", "suite", text=message.text),
    ]


LONGEST_FACTS = 9


def takes_both(heard: OfferAnswer) -> list[Command] | None:
    """« oui les deux, le salaire et les frais »: one complaint for each;
    the one that was not noted yet is, by its name.
    """
    message, state = heard.message, heard.state
    begins = _YES_FIRST.match(message.plain) is not None and NEGATION.search(message.plain) is None
    if heard.question.starts != "reclamation" or not begins or _BOTH.search(message.plain) is None:
        return None
    named = (
        name for name, words in _NAMED.items() if name != state.subject and re.search(words, message.plain)
    )
    other = next(named, None)
    if other is None or state.later:  # what is noted already is said by who begins the first
        return None
    return [
        Command("aside", other),
        Command("affirm", "reclamation", text=message.text),
        *question_in(message),
    ]


_BOTH = re.compile(r"\b(?:les (?:deux|2)|tous les (?:deux|2)|l un et l autre)\b|\b(?:aussi|egalement)$")
_NAMED = {
    "frais": r"\b(?:frais|commissions?|agios)\b",
    "virement_en_retard": r"\b(?:virements?|salaires?|payes?|paie)\b",
    "prelevement_abusif": r"\b(?:prelevements?|abonnements?)\b",
    "remboursement_erreur": r"\b(?:remboursements?|double debit)\b",
}
"""The nouns by which problems are called when they are counted."""


def denies_motif(heard: OfferAnswer) -> list[Command] | None:
    """« c pas des frais »: what he told is of another problem."""
    if heard.question.starts != "reclamation":
        return None
    if (denied := denied_before(heard.message, heard.state)) is None:
        return _of_card(heard)
    begins = (
        [Command("start_flow", "reclamation", text=heard.message.text)] if says_to_file(heard.message) else []
    )
    return [denied, *begins]


def _of_card(heard: OfferAnswer) -> list[Command] | None:
    """« c'est pas un prélèvement, c'est sur ma carte »: no motive is nearer, and his words are kept."""
    told = heard.state.told.get(heard.state.subject or "")
    if told is None or heard.state.subject != DEBIT or not denies(heard.message.text, DEBIT):
        return None
    return of_means(heard.message, {"motif": DEBIT, DESCRIPTION: told.story, **told.facts})


def corrects(heard: OfferAnswer) -> list[Command] | None:
    """« non c'est 40 € »: it sounds like a correction, and is one."""
    only_asks = all(one.is_question for one in heard.message.sentences or (heard.message,))
    return puts_right(heard) if heard.corrects and not only_asks else None


def puts_right(heard: OfferAnswer) -> list[Command] | None:
    """What he told before has another value now."""
    changed = told_otherwise(heard.message, heard.state, heard.world)
    return None if changed is None else [changed, *question_in(heard.message)]


def refuses(heard: OfferAnswer) -> list[Command] | None:
    """A no, with what he tells and asks beside it."""
    message = heard.message
    if not heard.refuses or message.act("deposer") >= 0.6 or _HAS_NONE.match(message.plain):
        return None
    if heard.question.starts == "opposition" and says_to_file(message):
        return [Command("start_flow", "reclamation", {"sans_blocage": True}, message.text)]
    told = [telling(message)] if message.has("raconter", at=0.6) else []
    return [Command("deny"), *told, *question_in(message)]


def complains_of_us(heard: OfferAnswer) -> list[Command] | None:
    """« une réclamation contre vous ? »: against whom it goes is answered."""
    message = heard.message
    if heard.question.starts != "reclamation" or _AGAINST_YOU.search(message.plain) is None:
        return None
    told = telling(message, quiet=True, subject=heard.state.subject)
    return [told, Command("ask", "reclamation_contre_qui", text=message.text)]


def refuses_complaint(heard: OfferAnswer) -> list[Command] | None:
    """« je veux pas de réclamation »: a no, whatever else is in it; a question that is known is answered."""
    message = heard.message
    if heard.question.starts == "opposition" or REFUSED_COMPLAINT.search(message.plain) is None:
        return None
    return [Command("deny"), *(question_in(message) or surely_asked(message))]


def hears_then_asks(heard: OfferAnswer) -> list[Command] | None:
    """« mdr ok. vous pouvez regarder s'ils ont envoyé ? »: heard, not agreed, and then he asks."""
    if not _is_only_ok(heard.message):
        return None
    return (
        question_in(heard.message) or informed(heard.message) or [Command("ask", "", text=heard.message.text)]
    )


def blocks_after_filing(heard: OfferAnswer) -> list[Command] | None:
    """« oui déposez » to the card, where the complaint is filed already: the card is what is left."""
    if heard.question.starts != "opposition" or "reclamation" not in heard.state.past or not heard.files:
        return None
    return [Command("affirm", "opposition", text=heard.message.text)]


def files_noted(heard: OfferAnswer) -> list[Command] | None:
    """« déposez-la » of the noted problem, without a story of another one."""
    if heard.question.field != "suite" or not heard.files or heard.message.has("raconter", at=T.aside):
        return None
    return [Command("affirm", "suite", text=heard.message.text)]


def agrees(heard: OfferAnswer) -> list[Command] | None:
    """A yes, or the wish to file, with what he tells and asks beside it."""
    message = heard.message
    objects = contests(message) and not message.has("demander", at=0.6)
    says_yes = (heard.agrees or is_yes(message, T.yes)) and not heard.only_asks
    if not (heard.files or says_yes or objects):
        return None
    same = None if _names_another(heard) else heard.state.subject
    subject = heard.state.later[0] if heard.is_about_noted else same
    also = both(message, heard.state)
    is_told = (heard.tells or _argues(message)) and not (
        also and not message.has("raconter")
    )  # which problems he means tells nothing of them
    told = [telling(message, quiet=True, subject=subject)] if is_told else []
    asked = [] if asks_how_to_file(message) else question_in(message)
    if heard.files or also or not heard.question.starts:
        return [*told, Command("start_flow", "reclamation", also, message.text), *asked]
    return [*told, Command("affirm", heard.question.starts, text=message.text), *asked]


def _argues(message: Message) -> bool:
    """« ouais. j'ai jamais rien eu de rejeté »: what he says for himself beside the yes
    belongs to his complaint.
    """
    return any(
        one.words >= FEWEST_ARGUING and not (one.is_question or one.has(*_TO_US, at=0.4))
        for one in message.sentences
    )


FEWEST_ARGUING = 5
_TO_US = ("oui", "demander", "bavarder", "humain", "bloquer", "deposer", "hesiter", "annuler", "reprocher")
"""What a sentence does that is said to the assistant, and no part of what happened."""


def _names_another(heard: OfferAnswer) -> bool:
    """« oui, mais il demande si c'est bien débité »: what one story often touches is the same,
    unless he puts it right.
    """
    message, now = heard.message, heard.state.subject
    if not names_problem(_MONEY_BACK.sub(" ", message.plain)):
        return False
    other = problem_in(message, at=0.4)
    return heard.corrects or not any({now, other} <= story for story in SAME_STORY)


def _is_only_ok(message: Message) -> bool:
    """Its first sentence says that he heard, and another one asks."""
    first = message.sentences[0] if message.sentences else None
    asks = any("?" in one.text and one.has("demander", at=0.6) for one in message.sentences[1:])
    return first is not None and asks and _OK.match(first.plain) is not None


_MONEY_BACK = re.compile(r"\brembours\w*")
"""What he expects names no other problem."""
_NO_FORM = re.compile(
    r"\b(?:pas|rien|marre|refuse)\b.{0,30}"
    r"\b(?:remplir|rempli[rst]?|formulaires?|paperasse\w*|papiers?)\b"
)
_HAS_NONE = re.compile(
    r"(?:(?:mais|et|ben|bah|non) ){0,12}(?:je|j|on|nous) (?:n |en )?(?:ai|a|avons) (?:pas|plus|aucune?) "
    r"(?:(?:de|d|la|le|ma|mon) )?(?:reference|numero|copie|mail|email|recu|dossier)\b"
)
"""« je n'ai pas de référence »: said of the call that he speaks of, no answer to the offer."""
_ONLY_CARD = re.compile(r"\b(?:juste|seulement|uniquement) (?:bloquer )?(?:la|ma) carte\b")
_YES_BLOCK = re.compile(
    r"(?:(?:mais|ah|bah|ben|eh|bon) ){0,12}(?:oui|ouais|ok) (?:oui )?(?:bloqu|blok)\w*\b(?! (?:pas|rien))"
)
"""« oui bloque mais j'en ai deux »: which one is asked next."""
_YES_FIRST = re.compile(r"(?:(?:mais|ah|bah|ben|eh|bon) ){0,12}(?:oui|ouais|ok|d accord|volontiers)\b")
_AGAINST_YOU = re.compile(r"\b(?:reclam\w*|plainte) contre (?:vous|toi)\b")
_OK = re.compile(
    r"(?:(?:mdr|lol|ah|bon|bah|euh|mouais|hum|hein)\b ?){0,12}"
    r"(?:ok|okay|d accord|je vois|compris)(?: (?:mais|merci|du coup|bon)){0,12}$"
)
