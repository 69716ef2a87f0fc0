"""Forms that leave no doubt, against what the models hesitate about: no day to give,
a name in full, no note from a machine.
"""

from __future__ import annotations

import pytest

from aide.dialogue.command_generator.meant_of_shop import meant_of_shop

from .customer import CARDS, Customer, a_client, read


def asked_day() -> Customer:
    customer = a_client().says(
        "30 € pris par Zalbo, je réclame", "deposer", "raconter", about="prelevement_abusif"
    )
    assert customer.asked == "date"
    return customer


@pytest.mark.parametrize(
    "text",
    [
        "la date, je pourrais pas vous la dire",
        "oh je ne m'en souviens plus",
        "je peux pas te répondre là-dessus",
    ],
)
def test_who_cannot_tell_the_day_is_not_asked_for_it_again(text):
    assert asked_day().says(text, "repondre").asked != "date"


@pytest.mark.parametrize("text", ["je ne peux pas dire que ce soit clair", "je m'en souviens, attendez"])
def test_who_only_speaks_of_it_is(text):
    assert asked_day().says(text, "repondre").asked == "date"


# ---- a name put right at the summary


def at_summary() -> Customer:
    text = "prélèvement de 31 € de Norda le 3 novembre jamais signé, je réclame"
    customer = a_client().says(text, "deposer", "raconter", about="prelevement_abusif")
    assert customer.asked == "confirme" and customer.facts["creancier"] == "Norda"
    return customer


def test_the_name_in_full_is_put_right_whatever_he_says_after_it():
    customer = at_summary().says("ah j'ai mal lu, c'est Banorda, pas Norda. le reste est bon", oui=0.4)
    assert customer.facts["creancier"] == "Banorda" and customer.asked == "confirme"


def test_what_denies_another_thing_is_no_name():
    assert (
        at_summary().says("c'est triste, pas vrai. le reste est bon", oui=0.4).facts["creancier"] == "Norda"
    )


# ---- a machine that gave nothing


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("le dab a gardé ma carte, rien sorti et 90 € débités, bloquez-la", "remboursement_erreur"),
        (
            "la machine a mangé ma carte sans donner les billets, 90 € débités, bloquez la carte",
            "remboursement_erreur",
        ),
        ("on m'a pris ma carte et 90 € sont débités au distributeur, bloquez-la", "paiement_frauduleux"),
        ("carte volée, 90 € payés et j'ai rien donné, bloquez-la", "paiement_frauduleux"),
    ],
)
def test_money_that_a_machine_never_gave_is_the_bank_s_error(text, noted):
    customer = a_client().says(text, "raconter", "bloquer", about="faire_opposition").sees_cards(CARDS[0])
    assert customer.asked == "bloque" and customer.state.later == [noted]


def test_the_order_to_block_beside_it_is_no_other_problem():
    text = "le dab a gardé ma carte, rien sorti et 90 € débités, bloquez-la"
    told = {"about": "faire_opposition", "second": ("faire_opposition", "bloquez-la")}
    customer = a_client().says(text, "raconter", "bloquer", **told).sees_cards(CARDS[0])
    assert customer.state.later == ["remboursement_erreur"]


# ---- the motive


def asked_motif() -> Customer:
    customer = a_client().says("je veux faire une réclamation", "deposer", about="deposer_reclamation")
    assert customer.asked == "motif"
    return customer


@pytest.mark.parametrize(
    ("text", "about", "motif"),
    [
        ("le nom de mon époux est resté sur le compte malgré mes lettres", "renouvellement_carte", "autre"),
        (
            "la carte neuve promise pour lundi reste introuvable chez moi",
            "renouvellement_carte",
            "renouvellement_carte",
        ),
        ("mon adresse est fausse. ni un achat ni un virement n'est en cause", "virement_en_retard", "autre"),
        (
            "mon virement de la semaine dernière reste introuvable chez moi",
            "virement_en_retard",
            "virement_en_retard",
        ),
    ],
)
def test_a_story_is_of_the_kind_whose_words_it_says(text, about, motif):
    assert asked_motif().says(text, "raconter", about=about).facts["motif"] == motif


# ---- what only looks like a danger


@pytest.mark.parametrize(
    ("text", "danger", "about", "warned"),
    [
        ("deux soucis : ma pension pas arrivée et des agios", "argent_part", "virement_en_retard", False),
        (
            "ma pension pas arrivée et mon compte se vide en ce moment",
            "argent_part",
            "virement_en_retard",
            True,
        ),
        (
            "mon opérateur de téléphone se sert encore alors que c'est coupé",
            "prise_en_main",
            "prelevement_abusif",
            False,
        ),
        ("il se sert par une appli posée sur mon téléphone", "prise_en_main", "prelevement_abusif", True),
    ],
)
def test_money_awaited_and_a_firm_that_debits_are_no_attack(text, danger, about, warned):
    customer = a_client().says(text, "raconter", about=about, danger=danger)
    assert bool(customer.state.warned) is warned


# ---- a shop where he bought nothing

TORN = {"remboursement_erreur": 0.3, "virement_en_retard": 0.25, "prelevement_abusif": 0.2}


@pytest.mark.parametrize(
    ("text", "about", "top"),
    [
        ("62 € partis chez Norda alors que j'ai jamais rien commandé chez eux", TORN, "paiement_frauduleux"),
        ("62 € partis chez Norda, je n'ai jamais mis les pieds là-bas", TORN, "paiement_frauduleux"),
        ("62 € prélevés par Norda, j'ai rien pris chez eux", TORN, "remboursement_erreur"),
        ("62 € partis chez Norda pour rien", TORN, "remboursement_erreur"),
        ("62 € partis chez Norda, rien pris là-bas", {"remboursement_erreur": 0.8}, "remboursement_erreur"),
    ],
)
def test_who_bought_nothing_there_did_not_pay(text, about, top):
    assert meant_of_shop(read(text, "raconter", about=about)).top == top


# ---- other words were asked for


def not_understood() -> Customer:
    customer = (
        a_client().says("Norda me prend 20 €", "raconter", about="prelevement_abusif").says("bof", "non")
    )
    assert customer.state.refused == ["reclamation"]
    return customer.says("zut alors dites donc")


def test_a_problem_told_in_other_words_as_he_was_asked_to_is_offered_to_be_filed():
    customer = not_understood()
    assert customer.asked == "reformule"
    assert (
        customer.says("Norda se sert sur mon compte", "raconter", about="prelevement_abusif").asked == "offre"
    )


def test_a_problem_told_again_unasked_is_not():
    customer = (
        a_client().says("Norda me prend 20 €", "raconter", about="prelevement_abusif").says("non", "non")
    )
    assert (
        customer.says("Norda se sert sur mon compte", "raconter", about="prelevement_abusif").asked != "offre"
    )
