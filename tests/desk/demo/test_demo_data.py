"""Invented conversations for a local desk: added once, in every state, never in production."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from aide import db, quick_yaml
from aide.complaints.complaint import STATUSES
from aide.complaints.lateness import LATE
from aide.complaints.motifs import LABELS
from aide.complaints.tables import complaints
from aide.db import reading
from aide.desk.complaints.worklist import works
from aide.desk.conversations.outcomes import OUTCOMES, count_outcomes, tally
from aide.desk.demo import dialogues as dialogues_of_file
from aide.desk.demo.dialogues import dialogues, responses
from aide.desk.demo.dialogues import told as told_dialogues
from aide.desk.demo.seed import seed
from aide.desk.http import labels
from aide.desk.staff.cli import DEMO
from aide.desk.tables import reviews
from aide.handoff.hours import is_open
from aide.handoff.model import ABANDONED, CLOSED
from aide.handoff.tables import handoffs
from aide.journal.tables import conversations, messages, ratings
from aide.mail.tables import outbox
from aide.subjects import Motif, Subject, subjects

from ..world import NOW, World

ROOT = Path(__file__).parents[3]
COUNT, MANY = 120, 300
NEW = Motif("retrait_refuse", "Retrait refusé", ("montant", "date"))


def told(engine, query):
    with reading(engine) as c:
        return c.execute(query).all()


def write(engine, **changes):
    return seed(engine, **{"count": COUNT, "days": 60, "seed": 7, "now": NOW, **changes})


@dataclass
class Seeded:
    """A database of its own that nothing writes any more:
    one conversation was there before the invented ones.
    """

    engine: Engine
    mine: str


def seeded_at(url: str) -> Iterator[Seeded]:
    db.upgrade(url)
    engine = db.connect(url)
    mine = World(engine).conversation("Mes frais sont faux")
    write(engine)
    yield Seeded(engine, mine)
    engine.dispose()


@pytest.fixture(scope="session")
def seeded(place, postgres, tmp_path_factory) -> Iterator[Seeded]:
    """On each of the two databases."""
    is_file = place.url.startswith("sqlite")
    yield from seeded_at(
        f"sqlite:///{tmp_path_factory.mktemp('seeded') / 'aide.db'}"
        if is_file
        else postgres.url(postgres.copy())
    )


@pytest.fixture(scope="session")
def seeded_too(tmp_path_factory) -> Iterator[Seeded]:
    yield from seeded_at(f"sqlite:///{tmp_path_factory.mktemp('seeded') / 'too.db'}")


def test_every_outcome_motif_and_state_is_there_and_nothing_is_still_going_on(engine):
    assert write(engine, count=MANY) == MANY
    with reading(engine) as c:
        counted = count_outcomes(tally(c))
        late, _more = works(c, {"lateness": LATE}, period=(None, None), now=NOW, page=1)
    assert set(OUTCOMES) == {name for name, count in counted.items() if count}
    assert {row.motif for row in told(engine, select(complaints.c.motif))} == set(LABELS)
    assert {row.status for row in told(engine, select(complaints.c.status))} == set(STATUSES)
    assert late
    assert {row.owner for row in told(engine, select(conversations.c.owner))} == {"bot"}
    assert {row.state for row in told(engine, select(handoffs.c.state))} == {CLOSED, ABANDONED}
    assert told(engine, select(ratings)) and told(engine, select(reviews))


def test_everything_happened_in_the_last_days_and_agents_came_when_they_answer(seeded):
    began = [row.created_at for row in told(seeded.engine, select(conversations.c.created_at))]
    assert len(began) == COUNT + 1
    assert all(NOW - timedelta(days=61) < moment < NOW for moment in began)
    assert told(seeded.engine, select(func.max(messages.c.at)))[0][0] < NOW
    claims = [row.claimed_at for row in told(seeded.engine, select(handoffs.c.claimed_at)) if row.claimed_at]
    assert claims and all(is_open(moment) for moment in claims)


def test_asked_again_it_adds_nothing_and_stopped_halfway_it_goes_on(engine):
    def stop(done):
        if done == 50:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(engine, told=stop)
    assert write(engine, now=NOW + timedelta(hours=5)) == COUNT - 50
    assert write(engine, now=NOW + timedelta(hours=6)) == 0
    assert told(engine, select(func.count()).select_from(conversations))[0][0] == COUNT


def test_the_same_seed_says_the_same(seeded, seeded_too):
    every = select(messages.c.at, messages.c.author, messages.c.text).order_by(messages.c.at, messages.c.text)
    assert told(seeded.engine, every) == told(seeded_too.engine, every)


def test_it_deletes_nothing_and_sends_no_mail(seeded):
    transcript = World(seeded.engine).transcript(seeded.mine)
    assert [line.text for line in transcript] == ["Bonjour.", "Mes frais sont faux"]
    assert told(seeded.engine, select(outbox)) == []


def test_the_desk_shows_it(desk, engine):
    write(engine)
    assert len(desk.get("/api/conversations", outcome="complaint", motif="frais")["items"]) > 1
    assert desk.get("/api/stats")["outcomes"]["handed_over"] > 1


def test_every_dialogue_names_what_exists():
    known = {*labels.LABELS, labels.NOT_UNDERSTOOD}
    lines = [line for dialogue in dialogues() for line in dialogue.lines]
    assert {line.details["intent"] for line in lines if "intent" in line.details} <= known
    assert {line.said for line in lines if line.said.startswith("utter_")} <= set(responses())
    assert {line.details["motif"] for line in lines if "motif" in line.details} == set(LABELS)
    assert all(
        dialogue.open_only for dialogue in dialogues() if any(line.said == "queue" for line in dialogue.lines)
    )
    assert len({name for _login, name, _role in DEMO}) == 3


def test_a_motive_without_a_dialogue_is_filed_in_one_that_is_made_for_it():
    known = {
        **subjects(),
        "retrait": Subject("retrait", "Retrait refusé", help="utter_aide_frais", motif=NEW),
    }
    given = quick_yaml.read(Path(dialogues_of_file.__file__).with_name("dialogues.yml"))
    assert [one.name for one in told_dialogues(given, subjects())] == [one.name for one in dialogues()]
    made = told_dialogues(given, known)[-1]
    assert made.name == "motif_retrait_refuse"
    assert (
        made.lines[0].said.startswith("Retrait refusé, {montant}")
        and made.lines[0].details["intent"] == "retrait"
    )
    assert made.lines[1].said == "utter_aide_frais" and made.lines[-1].details == {"motif": "retrait_refuse"}
    assert not [line.said for line in made.lines if "<" in line.said]


def test_it_is_refused_in_production(tmp_path):
    names = ("CUSTOMER_JWT_SECRET", "SESSION_SECRET", "BANK_TOKEN", "DESK_API_TOKEN")
    ours = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AIDE_")},
        **{f"AIDE_{name}": f"{name.lower()}-of-the-tests-0123456789abcdef" for name in names},
        "AIDE_ENV": "production",
        "AIDE_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.db'}",
        "AIDE_PUBLIC_URL": "https://aide.example.org",
        "AIDE_BANK_URL": "https://bank.example.org",
    }
    command = [sys.executable, "-m", "aide.desk.demo"]
    ended = subprocess.run(command, cwd=ROOT, env=ours, capture_output=True, text=True)
    assert ended.returncode == 1 and "Refusé : AIDE_ENV=production" in ended.stderr
    assert not (tmp_path / "kept.db").exists()
