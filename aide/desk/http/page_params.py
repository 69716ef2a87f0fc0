"""What the address of a page asks for: each filter alone.

A wrong one is told and left out, the others are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sanic import Request

from aide import clock
from aide.desk.http import params
from aide.desk.http.errors import ApiError, bad_value
from aide.phrases import beside

french = beside(__file__)

Check = Callable[[str], str | None]
"""The sentence about a wrong value, None for a good one."""
LONGEST, QUOTED, LAST_PAGE = 200, 40, 10_000
REVERSED = french("periode_a_l_envers")


@dataclass(frozen=True)
class Asked:
    """`values`: what could be read, "" for the rest; `wrong`: a sentence a filter that could not."""

    values: dict[str, str]
    wrong: tuple[str, ...] = ()

    @property
    def told(self) -> str | None:
        """What a page says of them, None when all is well."""
        if not self.wrong:
            return None
        one = len(self.wrong) == 1
        return " ".join([*self.wrong, french("filtre_laisse") if one else french("filtres_laisses")])

    def all_or_nothing(self) -> dict[str, str]:
        """For a file, that says nothing of a filter left out. Raises ApiError 400."""
        if self.wrong:
            raise bad_value(" ".join(self.wrong))
        return self.values


def read(request: Request, checks: Mapping[str, Check]) -> Asked:
    """Each filter that its check accepts; « » for the others, with the sentences that say why."""
    values: dict[str, str] = {}
    wrong: list[str] = []
    for name, check in checks.items():
        value = (request.args.get(name) or "").strip()
        sentence = check(value) if value else None
        values[name] = "" if sentence else value
        wrong += [sentence] if sentence else []
    if values.get("since") and values.get("until"):
        try:
            params.period(values)
        except ApiError:
            values.update(since="", until="")
            wrong.append(REVERSED)
    return Asked(values, tuple(wrong))


def page_number(request: Request) -> tuple[int, str | None]:
    """The page asked for; the first, with a sentence, for what is no page."""
    text = (request.args.get("page") or "1").strip()
    if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE)) and 1 <= int(text) <= LAST_PAGE:
        return int(text), None
    return 1, no_such_page(text)


def no_such_page(given: str | int) -> str:
    """What is said when that page is not there: a number, or what was typed for one."""
    return french("numero_de_page_inconnu", page=quoted(str(given)))


def day(value: str) -> str | None:
    """Accepts « 2026-11-23 »; else the sentence that says what is wrong."""
    try:
        params.period({"since": value})
    except ApiError:
        return _wrong_day(value)
    return None


def one_of(label: str, allowed: Collection[str]) -> Check:
    """A check that accepts only these values; `label` is the filter's name on the page."""
    return lambda value: (
        None if value in allowed else french("filtre_inconnu", label=label, valeur=quoted(value))
    )


def words(label: str, *, at_most: int = LONGEST) -> Check:
    """A check of free text: its length, and that it can be read."""

    def check(value: str) -> str | None:
        if len(value) > at_most:
            return french("filtre_trop_long", label=label, at_most=at_most)
        return None if params.is_text(value) else french("filtre_illisible", label=label)

    return check


def quoted(value: str) -> str:
    """« bonjour »: what can be printed of it, and not all of a long one."""
    shown = "".join(char for char in value[: QUOTED + 1] if char.isprintable())
    return f"« {shown[:QUOTED]}{'…' if len(value) > QUOTED else ''} »"


def _wrong_day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        return french("pas_une_date", valeur=quoted(value), exemple=clock.today())
    return french("date_trop_loin", valeur=quoted(value), premiere=params.YEARS[0], derniere=params.YEARS[-1])
