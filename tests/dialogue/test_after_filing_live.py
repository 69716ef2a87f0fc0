"""What people wrote after their complaint was filed, or beside a yes, and were answered wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import Customer, a_client, asked_to_block, asked_to_file, read


def filed() -> Customer:
    customer = asked_to_file(a_client()).says("oui envoyez", "oui")
    return customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


def test_what_the_day_is_for_is_answered():
    customer = filed().says(
        "le 14 c'est pour la réponse ou pour me rembourser ?", "demander", about="remboursement_erreur"
    )
    assert customer.said == ["utter_date_reponse"] or "utter_info_reclamation_delai_reponse" in customer.said


def test_who_drops_the_matter_afterwards_is_told_that_it_stays_filed():
    customer = filed().says("bon laisse tomber", "annuler", about="annuler")
    assert customer.said == ["utter_rien_a_annuler_depose"]
    assert customer.values["references"] == "REC-2026-000001"


def test_where_nothing_is_filed_nothing_is_said_of_it():
    assert a_client().says("laisse tomber", "annuler", about="annuler").said == ["utter_rien_a_annuler"]


def test_a_blocked_card_that_is_found_serves_no_more():
    customer = (
        asked_to_block()
        .says("oui", "oui")
        .sees("bloquee", carte="•••• 4321", date="le 23/11/2026", numero="OPP-1")
    )
    customer.says("et si je la retrouve, je peux m'en resservir ?", "demander", about="resilier_contrat")
    assert customer.said[0] == "utter_bloquee_pour_toujours"


@pytest.mark.parametrize(
    "text", ["personne m'a demandé mon code", "donne le numéro et j'appelle pour le code"]
)
def test_a_danger_that_he_denies_is_none(text):
    customer = a_client().sends(read(text, "raconter", about="acces_compte", danger="code_donne"))
    assert "danger" not in " ".join(customer.state.commands)


@pytest.mark.parametrize(
    "text",
    [
        "je lui ai donné mon code",
        "donne le numéro vite, j'ai donné mon code à un type",
        "personne m'a appelé mais j'ai tapé mon code sur leur site",
        "j'ai rien donné d'autre, mais ma fille a donné le code",
    ],
)
def test_a_code_that_was_given_is_one(text):
    customer = a_client().sends(read(text, "raconter", danger="code_donne"))
    assert customer.state.commands[0].startswith("danger")


def test_a_yes_to_the_blocking_counts_though_he_asks_of_the_police():
    customer = a_client().says(
        "un paiement de 75 € chez Zephyr que je n'ai pas fait", "raconter", about="paiement_frauduleux"
    )
    assert customer.asked == "offre"
    parts = (read("oui bloquez.", "oui"), read("je dois aller à la police ?", asks="plainte_police_carte"))
    customer.sends(replace(read(" ".join(one.text for one in parts), oui=0.5, demander=0.9), sentences=parts))
    assert any("opposition" in one for one in customer.state.commands)


def test_a_card_in_a_bag_that_is_gone_is_not_found():
    customer = asked_to_block().says("ma carte était dedans", retrouver=0.7)
    assert customer.asked == "bloque" and "found" not in customer.state.commands


def test_a_card_that_is_found_in_the_bag_is():
    customer = asked_to_block().says("je l'ai retrouvée, elle était dans mon sac", "retrouver")
    assert "found" in customer.state.commands
