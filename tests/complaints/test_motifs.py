from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aide.complaints.deadlines import deadlines
from aide.complaints.motifs import FIELDS, LABELS, motif_of_intent, priority
from aide.complaints.references import parse_reference
from aide.subjects import subjects

KNOWN = {
    "virement_en_retard",
    "frais",
    "prelevement_abusif",
    "paiement_frauduleux",
    "acces_compte",
    "remboursement_erreur",
    "renouvellement_carte",
    "autre",
}


def test_the_known_motifs_are_there_and_each_has_its_words_and_its_questions() -> None:
    assert set(LABELS) == set(FIELDS) >= KNOWN


def test_an_amount_is_not_asked_of_who_cannot_log_in() -> None:
    assert FIELDS["acces_compte"] == ("date",)
    assert FIELDS["renouvellement_carte"] == FIELDS["autre"] == ()


def test_a_payee_is_asked_for_a_transfer_and_a_creditor_for_what_was_taken() -> None:
    assert FIELDS["virement_en_retard"] == ("montant", "date", "beneficiaire")
    of_a_shop = (FIELDS[one] for one in ("prelevement_abusif", "paiement_frauduleux", "remboursement_erreur"))
    assert set(of_a_shop) == {("montant", "date", "creancier")}
    assert FIELDS["frais"] == ("montant", "date")


@pytest.mark.parametrize("intent", sorted(set(LABELS) - {"autre"}))
def test_an_intent_of_a_problem_tells_the_motif(intent: str) -> None:
    assert motif_of_intent(intent) == intent


def test_another_banking_topic_is_the_motif_autre() -> None:
    assert motif_of_intent("autre_demande_bancaire") == "autre"


@pytest.mark.parametrize("intent", ["deposer_reclamation", "carte_perdue", "saluer", "autre", "nlu_fallback"])
def test_an_intent_that_tells_no_motif_gives_none(intent: str) -> None:
    assert motif_of_intent(intent) is None


@pytest.mark.parametrize("motif", LABELS)
def test_what_has_high_priority_is_handled_by_a_day_of_its_own(motif: str) -> None:
    day = deadlines(motif, datetime(2026, 11, 23, tzinfo=UTC)).handle_by
    assert (day is not None) == (priority(motif) == "haute")


def test_only_a_disputed_payment_has_high_priority() -> None:
    assert {motif for motif in LABELS if priority(motif) == "haute"} == {"paiement_frauduleux"}


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("REC-2026-000012", "REC-2026-000012"),
        ("ou en est rec 2026 12 svp", "REC-2026-000012"),
        ("(rec–2026–000012).", "REC-2026-000012"),
        ("REC2026000012", "REC-2026-000012"),
        ("ＲＥＣ-２０２６-０００012", "REC-2026-000012"),
        ("je vous écris au sujet de l'affaire 12", None),
        ("REC-2026-0000123", None),
        ("REC-2026-000000", None),
        ("DIREC-2026-000012", None),
        ("", None),
    ],
)
def test_a_reference_is_read_as_people_type_it(typed: str, reference: str | None) -> None:
    assert parse_reference(typed) == reference


def test_a_date_near_the_word_rec_is_no_reference() -> None:
    assert parse_reference(f"rec {datetime(2026, 3, 1, tzinfo=UTC):%d/%m/%Y}") is None


def test_the_motifs_are_those_of_the_subjects_in_the_order_that_customers_see_them() -> None:
    told = [one.motif for one in subjects().values() if one.motif]
    assert list(LABELS) == [one.name for one in sorted(told, key=lambda one: one.order)]
    assert list(LABELS)[-1] == "autre"


def test_no_two_motifs_share_a_rank_or_their_words() -> None:
    told = [one.motif for one in subjects().values() if one.motif]
    assert len({one.order for one in told}) == len({one.label for one in told}) == len(told)
