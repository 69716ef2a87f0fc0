"""What customers and agents read stands in YAML, where who writes it finds it: no sentence is a literal of Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aide import quick_yaml
from aide.phrases import BESIDE, beside
from aide.run.parts import ROOT

SPEAK = ("actions", *(f"aide/{room}" for room in "cards channel complaints desk handoff jobs journal mail".split()))
TO_A_TERMINAL = {"aide/channel/readiness.py", "aide/desk/__main__.py", "aide/desk/staff/cli.py"}
INVENTED = "aide/desk/demo/"
WORD = re.compile(r"[^\W\d_]+")
FRENCH = re.compile(
    r"[éèêàùâîôûçœÉÈÀÊ]|\b(?:le|la|les|un|une|des|du|de|est|sont|pas|vous|votre|et|ou|dans|pour|ce|il|qui|par|en)\b",
    re.I,
)
PATTERN = re.compile(r"\\[bswd]|\(\?|\[\^|<\w+")
KEY = re.compile(r"\bfrench(?:\.table)?\(\s*\"(\w+)\"")


def sentences(source: str) -> Iterator[str]:
    """The literals that are French and end as a sentence does; a docstring, a pattern or a page's markup is none."""
    tree = ast.parse(source)
    inside = {id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in ast.walk(node)}
    said_of_code = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside | said_of_code:
            text = node.value
        else:
            continue
        if is_sentence(text):
            yield text


def is_sentence(text: str) -> bool:
    ends = text.rstrip().endswith((".", "?", "!"))
    return ends and len(WORD.findall(text)) > 1 and bool(FRENCH.search(text)) and not PATTERN.search(text)


def speaking() -> list[Path]:
    found = [path for folder in SPEAK for path in sorted((ROOT / folder).rglob("*.py"))]
    names = {path: path.relative_to(ROOT).as_posix() for path in found}
    return [path for path in found if names[path] not in TO_A_TERMINAL and not names[path].startswith(INVENTED)]


def test_no_sentence_is_a_literal():
    told = {path.relative_to(ROOT).as_posix(): list(sentences(path.read_text("utf-8"))) for path in speaking()}
    assert {path: found for path, found in told.items() if found} == {}


@pytest.mark.parametrize("file", sorted((ROOT / "aide").rglob(BESIDE)), ids=lambda file: file.parent.name)
def test_a_folders_sentences_are_those_that_it_says(file):
    said = {key for path in file.parent.glob("*.py") for key in KEY.findall(path.read_text(encoding="utf-8"))}
    assert said == set(quick_yaml.read(file))


def test_a_sentence_is_told_from_what_is_none():
    assert list(sentences('raise Refused(f"Donnez {name}, pas un nombre.")')) == ["Donnez …, pas un nombre."]
    assert list(sentences('say("Votre carte est " "bloquée.")')) == ["Votre carte est bloquée."]
    assert not list(
        sentences('"""« Votre carte est bloquée. »"""\nX = re.compile(r"\\bpas du tout.")\nlog("en_cours")')
    )


def test_a_sentence_of_a_folder_is_filled_and_its_braces_are_kept(tmp_path):
    (tmp_path / BESIDE).write_text("trop: Le champ {name} est un objet {{reason}}.\n", encoding="utf-8")
    french = beside(str(tmp_path / "module.py"))
    assert french("trop", name="x {y}") == "Le champ x {y} est un objet {reason}."
    with pytest.raises(KeyError):
        french("trop")
