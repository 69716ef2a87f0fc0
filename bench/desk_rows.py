"""Conversations by the hundred thousand for `bench.desk`: rows written in bulk,
through the same tables and triggers.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import Engine

from aide.cards.tables import oppositions
from aide.complaints.deadlines import deadlines
from aide.complaints.motifs import LABELS, priority
from aide.complaints.tables import complaints
from aide.db import writing
from aide.desk.demo import people
from aide.desk.demo.dialogues import BOT, CLIENT, dialogues, responses
from aide.desk.http import labels
from aide.desk.staff.cli import DEMO
from aide.desk.tables import reviews
from aide.handoff.tables import handoffs
from aide.journal import messages as journal
from aide.journal.tables import conversations, messages, ratings, turns

PER_CONVERSATION = 10
"""Messages, on average: the greeting and three to six exchanges."""
LOT = 500
"""Conversations in one transaction."""
DAYS = 60
TABLES = (conversations, messages, turns, handoffs, complaints, oppositions, ratings, reviews)
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
Rows = dict[Table, list[dict[str, Any]]]

LINES = [line for dialogue in dialogues() for line in dialogue.lines]
SAID = [line.said for line in LINES if line.kind == CLIENT and "button" not in line.details]
ANSWERED = [responses().get(line.said, line.said) for line in LINES if line.kind == BOT]
OTHER_VALUES = ("reference", "date_limite", "lien", "resume", "prenom_agent", "ouverture", "probleme")


def fill(engine: Engine, *, first: int, last: int, now: datetime, seed: int = 4) -> float:
    """Write the conversations numbered `first` to `last` (excluded); messages a second,
    triggers and indexes included.
    """
    written, started = 0, time.monotonic()
    for lot in range(first, last, LOT):
        rows: Rows = defaultdict(list)
        for number in range(lot, min(lot + LOT, last)):
            _conversation(rows, number, Random(f"{seed}-{number}"), now)
        with writing(engine) as c:
            for table in TABLES:
                if rows[table]:
                    c.execute(table.insert(), rows[table])
        written += len(rows[messages])
    return written / (time.monotonic() - started)


def name_of(number: int) -> str:
    return f"bench-{number:08d}"


def rare_word(number: int) -> str:
    """A word that about one conversation in a thousand holds."""
    number = number % 1000
    return "".join(SYLLABLES[number // 14**power % 14] for power in range(4))


def _conversation(rows: Rows, number: int, rng: Random, now: datetime) -> None:
    began = now - timedelta(seconds=rng.uniform(3600, DAYS * 86400))
    name, customer = name_of(number), people.customer(rng) if rng.random() < 0.7 else None
    values = people.values(rng, began=began) | dict.fromkeys(OTHER_VALUES, "–")
    said = _said(name, number, rng, began, values)
    rows[messages] += [line for line, _turn in said]
    rows[turns] += [turn for _line, turn in said if turn]
    rows[conversations].append(
        {
            "id": name,
            "customer": customer.id if customer else None,
            "customer_name": customer.name if customer else None,
            "customer_email": customer.email if customer else None,
            "last_seq": len(said),
            "created_at": began,
            "updated_at": said[-1][0]["at"],
        }
    )
    for share, add in (
        (0.15, _complaint),
        (0.06, _opposition),
        (0.15, _handoff),
        (0.25, _rating),
        (0.2, _review),
    ):
        if rng.random() < share:
            add(rows, name, customer.id if customer else "anonyme", rng, began)


def _said(
    name: str, number: int, rng: Random, began: datetime, values: dict[str, str]
) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    greeting = _line(name, 1, journal.BOT, "Bonjour, je suis l'assistant automatique de SmartPay.", began)
    lines: list[tuple[dict[str, Any], dict[str, Any] | None]] = [(greeting, None)]
    exchanges = rng.randint(3, 6)
    for exchange in range(exchanges):
        seq, at = 2 + 2 * exchange, began + timedelta(seconds=40 * (exchange + 1))
        text = rng.choice(SAID).format(**values)
        if exchange == 1:
            text += f" {rare_word(rng.randrange(1000))}"
        client = _line(name, seq, journal.CUSTOMER, text, at) | {"client_id": f"m{seq}", "done_at": at}
        intent = labels.NOT_UNDERSTOOD if rng.random() < 0.02 else rng.choice(list(labels.LABELS))
        lines.append((client, _turn(name, seq, intent, rng, at)))
        bot = _line(
            name, seq + 1, journal.BOT, rng.choice(ANSWERED).format(**values), at + timedelta(seconds=1)
        )
        lines.append((bot | {"reply_to": seq, "reply_index": 0}, None))
    return lines


def _line(name: str, seq: int, author: str, text: str, at: datetime) -> dict[str, Any]:
    empty = dict.fromkeys(("client_id", "reply_to", "reply_index", "done_at"))
    return {"conversation": name, "seq": seq, "author": author, "text": text, "at": at, **empty}


def _turn(name: str, seq: int, intent: str, rng: Random, at: datetime) -> dict[str, Any]:
    sure = round(rng.uniform(0.55, 1), 3)
    return {
        "conversation": name,
        "seq": seq,
        "intent": intent,
        "confidence": sure,
        "ranking": [[intent, sure]],
        "entities": [],
        "actions": ["utter_saluer"],
        "failures": [],
        "at": at,
    }


def _complaint(rows: Rows, name: str, customer: str, rng: Random, began: datetime) -> None:
    motif = rng.choice(list(LABELS))
    due = deadlines(motif, began)
    state = rng.choices(("ouverte", "en_cours", "repondue", "close"), (1, 2, 5, 12))[0]
    number = int(name.removeprefix("bench-"))
    rows[complaints].append(
        {
            "reference": f"REC-{2026 + number // 10**6}-{number % 10**6:06d}",
            "draft": f"d-{name}",
            "conversation": name,
            "customer": customer,
            "motif": motif,
            "priority": priority(motif),
            "description": rng.choice(SAID),
            "verified": False,
            "status": state,
            "filed_at": began + timedelta(minutes=2),
            "acknowledge_by": due.acknowledge_by,
            "answer_by": due.answer_by,
            "answer_latest_by": due.answer_latest_by,
            "handle_by": due.handle_by,
        }
    )


def _opposition(rows: Rows, name: str, customer: str, rng: Random, began: datetime) -> None:
    asked = {
        "draft": f"d-{name}",
        "conversation": name,
        "customer": customer,
        "card": "carte",
        "reason": "lost",
    }
    outcome = rng.choice(("blocked", "blocked", "already_blocked", "unknown"))
    rows[oppositions].append({**asked, "requested_at": began, "outcome": outcome, "attempts": 1})


def _handoff(rows: Rows, name: str, _customer: str, rng: Random, began: datetime) -> None:
    came = rng.random() < 0.7
    rows[handoffs].append(
        {
            "id": f"h-{name}",
            "conversation": name,
            "state": "closed" if came else "abandoned",
            "reason": "demande",
            "summary": "Client : exemple",
            "agent": rng.choice(DEMO)[1] if came else None,
            "created_at": began,
            "deadline_at": began + timedelta(minutes=10),
            "claimed_at": began + timedelta(seconds=rng.randint(20, 500)) if came else None,
            "closed_at": began + timedelta(minutes=12),
            "close_reason": "renseigné",
        }
    )


def _rating(rows: Rows, name: str, _customer: str, rng: Random, began: datetime) -> None:
    rows[ratings].append(
        {"conversation": name, "stars": rng.randint(1, 5), "at": began + timedelta(minutes=8)}
    )


def _review(rows: Rows, name: str, _customer: str, rng: Random, began: datetime) -> None:
    login = rng.choice(DEMO)[0]
    read = {
        "reviewed_by": login,
        "reviewed_at": began + timedelta(days=1),
        "assigned_to": rng.choice(DEMO)[0],
    }
    rows[reviews].append({"conversation": name, **read})


def sample(count: int, total: int, seed: int = 9) -> Iterator[str]:
    """Some of the conversations' names."""
    rng = Random(seed)
    return (name_of(rng.randrange(total)) for _ in range(count))
