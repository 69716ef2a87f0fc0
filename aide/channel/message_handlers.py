"""What a client says once its conversation is open: messages, typing, leaving the queue, ending, rating."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from aide import clock
from aide.channel import events, inbound
from aide.channel.inbound import Refused
from aide.channel.paces import Kind
from aide.channel.session_handlers import SessionHandlers
from aide.channel.socket_session import SocketSession
from aide.channel.tokens import TokenRefused
from aide.channel.turn_runner import BUSY
from aide.channel.urgency import is_urgent
from aide.db import DatabaseBusy
from aide.handoff import queue
from aide.handoff.waiting import LEAVE_INTENT
from aide.journal import buttons, conversations, presence, ratings
from aide.phrases import phrase

logger = logging.getLogger(__name__)
MOST_PENDING: dict[Kind, int] = {"message": 5, "urgent": 10, "press": 10}
"""Messages of a conversation that may wait for their answers before one more is refused."""
ADDRESS_PENDING = 4
"""Times as many of an address: when all are served in time, nobody comes near it."""


@dataclass
class MessageHandlers:
    """The events of an open conversation, each answered by an acknowledgement or a sentence."""

    sessions: SessionHandlers

    async def user_uttered(self, sid: str, data: Any = None) -> dict[str, Any]:
        """Record a message, then have it answered.

        Gives {"id", "status": "ok", "seq"}, else {"id", "status": "error", "code", "message"}, the message in
        French.
        """
        shown = self.sessions.broadcaster.shown_to(sid)  # before anything else is sent to it
        client_id = data.get("id") if isinstance(data, dict) else None
        session = await self.sessions.session(sid)
        try:
            session = await self.sessions.ensure(sid, session, data)
            incoming = inbound.read(data, max_characters=self.sessions.settings.max_characters)
            recorded = await self._record(session, incoming, shown)
        except (Refused, TokenRefused) as refusal:
            return _error(client_id, refusal.code, _sentence(refusal))
        except DatabaseBusy:
            return _error(client_id, BUSY, phrase(BUSY))
        except Exception:
            logger.exception("message not recorded conversation=%s", session.conversation)
            return _error(client_id, "incident", phrase("incident"))
        return await self._take(sid, session, recorded)

    async def typing(self, sid: str, _data: Any = None) -> None:
        """The customer is writing: noted for the desk, shown on his other windows.

        Too many a minute are left out.
        """
        session = await self.sessions.session(sid)
        if not session.conversation or not self.sessions.paces.allows_here("typing", session):
            return
        with contextlib.suppress(Refused, DatabaseBusy):
            await self.sessions.write(session, self._note_typing, session)
            await self.sessions.broadcaster.typing(session.conversation, "customer", skip=sid)

    async def leave_queue(self, sid: str, _data: Any = None) -> dict[str, Any]:
        """The customer no longer wants to wait: the same as pressing « Ne plus attendre »."""
        session = await self.sessions.session(sid)
        opaque = await self.sessions.store.read(buttons.standing, session.conversation, LEAVE_INTENT)
        if opaque is None:
            return _error(None, "question_perimee", phrase("question_perimee"))
        return await self.user_uttered(sid, {"payload": opaque})

    async def end(self, sid: str, _data: Any = None) -> dict[str, Any]:
        """The customer closes the conversation; it can still be read, a new session begins another."""
        session = await self.sessions.session(sid)
        if session.conversation:
            try:
                self._check_here("end", session)
                await self.sessions.write(session, self._end, session)
            except Refused as refusal:
                return _error(None, refusal.code, refusal.message)
            except DatabaseBusy:
                return _error(None, BUSY, phrase(BUSY))
            await self.sessions.broadcaster.push_status(session.conversation)
        return {"status": "ok"}

    async def rate(self, sid: str, data: Any = None) -> dict[str, Any]:
        """`{"stars": 1..5, "word"?}`: the customer's opinion of the open conversation,
        also once it has ended.
        """
        session = await self.sessions.session(sid)
        data = data if isinstance(data, dict) else {}
        stars, word = data.get("stars"), data.get("word")
        if not session.conversation or type(stars) is not int or stars not in ratings.STARS:
            return _error(None, "note_illisible", phrase("note_illisible"))
        try:
            self._check_here("rate", session)
            await self.sessions.write(
                session, self._rate, session, stars, word if isinstance(word, str) else None
            )
        except Refused as refusal:
            return _error(None, refusal.code, refusal.message)
        except DatabaseBusy:
            return _error(None, BUSY, phrase(BUSY))
        return {"status": "ok"}

    async def _record(
        self, session: SocketSession, incoming: inbound.Incoming, shown: int | None
    ) -> inbound.Recorded:
        kind = _kind(incoming)
        self._check_here(kind, session)
        return await self.sessions.write(
            session,
            inbound.record,
            session.conversation,
            incoming,
            customer=session.customer_id,
            shown=shown,
            check=partial(self._check, kind=kind, session=session),
        )

    async def _take(self, sid: str, session: SocketSession, recorded: inbound.Recorded) -> dict[str, Any]:
        message, broadcaster = recorded.message, self.sessions.broadcaster
        broadcaster.typed_by(sid, message.conversation, message.seq)
        # As it was kept: a card number is masked in it, and the time is ours, whatever that phone's clock
        # says.
        await self.sessions.sio.emit("received", events.user_echo(message), to=sid)
        await broadcaster.push(message.conversation)
        failed = await self.sessions.answer(message, session)
        broadcaster.forget_origin(message.conversation, message.seq)
        if failed:
            return _error(message.client_id, failed, phrase(failed))
        return {"id": message.client_id, "status": "ok", "seq": message.seq}

    def _check_here(self, kind: Kind, session: SocketSession) -> None:
        """Before anything is written. Raises Refused."""
        here, from_there = self.sessions.turns.pending(session.conversation, session.address)
        most, is_limited = MOST_PENDING.get(kind), self.sessions.settings.rate_limits
        if most is not None and is_limited and (here >= most or from_there >= most * ADDRESS_PENDING):
            raise Refused("trop_de_messages")
        if not self.sessions.paces.allows_here(kind, session):
            raise Refused("trop_de_messages")

    def _check(self, c: Connection, *, kind: Kind, session: SocketSession) -> None:
        """The same of all processes, in the transaction of what is written. Raises Refused."""
        if not self.sessions.paces.allows(c, kind, session, now=clock.now()):
            raise Refused("trop_de_messages")

    def _note_typing(self, c: Connection, session: SocketSession) -> None:
        self._check(c, kind="typing", session=session)
        # A tab left anonymous when its conversation was adopted at login speaks for nobody.
        inbound.check_holder(c, session.conversation, session.customer_id)
        presence.typing(c, session.conversation, "customer", now=clock.now())

    def _end(self, c: Connection, session: SocketSession) -> None:
        self._check(c, kind="end", session=session)
        inbound.check_holder(c, session.conversation, session.customer_id)
        queue.abandon(c, session.conversation, reason="client parti", now=clock.now())
        conversations.end(c, session.conversation, now=clock.now())

    def _rate(self, c: Connection, session: SocketSession, stars: int, word: str | None) -> None:
        self._check(c, kind="rate", session=session)
        inbound.check_holder(c, session.conversation, session.customer_id)
        ratings.rate(c, session.conversation, stars=stars, word=word, now=clock.now())


def _kind(incoming: inbound.Incoming) -> Kind:
    """Blocking a card and reaching a person are refused only far beyond the pace of other messages."""
    if incoming.button is not None:
        return "press"
    return "urgent" if is_urgent(incoming.text) else "message"


def _sentence(refusal: Refused | TokenRefused) -> str:
    return refusal.message if isinstance(refusal, Refused) else phrase(refusal.code)


def _error(client_id: Any, code: str, message: str) -> dict[str, Any]:
    return {"id": client_id, "status": "error", "code": code, "message": message}
