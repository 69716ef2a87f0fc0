"""`python -m aide.nlu.repair`: count the words of the examples again, into `mots.txt`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from aide.nlu.evaluation.texts import read
from aide.nlu.repair.lexicon import HERE

FEWEST = 2


def main() -> None:
    """Read every example, write the words that come back FEWEST times or more, with how often."""
    texts = (one.text.lower() for one in read(Path("data").glob("**/nlu.yml")))
    counts = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    kept = sorted((word, count) for word, count in counts.items() if count >= FEWEST)
    lines = [
        "# Les mots des exemples et combien de fois : python -m aide.nlu.repair",
        *(f"{w} {c}" for w, c in kept),
    ]
    (HERE / "mots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
