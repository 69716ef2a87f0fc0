"""What was said before is put right, at any moment."""

from __future__ import annotations

import pytest

from ..customer import Customer, a_client, a_visitor, asked_to_file


def test_a_new_amount_replaces_the_old_one_and_the_summary_comes_again():
    customer = asked_to_file().says("non, 60 euros pas 12", "corriger")
    assert customer.said == ["utter_corrige", "utter_ask_confirme"]
    assert customer.facts["montant"] == "60.00"
    assert "60,00" in customer.values["resume"]


def test_an_earlier_fact_is_corrected_at_another_question():
    customer = a_visitor().says("réclamation pour 50 € de frais", "deposer", about="frais")
    assert customer.asked == "date"
    customer.says("pardon c'est 60 euros pas 50", "corriger")
    assert (customer.facts["montant"], customer.asked) == ("60.00", "date")


@pytest.mark.parametrize("champ", ["montant", "date"])
def test_the_button_of_a_fact_asks_it_again(champ):
    customer = asked_to_file().presses("modifier", champ=champ)
    assert (customer.asked, champ in customer.facts) == (champ, False)


def test_the_plain_button_asks_what_is_wrong():
    assert asked_to_file().presses("modifier").said == ["utter_ask_correction"]


def test_a_field_named_without_its_value_is_asked_again():
    assert asked_to_file().says("le montant est faux", "corriger").asked == "montant"


def test_a_fact_of_another_motive_is_not_asked_for():
    assert asked_to_file().presses("modifier", champ="creancier").said == ["utter_ask_correction"]


def test_the_motive_follows_what_he_says_last():
    customer = a_client().says(
        "réclamation : erreur de 50 € le 3 novembre sur mon compte",
        "deposer",
        "raconter",
        about="remboursement_erreur",
    )
    customer.says("c'est pas une erreur c'est un vol", "corriger", about="paiement_frauduleux")
    assert customer.said == ["utter_motif_change", "utter_ask_creancier"]
    assert (customer.facts["motif"], customer.facts["montant"]) == ("paiement_frauduleux", "50.00")


def test_a_name_goes_over_to_the_name_that_the_new_motive_asks():
    customer = a_client().says(
        "réclamation : prélèvement de Netflix de 9,90 € le 3 novembre",
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    customer.says("en fait c'est mon virement, pas un prélèvement", "corriger", about="virement_en_retard")
    assert (customer.facts["motif"], customer.facts["beneficiaire"]) == ("virement_en_retard", "Netflix")
    assert "creancier" not in customer.facts


def test_another_address_is_used_here_and_from_now_on():
    customer = asked_to_file().says("non c'est lea@exemple.fr mon mail", "corriger")
    assert (customer.facts["email"], customer.state.email) == ("lea@exemple.fr", "lea@exemple.fr")


def test_a_total_put_right_stands_without_its_operations():
    customer = a_client().says(
        "réclamation : deux prélèvements de Netflix, 9,90 € le 12 septembre et 9,90 € le 12 octobre",
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    assert len(customer.facts["operations"]) == 2
    customer.says("non, le montant est 25 euros", "corriger")
    assert customer.facts["montant"] == "25.00"
    assert "operations" not in customer.facts


def replaces(customer: Customer, text: str) -> Customer:
    return customer.presses("modifier", champ="description").says(text, "repondre", "raconter")


def test_the_description_is_asked_anew_and_replaced():
    customer = replaces(asked_to_file(), "prélevé deux fois chez Carrefour")
    assert customer.facts["description"] == ["prélevé deux fois chez Carrefour"]
    assert customer.asked == "confirme"


def test_a_short_text_of_his_own_choice_is_enough():
    assert replaces(asked_to_file(), "double prélèvement").asked == "confirme"


def test_the_words_to_put_instead_are_put():
    customer = asked_to_file().says("mettez juste : double débit", "corriger")
    assert customer.said == ["utter_texte_change", "utter_ask_confirme"]
    assert customer.facts["description"] == ["double débit"]


def test_a_detail_is_added_to_what_he_said():
    customer = asked_to_file().presses("modifier", champ="ajout")
    assert customer.said == ["utter_ask_detail"]
    before = list(customer.facts["description"])
    customer.says("et personne ne répond au téléphone", "repondre", "raconter")
    assert customer.facts["description"] == [*before, "et personne ne répond au téléphone"]
    assert customer.asked == "confirme"


def test_what_is_corrected_is_not_filed_without_another_yes():
    customer = asked_to_file().says("oui mais c'est 60 euros pas 12", "oui", "corriger")
    assert (customer.effect, customer.asked) == (None, "confirme")


def test_an_operation_that_was_forgotten_is_added_to_the_first():
    customer = (
        a_client()
        .says("45,90 € hier chez GLOBALPAY", "raconter", about="prelevement_abusif")
        .says("oui", "oui")
    )
    assert customer.asked == "confirme"
    customer.says("vous oubliez le 112 de ce matin", "corriger")
    assert customer.facts["montant"] == "157.90" and customer.facts["date"] == "2026-11-22"
    assert [one["date"] for one in customer.facts["operations"]] == ["2026-11-22", "2026-11-23"]


def test_another_day_alone_still_replaces_the_first():
    customer = (
        a_client()
        .says("45,90 € hier chez GLOBALPAY", "raconter", about="prelevement_abusif")
        .says("oui", "oui")
    )
    customer.says("non c'était ce matin", "corriger")
    assert customer.facts["montant"] == "45.90" and customer.facts["date"] == "2026-11-23"
