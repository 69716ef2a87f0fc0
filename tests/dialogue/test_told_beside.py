"""Another problem told beside an answer: the answer is heard alone,
the other waits with its own words and facts.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aide.dialogue.message import Apart, Message

from .customer import CARDS, Customer, a_client, asked_to_block, asked_to_file, read

DEBIT = "par contre on m'a aussi prélevé 25 € chez Zalbo le 5 novembre, je conteste"
LATE = "et mon virement de 90 € à Luc Morel n'est jamais arrivé"


def beside(
    answer: Message | None, told: str, subject: str, *, announced: bool = True, **whole: float
) -> Message:
    """`answer`, and after it the other problem; `whole` are acts of the whole message."""
    text = f"{answer.text}. {told}" if answer else told
    return replace(read(text, **whole), apart=Apart(subject, told, answer, announced))


def filed(customer: Customer) -> Customer:
    return customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


def test_a_yes_to_the_summary_files_and_the_other_that_he_contests_is_begun():
    customer = asked_to_file(a_client()).sends(
        beside(read("oui envoyez", "oui"), DEBIT, "prelevement_abusif")
    )
    assert customer.effect == "action_deposer_reclamation"
    filed(customer)
    assert customer.said[0] == "utter_deuxieme_reclamation" and customer.flows == ["reclamation"]
    facts = customer.facts
    assert (facts["montant"], facts["date"], facts["description"]) == ("25.00", "2026-11-05", [DEBIT])


def test_the_other_that_he_only_tells_is_offered():
    customer = asked_to_file(a_client()).sends(beside(read("oui envoyez", "oui"), LATE, "virement_en_retard"))
    assert filed(customer).said[-1] == "utter_ask_suite"


def test_a_complaint_for_both_asks_no_leave_for_the_second():
    text = "12 € de frais le 3 novembre, et ma paye n'est pas là. une réclamation pour chacun"
    second = ("virement_en_retard", "ma paye n'est pas là")
    customer = a_client().sends(read(text, "raconter", "deposer", about="frais", second=second))
    customer.says("oui", "oui")
    assert customer.effect == "action_deposer_reclamation"
    assert "utter_ask_suite" not in filed(customer).said and customer.flows == ["reclamation"]


def test_the_sum_of_the_noted_one_is_a_yes_to_it():
    customer = asked_to_file(a_client()).sends(beside(read("oui envoyez", "oui"), LATE, "virement_en_retard"))
    filed(customer).says("1 250 €", "repondre")
    assert customer.flows == ["reclamation"] and customer.facts["montant"] == "1250.00"


def test_the_sum_of_the_other_is_not_the_first_ones():
    customer = a_client().says("je conteste des frais du 3 novembre, réclamation", "deposer", about="frais")
    assert customer.asked == "montant"
    customer.sends(beside(read("12 €", "repondre"), DEBIT, "prelevement_abusif"))
    assert customer.facts["montant"] == "12.00" and "operations" not in customer.facts
    assert customer.state.later == ["prelevement_abusif"] and customer.asked == "confirme"


def test_at_the_question_of_the_card_nothing_is_blocked_by_it():
    customer = asked_to_block().sends(beside(None, LATE, "virement_en_retard", raconter=0.9, oui=0.9))
    assert customer.effect is None and customer.asked == "bloque"
    assert customer.state.later == ["virement_en_retard"]


@pytest.mark.parametrize("acts", [{"raconter": 0.2}, {"demander": 0.9}])
def test_without_a_fact_a_few_words_alone_are_no_other_problem(acts):
    customer = asked_to_file().sends(beside(None, "et l'accès ?", "acces_compte", announced=False, **acts))
    assert customer.state.later == []


def test_of_one_story_only_who_announces_it_tells_another():
    """A wrong debit and its fees are often the same thing."""
    told = "et on m'a pris 12 € de frais le 3"
    customer = a_client().says(
        "j'ai payé deux fois 40 € le 2 novembre, réclamation", "deposer", about="remboursement_erreur"
    )
    assert customer.asked is not None
    once = customer.sends(beside(read("je ne sais pas", "passer"), told, "frais", announced=False))
    assert once.state.later == []


def test_the_same_problem_told_on_is_no_other():
    customer = asked_to_file().sends(beside(read("oui", "oui"), "il y a aussi 4 € de frais", "frais"))
    assert customer.state.later == []


def test_told_again_nothing_of_it_is_lost():
    customer = asked_to_file(a_client()).sends(
        beside(read("attendez", "hesiter"), DEBIT, "prelevement_abusif")
    )
    again = "n'oubliez pas Zalbo"
    customer.sends(beside(read("oui envoyez", "oui"), again, "prelevement_abusif"))
    told = customer.state.told["prelevement_abusif"]
    assert told.story == [DEBIT, again] and told.facts["montant"] == "25.00"


# ---- what waits, and in which order


def test_a_payment_recognised_after_all_is_not_reported():
    text = "un paiement de 58 € que je ne connais pas, bloquez ma carte"
    customer = a_client().says(text, "bloquer", "raconter", about="paiement_frauduleux").sees_cards(CARDS[0])
    assert "paiement_frauduleux" in customer.state.later
    customer.says("non ne bloquez pas, c'est mon mari", "non")
    assert customer.state.later == [] and customer.effect is None


def test_of_two_that_wait_the_one_that_he_names_is_looked_at():
    customer = asked_to_file(a_client()).sends(
        beside(read("attendez", "hesiter"), DEBIT, "prelevement_abusif")
    )
    customer.sends(beside(read("oui", "oui"), LATE, "virement_en_retard"))
    filed(customer).says("oui, le virement de Luc Morel", "oui")
    assert customer.state.subject == "virement_en_retard" and customer.state.later == ["prelevement_abusif"]


def test_a_card_to_block_comes_before_its_payment():
    told = "je vois aussi un paiement de 74 € que je n'ai pas fait, il faudra bloquer ma carte"
    customer = asked_to_file(a_client()).sends(beside(read("oui", "oui"), told, "paiement_frauduleux"))
    filed(customer).says("oui", "oui")
    assert customer.flows == ["opposition"] and customer.state.later == ["paiement_frauduleux"]


# ---- a person, after the card


def test_a_person_comes_after_the_card_that_he_orders_to_block():
    customer = a_client().says(
        "bloquez ma carte et passez-moi quelqu'un", "bloquer", "humain", about="faire_opposition"
    )
    customer.sees_cards(CARDS[0])
    assert customer.asked == "bloque"
    customer.says("oui", "oui").sees("bloquee", carte="•••• 4321", date="le 23/11/2026", numero="OPP-1")
    assert customer.effect == "action_transferer_conseiller"


def test_a_person_alone_is_called_at_once():
    assert a_client().says("passez-moi quelqu'un", "humain").effect == "action_transferer_conseiller"


# ---- an answer that speaks of filing


def test_the_yes_after_an_answer_that_offers_to_file_files():
    customer = a_client().says(
        "mon propriétaire n'a pas reçu mon loyer, je fais quoi ?",
        "demander",
        asks="virement_beneficiaire_non_paye",
    )
    assert (customer.asked, customer.said[-1]) == ("offre", "utter_offre_promise")
    assert customer.says("oui", "oui").flows == ["reclamation"]


def test_a_question_in_general_gets_its_answer_alone():
    customer = a_client().says("combien de temps met un virement ?", "demander", asks="virement_delai")
    assert customer.said == ["utter_info_virement_delai"]


# ---- a card, beside an answer


def test_a_lost_card_beside_an_answer_is_blocked_first_and_the_answer_kept():
    customer = a_client().says("je conteste des frais du 3 novembre, réclamation", "deposer", about="frais")
    told = "et tant que j'y suis, j'ai oublié ma carte dans un bus, elle n'y est plus"
    customer.sends(beside(read("12 €", "repondre"), told, "carte_perdue")).sees_cards(CARDS[0])
    assert customer.asked == "bloque"
    customer.says("non", "non")
    assert customer.asked == "confirme" and customer.facts["montant"] == "12.00"


def test_nobody_logged_in_blocks_no_card_by_an_aside():
    customer = asked_to_file().sends(
        beside(read("oui", "oui"), "et j'ai perdu ma carte aussi", "carte_perdue")
    )
    assert customer.effect != "action_lister_cartes"


# ---- at an offer


def offered() -> Customer:
    text = "mon salaire de 900 € de chez Morel, attendu le 5 novembre, n'est jamais arrivé"
    customer = a_client().says(text, "raconter", about="virement_en_retard")
    assert customer.asked == "offre"
    return customer


def test_yes_for_both_files_one_and_notes_the_other():
    customer = offered().says("oui les deux, le salaire et les frais", "oui")
    assert customer.flows == ["reclamation"] and customer.state.later == ["frais"]


def test_a_yes_for_one_notes_no_other():
    assert offered().says("oui, le salaire", "oui").state.later == []


def test_a_question_at_the_offer_stays_with_the_problem_told():
    text = "alors celui d'avant c'est fichu ? moi j'ai envoyé un courrier en janvier pourtant"
    customer = offered().says(
        text, "raconter", "demander", about="renouvellement_carte", asks="virement_delai"
    )
    assert customer.state.subject == "virement_en_retard"


def test_several_things_announced_are_taken_one_after_the_other():
    customer = a_client().says(
        "bonjour j'ai deux choses à voir, par quoi je commence ?", "demander", asks="deux_cartes_laquelle"
    )
    assert customer.said == ["utter_une_chose_apres_l_autre"]


def test_what_he_files_is_filed_and_then_the_card_is_asked_about():
    told = "et ma carte, je l'ai perdue hier, il faut la bloquer"
    customer = asked_to_file(a_client()).sends(beside(read("oui envoyez", "oui"), told, "carte_perdue"))
    assert customer.effect == "action_deposer_reclamation"
    assert filed(customer).flows[-1] == "opposition"


def test_a_question_announced_as_another_thing_is_answered_and_noted_nowhere():
    asks = read(
        "j'ai combien de temps pour contester un achat ?", "demander", asks=("delai_contestation", 0.9)
    )
    yes = read("oui envoyez", "oui")
    told = "tant que j'y suis, j'ai combien de temps pour contester un achat ?"
    whole = beside(yes, told, "paiement_frauduleux")
    customer = asked_to_file(a_client()).sends(replace(whole, sentences=(yes, asks)))
    assert customer.state.later == []


def test_a_question_of_its_own_beside_the_wish_to_file_is_answered():
    parts = (
        read("Une réclamation : le club a prélevé 30 € le 3 novembre.", "raconter", "deposer"),
        read("Jusqu'à quand peut-on demander le remboursement ?", asks=("prelevement_delai_demande", 0.8)),
    )
    text = " ".join(one.text for one in parts)
    said = read(
        text, "deposer", about="prelevement_abusif", asks=("prelevement_delai_demande", 0.8), demander=0.3
    )
    assert "utter_limite_prelevement" in a_client().sends(replace(said, sentences=parts)).said
