"""The desk's sheets: each is there, each page has all of them, and none is long."""

from __future__ import annotations

import re

from aide.desk.http.errors import ERROR_PAGE
from aide.run.parts import ROOT
from bench.house import LONG_FILE

DESK = ROOT / "aide" / "desk"
LINK = re.compile(r'rel="stylesheet" href="/static/(\w+\.css)"')


def test_a_page_has_every_sheet_and_each_is_there():
    linked = LINK.findall((DESK / "templates" / "base.html").read_text(encoding="utf-8"))
    assert sorted(linked) == sorted(path.name for path in (DESK / "static").glob("*.css"))
    assert linked.index("screens.css") > linked.index("page.css")  # what a small screen changes comes after


def test_the_page_of_an_error_has_sheets_that_are_there():
    linked = LINK.findall(ERROR_PAGE)
    assert linked and all((DESK / "static" / name).is_file() for name in linked)


def test_no_sheet_is_long():
    long = {
        path.name: lines
        for path in (DESK / "static").glob("*.css")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONG_FILE
    }
    assert long == {}
