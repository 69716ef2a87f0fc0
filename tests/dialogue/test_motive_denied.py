"""A motive that he denies is taken again from his story, or asked with its buttons."""

from __future__ import annotations

import pytest

from aide.dialogue import motif_told

from .customer import Customer, a_client

FEES = "vous avez pris 39 € de frais chez Auchan le 10 novembre, débité deux fois"


def at_summary(story: str = FEES, about: str = "frais") -> Customer:
    customer = a_client().says(f"réclamation : {story}", "deposer", "raconter", about=about)
    assert customer.asked == "confirme"
    return customer


@pytest.mark.parametrize(
    ("said", "motif"),
    [
        ("mais c pa des frai !", "frais"),
        ("ce ne sont pas des frais de votre banque", "frais"),
        ("jvous ai di c PAS un virement", "virement_en_retard"),
        ("non pas un prélèvement", "prelevement_abusif"),
        ("ça n'est pas une erreur", "remboursement_erreur"),
    ],
)
def test_a_denied_motive_is_heard(said, motif):
    assert motif_told.denies(said, motif)


@pytest.mark.parametrize(
    ("said", "motif"),
    [
        ("c'est pas normal ces frais", "frais"),
        ("c'est pas un prélèvement que j'ai autorisé", "prelevement_abusif"),
        ("j'ai pas reçu le virement", "virement_en_retard"),
        ("c'est pas des frais ?", "frais"),
        ("c'est pas des frais de 3 euros", "frais"),
        ("c'est pas mon prélèvement", "prelevement_abusif"),
    ],
)
def test_what_is_said_of_the_operation_denies_no_motive(said, motif):
    assert not motif_told.denies(said, motif)


def test_a_debit_told_twice_takes_its_motive_when_fees_are_denied():
    customer = at_summary().says("c pa des frai", "non", about="frais")
    assert customer.frame.facts["motif"] == "remboursement_erreur"
    assert "utter_motif_change" in customer.said and customer.asked == "confirme"


def test_where_the_story_names_no_other_motive_it_is_asked():
    customer = at_summary("mon virement de 300 € à Léa n'est pas arrivé le 10 novembre", "virement_en_retard")
    customer.says("c'est pas un virement", "non", about="virement_en_retard")
    assert customer.asked == "motif" and not customer.frame.facts.get("motif")
    customer.presses("choisir_motif", motif="prelevement_abusif")
    assert customer.frame.facts["montant"] == "300.00" and customer.frame.facts["creancier"] == "Léa"


def test_another_motive_than_the_noted_one_is_denied_in_vain():
    customer = at_summary("Auchan m'a débité 39 € en double le 10 novembre", "remboursement_erreur")
    customer.says("c'est pas des frais", "non", about="frais")
    assert "utter_deja_note" in customer.said
    assert customer.frame.facts["motif"] == "remboursement_erreur"


def test_a_motive_denied_where_a_fact_is_asked_is_asked_again():
    customer = a_client().says("réclamation : des frais bizarres", "deposer", "raconter", about="frais")
    assert customer.asked == "montant"
    assert customer.says("mais c pas des frais", about="frais").asked == "motif"


def test_a_denied_motive_is_no_answer_to_the_question_for_it():
    customer = a_client().says("réclamation", "deposer", about="deposer_reclamation")
    customer.says("c pa des frai", "repondre", about="frais")
    assert customer.asked == "motif" and not customer.frame.facts.get("motif")


def test_a_motive_denied_before_the_complaint_is_that_of_the_story():
    customer = a_client().says(FEES, "raconter", about="frais")
    assert customer.asked == "offre"
    customer.says("c'est pas des frais", "non", about="frais").says("oui", "oui")
    assert customer.frame.facts["motif"] == "remboursement_erreur"


def test_what_is_wrong_may_be_the_motive():
    customer = at_summary().presses("modifier")
    assert customer.buttons[0] == "Le motif"
    assert customer.presses("modifier", champ="motif").asked == "motif"
