"""Commands that are made the same way wherever they are given. Pure."""

from __future__ import annotations

import re
from typing import Any

from aide.cards.reasons import reason_in_words
from aide.dialogue.command_generator.labels import CARD, CHAT
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.subjects import Subject, subjects


def telling(
    message: Message, *, quiet: bool = False, subject: str | None = None, facts: bool = True, info: str = ""
) -> Command:
    """He tells a problem.

    `quiet`: kept, without help nor offer; `facts`: whether its sums and days count; `info` answers better
    than the help.
    """
    values = {"quiet": quiet, "facts": facts, "info": info}
    return Command("tell", subject or problem_in(message, at=0.4) or "", values, message.text)


def starting(flow: str, message: Message, state: State) -> Command:
    """A flow is begun, with what the message tells of it."""
    values: dict[str, Any] = {}
    if flow == "opposition":
        values = _told_of_card(message)
    elif references := message.values("reference"):
        values = {"reference": references[0].value}
    return Command("start_flow", flow, values, message.text)


def _told_of_card(message: Message) -> dict[str, Any]:
    """Why it is to be blocked, which one, and whether it was used."""
    known: Subject | None = subjects().get(message.top)
    reason = known.reason if known and known.reason else reason_in_words(message.text)
    digits = [one.value for one in message.values("quatre_derniers")]
    spent = _SPENT.search(message.plain) and message.values("montant")
    is_used = (spent or message.subject(PAYMENT) >= T.subject) and _no_other_than_payment(message)
    return {
        **({"raison": reason} if reason else {}),
        **({"chiffres": digits} if digits else {}),
        **({"paiement": True} if is_used else {}),
        **({"erreur": True} if is_used and spent and _gave_nothing(message) else {}),
    }


def courtesy(message: Message) -> Command:
    """The likeliest of the courtesies; thanks where none is likely."""
    known = (label for label, _ in message.subjects if label in CHAT)
    best = max(known, key=message.subject, default="saluer")
    return Command("chitchat", best if message.subject(best) >= 0.25 else "remercier")


def _no_other_than_payment(message: Message) -> bool:
    return message.second is None or message.second["intent"] in (PAYMENT, *CARD)


def _gave_nothing(message: Message) -> bool:
    """« le distributeur a gardé ma carte, rien sorti et 80 € débités »:
    the bank's own error, and no thief.
    """
    return _MACHINE.search(message.plain) is not None and _NO_NOTES.search(message.plain) is not None


PAYMENT = "paiement_frauduleux"
_SPENT = re.compile(
    r"\b(?:pay\w*|paie\w*|achat\w*|achet\w*|retir\w*|debit\w*|depens\w*|prelev\w*|pris (?=\d))\b"
)
"""With a sum beside it: a lost or stolen card was used, and that is to be reported after the blocking."""
_MACHINE = re.compile(r"\b(?:distri\w*|dab|gab|automate|machine|bancomat|guichet)\b")
_NO_NOTES = re.compile(
    r"\b(?:pas|jamais|rien|sans) (?:\w+ ){0,3}?(?:sort\w*|donn\w*|"
    r"crach\w*|delivr\w*|distribu\w*|recu\w*|eu)\b"
)
"""« rien donné comme billets », « les 100 € sont pas sortis »."""
