from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from desk.world import NOW, World
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from aide.cards.tables import oppositions
from aide.complaints.changes import update_complaint
from aide.complaints.tables import complaints
from aide.db import connect, metadata, reading, writing
from aide.desk.complaints.assignments import give
from aide.desk.staff import attempts, audit_log
from aide.desk.staff.attempts import Place
from aide.desk.tables import complaint_assignees, login_failures
from aide.dialogue.tables import trackers
from aide.handoff import agent_chat, queue
from aide.handoff.tables import handoffs
from aide.jobs.retention import BATCH, purge
from aide.journal import buttons, presence
from aide.journal.buttons import Button
from aide.journal.tables import buttons as buttons_table
from aide.journal.tables import conversations, messages, turns
from aide.journal.tables import presence as presence_table
from aide.mail import outbox
from aide.mail.tables import outbox as mails
from aide.run.parts import ROOT
from aide.settings import Settings

OLD = timedelta(days=31)
PURGE = """
from aide import db
db.upgrade = lambda url: None
from aide.jobs.__main__ import main
main()
"""


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(var=tmp_path / "var", database_url=database_url)


def remembers(engine: Engine, name: str, *, ago: timedelta = OLD) -> None:
    with writing(engine) as c:
        c.execute(trackers.insert().values(conversation=name, events="[]", updated_at=NOW - ago))


def kept(engine: Engine, *tables: str) -> dict[str, int]:
    with reading(engine) as c:
        names = tables or tuple(metadata.tables)
        counts = {
            name: c.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one()
            for name in names
        }
    return counts if tables else {name: count for name, count in counts.items() if count}


def test_an_idle_conversation_goes_with_all_that_hangs_on_it(
    engine: Engine, world: World, settings: Settings
) -> None:
    name = world.conversation("Bonjour", ago=OLD)
    remembers(engine, name)
    handoff = world.handoff(name, ago=OLD)
    with writing(engine) as c:
        queue.expire(c, now=NOW - OLD + timedelta(hours=1))
        buttons.issue(c, name, 1, [Button("Oui", "affirmer", {})])
        presence.typing(c, name, "customer", now=NOW - OLD)
    hanging = (conversations, messages, turns, buttons_table, presence_table, handoffs, trackers)
    assert handoff and all(kept(engine, table.name)[table.name] for table in hanging)
    deleted = purge(engine, settings, NOW)
    assert deleted["conversations"] == 1
    assert kept(engine) == {}


def test_a_conversation_spoken_in_since_then_stays(engine: Engine, world: World, settings: Settings) -> None:
    name = world.conversation("Bonjour", ago=OLD)
    remembers(engine, name)
    world.says(name, "Toujours là", at=NOW - timedelta(days=29))
    assert set(purge(engine, settings, NOW).values()) == {0}
    assert kept(engine, "conversations", "messages", "trackers") == {
        "conversations": 1,
        "messages": 3,
        "trackers": 1,
    }


@pytest.mark.parametrize("claimed", [False, True])
def test_a_conversation_with_an_open_handoff_stays(
    engine: Engine, world: World, settings: Settings, claimed: bool
) -> None:
    handoff = world.handoff(world.conversation("Un conseiller", ago=OLD), ago=OLD)
    if claimed:
        with writing(engine) as c:
            agent_chat.claim(c, handoff.id, agent="Amel", now=NOW - OLD)
    assert purge(engine, settings, NOW)["conversations"] == 0
    assert kept(engine, "conversations", "handoffs") == {"conversations": 1, "handoffs": 1}


def test_complaints_and_oppositions_stay_when_their_conversation_goes(
    engine: Engine, world: World, settings: Settings
) -> None:
    name = world.conversation("On m'a volé ma carte", ago=OLD)
    filed = world.complaint(name, at=NOW - OLD)
    world.opposition(name, at=NOW - OLD)
    assert purge(engine, settings, NOW)["conversations"] == 1
    with reading(engine) as c:
        assert c.execute(select(complaints.c.reference, complaints.c.conversation)).one() == (
            filed.reference,
            name,
        )
        assert c.execute(select(oppositions.c.conversation)).scalar_one() == name
    assert kept(engine, "messages", "complaint_events") == {"messages": 0, "complaint_events": 1}


def test_a_complaint_goes_long_after_it_was_closed_and_an_open_one_never(
    engine: Engine, world: World, settings: Settings
) -> None:
    long_ago, later = NOW - timedelta(days=settings.keep_complaints_days + 90), NOW - timedelta(days=100)
    closed, closed_lately, still_open = (world.complaint("gone", at=long_ago) for _ in range(3))
    with writing(engine) as c:
        changed = update_complaint(
            c, closed.reference, actor="Amel", status="close", now=long_ago + timedelta(days=9)
        )
        give(c, changed, "Amel", actor="Amel", now=long_ago)
        update_complaint(c, closed_lately.reference, actor="Amel", status="close", now=later)
    assert purge(engine, settings, NOW)["complaints"] == 1
    with reading(engine) as c:
        left = c.execute(select(complaints.c.reference).order_by(complaints.c.reference)).scalars().all()
        assert left == [closed_lately.reference, still_open.reference]
        assert c.execute(select(complaint_assignees)).all() == []


@pytest.mark.parametrize("days", [1, 550, 600])
def test_an_opposition_is_kept_for_its_delay_and_never_under_eighteen_months(
    engine: Engine, world: World, tmp_path: Path, days: int
) -> None:
    limit = timedelta(days=max(days, 550))
    world.opposition("gone", at=NOW - limit - timedelta(hours=1))
    world.opposition("gone", at=NOW - limit + timedelta(hours=1))
    deleted = purge(engine, Settings(var=tmp_path, keep_oppositions_days=days), NOW)
    assert deleted["oppositions"] == 1
    assert kept(engine, "oppositions") == {"oppositions": 1}


def test_mails_go_after_thirty_days_when_they_were_sent(engine: Engine, settings: Settings) -> None:
    for key, days, sent in (("old", 31, True), ("stuck", 31, False), ("new", 29, True)):
        at = NOW - timedelta(days=days)
        with writing(engine) as c:
            outbox.enqueue(c, key=key, recipient="zoe@example.org", subject="s", body="b", now=at)
            if sent:
                c.execute(mails.update().where(mails.c.key == key).values(sent_at=at, next_at=None))
    assert purge(engine, settings, NOW)["mails"] == 1
    with reading(engine) as c:
        assert set(c.execute(select(mails.c.key)).scalars()) == {"stuck", "new"}


@pytest.mark.parametrize(("folder", "days", "kind"), [("logs", 180, "logs"), ("outbox", 30, "mail_files")])
def test_old_files_go_and_links_and_folders_stay(
    engine: Engine, settings: Settings, folder: str, days: int, kind: str
) -> None:
    place = settings.var / folder
    (place / "folder").mkdir(parents=True)
    outside = settings.var / "precious.txt"
    outside.write_text("precious")
    (place / "link").symlink_to(outside)
    for name, age in (("old", days + 1), ("new", days - 1)):
        (place / name).write_text("x")
        moment = (NOW - timedelta(days=age)).timestamp()
        os.utime(place / name, (moment, moment))
    assert purge(engine, settings, NOW)[kind] == 1
    assert sorted(path.name for path in place.iterdir()) == ["folder", "link", "new"]
    assert outside.exists()


def test_what_the_bot_remembers_of_no_conversation_goes_when_it_is_old(
    engine: Engine, settings: Settings
) -> None:
    remembers(engine, "orphan-old")
    remembers(engine, "orphan-new", ago=timedelta(days=29))
    assert purge(engine, settings, NOW)["memories"] == 1
    with reading(engine) as c:
        assert c.execute(select(trackers.c.conversation)).scalars().all() == ["orphan-new"]


def test_more_conversations_than_a_batch_all_go(engine: Engine, settings: Settings) -> None:
    at = NOW - OLD
    with writing(engine) as c:
        rows = [{"id": f"c{number}", "created_at": at, "updated_at": at} for number in range(2 * BATCH + 1)]
        c.execute(conversations.insert(), rows)
    assert purge(engine, settings, NOW)["conversations"] == 2 * BATCH + 1
    assert kept(engine) == {}


def test_purging_again_deletes_nothing_more(engine: Engine, world: World, settings: Settings) -> None:
    world.conversation("Bonjour", ago=OLD)
    purge(engine, settings, NOW)
    assert set(purge(engine, settings, NOW).values()) == {0}


def test_the_words_are_no_longer_in_sqlites_files(settings: Settings, tmp_path: Path) -> None:
    def is_written(words: str) -> bool:
        return words.encode() in b"".join(path.read_bytes() for path in tmp_path.glob("aide.db*"))

    engine, secret = connect(f"sqlite:///{tmp_path / 'aide.db'}"), "un secret bien reconnaissable"
    metadata.create_all(engine)
    World(engine).conversation(*(f"{secret} {number}" for number in range(50)), ago=OLD)
    World(engine).conversation("Bonjour")
    assert is_written(secret)
    # As in service: while another process has the database open, its log is not emptied by itself.
    with contextlib.closing(engine.raw_connection()) as other:
        other.cursor().execute("SELECT count(*) FROM messages").fetchall()
        purge(engine, settings, NOW)
        assert not is_written(secret)
    assert kept(engine, "conversations") == {"conversations": 1}


def test_the_command_says_what_it_deleted(engine: Engine, world: World, settings: Settings) -> None:
    world.conversation("Bonjour", ago=OLD)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    environ |= {
        "AIDE_VAR": str(settings.var),
        "AIDE_DATABASE_URL": settings.database_url,
        "AIDE_NOW": NOW.isoformat(),
    }
    ran = subprocess.run(
        [sys.executable, "-c", PURGE, "purge"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "conversations: 1 deleted",
        "memories: 0 deleted",
        "complaints: 0 deleted",
        "oppositions: 0 deleted",
        "audit: 0 deleted",
        "login_failures: 0 deleted",
        "paces: 0 deleted",
        "mails: 0 deleted",
        "mail_files: 0 deleted",
        "logs: 0 deleted",
    ]
    assert kept(engine) == {}


def test_the_command_wants_to_be_told_what_to_do() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "aide.jobs"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 2
    assert "usage: python -m aide.jobs" in ran.stderr


def test_the_audit_and_the_failed_logins_are_forgotten_in_time(engine: Engine, tmp_path: Path) -> None:
    with writing(engine) as c:
        for days in (10, 400):
            audit_log.record(c, "malik", "note", f"il y a {days} jours", now=NOW - timedelta(days=days))
            attempts.begin(c, Place("malik", "192.0.2.1"), now=NOW - timedelta(days=400 - days, hours=2))
    deleted = purge(engine, Settings(var=tmp_path), NOW)
    assert deleted["audit"] == 1
    with reading(engine) as c:
        assert [entry.target for entry in audit_log.latest(c)] == ["il y a 10 jours"]
        assert c.execute(select(func.count()).select_from(login_failures)).scalar_one() == 1
