"""Whatever an agent's browser or a client of the API sends is stored and searched in one form."""

from __future__ import annotations

import time
import unicodedata

from aide.db import reading, writing
from aide.desk.conversations import reviews
from aide.desk.conversations.api import page_of
from aide.desk.staff import cli
from aide.journal.search import Filters

from ..server import DeskServer
from ..web import Browser
from ..world import World

SPLIT = unicodedata.normalize("NFD", "Rappelé\u00a0: code de sécurité 456\u200b")
KEPT = "Rappelé : code de sécurité [donnée masquée]"


def test_a_note_of_the_api_is_stored_in_one_form(desk: DeskServer, world: World) -> None:
    reference = world.complaint(world.conversation("Des frais")).reference
    desk.patch(f"/api/complaints/{reference}", agent="Amel", note=SPLIT)
    assert desk.get(f"/api/complaints/{reference}")["history"][-1]["note"] == KEPT


def test_what_holds_a_control_or_half_a_character_is_still_refused(desk: DeskServer, world: World) -> None:
    reference = world.complaint(world.conversation("Des frais")).reference
    path = f"/api/complaints/{reference}"
    assert desk.http.patch(path, json={"agent": "Amel", "note": "a\x00b"}).status_code == 400
    half = desk.http.patch(path, content=b'{"agent": "Amel", "note": "a \\ud83d"}')
    assert half.status_code == 400


def test_a_note_of_a_page_is_stored_in_one_form_and_its_lines_count_once(
    desk: DeskServer, engine, world: World
) -> None:
    with writing(engine) as c:
        cli.seed_demo(c)
    name = world.conversation("Des frais")
    browser = Browser(desk)
    browser.logs_in("sophie")
    path = f"/conversations/{name}"
    assert browser.sends(f"{path}/notes", path, note=SPLIT).status_code == 200
    lines = "\r\n".join(["a" * 39] * 100)
    assert len(lines) > 4000
    assert browser.sends(f"{path}/notes", path, note=lines).status_code == 200
    with reading(engine) as c:
        notes = [note.text for note in reviews.of(c, name).notes]
    assert sorted(notes) == sorted([KEPT, lines.replace("\r\n", "\n")])


def test_a_search_is_read_in_one_form(desk: DeskServer, world: World) -> None:
    found = world.conversation("Mon prélèvement est refusé")
    words = unicodedata.normalize("NFD", "prélèvement\u00a0refusé")
    assert [one["id"] for one in desk.get("/api/conversations", q=words)["items"]] == [found]


def test_a_first_message_is_cut_before_it_is_masked(world: World, engine) -> None:
    """Forty of them took five seconds of each look at the list."""
    for _ in range(42):
        world.conversation("a- " * 1300 + "06 12 34 56 78")
    world.conversation("appelez le 06 12 34 56 78 " * 100)
    started = time.process_time()
    items = page_of(engine, Filters(), None, 50)["items"]
    assert time.process_time() - started < 1
    assert max(len(one["preview"]) for one in items) == 160
    assert not [one for one in items if "06 12" in one["preview"]]
