"""What agents make of a doubt: the right label, kept as an example for a tester to read."""

from __future__ import annotations

from datetime import datetime

import yaml
from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from aide.desk.http.labels import LABELS
from aide.desk.tables import corrections
from aide.desk.training import unclear
from aide.journal.tables import conversations, turns
from aide.masking import mask_personal
from aide.phrases import beside

french = beside(__file__)

NONE = "aucune"
LONGEST = 400
LAST_SEQ = 2**31 - 1
"""What the column holds."""


class CorrectionRefused(ValueError):
    """The correction cannot be kept; the message is in French."""


def treat(
    c: Connection, conversation: str, seq: int, *, intent: str | None, text: str, login: str, now: datetime
) -> int:
    """Keep the right label (None: none of them) with a text free of personal data.

    It holds for that message and for all that say the same. Returns how many; raises CorrectionRefused.
    """
    text = _checked(text, intent)
    known = select(turns.c.seq).where(turns.c.conversation == conversation, turns.c.seq == seq)
    if seq > LAST_SEQ or c.execute(known).first() is None:
        raise CorrectionRefused(french("message_efface"))
    done = select(corrections.c.login).where(
        corrections.c.conversation == conversation, corrections.c.seq == seq
    )
    if c.execute(done).first() is not None:
        raise CorrectionRefused(french("deja_traite"))
    kept = {"intent": intent, "text": text, "login": login, "at": now}
    rows = [
        {"conversation": name, "seq": number, **kept} for name, number in unclear.alike(c, conversation, seq)
    ]
    try:
        with c.begin_nested():
            c.execute(corrections.insert(), rows)
    except IntegrityError:
        raise CorrectionRefused(french("deja_traite")) from None
    return len(rows)


def _checked(text: str, intent: str | None) -> str:
    """On one line, of a known label, short, and free of personal data. Raises CorrectionRefused."""
    text = " ".join(text.split())
    if intent is not None and intent not in LABELS:
        raise CorrectionRefused(french("intention_inconnue"))
    if intent is not None and not 1 <= len(text) <= LONGEST:
        raise CorrectionRefused(french("longueur_du_texte", longest=LONGEST))
    if mask_personal(text) != text:
        raise CorrectionRefused(french("donnee_personnelle"))
    return text


def accepted(c: Connection) -> list[tuple[str, str]]:
    """(intent, text) of the corrections that may become examples, oldest first, each text once."""
    rows = c.execute(select(corrections).where(corrections.c.intent.is_not(None)).order_by(corrections.c.at))
    return list({row.text.lower(): (row.intent, row.text) for row in rows}.values())


def as_nlu(labelled: list[tuple[str, str]]) -> str:
    """A Rasa NLU file, for a tester to read, edit and move into `data/` himself (docs/rules.md R51)."""
    grouped: dict[str, list[str]] = {}
    for intent, text in labelled:
        grouped.setdefault(intent, []).append(text)
    examples = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in grouped.items()
    ]
    return yaml.dump({"version": "3.1", "nlu": examples}, Dumper=_Block, allow_unicode=True, sort_keys=False)


def has_conversation(c: Connection, name: str) -> bool:
    """Whether it is still there: it may have been deleted since."""
    return c.execute(select(conversations.c.id).where(conversations.c.id == name)).first() is not None


class _Block(yaml.SafeDumper):
    """Multi-line texts as blocks, as testers write them."""


_Block.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)
