"""An offer to look at a noted problem, or at both: taken, told of, filed. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.commands import Command
from aide.dialogue.thresholds import THRESHOLDS as T


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


def files_noted(heard: OfferAnswer) -> list[Command] | None:
    """« déposez-la » of the noted problem, without a story of another one."""
    if heard.question.field != "suite" or not heard.files or heard.message.has("raconter", at=T.aside):
        return None
    return [Command("affirm", "suite", text=heard.message.text)]


_YES_FIRST = re.compile(r"(?:(?:mais|ah|bah|ben|eh|bon) ){0,12}(?:oui|ouais|ok|d accord|volontiers)\b")
