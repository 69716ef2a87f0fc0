"""A yes at the head of a message is done, whatever is asked after it;
not where what is asked may change his mind.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Message

from .customer import Customer, a_client, asked_to_block, asked_to_file, read

DUE = "reclamation_delai_reponse"


def says(customer: Customer, head: Message, *rest: Message, **whole: float) -> Customer:
    text = " ".join(one.text for one in (head, *rest))
    return customer.sends(replace(read(text, "demander", **whole), sentences=(head, *rest)))


def asking(text: str, question: str = "", share: float = 0.9) -> Message:
    return read(text, "demander", asks=(question, share) if question else None)


def offered() -> Customer:
    customer = a_client().says("vous m'avez pris 12 € de frais le 3 novembre", "raconter", about="frais")
    assert customer.asked == "offre"
    return customer


def test_an_offer_is_taken_and_the_question_answered():
    customer = says(offered(), read("ouais dépose,", "oui"), asking("mais vous répondez quand ?", DUE))
    assert customer.flows[-1] == "reclamation"
    assert f"utter_info_{DUE}" in customer.said


def test_an_offer_is_taken_where_the_question_is_not_known():
    customer = says(
        offered(), read("ouais dépose,", "oui"), asking("mais vous avez une filiale à Malte, non ?")
    )
    assert customer.flows[-1] == "reclamation"


def test_an_offer_is_not_taken_by_who_hesitates_after_his_yes():
    customer = says(
        offered(), read("ouais,", "oui"), read("enfin je sais pas, c'est utile ?", "hesiter", "demander")
    )
    assert customer.flows == []


def test_a_card_is_blocked_and_the_question_answered():
    customer = says(
        asked_to_block(),
        read("oui bloquez-la vite", "oui"),
        asking("j'en reçois une nouvelle chez moi ?", "apres_opposition_carte_automatique"),
    )
    assert customer.said == ["action_bloquer_cartes"]
    customer.sees("bloquee", carte="•••• 4321", date="le 23/11/2026", numero="OPP-1")
    assert (
        customer.said[0] == "utter_info_apres_opposition_carte_automatique" and customer.asked == "renouvelle"
    )


@pytest.mark.parametrize(
    "question",
    [
        asking("mais on pourra la remettre en route ?"),
        asking("et si je la retrouve, elle remarche ?", "opposition_carte_retrouvee_apres"),
        asking("c'est bien provisoire ?", "blocage_temporaire"),
        read("attendez, je demande à ma femme", "hesiter"),
    ],
)
def test_a_card_is_not_blocked_by_who_asks_what_it_undoes(question):
    customer = says(asked_to_block(), read("oui bloquez-la", "oui"), question)
    assert customer.effect is None and customer.asked == "bloque"


def test_a_mere_yes_and_a_question_about_the_blocking_blocks_nothing():
    customer = says(
        asked_to_block(), read("oui", "oui"), asking("ça coûte combien ?", "opposition_payante", 0.4)
    )
    assert customer.effect is None


def test_a_summary_is_filed_and_the_question_answered():
    customer = says(
        asked_to_file(),
        read("oui envoyez.", "oui"),
        asking("j'aurai une trace écrite ?", "reclamation_copie"),
    )
    assert customer.effect == "action_deposer_reclamation"


@pytest.mark.parametrize(
    "question", ["ça me coûte combien ?", "je pourrai changer le montant ?", "mais c'est obligatoire ?"]
)
def test_a_summary_is_not_filed_by_who_asks_what_he_needs_before(question):
    customer = says(asked_to_file(), read("oui envoyez", "oui"), asking(question))
    assert customer.effect is None and customer.asked == "confirme"


def test_a_problem_told_in_one_sentence_is_helped_with_whatever_another_asks():
    told = read("j'attends encore ma pension de ce mois-ci.", "raconter")
    asked = asking("ça arrive souvent ?", "virement_attendu_non_recu")
    whole = read(
        "j'attends encore ma pension de ce mois-ci. ça arrive souvent ?",
        "demander",
        about="virement_en_retard",
        asks=("virement_attendu_non_recu", 0.9),
    )
    customer = a_client().sends(replace(whole, sentences=(told, asked)))
    assert customer.asked == "offre"


@pytest.mark.parametrize(
    "text", ["j'ai pas dit bloque", "je n'ai jamais demandé ça, j'ai pas dit qu'il faut la bloquer"]
)
def test_an_order_that_he_says_he_never_gave_blocks_nothing(text):
    assert asked_to_block().says(text).effect is None


def test_a_clause_without_a_word_of_agreement_beside_a_question_files_nothing():
    customer = a_client().says(
        "22 € de frais le 5 novembre, je veux une réclamation", "raconter", "deposer", about="frais"
    )
    assert customer.asked == "confirme"
    parts = (
        read("et mes sous,", oui=0.9),
        read("vous allez me les rendre ?", "demander", asks="remboursement_fraude"),
    )
    customer.sends(
        replace(read("et mes sous, vous allez me les rendre ?", "demander", oui=0.5), sentences=parts)
    )
    assert customer.effect is None and customer.asked == "confirme"


@pytest.mark.parametrize(
    "text", ["oui ben ça fait six jours, il est où ?", "merci, mais comment je l'aurai su ?"]
)
def test_a_yes_in_passing_before_a_question_takes_no_offer(text):
    customer = offered().says(text, "demander", oui=0.6)
    assert customer.flows == [] and customer.asked == "offre"


def test_a_yes_alone_takes_the_offer_though_a_question_follows():
    assert offered().says("oui, vous répondez quand ?", "demander", oui=0.9).flows[-1] == "reclamation"


@pytest.mark.parametrize("how", ["comment je fais ?", "et je dois faire quoi ?", "on fait comment ?"])
def test_who_agrees_and_asks_how_is_shown_by_what_begins(how):
    customer = says(offered(), read("oui.", "oui"), asking(how, "virement_preuve"))
    assert customer.flows[-1] == "reclamation" and customer.said == ["utter_ask_confirme"]


@pytest.mark.parametrize(
    "no", ["NON je te dis, je veux savoir quand", "bloke rien surtout", "nan bloquez pas la carte"]
)
def test_nothing_is_blocked_after_a_no_in_whatever_company(no):
    customer = asked_to_block().says(no, non=0.3)
    assert customer.said[0] == "utter_rien_bloque" and customer.flows == []


@pytest.mark.parametrize("neither", ["non mais ça prend combien de temps ?", "non attendez"])
def test_a_no_that_asks_or_waits_leaves_the_question_open(neither):
    customer = asked_to_block().says(neither, "demander", hesiter=0.5)
    assert customer.asked == "bloque" and customer.effect is None


@pytest.mark.parametrize("text", ["passer", "je passe", "suivant"])
def test_to_pass_is_no_yes_to_what_would_be_filed(text):
    assert asked_to_file().says(text, "oui").effect is None
