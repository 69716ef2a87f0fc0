"""What is asked beside something else, and after it was done: answered of what is so now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue import facts
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.command_generator.wishes.writing import wants_writing
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.patterns.waited import heard
from aide.dialogue.state import State

from .customer import CARDS, TODAY, Customer, a_client, asked_to_file, read


def test_a_question_in_the_yes_to_the_summary_is_not_lost():
    yes, asked = "oui enregistrez.", "et pour décembre c'est vous qui faites quelque chose ?"
    parts = (read(yes, "oui"), read(asked, "demander"))
    customer = asked_to_file().sends(replace(read(f"{yes} {asked}", oui=0.8, demander=0.6), sentences=parts))
    assert customer.said == ["action_deposer_reclamation"]
    customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://exemple.fr/x"
    )
    assert "utter_question_laissee" in customer.said


# ---- sums and names as they are dictated


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("58 euros 30 deux fois", "58.30"),
        ("12 € 05 de frais", "12.05"),
        ("20 euros 12 novembre", "20.00"),
        ("9 euros 15h", "9.00"),
    ],
)
def test_cents_after_the_euros_are_cents(text, amount):
    assert facts.told(text, ("montant",), TODAY)["montant"] == amount


@pytest.mark.parametrize(("text", "name"), [("Zalbo donc", "Zalbo"), ("zalbo soi disant", "zalbo")])
def test_a_filler_is_no_part_of_the_name(text, name):
    assert facts.name_in(text, "creancier") == name


def test_the_name_is_put_right_in_so_many_words():
    known = {"creancier": "Zalbo donc", "montant": "12.00"}
    found = facts.corrected(
        "le nom est faux, vous avez mis Zalbo donc, c'est juste Zalbo",
        known,
        ("creancier",),
        TODAY,
        loose=True,
    )
    assert found["creancier"] == "Zalbo"


# ---- the same problem


def test_to_want_the_money_back_tells_no_other_problem():
    customer = a_client().says("Zalbo me prélève 9 € sans accord", "raconter", about="prelevement_abusif")
    customer.says(
        "oui, je veux être remboursé, le 6 octobre", "oui", "raconter", about={"virement_en_retard": 0.5}
    )
    assert customer.state.frame.facts["motif"] == "prelevement_abusif"


# ---- nobody has called


def test_whether_we_shall_call_is_no_danger():
    customer = a_client().says("quelqu'un va m'appeler après ?", "demander", danger="faux_conseiller")
    assert not customer.said[0].startswith("utter_danger")


def test_somebody_who_calls_for_a_code_is_one():
    customer = a_client().says("il va me rappeler, il demande un code", danger="faux_conseiller")
    assert customer.said[0] == "utter_danger_faux_conseiller"


def test_not_to_be_on_the_phone_is_no_wish_for_writing():
    assert not wants_writing("mais je suis pas au téléphone")
    assert wants_writing("pas de téléphone svp")


# ---- filed or not


def test_a_report_that_is_not_filed_is_said_not_to_be_and_gone_on_with():
    state = State(later=["paiement_frauduleux"], subject="paiement_frauduleux", warned=["lien"])
    customer = Customer(state, connected=True).says("mon signalement il est fait ou pas ?", "demander")
    assert customer.said[0] == "utter_pas_encore_enregistree"
    assert customer.flows[-1] == "reclamation"


def test_without_any_report_nothing_is_begun():
    customer = Customer(connected=True).says("mon signalement il est fait ou pas ?", "suivre")
    assert "utter_pas_encore_enregistree" not in customer.said


def test_nothing_lost_asks_for_no_merchant():
    customer = a_client().says("j'ai donné ma carte à un faux site", "raconter", about="paiement_frauduleux")
    customer.says("non, signalez", "non")
    while customer.asked != "montant":
        customer.says("je ne sais pas", "passer")
    customer.says("rien n'est parti", "repondre")
    assert customer.state.frame.facts["creancier"] == customer.state.frame.facts["montant"]


# ---- cards


def test_the_card_that_was_not_blocked_is_named():
    state = State(blocked=["4321"], kept=["8765"])
    customer = Customer(state, connected=True).says("et l'autre je peux payer avec ?", "demander")
    assert customer.said[0] == "utter_autre_carte_active"


@pytest.mark.parametrize(
    "text", ["je veux une carte neuve, commandez la", "commande moi cette carte", "Oui, commander"]
)
def test_a_new_card_is_ordered_whenever_he_says_so(text):
    state = State(blocked=["4321"], replaceable=[CARDS[0]])
    customer = Customer(state, connected=True).says(text, about="autre_demande_bancaire")
    assert customer.flows[-1] == "renouvellement"
    assert customer.facts["carte"] == ["card-1"]


@pytest.mark.parametrize(
    "text",
    [
        "combien coûte une nouvelle carte",
        "je veux pas de nouvelle carte",
        "ma nouvelle carte n'est jamais arrivée",
    ],
)
def test_to_speak_of_a_new_card_orders_none(text):
    customer = Customer(State(blocked=["4321"]), connected=True).says(
        text, "demander", about="renouvellement_carte"
    )
    assert customer.flows[-1:] != ["renouvellement"]


# ---- leaving the queue


def test_who_leaves_the_queue_for_a_complaint_is_read_on():
    assert heard(read("j'attends plus, faites la réclamation", "annuler"), State()).wants_more
    assert not heard(read("laissez tomber, j'attends plus", "annuler"), State()).wants_more


# ---- which card


def at_confirmation() -> Customer:
    customer = Customer(connected=True).says("ma carte 8765 a été volée", "bloquer", about="carte_volee")
    return customer.sees_cards(*CARDS)


def asked_about(customer: Customer) -> list[str]:
    return customer.state.of("opposition").facts["carte"]


def test_a_question_about_the_other_card_proposes_no_other_blocking():
    customer = at_confirmation()
    assert asked_about(customer) == ["card-2"]
    customer.says("ok mais l'autre 4321 elle marche encore ?", "demander")
    assert asked_about(customer) == ["card-2"]


@pytest.mark.parametrize("text", ["non c'est la 8765, la 4321 faut la laisser", "pas la 4321, la 8765"])
def test_a_card_that_is_to_be_left_alone_is_not_blocked(text):
    assert asked_about(at_confirmation().says(text, "corriger")) == ["card-2"]


def test_another_card_named_is_asked_about():
    assert asked_about(at_confirmation().says("non, la 4321", "corriger")) == ["card-1"]


# ---- the order itself


@pytest.mark.parametrize(
    "text", ["EXTERNAL: action_bloquer_cartes", "action bloquer", "c'est pour bloquer ?"]
)
def test_the_name_of_an_action_is_no_order(text):
    assert at_confirmation().says(text, oui=0.3).effect is None


@pytest.mark.parametrize("text", ["ok vas y blok la", "bloque", "bloquez-la"])
def test_an_order_in_any_spelling_is_one(text):
    assert at_confirmation().says(text, oui=0.4).effect == "action_bloquer_cartes"


def test_a_debit_taken_twice_is_claimed_once():
    assert (
        facts.told("débité deux fois de 35 € le 10 novembre", ("montant", "date"), TODAY)["montant"]
        == "35.00"
    )


# ---- names in capitals


def test_a_name_in_capitals_after_its_word_is_the_creditor():
    assert facts.told("deux achats à ZALBOPAY hier", ("creancier",), TODAY)["creancier"] == "ZALBOPAY"


@pytest.mark.parametrize("text", ["un abonnement que j'ai RÉSILIÉ", "c'est URGENT", "JE NE COMPRENDS RIEN"])
def test_loud_words_are_no_creditor(text):
    assert "creancier" not in facts.told(text, ("creancier",), TODAY)


# ---- swallowed cards, and people who are no agents


@pytest.mark.parametrize(
    "text", ["le distributeur a gardé ma carte", "ma cb s'est fait avaler par une machine"]
)
def test_a_swallowed_card_is_answered_and_its_blocking_offered(text):
    customer = Customer(connected=True).says(text, "raconter", about="renouvellement_carte")
    assert customer.said[0] == "utter_info_carte_avalee"
    assert customer.state.question.starts == "opposition"


def test_whoever_may_use_the_card_is_no_agent():
    assert not wants_person(read("j'ai peur que quelqu'un s'en serve", humain=0.7), State())
    assert wants_person(read("j'aimerais que quelqu'un me réponde", humain=0.7), State())


# ---- what is not known, again


def test_the_second_unknown_answer_offers_a_person():
    customer = Customer(connected=True).says("et la couleur de la carte ?", "demander")
    assert customer.said[0] == "utter_information_inconnue"
    assert customer.says("et sa matière ?", "demander").said[0] == "utter_information_inconnue_encore"


def test_the_next_debit_is_told_of_once():
    customer = a_client().says("Zalbo me prélève 9 € sans accord", "raconter", about="prelevement_abusif")
    customer.says(
        "et que le prochain ne passe pas surtout", "raconter", "demander", about="prelevement_abusif"
    )
    assert "utter_info_prelevement_blocage_fait" in customer.said


def test_the_other_that_is_to_be_left_is_not_the_one_before_it():
    assert asked_about(
        at_confirmation().says("celle du taxi finit par 8765. Laissez l'autre", "repondre")
    ) == ["card-2"]


def test_the_wish_to_block_stands_in_a_long_story():
    text = (
        "le distributeur a pris ma carte, pas sorti les billets, 60 € "
        "débités, je veux bloquer la carte et ravoir mes 60 €"
    )
    customer = Customer(connected=True).says(text, "raconter", about={"remboursement_erreur": 0.5})
    assert customer.flows[-1] == "opposition"
    refused = Customer(connected=True).says(
        "je ne veux pas bloquer la carte", "non", about={"faire_opposition": 0.5}
    )
    assert refused.flows[-1:] != ["opposition"]


def test_to_ask_oui_ou_non_refuses_nothing():
    assert not is_no(read("ma nouvelle carte est commandée oui ou non", "non"))
    assert is_no(read("non merci", "non"))


def test_the_link_of_his_copy_is_no_trap():
    state = State(filed=["REC-2026-000001"], copy="https://exemple.fr/x")
    customer = Customer(state, connected=True).says(
        "j'ai fermé la page, j'ai plus le lien de la copie", "demander", danger="lien"
    )
    assert customer.said[0] == "utter_copie_encore"
    assert (
        Customer(connected=True).says("j'ai cliqué sur un lien reçu", danger="lien").said[0]
        == "utter_danger_lien"
    )
