"""Run a command that dies with its supervisor: `python die_with_parent.py SUPERVISOR_PID COMMAND...`.

Linux only (prctl(2), PR_SET_PDEATHSIG); elsewhere the command outlives it. It is set by a program of its own,
because running Python between fork and exec is not safe in a supervisor that has threads.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1


def dying_with_parent(command: Sequence[str]) -> list[str]:
    """The command that runs `command` and is killed when this process ends.

    Start it from the main thread: the kernel takes the end of the thread that started it for the end of the
    supervisor.
    """
    return [sys.executable, "-S", "-E", __file__, str(os.getpid()), *command]


def main() -> None:
    """Become the command; on Linux it gets SIGKILL when the supervisor dies."""
    supervisor, command = int(sys.argv[1]), sys.argv[2:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        # It may have died before the signal was asked for: then nobody would send the signal.
        if os.getppid() != supervisor:
            sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
