"""The demo site that customers see: home, help, login and customer area,
each page with the assistant's button.
"""

from __future__ import annotations

from pathlib import Path

from sanic import Blueprint, Sanic

from aide.sandbox.site import errors, headers
from aide.sandbox.site.area import area
from aide.sandbox.site.cards import cards
from aide.sandbox.site.login import login
from aide.sandbox.site.public import public
from aide.sandbox.site.sessions import Sessions

STATIC = Path(__file__).parents[1] / "static"


def add_site(app: Sanic) -> None:
    """Needs `app.ctx.settings` and `app.ctx.bank`; the open sessions live in this process only."""
    app.ctx.sessions = Sessions(app.ctx.settings.customer_jwt_secret)
    app.blueprint(Blueprint.group(public, login, area, cards))
    app.static("/static", STATIC, name="static")
    headers.add_to(app)
    errors.add_to(app)
