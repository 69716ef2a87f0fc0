"""What is asked or said once all is done: how the card is blocked another time;
a day alone begins nothing anew.
"""

from __future__ import annotations

from dataclasses import replace

from .customer import Customer, a_client, read

# ---- what he would do another time


def found_again(question: str) -> Customer:
    customer = (
        a_client()
        .says("j'ai perdu ma carte", "raconter", about="carte_perdue")
        .sees_cards({"id": "card-1", "last4": "4321", "product": "Carte SmartPay"})
    )
    assert customer.asked == "bloque"
    parts = (read("ah je l'ai, sous le siège.", "retrouver"), read(question, "demander"))
    return customer.sends(replace(read(" ".join(one.text for one in parts), retrouver=0.9), sentences=parts))


def test_who_found_his_card_is_told_how_it_is_blocked_another_time():
    said = found_again("mais si ça m'arrive un jour je préviens qui ?").said
    assert "utter_info_opposition_comment" in said


def test_another_question_of_his_is_not_answered_so():
    assert "utter_info_opposition_comment" not in found_again("mais vous êtes ouverts quand même ?").said


# ---- a day, once it was filed


def filed() -> Customer:
    customer = a_client().says("12 € de frais hier, je veux réclamer", "deposer", "raconter", about="frais")
    customer.says("oui", "oui").sees(
        "deposee", reference="REC-2026-000001", date_limite="14/12/2026", copie="https://x.fr"
    )
    assert customer.state.closed == ["frais"]
    return customer


def test_a_day_alone_begins_no_other_complaint_about_what_was_filed():
    customer = filed().says("le 22", "raconter", surface="valeur")
    assert customer.asked == "reformule" and customer.state.frame is None


def test_a_day_alone_is_of_the_problem_that_is_talked_of():
    customer = a_client().says("on m'a pris des frais", "raconter", about="frais")
    customer = customer.says("non", "non").says("le 22", "raconter", surface="valeur")
    assert customer.state.subject == "frais" and customer.state.told["frais"].facts["date"] == "2026-11-22"
