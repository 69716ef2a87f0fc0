"""What keeps the code easy to enter: nothing is long, nothing is written twice,
each public name says what it gives.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from aide.run.parts import ROOT
from bench.house import LONG_FILE, LONG_FUNCTION, SERVED, TOLD, percentile, table
from bench.house_code import Code, Function, read
from bench.house_twins import twins

MOST_TWINS = 3
LEAST_TOLD = 0.9


@pytest.fixture(scope="module")
def code() -> Code:
    return read(ROOT, SERVED)


def test_a_module_is_at_most_200_lines(code):
    long = {path: lines for path, lines in code.modules.items() if lines > LONG_FILE}
    assert long == {}


def test_a_function_is_at_most_30_lines(code):
    long = [(one.path, one.name, one.lines) for one in code.functions if one.lines > LONG_FUNCTION]
    assert long == []


@pytest.mark.parametrize("folder", TOLD)
def test_public_names_say_what_they_give(code, folder):
    public = [one for one in code.public if one.path.startswith(f"{folder}/")]
    silent = [(one.path, one.name) for one in public if not one.is_told]
    assert len(public) > 20 and len(silent) <= (1 - LEAST_TOLD) * len(public), silent


def test_hardly_anything_is_written_twice(code):
    found = twins(code.functions)
    assert len(found) <= MOST_TWINS, [(a.path, a.name, b.path, b.name) for a, b in found]


def test_the_folders_of_the_assistant_make_no_circle(code):
    assert code.circles() == []


def written(tmp_path: Path, **modules: str) -> Code:
    for name, source in modules.items():
        path = tmp_path / "aide" / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return read(tmp_path, ("aide",))


def test_what_is_long_silent_and_circular_is_counted(tmp_path):
    long = "def wait():\n" + "    print()\n" * 31
    code = written(tmp_path, a__one=f"import aide.b.two\n{long}", b__two="from aide.a import one\n")
    assert [(one.name, one.lines) for one in code.functions] == [("wait", 32)]
    assert [one.is_told for one in code.public] == [False]
    assert code.circles() == ["a", "b"]
    assert "| functions over 30 lines | 1 | 1 |" in table(code, code, "before", "now")


def test_a_private_name_and_an_arrow_down_are_no_fault(tmp_path):
    code = written(
        tmp_path,
        a__one='def _f():\n    pass\n\ndef g():\n    """One."""\n',
        b__two="from aide.a import one\n",
    )
    assert [(one.name, one.is_told) for one in code.public] == [("g", True)]
    assert code.circles() == []


def function(source: str) -> Function:
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.FunctionDef)
    return Function("aide/one.py", tree.name, 4, tree)


FIRST = (
    "def load(c, name):\n    row = c.execute(name).one()\n    if row is "
    "None:\n        raise Lost(name)\n    return row"
)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (FIRST.replace("row", "found").replace("name", "key").replace("def load", "def get"), True),
        (
            (
                "def get(c, name):\n    row = c.scalars(name).all()\n    "
                "while row:\n        print(row)\n    return 1"
            ),
            False,
        ),
        ("def get(c, name):\n    return c.execute(name).one()", False),
    ],
)
def test_two_functions_are_alike_but_for_their_names(other, alike):
    assert bool(twins([function(FIRST), function(other)])) == alike


def test_a_percentile_is_one_of_the_values():
    assert (percentile([3, 1, 2], 0.5), percentile(list(range(1, 11)), 0.9), percentile([], 0.9)) == (2, 9, 0)
