"""A known day gives way to a surer one only, and one answer is one operation unless he lists its days."""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

from .customer import a_client

TODAY = date(2026, 11, 23)
DEBIT = FIELDS["prelevement_abusif"]
KNOWN = {"montant": "87.00", "date": "2026-11-13"}


@pytest.mark.parametrize(
    "text",
    [
        "J'ai changé d'opérateur en août, je ne leur dois rien.",
        "c'est en octobre que j'ai tout résilié chez eux",
        "mon contrat est fini depuis le 2 septembre",
    ],
)
def test_the_day_of_another_event_leaves_the_known_one(text):
    assert "date" not in facts.corrected(text, KNOWN, DEBIT, TODAY, loose=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("non, c'était en octobre", "2026-10-01"),
        ("la date c'est plutôt octobre", "2026-10-01"),
        ("c'était le 12 novembre", "2026-11-12"),
    ],
)
def test_a_day_put_right_replaces_it(text, day):
    assert facts.corrected(text, KNOWN, DEBIT, TODAY, loose=True)["date"] == day


@pytest.mark.parametrize(
    "text",
    [
        "lundi, pas aujourd'hui hein, celui d'il y a deux semaines, le 9 novembre",
        "le 9 novembre, un lundi, il y a deux semaines",
    ],
)
def test_one_day_told_in_several_ways_is_that_day(text):
    assert facts.parse("date", text, TODAY) == facts.Parsed("2026-11-09")
    assert facts.on_several_days(text, "87.00", TODAY) == []


def test_days_that_are_listed_are_several_operations():
    text = "la première fois c'était le 6 octobre, la deuxième le 6 novembre"
    assert [one["date"] for one in facts.on_several_days(text, "19.90", TODAY)] == [
        "2026-10-06",
        "2026-11-06",
    ]


@pytest.mark.parametrize(
    "ago", ["il y a plus de 15 jours", "il y a environ 10 jours", "il y a au moins 8 jours"]
)
def test_how_long_ago_it_was_at_least_is_no_day(ago):
    assert "date" not in facts.told(f"j'ai fait un virement de 80 € {ago}", DEBIT, TODAY)
    assert facts.told("j'ai fait un virement de 80 € il y a 15 jours", DEBIT, TODAY)["date"] == "2026-11-08"


def test_the_last_of_several_sums_is_put_right_alone():
    said = "10,20 + 10,20 + 10,60... pardon, la dernière est de 12,60. Total : 33,00 €"
    found = facts.told(said, DEBIT, TODAY)
    assert [one["montant"] for one in found["operations"]] == ["10.20", "10.20", "12.60"]
    again = facts.operations_again("5 septembre, 5 octobre, 5 novembre", {**found}, "", TODAY)
    assert [(one["montant"], one["date"][5:7]) for one in again["operations"]] == [
        ("10.20", "09"),
        ("10.20", "10"),
        ("12.60", "11"),
    ]


@pytest.mark.parametrize(
    ("said", "files"), [("oui si c'est bien 80 c'est bon", True), ("oui si c'est bien 90 c'est bon", False)]
)
def test_the_noted_sum_said_again_is_no_condition(said, files):
    customer = a_client().says(
        "réclamation : prélèvement Zalbo de 80 € hier", "deposer", "raconter", about="prelevement_abusif"
    )
    assert customer.asked == "confirme"
    assert (customer.says(said, "oui").effect == "action_deposer_reclamation") is files
