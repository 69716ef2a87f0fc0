"""Two things in one message: neither is lost, and neither is taken for the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue import facts
from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.moves import BEFORE
from aide.dialogue.patterns.story import story_in
from aide.dialogue.state import State

from .customer import TODAY, Customer, a_client, asked_to_block, asked_to_file, read


def in_parts(text: str, *parts: tuple[str, tuple[str, ...]], **understood):
    """A message whose sentences are read each by itself."""
    whole = read(text, **understood)
    return replace(whole, sentences=tuple(read(one, *acts) for one, acts in parts))


# ---- a person, whatever else


@pytest.mark.parametrize(
    "text",
    ["laissez tomber, passez-moi quelqu'un", "stop. un humain maintenant", "pas de plainte. passe moi qqun",
     "non. conseiller svp",
     "rien compris… je veux une vraie personne", "bon ok mets moi un conseiller direct",
     "nan laisse tomber kelkun stp"],
)  # fmt: skip
def test_a_person_is_heard_beside_a_no_or_a_cancel(text):
    assert wants_person(read(text, "non", "annuler"), State())


@pytest.mark.parametrize(
    "text",
    ["personne ne répond", "une personne m'a appelé hier", "un agent m'a dit oui",
     "pas besoin d'un conseiller",
     "je ne veux pas de conseiller", "non, personne d'autre"],
)  # fmt: skip
def test_to_speak_of_people_is_not_to_ask_for_one(text):
    assert not wants_person(read(text, "non"), State())


# ---- an order and a question


def test_the_order_to_block_stands_though_he_asks_how_he_will_pay():
    said = in_parts(
        "oui bloquez-la. mais après je paie avec quoi ?",
        ("oui bloquez-la.", ("oui",)),
        ("mais après je paie avec quoi ?", ("demander",)),
        oui=0.6,
        demander=0.5,
    )
    assert asked_to_block().sends(said).effect == "action_bloquer_cartes"


@pytest.mark.parametrize(
    "doubt", ["mais je pourrai la débloquer ?", "mais c'est définitif ?", "attendez, je regarde d'abord"]
)
def test_what_may_change_his_mind_blocks_nothing(doubt):
    said = in_parts(
        f"oui bloquez-la. {doubt}",
        ("oui bloquez-la.", ("oui",)),
        (doubt, ("demander",)),
        oui=0.6,
        demander=0.5,
    )
    assert asked_to_block().sends(said).effect is None


# ---- no to the one, yes to the other


@pytest.mark.parametrize(
    "text", ["non je bloque pas, signalez", "ne bloquez rien, faites juste le signalement"]
)
def test_who_wants_no_blocking_but_a_report_is_reported(text):
    customer = a_client().says(
        "un achat de 60 € que je n'ai pas fait", "raconter", about="paiement_frauduleux"
    )
    assert customer.asked == "offre"
    customer.says(text, "non")
    assert customer.flows[-1] == "reclamation"
    assert customer.said[0] == "utter_rien_bloque"


def test_a_refused_blocking_is_not_offered_again_when_he_tells_more():
    customer = a_client().says(
        "un achat de 60 € que je n'ai pas fait", "raconter", about="paiement_frauduleux"
    )
    customer.says("non ne bloquez pas", "non").says(
        "c'est marqué Zalbo Shop", "raconter", about="paiement_frauduleux"
    )
    assert customer.state.question.starts == "reclamation"


@pytest.mark.parametrize("text", ["non merci", "je ne veux rien signaler", "comment signaler ?"])
def test_a_mere_no_reports_nothing(text):
    assert not says_to_file(read(text, "non"))


# ---- his words


def test_what_he_expects_of_his_complaint_is_part_of_it():
    text = "Rappelé deux fois. Je veux qu'une personne recherche la somme."
    said = in_parts(
        text,
        ("Rappelé deux fois.", ("raconter",)),
        ("Je veux qu'une personne recherche la somme.", ("demander",)),
    )
    assert story_in(said, said.text, is_going_on=True) == text


def test_what_he_wants_of_us_is_not():
    text = "Rappelé deux fois. Je veux que vous bloquiez la carte."
    said = in_parts(
        text, ("Rappelé deux fois.", ("raconter",)), ("Je veux que vous bloquiez la carte.", ("bloquer",))
    )
    assert story_in(said, said.text, is_going_on=True) == "Rappelé deux fois."


def test_what_is_missing_in_the_summary_is_added():
    customer = asked_to_file().says("il manque ma demande : que la somme soit recherchée", "corriger")
    assert customer.state.frame.facts["description"][-1] == "Que la somme soit recherchée"


def test_a_figure_in_place_of_another_is_no_new_text():
    before = asked_to_file()
    story = list(before.state.frame.facts["description"])
    assert before.says("mets 10 à la place de 9", "corriger").state.frame.facts["description"] == story


# ---- names in a sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("c'est la CPAM il me semble, c'est noté comme ça", "CPAM"),
        ("je l'ai écrit plus haut, Awa Traoré, ma cousine", "Awa Traoré"),
        ("BRICO LUX pour les 40 et ZENITH pour les 12", "BRICO LUX, ZENITH"),
        ("BRICO LUX (40 €) et ZENITH (12 €)", "BRICO LUX, ZENITH"),
    ],
)
def test_a_name_is_found_where_it_stands(text, name):
    assert facts.name_in(text, "creancier") == name


@pytest.mark.parametrize("text", ["oui, c'est bien cela", "c'est ça", "JE NE SAIS PAS"])
def test_what_is_no_name_is_none(text):
    assert facts.name_in(text, "creancier") is None


def test_the_name_of_kin_told_beside_is_kept():
    found = facts.told("oui faites-le. ma sœur c'est Awa Traoré", ("beneficiaire",), TODAY)
    assert found["beneficiaire"] == "Awa Traoré"


# ---- after the card is blocked and the payment reported


def test_what_follows_a_blocking_is_no_new_danger():
    state = State(blocked=["4321"], warned=["code_donne"], closed=["paiement_frauduleux"])
    customer = Customer(state, connected=True).says(
        "avec le code donné peut-il encore prendre de l'argent ?", danger="code_donne", asks="proteger_compte"
    )
    assert customer.said[0] == "utter_info_proteger_compte"


def test_a_danger_that_goes_on_is_one():
    state = State(blocked=["4321"], warned=["code_donne"], closed=["paiement_frauduleux"])
    customer = Customer(state, connected=True).says(
        "de l'argent part en ce moment, encore un achat", danger="argent_part"
    )
    assert customer.said[0] == "utter_danger_argent_part"


def test_who_asks_where_the_agent_answers_has_nobody_on_the_line():
    customer = a_client().says(
        "le conseiller il m'appelle ou il répond ici ?", danger="faux_conseiller", asks="assistant_ou_repond"
    )
    assert customer.said[0] == "utter_info_assistant_ou_repond"


# ---- at the summary, what is wrong is no yes


@pytest.mark.parametrize(
    "text",
    ["il manque que la machine n'a rien rendu, faut l'écrire", "vous comprenez pas, écrivez-le",
     "c'est pas un achat, c'est un virement. sinon oui enregistrez"],
)  # fmt: skip
def test_what_is_wrong_in_the_summary_files_nothing(text):
    assert asked_to_file().says(text, oui=0.8).effect is None


@pytest.mark.parametrize(
    "text",
    ["oui c'est bon vous pouvez envoyer", "rien ne manque, envoyez", "c'est pas un souci, oui enregistrez"],
)
def test_a_plain_yes_files(text):
    assert asked_to_file().says(text, "oui").effect == "action_deposer_reclamation"


def test_a_long_message_without_a_word_of_agreement_files_nothing():
    text = "je veux que les gens de chez vous regardent bien toute cette affaire de près"
    assert asked_to_file().says(text, oui=0.9).effect is None


# ---- what was filed is known


def filed() -> Customer:
    customer = asked_to_file().says("oui", "oui")
    return customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="15/12/2026", copie="https://exemple.fr/x"
    )


@pytest.mark.parametrize(
    "text",
    ["redonnez-moi le lien", "et ma copie elle est où ?", "je veux la preuve que j'ai fait réclamation"],
)
def test_the_copy_of_what_was_filed_is_given_again(text):
    customer = filed().says(text, "demander")
    assert customer.said[0] == "utter_copie_encore"
    assert customer.state.plan[0].values["copie"] == "https://exemple.fr/x"


def test_before_anything_is_filed_a_copy_is_a_question():
    customer = a_client().says("j'aurai une copie ?", asks="reclamation_copie")
    assert customer.said[0] == "utter_info_reclamation_copie"


def test_nothing_to_pay_is_asked_of_what_was_filed():
    customer = filed().says("donc j'ai rien à payer ?", asks=("frais_retrait", 0.4))
    assert customer.said[0] == "utter_info_reclamation_gratuite"


# ---- papers, and a danger


def test_identity_papers_are_answered_for_themselves():
    customer = a_client().says("et pour ma CNI je fais quoi ?", "demander", about="carte_volee")
    assert customer.said[0] == "utter_info_carte_identite_perdue"


def test_what_is_not_known_in_a_danger_is_for_a_person():
    state = State(blocked=["4321"], warned=["code_donne"])
    customer = Customer(state, connected=True).says("et il va faire quoi après ?", "demander")
    assert customer.said[0] == "utter_information_inconnue_danger"


# ---- a new card is not sold


def test_a_new_card_is_offered_no_more_than_three_times():
    customer = asked_to_block().says("oui", "oui").sees("bloquee", quand="x", numero="OPP-1")
    assert customer.asked == "renouvelle"
    for _ in range(3):
        customer.says("et mes abonnements ?", asks="abonnements_apres_opposition")
    assert customer.state.question is None


def test_another_problem_told_to_an_offer_puts_the_first_off_and_both_are_said():
    customer = a_client().says(
        "on me prélève 30 € alors que c'est résilié", "raconter", about="prelevement_abusif"
    )
    customer.says(
        "et mon frère m'a envoyé des sous, je les vois pas non plus", "raconter", about="virement_en_retard"
    )
    assert customer.state.later == ["prelevement_abusif"] and customer.state.subject == "virement_en_retard"
    assert customer.state.plan[0].values[BEFORE] == "utter_note_pour_apres"


def test_who_wants_to_complain_of_both_is_asked_of_one_and_the_other_waits():
    customer = a_client().says(
        "virement de 1520 € parti le 17, pas reçu", "raconter", about="virement_en_retard"
    )
    customer.says("et en + 8 € de frais, je veux réclamer pour les 2", "raconter", "deposer", about="frais")
    assert customer.facts["motif"] == "frais" and customer.state.later == ["virement_en_retard"]


def test_more_of_the_same_problem_puts_nothing_off():
    customer = a_client().says(
        "virement de 1520 € parti le 17, pas reçu", "raconter", about="virement_en_retard"
    )
    customer.says(
        "et en plus mon garagiste attend son virement depuis", "raconter", about="virement_en_retard"
    )
    assert customer.state.later == []
