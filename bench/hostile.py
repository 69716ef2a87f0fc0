"""`python -m bench.hostile`: the slowest of what 4,000 characters can be made of,
by function and on the whole way of a message.

Prints milliseconds of processor time, and how many times that of half the text;
writes bench/printed/hostile.md. `--seed` and `--texts` try others and more (nothing is written then).
"""

from __future__ import annotations

import argparse
import logging
import random
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.__main__ import PRINTED, ROOT

AIM, SHOWN, EACH, WHOLE = 50, 12, 8, 150
"""Milliseconds that nothing should exceed; lines of each table; texts a function, and on the whole way."""
SEED = 20261129


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    given = _options()
    from tests.hostile.timing import of_patterns, of_readers

    parts = [
        (
            f"`python -m bench.hostile`, {date.today()}, seed {given.seed}, "
            f"{given.texts} texts a function; aim: {AIM} ms"
        ),
        _table("a function that reads a text", list(of_readers(given.seed, given.texts))),
        _table("a regular expression", list(of_patterns(given.seed, max(1, given.texts // 3)))),
        _table("the whole way of a message", list(of_the_way(given.seed, given.whole))),
    ]
    text = "\n\n".join(parts) + "\n"
    print(text)
    if given == _options([]):
        (PRINTED / "hostile.md").write_text(text)


def of_the_way(seed: int, count: int) -> Iterator[Any]:
    """From the door to what is decided, with the newest model: each text once it has been read before."""
    from tests.hostile.texts import mixed, repeated
    from tests.hostile.timing import timed

    chance = random.Random(seed)
    way = Way(max((ROOT / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime))
    for text in chance.sample([*repeated(), *mixed(chance, 300)], count):
        yield timed("door, masking, pipeline, reader, decision", way.of, text)


class Way:
    """The parts of the assistant that a text passes, in their order, without the database."""

    def __init__(self, model: Path) -> None:
        from tests.goals.in_process import trained_parts

        self._policy, self._pipeline = trained_parts(model, Path(tempfile.mkdtemp(prefix="aide-hostile-")))
        for text in ("bonjour", "mon virement de 250 euros à Jean DUPONT n'est pas arrivé le 3/11"):
            self.of(text)()

    def of(self, text: str) -> Callable[[], object]:
        return lambda: self._pass(text)

    def _pass(self, text: str) -> object:
        from rasa.shared.nlu.training_data.message import Message

        from aide.channel import inbound
        from aide.dialogue.decide import decide
        from aide.dialogue.state import State
        from aide.masking import mask
        from aide.nlu import tokenizer, understood
        from aide.nlu.sentence_encoder import vector_of
        from tests.hostile.readers import NOW, World

        try:
            said = inbound.read({"message": text}, max_characters=4000).text
        except inbound.Refused as refusal:
            return refusal
        read = inbound.for_rasa(mask(said).text)
        list(tokenizer.tokens(read))
        message = Message(data={"text": read})
        for component in self._pipeline:
            component.process([message])
        found = understood.of(read)
        heard = self._policy.reader.read(
            read,
            vector=vector_of(read),
            opened=None,
            subjects=found.subjects,
            surface=found.surface,
            second=found.second,
            apart=found.apart,
            today=NOW.date(),
        )
        return decide(State(), heard, World(NOW, known=True, authenticated=True, new_id=str(time.time())))


def _table(title: str, measured: list[Any]) -> str:
    from tests.hostile.timing import slowest

    steep, over = sum(one.is_steep for one in measured), sum(1000 * one.whole > AIM for one in measured)
    lines = [
        (
            f"{title.capitalize()}: {len(measured)} trials, {over} over {AIM} ms, "
            f"{steep} whose time grows faster than the text."
        ),
        "",
        "| ms | times its half | where | text |",
        "|---|---|---|---|",
    ]
    for one in slowest(measured, SHOWN):
        made = ascii((one.text.begin, one.text.part, one.text.end)).replace("|", "\\|")
        lines.append(f"| {1000 * one.whole:.1f} | {one.times:.1f} | {one.name} | {made} |")
    return "\n".join(lines)


def _options(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--texts", type=int, default=EACH, help="for each function")
    parser.add_argument("--whole", type=int, default=WHOLE, help="on the whole way of a message")
    return parser.parse_args(given)


if __name__ == "__main__":
    main()
