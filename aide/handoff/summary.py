"""What an agent reads before the first word: who, what was asked, what is already collected,
the last messages.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from aide.journal import conversations, history, messages
from aide.journal.conversations import Customer
from aide.phrases import beside

french = beside(__file__)

LAST = 6
LONGEST = 300
BY_WRITING = french("par_ecrit_uniquement")


def summarise(
    c: Connection, conversation: str, *, asked: str | None, collected: str, by_writing: bool = False
) -> str:
    """A few lines in French. The journal is already masked; nothing else personal is added."""
    row = conversations.get(c, conversation)
    lines = [french("client", client=_who(row.customer))]
    if asked:
        lines.append(french("sujet", sujet=asked))
    if collected:
        lines.append(french("deja_recueilli", faits=collected))
    if by_writing:
        lines.append(BY_WRITING)
    spoken = [m for m in history.after(c, conversation, 0) if m.author == messages.CUSTOMER][-LAST:]
    lines += [f"« {message.text[:LONGEST]} »" for message in spoken]
    return "\n".join(lines)


def _who(customer: Customer | None) -> str:
    if customer is None:
        return french("visiteur")
    return french("client_connu", nom=customer.name or french("client_sans_nom"), id=customer.id)
