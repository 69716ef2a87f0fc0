"""A problem that he told gets its complaint by « contester… », by « oui enregistrez », and by its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .customer import Customer, a_client, read
from .test_noted_looked_at import FEES, REFERENCE, filed_the_first


def answered_of_fees() -> Customer:
    """The first is filed; the noted fees were refused, then asked about and answered."""
    customer = filed_the_first().says("non merci", "non")
    return customer.says(f"{FEES}, c'est quoi ?", "demander", about="frais", asks="frais_explication")


@pytest.mark.parametrize(
    "text", ["contester les 12 € de frais.", "bon, me faire rembourser ces frais", "réclamer les 12 €"]
)
def test_an_infinitive_alone_begins_the_complaint_of_what_he_told(text):
    customer = answered_of_fees().says(text, about="frais")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("frais", "12.00")


def test_so_it_does_at_the_offer():
    customer = a_client().says(FEES, "raconter", about="frais")
    assert customer.asked == "offre"
    assert customer.says("contester les 12 €", about="frais").facts["motif"] == "frais"


@pytest.mark.parametrize("text", ["ne pas contester les frais", "contester les frais, c'est long ?"])
def test_who_denies_or_asks_begins_none(text):
    customer = answered_of_fees()
    customer.state.question = None
    assert customer.says(text, about="frais").flows == []


def test_of_nothing_told_before_it_is_a_problem_to_help_with():
    customer = a_client().says("contester 12 € de frais", about="frais")
    assert customer.said == ["utter_aide_frais", "utter_offre"]


def test_a_yes_with_its_order_begins_it_though_another_is_filed():
    customer = answered_of_fees()
    customer.state.question = None
    parts = (read("je suis pas d'accord, oui enregistrez.", "oui"), read("c'est mis juste frais"))
    said = replace(read(" ".join(one.text for one in parts), oui=0.4, demander=0.4), sentences=parts)
    customer.sends(said)
    assert (customer.facts["motif"], customer.facts["montant"]) == ("frais", "12.00")


@pytest.mark.parametrize(
    "text, begins",
    [
        ("bon finalement je suis pas d'accord, notez-la", True),
        ("je suis pas d'accord mais n'enregistrez rien", False),
        ("je suis pas d'accord avec vous", False),
    ],
)
def test_who_disagrees_and_orders_it_gets_it(text, begins):
    customer = answered_of_fees()
    customer.state.question = None
    customer.says(text, non=0.6, about={"refuser": 0.8})
    assert bool(customer.flows) is begins


def test_a_yes_without_an_order_begins_no_second_one():
    customer = answered_of_fees()
    customer.state.question = None
    assert customer.says("oui je vois", "oui").flows == []


# ---- what is filed is offered again, and he means the other


def offered_again() -> Customer:
    customer = filed_the_first()
    customer.state.later.clear()
    customer.state.question = replace(customer.state.question, field="offre", starts="reclamation")
    return customer


def test_the_other_problem_that_he_names_is_helped_with_and_nothing_is_cancelled():
    parts = (read("mais elle est déjà faite celle du virement !"), read("je vous parle des frais, 12 €"))
    text = " ".join(one.text for one in parts)
    customer = offered_again().sends(replace(read(text, raconter=0.6, about="frais"), sentences=parts))
    assert customer.said == ["utter_aide_frais", "utter_offre"]
    assert customer.state.told["frais"].story[-1] == "je vous parle des frais, 12 €"
    assert "reclamation" not in customer.state.refused


def test_who_names_no_other_has_none_begun():
    customer = offered_again().says("mais je l'ai déjà faite la réclamation !")
    assert customer.said[0] == "utter_autre_reclamation_annulee"
    assert customer.state.plan[0].values["reference"] == REFERENCE
