"""Live chats: of two agents one wins, and nobody's chat is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aide.db import reading, writing
from aide.desk.staff import accounts
from aide.handoff import agent_chat, queue, transfer
from aide.journal import messages

from ..web import Browser, hidden, text
from ..world import NOW, World


def waiting(world: World, *said: str) -> tuple[str, str]:
    name = world.conversation(*(said or ("Un conseiller",)))
    return name, world.handoff(name, ago=timedelta(0)).id


def test_of_two_agents_one_wins_and_the_other_is_told_who(
    browser: Browser, sophie: Browser, world: World
) -> None:
    _, handoff = waiting(world)
    assert "Frais, écrire à" in text(browser.get("/direct"))
    won = browser.sends(f"/direct/{handoff}/prise", "/direct")
    assert won.url.path == f"/direct/{handoff}" and "composer" in won.text
    lost = sophie.http.post(
        f"/direct/{handoff}/prise", data={"form_token": hidden(sophie.get("/direct").text)}
    )
    assert "Malik Haddad a déjà pris cette conversation en charge" in text(lost)
    assert "composer" not in sophie.get(f"/direct/{handoff}").text


def test_the_customer_sees_the_first_name_only(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/messages", f"/direct/{handoff}", id="m-1", texte="Bonjour")
    said = world.transcript(name)
    assert [line.text for line in said if line.author == messages.SYSTEM][
        -1
    ] == "Malik a rejoint la conversation."
    assert (said[-1].name, said[-1].text) == ("Malik", "Bonjour")


def test_the_same_message_twice_is_said_once(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    for _ in range(2):
        browser.sends(f"/direct/{handoff}/messages", f"/direct/{handoff}", id="m-1", texte="Bonjour")
    assert [line.text for line in world.transcript(name)].count("Bonjour") == 1


def test_a_message_that_cannot_be_sent_comes_back_with_the_reason(
    browser: Browser, sophie: Browser, world: World
) -> None:
    _, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    page = f"/direct/{handoff}"
    assert "de 1 à" in text(browser.sends(f"{page}/messages", page, id="m-1", texte=" "))
    kept = sophie.http.post(
        f"{page}/messages",
        data={"form_token": hidden(sophie.get("/direct").text), "id": "m-2", "texte": "Moi aussi"},
    )
    assert "n'est plus avec vous" in text(kept) and "Moi aussi" in kept.text


def test_a_chat_passes_to_a_colleague_and_the_customer_is_told(
    browser: Browser, sophie: Browser, world: World
) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/transfert", f"/direct/{handoff}", agent="sophie")
    assert world.transcript(name)[-1].text == "Sophie prend la suite de la conversation."
    assert "composer" in sophie.get(f"/direct/{handoff}").text
    assert "composer" not in browser.get(f"/direct/{handoff}").text


def test_a_chat_is_closed_with_a_category_and_only_by_who_has_it(
    browser: Browser, sophie: Browser, world: World, engine
) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    page = f"/direct/{handoff}"
    refused = sophie.http.post(
        f"{page}/cloture", data={"form_token": hidden(sophie.get("/direct").text), "categorie": "Résolu"}
    )
    assert "n'est pas avec vous" in text(refused)
    assert "Choisissez une catégorie" in text(browser.sends(f"{page}/cloture", page, categorie=""))
    browser.sends(f"{page}/cloture", page, categorie="Résolu", detail="frais remboursés")
    with reading(engine) as c:
        closed = queue.get(c, handoff)
    assert (closed.state, closed.close_reason) == ("closed", "Résolu : frais remboursés")
    assert world.row(name).owner == "bot"


def test_the_thread_is_sent_again_only_when_something_changed(browser: Browser, world: World) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    version = browser.get(f"/direct/{handoff}").text.split("fil?v=")[1].split('"')[0]
    assert browser.get(f"/direct/{handoff}/fil?v={version}").status_code == 204
    world.says(name, "Vous êtes là ?")
    again = browser.get(f"/direct/{handoff}/fil?v={version}")
    assert again.status_code == 200 and "Vous êtes là ?" in again.text


def test_who_reads_and_who_types_is_shown_to_the_others(
    browser: Browser, sophie: Browser, world: World
) -> None:
    _, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    sophie.get(f"/direct/{handoff}/fil")
    assert "Sophie Lambert lit" in text(browser.get(f"/direct/{handoff}/fil"))
    sophie.http.post(
        f"/direct/{handoff}/frappe", headers={"X-Form-Token": hidden(sophie.get("/direct").text)}
    )
    assert "Sophie Lambert écrit" in text(browser.get(f"/direct/{handoff}/fil"))


def test_an_agent_who_vanishes_gives_the_chat_back_to_the_head_of_the_queue(world: World, engine) -> None:
    name, handoff = waiting(world)
    waiting(world, "Après")
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Malik Haddad", now=NOW, until=NOW + timedelta(minutes=3))
        assert transfer.find_absent(c, now=NOW + timedelta(minutes=2)) == []
        [again] = transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(minutes=4))
        assert transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(minutes=5)) == []
        assert (queue.position(c, name), again.state, again.id != handoff) == (1, "waiting", True)
    assert world.row(name).owner == "waiting"
    line = world.transcript(name)[-1]
    assert line.text.startswith("Malik n'est plus disponible") and line.quick_replies


def test_a_chat_claimed_on_the_page_and_never_opened_again_goes_back(
    browser: Browser, world: World, engine
) -> None:
    _, handoff = waiting(world)
    browser.http.post(
        f"/direct/{handoff}/prise",
        data={"form_token": hidden(browser.get("/direct").text)},
        follow_redirects=False,
    )
    with reading(engine) as c:
        assert transfer.find_absent(c, now=NOW) == []
        assert transfer.find_absent(c, now=NOW + timedelta(hours=1)) == [handoff]


@pytest.mark.parametrize("is_closed", [False, True], ids=["absent", "account closed"])
def test_a_chat_passed_to_somebody_absent_goes_back(
    browser: Browser, world: World, engine, is_closed
) -> None:
    name, handoff = waiting(world)
    browser.sends(f"/direct/{handoff}/prise", "/direct")
    browser.sends(f"/direct/{handoff}/transfert", f"/direct/{handoff}", agent="ines")
    with writing(engine) as c:
        if is_closed:
            accounts.set_disabled(c, "ines", True, now=NOW)
        assert transfer.find_absent(c, now=NOW) == []
        [again] = transfer.give_back_absent(c, wait_minutes=10, now=NOW + timedelta(hours=1))
    assert (again.conversation, again.state) == (name, "waiting")
    assert world.transcript(name)[-1].text.startswith("Inès n'est plus disponible")


def test_a_chat_worked_through_the_api_never_vanishes(world: World, engine) -> None:
    _, handoff = waiting(world)
    with writing(engine) as c:
        agent_chat.claim(c, handoff, agent="Amel", now=NOW)
        assert transfer.find_absent(c, now=NOW + timedelta(days=1)) == []
