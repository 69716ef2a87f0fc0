"""YAML read by libyaml, which PyYAML's own functions leave aside: twenty times sooner than in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where PyYAML was built without libyaml, its own: the same in the end."""


def read(path: Path) -> Any:
    """What the file holds, as `yaml.safe_load` gives it; None when it is empty. Raises yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
