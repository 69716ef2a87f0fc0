"""Sums, days, names and orders in other words than the plain ones,
each beside its twin that stays as it is.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

from .customer import a_client

TODAY = date(2026, 11, 28)
"""A Saturday."""
FRAUD, LATE = FIELDS["paiement_frauduleux"], FIELDS["virement_en_retard"]
TRANSFER = "mon virement de 50 € n'est pas arrivé et je l'attends"


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("je ne reconnais pas deux achats, un de 45 et un de 12,30", ["45.00", "12.30"]),
        ("l'un de 18 et l'autre de 20", ["18.00", "20.00"]),
        ("un de 2 jours et un de 3 jours", []),
        ("un virement le 5 et un de 3 h après", []),
    ],
)
def test_one_of_a_sum_and_one_of_another_are_two(text, sums):
    assert [one["montant"] for one in facts.operations(text, TODAY)] == sums


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("45 par personne et on était trois, donc 135", "135.00"),
        ("12,80 le plat, soit 12,80 à me rendre", "12.80"),
        ("45 euros, donc je veux les récupérer", "45.00"),
    ],
)
def test_what_his_reckoning_comes_to_is_the_sum(text, sum_):
    assert facts.parse_sum(text).value == sum_


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mercredi, cette semaine", "2026-11-25"),
        ("cette semaine, le mardi", "2026-11-24"),
        ("mardi de cette semaine", "2026-11-24"),
        ("jeudi, la semaine dernière", "2026-11-19"),
        ("mardi", "2026-11-24"),
        ("les 4 et 9 octobre", "2026-10-04"),
        ("celles du 4 et du 9 octobre", "2026-10-04"),
    ],
)
def test_the_day_of_a_told_week_or_month(text, day):
    parsed = facts.parse_day(text, TODAY)
    assert (parsed.value, parsed.precision) == (day, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 14 décembre c'est beaucoup trop tard", None),
        ("prélevé le 14 octobre, bien trop tard", "2026-10-14"),
        ("le 14 octobre", "2026-10-14"),
    ],
)
def test_a_day_that_is_too_late_is_none_of_the_operation(text, value):
    assert facts.parse_day(text, TODAY).value == value


def test_the_day_after_is_the_day_of_the_other():
    several = facts.on_several_days("le premier le 9 novembre, l'autre le lendemain", "30.00", TODAY)
    assert [one["date"] for one in several] == ["2026-11-09", "2026-11-10"]
    assert facts.on_several_days("je l'ai vu le lendemain", "30.00", TODAY) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mes voisins m'ont envoyé 80 euros", "mes voisins"),
        ("de ma patronne, le restaurant Chez Zoé et Filles", "Chez Zoé et Filles"),
        ("mon garagiste, garage Zalbo", "garage Zalbo"),
        ("trois prélèvements", None),
        ("ceux du 4 et du 9 octobre", None),
        ("le relevé porte ZALBO 35, ça vous parle ?", "ZALBO 35"),
    ],
)
def test_the_name_without_what_is_told_of_it(text, name):
    assert facts.name_in(text, "beneficiaire") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("un paiement de 45,20 chez zalbo tech", "zalbo tech"),
        ("un paiement de 45,20 chez zalbo hier", "zalbo"),
        ("débité de 45 € deux fois au restaurant Chez Zoé vendredi", "Chez Zoé"),
        ("un paiement de 45 €, je roule à VÉLO. Moi", None),
        ("un paiement de 45 € à ZALBO, je connais pas", "ZALBO"),
    ],
)
def test_a_merchant_is_kept_whole(text, name):
    assert facts.told(text, FRAUD, TODAY).get("creancier") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("elle va saisir la CAF pour ma pension", None), ("le virement de la CAF n'est pas arrivé", "CAF")],
)
def test_a_body_that_one_turns_to_sends_nothing(text, name):
    assert facts.told(text, LATE, TODAY).get("beneficiaire") == name


@pytest.mark.parametrize(
    ("text", "away"), [("mon patron l'a viré le 9", None), ("virez le 9", {"date": "inconnu"})]
)
def test_what_was_done_is_no_order_to_take_it_away(text, away):
    assert facts.taken_away(text, {"date": "2026-11-09", "motif": "virement_en_retard"}, TODAY) == away


def asked_name():
    customer = a_client().says(f"{TRANSFER}, c'était le 9 novembre", "raconter", about="virement_en_retard")
    return customer.says("oui", "oui")


def test_who_orders_to_file_it_leaves_open_what_was_asked():
    customer = asked_name()
    assert customer.asked == "beneficiaire"
    assert customer.says("oui, enregistrez-la", "oui").asked == "confirme"


def test_who_agrees_without_the_order_is_asked_again():
    assert asked_name().says("oui voilà", "oui").asked == "beneficiaire"


def at_summary():
    return asked_name().says("Paul Martin", "repondre")


def test_the_noted_sum_said_again_is_a_yes():
    customer = at_summary()
    assert customer.asked == "confirme"
    assert customer.says("oui avec 50 euros c'est bon", oui=0.66, corriger=0.62).effect is not None


def test_another_sum_said_is_no_yes():
    assert at_summary().says("oui avec 70 euros c'est bon", oui=0.66, corriger=0.62).effect is None
