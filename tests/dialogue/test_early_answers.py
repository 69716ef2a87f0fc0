"""An answer answers the question that its author had read, in whatever order messages and presses come."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aide import db
from aide.dialogue.command_generator.wishes.new_card import GIVEN
from aide.dialogue.commands import Command
from aide.dialogue.flow import flows
from aide.dialogue.message import Message
from aide.dialogue.patterns import new_card
from aide.dialogue.state import OFFERED, State
from aide.dialogue.turn import Turn
from aide.dialogue.world import World
from aide.subjects import subjects

from .customer import CARDS, NOW, a_client, asked_to_block
from .early_talk import NEEDS_YES, SAID, Talk

LOST = "j'ai perdu ma carte, bloquez-la"
FEES = "12 € de frais le 3 novembre, je veux déposer une réclamation, zoe@exemple.fr"
EXAMPLES = int(os.environ.get("AIDE_EXAMPLES", "60"))
"""By hand, thousands: `AIDE_EXAMPLES=5000 python -m pytest tests/dialogue/test_early_answers.py`."""


@pytest.fixture(scope="module")
def journal():
    engine = db.connect("sqlite://")
    db.metadata.create_all(engine)
    yield engine
    engine.dispose()


def calmly(talk: Talk, *said: str) -> Talk:
    """Each sent, answered and shown before the next one."""
    for one in said:
        talk.sends(one)
        talk.arrives(0)
        talk.runs()
        talk.shows(talk.lines()[-1].seq)
    return talk


def effects(talk: Talk) -> list[str]:
    return [one.name for one in talk.done]


@pytest.mark.parametrize("tells_seen", [True, False])
def test_two_yeses_at_once_block_the_card_and_order_none(journal, tells_seen):
    talk = calmly(Talk(journal, tells_seen), LOST)
    choose_first(talk)
    talk.sends("oui")
    talk.sends("oui")
    for _ in range(2):
        talk.arrives(0)
    for _ in range(2):
        talk.runs()
    assert effects(talk) == ["action_bloquer_cartes"]
    assert any(line.text.startswith("utter_reponse_avant_question") for line in talk.lines())
    assert talk.state.question is not None and talk.state.question.field == "renouvelle"


def choose_first(talk: Talk) -> None:
    """Of his two cards the first, by its button, in calm."""
    (line,) = [one for one in talk.lines() if one.text.startswith("utter_ask_carte")]
    pressed = next(one["payload"] for one in line.quick_replies if CARDS[0]["last4"] in one["title"])
    calmly(talk, pressed)
    assert talk.state.question is not None and talk.state.question.field == "bloque"


def test_a_yes_to_each_question_that_was_shown_blocks_and_orders(journal):
    """The twin."""
    talk = calmly(Talk(journal), LOST)
    choose_first(talk)
    calmly(talk, "oui", "oui")
    assert effects(talk) == ["action_bloquer_cartes", "action_renouveler_carte"]


def test_a_yes_that_was_sent_early_is_good_once_the_question_was_shown_and_it_is_said_again(journal):
    talk = calmly(Talk(journal), LOST)
    choose_first(talk)
    talk.sends("oui")
    talk.sends("oui")
    for _ in range(2):
        talk.arrives(0)
        talk.runs()
    talk.shows(talk.lines()[-1].seq)
    calmly(talk, "oui")
    assert effects(talk) == ["action_bloquer_cartes", "action_renouveler_carte"]


def test_an_order_of_the_card_sent_before_its_offer_was_shown_is_none(journal):
    talk = calmly(Talk(journal), LOST)
    choose_first(talk)
    talk.sends("oui")
    talk.sends("commandez-la")
    for _ in range(2):
        talk.arrives(0)
    for _ in range(2):
        talk.runs()
    assert effects(talk) == ["action_bloquer_cartes"]


@pytest.mark.parametrize(("early", "orders"), [(True, False), (False, True)])
def test_the_order_of_an_offer_that_was_made_before_needs_that_offer_to_have_been_read(early, orders):
    state = State(said={OFFERED: 1}, replaceable=[dict(CARDS[0])])
    turn = Turn(state, Message("finalement commandez-la"), World(NOW, early=early), flows(), subjects())
    new_card.start(turn, Command("start_flow", new_card.FLOW, {GIVEN: True}))
    assert turn.state.of(new_card.FLOW).facts.get("fait:renouvelle", False) is orders


def test_a_no_sent_twice_refuses_one_question(journal):
    talk = calmly(Talk(journal), LOST)
    choose_first(talk)
    talk.sends("non")
    talk.sends("non")
    for _ in range(2):
        talk.arrives(0)
    talk.runs()
    opened, refused = talk.state.question, list(talk.state.refused)
    talk.runs()
    assert (talk.state.question is None) is (opened is None) and talk.state.refused == refused


def test_a_fact_that_came_before_its_question_is_kept(journal):
    """Only what means nothing without its question is left aside."""
    talk = Talk(journal)
    talk.sends(FEES)
    talk.arrives(0)
    talk.runs()
    assert talk.state.question is not None and talk.state.question.field == "confirme"


class AnyOrder(RuleBasedStateMachine):
    """Whatever is sent twice, late, in another order, or run again after a crash."""

    @initialize(tells_seen=st.booleans(), first=st.sampled_from([LOST, FEES]))
    def begins(self, tells_seen: bool, first: str) -> None:
        engine = db.connect("sqlite://")
        db.metadata.create_all(engine)
        self.talk = calmly(Talk(engine, tells_seen), first)

    @rule(said=st.sampled_from(sorted(SAID)))
    def types(self, said: str) -> None:
        self.talk.sends(said)

    @rule(times=st.integers(1, 3))
    def says_yes(self, times: int) -> None:
        for _ in range(times):
            self.talk.sends("oui")

    @rule(data=st.data())
    def presses(self, data: st.DataObject) -> None:
        if shown := self.talk.buttons():
            self.talk.sends(data.draw(st.sampled_from(shown[-6:])))

    @precondition(lambda self: self.talk.in_flight)
    @rule(data=st.data(), again=st.booleans())
    def arrives(self, data: st.DataObject, again: bool) -> None:
        self.talk.arrives(data.draw(st.integers(0, len(self.talk.in_flight) - 1)), again=again)

    @precondition(lambda self: self.talk.waiting)
    @rule(crashes=st.integers(0, 4))
    def runs(self, crashes: int) -> None:
        self.talk.runs(crashes=crashes == 0)

    @precondition(lambda self: self.talk.waiting)
    @rule()
    def all_run(self) -> None:
        while self.talk.waiting:
            self.talk.runs()

    @rule(data=st.data())
    def shows(self, data: st.DataObject) -> None:
        self.talk.shows(data.draw(st.integers(self.talk.shown, self.talk.lines()[-1].seq)))

    @rule()
    def all_is_shown(self) -> None:
        self.talk.shows(self.talk.lines()[-1].seq)

    @invariant()
    def every_effect_has_a_yes_to_its_own_question_which_had_been_read(self) -> None:
        for one in self.talk.done if hasattr(self, "talk") else ():
            question = one.question
            assert question is not None and question.asks is not None, one
            assert question.asks["expects"]["field"] == NEEDS_YES[one.name], one
            assert one.by.seen is not None and question.seq <= one.by.seen, one
            named = [card["last4"] for card in CARDS if card["id"] in one.cards]
            assert all(last4 in question.text for last4 in named), one

    @invariant()
    def no_card_is_blocked_or_ordered_for_twice_and_no_draft_is_filed_twice(self) -> None:
        for name in NEEDS_YES:
            mine = [one for one in self.talk.done if one.name == name] if hasattr(self, "talk") else []
            drafts = {(one.draft, one.cards) for one in mine}
            cards = [card for _, chosen in drafts for card in chosen]
            assert len(cards) == len(set(cards)), drafts

    def teardown(self) -> None:
        if hasattr(self, "talk"):
            self.talk.engine.dispose()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=40, suppress_health_check=list(HealthCheck)
)


def test_without_a_channel_nothing_is_early():
    """The twin of the pure decision: who is not known to have been early says yes."""
    customer = asked_to_block()
    assert customer.says("oui", "oui", about="affirmer").effect == "action_bloquer_cartes"
    assert a_client().says("oui", "oui", about="affirmer").said == ["utter_oui_sans_question"]
