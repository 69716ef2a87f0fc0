"""He wants a person, or a telephone. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.state import State


def wants_person(message: Message, state: State) -> bool:
    """A person is one word away, in any state."""
    field = state.question.field if state.question is not None else ""
    if (field == "conseiller" and message.has("non", at=0.5)) or _wants_none(message):
        return False
    if _A_PERSON.match(message.plain):
        return True
    telling = field == "description"
    if telling and message.words > 6 and not _WISHES.search(message.plain):
        return False
    if any(_ASKS_FOR_PERSON.search(one.plain) and not one.is_question for one in message.sentences or (message,)):
        return True
    if message.has("humain", at=0.8 if telling else 0.6):
        return True
    return not telling and message.subject("parler_a_un_humain") >= 0.75 and message.act("humain") >= 0.25


def wants_phone(message: Message) -> bool:
    """« un numéro de téléphone pour parler à une personne »: the number, not the queue."""
    return _PHONE.search(message.plain) is not None and not message.has("bloquer")


def _wants_none(message: Message) -> bool:
    """« pas besoin d'un conseiller », « un faux conseiller »."""
    refuses = message.has("non") and message.act("humain") < 0.8
    return refuses or _NO_PERSON.search(message.plain) is not None


_NO_PERSON = re.compile(
    r"^(?:non )?(?:il n y a |y a )?(?:personne|aucun|aucune)(?: (?:en particulier|merci|d autre))?$|"
    r"\b(?:faux|fausse|soi disant|pretendu\w*) (?:conseill\w*|agent|banquier\w*)\b|"
    r"\b(?:pas (?:de |d un |besoin d un )?(?:conseiller|humain|personne)|sans conseiller)\b"
)
_WISHES = re.compile(r"\b(?:veux|voudrais|souhaite\w*|parler|passez|appelez|besoin|puis je|peut on|donnez)\b")
_A_PERSON = re.compile(
    r"(?:un |une |le |la |vrai |vraie )*(?:conseill\w*|humain\w*|agent|personne|operateur|operatrice|"
    r"quelqu un)(?: svp| stp| s il (?:vous|te) plait| vite)?$"
)
"""« conseiller »: one word is enough."""
_PHONE = re.compile(
    r"\b(?:numero|num) de tel\w* (?:pour|ou|a|svp)\b|\b(?:parler|avoir|joindre)\b.{0,25}"
    r"\b(?:au|par) telephone$|\bc est (?:le|un) numero que je veux\b"
)
_ASKS_FOR_PERSON = re.compile(
    r"(?<!pas )\b(?:je (?:veux|voudrais|souhaite|exige|prefere)|j aimerais|(?:passez?|met(?:s|tez)?|donnez?) moi|"
    r"(?:je (?:veux|voudrais|souhaite) )?parler (?:a|avec)|besoin d)"
    r"(?: (?:en|parler|avoir|a|avec|directement|tout de suite))* "
    r"(?:(?:un |une )?(?:vrai |vraie |autre )?(?:conseill\w*|humain\w*|agent|person+e|responsable)|quelqu un|qqu?n)"
    r"\b(?! m | qui m )"
)
"""« … c'est du vol, je veux un conseiller tout de suite »: whatever is told before it."""
