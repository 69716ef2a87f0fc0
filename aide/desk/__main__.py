"""`python -m aide.desk`: the support agents' server; `python -m aide.desk agents …`: its accounts."""

from __future__ import annotations

import sys

from aide import db, log_guard
from aide.desk.app import create_app
from aide.desk.staff import cli
from aide.private_files import keep_private
from aide.settings import Settings, SettingsError


def main() -> None:
    """Serve the desk, or run the command that the arguments name."""
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    keep_private(settings.var)
    log_guard.install()
    db.upgrade(settings.database_url)
    # What agents write to complaints must survive a power cut.
    engine = db.connect(settings.database_url, durable=True)
    if len(sys.argv) > 1:
        cli.run(engine, sys.argv[1:])
        return
    if settings.is_production:
        with db.writing(engine) as c:
            cli.close_demo(c)
    else:
        with db.writing(engine) as c:
            if cli.seed_demo(c):
                names = ", ".join(f"{login} ({role})" for login, _, role in cli.DEMO)
                print(f"Comptes de démonstration : {names} ; mot de passe {cli.DEMO_PASSWORD}", flush=True)
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
