"""A mail in the form the Internet carries (RFC 5322), safe whatever the address typed."""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from email_validator import EmailNotValidError, validate_email

from aide.mail.outbox import Mail
from aide.phrases import beside

french = beside(__file__)


LONGEST_ADDRESS = 254
"""Characters (RFC 3696); the reader of headers goes a step deeper at each bracket of a longer text."""


def message(mail: Mail, sender: str, *, encoding: str) -> EmailMessage:
    """`mail` for one recipient. The Message-ID is the mail's own, so that a copy sent twice is seen as one.

    `encoding` is the body's: `8bit` to be read as it is, `quoted-printable` for any server.
    Raises ValueError for an address or a subject that no header can hold.
    """
    try:
        origin = Address(display_name=french("expediteur"), addr_spec=sender)
        to = Address(addr_spec=reachable(mail.recipient))
        if not to.domain:
            raise ValueError("no domain")
        written = EmailMessage(policy=policy.SMTP)
        written["From"] = origin
        written["To"] = to
        written["Subject"] = mail.subject
        written["Date"] = format_datetime(mail.created_at)
        written["Message-ID"] = f"<{mail.id}@{origin.domain}>"
        written["Auto-Submitted"] = "auto-generated"
        written.set_content(mail.body, cte=encoding)
        written["Content-Language"] = "fr"
    except (MessageError, IndexError, UnicodeError) as error:
        raise ValueError(type(error).__name__) from None
    return written


def reachable(address: str) -> str:
    """`address` as any server takes it, its domain in the letters of the net: « société.fr » is «
    xn--socit-esab.fr ».

    Raises ValueError for accents before the @: hardly a server takes those (RFC 6531).
    """
    name, _, domain = address.rpartition("@")
    if not name.isascii():
        raise ValueError("accents before the @")
    if domain.isascii():
        return address
    try:
        return f"{name}@{validate_email(f'a@{domain}', check_deliverability=False).ascii_domain}"
    except EmailNotValidError as error:
        raise ValueError(type(error).__name__) from None


def is_address(text: str) -> bool:
    """Whether a header can hold it as one address; not whether someone reads it."""
    if len(text) > LONGEST_ADDRESS:
        return False
    try:
        return bool(Address(addr_spec=text).domain)
    except (MessageError, IndexError, ValueError):
        return False
