"""The templates of the desk's pages, with the filters and the tables of words that they use."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from aide import clock, french_format
from aide.complaints.days import told_day
from aide.complaints.motifs import LABELS
from aide.desk.http import words
from aide.phrases import beside

french = beside(__file__)

OUTCOME_LABELS, STATUS_LABELS = french.table("issues"), french.table("etats")
TEMPLATES = Path(__file__).parents[1] / "templates"
ABSENT = "–"


def render(template: str, **values: Any) -> str:
    """The page or the fragment, as text. Raises UndefinedError where `values` lacks what it shows."""
    return _environment.get_template(template).render(now=clock.now(), **values)


def _moment(value: datetime | str | None) -> str:
    """« 23/11/2026 10:02 », Europe/Paris."""
    if value is None:
        return ABSENT
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return f"{moment.astimezone(clock.PARIS):%d/%m/%Y %H:%M}"


def _day(value: date | str | None) -> str:
    if value is None:
        return ABSENT
    return french_format.day(date.fromisoformat(value[:10]) if isinstance(value, str) else value)


def _span(seconds: float | None) -> str:
    """A duration as people say it."""
    if seconds is None:
        return ABSENT
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d}" if hours else f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


def _query(values: dict[str, Any], **changes: Any) -> str:
    """The address's parameters with those changes, without the empty ones."""
    kept = {name: value for name, value in {**values, **changes}.items() if value not in (None, "")}
    return urlencode(kept)


_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {
    "moment": _moment,
    "day": _day,
    "told_day": told_day,
    "span": _span,
    "euros": french_format.euros,
}
_environment.globals |= {
    "MOTIFS": LABELS,
    "OUTCOMES": OUTCOME_LABELS,
    "STATUSES": STATUS_LABELS,
    "query": _query,
    "told_entity": words.told_entity,
    "told_actions": words.told_actions,
    "told_turn": words.told_turn,
    "told_operations": words.told_operations,
}
