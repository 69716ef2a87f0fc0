"""What is worth a look among what the bot understood."""

from __future__ import annotations

from datetime import timedelta

from aide.db import reading
from aide.desk.inbox import doubts

from .world import NOW


def reasons(engine):
    with reading(engine) as c:
        return {(doubt.text, doubt.why) for doubt in doubts(c)}


def test_only_the_message_just_before_ce_n_est_pas_ca_is_corrected_by_it(engine, world):
    name = world.conversation()
    for minute, (text, intent) in enumerate(
        [("Mes frais", "frais"), ("Ma carte", "carte_perdue"), ("Non", "autre_chose"), ("Mon accès", "acces_compte")]
    ):
        world.says(name, text, intent=intent, at=NOW + timedelta(minutes=minute))
    assert reasons(engine) == {("Ma carte", "corrigé")}


def test_ce_n_est_pas_ca_in_one_conversation_says_nothing_of_another(engine, world):
    for texts in (("Un", "Deux", "Trois"), ("Quatre", "Cinq")):
        name = world.conversation()
        for text in texts[:-1]:
            world.says(name, text)
        world.says(name, texts[-1], intent="autre_chose" if len(texts) == 3 else "frais")
    assert reasons(engine) == {("Deux", "corrigé")}


def test_a_message_to_an_agent_meanwhile_means_that_nothing_was_corrected(engine, world):
    from aide.db import writing
    from aide.journal import messages

    name = world.conversation("Mes frais")
    with writing(engine) as c:
        messages.receive(c, name, client_id="to-the-agent", text="Bonjour Malik", now=NOW)
    world.says(name, "Non", intent="autre_chose")
    assert reasons(engine) == set()


def test_what_was_pressed_is_never_doubted(engine, world):
    from aide.db import writing
    from aide.journal import messages, turns

    name = world.conversation()
    with writing(engine) as c:
        parse = {"intent": "frais", "entities": {}, "standing": False}
        line, _new = messages.receive(c, name, client_id="b", text="Frais", now=NOW, parse=parse)
        turns.record(c, name, turns.Turn(line.seq, "nlu_fallback", 0.3), now=NOW)
    world.says(name, "Hum", intent="nlu_fallback")
    assert reasons(engine) == {("Hum", "confiance")}
