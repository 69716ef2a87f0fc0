"""His money and the time that it takes, asked once a complaint is filed here: of that one,
and no other is offered. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.command_generator.first.of_filed import DUE_DAY
from aide.dialogue.command_generator.meant_of_money import MONEY
from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import DEBITS, State
from aide.dialogue.thresholds import THRESHOLDS as T

WHY_SO_LONG = "reclamation_pourquoi_ce_delai"
LONGEST = 20


def asks_of_filed_money(heard: Heard) -> list[Command] | None:
    """« bon, mes sous c'est demain ou dans un mois », « je parle du remboursement »:
    by what was filed last.
    """
    message, state = heard.message, heard.state
    if state.answer_by and state.frame is None and _ANSWER_OR_MONEY.search(message.plain):
        return [Command("ask", DUE_DAY, text=message.text)]
    if not is_of_filed(message, state) or message.words > LONGEST:
        return None
    if _WHY.search(message.plain):
        return [Command("ask", WHY_SO_LONG, text=message.text)]
    if not _OWN_MONEY.search(message.plain) or _is_known_otherwise(message, state):
        return None
    asks = message.is_question or message.has("demander", "reprocher", at=0.4) or _WAITS.search(message.plain)
    return [Command("ask", answer_on_money(state), text=message.text)] if asks else None


def is_of_filed(message: Message, state: State) -> bool:
    """Nothing is under way but an offer, and he tells no other problem:
    no new sum, no name, nothing noted.
    """
    question = state.question
    is_free = state.frame is None and (
        question is None or (question.field, question.starts) == ("offre", "reclamation")
    )
    if not state.filed or not state.closed or state.later or not is_free:
        return False
    sums = {f"{float(one.value):.2f}" for one in message.values("montant")}
    tells = message.has("raconter", at=0.6) or message.has("deposer", "ajouter", "retirer", "humain", at=0.6)
    is_other = message.second is not None or _ANOTHER.search(message.plain) is not None
    return sums <= set(state.filed_sums) and not tells and not is_other and not message.values("reference")


def answer_on_money(state: State) -> str:
    """The rule for a payment or a debit, else the day of the answer."""
    last = state.closed[-1]
    return MONEY[last] if last in DEBITS or (not state.answer_by and last in MONEY) else DUE_DAY


def _is_known_otherwise(message: Message, state: State) -> bool:
    """Another question is surely known, unless it is one of a problem that he did not file."""
    name, share = message.top_question
    return share >= T.surely_question and name not in _OF_OTHERS and name != answer_on_money(state)


_OF_OTHERS = frozenset({"remboursement_commercant_non_recu", "huit_semaines_passees", "virement_ou_est_il"})
"""Taken for what he asks where only « remboursé » or « mon argent » is in it."""
_OWN_MONEY = re.compile(
    r"\b(?:mon argent|mes (?:sous|thunes?|tunes?|euros)|ma thune|"
    r"mon (?:fric|pognon|ble)|(?:de|d|du|le|mon|un) rembours\w*|"
    r"(?:pas|etre|suis|serai|rien) (?:encore )?rembours\w*)\b"
)
_ANSWER_OR_MONEY = re.compile(
    r"\b(?:repon\w*|explication\w*)\b.{0,40}\bou\b.{0,25}\b(?:rend\w*|rembours\w*|argent|sous|verse\w*)\b|"
    r"\b(?:rend\w*|rembours\w*|argent|sous)\b.{0,40}\bou\b.{0,25}\b(?:repon\w*|explication\w*)\b"
)
"""« le 9 avril c'est pour me répondre ou pour me rendre l'argent ? »."""
_WAITS = re.compile(
    r"\bje (?:te |vous )?parl\w* (?:du|de|d)\b|\b(?:demain|semaines?|mois|jours?)\b.{0,20}\bou\b|"
    r"\b(?:quand|qd|kan)\b|\bou (?:pas|non)\b"
)
_WHY = re.compile(
    r"\b(?:pourquoi|pourkoi|pk|pq|pkoi|comment ca se fait)\b.{0,25}\b"
    r"(?:15|quinze|3|trois|35) (?:jours?|j|semaines?)\b"
)
_ANOTHER = re.compile(
    r"\b(?:encore (?:un|une|des|de)|a nouveau|de nouveau|nouve(?:au|lle|aux|l)|autres?|deuxieme|2eme|"
    r"seconde?|cartes?|cb|commande\w*)\b"
)
