"""Only what was not said is asked, in order, and nothing more."""

from __future__ import annotations

import pytest
from aide.intake import questions as q
from aide.intake.summary import lines

from aide.complaints.motifs import FIELDS, LABELS


def asked(motif: str, answers: dict, *, email_needed: bool) -> list[str]:
    """Every question until the confirmation, each answered in turn."""
    answers, order = {"motif": motif, **answers}, []
    while (question := q.next_question(answers, email_needed=email_needed)) != q.CONFIRMATION:
        order.append(question)
        answers[question] = "x"
    return order


@pytest.mark.parametrize("motif", LABELS)
def test_each_motive_asks_its_fields_then_the_story_then_the_address(motif):
    assert asked(motif, {}, email_needed=True) == [*FIELDS[motif], "description", "email"]


def test_a_customer_with_an_address_on_file_is_not_asked_for_it():
    assert asked("frais", {}, email_needed=False) == ["montant", "date", "description"]


def test_what_was_said_is_not_asked():
    told = {"montant": "50.00", "description": "on m'a pris 50 euros"}
    assert asked("prelevement_abusif", told, email_needed=False) == ["date", "creancier"]


def test_what_was_left_open_is_not_asked_again():
    assert "date" not in asked("frais", {"date": q.SKIPPED}, email_needed=False)


def test_without_a_motive_the_motive_comes_first():
    assert q.next_question({}, email_needed=True) == q.MOTIF


def test_the_summary_shows_what_was_said_and_what_is_open():
    shown = lines(
        {
            "motif": "virement_en_retard",
            "montant": "1250.50",
            "date": "2026-11-20",
            "beneficiaire": q.SKIPPED,
            "description": "x" * 400,
        }
    )
    assert "Montant : 1\u202f250,50\u202f€" in shown
    assert "Date : 20/11/2026" in shown
    assert "Bénéficiaire ou émetteur : à préciser" in shown
    assert len(shown) < 400
