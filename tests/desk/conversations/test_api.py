from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aide.db import writing
from aide.journal import messages, tables

from ..server import DeskServer
from ..world import CLAIRE, NOW, World

PATH = "/api/conversations"


def found(desk: DeskServer, **filters: Any) -> list[str]:
    return [item["id"] for item in desk.get(PATH, **filters)["items"]]


def test_the_newest_come_first(desk: DeskServer, world: World) -> None:
    old = world.conversation("Bonjour", ago=timedelta(days=2))
    new = world.conversation("Bonjour", ago=timedelta(minutes=1))
    assert found(desk) == [new, old]


def test_an_item_says_who_when_what_and_how_it_began(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mon e-mail est zoe@example.org", customer=CLAIRE)
    [item] = desk.get(PATH)["items"]
    assert item == {
        "id": name,
        "customer": {"id": "demo-claire", "name": "Claire Martin", "email": "[e-mail]"},
        "owner": "bot",
        "agent": None,
        "outcome": "answered",
        "outcomes": ["answered"],
        "messages_count": 2,
        "created_at": "2026-11-23T09:00:00+01:00",
        "updated_at": "2026-11-23T09:00:00+01:00",
        "ended_at": None,
        "preview": "Mon e-mail est [e-mail]",
    }


def test_pages_by_cursor_lose_and_repeat_nothing_when_instants_are_equal(
    desk: DeskServer, world: World
) -> None:
    made = {world.conversation("Bonjour") for _ in range(7)}
    pages = desk.every_page(PATH, limit=3)
    assert [len(items) for items in pages] == [3, 3, 1]
    assert {item["id"] for items in pages for item in items} == made


def test_a_full_last_page_has_no_next(desk: DeskServer, world: World) -> None:
    for _ in range(4):
        world.conversation("Bonjour")
    assert [len(items) for items in desk.every_page(PATH, limit=2)] == [2, 2]


def test_a_conversation_that_begins_between_two_pages_moves_nothing(desk: DeskServer, world: World) -> None:
    made = [world.conversation("Bonjour", ago=timedelta(hours=hours)) for hours in (1, 2, 3)]
    first = desk.get(PATH, limit=2)
    world.conversation("Bonjour", ago=timedelta())
    assert [item["id"] for item in first["items"]] == made[:2]
    assert found(desk, cursor=first["next"]) == made[2:]


@pytest.mark.parametrize(
    "words", ["prelevement", "PRÉLÈVEMENT", "pre\u0301le\u0300vement", "l'opérateur prelev", "bœuf", "boeuf"]
)
def test_the_search_ignores_case_accents_and_typography(desk: DeskServer, world: World, words: str) -> None:
    name = world.conversation("Un Prélèvement de l’opérateur BŒUF & Cie")
    world.conversation("Mes frais de tenue de compte")
    assert found(desk, q=words) == [name]


def test_all_the_words_searched_are_in_one_message(desk: DeskServer, world: World) -> None:
    together = world.conversation("Netflix a débité deux fois")
    world.conversation("Netflix", "deux fois")
    assert found(desk, q="deux netflix") == [together]


@pytest.mark.parametrize(
    "signs", ["%", "_", "/", "\\", "*", '"', "AND NOT (", "'; DROP TABLE messages; --", "a:b & !c"]
)
def test_signs_command_nothing_only_words_are_searched(desk: DeskServer, world: World, signs: str) -> None:
    world.conversation("rien de tel")
    name = world.conversation(f"voici {signs} entre deux")
    assert found(desk, q=f"voici {signs} entre") == [name]
    assert found(desk, q=f"absent {signs}") == []


def test_a_word_is_found_by_its_beginning(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mes prélèvements sont dans le cœur du sujet REC-2026-000123")
    for words in ("prelev", "coeur sujet", "rec-2026-0001", "REC-2026-000123"):
        assert found(desk, q=words) == [name], words
    assert found(desk, q="levements") == []


def test_what_is_erased_is_no_longer_found(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mon virement")
    with writing(world.engine) as c:
        c.execute(tables.conversations.delete().where(tables.conversations.c.id == name))
    assert found(desk, q="virement") == []


def test_the_agents_words_are_searched_too(desk: DeskServer, world: World) -> None:
    name = world.conversation("Bonjour")
    handoff = world.handoff(name)
    desk.post(f"/api/handoffs/{handoff.id}/claim", agent="Amel")
    desk.post(f"/api/handoffs/{handoff.id}/messages", id="1", text="Je vérifie l'échéancier")
    assert found(desk, q="echeancier") == [name]


def test_filters_combine(desk: DeskServer, world: World) -> None:
    wanted = world.conversation("Mes frais", ago=timedelta(days=1))
    world.complaint(wanted, "frais")
    other = world.conversation("Mes frais", ago=timedelta(days=1))
    world.complaint(other, "autre")
    world.conversation("Mes frais", ago=timedelta(days=9))
    filters = {"q": "frais", "intent": "frais", "motif": "frais", "outcome": "complaint"}
    assert found(desk, **filters, since="2026-11-22", until="2026-11-22") == [wanted]
    assert found(desk, **{**filters, "intent": "acces_compte"}) == []
    assert found(desk, q="", intent="", motif="", outcome="", since="", until="", cursor="") != []


def test_a_day_is_that_of_paris_and_the_last_one_is_included(desk: DeskServer, world: World) -> None:
    # 23h30 UTC on the 20th is 0h30 on the 21st in Paris.
    name = world.conversation("Bonjour", ago=timedelta(days=2, hours=9, minutes=30))
    assert found(desk, since="2026-11-21", until="2026-11-21") == [name]
    assert found(desk, until="2026-11-20") == []
    assert found(desk, since="2026-11-22") == []
    assert found(desk, since="2026-11-20T23:30:00Z", until="2026-11-21T00:31:00+01:00") == [name]
    assert found(desk, until="2026-11-21T00:30:00") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcome": "solved"},
        {"motif": "carte"},
        {"intent": "frais'--"},
        {"since": "hier"},
        {"since": "2026-02-30"},
        {"until": "0001-01-01"},
        {"since": "2026-11-23", "until": "2026-11-01"},
        {"cursor": "abc"},
        {"cursor": "WyJ4IiwgMV0="},
        {"cursor": "MQ=="},
        {"cursor": "é"},
        {"limit": "0"},
        {"limit": "²"},
        {"limit": "100000"},
        {"q": "a" * 300},
        {"q": "a\x00b"},
    ],
)
def test_a_wrong_value_is_a_400_with_a_sentence(desk: DeskServer, wrong: dict[str, str]) -> None:
    answer = desk.get(PATH, expect=400, **wrong)
    assert answer["code"] == "valeur_invalide"
    assert answer["message"].endswith(".")


def test_each_outcome_is_derived_from_what_happened(desk: DeskServer, world: World) -> None:
    made = {
        name: world.conversation("Bonjour")
        for name in ("answered", "complaint", "opposition", "not_understood")
    }
    world.complaint(made["complaint"])
    world.opposition(made["opposition"])
    world.says(made["not_understood"], "blorp", intent="nlu_fallback")
    made["handed_over"], made["abandoned"] = (
        world.conversation("Un conseiller"),
        world.conversation("Un conseiller"),
    )
    claimed = world.handoff(made["handed_over"])
    desk.post(f"/api/handoffs/{claimed.id}/claim", agent="Amel")
    world.handoff(made["abandoned"], ago=timedelta(hours=1))
    desk.get("/api/handoffs")
    assert {outcome: found(desk, outcome=outcome) for outcome in made} == {
        outcome: [name] for outcome, name in made.items()
    }


def test_an_opposition_that_the_bank_did_not_confirm_is_no_outcome(desk: DeskServer, world: World) -> None:
    name = world.conversation("Bonjour")
    world.opposition(name, "unknown")
    world.opposition(name, None)
    assert found(desk, outcome="opposition") == []
    assert found(desk, outcome="answered") == [name]


def test_a_customer_who_says_nothing_has_abandoned(desk: DeskServer, world: World) -> None:
    name = world.conversation()
    assert found(desk, outcome="abandoned") == [name]


def test_a_conversation_with_two_outcomes_is_found_by_both(desk: DeskServer, world: World) -> None:
    name = world.conversation("On m'a volé ma carte")
    world.opposition(name)
    world.complaint(name, "paiement_frauduleux")
    assert found(desk, outcome="opposition") == found(desk, outcome="complaint") == [name]
    assert desk.get(f"{PATH}/{name}")["outcomes"] == ["opposition", "complaint"]


def test_one_conversation_shows_what_was_understood_and_done(desk: DeskServer, world: World) -> None:
    name = world.conversation(customer=CLAIRE)
    seq = world.says(
        name,
        "50 euros de frais",
        ranking=[["frais", 0.9], ["autre_demande_bancaire", 0.05]],
        entities=[{"entity": "montant", "value": "50.00"}],
        actions=["action_listen"],
        failures=["banque"],
        commands=["affirm reclamation"],
        facts={"montant": "50.00", "beneficiaire": "zoe@example.org"},
        flow="reclamation",
        spoken={"model": "f00d"},
    )
    complaint = world.complaint(name)
    handoff = world.handoff(name)
    shown = desk.get(f"{PATH}/{name}")
    assert (shown["owner"], shown["complaints"], shown["next"]) == ("waiting", [complaint.reference], None)
    assert [(line["seq"], line["author"]) for line in shown["messages"]] == [
        (1, "bot"),
        (2, "customer"),
        (3, "system"),
    ]
    assert shown["messages"][1] == {
        "seq": seq,
        "author": "customer",
        "name": None,
        "text": "50 euros de frais",
        "quick_replies": [],
        "at": "2026-11-23T10:00:00+01:00",
        "turn": {
            "intent": "frais",
            "confidence": 0.9,
            "ranking": [
                {"intent": "frais", "confidence": 0.9},
                {"intent": "autre_demande_bancaire", "confidence": 0.05},
            ],
            "entities": [{"entity": "montant", "value": "50.00"}],
            "actions": ["action_listen"],
            "failures": ["banque"],
            "commands": ["affirm reclamation"],
            "facts": {"montant": "50.00", "beneficiaire": "[e-mail]"},
            "flow": "reclamation",
            "question": None,
            "spoken": {"model": "f00d"},
        },
    }
    assert "turn" not in shown["messages"][0]
    assert shown["messages"][2]["quick_replies"] == ["Ne plus attendre"]
    assert [(item["id"], item["state"]) for item in shown["handoffs"]] == [(handoff.id, "waiting")]


def test_personal_data_are_masked_everywhere(desk: DeskServer, world: World) -> None:
    secrets = [
        "zoe@example.org",
        "06 12 34 56 78",
        "FR76 3000 6000 0112 3456 7890 189",
        "4539 1488 0343 6467",
    ]
    name = world.conversation(customer=CLAIRE)
    seen = [
        {"entity": "email", "value": "zoe@example.org"},
        {"entity": "telephone", "value": "+32470123456"},
        {"entity": "iban", "value": "FR7630006000011234567890189"},
        {"entity": "beneficiaire", "value": {"texte": ["Zoé, 06 12 34 56 78"]}},
    ]
    world.says(name, " ; ".join(secrets), entities=seen)
    world.handoff(name)
    for shown in (
        desk.http.get(f"{PATH}/{name}").text,
        desk.http.get(PATH).text,
        desk.http.get("/api/handoffs").text,
    ):
        for secret in (
            *secrets,
            "+32470123456",
            "FR7630006000011234567890189",
            "claire.martin@example.org",
            "b_",
        ):
            assert secret not in shown
    assert "•••• 6467" in desk.get(f"{PATH}/{name}")["messages"][1]["text"]


def test_a_customers_message_without_a_turn_says_so(desk: DeskServer, world: World) -> None:
    name = world.conversation("Bonjour")
    world.handoff(name)
    with writing(world.engine) as c:
        messages.receive(c, name, client_id="late", text="Il y a quelqu'un ?", now=NOW)
    assert desk.get(f"{PATH}/{name}")["messages"][-1]["turn"] is None


def test_a_transcript_goes_on_after_a_number(desk: DeskServer, world: World) -> None:
    name = world.conversation("un", "deux", "trois")
    assert [line["text"] for line in desk.get(f"{PATH}/{name}", after=2)["messages"]] == ["deux", "trois"]
    desk.get(f"{PATH}/{name}", expect=400, after="-1")


def test_a_very_long_transcript_comes_in_parts(desk: DeskServer, world: World) -> None:
    name = world.conversation()
    with writing(world.engine) as c:
        for number in range(1100):
            messages.say(c, name, author=messages.BOT, text=f"{number}", now=NOW)
    first = desk.get(f"{PATH}/{name}")
    rest = desk.get(f"{PATH}/{name}", after=first["next"])
    assert [line["seq"] for line in first["messages"] + rest["messages"]] == list(range(1, 1102))
    assert rest["next"] is None


@pytest.mark.parametrize("name", ["unknown", "%00", "a" * 500, "%F0%9F%98%80", "..%2F", "x;y"])
def test_an_unknown_conversation_is_a_404(desk: DeskServer, name: str) -> None:
    answer = desk.get(f"{PATH}/{name}", expect=404)
    assert answer["code"] == "introuvable"
