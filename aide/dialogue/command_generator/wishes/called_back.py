"""He wants to be called back, which nobody does. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.person import NO_PERSON, NOW
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

CALL_BACK, LONGEST_ASIDE = "assistant_rappel", 12


def asks_to_be_called(message: Message, state: State) -> bool:
    """« on peut me rappeler cet après-midi ? »: nobody telephones;
    who also wants somebody now gets one here.
    """
    if NOW.search(message.plain) or NO_PERSON.search(message.plain):
        return False
    is_telling = state.question is not None and state.question.field in ("description", "detail")
    if is_telling and (message.words > LONGEST_ASIDE or not _CALL_ME.search(message.plain)):
        return False
    name, share = message.top_question
    sure = name == CALL_BACK and share >= T.surely_question
    return _CALL_ME.search(message.plain) is not None or (
        sure and (message.is_question or message.has("humain"))
    )


_CALLS = r"(?:(?:re|r)?app?el\w*|(?:re)?telephon\w*|(?:passe|donne)\w* un (?:coup de (?:fil|tel\w*)|appel))"

_NOT_IT = r"(?! (?:le|la|les|mon|ma|mes|de|du|d|que|ce(?! (?:soir|matin)\b)|cette|son|votre|pour)\b)"

_CAN = r"(?:peut|peux|peuvent|pouvez|pourr\w*|va|allez|doit|devez|devait|deviez)"

_OURS = r"(?:vous|on|quelqu ?un|qqun|une personne|conseill\w*|collegues?|service|agent)"

_CALL_ME = re.compile(
    rf"\b{_OURS} {_CAN} (?:vous )?(?:me|m|nous) {_CALLS}\b{_NOT_IT}|"
    rf"\b{_CAN} (?:vous|on|tu) (?:me|m|nous) {_CALLS}\b{_NOT_IT}|"
    rf"\b(?:que|qu)(?: un| une| votre| le)? {_OURS} (?:me|m|nous) {_CALLS}\b{_NOT_IT}|"
    rf"\b(?:vous|on|tu) (?:me|m|nous) {_CALLS} (?:quand|a quelle|vers|demain|cet|"
    r"ce (?:matin|soir)|plus tard|bientot|svp|plutot)\b|"
    r"\bc est (?:vous|eux|quelqu un|le conseiller|lui|elle) qui (?:(?:vais|va|vont|allez|dois|devez) )?(?:m |"
    r"me |nous )?(?:r?app?el\w*|telephon\w*)\b"
    r".{0,12}\bou (?:bien )?(?:c est |je |moi)|\bqui (?:r?app?ell?e|telephone) qui\b|"
    rf"\bquand (?:est ce que |c est que )?(?:vous|on) (?:me|m) {_CALLS}\b|"
    rf"\b(?:r?appelez|telephonez) (?:moi|nous)\b{_NOT_IT}|"
    r"\b(?:veux|voudrais|souhaite\w*|aimerais|prefere\w*|peux|puis|possible d|demande a) (?:je )?(?:etre|"
    rf"me faire) {_CALLS}\b{_NOT_IT}"
)
"""« rappelez-moi demain », « quelqu'un peut m'appeler ? »;
not « rappelez-moi le numéro », nor who did call.
"""
