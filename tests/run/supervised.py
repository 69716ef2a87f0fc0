"""Runs the real supervisor over fake parts; its own process, for signals:
`python supervised.py LOGS NAME:PORT...`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from fake_parts import SERVER

from aide.run.parts import Part
from aide.run.supervise import Supervisor


def main() -> None:
    logs, *given = sys.argv[1:]
    parts = []
    for text in given:
        name, port, temper = text.split(":")
        command = (sys.executable, "-c", SERVER, name, port, temper)
        parts.append(Part(name=name, command=command, port=int(port), health="/healthz"))
    supervisor = Supervisor(
        parts, environ=os.environ, cwd=Path.cwd(), logs=Path(logs), say=lambda line: print(line, flush=True)
    )
    supervisor.listen_to_signals()
    supervisor.run(when_ready=lambda: print("READY", flush=True))
    print("STOPPED", flush=True)


if __name__ == "__main__":
    main()
