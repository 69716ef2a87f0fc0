"""`python -m aide.run.schema`: the database's schema brought up to date, in a process that ends:
the supervisor stays small.
"""

from __future__ import annotations

import subprocess
import sys

from aide.run.die_with_parent import dying_with_parent


class NotUpgraded(RuntimeError):
    """The database could not be brought up to date; the error was printed above."""


def upgrade() -> None:
    """Run this module. Raises NotUpgraded."""
    if subprocess.run(dying_with_parent([sys.executable, "-m", "aide.run.schema"])).returncode:
        raise NotUpgraded("la base de données n'a pas pu être mise à jour, l'erreur est au-dessus.")


def main() -> None:
    """Upgrade the database that the environment names."""
    from aide import db
    from aide.settings import Settings

    db.upgrade(Settings.from_env().database_url)


if __name__ == "__main__":
    main()
