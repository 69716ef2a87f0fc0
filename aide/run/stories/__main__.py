"""`python -m aide.run.stories [MOTS DU TITRE]`: the testers' stories, all, or those whose title
(or file) has these words.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from aide.folding import plain
from aide.run import model
from aide.run.parts import ROOT
from aide.run.rasa_main import trust_the_model
from aide.run.stories import faults, files
from aide.run.stories.story import Story

MOMENT = "2026-11-23T10:00:00"
"""Every story is told on that Monday: « hier » is the 22nd."""
OK, WRONG, UNREADABLE = 0, 1, 2


def main() -> None:
    """Play what the arguments name; the exit code is that of `run`."""
    parser = argparse.ArgumentParser(prog="python -m aide.run.stories", description=__doc__)
    parser.add_argument("words", nargs="*", help="des mots du titre d'une histoire, ou le nom d'un fichier")
    parser.add_argument("--folder", type=Path, default=files.FOLDER, help=argparse.SUPPRESS)
    told = parser.parse_args()
    sys.exit(run(" ".join(told.words), folder=told.folder))


def run(words: str, *, folder: Path) -> int:
    """0 when every story goes as written, 1 when one does not,
    2 when one cannot be read or none has that title.
    """
    read = files.read(ROOT, faults.names(ROOT), folder)
    if read.mistakes:
        print(f"{_many(len(read.mistakes), 'erreur')} d'écriture :", *read.mistakes, sep="\n  ")
        return UNREADABLE
    chosen = choose(read.stories, words)
    if not chosen:
        print(f"Aucune histoire n'a « {words} » dans son titre. Les titres sont dans {folder}/test_*.yml.")
        return UNREADABLE
    return _play(chosen)


def choose(stories: Sequence[Story], words: str) -> list[Story]:
    """Those whose title or file holds `words`, whatever the accents, capitals and punctuation.

    A whole title wins alone.
    """
    wanted = plain(words)
    if whole := [story for story in stories if wanted and plain(story.title) == wanted]:
        return whole
    return [story for story in stories if wanted in plain(f"{story.file} {story.title}")]


def _play(stories: Sequence[Story]) -> int:
    os.environ.setdefault("AIDE_NOW", MOMENT)
    trained = model.ensure(ROOT, say=print)
    print(f"{_many(len(stories), 'histoire')}, environ une minute…", flush=True)
    started = time.monotonic()
    # Rasa takes long to import: what is wrong in the files was told before.
    from aide.run.stories.playing import play

    trust_the_model()
    found = [difference for differences in play(stories, trained).values() for difference in differences]
    wrong = {difference.story.title for difference in found}
    for difference in found:
        print(f"\n{difference}")
    right = len(stories) - len(wrong)
    print(
        f"\n{_many(right, 'histoire')} comme écrit, {len(wrong)} autrement ({time.monotonic() - started:.0f} "
        f"s)"
    )
    return WRONG if wrong else OK


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"


if __name__ == "__main__":
    main()
