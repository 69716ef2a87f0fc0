from __future__ import annotations

from datetime import timedelta

from aide.journal import presence, turn_log
from aide.journal.turn_log import TurnRecord

from .conftest import NOW


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def test_typing_is_seen_for_five_seconds(journal):
    name = journal.conversation()
    journal(presence.typing, name, "agent", now=NOW)
    assert journal(presence.typing_now, [name], "agent", now=NOW + seconds(4)) == {name}
    assert journal(presence.typing_now, [name], "agent", now=NOW + seconds(5)) == set()


def test_typing_again_prolongs_it(journal):
    name = journal.conversation()
    journal(presence.typing, name, "agent", now=NOW)
    journal(presence.typing, name, "agent", now=NOW + seconds(4))
    assert journal(presence.typing_now, [name], "agent", now=NOW + seconds(8)) == {name}


def test_who_types_and_where_are_told_apart(journal):
    mine, other = journal.conversation(), journal.conversation()
    journal(presence.typing, mine, "customer", now=NOW)
    journal(presence.typing, other, "agent", now=NOW)
    assert journal(presence.typing_now, [mine, other], "agent", now=NOW) == {other}
    assert journal(presence.typing_now, [mine], "agent", now=NOW) == set()
    assert journal(presence.typing_now, [], "agent", now=NOW) == set()


def test_a_turn_is_kept_as_it_was_understood(journal):
    name = journal.conversation()
    turn = TurnRecord(
        2,
        "frais",
        0.91,
        [["frais", 0.91]],
        [{"entity": "montant", "value": "50"}],
        ["utter_aide_frais"],
        ["x"],
    )
    journal(turn_log.record, name, turn, now=NOW)
    assert journal(turn_log.of, name) == [turn]


def test_a_turn_run_again_replaces_the_first(journal):
    name = journal.conversation()
    for intent in ("nlu_fallback", "frais"):
        journal(turn_log.record, name, TurnRecord(2, intent, 0.5), now=NOW)
    assert [turn.intent for turn in journal(turn_log.of, name)] == ["frais"]


def test_turns_come_in_order_and_by_conversation(journal):
    name, other = journal.conversation(), journal.conversation()
    for seq in (4, 2):
        journal(turn_log.record, name, TurnRecord(seq, "frais", 0.5), now=NOW)
    journal(turn_log.record, other, TurnRecord(1, "saluer", 0.5), now=NOW)
    assert [turn.seq for turn in journal(turn_log.of, name)] == [2, 4]
