"""A mail in the form the Internet carries (RFC 5322), safe whatever the address typed."""
from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from aide.mail.outbox import Mail


def message(mail: Mail, sender: str, *, encoding: str) -> EmailMessage:
    """`mail` for one recipient. The Message-ID is the mail's own, so that a copy sent twice is seen as one.

    `encoding` is the body's: `8bit` to be read as it is, `quoted-printable` for any server.
    Raises ValueError for an address or a subject that no header can hold.
    """
    try:
        origin = Address(display_name="SmartPay (assistant automatique)", addr_spec=sender)
        to = Address(addr_spec=mail.recipient)
        written = EmailMessage(policy=policy.SMTP)
        written["From"] = origin
        written["To"] = to
        written["Subject"] = mail.subject
        written["Date"] = format_datetime(mail.created_at)
        written["Message-ID"] = f"<{mail.id}@{origin.domain}>"
        written["Auto-Submitted"] = "auto-generated"
        written["Content-Language"] = "fr"
        written.set_content(mail.body, cte=encoding)
    except (MessageError, IndexError, UnicodeError) as error:
        raise ValueError(type(error).__name__) from None
    return written
