"""The day of an operation as it is shown: what the customer did not say of it is not made up.

The register keeps a first day, from which the legal limits are counted, and beside it how sure that day is.
"""

from __future__ import annotations

from datetime import date

MONTH, WEEK, YEAR, START, MIDDLE, END, ABOUT = "mois", "semaine", "annee", "debut", "milieu", "fin", "environ"
PRECISIONS = (MONTH, WEEK, YEAR, START, MIDDLE, END, ABOUT)

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_PARTS = {START: "début ", MIDDLE: "mi-", END: "fin ", MONTH: ""}
_UNSAID = ", jour non précisé"


def told_day(day: date, precision: str | None = None) -> str:
    """« 12/11/2026 », or what is known of it: « octobre 2026, jour non précisé », « vers le 24/07/2026 »."""
    if precision in _PARTS:
        return f"{_PARTS[precision]}{_MONTHS[day.month - 1]} {day.year}{_UNSAID}"
    if precision == WEEK:
        return f"semaine du {day:%d/%m/%Y}{_UNSAID}"
    if precision == YEAR:
        return f"année {day.year}{_UNSAID}"
    return f"vers le {day:%d/%m/%Y}" if precision == ABOUT else f"{day:%d/%m/%Y}"


def on_day(day: date, precision: str | None = None) -> str:
    """« le 12/11/2026 » of one of several operations, « vers le 12/11/2026 », « en novembre 2026 »:
    as sure as the first is.
    """
    if precision in _PARTS:
        return f"{_PARTS[precision] or 'en '}{_MONTHS[day.month - 1]} {day.year}"
    return f"vers le {day:%d/%m/%Y}" if precision in PRECISIONS else f"le {day:%d/%m/%Y}"
