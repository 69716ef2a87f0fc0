"""How figures, days and hours are written in French, and the spaces that never break a line."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from aide.clock import PARIS

NARROW, NO_BREAK = "\u202f", "\u00a0"
_COLON = re.compile(r"(?<=\w) :")
_PHONE = re.compile(r"\b(?:\+\d{2,3} )?(?:\d{2} ){3,4}\d{2}\b")


def french_spaces(text: str) -> str:
    """No-break spaces before ? ! ; (narrow) and :, inside « », and in telephone numbers."""
    text = re.sub(r"«\s?", f"«{NO_BREAK}", text)
    text = re.sub(r"\s?»", f"{NO_BREAK}»", text)
    text = re.sub(r"(?<=[\w»)…]) ?(?=[?!;](?:\s|$|[»)?!]))", NARROW, text)
    text = _COLON.sub(f"{NO_BREAK}:", text)
    return _PHONE.sub(lambda found: found.group().replace(" ", NO_BREAK), text)


def euros(amount: Decimal) -> str:
    """« 1 234,56 € », with narrow no-break spaces; `amount` in EUR."""
    return f"{amount:,.2f}".replace(",", NARROW).replace(".", ",") + f"{NARROW}€"


def day(value: date) -> str:
    """« 23/11/2026 »; of a moment, the day that it is written in."""
    return f"{value:%d/%m/%Y}"


def day_written(day: str) -> date:
    """The day of « 23/11/2026 ». Raises ValueError for any other text."""
    return datetime.strptime(day, "%d/%m/%Y").date()


def in_a_sheet(value: Decimal | date) -> str:
    """« 12,10 », « 23/11/2026 », « 23/11/2026 14:30 » in Paris, as a French spreadsheet reads them."""
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if not isinstance(value, datetime):
        return day(value)
    return f"{day(value.astimezone(PARIS))} {value.astimezone(PARIS):%H:%M}"


def hour(at: datetime) -> str:
    """« 14h30 » in Paris."""
    return f"{at.astimezone(PARIS):%Hh%M}"
