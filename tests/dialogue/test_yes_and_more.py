"""A yes with a question, a remark or the wish for a person beside it is done; what takes it back is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message

from .customer import a_client, asked_to_block, asked_to_file, read

POLICE = read("je dois aller au commissariat ?", asks="plainte_police_carte")
PERSON = read("et passez-moi un conseiller.", "humain")


def whole(*parts: Message, **shares: float) -> Message:
    return replace(read(" ".join(one.text for one in parts), **shares), sentences=parts)


def test_a_summary_is_filed_though_he_adds_a_remark_to_his_question():
    remark = read("mes horaires du soir sont compliqués en ce moment", hesiter=0.1)
    customer = asked_to_file().sends(whole(read("oui.", "oui"), POLICE, remark, oui=0.4))
    assert customer.said == ["action_deposer_reclamation"]


def test_a_summary_is_not_filed_where_the_remark_doubts():
    remark = read("je préférerais voir ça avec mon frère ce soir", "hesiter")
    customer = asked_to_file().sends(whole(read("oui.", "oui"), POLICE, remark, oui=0.4))
    assert customer.effect is None and customer.asked == "confirme"


def test_an_order_in_the_middle_blocks_where_only_another_thing_is_asked_after_it():
    before, order = read("c'est sans retour ??", "demander"), read("tant pis bloquez vite.", "bloquer")
    money = read("et mes sous reviennent quand ?", asks="delai_remboursement_fraude")
    customer = asked_to_block().sends(whole(before, order, money, oui=0.3))
    assert customer.effect == "action_bloquer_cartes"


@pytest.mark.parametrize("after", ["mais on pourra la réactiver ?", "enfin attendez, c'est réversible ?"])
def test_an_order_in_the_middle_blocks_nothing_where_what_follows_may_undo_it(after):
    order = read("bloquez vite.", "bloquer")
    customer = asked_to_block().sends(whole(read("bon", "bavarder"), order, read(after, "demander"), oui=0.3))
    assert customer.effect is None


def test_a_summary_is_filed_then_a_person_is_called():
    customer = asked_to_file().sends(whole(read("oui envoyez,", "oui"), PERSON, humain=0.9))
    assert customer.said == ["action_deposer_reclamation"]
    assert "parler_a_un_humain" in customer.state.later


def test_a_card_is_blocked_then_a_person_is_called():
    customer = asked_to_block().sends(whole(read("oui bloquez-la", "oui"), PERSON, humain=0.9))
    assert customer.said == ["action_bloquer_cartes"]


@pytest.mark.parametrize(
    "first",
    [read("non.", "non"), read("attendez un peu.", "hesiter"), read("le montant est faux.", "corriger")],
)
def test_a_person_is_called_at_once_by_who_does_not_agree(first):
    customer = asked_to_file().sends(whole(first, PERSON, humain=0.9))
    assert "action_deposer_reclamation" not in customer.said


def test_a_debit_named_beside_the_yes_is_still_the_transfer_that_he_told():
    customer = a_client().says(
        "mon virement de 80 € du 3 novembre à Lou Perrin n'arrive pas", "raconter", about="virement_en_retard"
    )
    asks = read(
        "oui faites, ma soeur demande s'il est débité chez moi",
        "oui",
        "raconter",
        about="remboursement_erreur",
    )
    customer.sends(asks)
    assert customer.state.of("reclamation").facts["motif"] == "virement_en_retard"


@pytest.mark.parametrize(
    "text",
    [
        "oui c'est bien la somme et le jour",
        "ouais je récupère mes sous j'espère",
        "je confirme, ce n'est pas la première fois",
    ],
)
def test_a_summary_is_filed_by_who_begins_with_a_yes_though_it_hardly_sounds_like_one(text):
    assert asked_to_file().sends(read(text, oui=0.35)).effect == "action_deposer_reclamation"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("oui mais attendez je relis", {"oui": 0.6}),
        ("oui j'ai bien gardé le ticket du magasin", {"oui": 0.4, "raconter": 0.5}),
        ("oui le nom est mal écrit", {"oui": 0.4, "corriger": 0.5}),
        ("d'accord pour le reste, changez juste le nom", {"oui": 0.8}),
        ("oui c'est moi", {"oui": 0.1}),
    ],
)
def test_a_summary_is_not_filed_where_something_else_is_in_the_yes(text, shares):
    assert asked_to_file().sends(read(text, **shares)).effect is None


def test_what_surely_agrees_needs_no_listed_word():
    customer = asked_to_block().sends(
        whole(
            read("Je vous y autorise volontiers.", oui=0.99),
            read("mon code reste le même ?", asks="code_nouvelle_carte"),
        )
    )
    assert customer.effect == "action_bloquer_cartes"


@pytest.mark.parametrize(
    ("told", "blocks"), [("dites-moi ensuite le prix", True), ("dites-moi d'abord le prix", False)]
)
def test_what_is_to_be_told_afterwards_holds_nothing_up(told, blocks):
    parts = (read("allez-y,", "oui"), read(f"et {told}", asks="prix_nouvelle_carte"))
    assert (asked_to_block().sends(whole(*parts, oui=0.8)).effect is not None) is blocks


def test_an_offer_is_taken_with_the_day_and_the_question_beside_it():
    customer = a_client().says(
        "12 € de cotisation chez Zalbo, résiliée", "raconter", about="prelevement_abusif"
    )
    parts = (
        read("oui déposez.", "oui"),
        read("c'est le 4 novembre.", corriger=0.33),
        read("la réponse vient quand ?", "demander"),
    )
    customer.sends(whole(*parts, oui=0.6, demander=0.95))
    draft = customer.state.of("reclamation").facts
    assert (draft["date"], draft["montant"]) == ("2026-11-04", "12.00")


def test_a_correction_beside_the_yes_to_a_summary_is_no_mere_fact():
    parts = (read("oui envoyez.", "oui"), read("c'est le 4 novembre", corriger=0.5))
    assert asked_to_file().sends(whole(*parts, oui=0.6, corriger=0.4)).effect is None


def test_a_noted_fact_said_again_beside_the_yes_puts_nothing_right():
    customer = asked_to_file()
    noted = customer.state.of("reclamation").facts["date"]
    day, month = noted[8:10].lstrip("0"), {"11": "novembre", "10": "octobre"}[noted[5:7]]
    customer.sends(read(f"là oui, le {day} {month} c'est juste, envoyez", oui=0.97, corriger=0.85))
    assert customer.said == ["action_deposer_reclamation"]


def test_another_day_beside_the_yes_is_put_right_first():
    customer = asked_to_file().sends(read("là oui, c'était le 2 octobre, envoyez", oui=0.97, corriger=0.6))
    assert customer.effect is None
    assert customer.state.of("reclamation").facts["date"].endswith("-10-02")


def test_the_fact_after_but_is_the_wrong_one():
    customer = asked_to_file().says("le montant oui mais la date non", "corriger", non=0.5)
    assert customer.asked == "date"
