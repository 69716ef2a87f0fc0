"""Two problems in one message: both found, and never one that is not there."""

from __future__ import annotations

import pytest

from aide.nlu.clauses import Second, second_problem, split


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "mon virement n'est pas arrivé. et on m'a pris 12 € de frais",
            ["mon virement n'est pas arrivé", "et on m'a pris 12 € de frais"],
        ),
        (
            "mon virement de 300 n'arrive pas et en plus vous m'avez pris des frais",
            ["mon virement de 300 n'arrive pas", "vous m'avez pris des frais"],
        ),
        ("ma carte est perdue et mon compte est inaccessible", ["ma carte est perdue", "mon compte est inaccessible"]),
        ("j'ai perdu ma carte", []),
        ("bonjour. merci. ok", []),
        ("frais et commissions", []),
    ],
)
def test_the_clauses_of_a_message(text, clauses):
    assert split(text) == clauses


def test_a_text_in_many_pieces_is_a_story_not_two_problems():
    assert split(". ".join(["une phrase de quatre"] * 6)) == []


def test_a_clause_is_a_part_of_the_text_as_typed():
    text = "Mon VIREMENT n'arrive pas ; par ailleurs, 12 € de frais m'ont été pris"
    assert all(clause in text for clause in split(text))


FRAIS, VIREMENT = ("des frais pris", "frais", 0.9), ("mon virement en retard", "virement_en_retard", 0.95)


def test_the_second_problem_is_the_one_the_whole_is_not():
    assert second_problem("virement_en_retard", [VIREMENT, FRAIS]) == Second("frais", "des frais pris")
    assert second_problem("frais", [VIREMENT, FRAIS]) == Second("virement_en_retard", "mon virement en retard")


@pytest.mark.parametrize(
    ("whole", "understood"),
    [
        ("virement_en_retard", [VIREMENT]),
        ("virement_en_retard", [VIREMENT, ("des frais pris", "frais", 0.6)]),
        ("virement_en_retard", [FRAIS, ("et autre chose encore", "hors_sujet", 0.9)]),
        ("saluer", [VIREMENT, FRAIS]),
        ("virement_en_retard", [VIREMENT, ("je veux un conseiller", "parler_a_un_humain", 0.99)]),
        ("carte_volee", [("on m'a volé", "carte_volee", 0.9), ("et payé avec", "paiement_frauduleux", 0.9)]),
        ("frais", [FRAIS, ("remboursez moi ces frais", "remboursement_erreur", 0.9)]),
    ],
)
def test_a_doubt_another_wish_or_one_story_is_no_second_problem(whole, understood):
    assert second_problem(whole, understood) is None
