"""A conversation over a network that delays, doubles and overtakes: the real journal and decisions, no
models.

What leaves a client is in flight until it arrives; what arrived waits for its turn; what was said is on its
way until it is shown. Each effect that needs a yes is kept with the message that led to it and the question
before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.events import UserUttered

from aide import db
from aide.channel import inbound
from aide.channel.outbound import read_button
from aide.dialogue import tracked
from aide.dialogue.decide import after_effect, decide
from aide.dialogue.message import Message
from aide.dialogue.state import Move, State
from aide.dialogue.world import World
from aide.journal import asked, buttons, conversations, history, messages
from aide.journal.conversations import Customer

from .customer import CARDS, NOW, read

SAID = {
    "oui": ("oui",),
    "non": ("non",),
    "attendez": ("hesiter",),
    "je ne sais pas": ("passer",),
    "commandez-la": ("renouveler", "oui"),
    "bloquez la carte": ("bloquer",),
    "j'ai perdu ma carte, bloquez-la": ("bloquer",),
    "12 € de frais le 3 novembre, je veux déposer une réclamation, zoe@exemple.fr": ("deposer", "raconter"),
}
ABOUT = {
    "j'ai perdu ma carte, bloquez-la": "carte_perdue",
    "12 € de frais le 3 novembre, je veux déposer une réclamation, zoe@exemple.fr": "frais",
    "commandez-la": "renouvellement_carte",
}
NEEDS_YES = {
    "action_bloquer_cartes": "bloque",
    "action_deposer_reclamation": "confirme",
    "action_renouveler_carte": "renouvelle",
}
YES_NO = [{"title": "Non", "payload": "/refuser"}, {"title": "Oui", "payload": "/affirmer"}]


@dataclass(frozen=True)
class Sent:
    """What left a client: its id, its text or a button's opaque id, and the last line on the screen."""

    id: str
    said: str
    seen: int | None


@dataclass(frozen=True)
class Done:
    """An effect: its name, its draft, the cards; the message that led to it; the question before it."""

    name: str
    draft: str
    cards: tuple[str, ...]
    by: messages.Message
    question: messages.Message | None


@dataclass
class Talk:
    engine: Any
    tells_seen: bool = True
    in_flight: list[Sent] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    shown: int = 0
    state: State = field(default_factory=State)
    _count: int = 0

    def __post_init__(self) -> None:
        with db.writing(self.engine) as c:
            self.name = conversations.create(c, customer=Customer("claire"), now=NOW).id

    def lines(self) -> list[messages.Message]:
        with db.reading(self.engine) as c:
            return history.after(c, self.name, 0)

    def sends(self, said: str) -> Sent:
        """Typed, or pressed when it is a button's id; it is on its way."""
        self._count += 1
        self.in_flight.append(Sent(str(self._count), said, self.shown if self.tells_seen else None))
        return self.in_flight[-1]

    def buttons(self) -> list[str]:
        """The opaque ids of all that is on the screen, old ones too."""
        on_screen = [line for line in self.lines() if line.seq <= self.shown]
        return [reply["payload"] for line in on_screen for reply in line.quick_replies]

    def arrives(self, place: int, *, again: bool = False) -> None:
        """The server writes it; `again`: it comes a second time later on."""
        sent = self.in_flight[place] if again else self.in_flight.pop(place)
        incoming = inbound.read({"id": sent.id, "message": sent.said, "seen": sent.seen}, max_characters=4000)
        try:
            with db.writing(self.engine) as c:
                told = inbound.record(c, self.name, incoming, customer="claire", shown=self.sent_so_far(sent))
        except inbound.Refused:
            return
        if told.message.done_at is None and sent.id not in self.waiting:
            self.waiting.append(sent.id)

    def sent_so_far(self, sent: Sent) -> int:
        """For a client that tells nothing, what is on its screen is what it had been sent."""
        return self.shown if sent.seen is None else max(self.shown, sent.seen)

    def shows(self, upto: int) -> None:
        self.shown = max(self.shown, upto)

    def runs(self, *, crashes: bool = False) -> None:
        """The turn of the message that waits longest; it runs again where it `crashes` before it is saved."""
        with db.reading(self.engine) as c:
            message = messages.by_client_id(c, self.name, self.waiting[0])
            told = asked.read_before(c, message) if message else None
        assert message is not None
        metadata = {"question_of": told.by, "question_unread": told.is_unread} if told else {}
        user = UserUttered(message.text, metadata=metadata)
        world = World(
            NOW,
            known=True,
            authenticated=True,
            new_id=f"m{message.seq}",
            message=str(message.seq),
            early=tracked.came_early(user, self.state),
        )
        state = self._says(decide(self.state, understood(message), world), message, world)
        if crashes:
            return
        self.state = State.loads(state.dumps())
        self.waiting.pop(0)
        with db.writing(self.engine) as c:
            messages.finish(c, self.name, message.seq, now=NOW)

    def _says(self, state: State, message: messages.Message, world: World) -> State:
        place = 0
        question = next((one for one in reversed(self.lines()) if one.asks and one.author == "bot"), None)
        while True:
            for move in state.plan:
                if not move.is_effect:
                    self._bubble(move, message, place)
                    place += 1
            if state.effect is None:
                return state
            result = self._effect(state, message, question)
            state = after_effect(State.loads(state.dumps()), result, world)

    def _bubble(self, move: Move, message: messages.Message, place: int) -> None:
        text = f"{move.name} {move.values.get('cartes', '')}".strip()
        expects = {"expects": move.expects} if move.expects else None
        offered = move.buttons or (YES_NO if move.expects and move.expects["kind"] == "yes_no" else [])
        with db.writing(self.engine) as c:
            at = {"generation": 0, "reply_to": message.seq, "reply_index": place, "now": NOW}
            line = messages.reply(c, self.name, text=text, asks=expects, **at)
            if line is not None and offered and not line.quick_replies:
                issued = buttons.issue(c, self.name, line.seq, [read_button(one) for one in offered])
                messages.attach(c, line, issued)

    def _effect(
        self, state: State, message: messages.Message, question: messages.Message | None
    ) -> dict[str, Any]:
        name, frame = state.effect.name if state.effect else "", state.frame
        cards = tuple(frame.facts.get("carte") or ()) if frame else ()
        if name in NEEDS_YES:
            self.done.append(Done(name, frame.id if frame else "", cards, message, question))
        if name == "action_lister_cartes":
            gone = {card for one in self.done if one.name == "action_bloquer_cartes" for card in one.cards}
            return {"issue": "listees", "cartes": [card for card in CARDS if card["id"] not in gone]}
        return dict(RESULTS.get(name, {"issue": "echec"}))


RESULTS: dict[str, dict[str, Any]] = {
    "action_bloquer_cartes": {"issue": "bloquee"},
    "action_renouveler_carte": {"issue": "demande"},
    "action_deposer_reclamation": {"issue": "deposee", "reference": "REC-2026-000001"},
    "action_transferer_conseiller": {"issue": "ferme"},
}


def understood(message: messages.Message) -> Message:
    """As the models and the channel would read it."""
    if message.parse is not None:
        return Message(message.text, button=(message.parse["intent"], message.parse["entities"]))
    return read(message.text, *SAID[message.text], about=ABOUT.get(message.text))
