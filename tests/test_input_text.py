"""One door: what is stored and shown, and what is read, of whatever is sent."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aide.input_text import (
    LONGEST_RUN,
    LONGEST_SIGNS,
    LONGEST_WORD,
    MOST_MARKS,
    composed,
    folded,
    for_reading,
    is_composed,
    size,
)

ANY = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        (unicodedata.normalize("NFD", "le 3 février, à Besançon"), "le 3 février, à Besançon"),
        ("bonjour \ud83d", "bonjour \ufffd"),
        ("\ude00\ud83d bonjour", "\ufffd\ufffd bonjour"),
        ("\ud83d\ude00", "😀"),
        ("a\u00a0b\u202fc\u2003d\u3000e\tf", "a b c d e f"),
        ("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x08c\x7fd\x9fe", "abcde"),
        ("ma\u200b ca\u00adrte\ufeff \u202eest\u202c \u2066perdue\u2069\u200e", "ma carte est perdue"),
        ("ㅤ\u2800", "  "),
        ("ca\u200drte", "carte"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"),
        ("e" + "\u0323\u0301" * 1000, unicodedata.normalize("NFC", "e" + "\u0323\u0301" * (MOST_MARKS // 2))),
    ],
    ids=ascii,
)
def test_what_nobody_sees_is_not_stored(sent, stored):
    assert composed(sent) == stored


@pytest.mark.parametrize(
    "text",
    ["Ｃａｒｔｅ ４９７０", "½ page, 2² ﬁn…", "« déjà »\n\n- un\n- deux   espacés", "<b>😀</b> ㌀ ﷺ ①", ""],
)
def test_all_else_is_stored_as_it_was_typed(text):
    assert composed(text) == text
    assert is_composed(text)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("Ｃａｒｔｅ ４９７０", "Carte 4970"),
        ("𝐦𝐚 𝓬𝓪𝓻𝓽𝓮 ﬁnie", "ma carte finie"),
        ("٣ euros, ०९, ①②, 5\ufe0f\u20e3", "3 euros, 09, 12, 5"),
        ("marie＠exemple.fr", "marie@exemple.fr"),
        ("c̶a̶r̶t̶e̶", "carte"),
        ("a  b   c\n\n\n\nd \n e", "a b c\n\nd\ne"),
        ("non" + "!" * 4000, "non" + "!" * LONGEST_RUN),
        ("n" + "o" * 4000 + "n", "n" + "o" * LONGEST_RUN + "n"),
        ("a" + "( )" * 2000 + "b", "a" + "( )" * (LONGEST_SIGNS // 3) + " b"),
        ("ab" * 2000 + " fin", ("ab" * 2000)[:LONGEST_WORD] + " fin"),
        ("1" * 64, "1" * 64),
    ],
)
def test_what_is_read_is_plain_and_its_runs_are_bounded(sent, read):
    assert for_reading(sent) == read


@pytest.mark.parametrize(
    "text",
    [
        "j´ai été débité de 12,50 € le 3/11… au n° 4, ½ page, 100 m² ?",
        "L’Oréal : « prélèvement » – réf. REC-2026-000123, FR76 3000 6000 0112 3456 7890 189",
        "Bonjour,\n\nvoici https://exemple.fr/a?b=c&d=e#f.\nMerci !!! 😡😡😡\n",
        "ﷺ ﷻ",
        "ma carte •••• •••• •••• 4444, [donnée masquée]",
    ],
)
def test_an_ordinary_text_is_read_as_it_was_typed(text):
    assert for_reading(text).strip() == text.strip().replace("²", "2")


def test_a_character_counts_for_those_that_spell_it_out():
    assert size("ﷺ" * 10) == 180
    assert size("prélèvement") == 11


def test_the_folded_text_says_where_each_character_came_from():
    text = "Ａ\u0301 É ﬁ ④ 5\u0332"
    fold = folded(text)
    assert fold.text == "a e fi 4 5"
    assert text[slice(*fold.span(fold.text.index("fi"), fold.text.index("fi") + 2))] == "ﬁ"
    assert text[slice(*fold.span(fold.text.index("5"), len(fold.text)))] == "5\u0332"


@given(ANY)
@example("\ud83d\ude00\ud83d")
@settings(max_examples=400, deadline=None)
def test_the_door_passes_a_text_once(text):
    once = composed(text)
    assert composed(once) == once
    once.encode()
    assert for_reading(once) == for_reading(text)


@given(ANY)
@settings(max_examples=400, deadline=None)
def test_what_is_read_is_no_longer_than_what_counts(text):
    assert len(for_reading(text)) <= size(composed(text))
    assert len(folded(text).origins) == len(folded(text).text) + 1


@pytest.mark.parametrize(
    "part",
    ["\u0301\u0327", "\u0345\u0327", "\u200d", "👨\u200d", "\ud83d", "ﷺ", "!", "a", "()", " \n"],
    ids=ascii,
)
def test_two_hundred_thousand_characters_pass_at_once(part):
    started = time.process_time()
    size(composed(part * (200_000 // len(part))))
    for_reading(part * (4000 // len(part)))
    assert time.process_time() - started < 1
