"""What a customer types is a button's press when it is the title just shown, and only then."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import BotUttered, UserUttered

from aide.dialogue.typed_button import pressed

SHOWN = BotUttered(
    "Puis-je l'enregistrer ?",
    {
        "buttons": [
            {"title": "Ajouter un détail", "payload": "/modifier?champ=ajout"},
            {"title": "Annuler", "payload": "/annuler"},
        ]
    },
)


@pytest.mark.parametrize("typed", ["Ajouter un détail", "ajouter un detail", "AJOUTER UN DÉTAIL !"])
def test_the_title_of_a_button_that_was_just_shown_presses_it(typed):
    assert pressed(typed, [UserUttered("oui"), SHOWN, UserUttered(typed)]) == ("modifier", {"champ": "ajout"})


def test_other_words_press_nothing():
    assert pressed("ajoutez que j'ai appelé", [UserUttered("oui"), SHOWN, UserUttered("x")]) is None


def test_a_title_of_an_earlier_turn_presses_nothing():
    later = [UserUttered("oui"), SHOWN, UserUttered("et alors"), BotUttered("Bien."), UserUttered("annuler")]
    assert pressed("annuler", later) is None


def test_the_buttons_of_an_open_summary_stay_for_some_turns():
    later = [
        UserUttered("oui"),
        SHOWN,
        UserUttered("c'est payant ?"),
        BotUttered("Non."),
        UserUttered("annuler"),
    ]
    assert pressed("annuler", later, turns=3) == ("annuler", {})
    assert pressed("annuler", [*later[:-1], *[UserUttered("x")] * 3, UserUttered("annuler")], turns=3) is None


@pytest.mark.parametrize("typed", ["", "…", "?"])
def test_signs_press_nothing(typed):
    assert pressed(typed, [UserUttered("oui"), SHOWN, UserUttered(typed)]) is None
