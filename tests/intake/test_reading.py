"""What a message means while a question of the complaint is open."""

from __future__ import annotations

from datetime import date

import pytest
from aide.intake.reading import Reading, Said, read, told

from aide.nlu.entities.extract import extract_entities

TODAY = date(2026, 11, 23)
TRANSFER = {
    "motif": "virement_en_retard",
    "montant": "50.00",
    "date": "2026-11-20",
    "beneficiaire": "Paul Petit",
    "description": "mon virement n'arrive pas",
}


def customer_says(text: str, *, intent: str = "nlu_fallback", confidence: float = 0.3) -> Said:
    entities = tuple((one.label, one.value) for one in extract_entities(text, TODAY))
    return Said(text, intent, confidence, entities)


def presses(intent: str, **entities: str) -> Said:
    return Said("titre du bouton", intent, 1.0, tuple(entities.items()), is_button=True)


def answering(question: str, said: Said | str, answers: dict | None = None, *, tries: int = 0) -> Reading:
    said = customer_says(said) if isinstance(said, str) else said
    return read(
        question, said, {"motif": "virement_en_retard"} if answers is None else answers, tries=tries, today=TODAY
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50", "50.00"),
        ("c'est 49,90 €", "49.90"),
        ("1 250,50", "1250.50"),
        ("120 balles", "120.00"),
        ("environ 60 euros", "60.00"),
    ],
)
def test_an_amount_answers_the_question_of_the_amount(text, amount):
    assert answering("montant", text).values == {"montant": amount}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("-50", "utter_montant_negatif"),
        ("0", "utter_montant_negatif"),
        ("5000000", "utter_montant_absurde"),
        ("beaucoup trop", "utter_aide_montant"),
    ],
)
def test_an_impossible_amount_gets_a_clear_sentence_and_changes_nothing(text, note):
    reading = answering("montant", text)
    assert (reading.note, dict(reading.values)) == (note, {})


@pytest.mark.parametrize(
    ("text", "day"),
    [("hier", "2026-11-22"), ("lundi dernier", "2026-11-16"), ("le 3 mars", "2026-03-03"), ("12/10", "2026-10-12")],
)
def test_a_day_answers_the_question_of_the_date(text, day):
    assert answering("date", text).values == {"date": day}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("le 31 février", "utter_date_impossible"),
        ("demain", "utter_date_future"),
        ("le 3 mars 2019", "utter_date_ancienne"),
    ],
)
def test_an_impossible_day_gets_a_clear_sentence(text, note):
    assert answering("date", text).note == note


def test_an_old_day_said_twice_is_taken():
    assert answering("date", "le 3 mars 2019", tries=1).values == {"date": "2019-03-03"}


@pytest.mark.parametrize("text", ["Netflix", "c'est Netflix", "par netflix", "chez Netflix"])
def test_a_bare_name_is_an_answer_even_when_it_reads_as_a_confident_intent(text):
    reading = answering(
        "creancier", customer_says(text, intent="prelevement_abusif", confidence=0.97), {"motif": "prelevement_abusif"}
    )
    assert not reading.elsewhere
    assert reading.values["creancier"].lower() == "netflix"


def test_an_answer_may_give_more_than_was_asked():
    reading = answering("montant", "50 euros hier chez Netflix", {"motif": "prelevement_abusif"})
    assert reading.values == {"montant": "50.00", "date": "2026-11-22", "creancier": "Netflix"}


@pytest.mark.parametrize("question", ["date", "beneficiaire", "email", "confirmation"])
def test_an_earlier_amount_can_be_corrected_at_any_question(question):
    reading = answering(question, "non, 60 euros pas 50", TRANSFER)
    assert reading.values["montant"] == "60.00"
    assert reading.note == "utter_corrige"
    assert set(reading.values) == {"montant"}


def test_a_correction_of_the_day_at_the_question_of_the_name():
    reading = answering(
        "beneficiaire",
        "je me suis trompé, c'était avant-hier",
        {k: v for k, v in TRANSFER.items() if k != "beneficiaire"},
    )
    assert reading.values == {"date": "2026-11-21"}


def test_the_name_can_be_corrected_at_the_summary():
    reading = answering("confirmation", "le bénéficiaire c'est Marie Durand", TRANSFER)
    assert reading.values == {"beneficiaire": "Marie Durand"}


@pytest.mark.parametrize("text", ["je ne sais pas", "jsp", "aucune idée", "je sais plus trop", "passer"])
@pytest.mark.parametrize("question", ["date", "beneficiaire", "creancier", "email"])
def test_what_is_optional_may_be_left_open(question, text):
    assert answering(question, text).values == {question: "inconnu"}


def test_an_unknown_amount_is_helped_once_then_left_open():
    assert answering("montant", "je sais pas").note == "utter_aide_montant"
    assert answering("montant", "je sais pas", tries=1).values == {"montant": "inconnu"}


@pytest.mark.parametrize(
    "said",
    [
        customer_says("stop"),
        customer_says("finalement laisse tomber"),
        customer_says("je veux parler à quelqu'un", intent="parler_a_un_humain", confidence=0.95),
        customer_says("on vient de me voler ma carte", intent="carte_volee", confidence=0.9),
        customer_says("quels sont vos horaires ?", intent="contacter_service_client", confidence=0.9),
    ],
    ids=lambda said: said.text,
)
@pytest.mark.parametrize("question", ["montant", "date", "beneficiaire", "email", "confirmation"])
def test_what_is_no_answer_goes_to_the_rules(question, said):
    assert answering(question, said, TRANSFER).elsewhere


def test_a_question_is_never_taken_for_a_name():
    assert answering("beneficiaire", customer_says("pourquoi vous demandez ça ?")).elsewhere


def test_the_motive_changes_when_said_as_a_change():
    said = customer_says("en fait c'est des frais de 12 euros que vous m'avez pris", intent="frais", confidence=0.8)
    reading = answering("beneficiaire", said, TRANSFER)
    assert reading.values == {"motif": "frais", "montant": "12.00"}
    assert reading.note == "utter_motif_change"


def test_another_problem_without_a_word_of_change_is_an_aside():
    said = customer_says("vous prenez combien de frais pour un retrait ?", intent="frais", confidence=0.9)
    assert answering("montant", said).elsewhere


@pytest.mark.parametrize("text", ["oui", "Oui.", "oui je confirme", "je confirme", "OUI!!", "oui s'il vous plaît"])
def test_a_clear_yes_confirms(text):
    assert (
        answering("confirmation", customer_says(text, intent="affirmer", confidence=0.99), TRANSFER).confirmed is True
    )


@pytest.mark.parametrize(
    "text", ["ok", "👍", "oui mais", "oui mais attendez", "d'accord", "mouais", "peut-être", "oui non", "si tu veux"]
)
def test_nothing_less_than_a_clear_yes_confirms(text):
    reading = answering("confirmation", customer_says(text, intent="affirmer", confidence=0.99), TRANSFER)
    assert reading.confirmed is not True


def test_a_no_at_the_summary_asks_what_to_correct():
    reading = answering("confirmation", "non", TRANSFER)
    assert (reading.confirmed, reading.ask) == (False, "correction")


def test_naming_a_field_at_the_summary_asks_it_again():
    reading = answering("confirmation", "le montant est faux", TRANSFER)
    assert (reading.values, reading.ask) == ({"montant": None}, "montant")


def test_the_button_to_correct_asks_that_field_again():
    reading = answering("confirmation", presses("modifier", champ="date"), TRANSFER)
    assert (reading.values, reading.ask) == ({"date": None}, "date")


def test_the_button_to_pass_leaves_the_question_open():
    assert answering("date", presses("passer")).values == {"date": "inconnu"}


def test_the_buttons_of_the_summary():
    assert answering("confirmation", presses("affirmer"), TRANSFER).confirmed is True
    assert answering("confirmation", presses("annuler"), TRANSFER).elsewhere


def test_a_free_answer_tells_the_motive_and_the_story():
    said = customer_says("mon salaire de 1500 euros n'est pas arrivé", intent="virement_en_retard", confidence=0.9)
    reading = answering("motif", said, {})
    assert reading.values["motif"] == "virement_en_retard"
    assert reading.values["montant"] == "1500.00"
    assert reading.values["description"] == said.text


def test_one_word_tells_the_motive_but_no_story():
    reading = answering("motif", customer_says("Virement", intent="virement_en_retard", confidence=0.9), {})
    assert reading.values == {"motif": "virement_en_retard"}


def test_a_wrong_iban_is_no_name():
    assert answering("beneficiaire", "FR76 3000 6000 0112 3456 7890 188").note == "utter_iban_invalide"


@pytest.mark.parametrize("text", ["marie@", "marie@exemple", "@exemple.fr"])
def test_a_broken_address_gets_a_clear_sentence(text):
    assert answering("email", text).note in {"utter_email_invalide", "utter_aide_email"}


def test_an_address_among_words_is_found():
    assert answering("email", "c'est marie.dupont@exemple.fr merci").values == {"email": "marie.dupont@exemple.fr"}


def test_a_month_is_not_the_day_of_the_debit():
    said = customer_says("netflix m'a pris 13,49 alors que j'ai résilié en septembre")
    assert told(said, "prelevement_abusif", TODAY) == {"montant": "13.49", "creancier": "Netflix"}


def test_a_question_fills_no_field():
    assert told(customer_says("combien coûte un retrait de 50 € ?"), "frais", TODAY) == {}


@pytest.mark.parametrize(
    "text",
    ["non, pas 50, 60", "c'est pas 50 c'est 60", "60 au lieu de 50", "oups 60 euros", "en fait c'est 60 €",
     "je me suis trompé de montant c'est 60", "finalement 60e", "oui mais c'était 60 euros", "montant 60€"],
)  # fmt: skip
def test_an_amount_is_corrected_as_people_write_it(text):
    reading = answering("confirmation", text, TRANSFER)
    assert (reading.values, reading.note, reading.confirmed) == ({"montant": "60.00"}, "utter_corrige", None)


@pytest.mark.parametrize("text", ["c'était le 12 pas le 20", "non le 12", "la date c'est le 12", "le 12 au lieu du 20"])
def test_a_day_is_corrected_as_people_write_it(text):
    assert answering("confirmation", text, TRANSFER).values == {"date": "2026-11-12"}


@pytest.mark.parametrize("text", ["c'est pas Paul c'est Marie Durand", "pas Paul Petit, Marie Durand"])
def test_a_name_is_corrected_by_quoting_the_wrong_one(text):
    assert answering("confirmation", text, TRANSFER).values == {"beneficiaire": "Marie Durand"}


def test_a_name_that_was_never_said_is_not_corrected():
    assert answering("confirmation", "c'est pas normal c'est du vol", TRANSFER).values == {}


@pytest.mark.parametrize("text", ["corriger", "je veux modifier", "non je voudrais changer quelque chose"])
def test_wanting_to_change_something_asks_what(text):
    assert answering("confirmation", text, TRANSFER).ask == "correction"


@pytest.mark.parametrize("text", ["rien", "c'est bon", "oui", "non", "rien en fait", "je sais pas"])
def test_nothing_to_correct_comes_back_to_the_summary(text):
    reading = answering("correction", text, TRANSFER)
    assert (reading.ask, dict(reading.values), reading.confirmed) == ("confirmation", {}, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mon fils", "mon fils"),
        ("à ma soeur", "ma soeur"),
        ("c'est pour EDF", "EDF"),
        ("non c'est Paul", "Paul"),
        ("Mme. O'Connor", "Mme. O'Connor"),
        ("il s'appelle Jean-Pierre", "Jean-Pierre"),
        ("mon bailleur, la SCI du Parc", "mon bailleur, la SCI du Parc"),
        ("SARL 2 Rives", "SARL 2 Rives"),
        ("paul petit, 60 euros", "paul petit"),
        ("moi", "moi"),
    ],
)
def test_a_beneficiary_as_people_name_it(text, name):
    answers = {key: value for key, value in TRANSFER.items() if key != "beneficiaire"}
    assert answering("beneficiaire", text, answers).values == {"beneficiaire": name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NETFLIX.COM", "Netflix"),
        ("amazon prime je crois", "Amazon Prime"),
        ("c'est marqué SEPA DIRECT", "SEPA DIRECT"),
        ("je sais pas trop, Netflix je crois", "Netflix"),
        ("c'est SFR qui m'a prélevé sans autorisation", "SFR"),
        ("la salle de sport", "la salle de sport"),
    ],
)
def test_a_creditor_as_people_name_it(text, name):
    assert answering("creancier", text, {"motif": "prelevement_abusif", "montant": "50.00"}).values == {
        "creancier": name
    }


@pytest.mark.parametrize(
    "text", ["je connais pas", "connais pas", "je ne connais pas ce nom", "aucune idée", "inconnu"]
)
def test_a_creditor_nobody_knows_is_left_open(text):
    assert answering("creancier", text, {"motif": "prelevement_abusif"}).values == {"creancier": "inconnu"}


@pytest.mark.parametrize(
    "text", ["oui", "non", "ok", "non merci", "j'ai résilié pourtant", "marie@exemple.fr", "0612345678", "12"]
)
@pytest.mark.parametrize("question", ["beneficiaire", "creancier"])
def test_what_is_no_name_gets_help(question, text):
    reading = answering(question, text, {"motif": "prelevement_abusif", "montant": "50.00", "date": "2026-11-20"})
    assert (reading.note, dict(reading.values)) == (f"utter_aide_{question}", {})


def test_only_the_motives_own_fields_are_volunteered():
    assert answering("montant", "50 euros pour EDF hier", {"motif": "frais"}).values == {
        "montant": "50.00",
        "date": "2026-11-22",
    }


def test_a_month_is_not_volunteered_as_a_day():
    assert answering("montant", "9,99 par mois depuis mars").values == {"montant": "9.99"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a.b arobase gmail point com", "a.b@gmail.com"),
        ("A.B@GMAIL.COM.", "A.B@gmail.com"),
        ("mon mail c'est a.b@gmail.com et mon tel 0612345678", "a.b@gmail.com"),
    ],
)
def test_an_address_as_people_write_it(text, address):
    assert answering("email", text, TRANSFER).values == {"email": address}


@pytest.mark.parametrize("text", ["non", "non merci", "pas d'email", "j'en ai pas", "aucun", "je préfère pas"])
def test_who_has_no_address_goes_on(text):
    assert answering("email", text, TRANSFER).values == {"email": "inconnu"}


@pytest.mark.parametrize(
    "text",
    [
        "J'ai payé 3 fois. Pouvez-vous me rembourser ?",
        "le virement du 12 n'est pas arrivé mais on m'a débité 60 euros, pas 50, et finalement rien n'est venu",
        "c'est inadmissible, j'attends depuis 3 semaines !!!",
        "j'ai déjà tout expliqué plus haut",
    ],
)
def test_a_story_is_kept_in_the_customers_words(text):
    answers = {key: value for key, value in TRANSFER.items() if key != "description"}
    assert answering("description", text, answers).values == {"description": text}


@pytest.mark.parametrize(
    "text", ["comment faire ?", "pourquoi vous demandez ça ?", "vous répondez sous combien de temps ?"]
)
@pytest.mark.parametrize("question", ["montant", "date", "beneficiaire", "description", "email", "confirmation"])
def test_a_question_asked_in_the_middle_goes_to_the_rules(question, text):
    assert answering(question, text, TRANSFER).elsewhere


@pytest.mark.parametrize("text", ["je ne veux plus", "je veux plus continuer", "annulez tout", "stop", "tant pis"])
def test_giving_up_goes_to_the_rules_at_any_question(text):
    for question in ("motif", "montant", "date", "beneficiaire", "description", "email", "correction", "confirmation"):
        assert answering(question, text, TRANSFER).elsewhere


def test_not_wanting_to_pay_any_more_is_no_giving_up():
    text = "je ne veux plus être prélevé par cette société"
    answers = {key: value for key, value in TRANSFER.items() if key != "description"}
    assert answering("description", text, answers).values == {"description": text}
