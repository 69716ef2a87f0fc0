"""What is kept between two messages, written and read again, also from before the upgrade."""

from __future__ import annotations

import json

import pytest

from aide.dialogue.moves import Move
from aide.dialogue.old_slots import from_old_slots
from aide.dialogue.state import SKIPPED, Frame, Question, State, Told, UnreadableState

from .customer import Customer, a_client, asked_to_block, asked_to_file

WHOLE = State(
    stack=[
        Frame("reclamation", "d1", {"motif": "frais", "montant": "12.00", "description": ["« là », dit-il"]})
    ],
    question=Question("date", "reclamation", "", "2026-11-23T10:00:00+01:00", 2, "frais", "date"),
    subject="frais",
    told={"frais": Told({"montant": "12.00"}, ["on m'a pris 12 €"])},
    helped=["frais"],
    later=["acces_compte"],
    refused=["opposition"],
    misses=1,
    email="zoe@exemple.fr",
    filed=["REC-2026-000001"],
    copy="https://exemple.fr/recu/x",
    contents={"REC-2026-000001": "Motif : frais contestés"},
    filed_sums=["12.00"],
    answer_by="15/12/2026",
    dropped=True,
    closed=["frais"],
    warned=["lien"],
    done="opposition",
    past=["opposition"],
    blocked=["4321"],
    no_card_left=True,
    written=True,
    gives_number=True,
    owes_writing=True,
    kept=["8765"],
    replaceable=[{"id": "card-1", "last4": "4321", "product": "Carte SmartPay"}],
    oppositions={"4321": "opposition OPP-2026-000003, le 23/11/2026 à 10h02"},
    block_unsure=True,
    ordered=["4321"],
    order_unsure=True,
    connected=True,
    consoled=True,
    turns=7,
    said={"utter_offre": 2},
    topics={"resilier_contrat": 2},
    plan=[
        Move("utter_corrige"),
        Move("utter_ask_date", {"x": 1}, {"field": "date"}, [{"title": "a", "payload": "/b"}]),
    ],
    both=True,
    held=[Move("utter_info_prix_nouvelle_carte")],
    base=3,
    commands=["set_fact montant"],
)


def test_a_state_is_read_as_it_was_written():
    assert State.loads(WHOLE.dumps()) == WHOLE


def test_each_field_is_in_the_example_above():
    assert [name for name, value in vars(WHOLE).items() if value == vars(State())[name]] == []


def test_an_empty_state_is_short_and_nothing_is_an_empty_state():
    assert State().dumps() == '{"v":1}'
    assert State.loads(None) == State.loads("") == State()


@pytest.mark.parametrize(
    "stored",
    ["{", "[]", '"etat"', "{}", '{"v":2}', '{"v":1,"inconnu":3}', '{"v":1,"stack":[{"flow":"a"}]}', "12"],
)
def test_what_is_no_state_is_refused_and_never_half_read(stored):
    with pytest.raises(UnreadableState):
        State.loads(stored)


def test_a_long_conversation_is_kept_in_little():
    customer = asked_to_file(a_client())
    for _ in range(100):
        customer.says("c'est définitif ?", asks="opposition_definitive")
    assert len(customer.state.dumps()) < 2500


def test_the_newest_frame_of_a_flow_is_found():
    state = State(stack=[Frame("a", "1"), Frame("b", "2"), Frame("a", "3")])
    assert (state.of("a").id, state.of("b").id, state.of("c")) == ("3", "2", None)


def test_an_effect_is_only_what_ends_the_plan():
    assert asked_to_block().state.effect is None
    assert asked_to_block().says("oui", "oui").state.effect.name == "action_bloquer_cartes"


def test_what_is_written_is_one_line_of_json():
    assert json.loads(WHOLE.dumps())["v"] == 1
    assert "\n" not in WHOLE.dumps()


# ---- from before the upgrade

OLD = {
    "brouillon": "d1",
    "motif": "frais",
    "montant": "12.00",
    "date": SKIPPED,
    "description": "on m'a pris des frais\nsans prévenir",
    "email": "zoe@exemple.fr",
    "sujet": "frais",
}


def test_an_open_draft_keeps_its_key_and_its_facts():
    state = from_old_slots(OLD)
    assert state.frame.id == "d1"
    assert state.frame.facts == {
        "motif": "frais",
        "montant": "12.00",
        "date": SKIPPED,
        "description": ["on m'a pris des frais", "sans prévenir"],
        "email": "zoe@exemple.fr",
    }
    assert state.email == "zoe@exemple.fr"


def test_a_yes_that_comes_after_the_upgrade_confirms_nothing_and_the_summary_is_shown_again():
    customer = Customer(from_old_slots(OLD)).says("oui", "oui", about="affirmer")
    assert (customer.effect, customer.asked) == (None, "confirme")
    assert customer.says("oui", "oui").effect == "action_deposer_reclamation"


def test_an_answer_that_comes_after_the_upgrade_is_still_used():
    old = {name: value for name, value in OLD.items() if name not in ("montant", "date")}
    customer = Customer(from_old_slots(old)).says("50 €", "repondre", surface="valeur")
    assert (customer.facts["montant"], customer.asked) == ("50.00", "date")


def test_a_blocking_that_waited_for_a_yes_blocks_nothing():
    customer = Customer(from_old_slots({"sujet": "carte_perdue"}), connected=True)
    assert customer.says("oui", "oui", about="affirmer").effect is None


def test_a_problem_told_before_the_upgrade_is_not_asked_again():
    old = {"sujet": "frais", "montant": "12.00", "recit": "on m'a pris des frais hier"}
    customer = Customer(from_old_slots(old)).says("je veux déposer une réclamation", "deposer")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("frais", "12.00")
    assert customer.facts["description"] == ["on m'a pris des frais hier"]


def test_an_address_that_was_kept_back_stays_kept_back():
    state = from_old_slots({**OLD, "email": SKIPPED})
    assert (state.email, state.frame.facts["email"]) == (None, SKIPPED)


def test_nothing_before_is_nothing_now():
    assert from_old_slots({}) == State()
