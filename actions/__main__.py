"""`python -m actions --port 5055`: rasa_sdk's action server over these actions; its arguments are rasa_sdk's.

Files are made private and logs safe before it reads or writes anything.
"""

from __future__ import annotations

import sys

from rasa_sdk.__main__ import main as serve

from aide import log_guard
from aide.private_files import keep_private
from aide.settings import Settings, SettingsError


def main() -> None:
    """Serve until stopped."""
    try:
        keep_private(Settings.from_env().var)
    except SettingsError as error:
        sys.exit(str(error))
    log_guard.install()
    sys.argv[1:1] = ["--actions", "actions"]
    serve()


if __name__ == "__main__":
    main()
