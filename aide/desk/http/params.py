"""Reading what a client sends: each wrong value is a 400 with a clear sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from sanic import Request

from aide.clock import PARIS
from aide.desk.http.errors import bad_value
from aide.input_text import composed
from aide.phrases import beside

french = beside(__file__)

YEARS = range(2000, 2100)
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Args(Protocol):
    """The parameters of an address, or what a page kept of them."""

    def get(self, name: str, /) -> str | None:
        """The parameter's value, None when it was not given."""


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def in_one_form(request: Request) -> None:
    """Before any handler: each value of the address and of the form `composed`.

    What is no text is left as it is, and refused by who reads it.
    """
    for given in (request.args, request.form or {}):
        for values in given.values():
            values[:] = [_composed(value) for value in values]


def body(request: Request) -> dict[str, Any]:
    """The request's JSON object, its texts `composed`, {} when it has no body."""
    try:
        given = request.load_json() if request.body else {}
    except Exception:  # Sanic's own InvalidUsage, or a decoding error, by its version
        raise bad_value(french("corps_pas_du_json")) from None
    if not isinstance(given, dict):
        raise bad_value(french("corps_pas_un_objet"))
    return _composed(given)


def text(given: dict[str, Any], name: str, *, at_most: int) -> str:
    """The field `name`: 1 to `at_most` characters once trimmed."""
    found = optional_text(given, name, at_most=at_most)
    if found is None:
        raise bad_value(french("champ_obligatoire", name=name))
    return found


def optional_text(given: dict[str, Any], name: str, *, at_most: int) -> str | None:
    """The field `name`, None when it is absent or null."""
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not 1 <= len(value.strip()) <= at_most:
        raise bad_value(french("champ_est_un_texte", name=name, at_most=at_most))
    return _storable(value.strip(), name)


def line(given: dict[str, Any], name: str, *, at_most: int) -> str:
    """As `text`, on one line: a name, a reason, an id."""
    found = text(given, name, at_most=at_most)
    if "\n" in found or "\r" in found or "\t" in found:
        raise bad_value(french("champ_d_une_ligne", name=name))
    return found


def day(given: dict[str, Any], name: str) -> date:
    """The field `name`, a day `AAAA-MM-JJ`."""
    try:
        return _plausible(date.fromisoformat(given.get(name) or ""))
    except (ValueError, TypeError):
        raise bad_value(french("champ_est_une_date", name=name)) from None


def parameter(args: Args, name: str, *, at_most: int = 200) -> str | None:
    """A parameter of the address, None when it is absent or empty."""
    value = (args.get(name) or "").strip()
    if len(value) > at_most:
        raise bad_value(french("parametre_trop_long", name=name, at_most=at_most))
    return _storable(value, name) or None


def choice(args: Args, name: str, allowed: Collection[str]) -> str | None:
    """The parameter when it is one of `allowed`, None when absent. Raises ApiError 400."""
    value = parameter(args, name)
    if value is not None and value not in allowed:
        raise bad_value(french("parametre_parmi", name=name, permis=", ".join(allowed)))
    return value


def period(args: Args) -> tuple[datetime | None, datetime | None]:
    """`since` (included) and `until` (excluded); an `until` that is a day is included whole.

    Europe/Paris by default.
    """
    since, until = _moment(args, "since", days=0), _moment(args, "until", days=1)
    if since and until and since >= until:
        raise bad_value(french("since_avant_until"))
    return since, until


def _moment(args: Args, name: str, *, days: int) -> datetime | None:
    # A "+" left bare in an address reads as a space.
    value = (parameter(args, name) or "").replace(" ", "+").replace("Z", "+00:00")
    if not value:
        return None
    try:
        if len(value) == 10:
            start = _plausible(date.fromisoformat(value)) + timedelta(days=days)
            return datetime.combine(start, time(), PARIS)
        moment = datetime.fromisoformat(value)
        _plausible(moment.date())
    except ValueError:
        raise bad_value(french("parametre_est_une_date", name=name)) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=PARIS)


def _plausible(value: date) -> date:
    if value.year not in YEARS:
        raise ValueError(value)
    return value


def is_text(value: str) -> bool:
    """PostgreSQL refuses NUL, and no database takes half a surrogate pair."""
    return not _CONTROLS.search(value) and not any("\ud800" <= char <= "\udfff" for char in value)


def _composed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _composed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_composed(inner) for inner in value]
    return composed(value) if isinstance(value, str) and is_text(value) else value


def _storable(value: str, name: str) -> str:
    if not is_text(value):
        raise bad_value(french("pas_du_texte", name=name))
    return value
