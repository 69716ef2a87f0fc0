"""A name that was told is not asked again, whatever it was told beside; words to us are no name."""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts
from aide.dialogue.facts.merchants_in_capitals import named_in_passing
from aide.dialogue.facts.told_names import is_no_name

from .customer import Customer, a_client

TODAY = date(2026, 11, 23)
DEBIT, LATE = FIELDS["prelevement_abusif"], FIELDS["virement_en_retard"]


def asked_creditor(told: str = "un prélèvement de 45 € le 3 novembre") -> Customer:
    customer = a_client().says(f"réclamation : {told}", "deposer", "raconter", about="prelevement_abusif")
    assert customer.asked == "creancier"
    return customer


def asked_payee() -> Customer:
    told = "réclamation : mon virement de 900 € du 3 novembre n'est pas arrivé"
    customer = a_client().says(told, "deposer", "raconter", about="virement_en_retard")
    assert customer.asked == "beneficiaire"
    return customer


# ---- told in a story


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("je vois paiement cb FITPARK 24,90", "FITPARK"),
        ("FITPARK 24,90 le 12 novembre", "FITPARK"),
        ("et encore FITPARK qui me prend des sous", "FITPARK"),
        ("Bonjour SPOTIFY m'a encore pris 10,99 alors que j'ai RESILIE", "SPOTIFY"),
        ("C'est Zalbo Santé, je l'avais quitté en août", "Zalbo Santé"),
        ("mais c'est Zalbo Santé qui continue", "Zalbo Santé"),
    ],
)
def test_the_merchant_of_a_story_is_heard(text, name):
    assert facts.told(text, DEBIT, TODAY)["creancier"] == name


@pytest.mark.parametrize(
    "text",
    [
        "j'avais RÉSILIÉ, et je n'ai RIEN reçu",
        "je suis VRAIMENT en colère, 24,90 par CB",
        "j'ai reçu un SMS avec un code OTP",
        "mon dossier REC-2026-000123, ça avance ?",
        "le mandat FR12ZZZ123456 est à qui ?",
        "ENCORE FITPARK ME PREND DES SOUS",
        "Bonjour, c'est Camille Martin, on m'a volé",
        "C'est Pas Normal",
    ],
)
def test_loud_words_initials_and_who_speaks_are_no_merchant(text):
    assert "creancier" not in facts.told(text, DEBIT, TODAY)


@pytest.mark.parametrize(
    "text", ["un virement à mon garagiste, garage Zalbo", "un virement à mon garagiste (garage zalbo)"]
)
def test_of_a_role_and_a_name_the_name_is_heard(text):
    assert facts.told(text, LATE, TODAY)["beneficiaire"].lower() == "garage zalbo"


def test_a_role_alone_is_no_company():
    assert "beneficiaire" not in facts.told("un virement à mon plombier, entreprise fermée", LATE, TODAY)


# ---- told beside a question


def test_a_merchant_told_beside_a_question_is_not_asked_again():
    customer = a_client().says(
        "un prélèvement de 24,90 € le 3 novembre", "raconter", about="prelevement_abusif"
    )
    customer.says("je lis paiement cb FITPARK 24,90, je bloque ma carte ?", asks="bloquer_carte_utile")
    assert customer.says("oui", "oui").asked == "confirme"
    assert customer.facts["creancier"] == "FITPARK"


def test_beside_a_question_that_names_nobody_it_is_asked():
    customer = a_client().says(
        "un prélèvement de 24,90 € le 3 novembre", "raconter", about="prelevement_abusif"
    )
    customer.says("je bloque ma CARTE ou PAS ?", asks="bloquer_carte_utile")
    assert customer.says("oui", "oui").asked == "creancier"


def test_only_what_stands_beside_its_debit_is_taken_in_passing():
    assert named_in_passing("PAIEMENT CB FITPARK 24,90, c'est quoi ?") == "FITPARK"
    assert named_in_passing("c'est quoi FITPARK ?") is None


# ---- asked


@pytest.mark.parametrize(
    "text",
    [
        "Mais je vous l'ai dit c'est Zalbo Santé",
        "je te l'ai donné : Zalbo Santé",
        "Zalbo Santé, je vous l'ai dit",
    ],
)
def test_a_name_said_again_is_taken_though_no_answer_is_sure(text):
    assert asked_creditor().says(text, reprocher=0.4).facts["creancier"] == "Zalbo Santé"


@pytest.mark.parametrize(
    "text", ["FITPARK je l'ai déjà écrit 3 fois !!", "FITPARK je lai deja ecrit 3 fois !!"]
)
def test_how_often_he_said_it_is_no_part_of_the_name(text):
    assert asked_creditor().says(text, "reprocher").facts["creancier"] == "FITPARK"


@pytest.mark.parametrize(
    "text",
    [
        "je l'ai déjà écrit 3 fois",
        "Mais je vous l'ai dit",
        "Mardi je vous l'ai dit",
        "Quand je l'ai dit",
        "corriger",
        "ENREGISTREZ",
    ],
)
def test_that_he_said_it_is_no_name(text):
    customer = asked_creditor().says(text, "reprocher").says(text, "repondre")
    assert customer.facts.get("creancier") in (None, "inconnu")


@pytest.mark.parametrize(
    "text", ["mon plombier, entreprise Zalbo", "c'est entreprise Zalbo", "mon plombier, entreprise zalbo"]
)
def test_the_proper_name_wins_over_the_role(text):
    assert asked_payee().says(text, "repondre").facts["beneficiaire"].lower() == "entreprise zalbo"


def test_a_role_is_taken_where_no_name_is_told():
    assert asked_payee().says("mon plombier", "repondre").facts["beneficiaire"] == "mon plombier"


def test_a_name_beside_a_correction_is_taken():
    customer = asked_payee().says("non c'est 950 € pas 900, et c'est entreprise Zalbo", "corriger")
    assert (customer.facts["montant"], customer.facts["beneficiaire"]) == ("950.00", "entreprise Zalbo")


@pytest.mark.parametrize(
    "name", ["2 fois", "déjà dit", "je sais", "des retraits au distributeur", "retrait dab"]
)
def test_words_to_us_and_machines_are_no_names(name):
    assert is_no_name(name)


@pytest.mark.parametrize(
    "name", ["Zalbo Fit", "Fnac", "La Redoute", "garage Zalbo", "Distributeurs Réunis de France"]
)
def test_companies_are_names(name):
    assert not is_no_name(name)


# ---- put right in the summary


@pytest.mark.parametrize("text", ["l'entreprise c ZALBO, écrivez-le", "et c'est entreprise Zalbo"])
def test_the_role_gives_way_to_the_name(text):
    customer = asked_payee().says("mon plombier", "repondre").says(text)
    assert "zalbo" in customer.facts["beneficiaire"].lower() and "utter_corrige" in customer.said


def test_corrected_is_not_said_where_nothing_changed():
    customer = (
        asked_payee().says("entreprise Zalbo", "repondre").says("et c'est entreprise Zalbo", "corriger")
    )
    assert customer.facts["beneficiaire"] == "entreprise Zalbo" and "utter_corrige" not in customer.said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("c'est Mireille qui paie, euh non, la cliente c'est Odile Grange", "Odile Grange"),
        ("le destinataire c'est Papi, son vrai nom est Aimé Lacour", "Aimé Lacour"),
        ("c'est Jean Vasseur, enfin non, je crois", "Jean Vasseur"),
    ],
)
def test_of_a_name_put_right_in_one_breath_the_last_is_heard(text, name):
    assert facts.name_in(text, "beneficiaire") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ils s'appellent Cardio 3", "Cardio 3"),
        ("c'est chez Plein 2 Vie je crois", "Plein 2 Vie"),
        ("Garage Perrin 48,50 €", "Garage Perrin"),
        ("Perrin Auto le 4 novembre", "Perrin Auto"),
    ],
)
def test_a_figure_may_be_of_the_name_and_a_sum_or_a_day_is_not(text, name):
    assert facts.name_in(text, "creancier") == name


@pytest.mark.parametrize(
    "text",
    [
        "j'ai expliqué à mon neveu Basile comment on fait, et l'argent est parti le 3 novembre, 60 €",
        "ma voisine Yvette m'a montré comment virer les 60 €, et rien n'est arrivé",
    ],
)
def test_who_only_helps_gets_nothing(text):
    assert "beneficiaire" not in facts.told(text, LATE, TODAY)


def test_kin_who_waits_for_the_money_is_who_gets_it():
    assert facts.told("mon neveu Basile attend toujours ses 60 €", LATE, TODAY)["beneficiaire"] == "Basile"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("zalbo & co jte lai dit", "zalbo & co"),
        ("bah j'ai déjà dit kerdo sport", "kerdo sport"),
        ("kerdo jtai dit", "kerdo"),
    ],
)
def test_a_name_in_small_letters_said_crossly_is_heard(text, name):
    assert facts.name_in(text, "creancier") == name


def test_a_name_in_small_letters_before_what_it_did_is_told():
    assert (
        facts.told("oui stp c kerdo & fils ils m'ont pris 12,50 le 3", DEBIT, TODAY)["creancier"]
        == "kerdo & fils"
    )
    assert "creancier" not in facts.told("c normal ils m'ont pris 12,50 le 3", DEBIT, TODAY)


def test_what_the_shop_is_called_and_not_what_it_is():
    assert facts.name_in("Le magasin, c'est Fil de Laine.", "creancier") == "Fil de Laine"


def test_who_owes_is_named_in_small_letters():
    told = facts.told("et que kerdo sport me doit 20 € depuis le 3", DEBIT, TODAY)
    assert told["creancier"] == "kerdo sport"
    assert "creancier" not in facts.told("il me doit 20 € depuis le 3", DEBIT, TODAY)
