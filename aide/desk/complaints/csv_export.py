"""Complaints as a sheet for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from sanic.response import HTTPResponse, raw

from aide.complaints.complaint import Complaint
from aide.complaints.motifs import LABELS
from aide.desk.http.templating import STATUS_LABELS
from aide.desk.http.words import told_operations
from aide.phrases import beside

french = beside(__file__)

COLUMNS = french.table("colonnes")


def complaints_csv(complaints: list[Complaint], name: str) -> HTTPResponse:
    """Semicolons and a mark of UTF-8, as French spreadsheets expect; no cell can be a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS.values())
    for one in complaints:
        values = {
            **one.as_dict(),
            "motif": LABELS[one.motif],
            "status": STATUS_LABELS[one.status],
            "operations": " ; ".join(told_operations(one.operations, one.date_precision)),
        }
        writer.writerow([_cell(values[column]) for column in COLUMNS])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return raw(("\ufeff" + file.getvalue()).encode(), headers=headers, content_type="text/csv; charset=utf-8")


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
