"""He would rather telephone: the number first, and no place in a written queue;
a person called in a longer sentence is one.
"""

from __future__ import annotations

import pytest

from .customer import a_client, asked_to_file

BY_PHONE, HANDS_OVER = "utter_par_telephone", "action_transferer_conseiller"


@pytest.mark.parametrize(
    "text",
    [
        "est-ce possible de discuter avec quelqu'un au téléphone",
        "je peux vous téléphoner plutôt ?",
        "j'aimerais mieux appeler",
        "peut-on vous joindre par tel ?",
        "mettez moi un conseiller au bout du fil",
        (
            "bonjour. je souhaiterais échanger de vive voix avec vous, "
            "puis-je parler à une personne de vive voix ?"
        ),
    ],
)
def test_who_would_rather_call_gets_the_number_and_a_person_beside(text):
    customer = a_client().says(text, "humain", "demander", about="parler_a_un_humain")
    assert customer.said == [BY_PHONE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("passez-moi quelqu'un", HANDS_OVER),
        ("quelqu'un peut me téléphoner ?", "utter_pas_de_rappel"),
        ("je souhaite être appelé", "utter_pas_de_rappel"),
    ],
)
def test_who_wants_somebody_here_or_to_be_called_does_not(text, said):
    assert a_client().says(text, "humain", about="parler_a_un_humain").said == [said]


@pytest.mark.parametrize(
    "text",
    [
        "je veux appeler le commerçant",
        "j'ai essayé de vous avoir au téléphone hier",
        "je ne veux pas parler à quelqu'un au téléphone",
        "mon fils veut m'avoir au téléphone",
    ],
)
def test_what_is_past_or_of_others_gives_no_number(text):
    assert BY_PHONE not in a_client().says(text, "raconter").said


def test_in_a_draft_the_number_is_given_and_the_question_comes_back():
    customer = asked_to_file(a_client()).says("je pourrais vous appeler ?", "demander")
    assert customer.said[0] == BY_PHONE and customer.asked == "confirme"


@pytest.mark.parametrize(
    "text",
    [
        "12 € de frais hier et sinon c'est possible d'avoir une personne",
        "12 € de frais, il y a moyen de joindre un humain chez vous",
        "12 € de frais hier, il me faudrait quelqu'un qui m'aide",
        "12 € de frais je voudrais une vraie personne qui regarde mon compte",
    ],
)
def test_a_person_called_beside_what_is_told_is_called(text):
    customer = a_client().says(text, "raconter", about="frais")
    assert customer.said[-1] == HANDS_OVER
    assert customer.state.told["frais"].facts["montant"] == "12.00"


@pytest.mark.parametrize(
    "text",
    [
        "12 € de frais et personne ne m'a expliqué",
        "12 € de frais, quelqu'un qui m'a volé mon code",
        "12 € de frais, je n'ai eu personne qui me réponde",
    ],
)
def test_nobody_and_a_thief_call_nobody(text):
    assert HANDS_OVER not in a_client().says(text, "raconter", about="frais").said
