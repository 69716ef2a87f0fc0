"""`python -m docs.domain` writes the labels of understanding into domain.yml:
those of `data/<sujet>/flux.yml`, in their order.
"""

from __future__ import annotations

import re
from pathlib import Path

from aide.run.parts import ROOT
from aide.subjects import DATA, load

PAGE = ROOT / "domain.yml"
_LABELS = re.compile(r"(  # The labels of understanding.*\n)(?:  - \w+\n)+(?=  #)")


def page(data: Path = DATA) -> str:
    """The whole file, its labels as they are now."""
    labels = sorted(load(data).values(), key=lambda one: one.order)
    written = "".join(f"  - {one.name}\n" for one in labels)
    return _LABELS.sub(rf"\g<1>{written}", PAGE.read_text(encoding="utf-8"), count=1)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
