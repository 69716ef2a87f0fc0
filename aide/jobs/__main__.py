"""`python -m aide.jobs purge`: delete what is past its delay, and say how much."""

from __future__ import annotations

import argparse
import sys

from aide import clock, db, log_guard
from aide.jobs.retention import purge
from aide.private_files import keep_private
from aide.settings import Settings, SettingsError


def main() -> None:
    """Delete, and print how many of each kind."""
    parser = argparse.ArgumentParser(prog="python -m aide.jobs")
    parser.add_argument(
        "command", choices=["purge"], help="delete conversations, files and mails past their delay"
    )
    parser.parse_args()
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    keep_private(settings.var)
    log_guard.install()
    db.upgrade(settings.database_url)
    deleted = purge(db.connect(settings.database_url), settings, clock.now())
    print("\n".join(f"{kind}: {count} deleted" for kind, count in deleted.items()))


if __name__ == "__main__":
    main()
