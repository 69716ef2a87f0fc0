"""The printable copy of a complaint, at an address that only its signed link opens."""

from __future__ import annotations

from typing import Protocol

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html

from aide.complaints import links
from aide.complaints.complaint import Complaint
from aide.complaints.receipt import RECEIPT_PATH, ReceiptRefused, receipt_html
from aide.db_threads import Store
from aide.phrases import phrase
from aide.settings import Settings

FILE = "/fichier"
HSTS = "max-age=31536000"
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


class HasStore(Protocol):
    """What a copy is read with; `store` is None until the server has started."""

    settings: Settings
    store: Store


def add_routes(blueprint: Blueprint, channel: HasStore) -> None:
    """`GET /widget/recu/<token>`: the page, and under `…/fichier` the same as a file to keep.

    A plain 404 whatever is wrong with the link.
    """

    async def opened(token: str) -> Complaint:
        return await channel.store.read(links.opened, token, channel.settings.session_secret)

    @blueprint.route(f"{RECEIPT_PATH}<token:str>", methods=["GET"], name="recu")
    async def receipt(_request: Request, token: str) -> HTTPResponse:
        try:
            complaint = await opened(token)
        except ReceiptRefused:
            return _not_found(channel.settings)
        page = receipt_html(complaint, file_link=f"{RECEIPT_PATH}{token}{FILE}")
        return html(page, headers=headers(channel.settings))

    @blueprint.route(f"{RECEIPT_PATH}<token:str>{FILE}", methods=["GET"], name="recu_fichier")
    async def receipt_file(_request: Request, token: str) -> HTTPResponse:
        try:
            complaint = await opened(token)
        except ReceiptRefused:
            return _not_found(channel.settings)
        kept = f'attachment; filename="{complaint.reference}.html"'
        return html(
            receipt_html(complaint), headers={**headers(channel.settings), "Content-Disposition": kept}
        )


def headers(settings: Settings) -> dict[str, str]:
    """Of every answer here; behind TLS, that the next one is asked for by https only."""
    return {**HEADERS, **({"Strict-Transport-Security": HSTS} if settings.is_public_over_tls else {})}


def _not_found(settings: Settings) -> HTTPResponse:
    page = f"<!doctype html><html lang=fr><p>{phrase('recu_introuvable')}</p>"
    return html(page, 404, headers(settings))
