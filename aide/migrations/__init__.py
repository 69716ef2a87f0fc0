"""The schema's history, by alembic; `aide.db.upgrade` runs it."""
