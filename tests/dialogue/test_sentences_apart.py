"""Each sentence of a message counts by itself: what is asked beside a yes,
an answer or a refusal is answered.
"""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue.message import Message

from .customer import Customer, a_client, asked_to_block, asked_to_file, read

DUE, WHO = "reclamation_delai_reponse", "reclamation_contre_qui"


def says(customer: Customer, *parts: Message, whole: Message) -> Customer:
    return customer.sends(replace(whole, sentences=parts))


def asking(text: str, question: str, share: float = 0.9) -> Message:
    return read(text, asks=(question, share))


def test_a_yes_and_a_question_about_what_follows_files_and_answers():
    whole = read("oui vas-y. la réponse arrive quand ?", asks=(DUE, 0.9))
    customer = says(
        asked_to_file(), read("oui vas-y.", "oui"), asking("la réponse arrive quand ?", DUE), whole=whole
    )
    assert customer.said == ["action_deposer_reclamation"]
    customer.sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://exemple.fr/x"
    )
    assert "utter_date_reponse" in customer.said or "utter_info_reclamation_delai_reponse" in customer.said


def test_a_yes_and_a_question_about_something_else_files_nothing():
    whole = read("oui vas-y. ça coûte combien ?", asks=("prix_nouvelle_carte", 0.9))
    parts = read("oui vas-y.", "oui"), asking("ça coûte combien au juste ?", "prix_nouvelle_carte")
    customer = says(asked_to_file(), *parts, whole=whole)
    assert customer.effect is None and customer.asked == "confirme"


def test_two_questions_are_both_answered():
    parts = asking("c'est contre qui au juste ?", WHO), asking("et vous répondez sous combien ?", DUE)
    customer = says(asked_to_file(), *parts, whole=read("…", "demander"))
    assert customer.said[:2] == [f"utter_info_{WHO}", f"utter_info_{DUE}"]
    assert customer.asked == "confirme"


def test_a_question_too_short_to_be_sure_of_is_not_answered_by_itself():
    parts = read("je vois.", "bavarder"), asking("payant ?", "frais_retrait")
    assert (
        "utter_info_frais_retrait"
        not in says(a_client(), *parts, whole=read("je vois. payant ?", "demander")).said
    )


def test_an_order_at_the_end_blocks_after_a_question():
    parts = asking("quel nom voulez-vous encore ??", "creancier_inconnu", 0.3), read("bon, bloquez.", "oui")
    assert says(
        asked_to_block(), *parts, whole=read("quel nom voulez-vous encore ?? bon, bloquez.", "demander")
    ).effect


def test_a_doubt_at_the_end_blocks_nothing():
    parts = (
        asking("c'est vraiment définitif ?", "opposition_definitive"),
        read("attendez, bloquez peut-être plus tard"),
    )
    customer = says(asked_to_block(), *parts, whole=read("c'est vraiment définitif ? attendez…", "demander"))
    assert customer.effect is None and customer.asked == "bloque"


def test_found_in_one_sentence_is_found_whatever_the_next_asks():
    parts = (
        read("je l'ai retrouvée !", "retrouver"),
        asking("et un dimanche, je fais comment ?", "opposition_nuit_week_end"),
    )
    customer = says(asked_to_block(), *parts, whole=read("je l'ai retrouvée ! et un dimanche ?"))
    assert customer.said == ["utter_carte_retrouvee", "utter_info_opposition_nuit_week_end"]
    assert customer.flows == []


def test_who_found_it_and_asks_how_to_do_it_some_day_is_told_how():
    parts = (
        read("je l'ai retrouvée !", "retrouver"),
        read("et si un jour on me la vole, je fais comment ?", "demander"),
    )
    customer = says(asked_to_block(), *parts, whole=read("je l'ai retrouvée ! et si un jour on me la vole ?"))
    assert (
        customer.said == ["utter_carte_retrouvee", "utter_info_opposition_comment"] and customer.flows == []
    )


def test_another_some_day_is_not_told_how_to_block():
    parts = (
        read("je l'ai retrouvée !", "retrouver"),
        read("et si un jour je déménage, je fais comment ?", "demander"),
    )
    customer = says(asked_to_block(), *parts, whole=read("je l'ai retrouvée ! et si un jour je déménage ?"))
    assert "utter_info_opposition_comment" not in customer.said
