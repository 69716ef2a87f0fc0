"""The desk, which also tells in the file `counted` what it asks of its database;
run by `bench.desk_streams`.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from aide.desk.__main__ import main
from aide.desk.updates import snapshot

NAMES = ("statements", "transactions", "glances")
counted: Counter[str] = Counter()


def count() -> None:
    event.listen(Engine, "before_cursor_execute", lambda *_: counted.update(["statements"]))
    event.listen(Engine, "begin", lambda *_: counted.update(["transactions"]))
    asked = snapshot.Commits.are_new

    def are_new(self: snapshot.Commits) -> bool:
        counted.update(["glances"])
        return asked(self)

    snapshot.Commits.are_new = are_new  # type: ignore[method-assign]


def tell() -> None:
    """The process, then each count, ten times a second."""
    path = Path(os.environ["AIDE_VAR"]).parent / "counted"
    while True:
        path.with_suffix(".new").write_text(
            " ".join(map(str, (os.getpid(), *(counted[name] for name in NAMES))))
        )
        path.with_suffix(".new").replace(path)
        time.sleep(0.1)


if __name__ == "__main__":
    count()
    threading.Thread(target=tell, daemon=True).start()
    main()
