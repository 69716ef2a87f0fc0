"""The site's templates, and French dates and amounts."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from sanic import Request
from sanic.response import HTTPResponse, html

from aide.clock import PARIS
from aide.sandbox.customer_token import customer_token
from aide.sandbox.site.sessions import visit

WIDGET_TOKEN_LIFE = timedelta(minutes=15)
PHONE = "09 75 18 40 52"
HEAD_OFFICE_PHONE = "+352 27 86 04 64"
CARD_STATUS = {"active": "Active", "blocked": "Bloquée", "expired": "Expirée"}


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTTPResponse:
    """A template as an answer."""
    return html(fragment(request, template, **values), status=status)


def fragment(request: Request, template: str, **values: Any) -> str:
    """A template with what every page shows: the visitor, the assistant's address, the widget's token."""
    return _environment.get_template(template).render(
        visit=visit(request),
        path=request.path,
        assistant=request.app.ctx.settings.public_url.rstrip("/"),
        widget_token=widget_token(request),
        **values,
    )


def widget_token(request: Request) -> str | None:
    """A fresh token for the assistant; None for a visitor who is not logged in."""
    customer = visit(request).customer
    secret = request.app.ctx.settings.customer_jwt_secret
    return customer_token(customer, secret, WIDGET_TOKEN_LIFE) if customer else None


def amount(value: Decimal) -> str:
    """« 1 234,56 € », with the sign that French typography uses."""
    figures = f"{abs(value):,.2f}".replace(",", "\u202f").replace(".", ",")
    return f"{'−' if value < 0 else ''}{figures}\u00a0€"


def day(value: date) -> str:
    """« 23/11/2026 »."""
    return value.strftime("%d/%m/%Y")


def moment(iso: str) -> str:
    """An ISO date-time in Paris: « 23/11/2026 à 10:05 »."""
    return datetime.fromisoformat(iso).astimezone(PARIS).strftime("%d/%m/%Y à %H:%M")


def month(expires: str) -> str:
    """The bank's `2028-11` as it is printed on a card: « 11/28 »."""
    year, _, number = expires.partition("-")
    return f"{number}/{year[-2:]}"


class FrenchSpaces(Extension):
    """In the templates' text, a sign that takes a space never stands alone at either end of a line."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's source with the spaces that never break."""
        return re.sub(r"(?<=«) | (?=[»?:;])", "\u00a0", source)


_environment = Environment(
    loader=PackageLoader("aide.sandbox"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=[FrenchSpaces],
)
_environment.filters.update(amount=amount, day=day, moment=moment, month=month)
_environment.globals.update(PHONE=PHONE, HEAD_OFFICE_PHONE=HEAD_OFFICE_PHONE, CARD_STATUS=CARD_STATUS)
