"""What a process writes is its own user's only: database, logs, mails and secrets hold customers' data."""

from __future__ import annotations

import os
from pathlib import Path

UMASK, PRIVATE_FOLDER = 0o077, 0o700


def keep_private(var: Path) -> None:
    """From now on, files and folders of this process are its user's alone; `var`, made if absent, always was.

    Called by each process when it starts, before it opens anything.
    """
    os.umask(UMASK)
    var.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    # A folder of before, or made by somebody else's umask.
    var.chmod(PRIVATE_FOLDER)
