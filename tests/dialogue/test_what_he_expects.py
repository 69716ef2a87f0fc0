"""What he expects of his complaint is kept once, in his own words;
his story is quoted without what only speaks to us.
"""

from __future__ import annotations

import pytest

from aide.dialogue import facts, recap

from .customer import Customer, a_client

STORY = "prélevé deux fois 39 € chez Carrefour le 12 novembre"


def at_summary() -> Customer:
    customer = a_client().says(f"réclamation : {STORY}", "deposer", "raconter", about="remboursement_erreur")
    assert customer.asked == "confirme"
    return customer


def story_of(customer: Customer) -> str:
    return recap.story_of(customer.frame.facts)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("vous n'avez pas noté que je veux récupérer mes sous", "je veux récupérer mes sous"),
        ("c'est le 4 et jveu etre rembourser", "jveu etre rembourser"),
        ("ya une erreur, rendez-moi mes 12 euros. merci", "rendez-moi mes 12 euros"),
        ("J'EXIGE QU'ON ME REMBOURSE", "J'EXIGE QU'ON ME REMBOURSE"),
        ("je demande une explication svp", "je demande une explication"),
    ],
)
def test_what_he_expects_is_the_clause_that_says_so(said, wish):
    assert facts.expected(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        "je veux savoir si je serai remboursé",
        "je veux pas être remboursé",
        "ils devaient me rembourser",
        "je veux que la date soit le 13",
        "je veux bloquer ma carte",
        "dites-moi si je veux",
    ],
)
def test_a_question_a_refusal_and_an_order_to_us_expect_nothing(said):
    assert facts.expected(said) is None


def test_a_wish_at_the_summary_is_added_without_the_words_to_us():
    customer = at_summary().says("il manque un truc là : je veux récupérer mon argent", "non")
    assert story_of(customer).endswith("Je veux récupérer mon argent")
    assert "il manque" not in story_of(customer) and customer.asked == "confirme"


def test_a_wish_said_again_is_noted_already_and_not_written_twice():
    customer = at_summary().says("notez-le, je veux être remboursé", "non")
    customer.says("JE VEUX ETRE REMBOURSER je répète")
    assert "utter_deja_note" in customer.said
    assert story_of(customer).lower().count("rembours") == 1


def test_a_wish_beside_another_day_changes_the_day_and_is_kept():
    customer = at_summary().says("non c'est le 13 novembre et je veux mon argent", "corriger")
    assert customer.frame.facts[facts.DATE] == "2026-11-13"
    assert story_of(customer).endswith("Je veux mon argent")


def test_a_day_put_right_without_a_wish_adds_nothing():
    customer = at_summary()
    before = story_of(customer)
    assert story_of(customer.says("non c'est le 13 novembre", "corriger")) == before


def test_a_wish_said_before_any_story_waits_for_it():
    customer = a_client().says("réclamation, je veux être remboursé", "deposer", about="deposer_reclamation")
    assert customer.asked == "motif"
    customer.says(STORY, "raconter", about="remboursement_erreur")
    assert customer.asked == "confirme" and story_of(customer).endswith("Je veux être remboursé")


def test_a_wish_said_before_any_story_is_no_story():
    customer = a_client().says("réclamation, je veux être remboursé", "deposer", about="deposer_reclamation")
    customer.presses("choisir_motif", motif="frais")
    assert customer.asked == "montant"
    customer.says("12 €", "repondre").says("le 3 novembre", "repondre")
    assert customer.asked == "description"


def test_a_yes_with_a_wish_files_both():
    customer = at_summary().says("oui et rendez-moi mes sous", "oui")
    assert customer.state.effect is not None
    assert story_of(customer).endswith("Rendez-moi mes sous")


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("Bonjour, on m'a pris 12 euros", "on m'a pris 12 euros"),
        ("slt que mon salaire est pas là", "mon salaire est pas là"),
        ("C'est ma paie et que la date c'est le 4 novembre", "C'est ma paie"),
        ("bonjour", ""),
    ],
)
def test_greetings_and_noted_facts_are_not_quoted(line, quoted):
    assert facts.own_words(line) == quoted


@pytest.mark.parametrize(
    "line",
    [
        "Que faire, on m'a pris 12 euros",
        "je dis bonjour et on me vole",
        "la date c'est le 4",
        "le nom est faux",
    ],
)
def test_what_tells_something_is_quoted_as_it_is(line):
    assert facts.own_words(line) == line
