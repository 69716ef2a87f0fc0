"""Every error of the API is `{"code", "message"}`, the message in French and without personal data."""

from __future__ import annotations

import logging
import traceback
from html import escape
from typing import Any

from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, html, json
from sqlalchemy.exc import OperationalError

from aide.db import DatabaseBusy
from aide.phrases import beside

french = beside(__file__)

log = logging.getLogger(__name__)
BY_STATUS = {
    400: ("requete_invalide", french("requete_invalide")),
    404: ("introuvable", french("introuvable")),
    405: ("methode_refusee", french("methode_refusee")),
    408: ("delai_depasse", french("delai_depasse")),
    413: ("trop_long", french("trop_long")),
}
TO_PEOPLE = {
    400: french("page_mal_ecrite"),
    404: french("page_absente"),
    405: french("page_fermee"),
    413: french("page_trop_long"),
}
"""The same on a page, for agents."""
INCIDENT = ("incident", french("incident"))
BUSY = ("base_indisponible", french("base_indisponible"))


ERROR_PAGE = (
    '<!doctype html><html lang="fr"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Desk Aide</title>'
    '<link rel="stylesheet" href="/static/page.css"><link rel="stylesheet" href="/static/content.css">'
    '<link rel="stylesheet" href="/static/screens.css">'
    '<main class="alone"><section class="card">'
    "<h1>Desk Aide</h1><p>{message}</p>"
    '<p><a href="/conversations">{back}</a></p></section></main></html>'
)


class ApiError(Exception):
    """An answer other than success; `extra` joins the code and the message."""

    def __init__(self, status: int, code: str, message: str, **extra: Any) -> None:
        super().__init__(code)
        self.status = status
        self.payload = {"code": code, "message": message, **extra}


def bad_value(message: str) -> ApiError:
    """A 400 with that sentence."""
    return ApiError(400, "valeur_invalide", message)


def not_found(message: str) -> ApiError:
    """A 404 with that sentence."""
    return ApiError(404, "introuvable", message)


def handle_errors(app: Sanic) -> None:
    """Whatever is raised in a handler is answered as JSON, or as a page for who asked for one."""
    app.error_handler.add(ApiError, _api_error)
    app.error_handler.add(SanicException, _sanic_error)
    app.error_handler.add(OperationalError, _database_error)
    app.error_handler.add(DatabaseBusy, _database_error)
    app.error_handler.add(Exception, _incident)


def _api_error(request: Request, error: ApiError) -> HTTPResponse:
    return _answer(request, error.payload, error.status)


def _sanic_error(request: Request, error: SanicException) -> HTTPResponse:
    status = error.status_code or 500
    if status >= 500:
        return _incident(request, error)
    code, message = BY_STATUS.get(status, BY_STATUS[400])
    if not _is_api(request):
        message = TO_PEOPLE.get(status, message)
    # `Allow` with a 405, for instance.
    return _answer(
        request, {"code": code, "message": message}, status, headers=getattr(error, "headers", None)
    )


def _database_error(request: Request, error: OperationalError | DatabaseBusy) -> HTTPResponse:
    _report(request, error)
    code, message = BUSY
    return _answer(request, {"code": code, "message": message}, 503)


def _incident(request: Request, error: Exception) -> HTTPResponse:
    _report(request, error)
    code, message = INCIDENT
    return _answer(request, {"code": code, "message": message}, 500)


def _answer(request: Request, payload: dict[str, Any], status: int, headers: Any = None) -> HTTPResponse:
    """JSON for the API, a page for people."""
    if _is_api(request):
        return json(payload, status=status, headers=headers)
    return html(
        ERROR_PAGE.format(message=escape(payload["message"]), back=french("revenir")), status, headers
    )


def _is_api(request: Request) -> bool:
    return request.path.startswith(("/api/", "/healthz"))


def _report(request: Request, error: Exception) -> None:
    # The frames only: the error's own words may quote what a customer wrote.
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s on %s %s\n%s", type(error).__name__, request.method, request.path, frames)
