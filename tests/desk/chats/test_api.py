from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx
import pytest

from aide.db import reading
from aide.journal import presence
from tests.plain_http import request

from ..server import TOKEN, DeskServer
from ..world import NOW, World

PATH = "/api/handoffs"


def listed(desk: DeskServer, **filters: Any) -> list[str]:
    return [item["id"] for item in desk.get(PATH, **filters)["items"]]


def assigned(desk: DeskServer, world: World) -> tuple[str, str]:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name)
    desk.post(f"{PATH}/{handoff.id}/claim", agent="Amel")
    return name, handoff.id


def test_a_handoff_carries_the_fields_of_the_contract(desk: DeskServer, world: World) -> None:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name)
    assert desk.get(PATH)["items"] == [
        {
            "id": handoff.id,
            "conversation": name,
            "state": "waiting",
            "reason": "demande",
            "summary": "Frais, écrire à [e-mail]",
            "agent": None,
            "created_at": "2026-11-23T09:58:00+01:00",
            "deadline_at": "2026-11-23T10:08:00+01:00",
            "claimed_at": None,
            "closed_at": None,
            "close_reason": None,
        }
    ]


def test_the_list_is_filtered_by_conversation_and_state(desk: DeskServer, world: World) -> None:
    name, taken = assigned(desk, world)
    waiting = world.handoff(world.conversation("Un conseiller"))
    assert listed(desk, state="waiting") == [waiting.id]
    assert listed(desk, conversation=name) == [taken]
    assert listed(desk, conversation=name, state="waiting") == []
    assert listed(desk, conversation="unknown") == []
    assert desk.get(PATH, expect=400, state="lost")["code"] == "valeur_invalide"


def test_pages_of_handoffs_lose_and_repeat_nothing_when_instants_are_equal(
    desk: DeskServer, world: World
) -> None:
    made = {world.handoff(world.conversation("Un conseiller")).id for _ in range(5)}
    pages = desk.every_page(PATH, limit=2)
    assert [len(items) for items in pages] == [2, 2, 1]
    assert {item["id"] for items in pages for item in items} == made


def test_claiming_makes_the_agent_the_owner_and_tells_the_customer(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    [item] = desk.get(PATH)["items"]
    assert (item["id"], item["state"], item["agent"]) == (handoff, "assigned", "Amel")
    assert (world.row(name).owner, world.row(name).agent) == ("agent", "Amel")
    assert world.transcript(name)[-1].text == "Amel a rejoint la conversation."


def test_of_agents_who_claim_at_once_one_wins_and_it_is_announced_once(
    desk: DeskServer, world: World
) -> None:
    agents = [f"Agent{number}" for number in range(8)]
    for _ in range(3):
        name = world.conversation("Un conseiller")
        handoff = world.handoff(name)

        def claim(agent: str, url: str = f"{desk.url}{PATH}/{handoff.id}/claim") -> httpx.Response:
            headers = {"Authorization": f"Bearer {TOKEN}"}
            return request("POST", url, json={"agent": agent}, headers=headers, timeout=20)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(claim, agents))
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
        [winner] = [answer.json()["agent"] for answer in answers if answer.status_code == 200]
        losers = [answer.json() for answer in answers if answer.status_code == 409]
        assert {(lost["code"], lost["handoff"]["agent"]) for lost in losers} == {("deja_pris", winner)}
        assert all(winner in lost["message"] for lost in losers)
        announced = [line.text for line in world.transcript(name) if "a rejoint" in line.text]
        assert announced == [f"{winner} a rejoint la conversation."]


def test_the_winner_may_claim_again_and_nothing_is_said_twice(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    said = world.transcript(name)
    assert desk.post(f"{PATH}/{handoff}/claim", agent="Amel")["agent"] == "Amel"
    assert world.transcript(name) == said


@pytest.mark.parametrize("agent", [None, "", "  ", 3, "a" * 81, "Amel\nBot", "a\x00"])
def test_a_claim_says_who_claims(desk: DeskServer, world: World, agent: object) -> None:
    handoff = world.handoff(world.conversation("Un conseiller"))
    assert desk.post(f"{PATH}/{handoff.id}/claim", expect=400, agent=agent)["code"] == "valeur_invalide"
    assert listed(desk, state="waiting") == [handoff.id]


@pytest.mark.parametrize("body", [b"{", b"[]", b'"agent"', b"\xff"], ids=repr)
def test_a_body_that_is_no_json_object_is_a_400(desk: DeskServer, world: World, body: bytes) -> None:
    handoff = world.handoff(world.conversation("Un conseiller"))
    answer = desk.http.post(f"{PATH}/{handoff.id}/claim", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "valeur_invalide")


def test_a_wait_past_its_deadline_is_over_before_it_is_listed(desk: DeskServer, world: World) -> None:
    name = world.conversation("Un conseiller")
    late = world.handoff(name, ago=timedelta(minutes=11))
    assert listed(desk, state="waiting") == []
    assert listed(desk, state="abandoned") == [late.id]
    assert world.row(name).owner == "bot"
    assert [reply["title"] for reply in world.transcript(name)[-1].quick_replies] == [
        "Déposer une réclamation",
        "Attendre encore",
    ]


def test_a_wait_past_its_deadline_cannot_be_claimed(desk: DeskServer, world: World) -> None:
    name = world.conversation("Un conseiller")
    late = world.handoff(name, ago=timedelta(minutes=11))
    answer = desk.post(f"{PATH}/{late.id}/claim", expect=409, agent="Amel")
    assert (answer["code"], answer["handoff"]["state"]) == ("etat_refuse", "abandoned")
    assert world.row(name).owner == "bot"
    assert world.transcript(name)[-1].text.startswith("Aucun conseiller")


def test_an_agents_message_is_written_masked_in_his_name(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    said = desk.post(f"{PATH}/{handoff}/messages", id="m1", text=" Votre carte 4539 1488 0343 6467 ? ")
    line = world.transcript(name)[-1]
    assert (line.author, line.name, line.text) == ("agent", "Amel", "Votre carte •••• •••• •••• 6467 ?")
    assert (said["id"], said["seq"], said["text"], said["masked"]) == ("m1", line.seq, line.text, True)


def test_a_message_sent_again_is_written_once(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)

    def send(_: int) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        body = {"id": "m1", "text": "Bonjour"}
        return request(
            "POST", f"{desk.url}{PATH}/{handoff}/messages", json=body, headers=headers, timeout=20
        ).json()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(6)))
    assert all(answer == answers[0] for answer in answers)
    assert [line.text for line in world.transcript(name) if line.author == "agent"] == ["Bonjour"]


def test_two_messages_with_the_same_words_are_two(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    for client_id in ("m1", "m2"):
        desk.post(f"{PATH}/{handoff}/messages", id=client_id, text="Bonjour")
    assert [line.text for line in world.transcript(name) if line.author == "agent"] == ["Bonjour", "Bonjour"]


def test_a_message_of_4000_characters_is_taken(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    desk.post(f"{PATH}/{handoff}/messages", id="m1", text="é" * 4000)
    assert len(world.transcript(name)[-1].text) == 4000


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Bonjour"},
        {"id": "", "text": "Bonjour"},
        {"id": "a" * 71, "text": "Bonjour"},
        {"id": "m1"},
        {"id": "m1", "text": "   "},
        {"id": "m1", "text": "a" * 4001},
        {"id": "m1", "text": ["Bonjour"]},
        {"id": "m1", "text": "a\x00b"},
    ],
)
def test_a_message_that_cannot_be_taken_is_a_400(
    desk: DeskServer, world: World, body: dict[str, Any]
) -> None:
    name, handoff = assigned(desk, world)
    said = world.transcript(name)
    assert desk.post(f"{PATH}/{handoff}/messages", expect=400, **body)["code"] == "valeur_invalide"
    assert world.transcript(name) == said


def test_half_a_surrogate_pair_is_a_400(desk: DeskServer, world: World) -> None:
    _, handoff = assigned(desk, world)
    answer = desk.http.post(f"{PATH}/{handoff}/messages", content=b'{"id": "m1", "text": "\\ud800"}')
    assert answer.status_code == 400


def test_an_emoji_is_text(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    answer = desk.http.post(
        f"{PATH}/{handoff}/messages", content=b'{"id": "m1", "text": "\\ud83d\\ude42 <b>oui</b>"}'
    )
    assert answer.status_code == 200
    assert world.transcript(name)[-1].text == "🙂 <b>oui</b>"


def test_closing_gives_the_conversation_back_to_the_bot(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    closed = desk.post(f"{PATH}/{handoff}/close", reason="résolu")
    assert (closed["state"], closed["close_reason"]) == ("closed", "résolu")
    assert world.row(name).owner == "bot"
    assert world.transcript(name)[-1].text.startswith("Amel a quitté la conversation.")


@pytest.mark.parametrize("reason", [None, "", "a" * 201, 3])
def test_closing_says_why(desk: DeskServer, world: World, reason: object) -> None:
    _, handoff = assigned(desk, world)
    desk.post(f"{PATH}/{handoff}/close", expect=400, reason=reason)
    assert listed(desk, state="assigned") == [handoff]


@pytest.mark.parametrize(
    ("action", "body"),
    [("messages", {"id": "m1", "text": "Bonjour"}), ("close", {"reason": "résolu"}), ("typing", {})],
)
def test_what_needs_an_agent_is_refused_before_the_claim_and_after_the_end(
    desk: DeskServer, world: World, action: str, body: dict[str, str]
) -> None:
    name = world.conversation("Un conseiller")
    handoff = world.handoff(name)
    before = desk.post(f"{PATH}/{handoff.id}/{action}", expect=409, **body)
    assert (before["code"], before["handoff"]["state"]) == ("etat_refuse", "waiting")
    desk.post(f"{PATH}/{handoff.id}/claim", agent="Amel")
    desk.post(f"{PATH}/{handoff.id}/close", reason="résolu")
    said = world.transcript(name)
    after = desk.post(f"{PATH}/{handoff.id}/{action}", expect=409, **body)
    assert (after["code"], after["handoff"]["state"]) == ("etat_refuse", "closed")
    assert world.transcript(name) == said


def test_a_closed_handoff_cannot_be_claimed(desk: DeskServer, world: World) -> None:
    _, handoff = assigned(desk, world)
    desk.post(f"{PATH}/{handoff}/close", reason="résolu")
    assert desk.post(f"{PATH}/{handoff}/claim", expect=409, agent="Amel")["code"] == "etat_refuse"


def test_typing_is_seen_for_a_moment(desk: DeskServer, world: World) -> None:
    name, handoff = assigned(desk, world)
    desk.post(f"{PATH}/{handoff}/typing", expect=204)
    with reading(world.engine) as c:
        assert presence.typing_now(c, [name], "agent", now=NOW) == {name}
        assert presence.typing_now(c, [name], "agent", now=NOW + timedelta(minutes=30)) == set()


@pytest.mark.parametrize("action", ["claim", "messages", "typing", "close"])
@pytest.mark.parametrize("name", ["unknown", "%00", "%F0%9F%98%80"])
def test_an_unknown_handoff_is_a_404(desk: DeskServer, action: str, name: str) -> None:
    body = {"agent": "Amel", "id": "m1", "text": "Bonjour", "reason": "résolu"}
    assert desk.post(f"{PATH}/{name}/{action}", expect=404, **body)["code"] == "introuvable"
