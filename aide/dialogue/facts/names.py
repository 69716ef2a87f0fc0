"""Names as customers type them: who was to receive, who sent, who debited."""

from __future__ import annotations

import re
from functools import partial

from aide.dialogue.facts.capitals import beside_sums, in_capitals, leading_capitals
from aide.dialogue.facts.clause_names import after_colon, comes_from, is_called, of_house, put_right, who_does
from aide.dialogue.facts.fields import LONGEST_NAME, MOST_NAME_WORDS
from aide.dialogue.facts.placed_names import by_its_place
from aide.dialogue.facts.said_names import of_kin, said_name, without_reproach
from aide.dialogue.facts.told_names import is_no_name, of_trade
from aide.dialogue.facts.whole_names import whole_name
from aide.dialogue.facts.withdrawals import machine_of
from aide.folding import plain
from aide.nlu.entities.parties import find_parties


def between_marks(text: str, name: str) -> str:
    """« Hôtel Bellerive » where only Bellerive was known for a name: what stands between the marks."""
    marked = (one[1] for one in re.finditer(r"[«\"“]\s*([^»\"”]{2,60}?)\s*[»\"”]", text))
    sought = plain(name)
    return next((one for one in marked if sought in plain(one) and len(one.split()) <= MOST_NAME_WORDS), name)


def name_in(text: str, field: str) -> str | None:
    """The name that answers « qui ? », as he wrote it; None when the text holds none."""
    text = _LEADING_QUESTION.sub("", without_reproach(text)) or text
    of_field = partial(by_its_place, field=field)
    ways = (
        put_right,
        after_colon,
        is_called,
        comes_from,
        who_does,
        of_house,
        of_kin,
        said_name,
        machine_of,
        of_trade,
        beside_sums,
        leading_capitals,
        of_field,
        _in_capitals,
    )
    found = next((name for way in ways if (name := way(text)) and not is_no_name(name)), None)
    return None if found is None else whole_name(text, found)


_LEADING_QUESTION = re.compile(r"^[^?.!\n]{4,120}\?\s+(?=\S)")
"""« celui qui devait le toucher, vous voulez dire ? C'est… »: what he asks back holds no name."""


def _in_capitals(text: str) -> str | None:
    return in_capitals(text) if len(text.split()) > 2 else None


def parties_of(text: str) -> list[str]:
    """The companies and people named, as typed."""
    return list(dict.fromkeys(one.text.strip() for one in find_parties(text)))


def name_as_written(text: str) -> str | None:
    """What he writes when he is asked a second time: kept as it is, an agent will know better than we."""
    kept = text.strip(" .,;:!«»\"'")
    is_name = 2 <= len(kept) <= LONGEST_NAME and any(char.isalpha() for char in kept)
    return kept if is_name and not is_no_name(kept) else None
