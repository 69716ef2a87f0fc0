"""A customer who talks with `decide` alone: each message comes as the models would read it,
and what is planned is seen.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from aide.clock import PARIS
from aide.dialogue import facts
from aide.dialogue.decide import after_effect, decide
from aide.dialogue.message import Message
from aide.dialogue.moves import Move
from aide.dialogue.state import Frame, State
from aide.dialogue.world import World

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=PARIS)
TODAY = date(2026, 11, 23)
SURE = 0.95
CARDS = (
    {"id": "card-1", "last4": "4321", "product": "Carte SmartPay"},
    {"id": "card-2", "last4": "8765", "product": "Carte SmartPay virtuelle"},
)


def read(
    text: str,
    *acts: str,
    about: str | dict[str, float] | None = None,
    asks: str | tuple[str, float] | None = None,
    danger: str | None = None,
    surface: str | None = None,
    second: tuple[str, str] | None = None,
    **shares: float,
) -> Message:
    """`text` as understood: `acts` for sure, others with their `shares`;
    `about` one subject for sure, or several shares.

    `asks` is the id of a question of knowledge; `second` another problem in it, with its words.
    """
    subjects = {about: SURE} if isinstance(about, str) else about or {}
    asked = (asks, SURE) if isinstance(asks, str) else asks
    return Message(
        text,
        subjects=tuple(sorted(subjects.items(), key=lambda one: -one[1])),
        acts={**dict.fromkeys(acts, SURE), **({"demander": SURE} if asks else {}), **shares},
        questions=(asked,) if asked else (),
        danger=(danger, SURE) if danger else ("", 0.0),
        entities=facts.entities_of(text, TODAY),
        surface=surface,
        second={"intent": second[0], "text": second[1]} if second else None,
    )


class Customer:
    """A visitor unless `connected` or of an `expired` session; he speaks, presses, waits,
    and reads what is planned.
    """

    def __init__(self, state: State | None = None, *, connected: bool = False, expired: bool = False) -> None:
        self.state = state or State()
        self.now = NOW
        self._connected, self._expired = connected, expired
        self._messages = 0

    def says(self, text: str, *acts: str, **understood: Any) -> Customer:
        """A message; see `read`."""
        return self.sends(read(text, *acts, **understood))

    def presses(self, intent: str, **values: str) -> Customer:
        """A button of ours."""
        return self.sends(Message(intent, button=(intent, values)))

    def sees(self, issue: str, **told: Any) -> Customer:
        """The effect that was planned told this outcome."""
        assert self.state.effect is not None, f"no effect is under way: {self.said}"
        self.state = self._stored(after_effect(self.state, {"issue": issue, **told}, self._world()))
        return self

    def sees_cards(self, *cards: dict[str, str]) -> Customer:
        """The bank listed them."""
        return self.sees("listees", cartes=list(cards))

    def waits(self, **lapse: float) -> Customer:
        self.now += timedelta(**lapse)
        return self

    def logs_in(self) -> Customer:
        self._connected, self._expired = True, False
        return self

    def is_logged_out(self) -> Customer:
        self._connected, self._expired = False, True
        return self

    @property
    def said(self) -> list[str]:
        """The responses and the action of this turn, in order."""
        return [move.name for move in self.state.plan]

    @property
    def effect(self) -> str | None:
        return self.state.effect.name if self.state.effect else None

    @property
    def asked(self) -> str | None:
        """The field of the question that ends the turn."""
        last = self.last
        return str(last.expects["field"]) if last and last.expects else None

    @property
    def last(self) -> Move | None:
        return self.state.plan[-1] if self.state.plan else None

    @property
    def values(self) -> dict[str, Any]:
        """What fills the last sentence."""
        return self.last.values if self.last else {}

    @property
    def buttons(self) -> list[str]:
        return [button["title"] for button in (self.last and self.last.buttons) or []]

    @property
    def flows(self) -> list[str]:
        return [frame.flow for frame in self.state.stack]

    @property
    def facts(self) -> dict[str, Any]:
        return self.frame.facts

    @property
    def frame(self) -> Frame:
        assert self.state.frame is not None, "no flow is under way"
        return self.state.frame

    def sends(self, message: Message) -> Customer:
        """A message as it was read."""
        self._messages += 1
        self.state = self._stored(decide(self.state, message, self._world()))
        return self

    def _stored(self, state: State) -> State:
        """As it is between two turns: written and read again."""
        return State.loads(state.dumps())

    def _world(self) -> World:
        known = self._connected or self._expired
        return World(self.now, known=known, authenticated=self._connected, new_id=f"m{self._messages}")


def a_visitor() -> Customer:
    return Customer()


def a_client() -> Customer:
    """Logged in."""
    return Customer(connected=True)


def asked_to_block(*cards: dict[str, str]) -> Customer:
    """Logged in, he lost his card; the question of the blocking is open."""
    customer = a_client().says("j'ai perdu ma carte, bloquez-la", "bloquer", about="carte_perdue")
    customer.sees_cards(*(cards or CARDS[:1]))
    assert customer.asked == ("bloque" if len(cards) < 2 else "carte")
    return customer


def asked_to_file(customer: Customer | None = None) -> Customer:
    """The summary of a whole complaint about fees is shown, and asks for a yes."""
    customer = customer or a_visitor()
    customer.says(
        "je veux déposer une réclamation, 12 € de frais le 3 novembre, c'est pas normal, zoe@exemple.fr",
        "deposer",
        "raconter",
        about="frais",
    )
    assert customer.asked == "confirme"
    return customer
