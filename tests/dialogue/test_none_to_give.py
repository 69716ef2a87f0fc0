"""He has no address, or there is no shop to name: that is left open, his question is answered,
and after a deceit no name is asked.
"""

from __future__ import annotations

import pytest

from .customer import CARDS, Customer, a_client, a_visitor


def asked_address() -> Customer:
    customer = a_visitor().says(
        "je veux déposer une réclamation, 12 € de frais le 3 novembre, c'est pas normal",
        "deposer",
        about="frais",
    )
    assert customer.asked == "email"
    return customer


def asked_name() -> Customer:
    customer = a_client().says(
        "réclamation pour un prélèvement de 62 € le 12 novembre",
        "deposer",
        "raconter",
        about="prelevement_abusif",
    )
    assert customer.asked == "creancier"
    return customer


# ---- no address


@pytest.mark.parametrize(
    "text",
    [
        "moi des mails j'en ai pas, pas de mail",
        "mon adresse mail je l'ai plus, j'en ai plus",
        "y a pas d'adresse",
    ],
)
def test_who_has_no_address_is_not_asked_again(text):
    customer = asked_address().says(text)
    assert (customer.asked, customer.facts["email"]) == ("confirme", "inconnu")


def test_what_he_asks_beside_it_is_answered():
    customer = asked_address().says("un mail j'en ai pas, vous ouvrez quand", asks="assistant_horaires")
    assert customer.said == ["utter_info_assistant_horaires", "utter_ask_confirme"]


def test_whom_to_call_is_answered_with_the_number():
    customer = asked_address().says("pas de mail et pour la carte je dois appeler qui", demander=0.4)
    assert customer.said == ["utter_contacter_service_client", "utter_ask_confirme"]


def test_an_address_among_a_denial_is_taken():
    customer = asked_address().says("j'ai pas d'autre mail que zoe@exemple.fr", "passer")
    assert customer.facts["email"] == "zoe@exemple.fr"


def test_a_question_alone_leaves_the_address_asked():
    customer = asked_address().says("pourquoi un mail ?", asks="assistant_pourquoi_email")
    assert customer.asked == "email"


# ---- no name


@pytest.mark.parametrize(
    "text",
    [
        "y a aucun magasin c'est un type qui a appelé",
        "bah jsais pas moi",
        "aucune idée franchement",
        "aucun nom dessus",
    ],
)
def test_who_has_no_name_is_not_asked_again(text):
    customer = asked_name().says(text)
    assert (customer.asked, customer.facts["creancier"]) == ("confirme", "inconnu")


def test_a_question_beside_it_is_answered_too():
    customer = asked_name().says("j'en sais rien, vous ouvrez quand ?", asks="assistant_horaires")
    assert customer.said == ["utter_info_assistant_horaires", "utter_ask_confirme"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jsais pas, y a marqué ZALBO PARIS", "ZALBO PARIS"),
        ("zalbofit, je sais pas c'est quoi", "zalbofit"),
        ("Decathlon mais je sais pas ce que c'est", "Decathlon"),
    ],
)
def test_a_name_beside_the_doubt_is_taken(text, name):
    assert asked_name().says(text, repondre=0.5, passer=0.5).facts["creancier"] == name


# ---- after a deceit


def deceived(text: str, danger: str = "faux_conseiller") -> Customer:
    customer = (
        a_client().says(text, "raconter", about="paiement_frauduleux", danger=danger).sees_cards(*CARDS[:1])
    )
    return customer.says("oui", "oui").sees("bloquee").says("oui", "oui")


def test_after_a_deceit_no_shop_is_asked_for():
    customer = deceived("un monsieur de la banque a appelé et je lui ai dit mon code")
    assert customer.says("450 €", "repondre").says("hier", "repondre").asked == "confirme"
    assert customer.facts["creancier"] == "inconnu"


def test_nor_a_sum_pressed_for_where_nothing_has_left():
    customer = deceived("un monsieur de la banque a appelé et je lui ai dit mon code")
    assert customer.says("rien pour le moment").asked == "date"


def test_a_shop_that_he_names_then_is_kept():
    customer = deceived("un monsieur de la banque a appelé et je lui ai dit mon code")
    assert customer.says("450 € chez Zalando", "repondre").facts["creancier"] == "Zalando"


def test_a_debit_told_with_its_sum_is_asked_its_name():
    assert deceived("j'ai donné mon code et on m'a débité 300 € hier", "code_donne").asked == "creancier"


def test_without_a_deceit_the_name_is_asked():
    customer = a_client().says(
        "un paiement de 50 € hier n'est pas de moi", "raconter", about="paiement_frauduleux"
    )
    customer.says("non je veux une réclamation", "deposer", about="deposer_reclamation")
    assert customer.asked == "creancier"
