"""Conversations, as agents read, review and export them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import yaml

from aide.db import writing
from aide.desk.conversations import reviews
from aide.handoff import agent_chat, queue
from aide.journal import messages, ratings, turn_log
from aide.journal.turn_log import TurnRecord

from ..web import Browser, text
from ..world import CLAIRE, NOW, World


def test_filters_combine_and_their_address_can_be_shared(browser: Browser, world: World) -> None:
    wanted = world.conversation("Un prélèvement étrange")
    world.conversation("Un prélèvement ancien", ago=timedelta(days=9))
    world.conversation("Un virement")
    page = browser.get(
        "/conversations?q=prelevement&since=2026-11-22&outcome=answered&intent=frais&reviewed=non"
    )
    assert page.text.count("data-open") == 1 and wanted in page.text
    assert 'value="prelevement"' in page.text and 'value="2026-11-22"' in page.text


def test_an_empty_list_says_whether_a_filter_made_it_so(browser: Browser) -> None:
    for path, nothing in (("/conversations", "Aucune conversation"), ("/reclamations", "Aucune réclamation")):
        assert f"{nothing} encore." in text(browser.get(path))
        assert f"{nothing} ne correspond." in text(browser.get(f"{path}?q=rien"))


def test_conversations_are_found_by_rating_agent_review_and_assignment(
    browser: Browser, world: World, engine
) -> None:
    name, other = world.conversation("Un"), world.conversation("Deux")
    with writing(engine) as c:
        ratings.rate(c, name, stars=2, word=None, now=NOW)
        handoff = queue.request(c, name, reason="x", summary="x", wait_minutes=5, now=NOW)
        agent_chat.claim(c, handoff.id, agent="Malik Haddad", now=NOW)
        reviews.mark(c, name, login="malik", now=NOW)
        reviews.assign(c, name, "ines")
    for asked in ("rating=2", "agent=Malik+Haddad", "reviewed=oui", "assigned=ines"):
        page = browser.get(f"/conversations?{asked}").text
        assert name in page and other not in page, asked


def test_a_transcript_shows_what_was_understood_and_what_failed(
    browser: Browser, world: World, engine
) -> None:
    name = world.conversation()
    world.says(
        name,
        "ma carte <b>est</b> perdue",
        intent="carte_perdue",
        ranking=[["carte_perdue", 0.9], ["carte_volee", 0.08]],
        entities=[{"entity": "quatre_derniers", "value": "4321"}],
        actions=["action_bloquer_cartes", "utter_rien_bloque", "action_listen"],
        commands=["start_flow opposition", "teleport"],
        facts={"raison": "carte_perdue", "creancier": "<i>zoe@example.org</i>"},
        flow="opposition",
        spoken={"model": "f00d", "sentences": ["utter_ask_bloque.1"]},
        failures=["blocage: unknown"],
    )
    with writing(engine) as c:
        messages.reply(
            c,
            name,
            generation=0,
            reply_to=2,
            reply_index=0,
            text="Je bloque la carte ?",
            asks={"expects": {"field": "bloque", "kind": "yes_no"}, "danger": True},
            now=NOW,
        )
    page = browser.get(f"/conversations/{name}")
    said = text(page)
    assert "Fait demande de blocage à la banque, réponse : rien bloque" in said and "action_" not in said
    assert "Il commence : Bloquer une carte · Autre · Raison carte perdue" in said
    assert "Bloquer une carte, question : bloquer la carte ou non" in said and "Modèle f00d" in said
    assert "<i>" not in page.text and "zoe@example.org" not in page.text
    for expected in (
        "Carte perdue",
        "90 %",
        "carte finissant par : 4321",
        "Carte volée (8 %)",
        "blocage: unknown",
    ):
        assert expected in said, expected
    assert "<b>est</b>" not in page.text


def test_notes_review_and_assignment_are_kept_and_audited(
    browser: Browser, sophie: Browser, world: World
) -> None:
    name = world.conversation("Bonjour")
    path = f"/conversations/{name}"
    browser.sends(f"{path}/notes", path, note="À rappeler, carte 4111 1111 1111 1111")
    browser.sends(f"{path}/revue", path, revue="oui")
    browser.sends(f"{path}/attribution", path, agent="ines")
    said = text(browser.get(path))
    assert "À rappeler" in said and "4111 1111 1111" not in said and "Revue le" in said
    trail = text(sophie.get("/audit"))
    assert all(act in trail for act in ("a écrit une note", "a marqué comme revue", "a attribué"))


def test_an_empty_or_endless_note_is_refused_and_given_back(browser: Browser, world: World) -> None:
    path = f"/conversations/{world.conversation('Bonjour')}"
    assert browser.sends(f"{path}/notes", path, note="  ").status_code == 400
    long = browser.sends(f"{path}/notes", path, note="a" * 4001)
    assert long.status_code == 400 and "a" * 4001 in long.text


def test_the_other_conversations_of_a_customer_are_there_and_only_those(
    browser: Browser, world: World
) -> None:
    one, two = world.conversation("Un", customer=CLAIRE), world.conversation("Deux", customer=CLAIRE)
    alone = world.conversation("Trois")
    around = browser.get(f"/conversations/{one}").text.split("Autres conversations")[1]
    assert two in around and alone not in around
    assert "Autres conversations" not in browser.get(f"/conversations/{alone}").text


@pytest.mark.parametrize(
    "path",
    ["/conversations/absente", "/reclamations/REC-2026-999999", "/direct/absent", "/reclamations/x.csv"],
)
def test_what_does_not_exist_is_a_clear_page(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404 and "n'existe pas" in text(answer)


def test_a_conversation_is_exported_as_a_story_that_rasa_reads(browser: Browser, world: World) -> None:
    name = world.conversation("on m'a pris 12 €, écrivez à zoe@example.org")
    told = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)
    [story] = told["stories"]
    assert told["version"] == "3.1"
    assert story["steps"] == [{"user": "on m'a pris 12 €, écrivez à [e-mail]", "intent": "frais"}]


def test_a_story_marks_what_was_read_in_the_text(browser: Browser, world: World) -> None:
    name = world.conversation()
    amount = {"entity": "montant", "value": "12.00", "start": 15, "end": 19}
    address = {"entity": "email", "value": "zoe@example.org", "start": 5, "end": 25}
    world.says(name, "on m'a facturé 12 € hier", entities=[amount])
    world.says(name, "moi, zoe chez example.org", entities=[address])
    [story] = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)["stories"]
    assert story["steps"][1]["user"] == "moi, [e-mail]"
    assert story["steps"][0]["user"] == 'on m\'a facturé [12 €]{"entity": "montant", "value": "12.00"} hier'


def test_a_story_says_who_spoke_which_button_and_that_an_effects_word_is_to_be_written(
    browser: Browser, world: World, engine
) -> None:
    name = world.conversation(customer=CLAIRE)
    with writing(engine) as c:
        parse = {"intent": "choisir_carte", "entities": {"carte": "4321"}, "standing": False}
        line, _ = messages.receive(c, name, client_id="b1", text="Visa", now=NOW, parse=parse)
        done = ["action_bloquer_cartes", "utter_ask_renouvelle", "action_listen"]
        turn_log.record(c, name, TurnRecord(line.seq, "choisir_carte", 1.0, actions=done), now=NOW)
    [story] = yaml.safe_load(browser.get(f"/conversations/{name}/test.yml").text)["stories"]
    assert story["steps"] == [
        {"slot_was_set": [{"client": "connecte"}]},
        {"intent": "choisir_carte", "entities": [{"carte": "4321"}]},
        {"action": "action_bloquer_cartes"},
        {"slot_was_set": [{"resultat": "à écrire"}]},
        {"action": "utter_ask_renouvelle"},
    ]
