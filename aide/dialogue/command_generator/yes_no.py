"""Yes and no to the open question: learnt, with vetoes where something else is in it. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.yes_no_words import AGREEING, DOUBT, HARMLESS, NEGATION, NOT_SAID
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu.sentences import ALONE


def is_yes(message: Message, at: float, *, strict: bool = False) -> bool:
    """A yes to the open question. `strict`: and no doubt, condition, question or other wish in it."""
    yes = message.act("oui")
    if NOT_SAID.search(message.plain):
        return False
    if yes < at or yes < max(message.act("non"), message.act("hesiter")):
        return False
    if not strict:
        return True
    said = HARMLESS.sub(" ", message.plain)
    asks = message.act("demander")
    if message.is_question and (asks >= 0.25 or yes < 0.8):
        return False
    if (DOUBT.search(said) and not _says_only_but(said, message)) or NEGATION.search(said):
        return False
    others = ("non", "hesiter", "retrouver", "corriger", "annuler", "passer")
    if message.has("raconter", at=0.65):
        return False
    return not message.has(*others, at=0.4) and (asks < 0.6 or (yes >= 0.9 and asks < 0.9))


_OR_NO = re.compile(r"\b(?:oui ou non|ou pas|ou non)$")
"""« elle est commandée, oui ou non » asks."""
_WEAK_DOUBT = re.compile(r"\b(?:mais|sinon)\b")


def _says_only_but(said: str, message: Message) -> bool:
    """« ça m'ennuie mais allez-y »: a « mais » alone is no doubt where the yes is sure."""
    sure = message.act("oui") >= 0.9 and not message.has("hesiter", "demander", "corriger", "non", at=0.3)
    return sure and DOUBT.search(_WEAK_DOUBT.sub(" ", said)) is None


def is_no(message: Message, at: float = T.no) -> bool:
    """A no likelier than a yes; « oui ou non ? » at the end of a question is none."""
    if _OR_NO.search(message.plain) and message.words > 3:
        return False
    return message.act("non") >= at and message.act("non") > message.act("oui")


def refuses(message: Message) -> bool:
    """A no, or the matter dropped: both leave things as they are, so what makes either likely is added up."""
    if _OR_NO.search(message.plain) and message.words > 3:
        return False
    against = message.act("non") + message.act("annuler")
    if NEGATION.search(message.plain) is not None and message.act("non") >= 0.3 and message.act("oui") < 0.9:
        return True
    return against >= T.no and against > message.act("oui")


def agrees_in_words(message: Message) -> bool:
    """Whether a word of it agrees; a sentence that merely sounds so has none."""
    return AGREEING.search(message.plain) is not None


def agrees_alone(one: Message) -> bool:
    """« oui », « c'est bon », « voilà c'est ça », « enregistrez »:
    a first sentence that does nothing else.
    """
    return (
        ALONE.fullmatch(one.text.strip(" ,.!;:…")) is not None
        and one.act("oui") >= T.yes_file_in_a_word
        and not one.is_question
    )


def takes_back(one: Message) -> bool:
    """« attendez », « avant », « seulement si… »: no plain yes is left."""
    return TAKES_BACK.match(one.plain) is not None


def says_nothing_but_yes(message: Message) -> bool:
    """« après relecture, tout est correct »: what agrees, by act and by subject,
    counts together; nothing else is in it.
    """
    others = (share for act, share in message.acts.items() if act not in ("oui", "bavarder", "deposer"))
    said = HARMLESS.sub(" ", message.plain)
    is_apart = message.is_question or "?" in message.text or DOUBT.search(said) or NEGATION.search(said)
    return (
        not is_apart
        and NOT_SAID.search(message.plain) is None
        and max(others, default=0.0) <= HARDLY
        and message.act("oui") + message.subject("affirmer")
        >= (TOGETHER if message.words <= SHORT else AT_LENGTH)
    )


HARDLY, TOGETHER, AT_LENGTH, SHORT = 0.2, 0.9, 0.95, 9
"""Measured on 778 answers to a summary: 288 of 360 yeses are taken by this alone,
and none of 418 others but what is vetoed.
"""


def objects(message: Message) -> bool:
    """« oui, mais c'est définitif ? »: what is asked may change his mind; for what is not easily undone."""
    return any(_BUT.match(one.plain) for one in message.sentences[1:])


def says_yes_again(message: Message) -> bool:
    """« mais oui, je viens de dire oui ! »: cross, and a yes; « j'ai pas dit oui » is none."""
    return _YES_AGAIN.fullmatch(message.plain) is not None and not message.has(
        "non", "hesiter", "annuler", at=0.3
    )


_YES_AGAIN = re.compile(
    r"(?:(?:mais|ben|bah|enfin|puisque|putain|oh|oui|ouais|si|bon|alors|et|stp|svp) ){0,12}"
    r"(?:(?:je|j|jai) )?(?:(?:vous|te|t|l|le|ai|ait|viens|vien|de|deja|ja|vs|v) ){0,12}(?:dit|di|dis|dire|"
    r"repondu|repete|ecrit|confirme)(?: deja)?"
    r"(?: que)?(?: deja)?(?: (?:oui|ouais|ok|d accord|de (?:la )?bloquer|bloque[rz]?)){1,12}"
    r"(?: (?:bloque\w*|vite|svp|stp|la|merci|enfin|bon sang|!)){0,12}"
)
_BUT = re.compile(r"(?:mais|par contre|sinon|sauf|attend\w*)\b")
TAKES_BACK = re.compile(
    r"(?:(?:et|mais) )?(?:attend\w*|d abord|avant|sauf|seulement si|a condition|si (?:c|ca|je)\b|pas\b)"
)
"""« oui… attendez, d'abord c'est gratuit ? »: no plain yes is left."""


_SAYS_YES = re.compile(
    r"^(?:(?:mais|bah|ben|bon|ah|eh|enfin|bin|alors|donc|et|wesh|wsh|je|j ai dit|puisque|evidemment|"
    r"bien sur|bien|d accord)\b ?)*(?:oui|ouais|ouai|oue|wi|ui|yes|absolument|affirmatif|volontiers)\b"
)


def plainly_yes(message: Message, at: float = 0.28) -> bool:
    """It begins with a yes, and nothing in it doubts, asks, refuses or wishes something else."""
    if _SAYS_YES.match(message.plain) is None or "?" in message.text or message.act("oui") < at:
        return False
    if NOT_SAID.search(message.plain):
        return False
    said = HARMLESS.sub(" ", message.plain)
    if DOUBT.search(said) or NEGATION.search(said):
        return False
    return not message.has("non", "hesiter", "retrouver", "corriger", "annuler", "passer", "bavarder", at=0.4)
