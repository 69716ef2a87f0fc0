"""Of several filed complaints the one is meant whose subject, sum or name he says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.filed_meant import filed_meant

from .customer import Customer, read
from .test_noted_looked_at import REFERENCE, filed_the_first

FEES = "REC-2026-000002"


def filed_both() -> Customer:
    """A transfer of 50 € to Paul Martin is filed, then fees of 12 €."""
    customer = filed_the_first().says("oui", "oui").says("le 3 novembre", "repondre").says("oui", "oui")
    customer.sees("deposee", reference=FEES, date_limite="14/12/2026", copie="https://exemple.fr/y")
    assert list(customer.state.contents) == [REFERENCE, FEES]
    return customer


@pytest.mark.parametrize(
    "text, reference",
    [
        ("celle du virement", REFERENCE),
        ("les 50 €", REFERENCE),
        ("l'argent de Martin", REFERENCE),
        ("c'est pas les frais, c'est le virement", REFERENCE),
        ("ma réclamation pour les frais", FEES),
        ("les 12 euros", FEES),
        (f"dans la {REFERENCE}, pas les frais", REFERENCE),
        ("ma réclamation", None),
        ("les frais et le virement", None),
        ("les 30 €", None),
    ],
)
def test_which_one_he_means(text, reference):
    assert filed_meant(read(text), filed_both().state.contents) == reference


@pytest.mark.parametrize(
    "text, reference",
    [
        ("et le virement, vous avez noté que c'est pour vendredi ?", REFERENCE),
        ("vous avez noté quoi au juste ?", FEES),
        ("redonnez-moi ce qu'il y a dans celle des 50 €", REFERENCE),
    ],
)
def test_what_is_in_it_is_told_of_that_one_else_of_the_last(text, reference):
    customer = filed_both().says(text, "demander", about="deposer_reclamation")
    assert customer.said == ["utter_contenu_depose"]
    assert customer.values["reference"] == reference


@pytest.mark.parametrize(
    "text, held",
    [
        ("je parle du virement de 50 € ! ajoutez à cette réclamation que c'est urgent", REFERENCE),
        ("ajoutez à ma réclamation que c'est urgent", None),
    ],
)
def test_his_words_are_added_to_that_one_else_to_the_last(text, held):
    customer = filed_both().says(text, "ajouter")
    assert customer.effect == "action_completer_reclamation"
    assert customer.facts.get("reference") == held


@pytest.mark.parametrize(
    "text, held", [("et celle pour les frais, elle en est où ?", FEES), ("elle en est où ?", None)]
)
def test_where_that_one_stands_is_looked_up(text, held):
    customer = filed_both().says(text, "suivre", about="suivre_reclamation")
    assert customer.effect == "action_suivre_reclamation"
    assert customer.facts.get("reference") == held


def test_a_question_of_what_was_added_is_of_that_one():
    customer = filed_both().says("ajoutez au virement que c'est urgent", "ajouter")
    customer.sees("notee", reference=REFERENCE)
    customer.says("c'est bien ajouté que c'est urgent ?")
    assert (customer.said, customer.values["reference"]) == (["utter_bien_ajoute"], REFERENCE)
    customer.says("pour les frais aussi c'est ajouté que c'est urgent ?")
    assert (customer.said, customer.values["reference"]) == (["utter_contenu_depose"], FEES)


# ---- said while the noted problem is offered


def _in_parts(*parts, **understood):
    text = " ".join(one.text for one in parts)
    return replace(read(text, **understood), sentences=parts)


ADDS = (read("bah non y a pas urgent dedans…", "non"), read("ajoutez le svp : je dois payer vendredi"))


def test_the_line_goes_into_what_is_filed_and_the_yes_is_to_the_noted_problem():
    customer = filed_the_first().sends(_in_parts(*ADDS, read("et oui regardez les 12 €", "oui"), non=0.5))
    assert (customer.effect, customer.facts["detail"]) == (
        "action_completer_reclamation",
        "Je dois payer vendredi",
    )
    customer.sees("notee", reference=REFERENCE)
    assert customer.said == ["utter_deuxieme_reclamation", "utter_ask_date"]
    assert customer.facts["motif"] == "frais"


def test_without_that_yes_the_noted_problem_is_offered_again():
    customer = filed_the_first().sends(_in_parts(*ADDS, non=0.5))
    assert customer.effect == "action_completer_reclamation"
    assert customer.sees("notee", reference=REFERENCE).said[-1] == "utter_ask_suite"


def test_a_plain_no_to_the_noted_problem_adds_nothing():
    customer = filed_the_first().says("non merci", "non")
    assert customer.effect is None and customer.state.later == []


def test_what_he_notes_after_his_yes_is_of_the_noted_problem():
    said = _in_parts(read("oui regardons", "oui"), read("et notez que je n'ai rien signé"), oui=0.95)
    customer = filed_the_first().sends(said)
    assert (customer.effect, customer.facts["motif"]) == (None, "frais")


# ---- said at the summary of the other


def at_the_fees() -> Customer:
    """The transfer of 50 € is filed; the summary of the fees of 12 € is shown."""
    customer = filed_the_first().says("oui", "oui").says("le 3 novembre", "repondre")
    assert (customer.asked, customer.facts["montant"]) == ("confirme", "12.00")
    return customer


def test_the_sum_of_what_is_filed_puts_nothing_right_in_the_other():
    customer = at_the_fees().says("mon virement de 50 € est toujours pas là", "raconter", corriger=0.4)
    assert (customer.asked, customer.facts["montant"]) == ("confirme", "12.00")


@pytest.mark.parametrize("text", ["non c'est 50 € pas 12", "les frais c'est 50 €"])
def test_a_sum_that_he_puts_right_is_of_this_one_though_another_has_it(text):
    assert at_the_fees().says(text, corriger=0.8).facts["montant"] == "50.00"
