"""IBAN, e-mail, telephone, reference, last four digits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide.nlu.entities.identifiers import (
    find_emails,
    find_ibans,
    find_last_fours,
    find_phones,
    find_references,
    parse_last_four,
    parse_reference,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("fr7630006000011234567890189", "FR7630006000011234567890189"),
        ("FR76-3000-6000-0112-3456-7890-189", "FR7630006000011234567890189"),
        ("BE68 5390 0754 7034", "BE68539007547034"),
        ("BE68539007547034", "BE68539007547034"),
        ("LU28 0019 4006 4475 0000", "LU280019400644750000"),
        ("FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189", "FR7630006000011234567890189"),
    ],
)
def test_an_iban_is_found_and_the_words_after_it_are_not(typed: str, value: str) -> None:
    found = find_ibans(f"vers {typed} merci de vérifier")
    assert [(one.text, one.value) for one in found] == [(typed, value)]


@pytest.mark.parametrize(
    "text", ["FR76 3000 6000 0112 3456 7890 188", "FR76", "ref FR12ZZZ456789", "carte 4321"]
)
def test_an_iban_with_a_wrong_key_is_none(text: str) -> None:
    assert find_ibans(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mon mail a.keita@exemple.fr", "a.keita@exemple.fr"),
        ("Jean.Dupont@Gmail.COM.", "Jean.Dupont@gmail.com"),
        ("(k.amrani+aide@example.com)", "k.amrani+aide@example.com"),
        ("dupont arobase gmail point com", "dupont@gmail.com"),
        ("paul-henry@sous.domaine.example.org, merci", "paul-henry@sous.domaine.example.org"),
    ],
)
def test_an_email_is_found_however_it_is_typed(text: str, value: str) -> None:
    assert [one.value for one in find_emails(text)] == [value]


@pytest.mark.parametrize("text", ["x@y", "@smartpay", "a@b..fr", "rendez-vous @ 14h"])
def test_a_broken_email_is_none(text: str) -> None:
    assert find_emails(text) == []


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("0612345678", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("06-12-34-56-78", "+33612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        ("+33(0)6 12 34 56 78", "+33612345678"),
        ("01 44 55 66 77", "+33144556677"),
        ("+352 621 123 456", "+352621123456"),
        ("+33 6 39 98 45 67", "+33639984567"),
        ("0262 12 34 56", "+262262123456"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_a_telephone_number_is_given_in_its_international_form(typed: str, value: str) -> None:
    found = find_phones(f"appelez-moi au {typed}.")
    assert [(one.text, one.value) for one in found] == [(typed, value)]


@pytest.mark.parametrize(
    "text",
    ["09 75 18 40 52", "0975184052", "+33 9 75 18 40 52", "+352 27 86 04 64", "0 892 705 705", "0892705705"],
)
def test_the_companys_own_numbers_are_not_the_customers(text: str) -> None:
    assert find_phones(f"j'ai appelé le {text}") == []


@pytest.mark.parametrize(
    "text", ["12/10/2026", "1 250,50 €", "FR7630006000011234567890189", "REC-2026-000123", "4321", "00000"]
)
def test_other_figures_are_no_telephone_number(text: str) -> None:
    assert find_phones(text) == []


@pytest.mark.parametrize(
    "typed",
    [
        "REC-2026-000123",
        "rec 2026 123",
        "REC2026000123",
        "rec-2026-123",
        "Rec 2026-000123",
        "REC_2026_000123",
        "rec n°2026-000123",
        "REC/2026/000123",
        "rec. 2026 000123",
        "REC–2026–000123",
    ],
)
def test_a_reference_typed_by_heart_is_brought_to_its_form(typed: str) -> None:
    found = find_references(f"où en est {typed} svp")
    assert [(one.text, one.value) for one in found] == [(typed, "REC-2026-000123")]


def test_a_reference_may_be_named_instead_of_prefixed() -> None:
    assert [(one.text, one.value) for one in find_references("ma réclamation n° 2026-000123")] == [
        ("2026-000123", "REC-2026-000123")
    ]


@pytest.mark.parametrize(
    "text",
    ["rec 123", "le rectangle 2026", "REC-1999-000123", "en 2026 123 fois", "reclamation du 12/10/2026"],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    assert find_references(text) == []


def test_an_answer_may_leave_out_the_letters_of_a_reference() -> None:
    assert parse_reference("2026-123") == "REC-2026-000123"
    assert parse_reference("123") is None
    assert parse_reference("rec 2026 1 ou rec 2026 2") is None


@given(st.integers(2020, 2099), st.integers(1, 999_999), st.sampled_from(["-", " ", "", "/", "."]))
def test_every_spelling_of_a_reference_gives_the_same(year: int, number: int, mark: str) -> None:
    assert parse_reference(f"rec{mark}{year}{mark}{number:06d}") == f"REC-{year}-{number:06d}"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("finit par 4321", "4321"),
        ("ma carte qui finit par 43 21", "43 21"),
        ("termine par 4321", "4321"),
        ("se terminant 43 21", "43 21"),
        ("se terminant par les chiffres 4321", "4321"),
        ("finissant par 0937", "0937"),
        ("4321 derniers", "4321"),
        ("4321 c'est les 4 derniers", "4321"),
        ("les 4 derniers chiffres sont 4321", "4321"),
        ("les quatre derniers chiffres : 4321", "4321"),
        ("derniers chiffres 4321", "4321"),
        ("carte 4321", "4321"),
        ("ma carte bancaire n° 4321", "4321"),
        ("carte Visa 4321 volée", "4321"),
        ("cb 4321", "4321"),
        ("**** 4321", "4321"),
        ("*4321", "4321"),
        ("...4321", "4321"),
        ("…4321", "4321"),
        ("•••• •••• •••• 4321", "4321"),
        ("xxxx-4321", "4321"),
        ("carte *** 4321, 50 €", "4321"),
        ("se termine en 4321", "4321"),
        ("finit par 2026", "2026"),
    ],
)
def test_the_last_four_digits_are_told_by_the_words_around(text: str, digits: str) -> None:
    assert [(one.text, one.value) for one in find_last_fours(text)] == [(digits, digits.replace(" ", ""))]


@pytest.mark.parametrize(
    "text",
    [
        "4321 €",
        "carte 50 euros",
        "carte 1234,50",
        "en 2026",
        "le 12/10/2026",
        "erreur 4003",
        "06 12 34 56 78",
        "REC-2026-000123",
        "finit par 4321 euros",
    ],
)
def test_other_four_digits_are_not_a_cards(text: str) -> None:
    assert find_last_fours(text) == []


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("4321", "4321"),
        ("43 21", "4321"),
        ("4 3 2 1", "4321"),
        ("la 4321", "4321"),
        ("c'est 4321 merci", "4321"),
        ("celle qui finit par 4321", "4321"),
        ("pas 4321 mais 8765", "8765"),
        ("pas celle qui finit par 4321, la 8765", "8765"),
        ("•••• •••• •••• 4321", "4321"),
        ("0007", "0007"),
        ("4532 0151 1283 0366", "0366"),
    ],
)
def test_an_answer_gives_four_digits(answer: str, value: str) -> None:
    assert parse_last_four(answer) == value


@pytest.mark.parametrize(
    "answer", ["", "je sais pas", "432", "43210", "4321 ou 8765", "50 €", "1234 €", "12/10/2026", "la bleue"]
)
def test_an_answer_without_four_digits_is_none(answer: str) -> None:
    assert parse_last_four(answer) is None


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_no_text_breaks_the_search_for_identifiers(text: str) -> None:
    for find in (find_ibans, find_emails, find_phones, find_references, find_last_fours):
        assert all(one.text == text[one.start : one.end] for one in find(text))
