"""The payment for which a card was blocked: noted, told beforehand, and reported after it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue import recap
from aide.dialogue.frame_facts import TOLD_WITH_BLOCK
from aide.dialogue.patterns import completed
from aide.dialogue.state import Told
from aide.dialogue.turn import Turn
from aide.phrases import beside

french = beside(__file__)

REPORTED = completed.REPORTED


def note_reported(turn: Turn, facts: Mapping[str, Any]) -> None:
    """The payment for which the card was blocked is for later, unless its complaint is filed:
    the sums told are those of it.
    """
    state, text = turn.state, str(facts.get(TOLD_WITH_BLOCK) or "")
    sums, was_noted = _sums_in(turn, text), REPORTED in state.later
    if REPORTED in state.closed and sums <= set(state.filed_sums) and (sums or not was_noted):
        state.later = [one for one in state.later if one != REPORTED]
        return
    if facts.get("raison") == REPORTED and not was_noted:
        state.later.append(REPORTED)
    if REPORTED in state.later and text:
        _keep_told(turn, text)


def _sums_in(turn: Turn, text: str) -> set[str]:
    told = f.told(text, (f.AMOUNT,), turn.world.today)
    several = [str(one[f.AMOUNT]) for one in told.get(f.OPERATIONS) or []]
    return set(several or [str(told[f.AMOUNT])]) if f.known(told, f.AMOUNT) else set(several)


def _keep_told(turn: Turn, text: str) -> None:
    """« un magasin m'a pris 129 € ce matin, bloquez-la »:
    what was told first is of the payment, and is not asked again.
    """
    told, known = turn.state.told.setdefault(REPORTED, Told()), turn.subjects[REPORTED]
    if told.story or known.motif is None:
        return
    told.story.append(text)
    facts = f.told(text, FIELDS[known.motif.name], turn.world.today)
    told.facts.update({name: value for name, value in facts.items() if name not in told.facts})


def payment_told(turn: Turn) -> str:
    """« ce paiement (129,00 €) », what he came for."""
    told = turn.state.told.get(REPORTED, Told()).facts
    noun = french("ces_paiements") if len(told.get(f.OPERATIONS) or []) > 1 else turn.subjects[REPORTED].noun
    amount = f.known(told, f.AMOUNT)
    return f"{noun} ({recap.shown(f.AMOUNT, amount)})" if amount else str(noun)


def note_payment_told(turn: Turn) -> None:
    """A payment told before the blocking is reported after it, as was said."""
    state = turn.state
    for name in state.helped:
        is_new = name not in (*state.closed, *state.later, *state.refused)
        if is_new and turn.subjects[name].then == "opposition":
            state.later.append(name)
