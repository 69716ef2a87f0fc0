"""What a customer who waits is told of what he writes, each answer once.

He keeps his place, and nothing is decided here.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints import register
from aide.complaints.complaint import Complaint
from aide.french_format import day, hour
from aide.handoff import announcements, queue
from aide.handoff.model import Handoff
from aide.handoff.summary import BY_WRITING
from aide.handoff.tables import handoffs
from aide.journal import conversations, history, messages
from aide.phrases import phrase

NOTES, QUESTIONS, PLACES = 3, 2, 2
"""How many wordings there are of each: never the same twice in a row."""
SILENT = 3
"""Of what he only tells, every third message is read by the agent without a word of ours."""
WRITTEN_ID = "attente:par_ecrit"


def note(c: Connection, conversation: str, *, about: int, is_question: bool = False, now: datetime) -> None:
    """Acknowledge what is for the agent: each question, and two of three other messages."""
    if (current := queue.waiting_in(c, conversation)) is None:
        return
    before = history.said_since(c, conversation, current.created_at, before=about)
    if not is_question and before % SILENT == SILENT - 1:
        return
    kind, wordings = ("question", QUESTIONS) if is_question else ("note", NOTES)
    times = history.count_by_client_id(c, conversation, f"attente:{current.id}:{kind}:")
    text = phrase(f"attente_{kind}_{times % wordings + 1}")
    _say_once(c, current, text, key=f"{kind}:{about}", now=now)


def tell_place(
    c: Connection, conversation: str, *, about: int, by_writing: bool = False, now: datetime
) -> None:
    """Where the customer stands, until when he waits and what else is possible.

    Once for his message number `about`.
    """
    if (current := queue.waiting_in(c, conversation)) is None:
        return
    rank = queue.position(c, conversation) or 1
    place = phrase("attente_premier") if rank == 1 else phrase("attente_rang", rang=rank)
    times = history.count_by_client_id(c, conversation, f"attente:{current.id}:place:")
    by_writing = by_writing or is_by_writing(c, conversation)
    key = f"attente_place{'_ecrit' if by_writing else ''}_{times % PLACES + 1}"
    text = phrase(key, place=place, heure=hour(current.deadline_at))
    if announcements.is_of_card(c, current):
        text = f"{text} {phrase(_card_key(c, conversation, by_writing=by_writing))}"
    line = _say_once(c, current, text, key=f"place:{about}", now=now)
    if not line.quick_replies:
        announcements.offer_waiting(c, line, of_card=announcements.is_of_card(c, current))


def _card_key(c: Connection, conversation: str, *, by_writing: bool) -> str:
    """How a card in danger is blocked: here, unless he is a visitor; else as he can, by telephone or not."""
    if conversations.get(c, conversation).customer:
        return "attente_carte"
    return "attente_carte_ecrit" if by_writing else "attente_carte_visiteur"


def tell_no_call(
    c: Connection, conversation: str, *, about: int, by_writing: bool = False, now: datetime
) -> None:
    """« on m'appelle à quelle heure ? »: nobody telephones, the answer comes here."""
    if (current := queue.waiting_in(c, conversation)) is None:
        return
    if by_writing or is_by_writing(c, conversation):
        text = phrase("attente_appel_ecrit")
    else:
        times = history.count_by_client_id(c, conversation, f"attente:{current.id}:appel:")
        text = phrase(f"attente_appel_{times % PLACES + 1}")
    _say_once(c, current, text, key=f"appel:{about}", now=now)


def tell_closing(c: Connection, conversation: str, *, about: int, now: datetime) -> None:
    """« je peux fermer la page ? »: he keeps his place, and reads the answer where he left it."""
    if (current := queue.waiting_in(c, conversation)) is None:
        return
    times = history.count_by_client_id(c, conversation, f"attente:{current.id}:fermer:")
    text = phrase(f"attente_fermer_{times % PLACES + 1}", heure=hour(current.deadline_at))
    _say_once(c, current, text, key=f"fermer:{about}", now=now)


def tell_filed(c: Connection, conversation: str, *, about: int, has_draft: bool, now: datetime) -> None:
    """Whether his complaint is filed: what the register holds, what is only a draft."""
    if (current := queue.waiting_in(c, conversation)) is None:
        return
    customer = conversations.get(c, conversation).customer
    found = register.latest(c, customer=customer.id if customer else None, conversation=conversation)
    if found is None:
        text = phrase("attente_brouillon" if has_draft else "attente_rien_depose")
    else:
        text = phrase("attente_deposee_et_brouillon" if has_draft else "attente_deposee", **names(found))
    _say_once(c, current, text, key=f"depot:{about}", now=now)


def note_writing(c: Connection, conversation: str, *, now: datetime) -> bool:
    """He cannot telephone: told once in the conversation, and written for the agent; whether it was news."""
    current = queue.waiting_in(c, conversation)
    if current is None or is_by_writing(c, conversation):
        return False
    summary = f"{current.summary}\n{BY_WRITING}"
    c.execute(update(handoffs).where(handoffs.c.id == current.id).values(summary=summary))
    text = phrase("attente_par_ecrit")
    messages.say(c, conversation, author=messages.SYSTEM, text=text, client_id=WRITTEN_ID, now=now)
    return True


def is_by_writing(c: Connection, conversation: str) -> bool:
    """Whether he said in a wait that he cannot telephone."""
    return messages.by_client_id(c, conversation, WRITTEN_ID) is not None


def names(complaint: Complaint) -> dict[str, str]:
    """Its reference and its day, as customers read them."""
    return {"reference": complaint.reference, "date": day(complaint.filed_at.astimezone(PARIS).date())}


def _say_once(c: Connection, handoff: Handoff, text: str, *, key: str, now: datetime) -> messages.Message:
    once = f"attente:{handoff.id}:{key}"
    return messages.say(c, handoff.conversation, author=messages.SYSTEM, text=text, client_id=once, now=now)
