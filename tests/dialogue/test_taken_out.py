"""At the summary it is read again, and what he names is taken out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.wishes.reading import asks_to_read

from .customer import Customer, a_client, read

STORY = "12 € de frais le 3 novembre, c'est la deuxième fois. Mon chat est malade 😩 rendez-moi mes sous."


def at_the_summary() -> Customer:
    customer = a_client().says(f"réclamation : {STORY}", "deposer", "raconter", about="frais")
    assert customer.asked == "confirme"
    customer.facts["description"] = [STORY]
    return customer


@pytest.mark.parametrize(
    "text",
    [
        "remontre moi d abord cke t as ecrit",
        "je peux relire ?",
        "c'est quoi le texte exactement",
        "faites voir ce que vous envoyez",
        "vous avez mis quoi ?",
        "affichez le récap",
        "attendez, relire le message",
        "vous pouvez me le remontrer ?",
    ],
)
def test_the_whole_summary_is_shown_again(text):
    customer = at_the_summary().says(text, oui=0.6, demander=0.6)
    assert customer.said == ["utter_ask_confirme"]
    assert "Votre message" in customer.values["resume"]


@pytest.mark.parametrize(
    "text",
    [
        "le site affiche une erreur",
        "je veux voir un conseiller",
        "montrez-moi mes opérations",
        "je peux relire mes conditions où ?",
        "oui c'est bon j'ai relu",
        "j'ai écrit à la banque",
    ],
)
def test_what_is_no_wish_to_read_it(text):
    assert not asks_to_read(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "virez la phrase sur mon chat",
        "le passage où je parle de mon chat vous pouvez l'enlever ?",
        "enlevez ce que j'ai mis sur le chat svp",
    ],
)
def test_the_sentence_that_holds_those_words_is_taken_out(text):
    customer = at_the_summary().says(text, corriger=0.7)
    assert customer.said == ["utter_texte_change", "utter_ask_confirme"]
    assert customer.facts["description"] == [
        "12 € de frais le 3 novembre, c'est la deuxième fois. rendez-moi mes sous."
    ]


def test_a_card_of_identity_in_his_text_is_put_right_and_not_talked_of():
    customer = at_the_summary()
    customer.facts["description"] = ["On m'a pris 12 €. J'ai pas perdu ma carte d'identité."]
    customer.says("enlevez aussi la phrase de la carte d identité", corriger=0.9, demander=0.9)
    assert customer.facts["description"] == ["On m'a pris 12 €."]


def test_a_sentence_that_is_not_there_leaves_all_as_it_is():
    customer = at_the_summary().says("enlevez la phrase sur mon chien", corriger=0.7)
    assert customer.said == ["utter_pas_dedans", "utter_ask_confirme"]
    assert customer.facts["description"] == [STORY]


def test_where_that_is_all_he_told_other_words_are_asked():
    customer = at_the_summary()
    customer.facts["description"] = ["mon chat est malade"]
    assert customer.says("enlevez la phrase du chat", corriger=0.7).asked == "description"


@pytest.mark.parametrize(
    "text", ["c koi le 3/11 j ai jms dit sa ?", "j'ai pas parlé du 3 novembre", "la date, j'ai jamais dit ça"]
)
def test_a_day_that_he_never_said_is_left_open(text):
    customer = at_the_summary().says(text, corriger=0.6, demander=0.6)
    assert customer.facts["date"] == "inconnu"
    assert customer.said == ["utter_date_enlevee", "utter_ask_confirme"]


def test_a_sum_that_he_never_said_is_asked_again():
    customer = at_the_summary().says("12 € ? j'ai jamais dit ça", corriger=0.6)
    assert customer.asked == "montant"


def test_a_day_that_is_not_noted_changes_nothing():
    customer = at_the_summary().says("j'ai jamais parlé du 9 novembre", corriger=0.6)
    assert (customer.said[0], customer.facts["date"]) == ("utter_pas_dedans", "2026-11-03")


@pytest.mark.parametrize("text", ["la date c'est le 4 novembre", "vous avez jamais dit pourquoi ces frais"])
def test_who_denies_nothing_that_he_said_loses_no_day(text):
    customer = at_the_summary().says(text, corriger=0.6)
    assert customer.facts["date"] != "inconnu"


def test_day_and_sentence_in_one_message():
    parts = (read("c koi le 3/11 jai jms dit sa ?", "demander"), read("enlevez la phrase du chat"))
    said = replace(read("c koi le 3/11 jai jms dit sa ? enlevez la phrase du chat"), sentences=parts)
    customer = at_the_summary().sends(said)
    assert customer.facts["date"] == "inconnu" and "chat" not in customer.facts["description"][0]
    assert "utter_information_inconnue" not in customer.said
