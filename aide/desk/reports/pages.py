"""The numbers of a period, as pictures that lead to the conversations behind them."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, raw

from aide import clock
from aide.desk.http import labels, page_params, params
from aide.desk.http.errors import ApiError, bad_value
from aide.desk.http.layout import Visit, member, page, read
from aide.desk.reports.api import MAX_DAYS, asked_period
from aide.desk.reports.metrics import figures as read_figures
from aide.desk.reports.pictures import pictures
from aide.phrases import beside

french = beside(__file__)

figures = Blueprint("web_figures", url_prefix="/chiffres")
SOLVED = ("answered", "complaint", "opposition")
"""What the assistant brought to an end without a human."""


@figures.get("/")
@member
async def show(request: Request, visit: Visit) -> HTTPResponse:
    """The pictures of the period; of the last 30 days, with status 400, when it cannot be read."""
    since, until, error = _period(request)
    values = await read(request, read_figures, since=since, until=until, now=clock.now())
    first, last = since.date(), (until - timedelta(microseconds=1)).date()
    return await page(
        request,
        visit,
        "chiffres.html",
        status=400 if error else 200,
        error=error,
        since=first.isoformat(),
        until=last.isoformat(),
        found=values,
        total=sum(day["conversations"] for day in values["days"]),
        **_shares(values),
        **pictures(values, f"since={first}&until={last}"),
    )


@figures.get("/jours.csv")
@member
async def export(request: Request, visit: Visit) -> HTTPResponse:
    """A line a day, as CSV for a French spreadsheet; 400 for a period that cannot be read."""
    since, until, error = _period(request)
    if error:
        raise bad_value(error)
    values = await read(request, read_figures, since=since, until=until, now=clock.now())
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    headings = french.table("colonnes")
    writer.writerow(headings.values())
    for day in values["days"]:
        writer.writerow([day[name] for name in headings])
    headers = {"Content-Disposition": 'attachment; filename="chiffres.csv"'}
    return raw(("\ufeff" + file.getvalue()).encode(), headers=headers, content_type="text/csv; charset=utf-8")


def _period(request: Request) -> tuple[datetime, datetime, str | None]:
    """The period asked for; of 30 days, with a sentence, when it cannot be."""
    filters = page_params.read(request, {"since": page_params.day, "until": page_params.day})
    message = " ".join(filters.wrong) or None
    try:
        return *asked_period(*params.period(filters.values), now=clock.now()), message
    except ApiError:
        message = french("periode_a_choisir", max_days=MAX_DAYS)
        return *asked_period(None, None, now=clock.now()), message


def _shares(values: dict[str, Any]) -> dict[str, float | None]:
    """Of the conversations of the period; None when there is none."""
    total = sum(day["conversations"] for day in values["days"])
    understood = sum(one["count"] for one in values["intents"])
    lost = sum(one["count"] for one in values["intents"] if one["intent"] in (None, labels.NOT_UNDERSTOOD))
    return {
        "solved": values["solved"] / total if total else None,
        "lost": lost / understood if understood else None,
    }
