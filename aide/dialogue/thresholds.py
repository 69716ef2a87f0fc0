"""How sure to be before acting, all in one place; each from the measures told in docs/decisions/0008."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Probabilities. `yes_block` is for what cannot be undone,
    `yes_file` for a filing, `yes` for an offer.
    """

    act: float = 0.45
    yes: float = 0.45
    yes_file: float = 0.7
    yes_file_in_a_word: float = 0.55
    yes_block: float = 0.65
    yes_block_at_length: float = 0.7
    no: float = 0.45
    danger: float = 0.65
    question: float = 0.5
    surely_question: float = 0.8
    question_alone: float = 0.65
    subject: float = 0.5
    aside: float = 0.6
    opposition: float = 0.8


THRESHOLDS = Thresholds()
