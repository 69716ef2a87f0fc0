"""What an agent reads before the first word: who, what was asked, what is already collected,
the last messages.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from aide.journal import conversations, messages

LAST = 6
LONGEST = 300
BY_WRITING = "Contact : par écrit uniquement, ce client ne téléphone pas"


def summarise(
    c: Connection, conversation: str, *, asked: str | None, collected: str, by_writing: bool = False
) -> str:
    """A few lines in French. The journal is already masked; nothing else personal is added."""
    row = conversations.get(c, conversation)
    who = f"{row.customer.name or 'Client'} ({row.customer.id})" if row.customer else "Visiteur non connecté"
    lines = [f"Client : {who}"]
    if asked:
        lines.append(f"Sujet : {asked}")
    if collected:
        lines.append(f"Déjà recueilli : {collected}")
    if by_writing:
        lines.append(BY_WRITING)
    said = [m for m in messages.after(c, conversation, 0) if m.author == messages.CUSTOMER][-LAST:]
    lines += [f"« {message.text[:LONGEST]} »" for message in said]
    return "\n".join(lines)
