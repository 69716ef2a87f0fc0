"""`python -m aide.sandbox`: the bank's stand-in, for development and demos only."""

from __future__ import annotations

import os
import sys

from aide.private_files import keep_private
from aide.sandbox.app import create_app
from aide.settings import Settings, SettingsError

REFUSAL = "The sandbox pretends to be the bank: it refuses to start when AIDE_ENV=production."


def main() -> None:
    """Serve the pretended bank until stopped; refused in production."""
    # Before the settings are read: in production they would ask for secrets first, and hide the real reason.
    if os.environ.get("AIDE_ENV") == "production":
        sys.exit(REFUSAL)
    try:
        settings = Settings.from_env()
    except SettingsError as error:
        sys.exit(str(error))
    keep_private(settings.var)
    create_app(settings).run(
        host=settings.sandbox_host,
        port=settings.sandbox_port,
        workers=1,
        access_log=False,
        debug=False,
        motd=False,
    )


if __name__ == "__main__":
    main()
