from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from aide.db import connect, writing
from aide.handoff import agent_chat, queue
from aide.handoff.model import HandoffNotFound, HandoffStateError
from aide.handoff.tables import handoffs
from aide.journal import buttons, messages
from aide.journal.conversations import ConversationNotFound
from aide.phrases import phrase

from .conftest import MONDAY

LATER = MONDAY + timedelta(minutes=1)
TOO_LATE = MONDAY + timedelta(minutes=11)


def test_asking_writes_the_row_the_owner_and_the_announcement_together(desk):
    handoff = desk.asks()
    assert (handoff.state, handoff.agent, handoff.created_at) == ("waiting", None, MONDAY)
    assert (desk.row(handoff).owner, desk.row(handoff).generation) == ("waiting", 1)
    (line,) = desk.lines(handoff)
    assert line.author == "system" and "10h10" in line.text
    assert [reply["title"] for reply in line.quick_replies] == ["Ne plus attendre"]


def test_where_a_card_may_be_in_danger_the_announcement_blocks_it_at_one_touch(desk):
    (line,) = desk.lines(desk.asks(of_card=True))
    assert "09\u00a075" in line.text
    assert [reply["title"] for reply in line.quick_replies] == ["Ne plus attendre", "Bloquer ma carte"]


def test_the_announcements_buttons_stay_valid_while_the_customer_writes(desk):
    handoff = desk.asks(of_card=True)
    desk(messages.receive, handoff.conversation, client_id="1", text="Il y a quelqu'un ?", now=LATER)
    leave, block = desk.lines(handoff)[0].quick_replies
    pressed = [
        desk(buttons.press, handoff.conversation, reply["payload"], client_id="2") for reply in (leave, block)
    ]
    assert [button.intent for button in pressed] == ["ne_plus_attendre", "faire_opposition"]


def test_asking_again_is_the_same_row_and_one_announcement(desk):
    handoff = desk.asks()
    assert desk.asks(handoff.conversation, at=LATER) == handoff
    assert len(desk.lines(handoff)) == 1


def test_nobody_asks_in_a_conversation_that_does_not_exist(desk):
    with pytest.raises(ConversationNotFound):
        desk.asks("inconnue")


@pytest.mark.parametrize(
    ("hour", "minute", "second", "deadline"),
    [(10, 0, 0, "10:10:00"), (16, 49, 0, "16:59:00"), (16, 55, 0, "17:00:00"), (16, 59, 30, "17:00:00")],
)
def test_nobody_waits_beyond_closing_time(desk, hour, minute, second, deadline):
    handoff = desk.asks(at=MONDAY.replace(hour=hour, minute=minute, second=second))
    assert f"{handoff.deadline_at.astimezone(MONDAY.tzinfo):%H:%M:%S}" == deadline


def test_the_winner_owns_the_conversation_and_is_announced(desk):
    claimed = desk.claims(desk.asks())
    assert (claimed.state, claimed.agent, claimed.claimed_at) == ("assigned", "Zoé", LATER)
    assert (desk.row(claimed).owner, desk.row(claimed).agent, desk.row(claimed).generation) == (
        "agent",
        "Zoé",
        2,
    )
    assert [line.text for line in desk.lines(claimed)][1:] == ["Zoé a rejoint la conversation."]


def test_the_second_agent_is_told_who_was_faster(desk):
    handoff = desk.asks()
    desk.claims(handoff, "Zoé")
    with pytest.raises(HandoffStateError) as taken:
        desk.claims(handoff, "Marc")
    assert (taken.value.handoff.state, taken.value.handoff.agent) == ("assigned", "Zoé")
    assert desk.row(handoff).agent == "Zoé"


def test_the_winners_second_click_is_the_same_claim(desk):
    handoff = desk.asks()
    assert desk.claims(handoff) == desk.claims(handoff)
    assert len(desk.lines(handoff)) == 2


def test_of_agents_claiming_at_once_one_wins(desk, migrated_url):
    handoff = desk.asks()
    agents = ["Zoé", "Marc", "Inès", "Luc"]
    barrier = Barrier(len(agents))

    def claim(agent: str) -> bool:
        engine = connect(migrated_url)
        try:
            barrier.wait()
            with writing(engine) as c:
                agent_chat.claim(c, handoff.id, agent=agent, now=LATER)
            return True
        except HandoffStateError:
            return False
        finally:
            engine.dispose()

    with ThreadPoolExecutor(len(agents)) as pool:
        won = list(pool.map(claim, agents))
    assert won.count(True) == 1
    assert desk.row(handoff).agent == agents[won.index(True)]
    assert len(desk.lines(handoff)) == 2


def test_of_a_claim_and_a_departure_at_once_one_holds(desk):
    handoff = desk.asks()

    def claim() -> str:
        try:
            return desk.claims(handoff).state
        except HandoffStateError:
            return "taken"

    def leave() -> str:
        left = desk(queue.abandon, handoff.conversation, reason="client", now=LATER)
        return left.state if left else "taken"

    with ThreadPoolExecutor(2) as pool:
        outcomes = [future.result() for future in (pool.submit(claim), pool.submit(leave))]
    assert sorted(outcomes) in (["assigned", "taken"], ["abandoned", "taken"])
    assert desk.row(handoff).owner == ("agent" if "assigned" in outcomes else "bot")


def test_nobody_claims_after_the_deadline(desk):
    handoff = desk.asks()
    with pytest.raises(HandoffStateError):
        desk.claims(handoff, after=11)
    assert desk.state(handoff) == "waiting"


def test_nobody_claims_what_does_not_exist(desk):
    with pytest.raises(HandoffNotFound):
        desk(agent_chat.claim, "inconnu", agent="Zoé", now=LATER)


def test_an_agent_speaks_once_for_each_id(desk):
    handoff = desk.claims(desk.asks())
    said = [
        desk(agent_chat.say, handoff.id, text="Bonjour", client_id=one, now=LATER) for one in ("1", "1", "2")
    ]
    assert said[0].seq == said[1].seq != said[2].seq
    assert (said[0].author, said[0].name) == ("agent", "Zoé")


def test_an_agents_id_is_not_mistaken_for_a_customers(desk):
    handoff = desk.claims(desk.asks())
    desk(messages.receive, handoff.conversation, client_id="1", text="Bonjour", now=LATER)
    assert (
        desk(agent_chat.say, handoff.id, text="Je regarde.", client_id="1", now=LATER).text == "Je regarde."
    )


def test_nobody_speaks_before_claiming_nor_after_closing(desk):
    handoff = desk.asks()
    with pytest.raises(HandoffStateError):
        desk(agent_chat.say, handoff.id, text="Bonjour", client_id="1", now=LATER)
    desk.claims(handoff)
    desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    with pytest.raises(HandoffStateError):
        desk(agent_chat.say, handoff.id, text="Bonjour", client_id="1", now=LATER)


def test_closing_gives_the_conversation_back_to_the_bot(desk):
    handoff = desk.claims(desk.asks())
    closed = desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    assert (closed.state, closed.close_reason, closed.closed_at) == ("closed", "résolu", LATER)
    assert (desk.row(closed).owner, desk.row(closed).agent, desk.row(closed).generation) == ("bot", None, 3)
    assert desk.lines(closed)[-1].text.startswith("Zoé a quitté la conversation.")


def test_what_waits_cannot_be_closed(desk):
    handoff = desk.asks()
    with pytest.raises(HandoffStateError):
        desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    assert (desk.state(handoff), desk.row(handoff).owner) == ("waiting", "waiting")


@pytest.mark.parametrize("ended", ["closed", "abandoned"])
def test_an_end_is_final(desk, ended):
    handoff = desk.asks()
    if ended == "closed":
        desk.claims(handoff)
        desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    else:
        desk(queue.abandon, handoff.conversation, reason="client", now=LATER)
    with pytest.raises(HandoffStateError):
        desk.claims(handoff)
    with pytest.raises(HandoffStateError):
        desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    assert desk(queue.abandon, handoff.conversation, reason="client", now=LATER) is None
    assert desk(queue.expire, now=TOO_LATE) == []
    assert desk.state(handoff) == ended


def test_after_an_end_the_customer_may_ask_again(desk):
    first = desk.asks()
    desk(queue.abandon, first.conversation, reason="client", now=LATER)
    second = desk.asks(first.conversation, at=LATER)
    assert second.id != first.id
    assert desk.row(second).owner == "waiting"


def test_the_customer_may_stop_waiting(desk):
    handoff = desk.asks()
    left = desk(queue.abandon, handoff.conversation, reason="client", now=LATER)
    assert (left.state, left.close_reason) == ("abandoned", "client")
    assert (desk.row(left).owner, desk.row(left).generation) == ("bot", 2)


def test_leaving_does_not_take_the_conversation_from_an_agent(desk):
    handoff = desk.claims(desk.asks())
    assert desk(queue.abandon, handoff.conversation, reason="client", now=LATER) is None
    assert desk.row(handoff).owner == "agent"


def test_a_wait_past_its_deadline_goes_back_to_the_bot_with_an_offer(desk):
    handoff = desk.asks()
    (ended,) = desk(queue.expire, now=TOO_LATE)
    assert (ended.id, ended.state, ended.closed_at) == (handoff.id, "abandoned", TOO_LATE)
    assert desk.row(handoff).owner == "bot"
    line = desk.lines(handoff)[-1]
    assert line.author == "system" and "Aucun conseiller" in line.text
    pressed = [
        desk(buttons.press, handoff.conversation, r["payload"], client_id="1").intent
        for r in line.quick_replies
    ]
    assert pressed == ["deposer_reclamation", "parler_a_un_humain"]


def test_a_wait_is_due_at_its_deadline_and_not_before(desk):
    handoff = desk.asks()
    before = handoff.deadline_at - timedelta(seconds=1)
    assert not desk(queue.is_due, now=before)
    assert desk(queue.expire, now=before) == []
    assert desk(queue.is_due, now=handoff.deadline_at)
    assert len(desk(queue.expire, now=handoff.deadline_at)) == 1
    assert not desk(queue.is_due, now=TOO_LATE)


def test_the_end_of_a_wait_is_said_once(desk):
    handoff = desk.asks()
    desk(queue.expire, now=TOO_LATE)
    desk(queue.expire, now=TOO_LATE)
    assert len(desk.lines(handoff)) == 2


def test_two_timers_at_once_end_a_wait_once(desk):
    handoff = desk.asks()
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda _: len(desk(queue.expire, now=TOO_LATE)), range(2)))
    assert sorted(ended) == [0, 1]
    assert len(desk.lines(handoff)) == 2


def test_one_conversations_wait_can_be_ended_alone(desk):
    mine, other = desk.asks(), desk.asks()
    desk(queue.expire, now=TOO_LATE, conversation=mine.conversation)
    assert (desk.state(mine), desk.state(other)) == ("abandoned", "waiting")


def test_an_agents_conversation_has_no_deadline(desk):
    handoff = desk.claims(desk.asks())
    assert desk(queue.expire, now=TOO_LATE) == []
    assert desk.state(handoff) == "assigned"


def test_places_are_by_arrival_and_move_up(desk):
    first, second = desk.asks(at=MONDAY), desk.asks(at=LATER)

    def places() -> list[int | None]:
        return [desk(queue.position, one.conversation) for one in (first, second)]

    assert places() == [1, 2]
    desk.claims(first)
    assert places() == [None, 1]


def test_a_card_to_block_takes_the_conversation_from_an_agent_and_says_so(desk):
    handoff = desk.claims(desk.asks())
    closed = desk(agent_chat.interrupt, handoff.conversation, now=LATER)
    assert (closed.state, closed.close_reason) == ("closed", "carte à bloquer")
    assert (desk.row(handoff).owner, desk.row(handoff).agent) == ("bot", None)
    assert desk.lines(handoff)[-1].text == phrase("conseiller_bloquer", nom="Zoé")


def test_without_an_agent_there_is_nothing_to_interrupt(desk):
    handoff = desk.asks()
    assert desk(agent_chat.interrupt, handoff.conversation, now=LATER) is None
    assert desk.state(handoff) == "waiting"


def test_the_agents_arrival_keeps_the_button_to_block(desk):
    handoff = desk.claims(desk.asks())
    assert [reply["title"] for reply in desk.lines(handoff)[-1].quick_replies] == ["Bloquer ma carte"]


@pytest.mark.parametrize("ended", ["deadline", "customer", "agent"])
def test_only_a_wait_that_its_deadline_ended_was_in_vain(desk, ended):
    handoff = desk.asks()
    if ended == "deadline":
        desk(queue.expire, now=TOO_LATE)
    elif ended == "customer":
        desk(queue.abandon, handoff.conversation, reason="client", now=LATER)
    else:
        desk.claims(handoff)
        desk(agent_chat.close, handoff.id, reason="résolu", now=LATER)
    found = desk(queue.gave_up_on, handoff.conversation, since=MONDAY)
    assert (found is not None) == (ended == "deadline")


def test_a_wait_that_ended_long_ago_or_was_begun_again_was_not_in_vain(desk):
    handoff = desk.asks()
    desk(queue.expire, now=TOO_LATE)
    assert desk(queue.gave_up_on, handoff.conversation, since=TOO_LATE) is None
    desk.asks(handoff.conversation, at=TOO_LATE)
    assert desk(queue.gave_up_on, handoff.conversation, since=MONDAY) is None


def test_the_database_itself_refuses_two_active_rows_of_a_conversation(desk):
    handoff = desk.asks()
    row = {name: getattr(handoff, name) for name in handoff.__dataclass_fields__}
    with pytest.raises(IntegrityError):
        desk(lambda c: c.execute(handoffs.insert().values({**row, "id": "another", "state": "assigned"})))
