"""What is worth a look among what the bot understood."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aide.db import reading, writing
from aide.desk.training import corrections
from aide.desk.training.unclear import doubts
from aide.journal import messages, turn_log

from ..world import NOW


def reasons(engine):
    with reading(engine) as c:
        return {(doubt.text, doubt.why) for doubt in doubts(c)}


def test_only_the_message_just_before_ce_n_est_pas_ca_is_corrected_by_it(engine, world):
    name = world.conversation()
    for minute, (text, intent) in enumerate(
        [
            ("Mes frais", "frais"),
            ("Ma carte", "carte_perdue"),
            ("Non", "autre_chose"),
            ("Mon accès", "acces_compte"),
        ]
    ):
        world.says(name, text, intent=intent, at=NOW + timedelta(minutes=minute))
    assert reasons(engine) == {("Ma carte", "corrige")}


def test_ce_n_est_pas_ca_in_one_conversation_says_nothing_of_another(engine, world):
    for texts in (("Un", "Deux", "Trois"), ("Quatre", "Cinq")):
        name = world.conversation()
        for text in texts[:-1]:
            world.says(name, text)
        world.says(name, texts[-1], intent="autre_chose" if len(texts) == 3 else "frais")
    assert reasons(engine) == {("Deux", "corrige")}


def test_a_message_to_an_agent_meanwhile_means_that_nothing_was_corrected(engine, world):
    name = world.conversation("Mes frais")
    with writing(engine) as c:
        messages.receive(c, name, client_id="to-the-agent", text="Bonjour Malik", now=NOW)
    world.says(name, "Non", intent="autre_chose")
    assert reasons(engine) == set()


def test_what_was_pressed_is_never_doubted(engine, world):
    name = world.conversation()
    with writing(engine) as c:
        parse = {"intent": "frais", "entities": {}, "standing": False}
        line, _new = messages.receive(c, name, client_id="b", text="Frais", now=NOW, parse=parse)
        turn_log.record(c, name, turn_log.TurnRecord(line.seq, "nlu_fallback", 0.3), now=NOW)
    world.says(name, "Hum", intent="nlu_fallback")
    assert reasons(engine) == {("Hum", "confiance")}


@pytest.mark.parametrize(
    "intent", ["saluer", "affirmer", "refuser", "remercier", "au_revoir", "parler_a_un_humain"]
)
def test_courtesies_before_a_handoff_are_no_doubt_unless_they_were_badly_understood(engine, world, intent):
    for text, confidence in (("Bonjour", 0.99), ("Mouais", 0.4)):
        name = world.conversation()
        with writing(engine) as c:
            line, _new = messages.receive(c, name, client_id=text, text=text, now=NOW)
            turn_log.record(c, name, turn_log.TurnRecord(line.seq, intent, confidence), now=NOW)
        world.handoff(name, ago=timedelta(0))
    name = world.conversation("Un truc", ago=timedelta(0))
    world.handoff(name, ago=timedelta(0))
    assert reasons(engine) == {("Mouais", "confiance"), ("Un truc", "conseiller")}


def test_what_is_said_alike_is_one_doubt_the_newest_with_a_count(engine, world):
    names = [world.conversation() for _ in range(3)]
    for minute, (name, text) in enumerate(
        zip(names, ("Ça marche PAS", "ca marche  pas !", "Ça marche pas ?"), strict=True)
    ):
        world.says(name, text, intent=None, at=NOW + timedelta(minutes=minute))
    world.says(names[0], "Ça marche", intent=None)
    with reading(engine) as c:
        found = [(doubt.text, doubt.conversation, doubt.times) for doubt in doubts(c)]
    assert found == [("Ça marche pas ?", names[2], 3), ("Ça marche", names[0], 1)]


def test_signs_without_a_word_are_alike_only_when_they_are_the_same(engine, world):
    for text in ("?!", "🙂", "🙂"):
        world.says(world.conversation(), text, intent=None)
    with reading(engine) as c:
        assert {(doubt.text, doubt.times) for doubt in doubts(c)} == {("?!", 1), ("🙂", 2)}


def test_one_treatment_treats_all_that_is_said_alike_and_nothing_else(engine, world):
    one, other = world.conversation(), world.conversation()
    seq = world.says(one, "mon plafond", intent=None)
    world.says(other, "Mon plafond.", intent=None)
    world.says(other, "mon plafond de carte", intent=None)
    with writing(engine) as c:
        assert corrections.treat(c, one, seq, intent="frais", text="mon plafond", login="malik", now=NOW) == 2
        assert [doubt.text for doubt in doubts(c)] == ["mon plafond de carte"]
        assert corrections.accepted(c) == [("frais", "mon plafond")]


def test_said_again_after_its_treatment_it_is_a_doubt_again(engine, world):
    seq = world.says(name := world.conversation(), "mon plafond", intent=None)
    with writing(engine) as c:
        corrections.treat(c, name, seq, intent="frais", text="mon plafond", login="malik", now=NOW)
    world.says(world.conversation(), "mon plafond", intent=None, at=NOW + timedelta(days=1))
    with reading(engine) as c:
        assert [(doubt.text, doubt.times) for doubt in doubts(c)] == [("mon plafond", 1)]
