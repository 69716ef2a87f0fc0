"""The model that simulated customers talk with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aide.run.parts import ROOT


def newest_model() -> Path:
    """The one of AIDE_TESTS_MODEL, else the newest of models/; ends the program where there is none."""
    given = os.environ.get("AIDE_TESTS_MODEL")
    trained = sorted(ROOT.glob("models/aide-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not given and not trained:
        sys.exit("no model in models/: make train")
    return Path(given) if given else trained[-1]
