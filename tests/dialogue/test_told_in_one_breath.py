"""Two problems in one message: both are acknowledged, the urgent one goes first,
and no half of it is lost.
"""

from __future__ import annotations

import pytest

from aide.dialogue.moves import BEFORE
from aide.nlu.cuts import Cut, nearer
from aide.nlu.two_problems import pair

from .customer import CARDS, Customer, a_client, asked_to_block

LATE, FEES = "mon salaire de 900 € n'est pas là", "vous m'avez pris 20 € de frais hier"
BOTH = f"{LATE} et en plus {FEES}"


def told_late_and_fees() -> Customer:
    return a_client().says(BOTH, "raconter", about="virement_en_retard", second=("frais", FEES))


def test_that_the_other_problem_is_kept_is_said_before_the_help_and_the_offer():
    customer = told_late_and_fees()
    assert customer.said == ["utter_aide_virement_en_retard", "utter_offre"]
    assert customer.state.plan[0].values == {"probleme": "ces frais", BEFORE: "utter_note_pour_apres"}


def test_one_problem_alone_is_acknowledged_as_one():
    customer = a_client().says(LATE, "raconter", about="virement_en_retard")
    assert customer.said == ["utter_aide_virement_en_retard", "utter_offre"]
    assert customer.state.plan[0].values == {}


def test_the_other_problem_is_taken_up_with_what_was_told_of_it():
    customer = told_late_and_fees().says("non merci", "non")
    assert customer.said == ["utter_offre_refusee", "utter_ask_suite"]
    customer.says("oui", "oui").says("oui", "oui")
    assert (customer.facts["montant"], customer.facts["date"]) == ("20.00", "2026-11-22")
    assert customer.facts["description"] == [FEES]


def test_the_first_keeps_its_own_words_and_sums():
    customer = told_late_and_fees().says("oui", "oui")
    assert (customer.facts["montant"], customer.facts["description"]) == ("900.00", [LATE])


def test_who_wants_the_other_one_first_loses_neither():
    customer = told_late_and_fees().says("d'abord les frais", about="frais")
    assert (customer.state.subject, customer.state.later) == ("frais", ["virement_en_retard"])


def test_another_problem_that_was_not_noted_puts_none_off():
    customer = (
        a_client().says(LATE, "raconter", about="virement_en_retard").says("et des frais", about="frais")
    )
    assert customer.state.later == []


def test_a_payment_that_is_not_his_goes_before_a_card_that_works_no_more():
    paid = "on m'a débité 40 € chez un inconnu"
    customer = a_client().says(
        f"ma carte ne passe plus et {paid}",
        "raconter",
        about="renouvellement_carte",
        second=("paiement_frauduleux", paid),
    )
    assert customer.state.question.starts == "opposition"
    assert customer.state.plan[0].values["probleme"] == "votre nouvelle carte"
    assert customer.state.later == ["renouvellement_carte"]


def test_two_payments_are_told_in_their_order():
    customer = a_client().says(
        f"un paiement inconnu de 40 €, et en plus {FEES}",
        "raconter",
        about="paiement_frauduleux",
        second=("frais", FEES),
    )
    assert (customer.state.subject, customer.state.later) == ("paiement_frauduleux", ["frais"])


def test_the_payment_told_with_a_lost_card_is_acknowledged_while_the_card_is_blocked():
    customer = a_client().says(
        "un débit de 40 € que je n'ai pas fait et j'ai perdu ma carte",
        "raconter",
        about="paiement_frauduleux",
        second=("carte_perdue", "j'ai perdu ma carte"),
    )
    assert customer.said == ["utter_note_pour_apres", "action_lister_cartes"]


def test_a_lost_card_alone_notes_nothing():
    assert asked_to_block(*CARDS[:1]).state.later == []


# ---- where the two are found


def side(**sure: float) -> dict[str, float]:
    labels = (
        "virement_en_retard frais prelevement_abusif remboursement_erreur paiement_frauduleux carte_perdue"
    )
    return {**dict.fromkeys([*labels.split(), "carte_volee", "faire_opposition"], 0.0), **sure}


def test_between_two_kinds_of_debit_there_is_no_doubt_that_it_is_another_thing():
    cut = Cut("j'ai perdu ma carte", "j'ai été prélevé deux fois", told_as_two=True)
    doubtful = side(remboursement_erreur=0.5, prelevement_abusif=0.45)
    assert (
        pair(cut, side(carte_perdue=0.99), doubtful, side(carte_perdue=1.0)).second == "remboursement_erreur"
    )


def test_what_is_hardly_told_of_debits_is_no_other_thing():
    cut = Cut("j'ai perdu ma carte", "je ne sais pas quoi faire", told_as_two=True)
    assert pair(cut, side(carte_perdue=0.99), side(remboursement_erreur=0.3), side(carte_perdue=1.0)) is None


@pytest.mark.parametrize(
    ("after", "found"), [("des frais, c'est pas un peu fort", True), ("ce n'est pas un frais", False)]
)
def test_pas_un_peu_denies_nothing(after, found):
    told = pair(
        Cut("mon virement tarde", after),
        side(virement_en_retard=0.9),
        side(frais=0.9),
        side(frais=0.8, virement_en_retard=0.2),
    )
    assert (told is not None) is found


def test_what_stands_before_the_first_problem_is_left_aside():
    cut = Cut("je suis sur la route, toujours pas de virement", "des frais", told_as_two=True)
    assert nearer(cut).before == "toujours pas de virement"


@pytest.mark.parametrize(
    "cut", [Cut("bonjour, mon virement", "des frais"), Cut("mon virement", "des frais", told_as_two=True)]
)
def test_one_clause_or_one_thing_is_left_whole(cut):
    assert nearer(cut) is None


@pytest.mark.parametrize(
    "order",
    [
        "je demande le blocage de ma carte",
        "j'exige l'opposition sur cette carte",
        "je vous prie de bloquer ma carte",
    ],
)
def test_a_stiff_order_to_block_goes_before_the_money_which_is_kept(order):
    text = f"un paiement de 418,50 € m'a été débité, {order}"
    customer = a_client().says(text, "raconter", about="remboursement_erreur").sees_cards(CARDS[0])
    assert customer.asked == "bloque" and "paiement_frauduleux" in customer.state.later


def test_a_blocking_that_was_asked_for_already_is_no_order():
    text = "un paiement de 418,50 € m'a été débité, j'avais demandé le blocage de ma carte hier"
    assert a_client().says(text, "raconter", about="remboursement_erreur").asked != "bloque"


def test_a_payment_told_without_its_sum_is_kept_beside_the_order():
    text = "je ne reconnais pas ce paiement, bloquez ma carte"
    customer = a_client().says(text, "raconter", about="paiement_frauduleux").sees_cards(CARDS[0])
    assert customer.asked == "bloque" and "paiement_frauduleux" in customer.state.later
