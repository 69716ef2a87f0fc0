"""Payments that are not his, of which nobody is named: after a deceit, or taken at a machine. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.patterns.completed import REPORTED
from aide.dialogue.state import SKIPPED, State, Told
from aide.dialogue.turn import Turn
from aide.folding import plain

DECEITS = frozenset({"faux_conseiller", "code_donne", "vers_compte", "prise_en_main", "lien"})
"""Kinds of danger of which somebody who pretended is the author."""


def has_no_payee(state: State) -> bool:
    """What is reported is the deceit, and no debit of a sum was told: nobody is named on his statement."""
    if not DECEITS & set(state.warned) or REPORTED in state.closed:
        return False
    told = state.told.get(REPORTED, Told())
    is_debited = (
        f.known(told.facts, f.AMOUNT) is not None and _DEBITED.search(plain(" ".join(told.story))) is not None
    )
    return f.known(told.facts, f.CREDITOR) is None and not is_debited


def is_going_on(state: State) -> bool:
    """« un homme au téléphone me demande un code »: it happens as he writes, so that its day is today."""
    told = state.told.get(REPORTED, Told())
    return _NOW.search(plain(" ".join(told.story))) is not None


def leave_payee(turn: Turn) -> None:
    """Only withdrawals were told, in whatever message: the merchant is not asked."""
    frame = turn.state.of("reclamation")
    if frame is None or frame.facts.get("motif") != REPORTED or frame.facts.get(f.CREDITOR):
        return
    if f.only_withdrawn(" ".join(f.known(frame.facts, f.DESCRIPTION) or [])):
        frame.facts[f.CREDITOR] = SKIPPED
        if turn.state.question is not None and turn.state.question.field == f.CREDITOR:
            turn.state.question = None


_NOW = re.compile(
    r"\b(?:en ce moment|a l instant|maintenant|mtn|la tout de suite|en ligne avec|au (?:tel\w*|bout du fil)|"
    r"(?:me|m) (?:demande|appelle|dit|reclame|force|harcele|rappelle))\b(?!.{0,30}\b(?:hier|avant hier|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|mois)\b)"
)
_DEBITED = re.compile(
    r"\b(?:debit\w*|prelev\w*|pay\w*|achet\w*|achats?|retir\w*|retraits?|encaiss\w*|depens\w*)\b"
)
"""« j'ai viré 3 000 € » went to a person."""
