"""How it is said: in the words said longest ago, with French spaces, and with what the bubble asks."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from aide.dialogue.importer import with_ids
from aide.dialogue.moves import Move
from aide.dialogue.state import State
from aide.dialogue.voice import Voice, for_customer
from aide.french_format import NARROW, NO_BREAK, french_spaces

DOMAIN = Domain.from_dict(
    {
        "responses": {
            "utter_bonjour": with_ids("utter_bonjour", [{"text": "un"}, {"text": "deux"}, {"text": "trois"}]),
            "utter_ask_bloque": [
                {
                    "text": "Je bloque {les_cartes} ?",
                    "id": "b.1",
                    "metadata": {"source": "guide"},
                    "buttons": [{"title": "Oui", "payload": "/affirmer"}],
                }
            ],
        }
    }
)
ASKS = Move(
    "utter_ask_bloque",
    {"les_cartes": "la carte •••• 4321"},
    {"field": "bloque", "kind": "yes_no"},
    [{"title": "Non", "payload": "/refuser"}],
)


def conversation(*plan: Move, base: int = 0, after: tuple[Event, ...] = ()) -> DialogueStateTracker:
    state = State(plan=list(plan), base=base)
    events = [UserUttered("bonjour"), SlotSet("etat", state.dumps()), *after]
    return DialogueStateTracker.from_events("c", events, slots=[TextSlot("etat", mappings=[{}])])


def says(name: str, tracker: DialogueStateTracker, **values: Any) -> dict[str, Any] | None:
    return asyncio.run(Voice(domain=DOMAIN).generate(name, tracker, "aide", **values))


def test_the_wording_said_longest_ago_is_said():
    tracker, heard = conversation(), []
    for _ in range(7):
        said = says("utter_bonjour", tracker)
        heard.append(said["text"])
        tracker.update(BotUttered(said["text"], metadata=said["metadata"]))
    assert heard == ["un", "deux", "trois", "un", "deux", "trois", "un"]


def test_other_sentences_between_do_not_count():
    tracker = conversation(after=(BotUttered("un", metadata={"id": "utter_bonjour.1"}), BotUttered("autre")))
    assert says("utter_bonjour", tracker)["text"] == "deux"


def test_a_sentence_is_filled_from_the_plan():
    assert says("utter_ask_bloque", conversation(ASKS))["text"] == f"Je bloque la carte •••• 4321{NARROW}?"


def test_an_action_fills_its_own_sentence():
    tracker = conversation(Move("action_bloquer_cartes"))
    assert says("utter_ask_bloque", tracker, les_cartes="tout")["text"] == f"Je bloque tout{NARROW}?"


def test_a_bubble_tells_clients_what_it_asks_and_that_it_is_dangerous():
    metadata = says("utter_ask_bloque", conversation(ASKS))["metadata"]
    assert metadata["expects"] == {"field": "bloque", "kind": "yes_no"}
    assert metadata["danger"] is True
    assert (metadata["id"], metadata["source"]) == ("b.1", "guide")


def test_another_question_is_not_dangerous_and_a_note_asks_nothing():
    asks = Move("utter_bonjour", {}, {"field": "date", "kind": "date"})
    metadata = says("utter_bonjour", conversation(asks))["metadata"]
    assert (metadata["expects"]["field"], "danger" in metadata) == ("date", False)
    note = says("utter_bonjour", conversation(Move("utter_bonjour"), ASKS))["metadata"]
    assert "expects" not in note
    assert "danger" not in note


def test_the_buttons_of_the_plan_replace_those_of_the_sentence():
    assert [one["title"] for one in says("utter_ask_bloque", conversation(ASKS))["buttons"]] == ["Non"]


def test_the_sentences_own_buttons_stay_without_others():
    bare = Move("utter_ask_bloque", {"les_cartes": "x"})
    assert [one["title"] for one in says("utter_ask_bloque", conversation(bare))["buttons"]] == ["Oui"]


def test_the_same_sentence_twice_in_a_plan_is_each_time_its_own_move():
    plan = (Move("utter_bonjour"), Move("utter_bonjour", {}, {"field": "date", "kind": "date"}))
    first, second = conversation(*plan), conversation(*plan, after=(ActionExecuted("utter_bonjour"),))
    assert "expects" not in says("utter_bonjour", first)["metadata"]
    assert says("utter_bonjour", second)["metadata"]["expects"]["field"] == "date"


def test_after_an_effect_the_plan_that_follows_it_is_said():
    tracker = conversation(ASKS, base=2, after=(ActionExecuted("action_lister_cartes"), ActionExecuted("x")))
    assert says("utter_ask_bloque", tracker)["metadata"]["expects"]["field"] == "bloque"


def test_what_is_acknowledged_is_said_at_the_head_of_the_same_bubble():
    asks = Move("utter_ask_bloque", {"les_cartes": "la carte", "d_abord": "utter_bonjour"})
    assert says("utter_ask_bloque", conversation(asks))["text"] == f"un Je bloque la carte{NARROW}?"


def test_of_two_sentences_at_the_head_each_is_filled_and_an_unknown_one_is_left_out():
    asks = Move("utter_bonjour", {"les_cartes": "tout", "d_abord": "utter_ask_bloque utter_rien"})
    assert says("utter_bonjour", conversation(asks))["text"] == f"Je bloque tout{NARROW}? un"


@pytest.mark.parametrize(
    ("state", "heard"),
    [
        (State(), "Appelez le 09 75 18 40 52."),
        (State(written=True), "Écrivez-nous."),
        (State(written=True, gives_number=True), "Appelez le 09 75 18 40 52."),
    ],
)
def test_the_number_is_for_who_can_telephone_or_asks_for_it(state, heard):
    call, write = (
        {"text": "Appelez le 09 75 18 40 52."},
        {"text": "Écrivez-nous.", "metadata": {"par_ecrit": True}},
    )
    assert [one["text"] for one in for_customer([call, write], state)] == [heard]


def test_who_cannot_telephone_hears_what_there_is_where_nothing_else_is_written():
    assert for_customer([{"text": "Appelez le 17."}], State(written=True)) == [{"text": "Appelez le 17."}]


@pytest.mark.parametrize(
    ("state", "heard"),
    [
        (State(), ["Bloquez-la."]),
        (State(connected=True), ["Dites-le-moi."]),
        (State(connected=True, blocked=["4321"]), ["C'est fait."]),
        (State(blocked=["4321"], filed=["REC-1"]), ["C'est fait."]),
    ],
)
def test_whose_card_is_blocked_hears_what_is_left_to_do(state, heard):
    marked = [("Bloquez-la.", None), ("Dites-le-moi.", "si_connecte"), ("C'est fait.", "carte_bloquee")]
    every = [{"text": text, "metadata": {mark: True} if mark else None} for text, mark in marked]
    assert [one["text"] for one in for_customer(every, state)] == heard


def test_a_state_that_cannot_be_read_still_lets_the_bot_speak():
    tracker = DialogueStateTracker.from_events(
        "c", [UserUttered("bonjour"), SlotSet("etat", "{")], slots=[TextSlot("etat", mappings=[{}])]
    )
    assert says("utter_bonjour", tracker)["text"] == "un"


def test_a_sentence_that_does_not_exist_is_not_said():
    assert says("utter_rien", conversation()) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Vraiment ?", f"Vraiment{NARROW}?"),
        ("Vraiment?", f"Vraiment{NARROW}?"),
        ("Oui ; non !", f"Oui{NARROW}; non{NARROW}!"),
        ("Votre réclamation : rien", f"Votre réclamation{NO_BREAK}: rien"),
        ("« conseiller »", f"«{NO_BREAK}conseiller{NO_BREAK}»"),
        ("le 09 75 18 40 52 (lun.)", f"le 09{NO_BREAK}75{NO_BREAK}18{NO_BREAK}40{NO_BREAK}52 (lun.)"),
        ("« Oui » ?", f"«{NO_BREAK}Oui{NO_BREAK}»{NARROW}?"),
    ],
)
def test_french_spaces_are_set(typed, shown):
    assert french_spaces(typed) == shown


@pytest.mark.parametrize(
    "text",
    ["https://exemple.fr/widget/recu/abc?x=1&y=2", "12:30", "REC-2026-000123", "zoe@exemple.fr", "12,00 €"],
)
def test_links_hours_and_addresses_are_left_alone(text):
    assert french_spaces(text) == text


def test_spaces_set_twice_are_set_once():
    once = french_spaces("« Vraiment » ? Oui : 09 75 18 40 52 !")
    assert french_spaces(once) == once
