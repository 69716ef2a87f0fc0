"""The day of an operation as it is shown: what the customer did not say of it is not made up.

The register keeps a first day, from which the legal limits are counted, and beside it how sure that day is.
"""

from __future__ import annotations

from datetime import date

from aide.phrases import beside

french = beside(__file__)

MONTH, WEEK, YEAR, START, MIDDLE, END, ABOUT = "mois", "semaine", "annee", "debut", "milieu", "fin", "environ"
PRECISIONS = (MONTH, WEEK, YEAR, START, MIDDLE, END, ABOUT)
EXACT = "exact"

_MONTHS = french.table("mois")
_TOLD = french.table("jour_dit")
_ON = french.table("au_jour_dit")


def told_day(day: date, precision: str | None = None) -> str:
    """« 12/11/2026 », or what is known of it: « octobre 2026, jour non précisé », « vers le 24/07/2026 »."""
    return _say(_TOLD, day, precision)


def on_day(day: date, precision: str | None = None) -> str:
    """« le 12/11/2026 » of one of several operations, « vers le 12/11/2026 », « en novembre 2026 »:
    as sure as the first is.
    """
    return _say(_ON, day, precision)


def _say(wordings: dict[str, str], day: date, precision: str | None) -> str:
    wording = wordings.get(precision or EXACT, wordings[EXACT])
    return wording.format(jour=day, mois=_MONTHS[f"{day:%m}"], annee=day.year)
