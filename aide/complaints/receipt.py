"""The dated copy of a complaint: a page to print, the words of the mail, and the signed link to the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import jwt
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from aide.clock import PARIS, real_now
from aide.complaints.complaint import Complaint
from aide.complaints.days import told_day
from aide.complaints.motifs import LABELS
from aide.french_format import day, euros
from aide.masking import mask, mask_personal
from aide.phrases import beside

french = beside(__file__)

AUDIENCE = "aide-recu"
RECEIPT_PATH = "/widget/recu/"
"""Where the assistant serves the copy, before its token."""
STATUS_WORDS = french.table("etats")
REPORT_STATUS_WORDS = STATUS_WORDS | french.table("etats_d_un_signalement")
"""« un signalement » is masculine."""


class ReceiptRefused(LookupError):
    """The link was not signed by us for a receipt, or its time has passed."""


def receipt_html(complaint: Complaint, *, file_link: str | None = None) -> str:
    """The page to print, with the whole story. Whoever has the link reads it: e-mail addresses, phones and
    IBANs are hidden in it. `file_link` gives the same as a file to keep; None in that file.
    """
    return _render("receipt.html", complaint, hide=mask_personal, file_link=file_link)


def receipt_text(complaint: Complaint, *, full: bool, link: str | None = None) -> str:
    """The mail. Without `full` it goes to an address that nobody has checked: the story stays out of it."""
    return _render("receipt.txt", complaint, hide=_mask_cards, full=full, link=link if full else None)


def status_text(complaint: Complaint) -> str:
    """Where the complaint stands, without its story."""
    return _render("status.txt", complaint, hide=_mask_cards, status=STATUS_WORDS[complaint.status])


@dataclass(frozen=True)
class ReceiptLink:
    """What a link's token says: whose copy, and in which second it was signed (epoch)."""

    reference: str
    signed_at: float


def sign_receipt(reference: str, secret: str, days: float) -> str:
    """The token of the receipt's link, good for `days` of the machine's own clock."""
    signed = real_now()
    claims = {"sub": reference, "aud": AUDIENCE, "iat": signed, "exp": signed + timedelta(days=days)}
    return jwt.encode(claims, secret, algorithm="HS256")


def read_receipt(token: str, secret: str) -> ReceiptLink:
    """What the link says, signed by us and in time. Raises ReceiptRefused."""
    try:
        claims = jwt.decode(
            token, secret, algorithms=["HS256"], audience=AUDIENCE, options={"require": ["exp", "sub", "aud"]}
        )
    except (jwt.InvalidTokenError, ValueError) as error:
        raise ReceiptRefused(type(error).__name__) from None
    # One of an earlier release says not when: it is older than any that was withdrawn.
    return ReceiptLink(str(claims["sub"]), float(claims.get("iat", 0.0)))


def moment(value: datetime) -> str:
    """« 23/11/2026 à 10h05 », Europe/Paris."""
    local = value.astimezone(PARIS)
    return french("moment", jour=local, heure=local.hour)


def _render(template: str, complaint: Complaint, **values: Any) -> str:
    return _environment.get_template(template).render(
        complaint=complaint,
        motif=LABELS[complaint.motif],
        # A fraud victim is told neither a delay in days nor a refund (docs/rules.md R7).
        urgent=complaint.priority == "haute",
        **values,
    )


def _mask_cards(text: str) -> str:
    return mask(text).text


_environment = Environment(
    loader=PackageLoader("aide.complaints"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters.update(euros=euros, day=day, told_day=told_day, moment=moment)
