"""Stock Rasa, with TensorFlow and its own Python 3.10, in an environment of its own (`var/stock`),
made when it is asked for.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from aide.run.parts import ROOT

HERE = Path(__file__).parent
CONFIG, VECTORS_CONFIG = HERE / "config.yml", HERE / "config_vectors.yml"
ENVIRONMENT = ROOT / "var" / "stock"
PYTHON = (HERE / ".python-version").read_text().strip()


class NoStockRasa(RuntimeError):
    """Stock Rasa can't be had here; the message says why."""


def python() -> Path:
    """Its Python. Raises NoStockRasa."""
    found = ENVIRONMENT / "bin" / "python"
    complete = ENVIRONMENT / ".complete"
    if not complete.exists():
        made = _uv("venv", "--python", PYTHON, "--clear", str(ENVIRONMENT))
        if made.returncode:
            raise NoStockRasa(
                f"stock Rasa needs Python {PYTHON}, which this machine has not and uv could not bring: it "
                f"is not measured. Install a Python {PYTHON} on the PATH. uv said: "
                f"{made.stderr.strip()[-300:]}"
            )
        filled = _uv("pip", "sync", "--require-hashes", "--python", str(found), "requirements.txt")
        if filled.returncode:
            raise NoStockRasa(f"stock Rasa could not be installed: {filled.stderr.strip()[-300:]}")
        complete.touch()
    return found


def has(module: str) -> bool:
    """Whether its environment has that module."""
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([str(python()), "-c", code]).returncode == 0


def _uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
    # The project's uv.toml is what makes Rasa other than stock. Here, for pyenv's sake:
    # it reads this folder's version.
    return subprocess.run([uv, "--no-config", *arguments], cwd=HERE, capture_output=True, text=True)
