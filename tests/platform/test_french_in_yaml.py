"""What customers and agents read stands in YAML, where who writes it finds it:
no wording is a literal of Python.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aide import quick_yaml
from aide.phrases import BESIDE, beside
from aide.run.parts import ROOT

SILENT = {
    "aide/dialogue/bare_questions.py": "French that is read",
    "aide/dialogue/command_generator/summary/text.py": "letters with their accents",
    "aide/dialogue/command_generator/wishes/writing.py": "French that is read",
    "aide/dialogue/facts/": "French that is read, and written anew to be read again",
    "aide/dialogue/flow.py": "what is wrong in a flow, for who writes its data",
    "aide/dialogue/world.py": "the conditions of a flow, as its data names them",
    "aide/nlu/": "French that is read",
    "aide/run/": "a terminal, for who starts Aide or writes its data",
    "aide/subjects.py": "the same",
    "aide/channel/readiness.py": "the same",
    "aide/desk/__main__.py": "the same",
    "aide/desk/staff/cli.py": "the same",
    "aide/shell/": "a terminal",
    "aide/sandbox/": "an invented bank",
    "aide/desk/demo/": "invented people",
    "aide/masking.py": "marks that its own patterns read again",
    "aide/journal/fulltext.py": "SQL that folds « œ »",
    "engine/without_tensorflow.py": "English, for who calls what is left out",
}
"""Where a literal may be French, and what it is there."""
WORDS = re.compile(r"\S*[^\W\d_]\S*")
FRENCH = re.compile(
    (
        r"[éèêàùâîôûçœ]|\b(?:le|la|les|un|une|des|du|de|est|sont|pas|vous|"
        r"votre|et|ou|dans|pour|sur|ce|il|qui|par|en)\b"
    ),
    re.I,
)
ENDS = re.compile(r"^[A-ZÉÀ].*[.?!]\s*$", re.S)
PATTERN = re.compile(r"\\[bswd]|\(\?|\[\^|<\w+")
KEY = re.compile(r"\bfrench(?:\.table)?\(\s*\"(\w+)\"")


def wordings(source: str) -> Iterator[str]:
    """The literals that are French; a docstring, a pattern or a page's markup is none."""
    tree = ast.parse(source)
    skipped = set(_parts_of_others(tree))
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "X" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if is_wording(text):
            yield text


def _parts_of_others(tree: ast.AST) -> Iterator[int]:
    """Docstrings, the pieces of a filled string, and what is given to `re`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(one) for one in node.values if isinstance(one, ast.Constant))
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield from (id(one) for one in ast.walk(node.format_spec))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            yield from (id(one) for given in node.args for one in ast.walk(given))


def is_wording(text: str) -> bool:
    """An accent in a word, two words of which one is French's own, or a whole sentence."""
    said = len(WORDS.findall(text)) > 1 or (len(text) > 1 and not text.isascii())
    return said and bool(FRENCH.search(text) or ENDS.search(text)) and not PATTERN.search(text)


def speaking() -> list[Path]:
    found = [
        path for folder in ("actions", "aide", "engine") for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    return [path for path in found if not path.relative_to(ROOT).as_posix().startswith(tuple(SILENT))]


def test_no_wording_is_a_literal():
    told = {path.relative_to(ROOT).as_posix(): list(wordings(path.read_text("utf-8"))) for path in speaking()}
    assert {path: found for path, found in told.items() if found} == {}


@pytest.mark.parametrize("place", SILENT)
def test_a_place_that_is_left_out_still_has_some(place):
    files = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))
    assert any(True for path in files for _ in wordings(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", sorted((ROOT / "aide").rglob(BESIDE)), ids=lambda file: file.parent.name)
def test_a_folders_wordings_are_those_that_it_says(file):
    said = {key for path in file.parent.glob("*.py") for key in KEY.findall(path.read_text(encoding="utf-8"))}
    held = quick_yaml.read(file)
    assert said == set(held)
    tables = [table for table in held.values() if isinstance(table, dict)]
    assert all(isinstance(one, str) for table in [held, *tables] for one in table)
    assert all(isinstance(one, str | dict) for one in held.values())
    assert all(isinstance(one, str) for table in tables for one in table.values())


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('raise Refused(f"Donnez {name}, pas un nombre.")', ["Donnez X, pas un nombre."]),
        ('say("Votre carte est " "bloquée.")', ["Votre carte est bloquée."]),
        ('say("Conversation close.")', ["Conversation close."]),
        ('LABELS = {"late": "Échéance", "note": f"{number} sur 5"}', ["Échéance", "X sur 5"]),
        ("told = f\"{card.number} {words if words else 'bloquée'}\"", ["bloquée"]),
        ('"""« Votre carte est bloquée. »"""', []),
        ('WANTED = re.compile(r"num[ée]ro|carte du client")', []),
        ('LOST = {"lost": r"\\bperdu|[ée]gar[ée]e? par moi"}', []),
        ('log("en_cours"); fold("œ"); headers["Cache-Control"] = "no-store"', []),
    ],
)
def test_a_wording_is_told_from_what_is_none(source, told):
    assert list(wordings(source)) == told


def test_a_wording_of_a_folder_is_filled_and_its_braces_are_kept(tmp_path):
    (tmp_path / BESIDE).write_text(
        "trop: Le champ {name} est un objet {{reason}}.\netats:\n  close: Close\n  ouverte: Ouverte\n",
        encoding="utf-8",
    )
    french = beside(str(tmp_path / "module.py"))
    assert french("trop", name="x {y}") == "Le champ x {y} est un objet {reason}."
    assert list(french.table("etats").items()) == [("close", "Close"), ("ouverte", "Ouverte")]
    with pytest.raises(KeyError):
        french("trop")
