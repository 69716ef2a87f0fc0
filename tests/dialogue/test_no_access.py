"""An access that does not fail: denied at the summary, or only sounded like by a question about a file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.command_generator.meant_of_file import meant_of_file
from aide.dialogue.motif_told import instead

from .customer import Customer, a_client, read

ACCESS = "je n'arrive plus à entrer dans mon espace client depuis le 3 novembre"


def filing_access() -> Customer:
    customer = a_client().says(f"réclamation : {ACCESS}", "deposer", "raconter", about="acces_compte")
    assert (customer.asked, customer.facts["motif"]) == ("confirme", "acces_compte")
    return customer


@pytest.mark.parametrize(
    "text",
    [
        "euh non c'est pas un pb d'accès, c'est le remboursement de Sarenne Mode 79,40 € pas reçu sur ma CB",
        "c'est un remboursement de 79,40 € pas reçu, pas un accès au site",
        "pas un problème de connexion, plutôt un remboursement de 79,40 € qui n'arrive pas",
    ],
)
def test_the_motive_is_the_one_he_names_and_its_sum_is_taken(text):
    customer = filing_access().says(text, corriger=0.7, about="remboursement_erreur")
    assert (customer.facts["motif"], customer.facts["montant"]) == ("remboursement_erreur", "79.40")


def test_what_he_tells_in_its_place_goes_into_his_words_without_the_denial():
    text = "c'est pas un pb d'accès, c'est le remboursement de Sarenne Mode 79,40 € pas reçu"
    customer = filing_access().says(text, corriger=0.7, about="remboursement_erreur")
    assert customer.facts["description"][-1] == "c'est le remboursement de Sarenne Mode 79,40 € pas reçu"


@pytest.mark.parametrize(
    "text, motif",
    [
        ("je veux un remboursement, c'est pas normal", "acces_compte"),
        ("c'est bien l'accès, pas un remboursement", "acces_compte"),
        ("je veux mon remboursement, c'est pas des frais normaux", "frais"),
        ("c'est pas le remboursement, c'est l'accès", "acces_compte"),
    ],
)
def test_a_refund_that_is_expected_or_denied_is_no_motive(text, motif):
    assert instead(text, motif) is None


# ---- a question about a file


SEARCH = "j'ai plus le papier, j'ai pas le num. vous pouvez pas chercher à mon nom ? je suis connectée."


def test_a_search_by_his_name_is_no_problem_of_access():
    assert meant_of_file(read(SEARCH, about={"acces_compte": 0.6, "carte_perdue": 0.1})).top == "carte_perdue"


def test_the_refund_beside_it_is_what_he_tells():
    said = read(f"{SEARCH} et le remboursement des chaussures ??", about={"acces_compte": 0.6})
    assert meant_of_file(said).top == "remboursement_erreur"


@pytest.mark.parametrize(
    "text",
    [
        "j'ai pas le numéro de dossier et j'arrive plus à me connecter",
        "j'ai plus le papier avec mon mot de passe",
        "l'appli ne s'ouvre plus",
    ],
)
def test_what_he_cannot_open_stays_a_problem_of_access(text):
    said = read(text, about="acces_compte")
    assert meant_of_file(said) is said


def _of_old_file(told: str) -> Customer:
    parts = (
        read(told, "raconter", asks="remboursement_commercant_non_recu", demander=0.1),
        read("et ma réclamation REC-2026-000009 elle en est où ?", "suivre", "demander"),
    )
    text = " ".join(one.text for one in parts)
    whole = replace(read(text, "suivre", about="suivre_reclamation"), sentences=parts)
    return a_client().sends(whole)


def test_the_problem_told_beside_an_old_file_is_kept():
    customer = _of_old_file("ils disent m'avoir remboursé 79,40 € le 3 novembre et j'ai rien reçu")
    assert customer.effect == "action_suivre_reclamation"
    assert customer.state.told["remboursement_erreur"].facts["montant"] == "79.40"


def test_a_question_about_an_old_file_alone_keeps_nothing():
    customer = a_client().says(
        "ma réclamation REC-2026-000009 elle en est où ?", "suivre", about="suivre_reclamation"
    )
    assert customer.effect == "action_suivre_reclamation" and customer.state.told == {}
