"""A crash between the tracker and the journal has a message run again: it is not answered twice."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.tracked import was_answered

LISTENS = ActionExecuted("action_listen")


def asked_again(*before):
    """The tracker and its last message, number 7."""
    user = UserUttered("bonjour", message_id="7")
    return user, DialogueStateTracker.from_events("c1", [*before, user])


def test_a_message_that_had_its_whole_turn_is_known():
    before = (UserUttered("bonjour", message_id="7"), ActionExecuted("utter_saluer"), LISTENS)
    assert was_answered(*asked_again(*before))


def test_a_turn_that_was_cut_is_run_again():
    assert not was_answered(
        *asked_again(UserUttered("bonjour", message_id="7"), ActionExecuted("utter_saluer"))
    )


def test_the_same_words_in_another_message_are_answered():
    before = (UserUttered("bonjour", message_id="6"), ActionExecuted("utter_saluer"), LISTENS)
    assert not was_answered(*asked_again(*before))


def test_a_message_without_a_number_is_always_answered():
    user = UserUttered("bonjour")
    tracker = DialogueStateTracker.from_events("c1", [UserUttered("bonjour"), LISTENS, user])
    assert not was_answered(user, tracker)
