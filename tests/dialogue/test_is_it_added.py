"""« c'est ajouté ou pas ? »: a plain yes, with what was added;
what else is asked beside it is answered too.
"""

from __future__ import annotations

import pytest

from .customer import Customer, a_client, asked_to_file, read

REFERENCE = "REC-2026-000001"


def filed() -> Customer:
    customer = asked_to_file(a_client()).says("oui", "oui")
    return customer.sees(
        "deposee", reference=REFERENCE, date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


def added() -> Customer:
    customer = filed().says("ajoutez que j'ai gardé la facture du garage de Brest", "ajouter")
    return customer.sees("notee", reference=REFERENCE)


@pytest.mark.parametrize(
    "text", ["ouais mais ma facture c'est noté ou non", "elle est bien dans mon dossier la facture ?"]
)
def test_it_is_and_he_is_told_what(text):
    customer = added().says(text, "demander")
    assert customer.said == ["utter_bien_ajoute"]
    assert "facture du garage de Brest" in customer.values["ajouts"]


def test_nothing_was_added_and_what_is_in_it_is_told():
    assert filed().says("ma facture c'est ajouté ou pas", "demander").said == ["utter_contenu_depose"]


def test_of_something_else_no_yes_is_said():
    assert added().says("mon relevé est bien dans le dossier ?", "demander").said == ["utter_contenu_depose"]


def test_more_to_add_is_still_added():
    customer = added().says(
        "ajoutez aussi le devis du garagiste, vous avez bien noté la facture ?", "ajouter"
    )
    assert "utter_bien_ajoute" not in customer.said


def test_what_is_asked_beside_it_is_answered():
    message = read(
        "la facture est bien dans le dossier ? et une photo, ça s'envoie ?",
        "demander",
        asks="assistant_envoyer_photo",
    )
    assert added().sends(message).said[0] == "utter_bien_ajoute"
