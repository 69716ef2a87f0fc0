"""What he said yes to is done and said first; what he asked beside it is answered then."""

from __future__ import annotations

from dataclasses import replace

from .customer import a_client, asked_to_block, read


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


def test_the_card_is_blocked_first_though_the_wish_for_a_person_is_louder():
    parts = (
        read("il faudrait la bloquer.", bloquer=0.6),
        read("Ensuite je veux une vraie personne", "humain"),
    )
    said = read(
        "on m'a pris ma carte au café, il faudrait la bloquer. Ensuite je veux une vraie personne",
        about={"parler_a_un_humain": 0.97, "carte_volee": 0.02},
        bloquer=0.9,
        humain=0.95,
    )
    customer = a_client().sends(replace(said, sentences=parts))
    assert customer.effect == "action_lister_cartes" and "parler_a_un_humain" in customer.state.later


def test_who_only_wants_a_person_about_his_card_gets_one():
    said = read(
        "on m'a pris ma carte, passez-moi une vraie personne",
        about={"parler_a_un_humain": 0.97},
        humain=0.95,
        bloquer=0.3,
    )
    assert a_client().sends(said).said == ["action_transferer_conseiller"]


def test_a_card_to_block_comes_before_what_he_files_for():
    text = "carte tombée dans le bus, à couper. et je réclame pour des frais"
    second = ("frais", "je réclame pour des frais")
    customer = a_client().sends(
        read(text, "raconter", "deposer", bloquer=0.5, about="carte_perdue", second=second)
    )
    assert customer.effect == "action_lister_cartes" and customer.state.later == ["frais"]
