"""The migrations make exactly the tables that the code declares, on both databases."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect

import aide
from aide import db
from aide.journal import conversations, fulltext, history, messages, search, turn_log

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOMS = [room.name for room in pkgutil.iter_modules(aide.__path__, "aide.") if room.ispkg]


def test_the_migrated_schema_is_the_declared_one(engine):
    for room in ROOMS:
        if any(
            module.name == "tables" for module in pkgutil.iter_modules(importlib.import_module(room).__path__)
        ):
            importlib.import_module(f"{room}.tables")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_declared}
        )
        assert compare_metadata(context, db.metadata) == []


def is_declared(name: str | None, _kind: str, _parents: object) -> bool:
    """The search index is no table of ours: the database keeps it (aide.journal.fulltext)."""
    return name is None or (name not in fulltext.OWN and not name.startswith("message_words_"))


def test_the_migrated_search_finds_what_is_said(engine):
    with db.writing(engine) as c:
        name = conversations.create(c, customer=None, now=NOW).id
        messages.receive(c, name, client_id="1", text="Mon prélèvement Œuvre d'été", now=NOW)
    with db.reading(engine) as c:
        assert [one.id for one in search.find(c, search.Filters(words="prelev oeuvre"))] == [name]
        assert search.find(c, search.Filters(words="virement")) == []


def test_upgrading_again_changes_nothing_and_keeps_the_rows(engine, migrated_url):
    before = inspect(engine).get_table_names()
    with db.writing(engine) as c:
        kept = conversations.create(c, customer=None, now=NOW)
    db.upgrade(migrated_url)
    assert inspect(engine).get_table_names() == before
    with db.reading(engine) as c:
        assert conversations.get(c, kept.id) == kept


def test_conversations_of_before_the_flows_are_still_read(migrated_url, engine):
    steps = Config()
    steps.set_main_option("script_location", str(ROOT / "aide" / "migrations"))
    steps.attributes["url"] = migrated_url
    with db.writing(engine) as c:
        name = conversations.create(c, customer=None, now=NOW).id
        messages.say(c, name, author=messages.BOT, text="Bonjour", now=NOW)
        turn_log.record(c, name, turn_log.TurnRecord(2, "frais", 0.9), now=NOW)
    command.downgrade(steps, "0005")
    assert "asks" not in {column["name"] for column in inspect(engine).get_columns("messages")}
    db.upgrade(migrated_url)
    with db.reading(engine) as c:
        assert [(line.text, line.asks) for line in history.after(c, name, 0)] == [("Bonjour", None)]
        assert turn_log.of(c, name) == [turn_log.TurnRecord(2, "frais", 0.9)]


def test_two_processes_may_upgrade_an_empty_database_at_once(tmp_path, postgres):
    name = f"aide_{uuid.uuid4().hex[:12]}"
    postgres.run(f"CREATE DATABASE {name}")
    for url in (f"sqlite:///{tmp_path / 'empty.db'}", postgres.url(name)):
        command = [sys.executable, "-c", "import sys; from aide import db; db.upgrade(sys.argv[1])", url]
        started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        assert [(process.communicate()[1], process.returncode) for process in started] == [("", 0), ("", 0)]
    postgres.run(f"DROP DATABASE {name} WITH (FORCE)")
