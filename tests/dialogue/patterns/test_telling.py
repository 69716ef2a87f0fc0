"""A problem is helped with once and offered; more of the same is taken down."""

from __future__ import annotations

from ..customer import CARDS, a_client, a_visitor


def test_more_of_his_story_is_taken_down_and_the_help_is_not_said_again():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais")
    customer.says("c'était le 3 novembre, 12 € pour rien", "raconter", about="frais")
    assert customer.said == ["utter_jajoute"]
    assert customer.state.told["frais"].facts == {"montant": "12.00", "date": "2026-11-03"}
    assert len(customer.state.told["frais"].story) == 2


def test_the_description_is_his_own_sentences():
    customer = a_visitor().says("on m'a pris des frais", "raconter", about="frais")
    customer.says("12 € le 3 novembre pour rien", "raconter", about="frais").says("oui", "oui")
    assert customer.facts["description"] == ["on m'a pris des frais", "12 € le 3 novembre pour rien"]


def test_a_courtesy_is_no_part_of_the_description():
    customer = a_visitor().says("on m'a pris des frais pour rien", "raconter", about="frais")
    customer.says("vous êtes un robot", "bavarder", about="est_un_robot").says("oui", "oui")
    assert customer.facts["description"] == ["on m'a pris des frais pour rien"]


def test_an_amount_told_beside_several_operations_leaves_them_their_total():
    customer = a_visitor().says(
        "deux prélèvements : 9,90 € le 12 septembre et 9,90 € le 12 octobre",
        "raconter",
        about="prelevement_abusif",
    )
    customer.says("ça m'a mis à découvert de 5 €", "raconter", about="prelevement_abusif")
    assert customer.state.told["prelevement_abusif"].facts["montant"] == "19.80"


def test_a_newer_amount_replaces_an_older_one():
    customer = (
        a_visitor().says("12 € de frais", "raconter", about="frais").says("12,50 € exactement", "raconter")
    )
    assert customer.state.told["frais"].facts["montant"] == "12.50"


def test_a_payment_he_did_not_make_leads_to_the_card_when_he_is_logged_in():
    said = ("un paiement que je n'ai pas fait", "raconter")
    client, visitor = (one().says(*said, about="paiement_frauduleux") for one in (a_client, a_visitor))
    assert client.said == ["utter_aide_paiement_frauduleux_connecte", "utter_offre_opposition"]
    assert visitor.said == ["utter_aide_paiement_frauduleux", "utter_offre_signalement"]


def test_that_the_card_was_stolen_told_at_the_question_is_its_reason_and_no_other_problem():
    customer = a_client().says("bloquez ma carte", "bloquer", about="faire_opposition").sees_cards(*CARDS[:1])
    customer.says("on me l'a volée dans le métro hier", "raconter", about="carte_volee")
    assert (customer.facts["raison"], customer.asked) == ("carte_volee", "bloque")
    assert customer.state.later == []


def test_a_lost_card_told_with_a_fraud_is_blocked_first_and_the_fraud_is_noted():
    customer = a_client().says(
        "un paiement de 50 € que je n'ai pas fait et j'ai perdu ma carte",
        "raconter",
        about="paiement_frauduleux",
        second=("carte_perdue", "j'ai perdu ma carte"),
    )
    assert customer.effect == "action_lister_cartes"
    assert customer.state.later == ["paiement_frauduleux"]


def test_a_story_told_at_the_summary_is_added_to_it():
    customer = a_client().says(
        "réclamation : 12 € de frais le 3 novembre", "deposer", "raconter", about="frais"
    )
    customer.says("et en plus personne ne m'a prévenu avant", "raconter", about="frais")
    assert customer.said == ["utter_jajoute_court", "utter_ask_confirme"]
    assert customer.facts["description"][-1] == "et en plus personne ne m'a prévenu avant"


def test_the_motive_is_read_in_what_he_tells():
    customer = a_visitor().says("je veux déposer une réclamation", "deposer")
    assert customer.asked == "motif"
    customer.says("mon virement n'est pas arrivé", "raconter", about="virement_en_retard")
    assert (customer.facts["motif"], customer.asked) == ("virement_en_retard", "montant")


def test_a_wrong_iban_is_told_with_the_offer():
    customer = a_visitor().says(
        "virement vers FR12 3456 7890 1234 5678 9012 345 pas arrivé", "raconter", about="virement_en_retard"
    )
    assert customer.said[-1] == "utter_offre_iban"


TWO = "ma carte est perdue, et puis une assurance me prend 17 € depuis le 12 novembre"


def test_a_problem_told_beside_the_lost_card_is_taken_up_after_the_blocking():
    second = ("prelevement_abusif", "une assurance me prend 17 € depuis le 12 novembre")
    customer = a_client().says(TWO, "raconter", about="carte_perdue", second=second)
    assert "utter_note_pour_apres" in customer.said
    customer.sees_cards(*CARDS[:1]).says("oui", "oui").sees("bloquee").says("non merci", "non")
    assert customer.state.later == ["prelevement_abusif"] and customer.asked == "offre"


def test_nothing_is_noted_where_one_problem_is_told():
    assert "utter_note_pour_apres" not in a_client().says(TWO, "raconter", about="carte_perdue").said


def test_the_day_of_the_other_problem_is_not_that_of_the_first():
    text = "ma salle me prélève encore, et en plus j'ai perdu ma carte hier soir"
    second = ("carte_perdue", "j'ai perdu ma carte hier soir")
    customer = a_client().says(text, "raconter", about="prelevement_abusif", second=second)
    assert "date" not in customer.state.told["prelevement_abusif"].facts
    alone = a_client().says(text, "raconter", about="prelevement_abusif")
    assert alone.state.told["prelevement_abusif"].facts["date"] == "2026-11-22"


def test_what_was_just_filed_is_added_to_and_not_filed_twice():
    customer = a_client().says("je ne peux plus me connecter depuis hier", "raconter", about="acces_compte")
    customer.says("oui", "oui").says("oui", "oui").sees("deposee", reference="REC-2026-000001")
    customer.says("toujours pas d'accès, je veux faire une réclamation", "deposer", about="acces_compte")
    assert "complement" in customer.flows
    customer.says("c'est une autre réclamation, 12 € de frais", "raconter", "deposer", about="frais")
    assert "reclamation" in customer.flows


def test_a_sum_put_right_at_the_offer_is_no_refusal():
    customer = a_visitor().says("on m'a pris 71 € de frais", "raconter", about="frais")
    customer.says("ah non, c'est 17 € et pas 71", "raconter", about="frais", non=0.6)
    assert customer.state.told["frais"].facts["montant"] == "17.00" and customer.asked == "offre"
    assert a_visitor().says("12 € de frais", "raconter", about="frais").says("ah non", "non").asked is None


def test_a_yes_after_all_begins_the_complaint_that_was_refused():
    customer = a_visitor().says("12 € de frais", "raconter", about="frais").says("non", "non")
    assert "reclamation" in customer.says("si, oui", "oui", about="affirmer").flows
    assert "reclamation" not in a_visitor().says("oui", "oui", about="affirmer").flows


def after_the_blocking():
    customer = (
        a_client()
        .says("deux paiements pas à moi", "raconter", about="paiement_frauduleux")
        .says("oui", "oui")
    )
    return customer.sees_cards(*CARDS[:1]).says("oui", "oui").sees("bloquee")


def test_his_money_back_after_payments_that_are_not_his_is_no_other_problem():
    customer = after_the_blocking()
    assert customer.asked == "offre"
    customer.says("je veux être remboursé des deux", "raconter", about="remboursement_erreur")
    assert customer.facts["motif"] == "paiement_frauduleux" and customer.state.later == []


def test_another_problem_told_at_that_question_is_noted():
    customer = after_the_blocking().says("et on m'a pris des frais", "raconter", about="frais")
    assert customer.state.later == ["paiement_frauduleux", "frais"]


def test_two_sums_of_which_one_has_no_unit_are_two_operations():
    customer = a_visitor().says(
        "45,90 € à GLOBALPAY hier et 112 à ZXMODA ce matin", "raconter", about="paiement_frauduleux"
    )
    assert customer.state.told["paiement_frauduleux"].facts["montant"] == "157.90"
    one = a_visitor().says(
        "45,90 € hier et 2 appels à votre service", "raconter", about="paiement_frauduleux"
    )
    assert one.state.told["paiement_frauduleux"].facts["montant"] == "45.90"
