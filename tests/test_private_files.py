"""What a part writes is its user's only, whatever the machine's umask is."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aide.run.parts import ROOT

STARTS = {
    "jobs": "import sys; sys.argv = ['jobs', 'purge']; from aide.jobs.__main__ import main; main()",
    "actions": "import actions.__main__ as part; from actions.wiring import services; "
    "part.serve = services; part.main()",
    "channel": "from aide.channel.socketio import AideInput; from aide import db; "
    "db.connect(AideInput.from_credentials(None).settings.database_url).connect()",
}
"""What each process does when it starts, as far as its files go."""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("name", sorted(STARTS))
def test_no_other_user_of_the_machine_reads_what_a_part_writes(name, tmp_path):
    var = tmp_path / "var"
    # As an earlier release left it.
    var.mkdir(mode=0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIDE_")}
    environ = {**kept, "AIDE_VAR": str(var), "AIDE_DATABASE_URL": f"sqlite:///{tmp_path / 'aide.db'}"}
    command = ["sh", "-c", 'umask 022; exec "$0" -W ignore -c "$1"', sys.executable, STARTS[name]]
    subprocess.run(command, cwd=ROOT, env=environ, check=True, capture_output=True)
    assert mode(var) == 0o700
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert tmp_path / "aide.db" in files and var / "secrets.env" in files
    assert {path.name: oct(mode(path)) for path in files if mode(path) & 0o077} == {}
