from __future__ import annotations

from datetime import timedelta

import pytest

from aide.db import reading, writing
from aide.journal import conversations, ratings
from aide.journal.tables import conversations as table

from .conftest import NOW


@pytest.fixture
def conversation(engine) -> str:
    with writing(engine) as c:
        return conversations.create(c, customer=None, now=NOW).id


def test_the_last_rating_of_a_conversation_wins(engine, conversation):
    with writing(engine) as c:
        ratings.rate(c, conversation, stars=2, word="bof", now=NOW)
        ratings.rate(c, conversation, stars=5, word=None, now=NOW + timedelta(minutes=1))
    with reading(engine) as c:
        assert ratings.of(c, conversation) == ratings.Rating(
            conversation, 5, None, NOW + timedelta(minutes=1)
        )


def test_a_card_number_in_the_word_is_masked_and_a_long_word_is_cut(engine, conversation):
    with writing(engine) as c:
        kept = ratings.rate(
            c, conversation, stars=4, word="ma carte 4111 1111 1111 1111 " + "a" * 500, now=NOW
        )
    assert kept.word is not None
    assert "4111 1111" not in kept.word and len(kept.word) <= ratings.LONGEST_WORD


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_a_rating_is_one_to_five(engine, conversation, stars):
    with pytest.raises(ValueError), writing(engine) as c:
        ratings.rate(c, conversation, stars=stars, word=None, now=NOW)


def test_the_rating_goes_with_its_conversation(engine, conversation):
    with writing(engine) as c:
        ratings.rate(c, conversation, stars=3, word=None, now=NOW)
        c.execute(table.delete().where(table.c.id == conversation))
        assert ratings.of(c, conversation) is None
