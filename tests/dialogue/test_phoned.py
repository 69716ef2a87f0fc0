"""A complaint made by telephone is not found here: he is told so at once, and a written one is offered."""

from __future__ import annotations

import pytest

from aide.nlu import surface

from .customer import a_client, a_visitor, read

PHONED = ["utter_info_reclamation_par_telephone", "utter_offre_par_ecrit"]


@pytest.mark.parametrize(
    "text",
    [
        "j'ai fait une réclamation par téléphone il y a trois semaines, toujours rien",
        "ma plainte par tel du mois dernier, vous en êtes où",
        "j'ai appelé pour une réclamation, personne n'a répondu",
    ],
)
def test_it_is_said_that_it_is_not_here_and_a_written_one_is_offered(text):
    customer = a_visitor().says(text, "suivre", about="suivre_reclamation")
    assert (customer.said, customer.asked) == (PHONED, "offre")


@pytest.mark.parametrize(
    "text",
    [
        "je veux faire une réclamation par téléphone",
        "je préfère déposer ma réclamation au téléphone, comment faire",
    ],
)
def test_who_wants_to_telephone_has_not_yet(text):
    assert a_visitor().says(text, "deposer", about="deposer_reclamation").said != PHONED


@pytest.mark.parametrize(
    "text",
    [
        "j'ai été arnaqué par téléphone, je veux porter plainte",
        "plainte pour arnaque par téléphone",
        "j'ai appelé le commerçant, rien à faire, je veux une réclamation",
    ],
)
def test_a_swindle_or_a_shop_on_the_telephone_is_no_complaint_made_there(text):
    assert a_visitor().says(text, "raconter", "deposer", about="deposer_reclamation").said != PHONED


def test_it_is_heard_where_the_reference_is_asked():
    customer = a_visitor().says("où en est ma réclamation ?", "suivre", about="suivre_reclamation")
    customer.sees("sans_reference").says("je l'ai faite au téléphone, on m'a rien donné", "raconter")
    assert (customer.said, customer.flows) == (PHONED, [])


def test_a_reference_is_taken_where_it_is_given():
    customer = a_visitor().says("où en est ma réclamation ?", "suivre", about="suivre_reclamation")
    customer.sees("sans_reference").says("REC-2026-000123, faite par téléphone", "repondre")
    assert customer.said == ["action_suivre_reclamation"]


def test_what_he_tells_of_the_problem_is_kept_for_the_written_one():
    text = "j'ai appelé il y a un mois pour une réclamation de frais de 12 €"
    customer = a_client().says(text, "raconter", about={"suivre_reclamation": 0.78, "frais": 0.19})
    assert customer.said == PHONED
    customer.says("oui", "oui")
    assert (customer.asked, customer.facts["montant"]) == ("date", "12.00")


def test_that_he_has_no_number_refuses_nothing():
    customer = a_visitor().says("ma réclamation par téléphone", "suivre", about="suivre_reclamation")
    customer.says("je n'ai pas de numéro, c'était pour des frais de 8 €", "non", "raconter", about="frais")
    assert "reclamation" not in customer.state.refused and customer.asked == "offre"


def test_a_no_to_the_written_one_is_one():
    customer = a_visitor().says("ma réclamation par téléphone", "suivre", about="suivre_reclamation")
    assert customer.says("non merci", "non").said == ["utter_offre_refusee"]


def test_where_one_was_filed_here_the_telephone_changes_nothing():
    customer = a_client()
    customer.state.filed.append("REC-2026-000123")
    customer.says("ma réclamation, je l'ai aussi faite par téléphone", "suivre", about="suivre_reclamation")
    assert customer.said != PHONED


def test_a_day_alone_is_no_kind_of_problem():
    customer = a_client().says("je veux réclamer", "deposer", about="deposer_reclamation")
    customer.sends(
        read("le 12 octobre", "repondre", about={"virement_en_retard": 0.55}, surface=surface.BARE)
    )
    assert customer.asked == "motif"
