"""The day of a story is that of the operation: one of a death, a badge or a letter is not noted as such."""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

from .customer import a_client

TODAY = date(2026, 11, 23)


def day_of(text: str, motif: str = "prelevement_abusif") -> str | None:
    return facts.told(text, FIELDS[motif], TODAY).get("date")


@pytest.mark.parametrize(
    "text",
    [
        "ma mère nous a quittés le 9 novembre et on m'a compté 45 € de frais",
        "j'ai rendu mon badge le 3 novembre et ils m'ont encore prélevé 29,90",
        "ma fille est née le 3 novembre, vous me prélevez quand même",
        "j'ai déménagé le 3 novembre, et le prélèvement continue",
        "j'étais à l'hôpital le 3 novembre quand on m'a débité",
        "je suis parti en vacances le 3 novembre",
        "j'ai annulé mon abonnement le 3 novembre",
        "j'ai eu votre collègue le 3 novembre",
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_operation(text):
    assert day_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "on m'a débité le 3 novembre",
        "45 € le 3 novembre",
        "c'était le 3 novembre",
        "le 3 novembre, vous m'avez compté des frais",
        "ZALBO 29,90 le 3 novembre et mon badge est rendu",
        "j'attendais mon salaire le 3 novembre",
        "j'ai acheté un vélo le 3 novembre",
        "ma mère nous a quittés en août et on m'a prélevé le 3 novembre",
    ],
)
def test_the_day_on_which_money_moves_is(text):
    assert day_of(text) == "2026-11-03"


def test_where_no_money_moves_any_day_counts():
    assert day_of("plus rien ne marche depuis le 3 novembre", "acces_compte") == "2026-11-03"


def test_the_asked_day_is_taken_with_what_he_did_then():
    customer = a_client().says("réclamation : 45 € de frais", "deposer", "raconter", about="frais")
    assert customer.asked == "date"
    assert customer.says("le 3, le jour où j'ai rendu mon badge", "repondre").facts["date"] == "2026-11-03"
