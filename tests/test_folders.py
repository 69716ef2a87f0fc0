"""Who may import whom, folder by folder: arrows go down,
never in a circle (docs/architecture.md, docs/rules.md R54).
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUSINESS = ("complaints", "cards", "handoff", "journal", "limits", "mail")
GROUND = "shared ground"
LAYERS = (
    {GROUND},
    set(BUSINESS),
    {"nlu", "dialogue"},
    {"actions", "desk", "jobs", "channel"},
    {"run"},
    {"shell"},
)
"""Each imports what is below it, and of its own layer what does not lead back to it."""
APART = {"sandbox": {GROUND}, "migrations": {GROUND, *BUSINESS, "dialogue", "desk"}}
"""Nobody imports these; what they import."""
Arrows = Mapping[str, set[str]]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


@cache
def modules() -> dict[str, set[str]]:
    """Each module of ours, and what it imports, also inside a function."""
    paths = [path for top in ("aide", "actions") for path in sorted((ROOT / top).rglob("*.py"))]
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): imports(path) for path in paths}


def room(name: str) -> str:
    """Of a module's name its room: a folder of `aide`, the shared ground, or `actions`."""
    top, *rest = name.split(".")
    if top != "aide":
        return top
    return rest[0] if rest and (ROOT / "aide" / rest[0]).is_dir() else GROUND


def rooms() -> Arrows:
    arrows: dict[str, set[str]] = defaultdict(set)
    for name, imported in modules().items():
        if name != "aide.__init__":
            ours = {
                room(one) for one in imported if one.split(".")[0] in ("aide", "actions") and one != "aide"
            }
            arrows[room(name)] |= ours - {room(name)}
    return arrows


def folders(parent: str) -> Arrows:
    """The arrows between the folders that lie directly in the folder `parent`, with all that is in them."""
    here = {path.parent.name for path in (ROOT / parent).glob("*/__init__.py")}
    prefix = parent.replace("/", ".") + "."
    arrows: dict[str, set[str]] = {name: set() for name in here}
    for name, imported in modules().items():
        mine = _under(prefix, name)
        if mine in here:
            arrows[mine] |= {to for one in imported if (to := _under(prefix, one)) in here and to != mine}
    return arrows


def parents() -> Iterator[str]:
    """Every folder of ours that holds others."""
    for top in ("aide", "actions"):
        for path in sorted({found.parents[1] for found in (ROOT / top).glob("**/*/__init__.py")}):
            if path.is_relative_to(ROOT / top):
                yield path.relative_to(ROOT).as_posix()


def circle(arrows: Arrows) -> list[str]:
    """The folders of one circle, in the order of its arrows; none when there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def upward(arrows: Arrows) -> set[tuple[str, str]]:
    """The arrows that lead to a higher layer, or to what stands apart."""
    height = {name: level for level, layer in enumerate(LAYERS) for name in layer}
    rising = {
        (a, b) for a in arrows for b in arrows[a] if b not in height or height[b] > height.get(a, len(LAYERS))
    }
    return rising | {(a, b) for a, allowed in APART.items() for b in arrows.get(a, set()) - allowed}


def _under(prefix: str, name: str) -> str:
    return name[len(prefix) :].split(".")[0] if name.startswith(prefix) else ""


def test_every_folder_has_its_layer():
    there = {path.name for path in (ROOT / "aide").iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert there | {"actions", GROUND} == set().union(*LAYERS, APART)


def test_no_arrow_goes_up():
    assert upward(rooms()) == set()


def test_nlu_and_the_shared_ground_know_no_room():
    assert rooms()["nlu"] <= {GROUND}
    assert not rooms()[GROUND]


def test_rooms_make_no_circle():
    assert circle(rooms()) == []


@pytest.mark.parametrize("parent", list(parents()))
def test_folders_side_by_side_make_no_circle(parent):
    assert circle(folders(parent)) == []


def test_the_folders_of_the_desk_are_all_seen():
    assert {"staff", "http", "conversations", "complaints", "chats", "updates", "reports", "training"} <= set(
        folders("aide/desk")
    )


def test_a_folder_of_the_desk_imports_only_the_tables_of_what_puts_it_together():
    for name, imported in modules().items():
        if name.startswith("aide.desk.") and name.count(".") > 2:
            above = {one for one in imported if re.match(r"aide\.desk\.(app|routes|__main__)\b", one)}
            assert not above, name


def test_a_circle_and_an_upward_arrow_are_found():
    assert set(circle({"journal": {"handoff"}, "handoff": {"journal"}})) == {"journal", "handoff"}
    assert upward({"journal": {"channel"}, "run": {"nlu"}}) == {("journal", "channel")}
    assert upward({"desk": {"sandbox"}, "sandbox": {GROUND, "cards"}}) == {
        ("desk", "sandbox"),
        ("sandbox", "cards"),
    }


@pytest.mark.parametrize("room", BUSINESS)
def test_a_business_room_imports_neither_rasa_nor_sanic_nor_actions(room):
    files = list((ROOT / "aide" / room).rglob("*.py"))
    assert files
    for path in files:
        tops = {name.split(".")[0] for name in imports(path)}
        assert not tops & {"rasa", "rasa_sdk", "sanic", "socketio", "actions"}, path


def test_nobody_imports_the_sandbox_but_itself():
    for path in [*(ROOT / "aide").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]:
        if "sandbox" not in path.parts:
            assert not any(name.startswith("aide.sandbox") for name in imports(path)), path


def test_rooms_never_import_the_processes_above_them():
    for room in BUSINESS:
        for path in (ROOT / "aide" / room).rglob("*.py"):
            for name in imports(path):
                assert not re.match(r"aide\.(channel|desk|run|shell|dialogue|jobs)\b", name), (path, name)
