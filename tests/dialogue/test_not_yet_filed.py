"""« c'est envoyé ou pas ? » in the middle of a complaint: not yet, and what it waits for."""

from __future__ import annotations

import pytest

from .customer import a_client, asked_to_file


@pytest.mark.parametrize(
    "text",
    ["elle est partie ma réclamation ou pas", "ma plainte c'est déposé oui ou non", "c'est bien envoyé ?"],
)
def test_the_summary_waits_for_his_yes(text):
    customer = asked_to_file().says(text, "demander")
    assert (customer.said[0], customer.asked) == ("utter_attend_votre_oui", "confirme")


def test_before_the_summary_there_is_more_to_say():
    customer = a_client().says("je veux déposer une réclamation pour des frais", "deposer", about="frais")
    assert (
        customer.says("ma réclamation est enregistrée ou non", "demander").said[0]
        == "utter_pas_encore_enregistree"
    )


def test_once_it_is_filed_it_is_looked_up():
    customer = asked_to_file(a_client()).says("oui", "oui")
    customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://exemple.fr/x"
    )
    assert customer.says("c'est bien envoyé ?", "demander").flows == ["suivi"]


def test_a_yes_is_still_a_yes():
    assert asked_to_file().says("oui envoyez-la", "oui").effect is not None
