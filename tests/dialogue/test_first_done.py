"""What he said yes to is done and said first; what he asked beside it is answered then."""

from __future__ import annotations

from dataclasses import replace

from .customer import asked_to_block, read


def test_a_question_beside_the_yes_is_answered_once_the_card_is_blocked():
    parts = (read("oui bloquez !", "oui"), read("et la nouvelle, combien ?", asks="prix_nouvelle_carte"))
    said = replace(read("oui bloquez ! et la nouvelle, combien ?", oui=0.9, demander=0.6), sentences=parts)
    customer = asked_to_block().sends(said)
    assert customer.said == ["action_bloquer_cartes"]
    customer.sees("bloquee", carte="•••• 4321", date="le 23/11/2026", numero="OPP-1")
    assert customer.said[0] == "utter_info_prix_nouvelle_carte" and customer.state.held == []


def test_it_is_answered_though_the_bank_did_not_block():
    parts = (read("oui bloquez !", "oui"), read("et la nouvelle, combien ?", asks="prix_nouvelle_carte"))
    said = replace(read("oui bloquez ! et la nouvelle, combien ?", oui=0.9, demander=0.6), sentences=parts)
    customer = asked_to_block().sends(said).sees("echec")
    assert "utter_info_prix_nouvelle_carte" in customer.said
