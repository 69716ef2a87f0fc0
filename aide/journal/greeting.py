"""The first sentence of a conversation: that it is a machine, that a person can be had,
and four ways to begin.
"""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy.engine import Connection

from aide.journal import buttons, messages
from aide.journal.buttons import Button
from aide.journal.conversations import Conversation, Customer
from aide.journal.message import Message
from aide.phrases import phrase

LONGEST_NAME = 40
EXPECTS = {"expects": {"field": "motif", "kind": "choice"}}


def greet(c: Connection, conversation: Conversation, *, now: datetime) -> Message:
    """Say it, by name to who is logged in.

    Law asks that a machine names itself (Regulation (EU) 2024/1689, article 50).
    """
    name = polite_name(conversation.customer)
    text = phrase("accueil_client", nom=name) if name else phrase("accueil")
    line = messages.say(c, conversation.id, author=messages.BOT, text=text, now=now, asks=EXPECTS)
    return messages.attach(c, line, buttons.issue(c, conversation.id, line.seq, beginnings()))


def beginnings() -> list[Button]:
    """The most frequent wishes; to block a card or to reach a person stays possible all along."""
    return [
        Button(phrase("accueil_bouton_carte"), "faire_opposition", {}, standing=True),
        Button(phrase("accueil_bouton_virement"), "virement_en_retard", {}),
        Button(phrase("accueil_bouton_debit"), "preciser", {"sujet": "debit"}),
        Button(phrase("accueil_bouton_conseiller"), "parler_a_un_humain", {}, standing=True),
    ]


def polite_name(customer: Customer | None) -> str | None:
    """How to call a customer: his first name, or « Mme Roux » when the bank gives that.

    None when it gives no name.

    « ROUX Camille », as administrations write it, is Camille; « CAMILLE ROUX » does not say which is which.
    """
    name = " ".join((customer.name or "").split()) if customer else ""
    if not name or len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        return None
    words = name.split()
    if _TITLE.fullmatch(words[0]):
        return name if len(words) > 1 else None
    if name.isupper():
        return words[0].title() if len(words) == 1 else name.title()
    if len(words[0].rstrip(".")) == 1:
        return name
    return next(word for word in words if not word.isupper())


_NAME = re.compile(r"[^\W\d_][^\W\d_]*(?:[ '’.\-][^\W\d_]*)*")
_TITLE = re.compile(
    r"(?:M|Mr|Mme|Mlle|Me|Dr|Pr|Monsieur|Madame|Mademoiselle|Maître|Docteur)\.?", re.IGNORECASE
)
