"""Once a card is blocked here: nobody pays with it any more, the machine may well give it back."""

from __future__ import annotations

import pytest

from .customer import CARDS, a_client, asked_to_block, asked_to_file

FOREVER = "utter_bloquee_pour_toujours"


def blocked(*cards):
    customer = asked_to_block(*cards)
    if len(cards) > 1:
        customer.says("4321", "repondre")
    return customer.says("oui", "oui").sees("bloquee")


@pytest.mark.parametrize(
    "text",
    [
        "et si la machine la recrache, je peux payer avec ?",
        "la banque d'ici me la redonne lundi, elle fonctionnera ?",
        "un voleur pourrait encore retirer avec ?",
        "personne ne va pouvoir l'utiliser, hein ?",
    ],
)
def test_a_blocked_card_that_comes_back_is_blocked_for_good(text):
    customer = blocked(CARDS[0]).says(text, "demander")
    assert customer.said[0] == FOREVER
    assert customer.state.plan[0].values == {"cartes": "•••• 4321"}


@pytest.mark.parametrize(
    "asks", ["carte_dans_distributeur", "carte_avalee", "opposition_carte_retrouvee_apres"]
)
def test_once_it_is_blocked_a_swallowed_card_is_not_to_be_blocked_again(asks):
    assert blocked(CARDS[0]).says("et la machine, alors ?", asks=asks).said[0] == FOREVER


@pytest.mark.parametrize("asks", ["carte_dans_distributeur", "carte_avalee"])
def test_before_it_is_blocked_it_is(asks):
    assert a_client().says("et la machine, alors ?", asks=asks).said[0] == f"utter_info_{asks}"


@pytest.mark.parametrize(
    "text",
    [
        "si je retrouve l'autre, elle marche ?",
        "quelqu'un peut payer avec la 8765 ?",
        "la nouvelle marche quand ?",
    ],
)
def test_another_card_is_another_question(text):
    assert FOREVER not in blocked(*CARDS).says(text, "demander").said


def test_where_nothing_is_blocked_nothing_is_said_to_be():
    customer = a_client().says("quelqu'un peut payer avec ma carte ?", "demander")
    assert FOREVER not in customer.said


def test_who_was_not_told_for_sure_that_it_is_blocked_is_not_told_so_now():
    customer = blocked()
    customer.state.block_unsure = True
    assert FOREVER not in customer.says("et si on me la rend, elle marche ?", "demander").said


def test_until_when_an_answer_may_be_put_off_is_told_by_its_day_once_it_is_filed():
    customer = asked_to_file(a_client()).says("oui", "oui")
    customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026")
    customer.says("et si vous repoussez ?", asks="reclamation_delai_prolonge")
    assert customer.said == ["utter_echeance_prolongee"]
    assert customer.values == {"date_limite": "14/12/2026", "date_au_plus": "13/01/2027"}


def test_before_it_is_filed_by_their_number():
    customer = a_client().says("et si vous repoussez ?", asks="reclamation_delai_prolonge")
    assert customer.said == ["utter_info_reclamation_delai_prolonge"]


RISKS = [
    ("on peut encore me voler de l'argent avec ?", ["utter_argent_encore_pris"]),
    ("ils vont continuer à payer ?", ["utter_argent_encore_pris"]),
    ("du coup je risque quoi moi", ["utter_argent_encore_pris", "utter_info_achats_avant_blocage"]),
    ("s'ils dépensent 300 € c'est pour ma poche ?", ["utter_info_paiements_apres_opposition"]),
]


@pytest.mark.parametrize(("text", "answers"), RISKS)
def test_what_a_blocked_card_still_pays_and_who_bears_it(text, answers):
    assert blocked(CARDS[0]).says(text, "demander", about="demander_capacites").said == [
        *answers,
        "utter_encore_renouvelle",
    ]


@pytest.mark.parametrize(
    "text", ["du coup je risque quoi moi", "s'ils dépensent 300 € c'est pour ma poche ?"]
)
def test_before_the_blocking_it_is_what_stays_at_his_charge(text):
    customer = a_client().says(
        "un achat de 40 € que je n'ai pas fait", "raconter", about="paiement_frauduleux"
    )
    assert customer.says(text, "demander").said[0] == "utter_info_achats_avant_blocage"


@pytest.mark.parametrize("text", ["c'est pour moi la carte ?", "vous pouvez encore me rappeler ?"])
def test_other_words_ask_of_no_risk(text):
    assert not {"utter_argent_encore_pris", "utter_info_paiements_apres_opposition"} & set(
        blocked(CARDS[0]).says(text).said
    )


def test_who_told_of_no_card_risks_nothing_of_it():
    customer = a_client().says("vous m'avez pris 12 € de frais", "raconter", about="frais")
    assert "utter_info_achats_avant_blocage" not in customer.says("je risque quoi ?", "demander").said


def test_oui_ou_non_at_the_end_of_a_question_refuses_nothing():
    customer = blocked(CARDS[0]).says(
        "spotify sera refusé, oui ou non", "non", demander=0.6, asks=("abonnements_apres_opposition", 0.9)
    )
    assert (customer.said[0], customer.asked) == ("utter_info_abonnements_apres_opposition", "renouvelle")
