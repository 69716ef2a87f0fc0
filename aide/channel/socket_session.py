"""What is known of one socket, from its connection to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socketio import AsyncServer

from aide.channel.tokens import Identity
from aide.journal.conversations import Customer


@dataclass(frozen=True)
class SocketSession:
    """Who is at the socket, by the bank's token if it came with one, and what he has open.

    `address` is the client's, for limits; `token` is whatever was sent as our own session's, read when a
    conversation is opened; `conversation` is the open one's id, empty before that.
    """

    identity: Identity | None
    address: str
    token: object = None
    conversation: str = ""

    @property
    def is_authenticated(self) -> bool:
        """Whether the bank's token that came with this socket is still valid."""
        return self.identity is not None and self.identity.is_valid

    @property
    def customer(self) -> Customer | None:
        """None for an anonymous one."""
        return self.identity.customer if self.identity else None

    @property
    def customer_id(self) -> str | None:
        """The customer's id at the bank, None for an anonymous one."""
        return self.customer.id if self.customer else None

    def opened(self, conversation: str, token: str) -> SocketSession:
        """The same socket with that conversation open, and the token that opens it again."""
        return replace(self, conversation=conversation, token=token)


class SocketGone(LookupError):
    """The socket was closed while its event waited: there is nobody to answer."""


async def keep(sio: AsyncServer, sid: str, session: SocketSession) -> None:
    """From now on, that is what is known of the socket. Raises SocketGone."""
    try:
        await sio.save_session(sid, session)
    except KeyError:
        raise SocketGone(sid) from None


async def of(sio: AsyncServer, sid: str) -> SocketSession | None:
    """The socket's session; None for one whose connection was refused, or that is closed."""
    try:
        session = await sio.get_session(sid)
    except KeyError:
        return None
    return session if isinstance(session, SocketSession) else None
