from __future__ import annotations

from aide.dialogue.recap import collected
from aide.handoff.summary import summarise
from aide.journal import conversations, messages
from aide.journal.conversations import Customer

from .conftest import MONDAY


def test_the_agent_reads_who_what_and_the_last_words(desk):
    claire = Customer("demo-claire", "Claire Martin")
    name = desk(conversations.create, customer=claire, now=MONDAY).id
    for number in range(8):
        desk(messages.receive, name, client_id=str(number), text=f"message {number}", now=MONDAY)
    desk(messages.say, name, author=messages.BOT, text="Je suis le robot.", now=MONDAY)
    draft = {"montant": "50.00", "date": "inconnu", "beneficiaire": "Zoé", "description": ["longue histoire"]}
    lines = desk(summarise, name, asked="Prélèvement contesté", collected=collected(draft)).splitlines()
    assert lines[:3] == [
        "Client : Claire Martin (demo-claire)",
        "Sujet : Prélèvement contesté",
        "Déjà recueilli : montant : 50,00\N{NARROW NO-BREAK SPACE}€ · bénéficiaire ou émetteur : Zoé",
    ]
    assert lines[3:] == [f"« message {number} »" for number in range(2, 8)]


def test_a_visitor_is_said_to_be_one(desk):
    assert desk(summarise, desk.conversation(), asked=None, collected="") == "Client : Visiteur non connecté"


def test_a_long_message_is_cut(desk):
    name = desk.conversation()
    desk(messages.receive, name, client_id="1", text="a" * 4000, now=MONDAY)
    assert len(desk(summarise, name, asked=None, collected="")) < 400
