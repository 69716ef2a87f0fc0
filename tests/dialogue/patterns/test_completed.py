"""A flow is over: what waits below goes on, what was noted is offered."""

from __future__ import annotations

from ..customer import CARDS, Customer, a_client, a_visitor, asked_to_block, asked_to_file


def two_problems() -> Customer:
    """Logged in, his card is stolen and something was paid; the question of the card is open."""
    customer = a_client().says("on m'a volé ma carte", "bloquer", about="carte_volee").sees_cards(*CARDS[:1])
    return customer.says("et il y a 50 € payés chez Zara hier", "raconter", about="paiement_frauduleux")


def test_a_problem_told_while_blocking_is_noted_and_the_question_stays():
    customer = two_problems()
    assert customer.said == ["utter_note_pour_apres", "utter_encore_bloque"]
    assert customer.state.later == ["paiement_frauduleux"]


def test_the_payment_is_offered_at_once_when_the_card_is_blocked():
    customer = two_problems().says("oui", "oui").sees("bloquee")
    assert customer.said == ["utter_ask_suite_paiement"]
    assert customer.values == {"paiement": "ce paiement (50,00\u202f€)"}


def test_a_yes_files_it_with_all_that_was_told():
    customer = two_problems().says("oui", "oui").sees("bloquee").says("oui", "oui")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("paiement_frauduleux", "50.00")
    assert (customer.facts["date"], customer.facts["creancier"]) == ("2026-11-22", "Zara")
    assert customer.asked == "confirme"


def test_a_no_leaves_it_there():
    customer = two_problems().says("oui", "oui").sees("bloquee").says("non", "non")
    assert customer.said == ["utter_offre_refusee", "utter_ask_renouvelle"]
    assert customer.state.later == []


def test_a_card_not_blocked_is_followed_by_the_noted_problem_too():
    assert two_problems().says("non", "non").said == ["utter_rien_bloque", "utter_ask_suite"]


def test_a_hesitation_about_it_names_it_again():
    customer = two_problems().says("non", "non").says("attendez", "hesiter")
    assert customer.said == ["utter_hesite_suite"]
    assert customer.values == {"probleme": "ce paiement"}


def test_the_complaint_below_goes_on_after_the_card():
    customer = a_client().says("réclamation pour des frais", "deposer", about="frais")
    customer.says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    assert customer.says("non", "non").said == ["utter_rien_bloque", "utter_ask_montant"]


def test_of_two_problems_in_one_message_the_other_is_noted_with_its_own_words():
    customer = a_visitor().says(
        "mon virement de 50 € n'est pas arrivé et on m'a pris 12 € de frais",
        "raconter",
        about="virement_en_retard",
        second=("frais", "on m'a pris 12 € de frais"),
    )
    assert customer.said[-1] == "utter_offre"
    assert customer.state.later == ["frais"]
    assert customer.state.told["frais"].facts["montant"] == "12.00"
    assert customer.state.told["virement_en_retard"].facts["montant"] == "50.00"


def test_once_the_first_is_filed_the_other_is_offered():
    customer = a_visitor()
    customer.state.later = ["acces_compte"]
    asked_to_file(customer).says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    assert customer.said == ["utter_ask_suite"]


def test_a_problem_that_was_filed_is_not_offered_again():
    customer = a_visitor()
    customer.state.later = ["frais"]
    asked_to_file(customer).says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    assert (customer.said, customer.state.later) == ([], [])


def test_a_noted_subject_that_exists_no_more_is_dropped():
    customer = asked_to_block()
    customer.state.later = ["disparu"]
    assert customer.says("non", "non").said == ["utter_rien_bloque"]


def test_nothing_noted_nothing_offered():
    assert asked_to_block().says("non", "non").asked is None
