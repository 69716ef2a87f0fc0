"""How people write sums of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide.nlu.entities.amounts import find_amounts, parse_amount
from aide.nlu.entities.numerals import numeral_value


def values(text: str) -> list[str]:
    return [str(amount.value) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("50 €", "50.00"),
        ("50€", "50.00"),
        ("50 euro", "50.00"),
        ("50 EUROS", "50.00"),
        ("50 eur", "50.00"),
        ("50 euros", "50.00"),
        ("50 euors", "50.00"),
        ("€50", "50.00"),
        ("EUR 12,50", "12.50"),
        ("49,90", "49.90"),
        ("49.90 €", "49.90"),
        ("49,9 €", "49.90"),
        ("1 250,50 €", "1250.50"),
        ("1\u202f250,50\u00a0€", "1250.50"),
        ("1\u00a0250,50 €", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1.250,50 €", "1250.50"),
        ("1,250.50 €", "1250.50"),
        ("1.250 €", "1250.00"),
        ("1'250 €", "1250.00"),
        ("12 000 €", "12000.00"),
        ("1 234 567,89 €", "1234567.89"),
        ("120 balles", "120.00"),
        ("49e90", "49.90"),
        ("49€90", "49.90"),
        ("49 € 90", "49.90"),
        ("60e", "60.00"),
        ("2 k€", "2000.00"),
        ("2k€", "2000.00"),
        ("10 mille euros", "10000.00"),
        ("trois cents euros", "300.00"),
        ("trois cent euros", "300.00"),
        ("un euro cinquante", "1.50"),
        ("12 euros 30", "12.30"),
        ("cent vingt euros et 30 centimes", "120.30"),
        ("douze euros et cinq centimes", "12.05"),
        ("8 euros et trente centimes", "8.30"),
        ("50 centimes", "0.50"),
        ("80 cts", "0.80"),
        ("quatre-vingt-dix-neuf euros", "99.00"),
        ("quatre vingt dix neuf euros", "99.00"),
        ("septante euros", "70.00"),
        ("nonante-cinq euros", "95.00"),
        ("vingt et un euros", "21.00"),
        ("mille deux cents euros", "1200.00"),
        ("une centaine d'euros", "100.00"),
        ("une cinquantaine d’euros", "50.00"),
        ("deux mille balles", "2000.00"),
        ("５０ €", "50.00"),
    ],
)
def test_a_sum_is_read_as_people_write_it(typed: str, value: str) -> None:
    text = f"on m'a débité {typed} sans raison"
    found = find_amounts(text)
    assert [str(amount.value) for amount in found] == [value]
    assert found[0].text == text[found[0].start : found[0].end] == typed


@pytest.mark.parametrize(
    "text",
    [
        "ma carte finit par 4321",
        "carte 4321",
        "en 2026",
        "le 3 mars 2026",
        "le 12/10",
        "le 12.10",
        "12.10.2026",
        "06 12 34 56 78",
        "0612345678",
        "REC-2026-000123",
        "à 14h30",
        "vers 18 h",
        "3 fois",
        "il y a 3 jours",
        "50 %",
        "2,50 % de frais",
        "mon 2e prélèvement",
        "la 3e fois",
        "le 2e virement",
        "j'ai 50 ans",
        "12 rue des Lilas",
        "50 dollars",
        "$50",
        "54 000 FCFA",
        "24/7",
        "comme une balle",
        "pas un centime",
        "version 3.10",
        "un ami euphorique",
        "4 derniers chiffres",
        "100 chf",
    ],
)
def test_a_figure_that_is_no_sum_is_left_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 € le 20 novembre", ["50.00"]),
        ("50 euros 20 novembre", ["50.00"]),
        ("40 euros 3 fois", ["40.00"]),
        ("20 € 15 jours après", ["20.00"]),
        ("le 12/10 250 €", ["250.00"]),
        ("le 12 octobre 250 €", ["250.00"]),
        ("carte 4321 250 €", ["250.00"]),
        ("15€ + 15€", ["15.00", "15.00"]),
        ("3 x 50 €", ["50.00"]),
        ("104,90 € au lieu de 10,49 €", ["104.90", "10.49"]),
        ("12€ plus 2€ de frais", ["12.00", "2.00"]),
        ("la borne m'a pris 22e pour 2e20", ["22.00", "2.20"]),
        ("un virement de 200 vers ma soeur", ["200.00"]),
        ("vous m'avez débité 489 chez eux", ["489.00"]),
        ("j'ai payé 1 500 et rien", ["1500.00"]),
        ("de 5.99 et 2,99", ["5.99", "2.99"]),
    ],
)
def test_the_words_around_a_sum_stay_out_of_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("50", "50"),
        ("50.", "50"),
        ("c est 49,90", "49.90"),
        ("c'était 49.90", "49.90"),
        ("environ 60", "60"),
        ("dans les 60", "60"),
        ("non, 60 euros pas 50", "60"),
        ("60 et non 50", "60"),
        ("ce n'est pas 50 mais 60", "60"),
        ("60 au lieu de 50", "60"),
        ("au lieu de 50, 60 euros", "60"),
        ("50 euh non 60", "60"),
        ("50, pardon, 60", "60"),
        ("je sais pas, 50 peut-être", "50"),
        ("cent vingt", "120"),
        ("une cinquantaine", "50"),
        ("2k", "2000"),
        ("1 250", "1250"),
        ("1.250", "1250"),
        ("50 et 50", "50"),
        ("3 fois 50 euros", "50"),
        ("50 le 3 mars", "50"),
        ("50 euros le 12/10", "50"),
        ("douze euros", "12"),
        ("un", "1"),
        ("j'en ai eu pour 35", "35"),
    ],
)
def test_an_answer_needs_no_currency(answer: str, value: str) -> None:
    assert parse_amount(answer) == Decimal(value)


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("-50", "-50"),
        ("-50 €", "-50"),
        ("moins 50", "-50"),
        ("0", "0"),
        ("zéro", "0"),
        ("99999999", "99999999"),
    ],
)
def test_a_sum_that_cannot_be_is_told_so_that_the_caller_can_say_why(answer: str, value: str) -> None:
    assert parse_amount(answer) == Decimal(value)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "je ne sais pas",
        "aucune idée",
        "entre 50 et 60",
        "50 ou 60",
        "06 12 34 56 78",
        "carte 4321",
        "finit par 4321",
        "le 12/10",
        "le 3",
        "14h30",
        "50 %",
        "50 dollars",
        "REC-2026-000123",
        "j'en ai un autre",
        "il y a 3 jours",
        "pas 50",
    ],
)
def test_an_answer_without_one_sum_is_none(answer: str) -> None:
    assert parse_amount(answer) is None


@given(
    st.integers(0, 999_999),
    st.integers(0, 99),
    st.sampled_from([" ", "\u00a0", "\u202f", ".", ""]),
    st.sampled_from([" €", "€", " euros"]),
)
def test_every_french_spelling_of_a_sum_gives_its_value(
    euros: int, cents: int, thousands: str, currency: str
) -> None:
    typed = f"{euros:,}".replace(",", thousands) + f",{cents:02d}{currency}"
    assert [amount.value for amount in find_amounts(f"frais de {typed}.")] == [
        Decimal(f"{euros}.{cents:02d}")
    ]


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_no_text_breaks_the_search_for_sums(text: str) -> None:
    parse_amount(text)
    assert all(amount.text == text[amount.start : amount.end] for amount in find_amounts(text))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("seize", 16),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("quatre-vingt-onze", 91),
        ("cent un", 101),
        ("deux cents", 200),
        ("mille", 1000),
        ("deux mille vingt-six", 2026),
        ("neuf cent quatre-vingt-dix-neuf mille", 999_000),
        ("un million", 1_000_000),
    ],
)
def test_numbers_in_words_have_their_value(words: str, value: int) -> None:
    assert numeral_value(words) == value


@pytest.mark.parametrize("words", ["deux trois", "vingt trente", "un vingt", "dix un"])
def test_words_that_are_not_one_number_have_no_value(words: str) -> None:
    assert numeral_value(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30 € sortis au lieu de 300", ["30.00", "300.00"]),
        ("vous avez pris 90 au lieu de 9", ["90.00", "9.00"]),
        ("le retrait de 70 € a été compté 75", ["70.00", "75.00"]),
        ("la machine a donné 20 € alors que 80 ont été débités", ["20.00", "80.00"]),
        ("j'ai mis 200 €, vous n'en avez compté que 180", ["200.00", "180.00"]),
        ("moi payer 30, vous prendre 300", ["30.00", "300.00"]),
        ("25 piasses de frais", ["25.00"]),
    ],
)
def test_a_figure_compared_to_a_sum_is_a_sum(text: str, found: list[str]) -> None:
    assert sorted(values(text)) == sorted(found)


@pytest.mark.parametrize(
    "text", ["pas 2 fois", "que 3 jours", "à la place de 4", "compte 12345", "au lieu de 5 cartes"]
)
def test_a_figure_compared_to_nothing_is_no_sum(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["10 € et pas que 2 fois", "10 € au lieu de 5 jours", "10 € sur le compte 12345"]
)
def test_what_counts_something_else_is_no_sum_beside_one(text: str) -> None:
    assert values(text) == ["10.00"]


def test_the_answer_is_the_sum_and_not_what_it_is_compared_to() -> None:
    assert str(parse_amount("60 € au lieu de 50")) == "60.00"


def test_a_sum_that_is_denied_is_no_sum() -> None:
    assert [one.text for one in find_amounts("non, 75 euros pas 40")] == ["75 euros"]


def test_cents_after_a_sum_in_figures_are_no_hundreds() -> None:
    assert (
        parse_amount("8 euros et trente cents")
        == parse_amount("8 euros et trente centimes")
        == Decimal("8.30")
    )
    assert parse_amount("8 euros et trente personnes") == Decimal("8.00")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("trente euros, 30,00", ["30.00"]),
        ("cent euros (100 €)", ["100.00"]),
        ("30 € et 30 €", ["30.00", "30.00"]),
        ("trente euros le 3 et 30 € le 5", ["30.00", "30.00"]),
    ],
)
def test_a_sum_in_words_and_in_figures_is_one(text, sums):
    assert values(text) == sums
