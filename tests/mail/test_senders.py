from __future__ import annotations

import email
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from aide.mail.outbox import Mail
from aide.mail.senders import FolderSender, MailRefused, MailUnavailable, SmtpSender, sender_from
from aide.mail.smtp_url import server_of
from aide.settings import Settings, SettingsError

from .conftest import NOW

FROM = "ne-pas-repondre@aide.invalid"
BODY = "Bonjour,\n\nVotre réclamation n° REC-2026-000012 : 1\u202f234,56\u202f€.\n.\n.point\n"


def a_mail(recipient: str = "marie@example.org", **changes: Any) -> Mail:
    values = {"id": "0123456789abcdef", "subject": "Accusé de réception", "body": BODY, "created_at": NOW}
    return Mail(recipient=recipient, **{**values, **changes})


def read(raw: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


class Handler:
    """A mail server's behaviour: keeps the mails, or answers `recipient_says` / `content_says`."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes, bool]] = []
        self.recipient_says = self.content_says = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Envelope, address: str, options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.recipient_says

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        if self.content_says.startswith("250"):
            self.mails.append((envelope.rcpt_tos, envelope.original_content or b"", session.ssl is not None))
        return self.content_says


class Server:
    """A real local mail server; `tls` requires STARTTLS, `password` requires a login, `implicit` is smtps."""

    def __init__(
        self, *, tls: ssl.SSLContext | None = None, implicit: bool = False, password: bytes | None = None
    ) -> None:
        self.handler = Handler()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options: dict[str, Any] = {"ssl_context": tls} if implicit else {"tls_context": tls}
        if tls and not implicit:
            options["require_starttls"] = True
        if password is not None:
            options |= {
                "auth_required": True,
                "auth_require_tls": tls is not None and not implicit,
                "authenticator": lambda *call: _checked(call[-1], password),
            }
        self.controller = Controller(self.handler, hostname="127.0.0.1", port=port, **options)
        self.controller.start()
        self.address = f"127.0.0.1:{port}"


def _checked(given: LoginPassword, password: bytes) -> AuthResult:
    return AuthResult(success=given.login == b"aide@x" and given.password == password, handled=False)


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    started: list[Server] = []
    yield started
    for server in started:
        server.controller.stop()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's own certificate for 127.0.0.1, and a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    folder: Path = tmp_path_factory.mktemp("certificate")
    (folder / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


def test_a_server_receives_the_mail_as_it_was_written(servers: list[Server]) -> None:
    servers.append(server := Server())
    SmtpSender(f"smtp://{server.address}", FROM).send(a_mail())
    ((recipients, raw, _),) = server.handler.mails
    message = read(raw)
    assert recipients == ["marie@example.org"] and message["To"] == "marie@example.org"
    assert message["From"].addresses[0].addr_spec == FROM
    assert message["Subject"] == "Accusé de réception"
    assert message.get_content().replace("\r\n", "\n") == BODY
    assert message["Auto-Submitted"] == "auto-generated" and message["Content-Language"] == "fr"
    assert message["Message-ID"] == "<0123456789abcdef@aide.invalid>"


def test_starttls_carries_login_and_mail(
    servers: list[Server], certificate: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    servers.append(server := Server(tls=certificate[0], password=b"p@ss:w/rd"))
    url = f"smtp://aide%40x:p%40ss%3Aw%2Frd@{server.address}?starttls=1"
    SmtpSender(url, FROM, tls=certificate[1]).send(a_mail())
    assert [(to, encrypted) for to, _, encrypted in server.handler.mails] == [(["marie@example.org"], True)]


def test_smtps_is_encrypted_from_the_first_word(
    servers: list[Server], certificate: tuple[ssl.SSLContext, ssl.SSLContext]
) -> None:
    servers.append(server := Server(tls=certificate[0], implicit=True))
    SmtpSender(f"smtps://{server.address}", FROM, tls=certificate[1]).send(a_mail())
    assert len(server.handler.mails) == 1


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "smtps"])
def test_a_server_with_an_unknown_certificate_gets_nothing(
    servers: list[Server], certificate: tuple[ssl.SSLContext, ssl.SSLContext], implicit: bool
) -> None:
    servers.append(server := Server(tls=certificate[0], implicit=implicit))
    scheme, query = ("smtps", "") if implicit else ("smtp", "?starttls=1")
    with pytest.raises(MailUnavailable):
        SmtpSender(f"{scheme}://{server.address}{query}", FROM).send(a_mail())
    assert server.handler.mails == []


def test_a_server_without_starttls_gets_nothing_in_clear(servers: list[Server]) -> None:
    servers.append(server := Server())
    with pytest.raises(MailUnavailable):
        SmtpSender(f"smtp://{server.address}?starttls=1", FROM).send(a_mail())
    assert server.handler.mails == []


def test_a_wrong_password_is_tried_again_once_repaired(servers: list[Server]) -> None:
    servers.append(server := Server(password=b"right"))
    with pytest.raises(MailUnavailable):
        SmtpSender(f"smtp://aide%40x:wrong@{server.address}", FROM).send(a_mail())
    SmtpSender(f"smtp://aide%40x:right@{server.address}", FROM).send(a_mail())
    assert len(server.handler.mails) == 1


def test_a_server_that_is_down_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(MailUnavailable):
        SmtpSender(f"smtp://{address}", FROM).send(a_mail())


def test_a_server_that_stays_silent_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with pytest.raises(MailUnavailable):
            SmtpSender(f"smtp://127.0.0.1:{silent.getsockname()[1]}", FROM, seconds=0.2).send(a_mail())


@pytest.mark.parametrize(
    ("recipient_says", "content_says", "error"),
    [
        ("550 no such user marie@example.org", "250 OK", MailRefused),
        ("451 greylisted, marie@example.org", "250 OK", MailUnavailable),
        ("250 OK", "554 marie@example.org thinks it spam", MailRefused),
        ("250 OK", "452 disk full", MailUnavailable),
    ],
)
def test_a_server_s_no_is_for_good_or_for_now_and_its_words_are_not_kept(
    servers: list[Server], recipient_says: str, content_says: str, error: type[Exception]
) -> None:
    servers.append(server := Server())
    server.handler.recipient_says, server.handler.content_says = recipient_says, content_says
    with pytest.raises(error) as raised:
        SmtpSender(f"smtp://{server.address}", FROM).send(a_mail())
    assert "example.org" not in str(raised.value) and raised.value.__cause__ is None


BAD_ADDRESSES = [
    "",
    "marie",
    "a@example.org, b@example.org",
    "a@example.org;b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    "é@example.org",
    "a b@example.org",
]


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_no_header_can_hold_reaches_nobody(
    servers: list[Server], tmp_path: Path, address: str
) -> None:
    servers.append(server := Server())
    for sender in (SmtpSender(f"smtp://{server.address}", FROM), FolderSender(tmp_path / "outbox")):
        with pytest.raises(MailRefused):
            sender.send(a_mail(address))
    assert server.handler.mails == [] and not (tmp_path / "outbox").exists()


def test_a_folder_receives_one_readable_file_a_mail(tmp_path: Path) -> None:
    FolderSender(tmp_path / "var" / "outbox").send(a_mail())
    FolderSender(tmp_path / "var" / "outbox").send(a_mail(id="fedcba9876543210"))
    FolderSender(tmp_path / "var" / "outbox").send(a_mail())  # sent again after a crash
    files = sorted((tmp_path / "var" / "outbox").iterdir())
    assert [file.name for file in files] == [
        "20261123T090500-0123456789abcdef.eml",
        "20261123T090500-fedcba9876543210.eml",
    ]
    assert "Votre réclamation n° REC-2026-000012" in files[0].read_text(encoding="utf-8")
    message = read(files[0].read_bytes())
    assert message["To"] == "marie@example.org" and "REC-2026-000012" in message.get_content()


def settings(tmp_path: Path, **variables: str) -> Settings:
    return Settings.from_env({"AIDE_VAR": str(tmp_path), **variables})


def test_mails_go_to_the_folder_unless_a_server_is_set(tmp_path: Path, servers: list[Server]) -> None:
    sender_from(settings(tmp_path)).send(a_mail())
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
    servers.append(server := Server())
    sender_from(settings(tmp_path, AIDE_SMTP_URL=f"smtp://{server.address}")).send(a_mail())
    assert len(server.handler.mails) == 1


@pytest.mark.parametrize(
    "variables",
    [
        {"AIDE_SMTP_URL": "http://mail.example"},
        {"AIDE_SMTP_URL": "mail.example:25"},
        {"AIDE_SMTP_URL": "smtp://"},
        {"AIDE_SMTP_URL": "smtp://mail.example:port"},
        {"AIDE_MAIL_FROM": "personne"},
    ],
)
def test_settings_that_cannot_work_are_refused_at_start(tmp_path: Path, variables: dict[str, str]) -> None:
    with pytest.raises(SettingsError):
        sender_from(settings(tmp_path, **variables))


def test_port_587_asks_for_starttls() -> None:
    assert server_of("smtp://mail.example:587").starttls
    assert not server_of("smtp://mail.example:25").starttls
    assert server_of("smtp://mail.example:2525?starttls=1").starttls
    assert not server_of("smtps://mail.example:587").starttls  # encrypted from the start
    assert (server_of("smtps://mail.example").port, server_of("smtp://mail.example").port) == (465, 25)


def test_a_password_is_never_printed() -> None:
    where = server_of("smtp://aide:s3cret@mail.example")
    assert where.password == "s3cret"
    assert "s3cret" not in repr(where) + repr(SmtpSender("smtp://aide:s3cret@mail.example", FROM))
