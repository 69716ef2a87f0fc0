"""Yes, no and « found again » are about the question that is open, and about nothing else."""

from __future__ import annotations

from ..customer import CARDS, a_client, a_visitor, asked_to_block, asked_to_file


def an_offer():
    return a_visitor().says("on m'a pris des frais", "raconter", about="frais")


def test_a_yes_to_the_offer_begins_the_complaint():
    assert an_offer().says("oui", "oui").flows == ["reclamation"]


def test_a_no_to_the_offer_begins_nothing_and_is_kept_in_mind():
    customer = an_offer().says("non merci", "non")
    assert customer.said == ["utter_offre_refusee"]
    assert (customer.flows, customer.state.refused) == ([], ["reclamation"])


def test_no_thanks_no_complaint_starts_none():
    assert an_offer().says("non merci pas de réclamation", "non", deposer=0.4).flows == []


def test_who_contests_after_a_no_refuses_nothing():
    assert an_offer().says("non mais je conteste", "non", "deposer").flows == ["reclamation"]


def test_a_yes_that_tells_more_is_taken_with_what_it_tells():
    customer = an_offer().says("oui, 12 € le 3 novembre", "oui", "raconter", about="frais")
    assert (customer.facts["montant"], customer.facts["date"]) == ("12.00", "2026-11-03")


def test_a_yes_when_nothing_is_asked_does_nothing():
    customer = a_visitor().says("oui", "oui", about="affirmer")
    assert customer.said == ["utter_oui_sans_question"]
    assert customer.flows == []


def test_a_no_when_nothing_is_asked_does_nothing():
    assert a_visitor().says("non", "non", about="refuser").said == ["utter_non_sans_question"]


def test_a_yes_without_its_question_asks_what_is_still_open():
    customer = asked_to_file()
    customer.state.question = None
    assert customer.says("oui", "oui", about="affirmer").asked == "confirme"
    assert customer.effect is None


def test_a_no_at_the_card_blocks_nothing_and_says_so():
    customer = asked_to_block().says("non", "non")
    assert customer.said == ["utter_rien_bloque"]
    assert (customer.flows, customer.state.done) == ([], "")


def test_none_of_the_cards_blocks_nothing():
    assert asked_to_block(*CARDS).presses("refuser").said == ["utter_rien_bloque"]


def test_a_no_at_the_summary_asks_what_is_wrong_and_keeps_the_draft():
    customer = asked_to_file().says("non", "non")
    assert customer.said == ["utter_ask_correction"]
    assert customer.flows == ["reclamation"]


def test_a_no_to_a_new_card_orders_none():
    customer = asked_to_block().says("oui", "oui").sees("bloquee").says("non", "non")
    assert customer.said == ["utter_pas_de_carte"]
    assert customer.flows == []


def test_a_yes_to_a_new_card_orders_it_for_the_blocked_one():
    customer = asked_to_block().says("oui", "oui").sees("bloquee").says("oui", "oui")
    assert customer.effect == "action_renouveler_carte"
    assert customer.facts["carte"] == ["card-1"]


def test_found_again_before_the_yes_leaves_the_card_active():
    customer = asked_to_block().says("je l'ai retrouvée dans mon sac", "retrouver")
    assert customer.said == ["utter_carte_retrouvee"]
    assert customer.flows == []


def test_found_again_while_choosing_among_cards_is_heard_too():
    assert asked_to_block(*CARDS).says("ah non je l'ai retrouvée", "retrouver").said == [
        "utter_carte_retrouvee"
    ]


def test_found_again_after_the_blocking_is_told_that_it_is_final():
    customer = asked_to_block().says("oui", "oui").sees("bloquee").says("non merci", "non")
    assert customer.says("je l'ai retrouvée", "retrouver").said == ["utter_retrouvee_apres"]


def test_found_again_after_a_blocking_that_was_refused_is_not_told_that_it_is_blocked():
    customer = asked_to_block().says("oui", "oui").sees("refuse").says("non merci", "non")
    assert customer.says("je l'ai retrouvée", "retrouver").said == ["utter_retrouvee_sans_blocage"]


def test_found_again_here_where_nothing_was_blocked():
    assert a_client().says("j'ai retrouvé ma carte", "retrouver").said == ["utter_retrouvee_sans_blocage"]


def test_a_loss_noted_for_later_is_forgotten_once_found():
    customer = a_client()
    customer.state.later = ["carte_perdue", "frais"]
    assert customer.says("je l'ai retrouvée", "retrouver").state.later == ["frais"]


def test_a_refused_blocking_is_said_so_and_the_payment_can_still_be_reported():
    customer = a_client().says("un paiement que je n'ai pas fait", "raconter", about="paiement_frauduleux")
    customer.says("non merci", "non")
    assert customer.said == ["utter_rien_bloque", "utter_offre_signalement"]
    assert customer.says("non merci", "non").said == ["utter_offre_refusee"]


def test_a_yes_that_stands_before_a_question_is_heard_and_the_question_answered():
    customer = a_client().says("on m'a pris 12 € de frais hier", "raconter", about="frais")
    customer.says("oui. et ça prend combien de temps ?", asks="reclamation_delai_reponse")
    assert "reclamation" in customer.flows and "utter_info_reclamation_delai_reponse" in customer.said
    other = a_client().says("on m'a pris 12 € de frais hier", "raconter", about="frais")
    assert (
        "reclamation" not in other.says("oui mais combien de temps ?", asks="reclamation_delai_reponse").flows
    )
