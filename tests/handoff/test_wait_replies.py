"""What a customer who waits is told of what he writes."""

from __future__ import annotations

import pytest

from aide.complaints import register
from aide.complaints.complaint import Draft
from aide.handoff import agent_chat, queue, wait_replies
from aide.handoff.summary import BY_WRITING
from aide.journal import buttons, messages
from aide.phrases import phrase

from .conftest import MONDAY
from .test_queue import LATER, TOO_LATE


def system(desk, handoff) -> list[str]:
    """What was said since the wait began."""
    return [line.text for line in desk.lines(handoff) if line.author == messages.SYSTEM][1:]


def writes(desk, handoff, number: int, *, is_question: bool = False) -> None:
    """A message for the agent."""
    said, _ = desk(messages.receive, handoff.conversation, client_id=str(number), text="oui", now=LATER)
    desk(wait_replies.note, handoff.conversation, about=said.seq, is_question=is_question, now=LATER)


def files(desk, conversation: str) -> str:
    """A complaint is on file; its reference."""
    return desk(register.file_complaint, Draft("d1", conversation, None, "frais"), now=MONDAY).reference


def test_only_every_third_message_is_silent_and_the_words_change(desk):
    handoff = desk.asks()
    for number in range(6):
        writes(desk, handoff, number)
    noted = system(desk, handoff)
    assert noted == [phrase(f"attente_note_{number}") for number in (1, 2, 3, 1)]


def test_a_question_is_never_silent(desk):
    handoff = desk.asks()
    for number in range(3):
        writes(desk, handoff, number, is_question=number == 2)
    assert system(desk, handoff)[-1] == phrase("attente_question_1")


def test_a_message_taken_up_again_is_acknowledged_once(desk):
    handoff = desk.asks()
    for _ in range(2):
        desk(wait_replies.note, handoff.conversation, about=2, now=LATER)
    assert len(system(desk, handoff)) == 1


def test_the_place_is_told_in_words_once_a_question_and_never_twice_the_same(desk):
    desk.asks(at=MONDAY)
    second = desk.asks(at=LATER, of_card=True)
    for about in (2, 2, 4, 6):
        desk(wait_replies.tell_place, second.conversation, about=about, now=LATER)
    places = system(desk, second)
    assert len(places) == 3
    assert places[0] == places[2] != places[1]
    assert all("numéro 2" in text and "10h11" in text for text in places)
    assert all(len(line.quick_replies) == 2 for line in desk.lines(second)[1:])


def test_the_next_one_is_told_so(desk):
    handoff = desk.asks()
    desk(wait_replies.tell_place, handoff.conversation, about=2, now=LATER)
    assert "vous êtes en tête de file" in desk.lines(handoff)[-1].text


def test_a_card_is_named_only_where_one_is_in_danger_and_to_a_visitor_where_it_is_blocked(desk):
    for of_card in (False, True):
        handoff = desk.asks(of_card=of_card)
        for about in (2, 4):
            desk(wait_replies.tell_place, handoff.conversation, about=about, now=LATER)
            assert (phrase("attente_carte_visiteur") in desk.lines(handoff)[-1].text) is of_card
            assert phrase("attente_carte") not in desk.lines(handoff)[-1].text


def test_once_the_card_is_blocked_the_next_wait_offers_no_blocking(desk):
    handoff = desk.asks(of_card=True)
    desk(queue.abandon, handoff.conversation, reason=agent_chat.FOR_CARD, now=LATER)
    again = desk.asks(handoff.conversation, at=LATER)
    desk(wait_replies.tell_place, again.conversation, about=9, now=LATER)
    line = desk.lines(again)[-1]
    assert [one["title"] for one in line.quick_replies] == ["Ne plus attendre"]
    assert "carte" not in line.text


@pytest.mark.parametrize("by_writing", [True, False])
def test_nobody_telephones_and_the_answer_comes_here(desk, by_writing):
    handoff = desk.asks()
    for about in (2, 4):
        desk(wait_replies.tell_no_call, handoff.conversation, about=about, by_writing=by_writing, now=LATER)
    first, *others = system(desk, handoff)
    assert " ici" in first and ("09\u00a075" in first) is not by_writing
    assert bool(others and others[0] != first) is not by_writing


@pytest.mark.parametrize("who", ["nobody", "agent"])
def test_who_does_not_wait_is_told_nothing(desk, who):
    handoff = desk.asks()
    if who == "agent":
        desk.claims(handoff)
    else:
        desk(queue.abandon, handoff.conversation, reason="client", now=LATER)
    before = desk.lines(handoff)
    desk(wait_replies.note, handoff.conversation, about=2, now=LATER)
    desk(wait_replies.tell_place, handoff.conversation, about=2, now=LATER)
    desk(wait_replies.tell_filed, handoff.conversation, about=2, has_draft=False, now=LATER)
    assert not desk(wait_replies.note_writing, handoff.conversation, now=LATER)
    assert desk.lines(handoff) == before


def test_who_cannot_telephone_is_told_so_once_and_the_agent_reads_it(desk):
    handoff = desk.asks()
    assert desk(wait_replies.note_writing, handoff.conversation, now=LATER)
    assert not desk(wait_replies.note_writing, handoff.conversation, now=LATER)
    assert system(desk, handoff) == [phrase("attente_par_ecrit")]
    assert desk(queue.get, handoff.id).summary.endswith(BY_WRITING)
    assert desk(wait_replies.is_by_writing, handoff.conversation)


@pytest.mark.parametrize("says_it", [True, False])
def test_the_place_names_the_number_only_to_who_can_telephone(desk, says_it):
    handoff = desk.asks()
    if says_it:
        desk(wait_replies.note_writing, handoff.conversation, now=LATER)
    for about in (2, 4):
        desk(wait_replies.tell_place, handoff.conversation, about=about, now=LATER)
        assert ("09\u00a075" in system(desk, handoff)[-1]) is not says_it


@pytest.mark.parametrize(
    ("is_filed", "has_draft", "key"),
    [
        (True, False, "attente_deposee"),
        (True, True, "attente_deposee_et_brouillon"),
        (False, True, "attente_brouillon"),
        (False, False, "attente_rien_depose"),
    ],
)
def test_whether_his_complaint_is_filed_is_told_as_the_register_holds_it(desk, is_filed, has_draft, key):
    handoff = desk.asks()
    reference = files(desk, handoff.conversation) if is_filed else ""
    desk(wait_replies.tell_filed, handoff.conversation, about=2, has_draft=has_draft, now=LATER)
    assert system(desk, handoff) == [phrase(key, reference=reference, date="23/11/2026")]


def test_who_has_filed_is_not_offered_to_file_when_nobody_came(desk):
    handoff = desk.asks()
    reference = files(desk, handoff.conversation)
    desk(queue.expire, now=TOO_LATE)
    line = desk.lines(handoff)[-1]
    assert line.text == phrase("attente_terminee_deposee", reference=reference, date="23/11/2026")
    assert [one["title"] for one in line.quick_replies] == ["Attendre encore", "Suivre ma réclamation"]


def test_what_another_conversation_filed_is_not_told_here(desk):
    handoff = desk.asks()
    files(desk, desk.conversation())
    desk(queue.expire, now=TOO_LATE)
    assert desk.lines(handoff)[-1].text == phrase("attente_terminee")


@pytest.mark.parametrize("is_filed", [True, False])
@pytest.mark.parametrize("by_writing", [True, False])
def test_the_number_is_told_when_nobody_came_but_to_who_cannot_telephone(desk, is_filed, by_writing):
    handoff = desk.asks()
    if is_filed:
        files(desk, handoff.conversation)
    if by_writing:
        desk(wait_replies.note_writing, handoff.conversation, now=LATER)
    desk(queue.expire, now=TOO_LATE)
    assert ("09\u00a075" in desk.lines(handoff)[-1].text) is not by_writing


def test_the_offers_of_the_end_of_a_wait_serve_after_other_words_too(desk):
    handoff = desk.asks()
    files(desk, handoff.conversation)
    desk(queue.expire, now=TOO_LATE)
    follow = desk.lines(handoff)[-1].quick_replies[1]
    desk(messages.receive, handoff.conversation, client_id="m1", text="toujours personne ?", now=TOO_LATE)
    assert (
        desk(buttons.press, handoff.conversation, follow["payload"], client_id="m2").intent
        == "suivre_reclamation"
    )
