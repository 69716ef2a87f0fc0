"""How the end of a wait in which nobody came is said: what stands already, and what is possible now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection

from aide.clock import PARIS
from aide.complaints import register
from aide.french_format import day
from aide.journal import buttons, messages
from aide.journal.buttons import Button
from aide.phrases import phrase


def say_nobody_came(
    c: Connection, conversation: str, *, by_writing: bool = False, now: datetime
) -> messages.Message:
    """With the telephone and an offer: to wait again, and to file a complaint unless one was filed in this
    conversation, which is told. The buttons serve later too: what they begin does not depend on this
    sentence.
    """
    kind = "_ecrit" if by_writing else ""
    filed = register.list_complaints(c, conversation=conversation, limit=1).items
    again = Button(phrase("attente_terminee_bouton_conseiller"), "parler_a_un_humain", {}, standing=True)
    if filed:
        filed_on = day(filed[0].filed_at.astimezone(PARIS).date())
        text = phrase(f"attente_terminee_deposee{kind}", reference=filed[0].reference, date=filed_on)
        offered = [
            again,
            Button(phrase("attente_terminee_bouton_suivre"), "suivre_reclamation", {}, standing=True),
        ]
    else:
        text = phrase(f"attente_terminee{kind}")
        files = Button(
            phrase("attente_terminee_bouton_reclamation"), "deposer_reclamation", {}, standing=True
        )
        offered = [files, again]
    line = messages.say(c, conversation, author=messages.SYSTEM, text=text, now=now)
    return messages.attach(c, line, buttons.issue(c, conversation, line.seq, offered))
