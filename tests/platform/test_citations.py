"""Nothing points outside the project or at nothing: rules, paths and tests that code and docs cite exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aide.run.parts import ROOT

ROOMS = ("aide", "actions", "engine", "tests", "bench", "widget", "docs", "data")
PAGES = (
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/**/*.md"),
    *(ROOT / room / "README.md" for room in ("widget", "tests/goals")),
)
READ = {".py", ".md", ".yml", ".js", ".html", ".txt", ".toml"}
GENERATED = ("bench/results/",)
"""Written by a program and not committed."""
COMMENT = re.compile(r"(?:^|\s)#\s(.*)$", re.M)
NO_PROSE = re.compile(r"```diff\n.*?```|<br>", re.S)
"""An invented change, and a line's end in a drawing."""
RULE = re.compile(r"\bR(\d{1,2})\b(?![-.]\d)")
DEFINED = re.compile(r"^- (?:~~)?\*\*R(\d+)\.\*\*", re.M)
CITED_IN_CODE = re.compile(r"rules\.md((?:,? (?:and |to )?R\d+)+)|((?:R\d+, )*R\d+) of docs/rules\.md")
PATH = re.compile(
    r"(?<![\w/.:…<])(?:\.\./)?"
    r"((?:aide|actions|engine|tests|bench|widget|docs|data)/[\w./*<>…éèêàç-]*[\w/*>])(?:::(\w+))?"
)
NAMED = re.compile(r"((?:`\w+`(?:,| and)?\s+)+)in\s+`([\w/.-]+\.(?:py|yml|js))`")
"""« `claim`, `close` in `aide/handoff/agent_chat.py` »."""
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(#[^)\s]*)?\)")
OUTSIDE = re.compile(
    r"\b(?:AMENDMENTS|FACTS|PITFALLS|DESIGN)\b|\b[A-Z]{4,}_?[A-Z]*\.md\b|\b[A-Z]{4,} § ?\d"
    r"|\bthe (?:issue|guide)\b"
)
OURS = {path.name for path in PAGES}


def undefined_rules(text: str, *, is_page: bool) -> list[str]:
    """The rules that `text` cites and docs/rules.md does not hold."""
    found = [text] if is_page else ["".join(one) for one in CITED_IN_CODE.findall(text)]
    return [f"R{number}" for one in found for number in RULE.findall(one) if number not in rules()]


def dead_paths(text: str) -> list[str]:
    """The paths of the project, and the tests in them, that `text` cites and that do not exist."""
    cited = ((path.rstrip("/."), test) for path, test in PATH.findall(text) if not path.startswith(GENERATED))
    return [f"{path}::{test}" if test else path for path, test in cited if not _exists(path, test)]


def absent_names(text: str) -> list[str]:
    """What `text` says to be in a file of the project, and that the file does not hold."""
    told = [(name, path) for names, path in NAMED.findall(text) for name in re.findall(r"\w+", names)]
    there = [(name, ROOT / path) for name, path in told if name != "and" and (ROOT / path).is_file()]
    return [f"{name} in {path.name}" for name, path in there if not _holds(path, name)]


def dead_links(page: Path, text: str) -> list[str]:
    return [target for target, _ in LINK.findall(text) if not (page.parent / target).exists()]


def outside(text: str) -> list[str]:
    """Documents that a reader of the project does not have."""
    return [one for one in OUTSIDE.findall(text) if one not in OURS]


@cache
def rules() -> frozenset[str]:
    return frozenset(DEFINED.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8")))


@cache
def said(path: Path) -> str:
    """What a file says of others: of a module its comments and docstrings, else all but invented changes."""
    text = path.read_text(encoding="utf-8")
    return "\n".join(_told(text)) if path.suffix == ".py" else NO_PROSE.sub("\n", text)


def _told(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value
    yield from COMMENT.findall(source)


def _holds(path: Path, name: str) -> bool:
    return re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")) is not None


def _exists(path: str, test: str) -> bool:
    if "<" in path or "…" in path:
        # « data/<sujet>/flux.yml »: some folder has it.
        path = re.sub(r"<[^>]*>|…", "*", path)
    found = [ROOT / path] if "*" not in path and (ROOT / path).exists() else list(ROOT.glob(path))
    # « docs/decisions/0008 » is one page.
    found = found or list(ROOT.glob(f"{path}-*.md"))
    return bool(found) and (not test or f"def {test}(" in found[0].read_text(encoding="utf-8"))


def _files() -> list[Path]:
    inside = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in READ)
    ours = [path for path in inside if "vendor" not in path.parts and "results" not in path.parts]
    others = (ROOT / one for one in ("Makefile", ".env.example", ".ci/run"))
    return sorted({*ours, *PAGES, *ROOT.glob("*.yml"), *others})


FILES = [path for path in _files() if path != Path(__file__)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_rules_are_numbered_without_a_hole_and_once():
    numbers = [int(one) for one in DEFINED.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 50


def test_every_rule_that_is_cited_is_written():
    wrong = {name(path): undefined_rules(said(path), is_page=path in PAGES) for path in FILES}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_path_and_test_that_is_cited_exists():
    wrong = {name(path): dead_paths(said(path)) for path in FILES if path in PAGES or path.suffix == ".py"}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_name_that_is_said_to_be_in_a_file_is_there():
    wrong = {name(page): absent_names(page.read_text(encoding="utf-8")) for page in PAGES}
    assert {page: found for page, found in wrong.items() if found} == {}


def test_every_link_of_a_page_leads_somewhere():
    wrong = {name(page): dead_links(page, page.read_text(encoding="utf-8")) for page in PAGES}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_nothing_points_outside_the_project():
    wrong = {name(path): outside(said(path)) for path in FILES}
    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_read(room):
    assert any(path.is_relative_to(ROOT / room) for path in FILES)


@pytest.mark.parametrize(
    ("text", "is_page", "found"),
    [
        ("By the next business day (docs/rules.md R6).", False, []),
        ("By the next business day (docs/rules.md R6, R99).", False, ["R99"]),
        ("An IBAN, code R312-4-3 and the road R99.", False, []),
        ("See [R7](rules.md) and R98.", True, ["R98"]),
        ("CMF R312-4-3.", True, []),
    ],
)
def test_a_wrong_rule_is_found(text, is_page, found):
    assert undefined_rules(text, is_page=is_page) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in `aide/masking.py` and `data/<sujet>/flux.yml`, docs/decisions/0008, `data/*/nlu.yml`.", []),
        ("in `aide/no_such.py`, `data/<sujet>/no_such.yml`", ["aide/no_such.py", "data/<sujet>/no_such.yml"]),
        ("`tests/test_masking.py::test_a_secret_is_hidden`", []),
        ("`tests/test_masking.py::test_no_such`", ["tests/test_masking.py::test_no_such"]),
        ("https://example.org/docs/no_such.md, var/docs/x, `bench/results/evaluation/`", []),
    ],
)
def test_a_wrong_path_is_found(text, found):
    assert dead_paths(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "`mask` in `aide/masking.py`, `no_such`,\n`mask_personal` in `aide/masking.py`",
            ["no_such in masking.py"],
        ),
        ("`for_rasa` in\n  `aide/channel/inbound.py`; `x` in a list", []),
    ],
)
def test_a_name_that_is_not_in_its_file_is_found(text, found):
    assert absent_names(text) == found


def test_a_wrong_link_is_found():
    text = "[a](architecture.md) [b](#cards) [c](no_such.md) [d](https://example.org/x)"
    assert dead_links(ROOT / "docs" / "rules.md", text) == ["no_such.md"]


@pytest.mark.parametrize("text", ["(FACTS 5.1)", "see NOTES.md", "as the issue says", "LAWS § 3"])
def test_a_document_of_elsewhere_is_found(text):
    assert outside(text)


@pytest.mark.parametrize("text", ["FACTS_OF_MOTIF", "SHOWN_FACTS", "CHANGELOG.md", "the law"])
def test_what_is_ours_is_no_document_of_elsewhere(text):
    assert not outside(text)


def test_only_comments_and_docstrings_of_a_module_speak():
    source = '"""Of docs/rules.md R1."""\nX = "docs/none.md"  # R2\n"""of X"""\n'
    assert [line for line in _told(source)] == ["Of docs/rules.md R1.", "of X", "R2"]
