"""A wait for a person is over: back to what the conversation was about."""

from __future__ import annotations

from aide.dialogue.decide import decide
from aide.dialogue.message import Message
from aide.dialogue.patterns.after_wait import card_in_danger
from aide.dialogue.state import State
from aide.dialogue.world import World

from ..customer import CARDS, NOW, Customer, a_client, a_visitor, asked_to_block, asked_to_file

REFERENCE = "REC-2026-000001"
BLOCK, FILE, FOLLOW = "Bloquer ma carte", "Déposer une réclamation", "Suivre ma réclamation"


def waits_no_more(customer: Customer) -> Customer:
    """He asked for a person, waited, and pressed « Ne plus attendre »."""
    return customer.says("un conseiller", "humain").sees("transfere").presses("ne_plus_attendre")


def who_filed() -> Customer:
    return asked_to_file(a_client()).says("oui", "oui").sees("deposee", reference=REFERENCE)


def test_who_has_filed_is_told_that_it_stands_and_may_follow_it():
    customer = waits_no_more(who_filed())
    assert customer.said == ["utter_reprise_apres_depot"]
    assert customer.values == {"reference": REFERENCE}
    assert customer.buttons == [FOLLOW, "Moyens de contact"]


def test_still_nobody_offers_the_wait_again_to_who_has_filed():
    state = State(turns=3, filed=[REFERENCE])
    still = Message("toujours personne ?", acts={"demander": 0.9})
    after = decide(state, still, World(NOW, waited="place"))
    assert [(move.name, move.values) for move in after.plan] == [
        ("utter_attente_personne_deposee", {"reference": REFERENCE})
    ]
    late = decide(state, still, World(NOW.replace(hour=18), waited="place"))
    assert [move.name for move in late.plan] == ["utter_conseillers_fermes_deposee"]


def test_a_talk_about_fees_is_not_led_to_a_card():
    customer = waits_no_more(a_client().says("12 € de frais hier", "raconter", about="frais"))
    assert customer.said == ["utter_reprise_apres_attente"]
    assert customer.buttons == [FILE, "Moyens de contact"]


def test_a_talk_about_a_payment_that_is_not_his_keeps_the_card_within_reach():
    told = a_client().says("un paiement de 12 € pas de moi", "raconter", about="paiement_frauduleux")
    assert BLOCK in waits_no_more(told).buttons


def test_who_told_nothing_yet_is_led_to_no_card():
    assert BLOCK not in waits_no_more(a_visitor()).buttons


def test_after_a_danger_the_card_is_within_reach():
    assert card_in_danger(State(warned=["code_donne"]))
    assert not card_in_danger(State(warned=["code_donne"], no_card_left=True))


def test_with_no_card_left_none_is_offered_to_be_blocked():
    blocked = asked_to_block().says("oui", "oui").sees("bloquee").says("non", "non")
    assert blocked.state.no_card_left
    assert BLOCK not in waits_no_more(blocked).buttons


def test_with_a_second_card_left_it_can_be_blocked():
    blocked = (
        asked_to_block(*CARDS).presses("choisir_carte", carte="card-1").says("oui", "oui").sees("bloquee")
    )
    assert not blocked.state.no_card_left


def test_a_blocking_under_way_is_asked_again():
    customer = waits_no_more(asked_to_block())
    assert customer.said == ["utter_reprise_question", "utter_ask_bloque"]


def test_what_was_told_with_the_wish_for_a_person_is_not_asked_afterwards():
    customer = a_client().says(
        "12 € de frais le 3 novembre, c'est écrit gratuit, passez-moi un conseiller",
        "raconter",
        "humain",
        about="frais",
    )
    customer.sees("transfere").presses("deposer_reclamation")
    assert customer.facts["montant"] == "12.00"
    assert customer.facts["motif"] == "frais"
    assert customer.asked not in ("montant", "date", "motif")


def test_the_mere_wish_for_a_person_tells_nothing():
    customer = a_client().says("un conseiller pour des frais", "humain", about="frais")
    assert customer.state.told == {}


def test_a_draft_under_way_is_gone_on_with_and_keeps_its_facts():
    customer = a_visitor().says("réclamation pour 12 € de frais", "deposer", about="frais")
    customer.says("un conseiller", "humain").sees("transfere").presses("deposer_reclamation")
    assert customer.said == ["utter_reclamation_reprise", "utter_ask_date"]
    assert customer.facts["montant"] == "12.00"
