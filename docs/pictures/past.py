"""A month of conversations before the pictures are taken, written through the rooms' own functions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml
from sqlalchemy.engine import Connection, Engine

from aide.cards.tables import oppositions
from aide.clock import PARIS
from aide.complaints.changes import ACCEPTED, update_complaint
from aide.complaints.complaint import ANSWERED, CLOSED, IN_PROGRESS, Complaint, Draft
from aide.complaints.register import file_complaint
from aide.db import writing
from aide.desk.complaints import assignments
from aide.desk.conversations import reviews
from aide.handoff import agent_chat, queue
from aide.journal import conversations, messages, ratings, turn_log
from aide.journal.conversations import Customer
from aide.journal.turn_log import TurnRecord

DAYS = 29
BY_WEEKDAY = (11, 10, 9, 9, 8, 4, 3)
HOURS, BY_HOUR = range(7, 23), (1, 2, 5, 6, 5, 4, 3, 4, 5, 5, 4, 4, 3, 3, 2, 1)
PEOPLE = tuple(
    Customer(f"client-{number}", name, f"client{number}@example.org")
    for number, name in enumerate(
        (
            "Nadia Benali|Julien Moreau|Chloé Petit|Hugo Lefèvre|"
            "Amina Diallo|Paul Garnier|Élise Roux|Tom Nguyen"
        ).split("|")
    )
)
SHOPS = ("Julie Martin", "la boutique Lumière", "M. Costa", "Librairie du Port")
AGENTS = ("Sophie Lambert", "Malik Haddad", "Inès Roche")


def write_month(engine: Engine, *, until: datetime) -> int:
    """How many conversations were written; the same at each run."""
    chance = Random(4)
    told = yaml.safe_load((Path(__file__).parent / "past.yml").read_text(encoding="utf-8"))
    moments = sorted(_moments(chance, until))
    for number, at in enumerate(moments):
        (dialogue,) = chance.choices(told, weights=[one["fois"] for one in told])
        with writing(engine) as c:
            _write(c, chance, dialogue, number, at, until)
    return len(moments)


def _moments(chance: Random, until: datetime) -> Iterator[datetime]:
    for back in range(1, DAYS + 1):
        day = (until - timedelta(days=back)).astimezone(PARIS)
        for _ in range(BY_WEEKDAY[day.weekday()] + chance.randint(-2, 2)):
            (hour,) = chance.choices(HOURS, weights=BY_HOUR)
            yield day.replace(hour=hour, minute=chance.randrange(60))


def _write(
    c: Connection, chance: Random, told: dict[str, Any], number: int, at: datetime, until: datetime
) -> None:
    customer = chance.choice((*PEOPLE, None))
    euros = Decimal(chance.randrange(900, 42000)) / 100
    day = at - timedelta(days=chance.randint(1, 6))
    words = {"montant": f"{euros:.2f}".replace(".", ","), "jour": f"{day:%d/%m}", "nom": chance.choice(SHOPS)}
    text = told["client"].format(**words)
    name = conversations.create(c, customer=customer, now=at).id
    messages.say(c, name, author=messages.BOT, text="Bonjour, je suis Aide, l'assistant automatique.", now=at)
    line, _ = messages.receive(c, name, client_id=f"past-{number}", text=text, now=at)
    turn_log.record(c, name, TurnRecord(line.seq, told["compris"], told["sûr"]), now=at)
    messages.say(c, name, author=messages.BOT, text=told["aide"], now=at + timedelta(seconds=2))
    messages.finish(c, name, line.seq, now=at + timedelta(seconds=2))
    _end(c, chance, told, name, text, customer, euros, day, at, until)
    if chance.random() < 0.3:
        stars = chance.choices((1, 2, 3, 4, 5), weights=(1, 1, 2, 5, 6))[0]
        ratings.rate(c, name, stars=stars, word=None, now=at + timedelta(minutes=5))
    if chance.random() < 0.5:
        reviews.mark(c, name, login=chance.choice(("sophie", "malik")), now=at + timedelta(days=1))


def _end(
    c: Connection,
    chance: Random,
    told: dict[str, Any],
    name: str,
    text: str,
    customer: Customer | None,
    euros: Decimal,
    day: datetime,
    at: datetime,
    until: datetime,
) -> None:
    """What the conversation came to: a complaint, a blocked card, an agent, or nobody."""
    end = told.get("fin")
    if end == "réclamation" and customer and chance.random() < 0.6:
        reason, creditor = told["compris"], None
        draft = Draft(
            f"past-{name}", name, customer.id, reason, euros, day.date(), description=text, creditor=creditor
        )
        _work(c, chance, file_complaint(c, draft, now=at), at, until)
    elif end == "opposition" and customer:
        _block(c, name, customer, at)
    elif end in ("conseiller", "abandon"):
        _call(c, chance, name, text, at, is_left=end == "abandon")


def _block(c: Connection, name: str, customer: Customer, at: datetime) -> None:
    """A lost card, blocked at the first attempt."""
    told = {"customer": customer.id, "card": "card-1", "reason": "lost", "outcome": "blocked", "attempts": 1}
    c.execute(oppositions.insert().values(draft=f"past-{name}", conversation=name, requested_at=at, **told))


def _call(c: Connection, chance: Random, name: str, text: str, at: datetime, *, is_left: bool) -> None:
    """He waits; an agent comes and talks with him, or nobody does."""
    asked = queue.request(c, name, reason="parler_a_un_humain", summary=text, wait_minutes=10, now=at)
    if is_left:
        queue.expire(c, now=at + timedelta(minutes=10), conversation=name)
        return
    came = at + timedelta(seconds=chance.randint(20, 400))
    agent_chat.claim(c, asked.id, agent=chance.choice(AGENTS), now=came)
    agent_chat.say(c, asked.id, text="Bonjour, je regarde votre dossier.", client_id=name, now=came)
    agent_chat.close(c, asked.id, reason="Résolu", now=came + timedelta(minutes=8))


def _work(c: Connection, chance: Random, filed: Complaint, at: datetime, until: datetime) -> None:
    """The older it is, the further it has come; a few are left behind, as in life."""
    age = (until - at).days
    if chance.random() < 0.2 and age < 26:
        return
    actor = chance.choice(AGENTS)
    if age > 2:
        now = at + timedelta(days=1)
        moved = update_complaint(c, filed.reference, actor=actor, now=now, status=IN_PROGRESS)
        assignments.give(c, moved, actor, actor=actor, now=now)
    if age > 9:
        now = at + timedelta(days=6)
        note = "Réponse envoyée par e-mail."
        update_complaint(
            c, filed.reference, actor=actor, now=now, status=ANSWERED, outcome=ACCEPTED, note=note
        )
    if age > 18:
        update_complaint(c, filed.reference, actor=actor, now=at + timedelta(days=16), status=CLOSED)
