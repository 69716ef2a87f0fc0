"""`make house`: how easy the code is to enter, in figures,
at one commit and now (`--before COMMIT`, `--after COMMIT`).
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.house_code import Code, Function, read
from bench.house_twins import twins
from bench.servers import ROOT

BEFORE = "fe409678f95b"
"""The last commit before rules, rooms and names were put in order."""
SERVED = ("actions", "aide", "engine")
TOLD = ("actions", "aide/desk", "aide/channel", "aide/dialogue", "aide/nlu")
"""Folders whose public functions must say what they give."""
LONG_LINE, LONG_FUNCTION, LONG_FILE = 110, 30, 200
Row = tuple[str, Callable[[Code], object]]


def main() -> None:
    options = _parser().parse_args()
    before = _at(options.before)
    after = _at(options.after) if options.after else read(ROOT, SERVED)
    print(table(before, after, options.before[:10], options.after or "now"))


def table(before: Code, after: Code, left: str, right: str) -> str:
    """A line a figure, in Markdown."""
    lines = [f"| figure | {left} | {right} |", "|---|---|---|"]
    rows = [*_shape(), *_docstrings(), *[_files_in(name) for name in _folders(before, after)]]
    return "\n".join([*lines, *(f"| {name} | {figure(before)} | {figure(after)} |" for name, figure in rows)])


def percentile(values: list[int], share: float) -> int:
    """The smallest value that `share` of them do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(len(ordered) * share * 1000) // 1000) - 1)] if ordered else 0


def documented(code: Code, folder: str) -> str:
    """How many of the folder's public functions, methods and classes say what they give."""
    public = [one for one in code.public if one.path.startswith(f"{folder}/")]
    said = sum(one.is_told for one in public)
    return f"{said} of {len(public)}, {100 * said / len(public):.0f} %" if public else "none"


def _shape() -> list[Row]:
    return [
        ("modules", lambda code: len(code.modules)),
        (
            "lines of a module, median / 90 %",
            lambda code: _middle([lines for lines in code.modules.values()]),
        ),
        (f"modules over {LONG_FILE} lines", lambda code: sum(n > LONG_FILE for n in code.modules.values())),
        ("functions", lambda code: len(code.functions)),
        ("lines of a function, median / 90 %", lambda code: _middle([one.lines for one in code.functions])),
        (f"functions over {LONG_FUNCTION} lines", lambda code: sum(_is_long(one) for one in code.functions)),
        (f"lines over {LONG_LINE} characters", lambda code: sum(n > LONG_LINE for n in code.widths)),
        ("folders of `aide` in a circle", lambda code: ", ".join(code.circles()) or "none"),
        ("pairs of functions that are alike", lambda code: len(twins(code.functions))),
    ]


def _docstrings() -> list[Row]:
    return [(f"docstrings, `{folder}`", lambda code, of=folder: documented(code, of)) for folder in TOLD]


def _files_in(folder: str) -> Row:
    return f"modules in `{folder}`", lambda code: code.files().get(folder, "–")


def _folders(*codes: Code) -> list[str]:
    return sorted({name for code in codes for name, count in code.files().items() if count > 14})


def _middle(values: list[int]) -> str:
    return f"{statistics.median(values):.0f} / {percentile(values, 0.9)}"


def _is_long(one: Function) -> bool:
    return one.lines > LONG_FUNCTION


def _at(commit: str) -> Code:
    """The code as it was, from Git's own archive."""
    packed = subprocess.run(["git", "archive", commit, *SERVED], cwd=ROOT, capture_output=True, check=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")
        return read(Path(folder), SERVED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.house", description=__doc__)
    parser.add_argument("--before", default=BEFORE)
    parser.add_argument("--after", help="a commit; without it, the files as they are")
    return parser


if __name__ == "__main__":
    main()
