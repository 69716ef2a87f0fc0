"""Addresses with accents: the domain goes in the letters of the net; before the @ no server takes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide.db import reading, writing
from aide.dialogue import facts as f
from aide.dialogue.facts.emails import parse_email
from aide.input_text import composed
from aide.mail import outbox
from aide.mail.delivery import Delivery, deliver_due
from aide.mail.messages import reachable
from aide.mail.senders import FolderSender, MailRefused, SmtpSender

from .conftest import NOW
from .test_senders import FROM, Server, a_mail, read, servers  # noqa: F401

ADDRESS = "marie@exemple.fr"
AROUND = ["{}", "{}\u200b", "\ufeff{}", "“{}”", "‘{}’", "« {} »", "«{}»", "mailto:{}", "<{}>", "({})", "{}."]
AROUND += ["{},", "{} ;", "Marie <{}>", "c'est {} merci", "\u202a{}\u202c", "{}\u00a0", "mail : {}", "[{}]"]
AROUND += ["mailto:{}?subject=Bonjour"]


@pytest.mark.parametrize("around", AROUND)
def test_an_address_is_cleaned_of_what_is_pasted_with_it(around: str) -> None:
    assert parse_email(composed(around.format(ADDRESS))).value == ADDRESS


@given(st.sampled_from(AROUND), st.sampled_from(AROUND))
def test_whatever_is_around_it_it_is_that_address(one: str, other: str) -> None:
    assert parse_email(composed(one.format(other.format(ADDRESS)))).value == ADDRESS


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("marie@société.fr", "marie@xn--socit-esab.fr"),
        ("marie@café.exemple.fr", "marie@xn--caf-dma.exemple.fr"),
        ("Marie.Durand+banque@exemple.fr", "Marie.Durand+banque@exemple.fr"),
    ],
)
def test_a_server_without_smtputf8_takes_it(servers: list[Server], address: str, sent: str) -> None:  # noqa: F811
    servers.append(server := Server())
    SmtpSender(f"smtp://{server.address}", FROM).send(a_mail(address))
    ((recipients, raw, _),) = server.handler.mails
    assert recipients == [sent] and read(raw)["To"].addresses[0].addr_spec == sent


def test_accents_before_the_at_are_refused_for_good(tmp_path) -> None:
    with pytest.raises(MailRefused):
        FolderSender(tmp_path).send(a_mail("renée@exemple.fr"))
    with pytest.raises(ValueError, match="accents"):
        reachable("renée@exemple.fr")


@pytest.mark.parametrize("said", ["renée@exemple.fr", "c'est josé.l@société.fr", "hélène@exemple.fr merci"])
def test_they_are_refused_at_the_question_and_never_taken_from_a_story(said: str) -> None:
    assert parse_email(said).problem == "utter_email_accents" and parse_email(said).value is None
    assert f.EMAIL not in f.told(
        f"on m'a pris 12 € le 3 novembre, {said}", (f.AMOUNT, f.DATE, f.EMAIL), date(2026, 11, 23)
    )


@pytest.mark.parametrize("said", ["marie@société.fr", "marie@xn--socit-esab.fr"])
def test_accents_in_the_domain_are_taken_and_shown_as_people_write_them(said: str) -> None:
    assert parse_email(said).value == "marie@société.fr"


def test_a_mail_that_is_given_up_is_a_task_until_an_agent_has_seen_to_it(engine, tmp_path) -> None:
    with writing(engine) as c:
        for key, to in (("recu:REC-2026-000001", "renée@exemple.fr"), ("recu:REC-2026-000002", ADDRESS)):
            outbox.enqueue(c, key=key, recipient=to, subject="Accusé", body="Bonjour", now=NOW)
    assert deliver_due(engine, FolderSender(tmp_path), now=NOW) == Delivery(sent=1, given_up=1)
    with reading(engine) as c:
        (task,) = outbox.undelivered(c)
        assert (task.key, task.recipient) == ("recu:REC-2026-000001", "renée@exemple.fr")
        assert outbox.undelivered(c, ":REC-2026-000002") == []
    with writing(engine) as c:
        assert not outbox.see_to(c, task.id, ":REC-2026-000002")
        assert outbox.see_to(c, task.id, ":REC-2026-000001")
        assert not outbox.see_to(c, task.id, ":REC-2026-000001")
        assert outbox.undelivered(c) == []
