"""What live customers stumbled on later, by its kind: kept complaints, the other card,
sums and names in passing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aide.dialogue import facts
from aide.dialogue.command_generator.apart import is_stolen
from aide.dialogue.command_generator.meant_here import meant_here
from aide.dialogue.command_generator.wishes.filed import follow_up
from aide.dialogue.command_generator.wishes.question import can_ask
from aide.dialogue.facts.days import parse_day
from aide.dialogue.facts.readable import readable
from aide.dialogue.facts.said_names import short_name
from aide.dialogue.facts.sums import parse_sum
from aide.dialogue.state import State

from .customer import CARDS, a_client, asked_to_block, asked_to_file, read

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        "surtout ne retirez rien, je la garde",
        "j'ai jamais dit de l'annuler moi",
        "gardez-la ouverte, ne supprimez pas mon dossier",
        "le reçu marque « transaction annulée »",
        "je vous prie de ne surtout pas supprimer mon dossier",
        "dites-moi que mon dossier est maintenu, que personne ne va l'annuler",
        "ne supprimez en aucun cas ma réclamation",
    ],
)
def test_who_keeps_his_complaint_withdraws_nothing(text):
    assert follow_up(read(text, "retirer")) == "complement"


@pytest.mark.parametrize(
    "text",
    [
        "je veux retirer ma réclamation",
        "annulez mon dossier svp",
        "ça sert à rien je veux la retirer",
        "je veux pas la garder, retirez-la",
    ],
)
def test_who_withdraws_it_does(text):
    assert follow_up(read(text, "retirer")) == "retrait"


def test_the_other_card_is_asked_about_where_he_did_not_know_which_one():
    customer = asked_to_block(*CARDS[:2]).says("je sais pas laquelle des deux c'était", "passer")
    customer.says("ah la 8765 je viens de la retrouver", "retrouver")
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-1"]


def test_a_card_found_of_one_that_he_named_is_found():
    customer = asked_to_block(*CARDS[:2]).says("ah la 8765 je viens de la retrouver", "retrouver")
    assert customer.effect is None and customer.asked != "bloque"


@pytest.mark.parametrize("text", ["j'ai laissé ma carte dans un taxi", "elle a laissé ma carte au guichet"])
def test_a_card_left_somewhere_is_his_card(text):
    subjects = {"carte_perdue": 0.95, "renouvellement_carte": 0.05}
    assert meant_here(read(text, about=subjects), State()).subjects[0][0] == "carte_perdue"


@pytest.mark.parametrize(
    "text", ["laissez ma carte, c'est le virement", "pas de souci de carte, le virement"]
)
def test_a_card_to_be_left_alone_is_not(text):
    subjects = {"carte_perdue": 0.6, "virement_en_retard": 0.4}
    assert meant_here(read(text, about=subjects), State()).subjects[0][0] == "virement_en_retard"


def test_after_the_warning_of_a_fraud_money_gone_is_no_late_transfer():
    assert is_stolen("et 350 e sont partis à ZORBPAY", State(warned=["code_donne"]))
    assert not is_stolen("et 350 e sont partis à ZORBPAY", State())
    assert not is_stolen("et ma paye est pas arrivée", State(warned=["code_donne"]))


@pytest.mark.parametrize(
    ("text", "value"), [("412 e 50", "412.50"), ("412 euros 50 c", "412.50"), ("412 e 5", None)]
)
def test_cents_after_the_sign(text, value):
    assert parse_sum(text).value == value or value is None


def test_twice_a_sum_with_its_cents():
    assert "19,90" in readable("ils m'ont pris 2 fois 19e90")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bjr gym alpin ma pris 30 euros", "gym alpin"),
        ("un certain zorbox m'a débité 20 €", "zorbox"),
        ("y a pixobox qui me prélève", "pixobox"),
        ("j'ai résilié pixobox en mai et ils m'ont quand même pris 12 €", "pixobox"),
        ("j'ai résilié hier et ils m'ont pris 12 €", None),
        ("hier la banque m'a pris 12 euros", None),
        ("alors vous m'avez compté 12 euros", None),
        ("mon opérateur ma pris 12 euros", None),
    ],
)
def test_a_subject_without_an_article_is_a_name(text, name):
    assert short_name(text) == name


def test_the_day_of_something_else_is_not_the_debits():
    assert parse_day("le 5 mars mais j'avais résilié en janvier", TODAY).value == "2026-03-05"
    assert parse_day("j'ai résilié en janvier", TODAY).value == "2026-01-01"


def test_how_long_is_asked_of_the_complaint_that_is_open():
    customer = asked_to_file()
    assert meant_here(read("et ça prend combien de temps ?", "demander"), customer.state).top_question[0] == (
        "reclamation_delai_reponse"
    )
    card = asked_to_block(CARDS[0]).state
    assert (
        meant_here(read("et ça prend combien de temps ?", "demander"), card).top_question[0]
        != "reclamation_delai_reponse"
    )


def test_his_mother_will_only_scold():
    assert not can_ask("vie_en_danger", read("mon père va me tuer"))
    assert can_ask("vie_en_danger", read("il va me tuer"))


def test_an_unknown_device_refuses_nothing():
    customer = a_client().says("j'entre plus sur mon compte", "raconter", about="acces_compte")
    customer.says("ça affiche appareil non reconnu", about="acces_compte", non=0.6)
    assert "utter_offre_refusee" not in customer.said and customer.asked == "offre"


def test_what_comes_after_the_block_is_asked_after_the_yes():
    first, rest = read("définitif ??", "demander"), read("oui vas-y", "oui")
    later = read("mais j'aurai une nouvelle carte quand ?", asks=("delai_nouvelle_carte", 0.9))
    whole = replace(
        read("définitif ?? oui vas-y mais j'aurai une nouvelle carte quand ?", "demander"),
        sentences=(first, rest, later),
    )
    assert asked_to_block(CARDS[0]).sends(whole).effect == "action_bloquer_cartes"


def test_a_filed_complaint_is_not_offered_again():
    customer = a_client().says("on m'a pris 20 € de frais le 3 novembre", "raconter", about="frais")
    customer.state.closed.append("frais")
    customer.says("mais j'ai déjà fait la réclamation !!", "reprocher")
    assert customer.asked != "offre"


def test_facts_are_told_by_a_name_in_passing():
    assert (
        facts.told("gym alpin ma pris 30 euros", ("montant", "creancier"), TODAY)["creancier"] == "gym alpin"
    )


def test_who_does_not_want_to_leave_is_not_told_how():
    assert not can_ask("compte_fermer", read("mais je veux pas résilier moi, je veux entrer"))
    assert can_ask("compte_fermer", read("je veux résilier, je fais comment"))


def test_a_no_to_what_he_was_told_refuses_nothing():
    customer = a_client().says("le code n'arrive plus", "raconter", about="acces_compte")
    customer.says(
        "mais non mon téléphone est le même, c'est le sms qui vient pas", "non", about="acces_compte"
    )
    assert "utter_offre_refusee" not in customer.said


def test_a_no_to_the_offer_does():
    customer = a_client().says("le code n'arrive plus", "raconter", about="acces_compte")
    assert "utter_offre_refusee" in customer.says("mais non merci, laissez", "non").said


def test_the_computer_alone_is_not_taken_over():
    assert not can_ask("prise_en_main_ordinateur", read("il faut aller sur l'ordinateur ?"))
    assert can_ask("prise_en_main_ordinateur", read("il contrôle mon ordinateur à distance"))


def test_who_forbids_to_withdraw_is_told_that_it_stays():
    customer = a_client()
    customer.state.filed.append("REC-2026-000001")
    customer.says("ne supprimez surtout pas ma réclamation", "retirer")
    assert "utter_reclamation_gardee" in customer.said and "utter_retrait_transmis" not in customer.said


def test_of_both_the_one_that_he_finds_stays():
    customer = asked_to_block(*CARDS[:2]).says("les deux", "repondre")
    customer.says("ah attendez, j'ai la 8765 devant moi")
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-1"]


def test_the_other_one_is_lost_and_the_found_one_is_never_meant_again():
    customer = asked_to_block(*CARDS[:2]).says("la 8765", "repondre")
    customer.says(
        "pas celle-là, je viens de la retrouver ! c'est l'autre qui est restée dans le train", "retrouver"
    )
    assert customer.asked == "bloque" and customer.facts["carte"] == ["card-1"]
    customer.says("mais bloquez l'autre, je vous dis", "bloquer")
    assert "card-2" not in customer.facts["carte"]


def test_a_card_found_of_one_that_is_asked_about_settles_it():
    customer = (
        asked_to_block(*CARDS[:2]).says("la 8765", "repondre").says("ah je l'ai retrouvée", "retrouver")
    )
    assert customer.asked != "bloque" and customer.effect is None


def test_what_would_be_if_both_were_blocked_chooses_none():
    customer = asked_to_block(*CARDS[:2]).says("si je bloque les deux je paie comment ?", "demander")
    assert customer.asked == "carte"
