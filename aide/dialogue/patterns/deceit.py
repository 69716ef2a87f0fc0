"""After a deceit somebody who pretended has taken the code or the money: there may be no shop to name. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.patterns.completed import REPORTED
from aide.dialogue.state import State, Told
from aide.folding import plain

DECEITS = frozenset({"faux_conseiller", "code_donne", "vers_compte", "prise_en_main", "lien"})
"""Kinds of danger of which somebody who pretended is the author."""


def has_no_payee(state: State) -> bool:
    """What is reported is the deceit, and no debit of a sum was told: nobody is named on his statement."""
    if not DECEITS & set(state.warned) or REPORTED in state.closed:
        return False
    told = state.told.get(REPORTED, Told())
    is_debited = f.known(told.facts, f.AMOUNT) is not None and _DEBITED.search(plain(" ".join(told.story))) is not None
    return f.known(told.facts, f.CREDITOR) is None and not is_debited


_DEBITED = re.compile(r"\b(?:debit\w*|prelev\w*|pay\w*|achet\w*|achats?|retir\w*|retraits?|encaiss\w*|depens\w*)\b")
"""« j'ai viré 3 000 € » went to a person."""
