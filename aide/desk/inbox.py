"""What the bot understood badly, to be put right by people: low confidence, « ce n'est pas ça », then a handoff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import yaml
from sqlalchemy import Interval, String, and_, cast, exists, func, literal_column, not_, null, or_, select
from sqlalchemy.engine import Connection, Row

from aide.desk.intents import LABELS, NOT_UNDERSTOOD
from aide.desk.tables import corrections
from aide.handoff.tables import handoffs
from aide.journal.messages import CUSTOMER, Message
from aide.journal.search import transcript
from aide.journal.tables import conversations, messages, turns
from aide.masking import mask_personal

LOW = 0.6
BEFORE, AFTER = 6, 3
WRONG = "autre_chose"
NONE = "aucune"
LONGEST = 400
LAST_SEQ = 2**31 - 1
"""What the column holds."""


@dataclass(frozen=True)
class Doubt:
    """One message to look at; `why` is confiance, corrigé or conseiller."""

    conversation: str
    seq: int
    text: str
    intent: str | None
    confidence: float | None
    why: str
    at: datetime


class CorrectionRefused(ValueError):
    """The correction cannot be kept; the message is in French."""


def doubts(c: Connection, *, limit: int = 30) -> list[Doubt]:
    """The newest messages worth a look that nobody has treated, texts only: a button was not understood, it was pressed."""
    later = turns.alias("later")
    between = messages.alias("between")
    corrected = exists().where(
        later.c.conversation == turns.c.conversation,
        later.c.seq > turns.c.seq,
        later.c.intent == WRONG,
        # The customer's very next message: he said nothing else meanwhile.
        not_(
            exists()
            .where(
                between.c.conversation == later.c.conversation,
                between.c.seq > turns.c.seq,
                between.c.seq < later.c.seq,
                between.c.author == CUSTOMER,
            )
            # Two levels up: unsaid, `turns` would be read again, all of it.
            .correlate(turns, later)
        ),
    )
    handed = exists().where(
        handoffs.c.conversation == turns.c.conversation,
        handoffs.c.created_at >= turns.c.at,
        handoffs.c.created_at <= func.datetime(turns.c.at, "+2 minutes")
        if c.dialect.name == "sqlite"
        else handoffs.c.created_at <= turns.c.at + literal_column("interval '2 minutes'", Interval()),
    )
    unsure = or_(turns.c.intent.is_(None), turns.c.intent == NOT_UNDERSTOOD, turns.c.confidence < LOW)
    treated = exists().where(corrections.c.conversation == turns.c.conversation, corrections.c.seq == turns.c.seq)
    asked_for_it = turns.c.intent == "parler_a_un_humain"
    query = (
        select(
            turns,
            messages.c.text,
            unsure.label("unsure"),
            corrected.label("corrected"),
        )
        .join(messages, and_(messages.c.conversation == turns.c.conversation, messages.c.seq == turns.c.seq))
        .where(
            # A JSON column keeps « nothing » as SQL's NULL or as JSON's. Said so, PostgreSQL knows that most are nothing.
            or_(messages.c.parse.is_(null()), cast(messages.c.parse, String) == "null"),
            or_(unsure, corrected, handed & not_(asked_for_it)),
            not_(treated),
        )
        .order_by(turns.c.at.desc(), turns.c.conversation, turns.c.seq)
        .limit(limit)
    )
    return [_doubt(row) for row in c.execute(query)]


def context(c: Connection, doubt: Doubt) -> list[Message]:
    """Six messages before, three after, the doubtful one among them."""
    around = transcript(c, doubt.conversation, after=max(0, doubt.seq - BEFORE - 1), limit=BEFORE + AFTER + 1)
    return [line for line in around if line.seq <= doubt.seq + AFTER]


def treat(
    c: Connection, conversation: str, seq: int, *, intent: str | None, text: str, login: str, now: datetime
) -> None:
    """Keep the right label (None: none of them) with a text free of personal data. Raises CorrectionRefused."""
    text = " ".join(text.split())
    if intent is not None and intent not in LABELS:
        raise CorrectionRefused("Choisissez une intention de la liste, ou « aucune ».")
    if intent is not None and not 1 <= len(text) <= LONGEST:
        raise CorrectionRefused(f"Le texte gardé a de 1 à {LONGEST} caractères.")
    if mask_personal(text) != text:
        raise CorrectionRefused(
            "Le texte contient une donnée personnelle (carte, e-mail, téléphone, IBAN) : retirez-la."
        )
    known = select(turns.c.seq).where(turns.c.conversation == conversation, turns.c.seq == seq)
    if seq > LAST_SEQ or c.execute(known).first() is None:
        raise CorrectionRefused("Ce message n'existe plus.")
    done = select(corrections.c.login).where(corrections.c.conversation == conversation, corrections.c.seq == seq)
    if c.execute(done).first() is not None:
        raise CorrectionRefused("Un collègue a déjà traité ce message.")
    c.execute(
        corrections.insert().values(conversation=conversation, seq=seq, intent=intent, text=text, login=login, at=now)
    )


def accepted(c: Connection) -> list[tuple[str, str]]:
    """(intent, text) of the corrections that may become examples, oldest first, each text once."""
    rows = c.execute(select(corrections).where(corrections.c.intent.is_not(None)).order_by(corrections.c.at))
    return list({row.text.lower(): (row.intent, row.text) for row in rows}.values())


def as_nlu(found: list[tuple[str, str]]) -> str:
    """A Rasa NLU file, for a tester to read, edit and move into `data/` (a person decides, AMENDMENTS 51)."""
    grouped: dict[str, list[str]] = {}
    for intent, text in found:
        grouped.setdefault(intent, []).append(text)
    examples = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in grouped.items()
    ]
    return yaml.dump({"version": "3.1", "nlu": examples}, Dumper=_Block, allow_unicode=True, sort_keys=False)


def has_conversation(c: Connection, name: str) -> bool:
    return c.execute(select(conversations.c.id).where(conversations.c.id == name)).first() is not None


class _Block(yaml.SafeDumper):
    """Multi-line texts as blocks, as testers write them."""


_Block.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def _doubt(row: Row) -> Doubt:
    why = "corrigé" if row.corrected else "confiance" if row.unsure else "conseiller"
    return Doubt(row.conversation, row.seq, row.text, row.intent, row.confidence, why, row.at)
