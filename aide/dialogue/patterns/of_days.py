"""The days of what was filed here: until when it is answered, put off or paid back."""

from __future__ import annotations

from datetime import date

from aide.complaints.deadlines import ANSWER, ANSWER_LATEST, add_business_days, fraud_refund_due
from aide.dialogue.commands import Command
from aide.dialogue.turn import Turn
from aide.french_format import day as in_figures
from aide.french_format import day_written

EXTENDED = "reclamation_delai_prolonge"
"""The question until when an answer may be put off."""

REFUND_OF_FRAUD = "delai_remboursement_fraude"


def due_from(turn: Turn, command: Command) -> bool:
    """The day of the answer to a complaint of that day, and whether it is over."""
    filed = date.fromisoformat(str(command.values["jour"]))
    due, latest = add_business_days(filed, ANSWER), add_business_days(filed, ANSWER_LATEST)
    is_over = due < turn.world.today
    turn.say(
        "utter_echeance_passee" if is_over else "utter_echeance_reclamation",
        jour=in_figures(filed),
        date_limite=in_figures(due),
        date_au_plus=in_figures(latest),
    )
    return True


def extended(turn: Turn, command: Command) -> bool:
    """Of what was filed here, the day after which no answer may be put off: « 13/01/2027 »."""
    if not turn.state.answer_by:
        return False
    due = day_written(turn.state.answer_by)
    latest = add_business_days(due, ANSWER_LATEST - ANSWER)
    turn.say("utter_echeance_prolongee", date_limite=in_figures(due), date_au_plus=in_figures(latest))
    return True


def refund_of_fraud(turn: Turn, command: Command) -> bool:
    """The day that the rule gives for a report of today, which is always said to be one."""
    turn.say("utter_remboursement_fraude_jour", jour=in_figures(fraud_refund_due(turn.world.today)))
    return True


def why_so_long(turn: Turn, command: Command) -> bool:
    """« pourquoi quinze jours ? »: the most that is allowed for an answer;
    a reported payment has its own rule.
    """
    state = turn.state
    if state.answer_by:
        turn.say("utter_pourquoi_ce_delai", date_limite=state.answer_by)
    else:
        turn.say("utter_pourquoi_ce_delai_fraude", jour=in_figures(fraud_refund_due(turn.world.today)))
    return True
