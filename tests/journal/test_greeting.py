"""The first sentence: a machine, a person to be had, four ways to begin,
and a name when the bank gives one.
"""

from __future__ import annotations

import pytest

from aide.journal import buttons, conversations, greeting
from aide.journal.conversations import Customer
from aide.phrases import phrase

from .conftest import NOW


def greeted(journal, name: str | None):
    customer = Customer("demo-claire", name) if name is not None else None
    conversation = journal(conversations.create, customer=customer, now=NOW)
    return journal(greeting.greet, conversation, now=NOW)


def test_it_says_that_it_is_a_machine_and_that_a_person_can_be_had(journal):
    for name in (None, "Camille Roux"):
        said = greeted(journal, name).text
        assert "assistant automatique" in said and "une personne" in said
        assert len(said.split()) <= 40


def test_who_is_logged_in_is_greeted_by_name(journal):
    assert greeted(journal, "Camille Roux").text == phrase("accueil_client", nom="Camille")
    assert greeted(journal, None).text == phrase("accueil")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Camille Roux", "Camille"),
        ("Jean-Pierre de La Tour", "Jean-Pierre"),
        ("N'Golo Éboué", "N'Golo"),
        ("ROUX Camille", "Camille"),
        ("CAMILLE ROUX", "Camille Roux"),
        ("CAMILLE", "Camille"),
        ("Mme Roux", "Mme Roux"),
        ("M. Karim Benali", "M. Karim Benali"),
        ("C. Roux", "C. Roux"),
        ("  Zoé   Diallo ", "Zoé"),
        ("Mme", None),
        ("", None),
        ("client42", None),
        ("<b>Zoé</b>", None),
        ("camille@example.org", None),
        ("{heure}", None),
        ("n" * 41, None),
    ],
)
def test_a_name_is_said_politely_or_not_at_all(given, name):
    assert greeting.polite_name(Customer("1", given)) == name


def test_nobody_logged_in_has_no_name():
    assert greeting.polite_name(None) is None
    assert greeting.polite_name(Customer("1")) is None


def test_its_four_buttons_are_opaque_and_it_tells_clients_what_it_asks(journal):
    line = greeted(journal, None)
    assert line.asks == {"expects": {"field": "motif", "kind": "choice"}}
    assert [reply["title"] for reply in line.quick_replies] == [
        "Carte perdue ou volée",
        "Virement en retard",
        "Débit ou frais que je conteste",
        "Parler à un conseiller",
    ]
    assert all(reply["payload"].startswith(buttons.PREFIX) for reply in line.quick_replies)


def test_its_buttons_lead_to_the_four_subjects(journal):
    line = greeted(journal, None)
    pressed = [
        journal(buttons.press, line.conversation, reply["payload"], client_id="1")
        for reply in line.quick_replies
    ]
    assert [one.intent for one in pressed] == [
        "faire_opposition",
        "virement_en_retard",
        "preciser",
        "parler_a_un_humain",
    ]
    assert [one.standing for one in pressed] == [True, False, False, True]
