"""What is counted from the day that he tells of it: until when a debit can be disputed,
by when a transfer is due. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from aide.complaints.deadlines import dispute_by, refund_by, transfer_due
from aide.complaints.receipt import day as in_figures
from aide.dialogue import facts as f
from aide.dialogue.message import Message
from aide.dialogue.turn import Turn
from aide.phrases import beside

french = beside(__file__)

THIRTEEN_MONTHS, BOTH, OF_SEVERAL = (
    "utter_limite_contestation",
    "utter_limite_prelevement",
    "utter_limites_prelevement",
)
REFUNDABLE, WEEKS_OVER = "prelevement_remboursable", "huit_semaines_passees"
LIMITS = {
    "delai_contestation": THIRTEEN_MONTHS,
    "prelevement_jamais_autorise": THIRTEEN_MONTHS,
    "prelevement_delai_demande": BOTH,
    REFUNDABLE: BOTH,
    WEEKS_OVER: BOTH,
}
"""The questions whose answer is counted from the debit."""
TRANSFER = "virement_en_retard"
HOW_LONG, CLOSED_DAYS = "virement_delai", "virement_weekend_jours_fermes"
"""The questions whose answer, of a transfer that he told, is a day."""


def tell(turn: Turn, question: str, day: str = "") -> bool:
    """Say the limits with their days; False where no day is known or no limit is asked."""
    if question in (HOW_LONG, CLOSED_DAYS):
        is_of_rule = IN_GENERAL.search(turn.message.plain) or (
            question == CLOSED_DAYS and _names_closed_day(turn)
        )
        return not is_of_rule and tell_due(turn)
    debited = [date.fromisoformat(day)] if day else _days_of_debits(turn)
    if question not in LIMITS or not debited or not (day or _asks_limit(turn, question)):
        return False
    if question in (REFUNDABLE, WEEKS_OVER) and all(refund_by(one) < turn.world.today for one in debited):
        turn.say(f"utter_info_{WEEKS_OVER}")  # what is left to do
        return True
    if len(debited) > 1:
        return LIMITS[question] == BOTH and _tell_several(turn, debited)
    turn.say(
        LIMITS[question],
        jour=in_figures(debited[0]),
        huit_semaines=in_figures(refund_by(debited[0])),
        treize_mois=in_figures(dispute_by(debited[0])),
    )
    return True


def tell_due(turn: Turn, *, only_late: bool = False) -> bool:
    """« fait vendredi 13, il devait arriver quand ? »: the days that the rule gives,
    and whether they are over.

    The later one is of an order on paper or after the hour that counts for the next day.
    """
    days = [one for one in _days(_told_of(turn, TRANSFER)) if one <= turn.world.today]
    if len(days) != 1:
        return False
    due = transfer_due(days[0])
    latest = transfer_due(due)
    is_late = latest < turn.world.today
    if only_late and not is_late:
        return False
    turn.say(
        "utter_virement_attendu_le" if is_late else "utter_virement_attendu_avant",
        jour=in_figures(days[0]),
        fin=in_figures(due),
        tard=in_figures(latest),
        aujourdhui=in_figures(turn.world.today),
    )
    return True


def day_told(message: Message, today: date) -> date | None:
    """The one day in it that is not to come; None for none or several."""
    days = {str(one.value) for one in message.values("date")}
    told = date.fromisoformat(days.pop()) if len(days) == 1 else None
    return told if told is not None and told <= today else None


def _tell_several(turn: Turn, debited: list[date]) -> bool:
    """« le 5 mars et le 5 février »: each has its own last day."""
    over = french("delai_passe")
    each = (
        f"{in_figures(one)} → {in_figures(refund_by(one))}{over if refund_by(one) < turn.world.today else ''}"
        for one in debited
    )
    turn.say(OF_SEVERAL, limites=" ; ".join(each))
    return True


def _asks_limit(turn: Turn, question: str) -> bool:
    """« jusqu'à quand ? »; who wants the money of certain days back is told of these."""
    names_days = question in (REFUNDABLE, WEEKS_OVER) and bool(turn.message.values("date"))
    return names_days or ASKS_LIMIT.search(turn.message.plain) is not None


def _days_of_debits(turn: Turn) -> list[date]:
    """Those in his words, else those that he told of the problem that is talked of."""
    told = {date.fromisoformat(str(one.value)) for one in turn.message.values("date")}
    if told:
        return (
            sorted(told)
            if all(one <= turn.world.today for one in told) and not _OR.search(turn.message.plain)
            else []
        )
    return _days(_told_of(turn, turn.state.subject or ""))


def _told_of(turn: Turn, problem: str) -> Mapping[str, Any]:
    """The facts of the complaint that is open, else of the problem that he told."""
    frame, told = turn.state.of("reclamation"), turn.state.told.get(problem)
    if frame is not None and (problem != TRANSFER or frame.facts.get("motif") == TRANSFER):
        return frame.facts
    return told.facts if told else {}


def _days(facts: Mapping[str, Any]) -> list[date]:
    """Each day once; none where only the month is known."""
    if f.known(facts, f.PRECISION):
        return []
    listed = [one.get("date") for one in f.known(facts, f.OPERATIONS) or []]
    return sorted({date.fromisoformat(str(one)) for one in (*listed, f.known(facts, f.DATE)) if one})


def _names_closed_day(turn: Turn) -> bool:
    return CLOSED_DAY.search(turn.message.plain) is not None


ASKS_LIMIT = re.compile(
    r"\b(?:jusqu\w*|delais?|trop tard|encore temps|dans les temps|limite|combien de (?:temps|tps|"
    r"jours|mois|semaines)|"
    r"(?:me|il) reste|peu[xt] (?:on |je )?encore|puis je encore|"
    r"(?:ai|a) (?:encore |tjrs |toujours )?(?:le )?droit|"
    r"quand au plus tard)\b"
)
_OR = re.compile(r"\bou (?:le|bien|peut etre|alors le)\b")
"""« le 3 ou le 5 »: he does not know which."""
IN_GENERAL = re.compile(
    r"\b(?:en general|d habitude|habituellement|(?:un|les|vos|des|tous les|"
    r"chaque) (?:\w+ )?(?:virements?|transferts?))\b"
)
"""« un virement prend combien de temps ? »: of the rule, and not of his own one."""
CLOSED_DAY = re.compile(
    r"\b(?:samedis?|dimanches?|week ?end|ferie\w*|ouvr(?:e|es|able|"
    r"ables)|noel|ascension|paques|pentecote|pont)\b"
)
"""A day on which nothing moves, or may not: whether it counts is what he wants to know."""
