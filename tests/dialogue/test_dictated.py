"""What he dictates beside his yes is in what is filed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.dictated import dictated, without_that

from .customer import asked_to_file, read

STORY = "je veux déposer une réclamation, 12 € de frais le 3 novembre, c'est pas normal, zoe@exemple.fr"


def _sentences(*sentences, **understood):
    """A message of these sentences, the first of which is a yes."""
    text = ", ".join(sentences)
    parts = [read(sentences[0], "oui"), *(read(one, **understood) for one in sentences[1:])]
    return replace(read(text, "oui", **understood), sentences=tuple(parts))


@pytest.mark.parametrize(
    "dictation, line",
    [
        ("mettez que c'est urgent, fournisseur à payer", "C'est urgent, fournisseur à payer"),
        ("précisez aussi que j'ai appelé deux fois", "J'ai appelé deux fois"),
        ("notez bien qu'il faut que ce soit vite", "Il faut que ce soit vite"),
        ("ajoutez-le : je suis sans voiture", "Je suis sans voiture"),
        ("notez bien urgent svp", "Urgent svp"),
    ],
)
def test_what_he_dictates_beside_the_yes_is_filed(dictation, line):
    customer = asked_to_file().sends(_sentences("oui c'est bon", dictation))
    assert customer.effect == "action_deposer_reclamation"
    assert customer.facts["description"] == [STORY, line]
    assert customer.said[0] == "utter_jajoute_court"


def test_the_line_after_the_order_is_what_he_dictates():
    said = _sentences("oui c'est bon", "ajoutez le svp", "je dois payer mon fournisseur")
    assert asked_to_file().sends(said).facts["description"] == [STORY, "Je dois payer mon fournisseur"]


def test_in_one_breath_it_is_shown_before_it_is_filed():
    customer = asked_to_file().says("oui mettez urgent", "oui")
    assert customer.effect is None and customer.asked == "confirme"
    assert customer.facts["description"] == [STORY, "Urgent"]


@pytest.mark.parametrize("more", ["à bientôt", "merci beaucoup"])
def test_a_yes_that_dictates_nothing_adds_nothing(more):
    customer = asked_to_file().sends(_sentences("oui c'est bon", more, bavarder=0.9))
    assert customer.effect == "action_deposer_reclamation"
    assert customer.facts["description"] == [STORY]
    assert "utter_jajoute_court" not in customer.said


def test_a_sum_that_he_dictates_is_shown_before_it_is_filed():
    customer = asked_to_file().sends(_sentences("oui c'est bon", "mettez que c'est 14 €"))
    assert customer.effect is None and customer.asked == "confirme"


@pytest.mark.parametrize("text", ["ils m'ont dit que c'est bon", "mettez le bon montant", "notez-le", "oui"])
def test_what_dictates_no_line(text):
    assert dictated(text) is None and without_that(text) is None
