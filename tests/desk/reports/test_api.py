from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from aide.complaints.tables import complaints
from aide.db import writing
from aide.handoff.tables import handoffs

from ..server import DeskServer
from ..world import NOW, World

PATH = "/api/stats"


def test_by_default_they_are_those_of_thirty_days_to_now(desk: DeskServer, world: World) -> None:
    shown = desk.get(PATH)
    assert shown["since"] == "2026-10-25T00:00:00+02:00"
    assert shown["until"].startswith("2026-11-23T10:")
    assert (shown["days"][0]["day"], len(shown["days"]), shown["days"][-1]["day"]) == (
        "2026-10-25",
        30,
        "2026-11-23",
    )


def test_days_are_those_of_paris_even_when_the_hour_changes(desk: DeskServer, world: World) -> None:
    # 22h30 UTC on 24 October is 0h30 on the 25th, the day that has 25 hours;
    # 23h30 UTC on the 25th is the 26th.
    for hours in (-1.5, 23.5):
        world.conversation(
            "Bonjour", ago=NOW - NOW.replace(month=10, day=25, hour=0) - timedelta(hours=hours)
        )
    days = desk.get(PATH, since="2026-10-24", until="2026-10-26")["days"]
    assert [(day["day"], day["conversations"], day["messages"]) for day in days] == [
        ("2026-10-24", 0, 0),
        ("2026-10-25", 1, 1),
        ("2026-10-26", 1, 1),
    ]


def test_volumes_owners_intents_and_outcomes(desk: DeskServer, world: World) -> None:
    plain, filed = world.conversation("Mes frais"), world.conversation("Mes frais", "Encore")
    world.conversation("Mes frais", ago=timedelta(days=40))
    world.says(plain, "blorp", intent="nlu_fallback")
    world.complaint(filed)
    world.handoff(filed)
    shown = desk.get(PATH)
    assert shown["days"][-1] == {
        "day": "2026-11-23",
        "conversations": 2,
        "messages": 4,
        "handoffs": 1,
        "complaints": 1,
    }
    assert shown["owners"] == {"bot": 2, "waiting": 1, "agent": 0}
    assert shown["intents"] == [{"intent": "frais", "count": 3}, {"intent": "nlu_fallback", "count": 1}]
    assert shown["outcomes"] == {
        "opposition": 0,
        "complaint": 1,
        "handed_over": 0,
        "abandoned": 0,
        "not_understood": 1,
        "answered": 0,
    }


def test_each_outcome_counts_what_its_filter_finds(desk: DeskServer, world: World) -> None:
    for _ in range(2):
        world.conversation("Bonjour")
    world.opposition(world.conversation("Ma carte"))
    counted = desk.get(PATH)["outcomes"]
    assert counted["answered"] == 2
    for outcome, count in counted.items():
        assert len(desk.get("/api/conversations", outcome=outcome)["items"]) == count


def test_complaints_are_counted_by_motif_and_lateness(desk: DeskServer, world: World) -> None:
    name = world.conversation("Mes frais", ago=timedelta(days=60))
    world.complaint(name, "frais", at=NOW - timedelta(days=40))
    answered = world.complaint(name, "frais", at=NOW - timedelta(days=40))
    held = world.complaint(name, "frais", at=NOW - timedelta(days=39))
    world.complaint(name, "autre", at=NOW - timedelta(days=20))
    world.complaint(name, "autre", at=NOW)
    desk.patch(f"/api/complaints/{answered.reference}", agent="Amel", status="repondue")
    holding = {"reason": "Enquête", "date": held.answer_latest_by.isoformat()}
    desk.patch(f"/api/complaints/{held.reference}", agent="Amel", holding_reply=holding)
    shown = desk.get(PATH)["complaints"]
    motifs = {motif.pop("motif"): motif for motif in shown["motifs"]}
    assert len(motifs) == 8
    assert motifs["frais"] == {"label": "Frais contestés", "filed": 0, "open": 2, "late": 1, "due_soon": 0}
    assert motifs["autre"] == {"label": "Autre sujet", "filed": 2, "open": 2, "late": 0, "due_soon": 1}
    assert {key: shown[key] for key in ("filed", "open", "late", "due_soon")} == {
        "filed": 2,
        "open": 4,
        "late": 1,
        "due_soon": 1,
    }


def test_a_complaint_is_late_the_day_after_its_last_day(desk: DeskServer, world: World) -> None:
    filed = world.complaint(world.conversation("Mes frais"), at=NOW - timedelta(days=30))
    for answer_by, late in ((NOW.date(), 0), (NOW.date() - timedelta(days=1), 1)):
        with writing(world.engine) as c:
            c.execute(
                update(complaints)
                .where(complaints.c.reference == filed.reference)
                .values(answer_by=answer_by)
            )
        assert desk.get(PATH)["complaints"]["late"] == late


def test_waiting_times_go_from_the_request_to_the_agents_coming(desk: DeskServer, world: World) -> None:
    for minutes in (1, 2, 3, 4, 30):
        made = world.handoff(world.conversation("Un conseiller"), ago=timedelta(minutes=60))
        with writing(world.engine) as c:
            came = {"state": "closed", "claimed_at": made.created_at + timedelta(minutes=minutes)}
            c.execute(update(handoffs).where(handoffs.c.id == made.id).values(**came))
    world.handoff(world.conversation("Un conseiller"), ago=timedelta(minutes=60))
    desk.get("/api/handoffs")
    world.handoff(world.conversation("Un conseiller"), ago=timedelta(minutes=2))
    shown = desk.get(PATH)["waiting"]
    assert shown.pop("now_longest_seconds") == pytest.approx(120, abs=120)
    assert shown == {
        "requested": 7,
        "claimed": 5,
        "abandoned": 1,
        "median_seconds": 180.0,
        "p90_seconds": 1800.0,
        "longest_seconds": 1800.0,
        "now": 1,
    }


def test_of_nothing_the_figures_are_zero_or_null(desk: DeskServer) -> None:
    shown = desk.get(PATH)
    assert shown["waiting"]["median_seconds"] is None
    assert set(shown["outcomes"].values()) == {0}
    assert shown["complaints"]["filed"] == 0


@pytest.mark.parametrize(
    "wrong", [{"since": "hier"}, {"since": "2024-01-01", "until": "2026-01-01"}, {"since": "2027-01-01"}]
)
def test_a_wrong_period_is_a_400(desk: DeskServer, wrong: dict[str, str]) -> None:
    assert desk.get(PATH, expect=400, **wrong)["code"] == "valeur_invalide"
