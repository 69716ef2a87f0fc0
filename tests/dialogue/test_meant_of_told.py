"""What is asked of the problem that he told: the next debits, his card, the money,
the day that a transfer is due.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from aide.clock import PARIS

from .customer import Customer, a_client, a_visitor, read

DEBIT, TRANSFER = "prelevement_abusif", "virement_en_retard"
OFFERED = ["utter_encore_offre"]


def debited(
    customer: Customer | None = None, text: str = "Zalbo me prélève 19,90 € alors que j'ai résilié"
) -> Customer:
    """A complaint of a direct debit is offered."""
    customer = (customer or a_visitor()).says(text, "raconter", about=DEBIT)
    assert customer.asked == "offre"
    return customer


def awaiting(
    text: str = "ma tante m'a viré 150 € mercredi 18 novembre, rien reçu", **told: object
) -> Customer:
    """A complaint of a late transfer is offered; it is Monday 23 November."""
    customer = a_client().says(text, "raconter", about=TRANSFER, **told)
    assert customer.asked == "offre"
    return customer


def filed(customer: Customer) -> Customer:
    """What he told is on file."""
    customer.says("oui", "oui")
    for _ in range(4):
        if customer.asked == "confirme":
            break
        customer.says("je ne sais pas", "passer")
    customer.says("oui", "oui")
    return customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://…")


# ---- the next debits


@pytest.mark.parametrize(
    "text",
    [
        "vous pouvez bloquer les suivants ?",
        "la banque peut l'empêcher ?",
        "et que le prochain ne parte pas, c'est possible ?",
    ],
)
def test_the_next_debits_are_no_card(text):
    customer = debited(a_client()).says(text, "demander", about={"faire_opposition": 0.9})
    assert customer.said[0] == "utter_info_prelevement_blocage_fait"
    assert customer.flows == []


def test_how_to_stop_them_comes_first_where_he_asks_how():
    customer = debited().says("je fais comment pour que le suivant ne passe pas ?", "demander")
    assert customer.said[0] == "utter_info_arreter_prelevements_suivants"


def test_a_day_to_come_is_the_next_one_and_a_past_day_is_none():
    customer = debited().says("le 5 décembre, faut que ça passe pas, je fais comment ?", "demander")
    assert customer.said[0] == "utter_info_arreter_prelevements_suivants"
    customer = debited().says("le 5 novembre, pourquoi ça passe pas ?", "demander")
    assert customer.said[0] == "utter_information_inconnue"


def test_what_was_told_of_it_is_not_told_again():
    customer = debited().says("le prochain vous pouvez le bloquer ?", "demander")
    customer.says("mais vous pouvez bloquer celui du mois prochain ?", "demander")
    assert customer.said[0] == "utter_info_bloquer_prochain_prelevement"


def test_a_lost_card_told_beside_the_debit_is_blocked():
    text = "le prochain vous pouvez l'empêcher ? et ma carte est perdue, bloquez-la"
    customer = debited(a_client()).says(text, "bloquer", about="carte_perdue")
    assert customer.effect == "action_lister_cartes"


def test_two_things_asked_in_one_sentence_are_both_answered():
    customer = debited().says(
        "vous pouvez arrêter les prochains et me rendre celui du 12 octobre ?", "demander"
    )
    assert customer.said == ["utter_info_prelevement_blocage_fait", "utter_limite_prelevement", *OFFERED]


def test_the_price_of_a_blocking_is_that_of_the_debits():
    customer = debited().says("c'est payant de bloquer ?", asks="opposition_payante")
    assert customer.said[0] == "utter_info_arreter_prelevements_suivants"
    customer = debited(a_client()).says("bloquer ma carte c'est payant ?", asks="opposition_payante")
    assert customer.said[0] != "utter_info_arreter_prelevements_suivants"


def test_what_to_say_on_the_telephone():
    customer = debited().says("le suivant vous pouvez l'arrêter ?", "demander")
    customer.says("donc j'appelle et je demande quoi ?", "demander", about="contacter_service_client")
    assert customer.said[0] == "utter_info_appel_quoi_dire"


# ---- his card


@pytest.mark.parametrize(
    "text", ["pourquoi bloquer ma carte ?? on me prélève c'est tout", "faut toucher à ma cb ou pas ?"]
)
def test_his_card_has_nothing_to_do_with_a_debit(text):
    customer = debited(a_client()).says(text, "demander", about={"faire_opposition": 0.95})
    assert customer.said[0] == "utter_info_prelevement_carte_inutile"
    assert customer.flows == []


@pytest.mark.parametrize(
    "text", ["vous pouvez bloquer ma carte ?", "bloquez ma carte", "on m'a volé ma carte, je la bloque ?"]
)
def test_a_wish_to_block_it_stays_one(text):
    customer = debited(a_client()).says(text, "bloquer", about="faire_opposition")
    assert customer.effect == "action_lister_cartes"


def test_what_was_debited_by_card_is_no_mandate():
    customer = debited(text="Zalbo me prend 19,90 € sur ma carte tous les mois")
    customer.says("je dois bloquer ma carte ?", "demander")
    assert "utter_info_prelevement_carte_inutile" not in customer.said


# ---- until when


@pytest.mark.parametrize(
    "text", ["celui du 12 octobre, c'est jusqu'à quand ?", "c'est trop tard pour le débit du 12 octobre ?"]
)
def test_the_last_day_is_counted(text):
    customer = debited().says(text, "demander", asks=("huit_semaines_passees", 0.5))
    assert customer.said[0] == "utter_limite_prelevement"
    assert customer.state.plan[0].values["huit_semaines"] == "07/12/2026"


def test_a_bare_question_is_of_the_same_limit():
    customer = debited().says("j'ai toujours le droit ?", asks="compte_retractation")
    assert customer.said[0] == "utter_info_prelevement_delai_demande"


def test_how_long_it_takes_is_another_question():
    customer = debited().says("ça prend combien de temps ?", asks="reclamation_delai_reponse")
    assert customer.said[0] == "utter_info_reclamation_delai_reponse"


def test_each_of_several_debits_has_its_day():
    customer = debited().says(
        "je récupère ceux du 3 octobre et du 12 octobre ?", asks="prelevement_remboursable"
    )
    assert customer.said[0] == "utter_limites_prelevement"
    assert customer.state.plan[0].values["limites"] == "03/10/2026 → 28/11/2026 ; 12/10/2026 → 07/12/2026"


def test_the_money_of_a_day_is_that_of_the_debit():
    customer = debited().says("l'argent du 12 octobre je peux le ravoir ?", asks=("argent_compte_ferme", 0.7))
    assert customer.said[0] == "utter_limite_prelevement"


def test_eight_weeks_that_are_over_leave_what_can_still_be_done():
    customer = debited().says("je récupère celui du 3 juin ?", asks="huit_semaines_passees")
    assert customer.said[0] == "utter_info_huit_semaines_passees"


# ---- when a transfer is due


def at(day: int, text: str, **asked: object) -> Customer:
    customer = awaiting()
    customer.now = datetime(2026, 11, day, 10, 0, tzinfo=PARIS)
    return customer.says(text, **asked)


def test_a_transfer_is_late_once_both_days_are_over():
    customer = at(23, "il aurait dû arriver quand en fait ?", asks=("virement_weekend_jours_fermes", 0.5))
    assert customer.said[0] == "utter_virement_attendu_le"
    assert [customer.state.plan[0].values[name] for name in ("fin", "tard")] == ["19/11/2026", "20/11/2026"]


def test_whether_so_long_is_normal_is_the_same_question():
    assert at(23, "c'est normal que ça soit si long ?", demander=0.9).said[0] == "utter_virement_attendu_le"


def test_before_that_it_is_only_awaited():
    customer = at(20, "il est en retard là non ?", asks=("virement_delai", 0.6))
    assert customer.said[0] == "utter_virement_attendu_avant"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("un virement prend combien de temps en général ?", "virement_delai"),
        ("le samedi ça compte ?", "virement_weekend_jours_fermes"),
    ],
)
def test_the_rule_itself_is_told_as_it_is(text, asks):
    assert at(23, text, asks=asks).said[0] == f"utter_info_{asks}"


def test_without_a_day_the_rule_is_told():
    customer = awaiting("ma tante m'a viré 150 €, rien reçu").says("il devait arriver quand ?", "demander")
    assert customer.said[0] == "utter_info_virement_delai"


def test_where_the_money_is_nobody_here_sees():
    customer = awaiting().says(
        "et il est passé où mon argent ?", "demander", asks=("solde_carte_bloquee", 0.6)
    )
    assert customer.said[0] == "utter_info_virement_ou_est_il"
    customer = awaiting().says("il est là ou pas ?", "demander")
    assert "utter_info_virement_ou_est_il" not in customer.said


# ---- after it was filed


def test_the_day_of_the_answer_is_too_late_for_his_rent():
    customer = filed(awaiting())
    customer.says(
        "c'est super loin le 14 décembre, j'ai mon loyer et plus que 12 €", "raconter", about={"frais": 0.6}
    )
    assert customer.said == ["utter_info_loyer_en_attendant_virement"]
    customer = filed(debited(a_client())).says("c'est beaucoup trop long", "raconter", about={"frais": 0.6})
    assert customer.said == ["utter_info_reclamation_plus_vite_urgent"]


def test_a_text_that_is_too_long_is_no_wait():
    customer = filed(awaiting()).says("il est trop long votre message", "reprocher")
    assert "utter_info_reclamation_plus_vite_urgent" not in customer.said


def test_before_it_is_filed_nothing_is_too_late():
    customer = awaiting().says("ça fait trop longtemps, j'ai mon loyer", "raconter", about=TRANSFER)
    assert "utter_info_loyer_en_attendant_virement" not in customer.said


def test_who_may_look_today_is_told():
    customer = filed(awaiting())
    customer.says("quelqu'un peut vérifier maintenant ?", asks=("payer_en_attendant_carte", 0.8))
    assert customer.said[0] == "utter_info_regarder_aujourdhui"
    customer = a_visitor().says("quelqu'un peut vérifier maintenant ?", "demander")
    assert "utter_info_regarder_aujourdhui" not in customer.said


# ---- filing, and two of them


def told_both() -> Customer:
    customer = a_client().says(
        "ma tante m'a viré 150 € mercredi 18 novembre, rien reçu, et vous m'avez pris 7 € de frais",
        "raconter",
        about=TRANSFER,
        second=("frais", "vous m'avez pris 7 € de frais"),
    )
    assert customer.state.later == ["frais"]
    return customer


def test_the_sum_of_the_noted_problem_is_asked_back():
    customer = told_both().says("les 7 € vous me les remboursez ?", asks=("remboursement_fraude", 0.2))
    assert customer.said[0] == "utter_info_frais_remboursement"


def test_who_wants_both_is_told_which_one_comes_first():
    customer = told_both().says("ok vas-y pour les deux, le virement et les 7 €", "deposer")
    assert "utter_deux_reclamations" in customer.said
    assert customer.facts["montant"] == "150.00"
    assert "les 7" not in customer.facts["description"][-1]
    assert "utter_deux_reclamations" not in told_both().says("oui", "oui").said


@pytest.mark.parametrize("text", ["et les 7 € ils y sont pas", "ajoute les 7 euros de frais"])
def test_the_noted_sum_is_no_part_of_the_summary(text):
    customer = told_both().says("oui", "oui").says("Mme Tardif", "repondre")
    assert customer.asked == "confirme"
    customer.says(text, demander=0.8, about={"frais": 0.9})
    assert (customer.said[0], customer.asked) == ("utter_note_a_part", "confirme")
    assert customer.facts["montant"] == "150.00"
    customer.says("le montant c'est 157 € en fait", "corriger")
    assert customer.facts["montant"] == "157.00"


def test_the_filed_problem_said_again_refuses_no_other_one():
    customer = told_both().says("oui", "oui").says("Mme Tardif", "repondre").says("oui", "oui")
    customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://…")
    assert customer.state.question.field == "suite"
    customer.says("non il est toujours pas là", raconter=0.3, non=0.3, about={TRANSFER: 0.7, "refuser": 0.3})
    assert customer.state.later == ["frais"]
    assert customer.says("non merci", "non", about="refuser").state.later == []


def test_who_may_look_today_asked_with_an_ok_begins_no_other_complaint():
    customer = told_both().says("oui", "oui").says("Mme Tardif", "repondre").says("oui", "oui")
    customer.sees("deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://…")
    parts = (read("ok", "bavarder"), read("et sinon quelqu'un peut vérifier aujourd'hui ?", "demander"))
    customer.sends(replace(read(" ".join(one.text for one in parts), "demander"), sentences=parts))
    assert customer.said[0] == "utter_info_regarder_aujourdhui"
    assert customer.flows == []


def test_who_asks_to_file_is_filing_whatever_he_asks_beside():
    customer = debited().says("non merci", "non", about="refuser")
    assert customer.state.question is None
    text = "bon je veux déposer une réclamation. et j'aurai une réponse quand ?"
    parts = (
        read("bon je veux déposer une réclamation.", "deposer"),
        read("et j'aurai une réponse quand ?", asks="reclamation_delai_reponse"),
    )
    whole = read(text, "demander", about="suivre_reclamation", asks="reclamation_delai_reponse")
    customer.sends(replace(whole, sentences=parts))
    assert customer.flows == ["reclamation"]
    assert (
        "utter_info_reclamation_delai_reponse" in customer.said
        or "utter_date_reponse_si_depose" in customer.said
    )


@pytest.mark.parametrize("text", ["oui d'accord enregistrez-la", "ok vas-y dépose-la"])
def test_filing_it_after_all_takes_what_was_told(text):
    customer = debited().says("non merci", "non", about="refuser").says(text, oui=0.3, about="affirmer")
    assert customer.flows == ["reclamation"]
    assert customer.facts["montant"] == "19.90"


def test_with_nothing_told_there_is_nothing_to_file():
    assert a_visitor().says("oui d'accord enregistrez-la", oui=0.3, about="affirmer").flows == []


def test_what_a_sentence_tells_beside_a_question_is_kept():
    parts = (
        read("le dernier c'était le 12 octobre, après ma résiliation.", "raconter"),
        read("vous pouvez me le rendre ?", asks="prelevement_remboursable"),
    )
    text = " ".join(one.text for one in parts)
    customer = debited().sends(
        replace(read(text, demander=0.7, asks="prelevement_remboursable"), sentences=parts)
    )
    assert customer.says("oui", "oui").facts["date"] == "2026-10-12"
