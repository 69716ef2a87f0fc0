"""Full-text search of what was said, kept by the database itself, so that no writer can forget it.

SQLite: an FTS5 table filled by triggers. PostgreSQL: an index over `to_tsvector` of the folded text. Both
ignore case, accents and ligatures, and find words by their beginning.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import bindparam, event, false, text
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from aide.journal.tables import messages

SQLITE = (
    # A number of its own for each message: SQLite's rowid of a table without one may change when the file is
    # compacted.
    "CREATE TABLE message_places (id INTEGER PRIMARY KEY, conversation VARCHAR(40) NOT NULL, seq INTEGER NOT "
    "NULL, "
    "UNIQUE (conversation, seq))",
    "CREATE VIRTUAL TABLE message_words USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
    """CREATE TRIGGER message_words_added AFTER INSERT ON messages BEGIN
        INSERT INTO message_places (conversation, seq) VALUES (new.conversation, new.seq);
        INSERT INTO message_words (rowid, text) SELECT id,
            replace(replace(replace(replace(new.text, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae')
            FROM message_places WHERE conversation = new.conversation AND seq = new.seq;
    END""",
    """CREATE TRIGGER message_words_gone AFTER DELETE ON messages BEGIN
        DELETE FROM message_words WHERE rowid IN
            (SELECT id FROM message_places WHERE conversation = old.conversation AND seq = old.seq);
        DELETE FROM message_places WHERE conversation = old.conversation AND seq = old.seq;
    END""",
)
POSTGRESQL = (
    # Marks go before the case: a database in the C locale only lowers ASCII. Signs become spaces: the parser
    # would read « REC-2026-000123 » as negative numbers.
    r"""CREATE FUNCTION aide_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT regexp_replace(lower(replace(replace(replace(replace(
            regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g'),
            'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae')), '[^a-z0-9]+', ' ', 'g') $$""",
    "CREATE INDEX ix_messages_words ON messages USING gin (to_tsvector('simple'::regconfig, "
    "aide_fold(text)))",
)
BACKFILL = (
    "INSERT INTO message_places (conversation, seq) SELECT conversation, seq FROM messages",
    """INSERT INTO message_words (rowid, text) SELECT id,
        replace(replace(replace(replace(text, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae')
        FROM message_places JOIN messages USING (conversation, seq)""",
)
DROP = {
    "sqlite": (
        "DROP TRIGGER message_words_added",
        "DROP TRIGGER message_words_gone",
        "DROP TABLE message_words",
        "DROP TABLE message_places",
    ),
    "postgresql": ("DROP INDEX ix_messages_words", "DROP FUNCTION aide_fold(text)"),
}
OWN = frozenset({"message_places", "message_words", "ix_messages_words"})
"""What the database holds beside the declared tables (FTS5 makes some more, named after `message_words`)."""


def create(c: Connection, *, backfill: bool = False) -> None:
    """Make the index; with `backfill`, of what was said before it."""
    for statement in SQLITE if c.dialect.name == "sqlite" else POSTGRESQL:
        c.exec_driver_sql(statement.replace("%", "%%"))
    if backfill and c.dialect.name == "sqlite":
        for statement in BACKFILL:
            c.exec_driver_sql(statement)


def drop(c: Connection) -> None:
    """Take the index and its triggers away; what was said stays."""
    for statement in DROP[c.dialect.name]:
        c.exec_driver_sql(statement)


def said_in(c: Connection, column: ColumnElement, folded: str) -> ColumnElement:
    """The conversations (`column` is their id) in which one message holds every word of `folded`,
    by its beginning.
    """
    phrases = [matches for word in folded.split() if (matches := re.findall(r"[^\W_]+", word))]
    if not phrases:
        return false()
    if c.dialect.name == "sqlite":
        query = " AND ".join(f'"{" ".join(tokens)}" *' for tokens in phrases)
        matches = text(
            "SELECT conversation FROM message_places JOIN message_words ON message_words.rowid = "
            "message_places.id "
            "WHERE message_words MATCH :words"
        )
    else:
        query = " & ".join(f"({' <-> '.join([*tokens[:-1], f'{tokens[-1]}:*'])})" for tokens in phrases)
        matches = text(
            "SELECT conversation FROM messages WHERE to_tsvector('simple'::regconfig, aide_fold(text)) "
            "@@ to_tsquery('simple'::regconfig, :words)"
        )
    return column.in_(matches.bindparams(bindparam("words", query)).columns(messages.c.conversation))


def _with_the_table(_table: Any, connection: Connection, **_options: Any) -> None:
    create(connection)


event.listen(messages, "after_create", _with_the_table)
