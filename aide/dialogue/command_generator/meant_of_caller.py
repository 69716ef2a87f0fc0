"""« et s'il rappelle ? », « je raccroche ? », after the warning of a false adviser:
asked of the one who calls. Pure.
"""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.state import State

CALLERS = frozenset({"faux_conseiller", "code_donne", "prise_en_main", "vers_compte"})
"""Dangers in which somebody is on the line."""
ANSWER = "appel_suspect_que_faire"
LONGEST = 14


def asked_of_caller(one: Message, state: State) -> str | None:
    """The question of knowledge, where he was warned of a caller and asks what to do with that one."""
    if not CALLERS & set(state.warned) or one.words > LONGEST:
        return None
    return ANSWER if _WHAT_TO_DO.search(one.plain) and not _US.search(one.plain) else None


_WHO = r"(?:il|elle|ils|on|ca|le (?:mec|gars|type|monsieur|numero)|la (?:dame|meuf)|quelqu ?un|le faux \w+)"
_WHAT_TO_DO = re.compile(
    rf"\b(?:s|si|quand|et si|au cas ou) ?{_WHO} (?:me |m |nous )?(?:r?e?r?appel\w*|telephon\w*|re ?sonne\w*|"
    r"insist\w*|recommenc\w*|re?ecri\w*|revien\w*)\b|"
    r"\b(?:je|j|on|faut|dois|doit) (?:(?:je|il|le|la|lui|l|leur|donc|alors|lui|doit|dois|faut|que|ne|n|pas) "
    r"){0,4}(?:raccroch\w*|repon[ds]\w*|decroch\w*|coup(?:e|er)|bloqu\w* (?:son|le|ce) num\w*|ignor\w*)\b"
)
_US = re.compile(r"\b(?:carte|cb|vous me rappel|votre rappel|reponse)\b")
