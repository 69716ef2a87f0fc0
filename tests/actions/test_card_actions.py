"""What a customer is told of his cards is what the bank answered, and nothing is done twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cards.fake_bank import a_card

from actions.block_cards import BlockCards
from actions.list_cards import ListCards
from actions.renew_cards import RenewCard
from aide.cards.tables import oppositions, renewals
from aide.dialogue.state import Frame


def blocking(
    *cards: str, confirmed: bool = True, reason: str | None = "carte_perdue", key: str = "m1"
) -> Frame:
    facts = {"carte": list(cards) or ["card-1"], "raison": reason, "fait:bloque": confirmed}
    return Frame("opposition", key, {name: value for name, value in facts.items() if value})


def renewing(*cards: str, key: str = "m1") -> Frame:
    return Frame("renouvellement", key, {"carte": list(cards), "fait:renouvelle": True} if cards else {})


# ---- listed


def test_his_active_cards_are_listed_and_nothing_is_said(desk):
    desk.bank.owned["claire"]["card-3"] = a_card("card-3", "1111", status="blocked")
    seen = desk.runs(ListCards(), Frame("opposition", "m1"))
    assert seen.names == []
    assert seen.result == {
        "issue": "listees",
        "cartes": [
            {"id": "card-1", "last4": "4321", "product": "Carte SmartPay"},
            {"id": "card-2", "last4": "8765", "product": "Carte SmartPay virtuelle"},
        ],
        "bloquees": ["1111"],
    }


def test_without_an_active_card_he_is_told_what_his_cards_are(desk):
    desk.bank.owned["claire"] = {
        "card-1": a_card(status="blocked"),
        "card-2": a_card("card-2", "8765", status="expired"),
    }
    seen = desk.runs(ListCards(), Frame("opposition", "m1"))
    assert seen.names == ["utter_aucune_carte_active"]
    assert seen.values["cartes"] == "•••• 4321 bloquée, •••• 8765 expirée"
    assert seen.result["cartes"] == []


def test_without_any_card_he_is_told_so(desk):
    desk.bank.owned["claire"] = {}
    assert desk.runs(ListCards(), Frame("opposition", "m1")).values["cartes"] == "aucune carte à votre nom"


@pytest.mark.parametrize("mood", ["down", "refuse"])
def test_a_bank_that_does_not_answer_is_said_and_noted_for_the_desk(desk, mood):
    desk.bank.on_list = [mood]
    seen = desk.runs(ListCards(), Frame("opposition", "m1"))
    assert (seen.names, seen.issue) == (["utter_cartes_indisponibles"], "indisponible")
    assert seen.failure == "cartes indisponibles"


@pytest.mark.parametrize("options", [{"customer": None}, {"authenticated": False}])
@pytest.mark.parametrize("action", [ListCards(), BlockCards()])
def test_no_card_of_somebody_who_is_not_logged_in_is_touched(opens, options, action):
    desk = opens(**options)
    seen = desk.runs(action, blocking())
    assert (seen.names, seen.issue) == (["utter_opposition_reconnexion"], "session_expiree")
    assert (desk.bank.posts, desk.rows(oppositions)) == ([], [])


# ---- blocked


def test_a_blocked_card_is_told_with_its_number_and_its_time(desk):
    seen = desk.runs(BlockCards(), blocking())
    assert (seen.names, seen.issue, seen.failure) == (["utter_carte_bloquee"], "bloquee", None)
    assert list(seen.result["oppositions"]) == ["4321"]
    assert seen.result["oppositions"]["4321"].startswith("opposition OPP-")
    assert (seen.values["quatre_derniers"], seen.values["numero"]) == ("4321", "OPP-1")
    assert (seen.values["date"], seen.values["heure"]) == ("23/11/2026", "10h00")
    assert desk.bank.reasons == ["lost"]
    assert desk.bank.owned["claire"]["card-1"].status == "blocked"


def test_the_summary_goes_with_it_for_the_widget(desk):
    card = desk.runs(BlockCards(), blocking()).values["custom"]["card"]
    assert card == {
        "kind": "opposition",
        "last4": "4321",
        "number": "OPP-1",
        "blocked_at": "2026-11-23T10:00+01:00",
    }


def test_without_a_reason_the_bank_is_told_another(desk):
    desk.runs(BlockCards(), blocking(reason=None))
    assert desk.bank.reasons == ["other"]


def test_without_its_confirmation_nothing_is_blocked(desk):
    seen = desk.runs(BlockCards(), blocking(confirmed=False))
    assert (seen.names, seen.issue) == (["utter_rien_bloque"], "rien")
    assert desk.bank.posts == []


def test_without_a_card_nothing_is_blocked(desk):
    seen = desk.runs(BlockCards(), Frame("opposition", "m1", {"fait:bloque": True}))
    assert (seen.issue, desk.bank.posts) == ("rien", [])


def test_without_the_flow_nothing_is_blocked(desk):
    assert desk.runs(BlockCards()).issue == "rien"


def test_the_same_draft_twice_asks_the_bank_once_and_tells_the_same(desk):
    first, second = desk.runs(BlockCards(), blocking()), desk.runs(BlockCards(), blocking())
    assert first.said == second.said
    assert len(desk.bank.posts) == 1
    assert len(desk.rows(oppositions)) == 1


def test_both_cards_are_told_in_one_sentence(desk):
    seen = desk.runs(BlockCards(), blocking("card-1", "card-2"))
    assert seen.names == ["utter_cartes_bloquees"]
    assert seen.values["cartes"] == "•••• 4321, opposition OPP-1 ; •••• 8765, opposition OPP-2"
    assert {card.status for card in desk.bank.owned["claire"].values()} == {"blocked"}


def test_both_cards_twice_ask_the_bank_once_each(desk):
    for _ in range(2):
        desk.runs(BlockCards(), blocking("card-1", "card-2"))
    assert len(desk.bank.posts) == len(set(desk.bank.posts)) == 2


def test_after_one_card_another_may_be_blocked_in_the_same_flow(desk):
    desk.runs(BlockCards(), blocking("card-1"))
    assert desk.runs(BlockCards(), blocking("card-2")).issue == "bloquee"
    assert desk.bank.owned["claire"]["card-2"].status == "blocked"


def test_of_two_cards_the_one_that_is_not_certain_is_said_to_be(desk):
    desk.bank.on_post = ["", "down"]
    seen = desk.runs(BlockCards(), blocking("card-1", "card-2"))
    assert seen.names == ["utter_carte_bloquee", "utter_blocage_incertain"]
    assert (seen.issue, seen.failure) == ("incertain", "blocage: unknown")


def test_a_bank_that_fails_is_no_blocked_card(desk):
    desk.bank.on_post = ["down"]
    seen = desk.runs(BlockCards(), blocking())
    assert (seen.names, seen.issue) == (["utter_blocage_incertain"], "incertain")
    assert desk.bank.owned["claire"]["card-1"].status == "active"


def test_a_refusal_is_said_to_be_one(desk):
    desk.bank.on_post = ["refuse"]
    seen = desk.runs(BlockCards(), blocking())
    assert (seen.names, seen.issue, seen.failure) == (["utter_blocage_refuse"], "refuse", "blocage: refused")


def test_a_blocked_card_whose_number_was_lost_is_told_without_it(desk):
    desk.bank.on_post = ["lost"]
    seen = desk.runs(BlockCards(), blocking())
    assert (seen.names, seen.issue) == (["utter_carte_bloquee_sans_numero"], "bloquee")
    assert "custom" not in seen.values or not seen.values["custom"]


def test_a_card_blocked_before_is_told_since_when(desk):
    desk.runs(BlockCards(), blocking())
    seen = desk.runs(BlockCards(), blocking(key="m2"))
    assert seen.names == ["utter_carte_deja_bloquee_depuis"]
    assert seen.values["numero"] == "OPP-1"


def test_a_card_blocked_before_of_which_no_more_is_known(desk):
    desk.bank.owned["claire"]["card-1"] = replace(a_card(), status="blocked")
    desk.bank.on_post = ["down"]
    assert desk.runs(BlockCards(), blocking()).names == ["utter_carte_deja_bloquee"]


def test_a_strangers_card_is_not_blocked_nor_known(desk):
    desk.bank.owned["karim"] = {"card-9": a_card("card-9", "9999")}
    seen = desk.runs(BlockCards(), blocking("card-9"))
    assert (seen.names, seen.issue) == (["utter_carte_inconnue"], "pas_la_sienne")
    assert desk.bank.owned["karim"]["card-9"].status == "active"


# ---- renewed


def test_a_new_card_is_ordered_for_the_blocked_one(desk):
    seen = desk.runs(RenewCard(), renewing("card-1"))
    assert (seen.names, seen.issue) == (["utter_renouvellement_demande"], "demande")
    assert [one.card for one in desk.bank.renewed.values()] == ["card-1"]


def test_a_new_card_is_ordered_for_each_of_two(desk):
    assert desk.runs(RenewCard(), renewing("card-1", "card-2")).issue == "demande"
    assert sorted(one.card for one in desk.bank.renewed.values()) == ["card-1", "card-2"]


def test_the_same_draft_twice_orders_once(desk):
    for _ in range(2):
        desk.runs(RenewCard(), renewing("card-1"))
    assert len(desk.bank.renewed) == 1
    assert len(desk.rows(renewals)) == 1


@pytest.mark.parametrize(
    ("mood", "said", "issue"),
    [
        ("down", "utter_renouvellement_incertain", "unknown"),
        ("refuse", "utter_renouvellement_refuse", "refused"),
    ],
)
def test_an_order_that_did_not_go_through_is_said_not_to(desk, mood, said, issue):
    desk.bank.on_post = [mood]
    seen = desk.runs(RenewCard(), renewing("card-1"))
    assert (seen.names, seen.issue) == ([said], issue)
    assert desk.bank.renewed == {}


def test_of_two_orders_the_one_that_is_not_certain_is_told(desk):
    desk.bank.on_post = ["", "down"]
    assert desk.runs(RenewCard(), renewing("card-1", "card-2")).issue == "unknown"


@pytest.mark.parametrize(
    ("options", "cards"), [({"customer": None}, ["card-1"]), ({"authenticated": False}, ["card-1"]), ({}, [])]
)
def test_without_a_customer_or_a_card_none_is_ordered(opens, options, cards):
    desk = opens(**options)
    seen = desk.runs(RenewCard(), renewing(*cards))
    assert (seen.names, seen.issue) == (["utter_renouvellement_sans_carte"], "sans_carte")
    assert desk.bank.posts == []


def test_no_card_is_ordered_for_a_strangers(desk):
    desk.bank.owned["karim"] = {"card-9": a_card("card-9", "9999")}
    assert desk.runs(RenewCard(), renewing("card-9")).issue == "not_yours"
    assert desk.bank.renewed == {}


def test_of_two_cards_that_failed_the_doubt_is_told_and_no_refusal(desk):
    desk.bank.on_post = ["refuse", "down"]
    seen = desk.runs(BlockCards(), blocking("card-1", "card-2"))
    assert (seen.names, seen.issue) == (["utter_blocage_incertain"], "incertain")
