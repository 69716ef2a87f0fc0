from __future__ import annotations

import ast
from pathlib import Path

import pytest

AIDE = Path(__file__).parents[2] / "aide"


def imported(room: str) -> set[str]:
    """The modules that the room's files name, wherever they import them."""
    names: set[str] = set()
    for path in sorted((AIDE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
    return names


def test_the_cards_room_imports_neither_rasa_nor_sanic_nor_the_sandbox() -> None:
    names = imported("cards")
    assert "httpx" in names
    assert not {name for name in names if name.split(".")[0] in {"rasa", "rasa_sdk", "sanic", "actions"}}
    assert not {name for name in names if name.startswith("aide.sandbox")}


def test_the_sandbox_imports_only_settings_clock_and_private_files_of_ours() -> None:
    ours = {name for name in imported("sandbox") if name.startswith("aide.") and "sandbox" not in name}
    assert {".".join(name.split(".")[:2]) for name in ours} == {
        "aide.settings",
        "aide.private_files",
        "aide.clock",
    }


@pytest.mark.parametrize("room", ["cards", "journal", "handoff", "complaints", "channel", "desk"])
def test_nobody_imports_the_sandbox(room: str) -> None:
    assert not {name for name in imported(room) if name.startswith("aide.sandbox")}
