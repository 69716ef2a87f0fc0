"""What was filed here is read again from what was kept, its number given,
and no other one is begun for it.
"""

from __future__ import annotations

import pytest

from .customer import Customer, a_client, a_visitor, asked_to_block, asked_to_file

REFERENCE = "REC-2026-000001"


def filed(customer: Customer | None = None) -> Customer:
    customer = asked_to_file(customer or a_client()).says("oui", "oui")
    return customer.sees(
        "deposee", reference=REFERENCE, date_limite="14/12/2026", copie="https://exemple.fr/x"
    )


# ---- what is in it


@pytest.mark.parametrize(
    "text",
    [
        "et dedans il y a quoi, dedans la réclamation ?",
        "vous avez noté quoi au juste",
        "relis ce que tu as mis",
        "montrez-moi la réclamation",
        "je voudrais relire ma plainte",
        "qu'est-ce que vous avez déclaré",
        "redites-moi ce que j'ai déposé",
        "c'est quelle date que vous avez mise ?",
        "vous avez oublié la date non",
    ],
)
def test_what_was_filed_is_told_as_it_was_confirmed(text):
    customer = filed().says(text, about="deposer_reclamation")
    assert (customer.said, customer.flows) == (["utter_contenu_depose"], [])
    assert customer.values["reference"] == REFERENCE
    assert "Motif : frais contestés\nMontant : 12,00" in customer.values["resume"]
    assert "Date : 03/11/2026" in customer.values["resume"]


def test_what_was_added_afterwards_is_told_too():
    customer = (
        filed()
        .says("ajoutez que j'ai appelé deux fois votre service", "ajouter")
        .sees("notee", reference=REFERENCE)
    )
    customer.says("vous avez mis quoi ?", "demander")
    assert customer.values["resume"].endswith(
        "Ajouté ensuite : « ajoutez que j'ai appelé deux fois votre service »"
    )


def test_of_two_the_last_is_told_unless_he_names_the_other():
    customer = filed()
    customer.state.contents["REC-2026-000002"] = "Motif : autre"
    assert customer.says("vous avez mis quoi ?", "demander").values["reference"] == "REC-2026-000002"
    assert customer.says(f"et vous avez mis quoi dans {REFERENCE}").values["reference"] == REFERENCE


def test_without_its_words_the_copy_is_given():
    customer = filed()
    customer.state.contents.clear()
    assert customer.says("vous avez mis quoi ?", "demander").said == ["utter_copie_encore"]


def test_who_changes_it_reads_nothing_again():
    customer = filed().says("ajoutez ce que vous avez mis en dernier", "ajouter")
    assert "utter_contenu_depose" not in customer.said


def test_the_summary_that_waits_for_a_yes_is_shown_again_whole():
    customer = asked_to_file(a_client()).says("montrez-moi ma réclamation", about="deposer_reclamation")
    assert (customer.said, customer.asked) == (["utter_ask_confirme"], "confirme")
    assert "12,00" in customer.values["resume"]


def test_where_it_stands_is_looked_up():
    customer = filed().says("et mon dossier, il avance ?", asks="reclamation_etat_dossier")
    assert customer.said == ["action_suivre_reclamation"]


# ---- no second one


@pytest.mark.parametrize(
    "text", ["montrez-moi ma réclamation", "je veux voir mon dossier", "fais voir ma plainte"]
)
@pytest.mark.parametrize("customer", [a_client, a_visitor])
def test_who_wants_to_see_one_begins_none(text, customer):
    customer = customer().says(text, about="deposer_reclamation")
    assert customer.said == ["action_suivre_reclamation"]
    assert customer.flows == ["suivi"]
    customer.sees("sans_reference").says(text, about="deposer_reclamation")
    assert (customer.flows, customer.asked) == (["suivi"], "reference")


@pytest.mark.parametrize("text", ["montrez-moi comment faire une réclamation", "je veux ouvrir un dossier"])
def test_who_wants_one_begun_follows_none(text):
    customer = a_client().says(text, "deposer", about="deposer_reclamation")
    assert customer.flows == ["reclamation"]


# ---- its number


@pytest.mark.parametrize(
    "text", ["redonnez-moi le numéro", "c'est quoi la référence déjà", "j'ai oublié le numéro"]
)
def test_the_number_is_given_again(text):
    customer = filed().says(text, about="contacter_service_client")
    assert customer.said == ["utter_reference_encore"]
    assert customer.values == {"reference": REFERENCE}


def test_of_several_all_are_given():
    customer = filed()
    customer.state.filed.append("REC-2026-000002")
    customer.says("redonnez-moi les références")
    assert customer.said == ["utter_references_encore"]
    assert customer.values == {"references": f"{REFERENCE} ; REC-2026-000002", "derniere": "REC-2026-000002"}


@pytest.mark.parametrize(
    "text", ["c'est quoi votre numéro", "le numéro de téléphone déjà ?", "quel est mon numéro de carte"]
)
def test_another_number_is_not_that_one(text):
    assert "utter_reference_encore" not in filed().says(text, about="contacter_service_client").said


def test_just_after_the_telephone_the_number_is_the_telephone_s():
    customer = filed().says("vous joindre ?", "demander", about="contacter_service_client")
    customer.says("redonnez-moi le numéro", about="contacter_service_client")
    assert "utter_reference_encore" not in customer.said


def test_after_a_blocking_the_number_is_the_opposition_s():
    customer = asked_to_block().says("oui", "oui")
    customer.sees("bloquee", oppositions={"4321": "opposition OPP-2026-000003"}).says("non", "non")
    customer.says("redonnez-moi le numéro", about="contacter_service_client")
    assert customer.said == ["utter_rappel_blocage"]
    assert "OPP-2026-000003" in customer.values["cartes"]


def test_with_nothing_on_file_there_is_no_number():
    assert "utter_reference_encore" not in a_client().says("c'est quoi la référence déjà").said


# ---- how the answer comes


def test_how_it_is_answered_is_told_and_his_choice_is_noted():
    customer = filed().says(
        "et vous me dites ça comment ?", about="est_un_robot", asks=("reclamation_reponse_courrier", 0.6)
    )
    assert customer.said == ["utter_info_reclamation_reponse_courrier"]
    customer.says("par lettre alors", about="envoyer_courrier")
    assert customer.effect == "action_completer_reclamation"
    assert customer.facts["detail"] == "Forme de la réponse : par lettre alors"


def test_a_letter_of_which_nothing_was_said_is_no_choice():
    assert filed().says("par lettre alors", about="envoyer_courrier").effect is None


# ---- its copy by e-mail


@pytest.mark.parametrize(
    "text", ["vous pouvez me l'envoyer par mail ? zoe@exemple.fr", "c'est mon mail ça : zoe@exemple.fr"]
)
def test_the_copy_goes_to_the_address_that_he_gives(text):
    customer = filed().says(text, "demander")
    assert customer.effect == "action_envoyer_copie" and customer.facts["email"] == "zoe@exemple.fr"


def test_who_wants_it_by_mail_is_asked_for_the_address():
    customer = filed().says("et la copie, je peux la recevoir par mail ?", "demander")
    assert (customer.asked, customer.flows) == ("email", ["copie"])
    assert customer.says("zoe@exemple.fr", "repondre").effect == "action_envoyer_copie"


def test_who_gives_no_address_after_all_is_told_where_the_copy_is():
    customer = filed().says("envoyez-la moi par mail", "demander").says("non laissez", "non")
    assert customer.sees("sans_adresse").said == ["utter_copie_sans_adresse"]


@pytest.mark.parametrize(
    "text", ["la réponse je la reçois par mail ?", "le commerçant va me l'envoyer par mail"]
)
def test_another_mail_is_not_the_copy(text):
    assert "copie" not in filed().says(text, "demander").flows


def test_without_anything_filed_there_is_no_copy_to_send():
    assert "copie" not in a_client().says("envoyez-moi la copie par mail", "demander").flows


BY_MAIL = "copie_par_mail"


def test_who_asks_for_the_copy_by_mail_is_asked_no_number():
    customer = a_visitor().says(
        "le double par courriel, c'est faisable ?", asks=BY_MAIL, about="suivre_reclamation"
    )
    assert customer.said == [f"utter_info_{BY_MAIL}"]
    assert customer.flows == []


def test_who_gives_its_number_follows_that_one():
    customer = a_client().says(
        "REC-2026-000005, le double par courriel ?", asks=BY_MAIL, about="suivre_reclamation"
    )
    assert f"utter_info_{BY_MAIL}" not in customer.said
