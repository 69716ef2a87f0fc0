"""Where mails go: a folder by default, a mail server by settings."""

from __future__ import annotations

import logging
import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from aide.mail.messages import is_address, message, reachable
from aide.mail.outbox import Mail
from aide.mail.smtp_url import server_of
from aide.settings import Settings, SettingsError

log = logging.getLogger(__name__)
SECONDS = 10.0


class MailUnavailable(Exception):
    """The server did not answer, or not now: try later. `str()` holds no address."""


class MailRefused(Exception):
    """This mail will never be taken: never try again. `str()` holds no address."""


class Sender(Protocol):
    """Whatever can carry a mail."""

    def send(self, mail: Mail) -> None:
        """Hand over one mail. Raises MailUnavailable, MailRefused."""


@dataclass(frozen=True)
class FolderSender:
    """One `.eml` file a mail, whole or absent; a mail sent again replaces its file."""

    folder: Path
    sender: str = "ne-pas-repondre@aide.invalid"

    def send(self, mail: Mail) -> None:
        """Write the mail whole, as an `.eml` file, or not at all. Raises MailUnavailable."""
        content = _written(mail, self.sender, encoding="8bit").as_bytes()
        target = self.folder / f"{mail.created_at:%Y%m%dT%H%M%S}-{mail.id}.eml"
        draft = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
            draft.replace(target)
        except OSError as error:
            raise MailUnavailable(type(error).__name__) from None


class SmtpSender:
    """`smtp://user:password@host:port` or `smtps://…`.

    STARTTLS on port 587, or on another with `?starttls=1`.
    """

    def __init__(
        self, url: str, sender: str, *, tls: ssl.SSLContext | None = None, seconds: float = SECONDS
    ) -> None:
        """`tls` checks the server's certificate; the machine's own authorities by default.

        Raises SettingsError.
        """
        self._where = server_of(url)
        self._sender = sender
        self._tls = tls
        self._seconds = seconds

    def send(self, mail: Mail) -> None:
        """One connection a mail. Raises MailUnavailable to try again, MailRefused not to."""
        content = _written(mail, self._sender, encoding="quoted-printable")
        try:
            client = self._connect()
        except (
            OSError,
            ValueError,
        ) as error:  # smtplib's are OSErrors; the server's words may hold an address
            raise MailUnavailable(_named(error)) from None
        try:
            client.send_message(content, from_addr=self._sender, to_addrs=[reachable(mail.recipient)])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise _refused_or_unavailable(error) from None
        finally:
            _quit(client)

    def _connect(self) -> smtplib.SMTP:
        where = self._where
        context = self._tls or ssl.create_default_context()
        client: smtplib.SMTP
        if where.implicit_tls:
            client = smtplib.SMTP_SSL(where.host, where.port, timeout=self._seconds, context=context)
        else:
            client = smtplib.SMTP(where.host, where.port, timeout=self._seconds)
        try:
            if where.starttls:
                client.starttls(context=context)
            if where.user:
                client.login(where.user, where.password)
        except BaseException:
            client.close()
            raise
        return client


def sender_from(settings: Settings) -> Sender:
    """The mail server of `AIDE_SMTP_URL`, else the folder `var/outbox`. Raises SettingsError."""
    if not is_address(settings.mail_from):  # else each mail would be refused for good
        raise SettingsError("AIDE_MAIL_FROM is not an e-mail address")
    if settings.smtp_url:
        return SmtpSender(settings.smtp_url, settings.mail_from)
    if settings.is_production:
        log.warning("AIDE_SMTP_URL is not set: mails are written to a folder and nobody receives them")
    return FolderSender(settings.var / "outbox", settings.mail_from)


def _written(mail: Mail, sender: str, *, encoding: str) -> EmailMessage:
    try:
        return message(mail, sender, encoding=encoding)
    except ValueError:
        raise MailRefused("unwritable") from None


def _refused_or_unavailable(error: Exception) -> Exception:
    """Refused for good: this recipient or this content.

    A fault of ours (sender, login) may be repaired: later.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        final = all(code >= 500 for code in codes)
        return (MailRefused if final else MailUnavailable)(f"SMTPRecipientsRefused {codes[0]}")
    if isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500:
        return MailRefused(_named(error))
    if isinstance(error, (smtplib.SMTPNotSupportedError, ValueError)):
        return MailRefused(_named(error))
    return MailUnavailable(_named(error))


def _named(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    return type(error).__name__ if code is None else f"{type(error).__name__} {code}"


def _quit(client: smtplib.SMTP) -> None:
    try:
        client.quit()
    except (smtplib.SMTPException, OSError):
        client.close()
