"""What the assistant does with a text under given thresholds, how often that is wrong,
and which thresholds to choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from aide.dialogue.patterns.clarification import OFFERED
from aide.nlu.fallback import IRREVERSIBLE, Thresholds, is_sure
from aide.nlu.other_cards import names_only_other_cards
from aide.nlu.surface import is_gibberish
from aide.nlu.vague import vague_topic
from aide.subjects import subjects

OUT_OF_SCOPE = frozenset({"hors_sujet", "autre_demande_bancaire"})
CARD = IRREVERSIBLE | {"paiement_frauduleux"}
"""A fraud told where a theft is understood leads to the same card,
whose blocking the assistant proposes anyway.
"""
COSTS = {"wrong": 4.0, "useless offer": 2.0, "needless offer": 1.0, "needless refusal": 2.0}
"""In turns the customer loses: a wrong act is undone and told again;
an offer without the right button, told again.
"""
ACT = np.arange(0.20, 0.81, 0.05)
APART = (0.0, 0.04, 0.08, 0.12, 0.2)
IRREVERSIBLE_TRIED = np.arange(0.3, 0.96, 0.05)


@dataclass(frozen=True)
class Answer:
    """A text with what it means, the intents ranked with their confidence,
    and how familiar its letters are.
    """

    text: str
    wanted: str
    second: str | None
    ranking: list[tuple[str, float]]
    familiarity: float

    def is_right(self, intent: str) -> bool:
        """Of two problems, either may be taken first."""
        return intent in (self.wanted, self.second)


def outcome(answer: Answer, thresholds: Thresholds) -> str:
    """One word or two: what is done (act, decline, ask, refuse, offer) and what it is worth."""
    if vague_topic(answer.text) is not None:
        return "ask"
    if is_gibberish(answer.text, answer.familiarity):
        return "refuse" if answer.wanted in OUT_OF_SCOPE else "needless refusal"
    best = answer.ranking[0][0]
    of_another_kind = best in IRREVERSIBLE and names_only_other_cards(answer.text)
    if is_sure(answer.ranking, thresholds) and not of_another_kind:
        if answer.is_right(best):
            return "decline" if best in OUT_OF_SCOPE else "act"
        return "wrong decline" if best in OUT_OF_SCOPE else "wrong act"
    if answer.wanted in OUT_OF_SCOPE:
        return "offer"
    return "needless offer" if answer.wanted in _offered(answer) else "useless offer"


def _offered(answer: Answer) -> list[str]:
    """The likeliest subjects that a button can name."""
    titled = [intent for intent, _ in answer.ranking if (one := subjects().get(intent)) and one.title]
    return titled[:OFFERED]


def enters_wrongly(answer: Answer, thresholds: Thresholds) -> bool:
    """Whether the blocking of a card is opened for a customer who spoke of something else."""
    best = answer.ranking[0][0]
    meant = {answer.wanted, answer.second}
    return best in IRREVERSIBLE and not meant & CARD and outcome(answer, thresholds) == "wrong act"


def outcomes(answers: Sequence[Answer], thresholds: Thresholds) -> Counter[str]:
    return Counter(outcome(answer, thresholds) for answer in answers)


def cost(answers: Sequence[Answer], thresholds: Thresholds) -> float:
    """Mean turns lost a text."""
    counts = outcomes(answers, thresholds)
    wrong = COSTS["wrong"] * (counts["wrong act"] + counts["wrong decline"])
    others = sum(
        COSTS[name] * counts[name] for name in ("useless offer", "needless offer", "needless refusal")
    )
    return (wrong + others) / len(answers)


def choose(answers: Sequence[Answer]) -> Thresholds:
    """The least cost; then the least confidence with which no card's blocking is
    opened wrongly on these texts.

    When none of those tried is enough, the highest: `enters_wrongly` tells what is left.
    """
    tried = [Thresholds(float(act), apart, 0.0) for act, apart in product(ACT, APART)]
    best = min(tried, key=lambda one: cost(answers, one))
    act, apart = best.act, best.apart
    safe = [
        irreversible
        for irreversible in IRREVERSIBLE_TRIED
        if not any(enters_wrongly(one, Thresholds(act, apart, irreversible)) for one in answers)
    ]
    irreversible = min(safe, default=float(IRREVERSIBLE_TRIED[-1]))
    return Thresholds(round(float(act), 2), float(apart), round(float(irreversible), 2))
