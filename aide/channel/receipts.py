"""The printable copy of a complaint, at an address that only its signed link opens."""

from __future__ import annotations

from typing import Protocol

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html
from sqlalchemy.engine import Connection

from aide.complaints import register
from aide.complaints.complaint import ComplaintNotFound
from aide.complaints.receipt import RECEIPT_PATH, ReceiptRefused, read_receipt, receipt_html
from aide.db_threads import Store
from aide.phrases import phrase
from aide.settings import Settings

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


class HasStore(Protocol):
    """What a copy is read with; `store` is None until the server has started."""

    settings: Settings
    store: Store


def add_routes(blueprint: Blueprint, channel: HasStore) -> None:
    """`GET /widget/recu/<token>`: the page, or a plain 404 whatever is wrong with the link."""

    @blueprint.route(f"{RECEIPT_PATH}<token:str>", methods=["GET"], name="recu")
    async def receipt(_request: Request, token: str) -> HTTPResponse:
        try:
            reference = read_receipt(token, channel.settings.session_secret)
            page = await channel.store.read(_page, reference)
        except (ReceiptRefused, ComplaintNotFound):
            return html(f"<!doctype html><html lang=fr><p>{phrase('recu_introuvable')}</p>", 404, HEADERS)
        return html(page, headers=HEADERS)


def _page(c: Connection, reference: str) -> str:
    return receipt_html(register.get(c, reference))
