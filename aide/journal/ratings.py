"""What customers think of a conversation: 1 to 5 and a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from aide.input_text import composed
from aide.journal.tables import ratings
from aide.masking import mask

STARS = range(1, 6)
LONGEST_WORD = 200


@dataclass(frozen=True)
class Rating:
    """1 to 5 stars, and what the customer added."""

    conversation: str
    stars: int
    word: str | None
    at: datetime


def rate(c: Connection, conversation: str, *, stars: int, word: str | None, now: datetime) -> Rating:
    """Keep the rating, the last one of a conversation; `word` is masked and cut at 200 characters.

    Raises ValueError.
    """
    if stars not in STARS:
        raise ValueError(f"a rating is 1 to 5, not {stars}")
    said = mask(composed(word or "").strip()[:LONGEST_WORD]).text or None
    c.execute(delete(ratings).where(ratings.c.conversation == conversation))
    c.execute(ratings.insert().values(conversation=conversation, stars=stars, word=said, at=now))
    return Rating(conversation, stars, said, now)


def of(c: Connection, conversation: str) -> Rating | None:
    """The conversation's rating, None without one."""
    row = c.execute(select(ratings).where(ratings.c.conversation == conversation)).one_or_none()
    return None if row is None else Rating(row.conversation, row.stars, row.word, row.at)
