"""Each motive that there is: told, helped with, asked what its `flux.yml` asks, and filed.
A new one is tried by itself.
"""

from __future__ import annotations

import pytest

from aide.dialogue.flow import flows
from aide.subjects import Subject, subjects

from .customer import Customer, a_client, a_visitor

PROBLEMS = [one for one in subjects().values() if one.motif and one.help]
ANSWERS = {
    "montant": ("50 €", "50.00"),
    "date": ("le 3 novembre", "2026-11-03"),
    "beneficiaire": ("Zoé Petit", "Zoé Petit"),
    "creancier": ("Zoé Petit", "Zoé Petit"),
}
"""What he answers to each question, and what is kept of it."""
STORY = "voilà deux fois que je vous le dis et rien ne se passe"


def filing(subject: Subject, customer: Customer) -> list[str]:
    """The questions asked until the summary, each answered."""
    customer.says(STORY, "raconter", about=subject.name)
    customer.says("oui je veux déposer une réclamation", "oui", "deposer")
    asked: list[str] = []
    while customer.asked != "confirme":
        assert customer.asked and customer.asked not in asked, customer.said
        asked.append(customer.asked)
        if customer.asked == "email":
            customer.says("zoe@exemple.fr", "repondre")
        else:
            customer.says(ANSWERS[customer.asked][0], "repondre")
    return asked


@pytest.mark.parametrize("subject", PROBLEMS, ids=lambda one: one.name)
def test_it_is_helped_with_and_what_is_offered_is_its_own(subject: Subject):
    customer = a_visitor().says(STORY, "raconter", about=subject.name)
    assert customer.said[0] == subject.help and customer.said[1].startswith("utter_offre")
    assert subject.then in flows()


@pytest.mark.parametrize("subject", PROBLEMS, ids=lambda one: one.name)
def test_a_visitor_is_asked_what_it_asks_and_files_it_by_a_yes(subject: Subject):
    motif, customer = subject.motif, a_visitor()
    assert motif is not None
    assert filing(subject, customer) == [*motif.questions, "email"]
    kept = {name: ANSWERS[name][1] for name in motif.questions}
    assert {"motif": motif.name, **kept}.items() <= customer.facts.items()
    assert customer.values["resume"].startswith(f"Motif : {motif.label[0].lower()}{motif.label[1:]}")
    assert customer.says("oui", "oui").effect == "action_deposer_reclamation"


@pytest.mark.parametrize("subject", PROBLEMS, ids=lambda one: one.name)
def test_a_no_at_the_summary_files_nothing(subject: Subject):
    customer = a_client()
    filing(subject, customer)
    assert customer.says("non", "non").effect is None


def test_the_known_motives_are_tried():
    assert {one.name for one in PROBLEMS} >= {
        "virement_en_retard",
        "frais",
        "prelevement_abusif",
        "paiement_frauduleux",
        "acces_compte",
        "remboursement_erreur",
        "renouvellement_carte",
    }
