"""A problem told with a question in the same breath: the answer, then the help or the offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message

from .customer import CARDS, a_client, a_visitor, asked_to_block, read


def in_two(tells: Message, asks: Message, *acts: str, about: str) -> Message:
    """The two sentences as one message."""
    whole = read(f"{tells.text} {asks.text}", "demander", *acts, about=about)
    return replace(whole, questions=asks.questions, sentences=(tells, asks))


def lost(name: str = "opposition_payante") -> Message:
    told = read("Ma carte, je ne la retrouve plus du tout.", about="carte_perdue")
    return in_two(told, read("Ça va me coûter quelque chose ?", asks=name), about="faire_opposition")


@pytest.mark.parametrize("name", ["opposition_payante", "autre_carte_reste_active", "delai_nouvelle_carte"])
def test_who_tells_a_loss_and_asks_gets_the_answer_then_the_blocking(name):
    customer = a_client().sends(lost(name))
    assert customer.said == [f"utter_info_{name}", "action_lister_cartes"]
    assert customer.sees_cards(*CARDS[:1]).asked == "bloque"


def test_a_loss_that_is_sure_is_answered_as_well():
    told = read("on m'a volé ma carte au marché.", "raconter", about="carte_volee")
    both = in_two(told, read("faut-il porter plainte ?", asks="plainte_police_carte"), about="carte_volee")
    assert a_client().sends(both).said == ["utter_info_plainte_police_carte", "action_lister_cartes"]


def test_how_to_block_is_not_explained_to_whom_it_is_done_for():
    told = read("on m'a volé ma carte au marché.", "raconter", about="carte_volee")
    both = in_two(told, read("comment je la bloque ?", asks="opposition_comment"), about="carte_volee")
    assert "utter_info_opposition_comment" not in a_client().sends(both).said


def test_a_visitor_gets_the_answer_and_the_telephone():
    assert a_visitor().sends(lost()).said == ["utter_info_opposition_payante", "utter_opposition_anonyme"]


def test_who_only_asks_is_only_answered():
    customer = a_client().says(
        "ça coûte combien, une opposition ?", about="faire_opposition", asks="opposition_payante"
    )
    assert customer.said == ["utter_info_opposition_payante"]


def test_what_is_supposed_is_no_loss():
    told = read("Imaginons que je ne la retrouve plus.", about="carte_perdue")
    both = in_two(told, read("Ça coûte combien ?", asks="opposition_payante"), about="carte_perdue")
    assert a_client().sends(both).said == ["utter_info_opposition_payante"]


def test_the_blocked_card_is_not_asked_about_again():
    customer = asked_to_block().says("oui", "oui").sees("bloquee").says("non merci", "non")
    assert "action_lister_cartes" not in customer.sends(lost()).said


def test_a_payment_told_with_a_question_is_answered_then_its_blocking_is_offered():
    told = read("on m'a pris 30 € hier que je ne connais pas.", "raconter", about="paiement_frauduleux")
    both = in_two(
        told, read("j'ai jusqu'à quand ?", asks="delai_contestation"), "raconter", about="paiement_frauduleux"
    )
    customer = a_client().sends(both)
    assert customer.said == ["utter_limite_contestation", "utter_offre_opposition"]
    assert customer.state.plan[0].values["treize_mois"] == "22/12/2027"


def test_a_payment_told_alone_gets_its_help():
    customer = a_client().says(
        "on m'a pris 30 € que je ne connais pas", "raconter", about="paiement_frauduleux"
    )
    assert customer.said == ["utter_aide_paiement_frauduleux_connecte", "utter_offre_opposition"]


def test_a_problem_told_inside_a_question_is_answered_then_offered():
    customer = a_client().says(
        "ma paie n'est toujours pas là, vous travaillez le samedi ?",
        about="virement_en_retard",
        asks="virement_attendu_non_recu",
        raconter=0.42,
    )
    assert customer.said == ["utter_info_virement_attendu_non_recu", "utter_offre"]
