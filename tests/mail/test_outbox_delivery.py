from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Lock

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from aide.db import writing
from aide.mail.delivery import CLAIM, MAX_ATTEMPTS, Delivery, deliver_due, pause_after
from aide.mail.outbox import Mail, count_since, enqueue, purge
from aide.mail.senders import FolderSender, MailRefused, MailUnavailable
from aide.mail.tables import outbox

from .conftest import NOW, Post


class Letterbox:
    """A sender that keeps what it takes; `answer` may raise instead."""

    def __init__(self, answer: Callable[[Mail], None] | None = None) -> None:
        self.taken: list[Mail] = []
        self.answer = answer
        self._lock = Lock()

    def send(self, mail: Mail) -> None:
        if self.answer is not None:
            self.answer(mail)
        with self._lock:
            self.taken.append(mail)


def unavailable(_mail: Mail) -> None:
    raise MailUnavailable("ConnectionRefusedError")


def refused(_mail: Mail) -> None:
    raise MailRefused("SMTPRecipientsRefused 550")


def test_a_key_is_queued_once(post: Post) -> None:
    assert post.queue()
    assert not post.queue(body="autre")
    assert post.row().body == "Bonjour,\nréclamation reçue."


def test_a_mail_due_is_sent_once(engine: Engine, post: Post) -> None:
    post.queue()
    letterbox = Letterbox()
    assert deliver_due(engine, letterbox, now=NOW) == Delivery(sent=1)
    assert deliver_due(engine, letterbox, now=NOW + timedelta(days=1)) == Delivery()
    assert [mail.recipient for mail in letterbox.taken] == ["marie@example.org"]
    assert (post.row().sent_at, post.row().next_at) == (NOW, None)


def test_a_mail_is_not_sent_before_its_time(engine: Engine, post: Post) -> None:
    post.queue()
    assert deliver_due(engine, Letterbox(), now=NOW - timedelta(seconds=1)) == Delivery()


def test_the_oldest_go_first_and_a_round_is_bounded(engine: Engine, post: Post) -> None:
    for minutes in (3, 1, 2):
        post.queue(f"recu:{minutes}", body=str(minutes), now=NOW + timedelta(minutes=minutes))
    letterbox = Letterbox()
    assert deliver_due(engine, letterbox, now=NOW + timedelta(hours=1), limit=2) == Delivery(sent=2)
    assert [mail.body for mail in letterbox.taken] == ["1", "2"]


def test_a_server_that_is_down_is_tried_again_later_and_later(engine: Engine, post: Post) -> None:
    post.queue()
    assert deliver_due(engine, Letterbox(unavailable), now=NOW) == Delivery(postponed=1)
    assert (post.row().next_at, post.row().error) == (NOW + timedelta(minutes=1), "ConnectionRefusedError")
    again = NOW + timedelta(minutes=1)
    deliver_due(engine, Letterbox(unavailable), now=again)
    assert post.row().next_at == again + timedelta(minutes=2)
    letterbox = Letterbox()
    assert deliver_due(engine, letterbox, now=again + timedelta(minutes=2)) == Delivery(sent=1)
    assert (post.row().attempts, post.row().error) == (3, None)


def test_the_pauses_double_up_to_six_hours() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, 40)]
    assert pauses[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert pauses == sorted(pauses) and pauses[-1] == timedelta(hours=6)


def test_a_mail_is_given_up_after_the_last_attempt(engine: Engine, post: Post) -> None:
    post.queue()
    now, rounds = NOW, []
    while post.row().next_at is not None:
        now = post.row().next_at
        rounds.append(deliver_due(engine, Letterbox(unavailable), now=now))
    assert rounds == [Delivery(postponed=1)] * (MAX_ATTEMPTS - 1) + [Delivery(given_up=1)]
    assert timedelta(hours=12) < now - NOW < timedelta(days=3)
    assert post.row().sent_at is None and "gave up" in post.row().error


def test_a_mail_refused_for_good_is_not_tried_again(engine: Engine, post: Post) -> None:
    post.queue()
    assert deliver_due(engine, Letterbox(refused), now=NOW) == Delivery(given_up=1)
    assert deliver_due(engine, Letterbox(), now=NOW + timedelta(days=1)) == Delivery()


def test_one_mail_that_fails_holds_back_no_other(engine: Engine, post: Post) -> None:
    post.queue("recu:1", to="pas une adresse")
    post.queue("recu:2", now=NOW + timedelta(seconds=1))

    def first_fails(mail: Mail) -> None:
        if mail.recipient == "pas une adresse":
            raise MailRefused("unwritable")

    assert deliver_due(engine, Letterbox(first_fails), now=NOW + timedelta(minutes=1)) == Delivery(
        sent=1, given_up=1
    )


def test_a_mail_whose_process_died_is_sent_when_its_claim_ends(engine: Engine, post: Post) -> None:
    post.queue()

    def dies(_mail: Mail) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(engine, Letterbox(dies), now=NOW)
    assert deliver_due(engine, Letterbox(), now=NOW + CLAIM / 2) == Delivery()
    assert deliver_due(engine, Letterbox(), now=NOW + CLAIM) == Delivery(sent=1)


def test_a_mail_is_sent_outside_any_transaction(engine: Engine, post: Post) -> None:
    post.queue()
    # Would wait for the outbox until the time limit, were it still locked.
    letterbox = Letterbox(lambda _mail: None if post.queue("recu:2") else pytest.fail("not queued"))
    assert deliver_due(engine, letterbox, now=NOW).sent == 1


def test_several_processes_send_each_mail_once(engine: Engine, post: Post) -> None:
    for number in range(30):
        post.queue(f"recu:{number}", body=str(number))
    letterbox, start = Letterbox(), Barrier(4)

    def deliver() -> int:
        start.wait()
        return deliver_due(engine, letterbox, now=NOW, limit=30).sent

    with ThreadPoolExecutor(4) as threads:
        sent = [future.result() for future in [threads.submit(deliver) for _ in range(4)]]
    assert sum(sent) == 30
    assert sorted(int(mail.body) for mail in letterbox.taken) == list(range(30))


@pytest.mark.parametrize("answer", [unavailable, refused])
def test_logs_hold_no_address(
    engine: Engine, post: Post, caplog: pytest.LogCaptureFixture, answer: Callable[[Mail], None]
) -> None:
    post.queue()
    with caplog.at_level(logging.DEBUG):
        deliver_due(engine, Letterbox(answer), now=NOW)
    ours = [record for record in caplog.records if record.name.startswith("aide.")]
    assert ours
    assert all("example.org" not in record.getMessage() for record in ours)


def test_a_mail_printed_shows_neither_address_nor_words() -> None:
    shown = repr(Mail("id-1", "marie@example.org", "Accusé", "Mon histoire", NOW))
    assert "id-1" in shown and "marie" not in shown and "histoire" not in shown


def test_a_conversation_s_mails_are_counted_from_a_moment_on(engine: Engine) -> None:
    with writing(engine) as c:
        for number in range(3):
            enqueue(
                c,
                key=f"recu:{number}",
                conversation="conversation-1",
                recipient="marie@example.org",
                subject="s",
                body="b",
                now=NOW + timedelta(hours=number),
            )
        assert count_since(c, "conversation-1", since=NOW + timedelta(hours=1)) == 2
        assert count_since(c, "conversation-2", since=NOW) == 0


def test_only_finished_mails_are_forgotten(engine: Engine, post: Post) -> None:
    post.queue("recu:1")
    deliver_due(engine, Letterbox(), now=NOW)
    post.queue("recu:2")
    with writing(engine) as c:
        assert purge(c, before=NOW, limit=9) == 0
        assert purge(c, before=NOW + timedelta(days=30), limit=9) == 1
        assert c.execute(select(outbox.c.key)).scalars().all() == ["recu:2"]


def test_a_folder_that_cannot_be_written_is_tried_again(engine: Engine, post: Post, tmp_path: Path) -> None:
    post.queue()
    (tmp_path / "outbox").write_text("a file in the way")
    assert deliver_due(engine, FolderSender(tmp_path / "outbox"), now=NOW) == Delivery(postponed=1)
    (tmp_path / "outbox").unlink()
    again = NOW + timedelta(minutes=5)
    assert deliver_due(engine, FolderSender(tmp_path / "outbox"), now=again) == Delivery(sent=1)
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1
