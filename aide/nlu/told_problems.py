"""Which problems a text tells: what it is about, two told in one story, one told beside an answer.

Over what was learnt (`aide.nlu.linear`), by of `two_problems`, `apart` and `in_order`; no Rasa here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aide.nlu import apart, apart_places, cuts, filing_wish, in_order, two_problems
from aide.nlu.linear import LinearModel
from aide.nlu.sentence_encoder import encode

RANKED = 10
FILING, MOST_OF_WISH = "deposer_reclamation", 0.7


def subjects_and_pair(
    model: LinearModel, text: str, row: np.ndarray
) -> tuple[list[tuple[str, float]], two_problems.Pair | None]:
    """(label, share) of what the text is about, best first, and the two problems that it tells, if any;
    `row` is its own row of shares.
    """
    told = _best(model, row)
    if (found := pair(model, text, row)) is None and (wrong := _of_what_is_wrong(model, text, told[0][0])):
        told = wrong
    if told[0][0] == FILING and (story := filing_wish.beside_filing(text)):
        told = _with_story(model, told, story)
    return (told if found is None else two_problems.told_first(told, found)), found


def _with_story(model: LinearModel, told: list[tuple[str, float]], story: str) -> list[tuple[str, float]]:
    """The wish to file stays on top; what the story beside it is about shares the rest."""
    wish = min(told[0][1], MOST_OF_WISH)
    others = [(name, share) for name, share in ranked(model, story) if name != FILING]
    return [(FILING, wish), *((name, share * (1 - wish)) for name, share in others)]


def pair(model: LinearModel, text: str, whole: np.ndarray) -> two_problems.Pair | None:
    """Two problems told in the same message; `whole` is the text's own row of probabilities.

    Letters and words choose the cut, for they cost little;
    the sentence vectors of its two sides confirm it.
    """
    found = cuts.cuts(text) if model.labels[int(whole.argmax())] in two_problems.PROBLEMS else []
    if not found:
        return None
    sides = [side for cut in found for side in (cut.before, cut.after)]
    quick = [dict(zip(model.labels, row, strict=True)) for row in model.quick_probabilities(sides)]
    cut = two_problems.likeliest(list(zip(found, quick[::2], quick[1::2], strict=True)))
    if cut is None:
        return None
    near = cuts.nearer(cut)
    return _sure_pair(model, cut, whole) or (_sure_pair(model, near, whole) if near is not None else None)


def _of_what_is_wrong(model: LinearModel, text: str, best: str) -> list[tuple[str, float]] | None:
    """The problem of « le virement est passé, par contre … », when what is left without what is
    in order tells one surely.
    """
    if best not in two_problems.PROBLEMS | ASIDE or (rest := in_order.what_is_wrong(text)) is None:
        return None
    told = ranked(model, rest)
    name, share = told[0]
    is_other = name != best and not {name, best} <= two_problems.CARD
    return told if is_other and name in two_problems.PROBLEMS and share >= in_order.SURE else None


ASIDE = frozenset({"autre_demande_bancaire", "hors_sujet", "exprimer_mecontentement"})
"""What a text is taken for in which two subjects are named, and none told."""


def told_apart(model: LinearModel, text: str) -> apart.Apart | None:
    """The first place where another problem is told; what stands before it is ranked by itself."""
    places = apart_places.places(text)
    if not places:
        return None
    told = [apart_places.bare(one) for one in places]
    for place, row in zip(places, model.probabilities(told, encode(told)), strict=True):
        shares = dict(zip(model.labels, map(float, row), strict=True))
        if (intent := apart.problem(place, shares)) is not None:
            return apart.Apart(intent, place.told, place.rest, place.is_announced, ranked(model, place.rest))
    return None


def ranked(model: LinearModel, text: str) -> list[tuple[str, float]]:
    """(label, probability), best first; empty for an empty text."""
    if not text:
        return []
    return _best(model, model.probabilities([text], encode([text]))[0])


def _best(model: LinearModel, row: np.ndarray) -> list[tuple[str, float]]:
    return [(model.labels[i], float(row[i])) for i in np.argsort(row)[::-1][:RANKED]]


def _sure_pair(model: LinearModel, cut: cuts.Cut, whole: np.ndarray) -> two_problems.Pair | None:
    both = [cut.before, cut.after]
    rows = np.vstack([model.probabilities(both, encode(both)), whole])
    before, after, all_of_it = (dict(zip(model.labels, map(float, row), strict=True)) for row in rows)
    return two_problems.pair(cut, before, after, all_of_it)


def as_told(model: LinearModel, texts: Sequence[str], probabilities: np.ndarray) -> np.ndarray:
    """The rows with what was told first on top, as the component answers;
    for measures, which need no Rasa.
    """
    rows = probabilities.copy()
    for i, text in enumerate(texts):
        two = pair(model, text, probabilities[i])
        if two is not None:
            told = dict(
                two_problems.told_first(
                    list(zip(model.labels, map(float, probabilities[i]), strict=True)), two
                )
            )
            rows[i] = [told[label] for label in model.labels]
    return rows
