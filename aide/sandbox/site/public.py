"""The pages open to all: home and help."""

from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from aide.sandbox.site.rendering import page

public = Blueprint("public")


@public.get("/")
async def home(request: Request) -> HTTPResponse:
    """The bank's front page."""
    return page(request, "home.html")


@public.get("/aide")
async def help_page(request: Request) -> HTTPResponse:
    """Questions and answers for everybody."""
    return page(request, "help.html")
