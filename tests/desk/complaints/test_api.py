from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import httpx
import pytest

from aide.complaints.complaint import Operation

from ..server import TOKEN, DeskServer
from ..world import World

PATH = "/api/complaints"


@pytest.fixture
def reference(world: World) -> str:
    return world.complaint(
        world.conversation("Mes frais"), description="Des frais", email="zoe@example.org"
    ).reference


def test_several_operations_are_listed_with_their_total_and_the_first_day(
    desk: DeskServer, world: World
) -> None:
    several = (Operation(Decimal("9.90"), date(2026, 9, 12)), Operation(Decimal("40.10")))
    one = world.complaint(world.conversation("Des frais"), operations=several)
    told = desk.get(f"{PATH}/{one.reference}")
    assert told["amount"] == "50.00"
    assert told["operations"] == [{"amount": "9.90", "date": "2026-09-12"}, {"amount": "40.10", "date": None}]
    assert desk.get(f"{PATH}/{world.complaint(world.conversation('Un')).reference}")["operations"] == []


def test_a_complaint_carries_the_fields_of_the_contract(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mes frais")
    filed = world.complaint(name, "frais", description="Des frais", email="zoe@example.org")
    shown = desk.get(f"{PATH}/{filed.reference}")
    expected = {
        "reference": "REC-2026-000001",
        "conversation": name,
        "customer": "demo-claire",
        "motif": "frais",
        "amount": "50.00",
        "date": "2026-11-20",
        "beneficiary": None,
        "creditor": None,
        "description": "Des frais",
        "email": "zoe@example.org",
        "status": "ouverte",
        "filed_at": "2026-11-23T10:00:00+01:00",
        "acknowledge_by": "2026-12-07",
        "answer_by": "2026-12-14",
        "answer_latest_by": filed.answer_latest_by.isoformat(),
        "handle_by": None,
        "priority": "normale",
        "owner": None,
    }
    assert {field: shown[field] for field in expected} == expected
    assert [(line["actor"], line["kind"], line["at"]) for line in shown["history"]] == [
        ("assistant", "filed", "2026-11-23T10:00:00+01:00")
    ]


def test_the_list_is_newest_first_and_by_conversation(desk: DeskServer, world: World) -> None:
    one, two = world.conversation("Mes frais"), world.conversation("Mes frais")
    made = [world.complaint(name).reference for name in (one, two, one)]
    assert [item["reference"] for item in desk.get(PATH)["items"]] == made[::-1]
    assert [item["reference"] for item in desk.get(PATH, conversation=one)["items"]] == [made[2], made[0]]
    assert desk.get(PATH, conversation="unknown") == {"items": [], "next": None}


def test_pages_of_complaints_lose_and_repeat_nothing(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mes frais")
    made = [world.complaint(name).reference for _ in range(5)]
    pages = desk.every_page(PATH, limit=2, conversation=name)
    assert [[item["reference"] for item in items] for items in pages] == [
        made[4:2:-1],
        made[2:0:-1],
        made[:1],
    ]
    assert desk.get(PATH, expect=400, cursor="x")["code"] == "valeur_invalide"


def test_a_change_is_made_in_the_name_of_an_agent_and_told(desk: DeskServer, reference: str) -> None:
    shown = desk.patch(
        f"{PATH}/{reference}", agent="Amel", status="en_cours", note="J'appelle la cliente", owner="Amel"
    )
    assert (shown["status"], shown["owner"]) == ("en_cours", "Amel")
    assert [(line["actor"], line["kind"], line["note"]) for line in shown["history"][1:]] == [
        ("Amel", "status", "J'appelle la cliente"),
        ("Amel", "note", "Attribuée à Amel."),
    ]
    assert desk.get(PATH)["items"][0]["owner"] == "Amel"


def test_a_complaint_changes_hands_and_may_be_nobodys(desk: DeskServer, reference: str) -> None:
    for owner in ("Amel", "Amel", "Bruno", None):
        shown = desk.patch(f"{PATH}/{reference}", agent="Amel", owner=owner)
        assert shown["owner"] == owner
    assert [line["note"] for line in shown["history"][1:]] == [
        "Attribuée à Amel.",
        "Attribuée à Bruno.",
        "Attribuée à personne.",
    ]


def test_a_holding_reply_gives_a_reason_and_a_date(desk: DeskServer, reference: str) -> None:
    shown = desk.patch(
        f"{PATH}/{reference}", agent="Amel", holding_reply={"reason": "Enquête", "date": "2026-12-20"}
    )
    assert (shown["holding_reason"], shown["holding_until"]) == ("Enquête", "2026-12-20")


def test_a_refusal_needs_its_recourse(desk: DeskServer, reference: str) -> None:
    refusal: dict[str, Any] = {"agent": "Amel", "status": "repondue", "outcome": "refusee"}
    assert desk.patch(f"{PATH}/{reference}", expect=400, **refusal)["code"] == "recours_absent"
    shown = desk.patch(f"{PATH}/{reference}", **refusal, recourse="Le médiateur")
    assert (shown["status"], shown["outcome"], shown["recourse"]) == ("repondue", "refusee", "Le médiateur")
    assert shown["answered_at"].endswith("+01:00")


def test_a_note_is_kept_masked(desk: DeskServer, reference: str) -> None:
    shown = desk.patch(f"{PATH}/{reference}", agent="Amel", note="Carte 4539 1488 0343 6467")
    assert shown["history"][-1]["note"] == "Carte •••• •••• •••• 6467"


@pytest.mark.parametrize("path", [("close", "en_cours"), ("repondue", "ouverte"), ("en_cours", "ouverte")])
def test_a_transition_that_is_not_allowed_is_refused(
    desk: DeskServer, reference: str, path: tuple[str, str]
) -> None:
    first, second = path
    desk.http.patch(f"{PATH}/{reference}", json={"agent": "Amel", "status": first}).raise_for_status()
    answer = desk.http.patch(
        f"{PATH}/{reference}", json={"agent": "Amel", "status": second, "owner": "Bruno"}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "transition_interdite")
    shown = desk.get(f"{PATH}/{reference}")
    assert (shown["status"], shown["owner"]) == (first, None)


def test_of_two_agents_who_close_at_once_one_is_refused_or_changes_nothing(
    desk: DeskServer, reference: str
) -> None:
    def close(agent: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        body = {"agent": agent, "status": "close"}
        return httpx.patch(f"{desk.url}{PATH}/{reference}", json=body, headers=headers, timeout=20)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(close, ("Amel", "Bruno")))
    history = desk.get(f"{PATH}/{reference}")["history"]
    assert [line["status"] for line in history if line["kind"] == "status"] == ["close"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"agent": "Amel"},
        {"note": "Bonjour"},
        {"agent": "Amel", "status": "ouvert"},
        {"agent": "Amel", "status": 3},
        {"agent": "Amel", "note": ""},
        {"agent": "Amel", "note": "a" * 4001},
        {"agent": "Amel", "owner": " "},
        {"agent": "Amel", "reference": "REC-2026-000009"},
        {"agent": "Amel", "holding_reply": "plus tard"},
        {"agent": "Amel", "holding_reply": {"reason": "Enquête"}},
        {"agent": "Amel", "holding_reply": {"reason": "Enquête", "date": "demain"}},
        {"agent": "Amel", "holding_reply": {"reason": "Enquête", "date": "2026-11-22"}},
        {"agent": "Amel", "holding_reply": {"reason": "Enquête", "date": "2027-11-22"}},
        {"agent": "Amel", "holding_reply": {"date": "2026-12-20"}},
        {"agent": "Amel", "status": "repondue", "outcome": "perdue"},
    ],
)
def test_a_wrong_change_is_a_400_and_changes_nothing(
    desk: DeskServer, reference: str, body: dict[str, Any]
) -> None:
    before = desk.get(f"{PATH}/{reference}")
    answer = desk.http.patch(f"{PATH}/{reference}", json=body)
    assert (answer.status_code, set(answer.json())) == (400, {"code", "message"})
    assert desk.get(f"{PATH}/{reference}") == before


@pytest.mark.parametrize(
    "reference", ["REC-2026-999999", "rec-2026-000001", "unknown", "%00", "REC-2026-000001%0A"]
)
def test_an_unknown_complaint_is_a_404(desk: DeskServer, world: World, reference: str) -> None:
    world.complaint(world.conversation("Mes frais"))
    assert desk.get(f"{PATH}/{reference}", expect=404)["code"] == "introuvable"
    answer = desk.http.patch(f"{PATH}/{reference}", json={"agent": "Amel", "note": "Bonjour"})
    assert answer.status_code == 404
