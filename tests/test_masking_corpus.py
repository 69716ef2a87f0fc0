"""What customers write that must be hidden, and what must stay:
texts by somebody who had not seen the readers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aide import quick_yaml
from aide.input_text import composed, folded
from aide.masking import mask

CORPUS: dict[str, Any] = quick_yaml.read(Path(__file__).with_name("masquer_1.yml"))
FEWEST, MASKED, WRONGLY = 400, 0.99, 0.02


def figures(text: str) -> str:
    return "".join(char for char in folded(text).text if char.isdigit())


def is_hidden(text: str, secret: str) -> bool:
    """Nothing of it can be read; of a card number at most the last four figures."""
    shown = mask(composed(text)).text
    return composed(secret) not in shown and (
        len(figures(secret)) < 13 or figures(secret)[:12] not in figures(shown)
    )


def leaks() -> list[str]:
    return [
        one["texte"]
        for one in CORPUS["masquer"]
        if not all(is_hidden(one["texte"], it) for it in one["secrets"])
    ]


def touched() -> list[str]:
    return [text for text in CORPUS["laisser"] if mask(composed(text)).text != composed(text)]


def test_there_are_enough_of_each_and_each_once():
    hidden, left = [one["texte"] for one in CORPUS["masquer"]], CORPUS["laisser"]
    assert min(len(hidden), len(left)) >= FEWEST
    assert len({*hidden, *left}) == len(hidden) + len(left)


def test_nearly_every_secret_is_hidden():
    assert len(leaks()) <= (1 - MASKED) * len(CORPUS["masquer"]), leaks()


def test_hardly_anything_else_is():
    assert len(touched()) <= WRONGLY * len(CORPUS["laisser"]), touched()


@pytest.mark.parametrize("one", CORPUS["masquer"], ids=lambda one: ascii(one["texte"])[:60])
def test_each_secret_stands_in_its_text(one):
    assert all(secret in one["texte"] for secret in one["secrets"])
