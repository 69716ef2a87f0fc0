"""What he says to the assistant is no part of his story; what tells the facts stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.patterns.said_to_us import to_us
from aide.dialogue.patterns.story import story_in

from ..customer import a_client, asked_to_file, read

HELD = "vous m'avez pris 8 € le 2 mars je comprends pas pourquoi"


@pytest.mark.parametrize(
    "text",
    [
        "??? j'ai rien annulé.",
        "mais j'ai jamais dit ça",
        "j'ai plus le papier, j'ai pas le num.",
        "vous pouvez pas chercher à mon nom ?",
        "je suis connectée.",
        "mais le motif est toujours faux, et y a pas le montant",
        "la date est pas bonne",
        "mais elle est déjà faite celle du virement !",
    ],
)
def test_what_surely_tells_nothing_is_left_out_of_the_first_story_too(text):
    assert to_us(read(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "mais si enregistrez !!",
        "contester les 8 € de frais du 2 mars.",
        "réclamation pour les 8 € de frais pris le 2 mars",
        "les 8 € de frais du 2 mars svp",
        "bon finalement je suis pas d'accord, notez-la",
        "je vous parle des frais, 8 € pris le 2 mars, c'est quoi",
    ],
)
def test_once_he_told_it_what_says_no_more_is_left_out(text):
    assert to_us(read(text), HELD) and not to_us(read(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai rien annulé, c'est le magasin",
        "j'ai pas le numéro de mandat",
        "j'ai jamais dit oui à ce commerçant",
        "le montant est faux sur mon relevé",
        "contester les 8 € de frais et les 3 € d'avril",
        "réclamation pour les frais du 2 mars, on me les avait promis gratuits",
        "je vous parle des frais, on me les avait offerts",
        "je suis pas d'accord, ils ont repris 3 €, notez-le",
        "la réclamation au magasin est déjà faite",
        "la vendeuse m'a dit que c'est parti",
    ],
)
def test_what_tells_the_facts_stays(text):
    assert not to_us(read(text), HELD)


def test_the_signs_around_what_is_left_out_go_with_it():
    parts = (read("j'ai rien annulé."), read("ils ont repris 8 € hier"), read("je suis connectée"))
    said = replace(read("??? j'ai rien annulé. ils ont repris 8 € hier, je suis connectée"), sentences=parts)
    assert story_in(said, said.text) == "ils ont repris 8 € hier"


def test_nothing_but_words_to_us_begins_no_story():
    customer = a_client().says("j'ai pas le numéro", "raconter", about="frais")
    assert customer.state.told["frais"].story == []


@pytest.mark.parametrize(
    "text, filed", [("mais si enregistrez !!", True), ("seulement si enregistrez", False)]
)
def test_an_order_that_contradicts_a_no_is_a_yes(text, filed):
    customer = asked_to_file().says(text, oui=0.88)
    assert (customer.effect == "action_deposer_reclamation") is filed
