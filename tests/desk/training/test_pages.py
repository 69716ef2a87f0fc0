"""« Améliorer »: each doubt once, with what was said around it."""

from __future__ import annotations

from datetime import timedelta

import yaml

from aide.db import reading, writing
from aide.desk.training import corrections, unclear
from aide.journal import turn_log
from aide.journal.turn_log import TurnRecord

from ..web import Browser, text
from ..world import NOW, World


def test_doubtful_messages_are_shown_with_their_context_and_never_again_once_treated(
    browser: Browser, world: World, engine
) -> None:
    name = world.conversation("bonjour", "je comprends pas la ligne bizarre")
    with writing(engine) as c:
        turn_log.record(c, name, TurnRecord(3, "hors_sujet", 0.41), now=NOW)
    page = browser.get("/ameliorer")
    assert "je comprends pas la ligne bizarre" in page.text and "peu de certitude" in text(page).lower()
    path = f"/ameliorer/{name}/3"
    assert browser.sends(path, "/ameliorer", intent="", texte="x").status_code == 400
    assert "donnée personnelle" in text(
        browser.sends(path, "/ameliorer", intent="frais", texte="écrire à a@b.fr")
    )
    browser.sends(path, "/ameliorer", intent="frais", texte="je comprends pas la ligne bizarre")
    assert "je comprends pas" not in browser.get("/ameliorer").text
    assert "déjà traité" in text(browser.sends(path, "/ameliorer", intent="frais", texte="encore"))
    exported = yaml.safe_load(browser.get("/ameliorer/exemples.yml").text)
    assert exported["nlu"] == [{"intent": "frais", "examples": "- je comprends pas la ligne bizarre\n"}]


def test_what_the_customer_corrected_and_what_led_to_a_person_is_shown_too(world: World, engine) -> None:
    corrected, handed, fine = (
        world.conversation("ma carte bleue"),
        world.conversation("mon truc"),
        world.conversation("frais"),
    )
    world.says(corrected, "Autre chose", intent="autre_chose")
    world.handoff(handed, ago=timedelta(hours=1) - timedelta(minutes=1))
    with reading(engine) as c:
        found = {doubt.conversation: doubt.why for doubt in unclear.doubts(c)}
    assert found == {corrected: "corrige", handed: "conseiller"} and fine not in found


def test_none_of_them_is_treated_and_not_exported(browser: Browser, world: World, engine) -> None:
    name = world.conversation()
    world.says(name, "blablabla", intent="nlu_fallback")
    with reading(engine) as c:
        [doubt] = unclear.doubts(c)
    browser.sends(f"/ameliorer/{name}/{doubt.seq}", "/ameliorer", intent=corrections.NONE, texte="")
    with reading(engine) as c:
        assert (unclear.doubts(c), corrections.accepted(c)) == ([], [])
