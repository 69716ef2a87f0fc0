"""What a component's training cache depends on beyond its class: the source of the modules it calls."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType


def of_modules(*modules: ModuleType) -> str:
    """A digest of the modules' source files (of a package: all its files)."""
    digest = hashlib.sha256()
    for module in modules:
        path = Path(module.__file__ or "")
        files = sorted(path.parent.rglob("*")) if path.name == "__init__.py" else [path]
        for file in files:
            if file.suffix in {".py", ".txt", ".yml"}:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
