"""What is served, read once: its modules, functions, imports and what its public names say of themselves."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

GENERATED = "aide/migrations/versions/"
"""Each is of its day, and nobody enters by it."""


@dataclass(frozen=True)
class Function:
    """One function: where, its length in lines with its head and docstring, and its tree."""

    path: str
    name: str
    lines: int
    tree: ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Public:
    """A public class, function or method of a module, and whether it has a docstring."""

    path: str
    name: str
    is_told: bool


@dataclass
class Code:
    """`modules` by path with their lines; `widths` of every line; `arrows` between the folders of `aide`."""

    modules: dict[str, int] = field(default_factory=dict)
    functions: list[Function] = field(default_factory=list)
    public: list[Public] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    arrows: dict[str, set[str]] = field(default_factory=dict)

    def files(self) -> Counter[str]:
        """How many modules lie directly in each folder, but `__init__`."""
        own = (path for path in self.modules if not path.endswith("__init__.py"))
        return Counter(path.rpartition("/")[0] for path in own)

    def circles(self) -> list[str]:
        """The folders that reach themselves through others."""
        return [name for name in sorted(self.arrows) if name in self._reached(name)]

    def _reached(self, name: str) -> set[str]:
        reached: set[str] = set()
        ahead = list(self.arrows.get(name, ()))
        while ahead:
            one = ahead.pop()
            if one not in reached:
                reached.add(one)
                ahead.extend(self.arrows.get(one, ()))
        return reached


def read(root: Path, folders: tuple[str, ...]) -> Code:
    """All Python of these folders of `root`, but the migrations."""
    code = Code()
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(GENERATED):
            _add(code, name, path.read_text(encoding="utf-8"))
    return code


def _add(code: Code, name: str, text: str) -> None:
    tree, lines = ast.parse(text), text.splitlines()
    code.modules[name] = len(lines)
    code.widths += map(len, lines)
    code.public += _public(name, tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            code.functions.append(Function(name, node.name, (node.end_lineno or 0) - node.lineno + 1, node))
    if (room := _room(name.removesuffix(".py").split("/"))) is not None:
        arrows = code.arrows.setdefault(room, set())
        arrows |= {to for one in _imports(tree) if (to := _room(one.split("."))) is not None and to != room}


def _public(path: str, body: list[ast.stmt]) -> Iterator[Public]:
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield Public(path, node.name, ast.get_docstring(node) is not None)
            if isinstance(node, ast.ClassDef):
                yield from _public(path, node.body)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def _room(parts: list[str]) -> str | None:
    """The folder of `aide`; None for the shared ground, which are files of `aide` itself,
    and for all else.
    """
    return parts[1] if parts[0] == "aide" and len(parts) > 2 else None
