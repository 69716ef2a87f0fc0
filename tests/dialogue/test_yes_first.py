"""A plain yes at the head counts, whatever harmless follows; what doubts,
denies or puts right after it does not.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message
from aide.nlu.apart_places import places
from aide.nlu.sentences import sentences

from .customer import CARDS, Customer, a_client, asked_to_block, asked_to_file, read


def says(customer: Customer, first: Message, rest: Message, *acts: str, **shares: float) -> Customer:
    whole = read(f"{first.text} {rest.text}", *acts, **shares)
    return customer.sends(replace(whole, sentences=(first, rest)))


def test_what_he_adds_is_filed_with_it():
    rest = read("la caissière m'a d'ailleurs dit qu'elle s'en souvenait", "raconter")
    customer = says(asked_to_file(), read("Parfait,", "oui"), rest, "raconter", oui=0.4)
    assert customer.effect == "action_deposer_reclamation"
    assert "la caissière" in customer.facts["description"][-1]


def test_a_person_is_called_once_it_is_filed():
    rest = read("et ensuite je voudrais parler à une conseillère", "humain")
    customer = says(asked_to_file(), read("c'est bien ça", "oui"), rest, "humain")
    assert customer.effect == "action_deposer_reclamation"


def test_the_card_waits_until_it_is_filed():
    rest = read("puis vous me bloquez aussi la carte", "bloquer")
    customer = says(
        asked_to_file(a_client()), read("Enregistrez,", "oui"), rest, "bloquer", about="faire_opposition"
    )
    assert customer.effect == "action_deposer_reclamation" and customer.state.later == ["faire_opposition"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("mais le montant est faux", ("corriger",)),
        ("attendez, j'ai autre chose", ("raconter",)),
        ("combien ça coûte au juste ?", ("demander",)),
        ("je ne suis plus très sûr", ("hesiter",)),
        ("il manque le nom du magasin", ("raconter",)),
    ],
)
def test_what_comes_before_filing_files_nothing(text, acts):
    customer = says(asked_to_file(), read("oui", "oui"), read(text, *acts), *acts, oui=0.4)
    assert customer.effect is None


def test_the_reason_after_the_yes_blocks():
    rest = read("on me l'a volée au marché", "raconter")
    customer = says(asked_to_block(CARDS[0]), read("Oui madame,", "oui"), rest, "raconter", oui=0.4)
    assert customer.effect == "action_bloquer_cartes" and customer.facts["raison"] == "carte_volee"


@pytest.mark.parametrize(
    "text", ["c'est la carte de mon mari", "elle est dans la voiture", "ma carte je l'ai là"]
)
def test_what_is_no_reason_after_the_yes_blocks_nothing(text):
    customer = says(
        asked_to_block(CARDS[0]), read("oui,", "oui"), read(text, "raconter"), "raconter", oui=0.2
    )
    assert customer.effect is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Oui madame, on m'a tout pris à la plage", "Oui madame"),
        ("c'est bien cela, et puis ma paye n'est pas là", "c'est bien cela"),
        ("oui, je vous en remercie, vous répondez par écrit ?", "oui, je vous en remercie"),
        ("vous pouvez l'envoyer, et commandez-m'en une autre", "vous pouvez l'envoyer"),
    ],
)
def test_the_yes_stands_alone(text, head):
    assert sentences(text)[0] == head


@pytest.mark.parametrize(
    "text", ["oui, celle de droite", "ok, les deux cartes", "oui, mais pas tout de suite hein"]
)
def test_what_belongs_to_the_yes_stays_with_it(text):
    assert sentences(text) == ()


def test_another_problem_after_the_yes_stands_apart():
    assert places("c'est bien ça, et j'ai aussi des frais que je ne comprends pas du tout")[
        0
    ].told.startswith("et j'ai")


def test_and_my_money_is_no_yes():
    customer = asked_to_file().says("bon et mes 12 euros alors", "oui")
    assert customer.effect is None and customer.asked == "confirme"


def blocked() -> Customer:
    customer = asked_to_block(CARDS[0]).says("oui", "oui")
    return customer.sees("bloquee", oppositions={"4321": "OPP-1"})


@pytest.mark.parametrize(
    "text", ["oui svp, et mon dossier il en est où ?", "volontiers. on me prévient comment ?"]
)
def test_what_does_not_weigh_on_the_new_card_is_asked_after_the_yes(text):
    assert blocked().says(text, "demander", oui=0.6).effect == "action_renouveler_carte"


@pytest.mark.parametrize(
    "text", ["oui, c'est combien ?", "ok, et si je la retrouve ?", "oui et d'abord c'est payant ?"]
)
def test_what_weighs_on_it_is_asked_before(text):
    assert blocked().says(text, "demander", oui=0.6).effect is None


@pytest.mark.parametrize("text", ["je veux mes sous, c tout", "faut me rembourser", "rendez-moi mon argent"])
def test_who_wants_his_money_takes_the_offer(text):
    customer = a_client().says("12 € de frais le 3 novembre", "raconter", about="frais").says(text)
    assert "reclamation" in customer.flows


@pytest.mark.parametrize(
    "text", ["je veux pas être remboursé", "je veux être remboursé par le magasin, c'est possible ?"]
)
def test_who_wants_it_otherwise_does_not(text):
    customer = (
        a_client().says("12 € de frais le 3 novembre", "raconter", about="frais").says(text, "demander")
    )
    assert "reclamation" not in customer.flows


def test_how_to_complain_begins_it():
    assert (
        "reclamation"
        in a_client().says("comment on fait pour réclamer", "demander", about="deposer_reclamation").flows
    )


@pytest.mark.parametrize(
    "text",
    [
        "ça vaut mieux, on ne sait jamais, bloquez",
        "elle est foutue de toute façon, on sait jamais, bloquez-la",
    ],
)
def test_one_never_knows_forbids_nothing(text):
    assert asked_to_block(CARDS[0]).says(text, oui=0.4).effect == "action_bloquer_cartes"


def test_never_forbids():
    assert asked_to_block(CARDS[0]).says("j'ai dit jamais bloquez", oui=0.4).effect is None
