"""Until when an operation can be disputed, counted from the day that he tells of it. Pure."""

from __future__ import annotations

import re
from datetime import date

from aide.complaints.deadlines import dispute_by, refund_by
from aide.complaints.receipt import day as in_figures
from aide.dialogue import facts as f
from aide.dialogue.message import Message
from aide.dialogue.turn import Turn

THIRTEEN_MONTHS, BOTH = "utter_limite_contestation", "utter_limite_prelevement"
LIMITS = {
    "delai_contestation": THIRTEEN_MONTHS,
    "prelevement_jamais_autorise": THIRTEEN_MONTHS,
    "prelevement_delai_demande": BOTH,
    "prelevement_remboursable": BOTH,
}
"""The questions whose answer is counted from the debit."""


def tell(turn: Turn, question: str, day: str = "") -> bool:
    """Say the limits with their days; False where no day is known or no limit is asked."""
    debited = date.fromisoformat(day) if day else _day_of_debit(turn)
    if question not in LIMITS or debited is None or not (day or ASKS_LIMIT.search(turn.message.plain)):
        return False
    turn.say(
        LIMITS[question],
        jour=in_figures(debited),
        huit_semaines=in_figures(refund_by(debited)),
        treize_mois=in_figures(dispute_by(debited)),
    )
    return True


def day_told(message: Message, today: date) -> date | None:
    """The one day in it that is not to come; None for none or several."""
    days = {str(one.value) for one in message.values("date")}
    told = date.fromisoformat(days.pop()) if len(days) == 1 else None
    return told if told is not None and told <= today else None


def _day_of_debit(turn: Turn) -> date | None:
    """The day in his words, else the one that he told of the problem that is talked of."""
    state = turn.state
    if turn.message.values("date"):
        return day_told(turn.message, turn.world.today)
    frame, told = state.of("reclamation"), state.told.get(state.subject or "")
    known = f.known(frame.facts, f.DATE) if frame else (told.facts.get(f.DATE) if told else None)
    return date.fromisoformat(str(known)) if known else None


ASKS_LIMIT = re.compile(
    r"\b(?:jusqu\w*|delais?|trop tard|encore temps|dans les temps|limite|combien de (?:temps|tps|"
    r"jours|mois|semaines)|"
    r"(?:me|il) reste|peu[xt] (?:on |je )?encore|puis je encore|quand au plus tard)\b"
)
