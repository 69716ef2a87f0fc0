"""The sum that he orders in place of the noted one, a bank by its machine,
a merchant in small letters beside its sum.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.dialogue import facts
from aide.dialogue.facts.merchants import bare_merchant
from aide.dialogue.facts.told_names import beside_sum

from .customer import asked_to_file

TODAY = date(2026, 11, 23)
KNOWN = {"montant": "88.00", "date": "2026-11-21", "creancier": "Zalbo"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("les 6 euros de retour restent pour moi, mettez donc 82", "82.00"),
        ("82 et pas 88, les 6 euros d'envoi sont perdus", "82.00"),
        ("6 € de livraison c'est normal, notez 82,00 au lieu de 88", "82.00"),
        ("plutôt 82,50 € au lieu de 88", "82.50"),
    ],
)
def test_the_sum_that_is_ordered_wins_over_others(text, wanted):
    found = facts.corrected(text, KNOWN, ("montant", "date", "creancier"), TODAY, loose=True)
    assert found == {"montant": wanted}


@pytest.mark.parametrize("text", ["mettez 3 jours de plus", "mettez que je suis client depuis 12 ans"])
def test_what_is_no_sum_changes_none(text):
    assert "montant" not in facts.corrected(text, KNOWN, ("montant", "date", "creancier"), TODAY, loose=True)


def test_the_motive_named_beside_an_ordered_sum_stays():
    customer = asked_to_file().says(
        "mettez 9,50, les frais de port ne comptent pas", "corriger", about="frais"
    )
    assert customer.facts["montant"] == "9.50"


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("distributeur Banque Zalbine de la gare", "Banque Zalbine"),
        ("le dab crédit zalbois rue des lilas", "crédit zalbois"),
        ("au gab de la Banque Zalbine", "Banque Zalbine"),
    ],
)
def test_the_bank_of_a_machine_is_named_without_a_link(text, bank):
    assert facts.machine_of(text) == bank


@pytest.mark.parametrize(
    "text", ["distributeur de la gare", "le dab banque de ma rue", "au distributeur place des lilas"]
)
def test_a_place_is_no_bank(text):
    assert facts.machine_of(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("et zalbo yogha 19,99 encore prélevé le 4", "zalbo yogha"),
        ("bonjour zalbofit 35 € prélevés alors que c'est résilié", "zalbofit"),
        ("24,90 zalbo yogha encore débité en novembre", "zalbo yogha"),
    ],
)
def test_a_merchant_in_small_letters_stands_beside_its_sum(text, name):
    assert facts.told(text, ("montant", "date", "creancier"), TODAY)["creancier"] == name


@pytest.mark.parametrize(
    "text",
    [
        "et l'abonnement 19,99 encore prélevé le 4",
        "bonjour prelevemt 35 € débité",
        "slt encor 29,90 prélevé",
        "ma mutuelle 45,20 prélevée 2 fois",
        "débité 12 € hier soir",
    ],
)
def test_a_french_word_beside_a_sum_is_no_merchant(text):
    assert "creancier" not in facts.told(text, ("montant", "date", "creancier"), TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zalbo+ m'a encore pris 12,99", "zalbo+"),
        ("débité deux fois de 30,10 € par le Garage Lorin le 3", "Garage Lorin"),
    ],
)
def test_who_took_a_sum_is_named_however_it_is_written(text, name):
    found = bare_merchant(text) or beside_sum(text)
    assert found == name
