"""Nobody telephones: who asks to be called is told so, and is not put where he would wait for it."""

from __future__ import annotations

import pytest

from .customer import a_client, a_visitor

CALL_BACK, HANDS_OVER = "utter_pas_de_rappel", "action_transferer_conseiller"


@pytest.mark.parametrize(
    "text",
    [
        "vous pourriez me passer un coup de fil vers 16h ?",
        "je préfère qu'un conseiller me téléphone",
        "téléphonez-moi ce soir",
        "j'aimerais être rappelée",
        "vous m'appelez quand ?",
    ],
)
def test_who_asks_to_be_called_is_told_that_nobody_does(text):
    customer = a_visitor().says(text, "humain", about="parler_a_un_humain")
    assert (customer.said, customer.flows) == ([CALL_BACK], [])
    assert customer.values["quand"] == "à ces heures"


def test_the_moment_that_he_named_is_when_he_may_write():
    customer = a_visitor().says("un collègue peut me rappeler demain matin ?", "humain")
    assert customer.values["quand"] == "demain matin"


@pytest.mark.parametrize(
    "text", ["passez-moi quelqu'un, ou rappelez-moi", "je veux quelqu'un maintenant, ou que vous m'appeliez"]
)
def test_who_also_wants_somebody_now_gets_one(text):
    assert a_visitor().says(text, "humain", about="parler_a_un_humain").said == [HANDS_OVER]


@pytest.mark.parametrize(
    "text", ["appelez un conseiller", "rappelez-moi le numéro", "le garagiste m'appelle demain"]
)
def test_another_call_is_none_of_ours(text):
    assert CALL_BACK not in a_visitor().says(text, "humain").said


def test_what_he_tells_beside_it_is_kept():
    customer = a_client().says(
        "12 € de frais le 3 novembre, rappelez-moi", "raconter", "humain", about="frais"
    )
    assert CALL_BACK in customer.said
    assert customer.state.told["frais"].facts["montant"] == "12.00"
