"""`python -m docs.glossary` writes the lines of docs/glossary.md that a `data/<sujet>/flux.yml` tells;
the others are by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

from aide.subjects import DATA, FILE, Subject, WrongSubject, load, read

PAGE = Path(__file__).with_suffix(".md")
_TABLE = re.compile(r"(\| `data/` \|.*\n\|[-|]+\|\n)((?:\|.*\n)+)")
_FOLDER = re.compile(r"\| `(\w+)` \|")


def page(data: Path = DATA) -> str:
    """The whole page, its table of folders put in order. Raises WrongSubject."""
    known = load(data)
    told = {path.parent.name: _row(path, known) for path in data.glob(f"*/{FILE}")}

    def rows(found: re.Match[str]) -> str:
        by_hand = {_FOLDER.match(line)[1]: line for line in found[2].splitlines()}  # type: ignore[index]
        every = {**by_hand, **{folder: row for folder, row in told.items() if row}}
        return found[1] + "".join(
            f"{every[folder]}\n" for folder in sorted(every) if (data / folder).is_dir()
        )

    return _TABLE.sub(rows, PAGE.read_text(encoding="utf-8"), count=1)


def _row(path: Path, known: dict[str, Subject]) -> str | None:
    """None where the file has no `glossaire`: the line is by hand."""
    told = read(path)
    words = told.get("glossaire")
    if not words:
        return None
    if set(words) != {"francais", "anglais"}:
        raise WrongSubject(f"{path.parent.name}/{FILE} : « glossaire » s'écrit {{francais: …, anglais: …}}")
    motives = [one.motif.name for name in told.get("sujets") or {} if (one := known[name]).motif]
    where = ", ".join(f"motif `{name}`" for name in motives)
    return f"| `{path.parent.name}` | {words['francais']} | {words['anglais']} | {where} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
