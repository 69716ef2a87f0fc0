"""What is sent of the widget: its own files without comments,
what others wrote as it is, and little of it.
"""

from __future__ import annotations

import gzip
import re

import pytest

from aide.channel.assets import FOLDER, VENDOR, lean, read

FIRST = ("aide-widget.js", "dom.js", "texts.js", "button.css")
FIRST_BYTES, ALL_BYTES = 6_000, 40_000
IMPORTED = re.compile(r'(?:from|import\(|import) ?"(\./[^"]+)"')
ASSETS = read()
OURS = [name for name in ASSETS if name.endswith((".js", ".css")) and not name.startswith(VENDOR)]


def test_comments_and_indentation_are_not_sent_and_lines_keep_their_numbers():
    source = "/** Two\n * lines. */\nexport const a = {\n  // One.\n  b: 'https://c', // beside\n};\n"
    assert lean(source) == "\n\nexport const a = {\n\nb: 'https://c', // beside\n};\n"


def test_a_comment_ends_where_it_ends():
    assert lean("/* a */\nb /* c */\n/* d\n*/ e\n") == "\nb /* c */\n/* d\n*/ e\n"


@pytest.mark.parametrize("name", OURS)
def test_nothing_but_comments_and_indentation_is_left_out(name):
    source = (FOLDER / name).read_text(encoding="utf-8")
    sent = ASSETS[name].content.decode().split("\n")
    written = source.split("\n")
    assert len(sent) == len(written)
    left_out = [
        line for line, kept in zip(written, sent, strict=True) if kept != line.strip() and line.strip()
    ]
    assert all(line.lstrip().startswith(("/*", "*", "//")) for line in left_out)


@pytest.mark.parametrize("name", OURS)
def test_no_string_goes_over_several_lines(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    assert not [line for line in lines if line.count("`") % 2 and not line.lstrip().startswith(("*", "/*"))]


def test_what_others_wrote_is_sent_as_it_is():
    vendor = [name for name in ASSETS if name.startswith(VENDOR)]
    assert vendor
    for name in vendor:
        assert ASSETS[name].content == (FOLDER / name).read_bytes()


def imported(name: str) -> set[str]:
    """What a file imports, by its address in the widget."""
    return {path.removeprefix("./") for path in IMPORTED.findall(ASSETS[name].content.decode())}


@pytest.mark.parametrize("name", OURS)
def test_what_a_file_imports_is_there(name):
    assert imported(name) <= set(ASSETS)


def test_after_the_click_all_comes_in_one_go():
    """The panel asks itself for what its modules import: no level waits for the one before it."""
    at_once = imported("panel.js")
    assert set().union(*(imported(name) for name in at_once)) <= at_once | set(FIRST)


def test_it_stays_small():
    sizes = {name: len(asset.gzipped) for name, asset in ASSETS.items() if name.endswith((".js", ".css"))}
    assert sum(sizes[name] for name in FIRST) <= FIRST_BYTES
    assert sum(sizes.values()) <= ALL_BYTES
    assert all(gzip.decompress(asset.gzipped) == asset.content for asset in ASSETS.values())
