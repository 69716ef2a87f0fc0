"""Who cannot telephone, or wants it in writing, is told so once, and never sent to the telephone again."""

from __future__ import annotations

import pytest

from aide.dialogue.command_generator.wishes.writing import asks_number, says_only_that, wants_writing
from aide.dialogue.decide import decide
from aide.dialogue.message import Message
from aide.dialogue.moves import BEFORE
from aide.dialogue.state import State
from aide.dialogue.voice import for_customer
from aide.dialogue.world import World

from ..customer import CARDS, NOW, Customer, a_client, a_visitor, asked_to_block, asked_to_file
from ..sentences import responses


@pytest.mark.parametrize(
    "text",
    [
        "je suis malentendante",
        "Bonjour, je suis sourd de naissance.",
        "je ne peux pas téléphoner",
        "j'arrive pas à vous appeler au téléphone, je suis muet",
        "pas de téléphone svp",
        "surtout pas par téléphone",
        "pas de téléphone, par écrit",
        "je n'entends pas",
        "j'entends mal au téléphone",
        "répondez-moi par écrit",
        "je préfère écrire",
        "je peux pas passer d'appel",
    ],
)
def test_who_cannot_telephone_or_wants_it_in_writing_is_understood(text):
    assert wants_writing(text)


@pytest.mark.parametrize(
    "text",
    [
        "vous êtes sourds ou quoi",
        "le magasin m'a confirmé par écrit qu'il rembourse",
        "il n'y a pas de téléphone pour vous joindre ?",
        "je n'entends pas payer ces frais",
        "mon téléphone est cassé",
        "je ne peux pas appeler mon mari",
        "quel est votre numéro de téléphone ?",
        "on m'a volé mon téléphone",
        "j'entends exercer ce droit",
        "je voudrais contester ces achats par écrit",
        "mon fils n'a pas de téléphone",
        "je suis sourd à vos arguments",
    ],
)
def test_what_only_looks_like_it_is_not(text):
    assert not wants_writing(text)


def test_courtesies_beside_it_are_nothing_else_a_story_is():
    assert says_only_that("Bonjour, je suis sourde, merci")
    assert not says_only_that("je suis sourde bloquez ma carte")
    assert not says_only_that("je suis sourde, on m'a pris 12 € de frais")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("quel est votre numéro de téléphone ?", True),
        ("donnez moi le numéro, ma fille va appeler", True),
        ("quel numéro on appelle", True),
        ("pas de numéro de téléphone svp", False),
        ("quel est le numéro de ma réclamation", False),
        ("mon numéro de téléphone a changé", False),
    ],
)
def test_the_number_is_asked_for_in_so_many_words(text, asks):
    assert asks_number(Message(text)) is asks


def acknowledges(customer: Customer) -> bool:
    """At the head of the first bubble."""
    return customer.state.plan[0].values.get(BEFORE) == "utter_par_ecrit"


def test_it_is_acknowledged_with_what_is_possible_in_writing():
    customer = a_visitor().says("je suis malentendante", "raconter")
    assert customer.said == ["utter_info_tout_faire_sans_telephoner"]
    assert acknowledges(customer)
    assert customer.state.written


def test_it_is_acknowledged_once():
    customer = a_visitor().says("je suis malentendante", "raconter")
    customer.says("je suis sourde, on m'a pris 12 € de frais hier", "raconter", about="frais")
    assert not acknowledges(customer)


def test_it_is_acknowledged_beside_what_else_he_tells():
    customer = a_visitor().says("je suis sourde, on m'a pris 12 € de frais hier", "raconter", about="frais")
    assert acknowledges(customer)
    assert len(customer.said) <= 2
    assert customer.asked == "offre"


def test_it_is_no_refusal_of_the_blocking():
    customer = asked_to_block().says("pas de téléphone svp", "non")
    assert acknowledges(customer)
    assert customer.said == ["utter_encore_bloque"]
    assert "opposition" not in customer.state.refused


def test_it_is_no_answer_of_a_complaint_whose_question_comes_back():
    customer = asked_to_file().says("je ne peux pas téléphoner", "raconter")
    assert acknowledges(customer)
    assert len(customer.said) <= 2
    assert customer.asked == "confirme"
    assert "téléphoner" not in str(customer.facts)


def test_beside_a_yes_to_the_blocking_it_is_acknowledged_after_it():
    customer = asked_to_block().says("oui, je suis sourde", "oui")
    assert customer.said == ["action_bloquer_cartes"]
    customer.sees("bloquee")
    assert customer.said == ["utter_ask_renouvelle"]
    assert acknowledges(customer)


def test_an_order_to_block_in_the_same_breath_is_carried_out():
    customer = a_client().says("je suis sourde bloquez ma carte", "bloquer", about="faire_opposition")
    assert customer.said == ["action_lister_cartes"]
    assert acknowledges(customer.sees_cards(CARDS[0]))


def test_a_plain_no_still_refuses():
    assert asked_to_block().says("non", "non").said == ["utter_rien_bloque"]


def test_a_person_is_passed_to_him_all_the_same():
    customer = a_client().says("je suis sourde, un conseiller", "humain")
    assert customer.said == ["utter_par_ecrit", "action_transferer_conseiller"]


def test_said_in_a_wait_it_is_known_and_not_acknowledged_again():
    after = decide(State(), Message("je suis sourde", acts={"raconter": 0.9}), World(NOW, written=True))
    assert after.written
    assert not [move for move in after.plan if BEFORE in move.values]


def test_the_number_is_given_to_who_asks_for_it_and_not_afterwards():
    customer = a_visitor().says("je suis sourde", "raconter")
    customer.says("quel est votre numéro de téléphone, pour mon fils ?", about="contacter_service_client")
    assert customer.state.gives_number
    assert not customer.says("merci", "bavarder", about="remercier").state.gives_number


def texts(name: str, state: State) -> list[str]:
    return [" ".join(one["text"].split()) for one in for_customer(responses()[name], state)]


@pytest.mark.parametrize("name", sorted(responses()))
def test_no_sentence_gives_the_number_to_who_cannot_telephone(name):
    said = texts(name, State(written=True))
    assert said
    assert not [text for text in said if "09 75 18" in text or "+352" in text]


@pytest.mark.parametrize("state", [State(), State(written=True, gives_number=True)])
def test_who_asks_for_the_ways_to_reach_us_otherwise_always_reads_the_number(state):
    assert all("09 75 18 40 52" in text for text in texts("utter_contacter_service_client", state))
    assert all("09 75 18 40 52" in text for text in texts("utter_info_assistant_telephone", state))
