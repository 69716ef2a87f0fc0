"""Danger comes first, then the blocking at one yes, then the report."""

from __future__ import annotations

import re

import pytest

from aide.dialogue.patterns.danger import CARDS as BLOCKING
from aide.dialogue.state import State
from aide.dialogue.voice import for_customer
from aide.nlu import dangers

from ..customer import CARDS, Customer, a_client, a_visitor, asked_to_block
from ..sentences import responses

KINDS = tuple(dangers.KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_own_first_sentence(kind):
    customer = a_client().says("…", danger=kind)
    assert customer.said[0] == f"utter_danger_{kind}"
    assert f"utter_danger_{kind}" in responses()


@pytest.mark.parametrize("kind", sorted(BLOCKING))
def test_where_the_card_is_in_danger_it_is_proposed_at_once(kind):
    customer = a_client().says("on me demande mon code au téléphone", danger=kind)
    assert customer.said == [f"utter_danger_{kind}", "action_lister_cartes"]
    assert customer.sees_cards(*CARDS[:1]).asked == "bloque"


def test_nothing_is_blocked_by_the_danger_alone():
    customer = a_client().says("j'ai donné mon code", danger="code_donne").sees_cards(*CARDS[:1])
    assert customer.effect is None
    assert customer.says("non", "non").flows == []


def test_a_transfer_under_pressure_leads_to_a_person():
    customer = a_client().says("on me dit de virer mon argent sur un compte sécurisé", danger="vers_compte")
    assert customer.said == ["utter_danger_vers_compte", "utter_danger_conseiller"]
    assert customer.says("oui", "oui").effect == "action_transferer_conseiller"


def test_a_visitor_is_told_where_to_block():
    customer = a_visitor().says("j'ai donné mon code", danger="code_donne")
    assert customer.said == ["utter_danger_code_donne", "utter_danger_anonyme"]


def test_a_robbery_is_a_stolen_card():
    assert a_client().says("on m'a agressé", danger="agression").facts["raison"] == "carte_volee"


def test_the_report_follows_the_blocking_with_what_was_told():
    customer = (
        a_client().says("50 € partent vers Zara en ce moment", danger="argent_part").sees_cards(*CARDS[:1])
    )
    customer.says("oui", "oui").sees("bloquee")
    assert customer.said[-1] == "utter_ask_suite_signalement"
    customer.says("oui", "oui")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("paiement_frauduleux", "50.00")


def test_danger_outranks_the_question_that_is_open():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("attendez on m'appelle pour mon code", "hesiter", danger="faux_conseiller").sees_cards(
        *CARDS[:1]
    )
    assert customer.asked == "bloque"
    assert customer.says("non", "non").said == ["utter_rien_bloque", "utter_ask_montant"]


def test_a_danger_that_he_was_warned_of_is_not_told_at_each_word():
    customer = a_client().says("on me demande mon code", danger="faux_conseiller").sees_cards(*CARDS[:1])
    customer.says("toujours le code", "raconter", danger="faux_conseiller")
    assert "utter_danger_faux_conseiller" not in customer.said


def test_a_danger_that_surely_comes_back_is_warned_of_again():
    customer = a_client().says("on me demande mon code", danger="faux_conseiller").sees_cards(*CARDS[:1])
    customer.says("il rappelle et insiste pour le code", "raconter", danger="faux_conseiller")
    assert customer.said == ["utter_danger_faux_conseiller", "utter_ask_bloque"]


def test_a_short_yes_to_the_card_is_a_yes_whatever_it_resembles():
    customer = asked_to_block().says("oui vite bloquez", "oui", danger="argent_part")
    assert customer.effect == "action_bloquer_cartes"


def test_what_only_resembles_a_danger_is_none():
    customer = a_client().says("on m'a pris des frais", "raconter", about="frais")
    assert customer.said == ["utter_aide_frais", "utter_offre"]


def test_a_card_blocked_already_is_not_proposed_again():
    customer = asked_to_block().says("oui", "oui").sees("bloquee").says("non merci", "non")
    customer.says("et on me demande mon code", danger="faux_conseiller")
    assert customer.said == ["utter_danger_faux_conseiller", "utter_danger_conseiller"]


def reporting() -> Customer:
    """Warned, the card blocked, and the report is being prepared."""
    customer = a_client().says("on m'a eu, j'ai donné mon code", danger="code_donne").sees_cards(*CARDS[:1])
    return customer.says("oui", "oui").sees("bloquee").says("oui", "oui")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vous n'avez pas écrit le sms avec le lien", "lien"),
        ("mettez aussi que c'était un faux acheteur", "faux_acheteur"),
        ("un monsieur m'avait appelé de votre part", "faux_conseiller"),
    ],
)
def test_what_is_told_of_it_in_the_report_is_no_new_danger(text, kind):
    assert f"utter_danger_{kind}" not in reporting().says(text, "raconter", danger=kind).said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il m'appelle encore, il veut un autre code", "faux_conseiller"),
        ("il m'a dit de virer le reste sur un compte sécurisé", "vers_compte"),
        ("il a pris la main sur mon ordinateur", "prise_en_main"),
        ("ils sont en train de vider le compte", "argent_part"),
    ],
)
def test_what_goes_on_or_was_not_warned_of_is_one_still(text, kind):
    assert reporting().says(text, "raconter", danger=kind).said[0] == f"utter_danger_{kind}"


@pytest.mark.parametrize("kind", [*KINDS, "conseiller"])
def test_once_the_card_is_blocked_no_sentence_says_to_block_it(kind):
    said = for_customer(responses()[f"utter_danger_{kind}"], State(blocked=["4321"]))
    texts = " ".join(" ".join(one["text"].split()) for one in said)
    assert not re.search(r"bloquer|bloquons|protégeons|la carte d'abord|Ensuite, la carte", texts)
    assert all(
        one["payload"] != "/faire_opposition" for wording in said for one in wording.get("buttons", [])
    )
