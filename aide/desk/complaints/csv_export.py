"""Complaints as a sheet for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sanic.response import HTTPResponse, raw

from aide.clock import PARIS
from aide.complaints.motifs import LABELS
from aide.desk.complaints.worklist import Work
from aide.desk.http.templating import STATUS_LABELS
from aide.desk.http.words import told_operations
from aide.phrases import beside

french = beside(__file__)

COLUMNS = french.table("colonnes")


def complaints_csv(works: list[Work], name: str) -> HTTPResponse:
    """Semicolons, a mark of UTF-8, sums with a comma and hours of Paris, as French spreadsheets expect.

    No cell can be a formula.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS.values())
    for work in works:
        one = work.complaint
        values = {
            **vars(one),
            "name": work.name,
            "owner": work.assignee,
            "due": work.due,
            "motif": LABELS[one.motif],
            "status": STATUS_LABELS[one.status],
            "operations": " ; ".join(told_operations(one.operations, one.date_precision)),
        }
        writer.writerow([_cell(values[column]) for column in COLUMNS])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return raw(("\ufeff" + file.getvalue()).encode(), headers=headers, content_type="text/csv; charset=utf-8")


def _cell(value: Any) -> str:
    text = "" if value is None else _french(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _french(value: Any) -> str:
    """« 12,10 »: « 12.10 » is a day of October to a French spreadsheet; « 24/11/2026 00:20 » in Paris."""
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, datetime):
        return f"{value.astimezone(PARIS):%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
