"""Sums with each separator and each slip of the keyboard: that sum, or a question; never another one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide.dialogue import facts as f
from aide.dialogue.facts.sums import parse_sum
from aide.input_text import for_reading
from aide.nlu.entities.amounts import find_amounts, parse_amount

TODAY = date(2026, 11, 23)
GAPS = ["", " ", "\u00a0", "\u202f", "\u2009"]
CURRENCIES = ["€", " €", "\u00a0€", "\u202f€", " euros", "euros", " EUR", " eur", " Euro"]
PLAIN_CENTS = [",", "."]
SLIPS = [
    ", ",
    " ,",
    " , ",
    " .",
    ",,",
    "..",
    ",.",
    ".,",
    ";",
    "·",
    "،",
    "٫",
    " virgule ",
    ",\u00a0",
    "\u202f,",
]
"""A finger beside the key, a space of the telephone's keyboard, a comma of another alphabet."""
DOUBTS = [":", "/", "'", "!", "?", "*", "_", "-", " - ", ". ", "; ", " ; ", " ", " : ", ",-", " -"]
"""May be cents, or two figures."""
wholes = st.one_of(st.integers(1, 99), st.integers(100, 9999), st.integers(10_000, 999_999))
cents = st.integers(0, 99)
every = pytest.mark.parametrize


def grouped(whole: int, gap: str) -> str:
    return f"{whole:,}".replace(",", gap)


def values(said: str) -> set[Decimal]:
    return {one.value for one in find_amounts(for_reading(said))}


@given(
    wholes,
    cents,
    st.sampled_from(PLAIN_CENTS),
    st.sampled_from(CURRENCIES),
    st.sampled_from([*GAPS, ".", "'"]),
)
def test_what_is_well_written_is_that_sum(whole, cent, comma, currency, gap):
    if gap == "." and comma == ".":
        comma = ","
    said, value = f"{grouped(whole, gap)}{comma}{cent:02}{currency}", Decimal(whole) + Decimal(cent) / 100
    assert parse_amount(for_reading(said)) == value, said
    assert values(f"on m'a débité de {said} hier") == {value}


@given(wholes, cents, st.sampled_from(SLIPS), st.sampled_from(CURRENCIES))
def test_a_slip_of_the_keyboard_is_that_sum(whole, cent, slip, currency):
    said, value = f"{whole}{slip}{cent:02}{currency}", Decimal(whole) + Decimal(cent) / 100
    assert parse_amount(for_reading(said)) == value, said
    assert values(f"on m'a débité de {said} hier") == {value}
    assert f.told(for_reading(f"on m'a pris {said}"), (f.AMOUNT,), TODAY).get(f.AMOUNT) == f"{value:.2f}"


@given(st.integers(1, 999), cents, st.sampled_from(DOUBTS), st.sampled_from(CURRENCIES))
def test_what_is_in_doubt_is_asked(whole, cent, sign, currency):
    said, value = for_reading(f"{whole}{sign}{cent:02}{currency}"), Decimal(whole) + Decimal(cent) / 100
    assert parse_amount(said) in (None, value), said
    assert parse_sum(said).value in (None, f"{value:.2f}"), said
    assert values(f"on m'a pris {said}") <= {value, Decimal(whole)}, said
    assert Decimal(cent) not in values(said) or cent == whole, said


@given(st.integers(1, 999), cents, st.sampled_from([":", "/", "'", "!", "*", "_"]))
def test_figures_alone_with_another_sign_are_asked_too(whole, cent, sign):
    assert parse_sum(for_reading(f"{whole}{sign}{cent:02}")).value is None


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["", " €", "€", " euros"]))
def test_a_comma_and_three_figures_are_asked(whole, thousandth, currency):
    said = f"{whole},{thousandth:03}{currency}"
    assert parse_sum(said).value is None and values(f"on m'a pris {said}") == set(), said


@given(
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from([" €", "€", " euros"]),
    st.sampled_from([" ", ".", "'"]),
)
def test_a_space_or_a_point_and_three_figures_are_thousands(whole, rest, currency, gap):
    """The twin."""
    said = f"{whole}{gap}{rest:03}{currency}"
    assert parse_amount(for_reading(said)) == Decimal(whole * 1000 + rest), said


@every(
    ("said", "value"),
    [
        ("au lieu de 50, 60 euros", "60.00"),
        ("le 12/05 50 €", "50.00"),
        ("à 12h30 50 €", "50.00"),
        ("le 3 novembre 2026 50 €", "50.00"),
        ("le 3 novembre 2026, 50 €", "50.00"),
        ("le 3, 50 €", "50.00"),
        ("12 €, pas 50 €", "12.00"),
        ("carte 4321 50 €", "50.00"),
    ],
)
def test_figures_of_something_else_before_it_put_no_sum_in_doubt(said, value):
    assert values(said) == {Decimal(value)} or parse_amount(said) == Decimal(value)


@every(
    "said",
    [
        "douze virgule cinquante euros",
        "12 virgule cinquante",
        "12,5O €",
        "1 2,50 €",
        "12,5 0 €",
        "12,50,00 €",
    ],
)
def test_what_nobody_can_be_sure_of_is_no_sum(said):
    assert parse_sum(said).value in (None, "12.50") and values(said) <= {Decimal("12.50")}
