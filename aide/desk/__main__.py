"""`python -m aide.desk`: the support agents' server; SIGTERM stops it cleanly."""

from __future__ import annotations

import sys

from aide import db
from aide.desk.app import create_app
from aide.settings import Settings, SettingsError


def main() -> None:
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    db.upgrade(settings.database_url)
    # What agents write to complaints must survive a power cut.
    engine = db.connect(settings.database_url, durable=True)
    create_app(settings, engine).run(
        host=settings.desk_host,
        port=settings.desk_port,
        workers=1,
        access_log=False,
        debug=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
