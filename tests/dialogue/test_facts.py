"""Facts as customers type them: to a question, in a story, and to put them right."""

from __future__ import annotations

from datetime import date

import pytest

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts

TODAY = date(2026, 11, 23)
TRANSFER = {
    "motif": "virement_en_retard",
    "montant": "50.00",
    "date": "2026-11-20",
    "beneficiaire": "Paul Petit",
}
DEBIT = FIELDS["prelevement_abusif"]


def answer(field: str, text: str) -> str | None:
    return facts.parse(field, text, TODAY).value


def problem(field: str, text: str) -> str | None:
    return facts.parse(field, text, TODAY).problem


def told(text: str, motif: str = "prelevement_abusif") -> dict:
    return facts.told(text, FIELDS[motif], TODAY)


def corrected(text: str, known: dict = TRANSFER) -> dict:
    return facts.corrected(text, known, FIELDS["virement_en_retard"], TODAY, loose=True)


# ---- typed answers


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
def test_an_amount_is_read_as_people_type_it(text, amount):
    assert answer("montant", text) == amount


@pytest.mark.parametrize(
    ("text", "said"),
    [("-50", "utter_montant_negatif"), ("0", "utter_montant_negatif"), ("5000000", "utter_montant_absurde")],
)
def test_an_impossible_amount_is_told_why(text, said):
    assert (answer("montant", text), problem("montant", text)) == (None, said)


def test_no_amount_is_neither_an_answer_nor_a_problem():
    assert facts.parse("montant", "beaucoup trop", TODAY) == facts.Parsed()


@pytest.mark.parametrize(
    "text",
    [
        "il me reste 4 euros",
        "j'ai plus que 4 euros sur le compte",
        "il me reste 12,50 € pour finir le mois",
        "solde de 4 €",
    ],
)
def test_what_is_left_on_the_account_is_not_the_sum_in_dispute(text):
    assert answer("montant", text) is None
    assert "montant" not in told(text)


def test_the_sum_in_dispute_is_found_beside_the_balance():
    assert told("on m'a pris 50 €, il me reste 4 euros")["montant"] == "50.00"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hier", "2026-11-22"),
        ("lundi dernier", "2026-11-16"),
        ("le 3 mars", "2026-03-03"),
        ("12/10", "2026-10-12"),
        ("avant-hier", "2026-11-21"),
    ],
)
def test_a_day_is_read_as_people_type_it(text, day):
    assert answer("date", text) == day


@pytest.mark.parametrize(("text", "day"), [("en octobre", "2026-10-01"), ("en mars 2026", "2026-03-01")])
def test_a_period_gives_its_first_day(text, day):
    assert answer("date", text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("le 31 février", "utter_date_impossible"),
        ("demain", "utter_date_future"),
        ("le 3 mars 2019", "utter_date_ancienne"),
    ],
)
def test_an_impossible_day_is_told_why(text, said):
    assert (answer("date", text), problem("date", text)) == (None, said)


def test_an_old_day_is_taken_when_it_is_said_again():
    assert facts.parse("date", "le 3 mars 2019", TODAY).fallback == "2019-03-03"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("c'est marie.dupont@exemple.fr merci", "marie.dupont@exemple.fr"),
        ("A.B@GMAIL.COM.", "A.B@gmail.com"),
        ("mon mail c'est a.b@gmail.com et mon tel 0612345678", "a.b@gmail.com"),
        ("<zoe@exemple.fr>", "zoe@exemple.fr"),
    ],
)
def test_an_address_is_found_among_words(text, address):
    assert answer("email", text) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a.b arobase gmail point com", "a.b@gmail.com"),
        ("jeanne point roussel arobase exemple point org", "jeanne.roussel@exemple.org"),
        ("jeanne tiret roussel arobase exemple point org", "jeanne-roussel@exemple.org"),
        ("jeanne underscore roussel (arobase) exemple point org", "jeanne_roussel@exemple.org"),
        ("mon mail : zoe point petit arobase exemple point fr merci", "zoe.petit@exemple.fr"),
    ],
)
def test_a_dictated_address_is_written(text, address):
    assert answer("email", text) == address


@pytest.mark.parametrize("text", ["zoe@", "zoe@exemple", "@exemple.fr", "zoe@@exemple.fr"])
def test_a_broken_address_is_never_taken(text):
    assert answer("email", text) is None


@pytest.mark.parametrize("text", ["j'en ai pas", "non", "pas d'email"])
def test_who_has_no_address_gave_none(text):
    assert facts.parse("email", text, TODAY) == facts.Parsed()


@pytest.mark.parametrize("field", ["beneficiaire", "description"])
def test_a_name_and_a_story_are_not_parsed(field):
    assert facts.parse(field, "50 € hier", TODAY) == facts.Parsed()


# ---- told in a story


def test_a_story_gives_the_facts_that_its_motive_asks():
    text = "Netflix m'a pris 13,49 € le 3 novembre"
    assert told(text) == {"montant": "13.49", "date": "2026-11-03", "creancier": "Netflix"}
    assert told(text, "virement_en_retard").keys() == {"montant", "date", "beneficiaire"}
    assert told(text, "acces_compte") == {"date": "2026-11-03"}
    assert told(text, "renouvellement_carte") == {}


def test_an_address_is_kept_whatever_the_motive():
    assert told("mon accès ne marche plus, zoe@exemple.fr", "acces_compte") == {"email": "zoe@exemple.fr"}


def test_a_month_is_not_the_day_of_the_debit():
    assert told("netflix m'a pris 13,49 alors que j'ai résilié en septembre") == {
        "montant": "13.49",
        "creancier": "netflix",
    }


@pytest.mark.parametrize("text", ["vers M. Diallo", "vers mon propriétaire M. Diallo"])
def test_a_name_is_kept_as_he_wrote_it(text):
    found = told(f"mon virement de 50 € {text} n'est pas arrivé", "virement_en_retard")
    assert "Diallo" in found["beneficiaire"]


def test_a_known_company_is_not_written_in_another_way_than_his():
    assert told("prélèvement NETFLIX.COM de 9,90 €")["creancier"] == "NETFLIX.COM"


def test_what_lies_in_the_future_or_is_absurd_is_not_kept():
    assert told("5000000 € le 3 décembre 2026", "frais") == {}


# ---- several operations


def test_one_sum_with_its_days_is_as_many_operations():
    found = told("trois prélèvements de 9,90 € : 12 septembre, 12 octobre, 12 novembre")
    assert found["operations"] == [
        {"montant": "9.90", "date": "2026-09-12"},
        {"montant": "9.90", "date": "2026-10-12"},
        {"montant": "9.90", "date": "2026-11-12"},
    ]
    assert (found["montant"], found["date"]) == ("29.70", "2026-09-12")


def test_each_sum_goes_with_the_day_beside_it():
    found = told("20 € le 3 novembre et 30 € le 5 novembre", "frais")
    assert found["operations"] == [
        {"montant": "20.00", "date": "2026-11-03"},
        {"montant": "30.00", "date": "2026-11-05"},
    ]


def test_sums_on_one_day_share_it():
    found = told("20 € et 30 € le 3 novembre", "frais")
    assert [one["date"] for one in found["operations"]] == ["2026-11-03", "2026-11-03"]
    assert found["montant"] == "50.00"


def test_the_first_day_is_the_earliest_whatever_the_order():
    assert told("20 € le 5 novembre et 30 € le 3 novembre", "frais")["date"] == "2026-11-03"


@pytest.mark.parametrize(
    "text",
    [
        "50 € le 3 novembre",
        "50 € au lieu de 30 €",
        "j'ai payé 50 € alors que le prix était 30 €",
        "50 € le 3 novembre, appelé le 5 novembre",
    ],
)
def test_one_operation_is_not_several(text):
    assert "operations" not in told(text, "frais")


# ---- put right


@pytest.mark.parametrize(
    "text",
    ["non, pas 50, 60", "c'est pas 50 c'est 60", "60 au lieu de 50", "oups 60 euros", "en fait c'est 60 €",
     "finalement 60e", "oui mais c'était 60 euros", "montant 60€", "je me suis trompé de montant c'est 60"],
)  # fmt: skip
def test_an_amount_is_corrected_as_people_write_it(text):
    assert corrected(text) == {"montant": "60.00"}


@pytest.mark.parametrize(
    "text", ["c'était le 12 pas le 20", "non le 12", "la date c'est le 12", "le 12 au lieu du 20"]
)
def test_a_day_is_corrected_as_people_write_it(text):
    assert corrected(text) == {"date": "2026-11-12"}


@pytest.mark.parametrize(
    "text",
    [
        "c'est pas Paul c'est Marie Durand",
        "pas Paul Petit, Marie Durand",
        "le bénéficiaire c'est Marie Durand",
    ],
)
def test_a_name_is_corrected_by_quoting_the_wrong_one_or_naming_the_field(text):
    assert corrected(text) == {"beneficiaire": "Marie Durand"}


@pytest.mark.parametrize(
    "text", ["c'est pas normal c'est du vol", "oui", "c'est le bon montant 50 €", "merci"]
)
def test_what_corrects_nothing_changes_nothing(text):
    assert corrected(text) == {}


def test_the_same_value_again_is_no_correction():
    assert corrected("50 euros le 20 novembre") == {}


def test_an_impossible_value_corrects_nothing():
    assert corrected("non c'était le 3 décembre 2026") == {}


def test_a_fact_that_was_not_given_is_corrected_only_at_the_summary():
    known = {"motif": "virement_en_retard", "montant": "50.00"}
    fields = FIELDS["virement_en_retard"]
    strictly = facts.corrected("en fait le 12 novembre", known, fields, TODAY, loose=False)
    loosely = facts.corrected("en fait le 12 novembre", known, fields, TODAY, loose=True)
    assert (strictly, loosely) == ({}, {"date": "2026-11-12"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("le montant est faux", "montant"),
        ("la date n'est pas bonne", "date"),
        ("changer le texte", "description"),
        ("mauvais mail", "email"),
        ("c'est pas le bon bénéficiaire", "beneficiaire"),
        ("tout va bien", None),
    ],
)
def test_the_field_to_change_is_named(text, name):
    assert facts.named_field(text, FIELDS["virement_en_retard"]) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mettez juste : prélevé deux fois chez Carrefour", "prélevé deux fois chez Carrefour"),
        ("remplacez par « double débit »", "double débit"),
        ("prélevé deux fois chez Carrefour", None),
        ("le texte est « double débit »", None),
    ],
)
def test_the_words_to_put_instead_are_those_after_the_verb(text, words):
    assert facts.replacement(text) == words


# ---- names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mon fils", "mon fils"),
        ("à ma soeur", "ma soeur"),
        ("c'est pour EDF", "EDF"),
        ("non c'est Paul", "Paul"),
        ("Mme. O'Connor", "Mme. O'Connor"),
        ("il s'appelle Jean-Pierre", "Jean-Pierre"),
        ("SARL 2 Rives", "SARL 2 Rives"),
        ("paul petit, 60 euros", "paul petit"),
        ("moi", "moi"),
    ],
)
def test_a_beneficiary_is_kept_as_people_name_it(text, name):
    assert facts.name_in(text, "beneficiaire") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NETFLIX.COM", "NETFLIX.COM"),
        ("amazon prime je crois", "amazon prime"),
        ("c'est marqué SEPA DIRECT", "SEPA DIRECT"),
        ("c'est SFR qui m'a prélevé sans autorisation", "SFR"),
        ("la salle de sport", "la salle de sport"),
        ("Zumba Club il est marqué", "Zumba Club"),
        ("la société, c'est Voltalys", "Voltalys"),
    ],
)
def test_a_creditor_is_kept_as_people_name_it(text, name):
    assert facts.name_in(text, "creancier") == name


@pytest.mark.parametrize("text", ["j'ai résilié pourtant", "zoe@exemple.fr", "0612345678", "12", "?"])
def test_what_is_no_name_gives_none(text):
    assert facts.name_in(text, "creancier") is None


def test_an_iban_whose_key_is_wrong_is_seen_and_a_right_one_is_not():
    assert facts.has_wrong_iban("FR76 3000 6000 0112 3456 7890 188")
    assert not facts.has_wrong_iban("FR76 3000 6000 0112 3456 7890 189")


def test_what_was_left_open_is_not_known():
    assert facts.known({"date": "inconnu"}, "date") is None
    assert facts.known({"date": "2026-11-03"}, "date") == "2026-11-03"
    assert facts.known({}, "date") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("c'était hier", "2026-11-22"),
        ("pas hier, dimanche", "2026-11-22"),
        ("le 10 novembre, ah non pardon, le 9 novembre", "2026-11-09"),
        ("non, le 10 novembre", "2026-11-10"),
        ("vendredi… non attendez je confonds, jeudi", "2026-11-19"),
    ],
)
def test_of_two_days_the_one_that_is_meant_is_kept(text, day):
    assert facts.told(text, ("date",), date(2026, 11, 23))["date"] == day


def test_how_long_he_has_waited_is_no_day():
    assert "date" not in facts.told("rien reçu jusqu'aujourd'hui", ("date",), date(2026, 11, 23))


def test_the_name_that_follows_his_own_word_for_it_is_kept():
    assert facts.name_in("bah de ma caisse de retraite, la CARSAT. et la suite ?", "beneficiaire") == "CARSAT"
    assert facts.name_in("ma caisse de retraite", "beneficiaire") == "ma caisse de retraite"


def test_who_sends_it_is_put_right():
    known, fields = {"beneficiaire": "ma caisse"}, ("montant", "date", "beneficiaire")
    changed = facts.corrected(
        "le virement vient de la Carpimko", known, fields, date(2026, 11, 23), loose=True
    )
    assert changed == {"beneficiaire": "Carpimko"}
    assert facts.corrected("le virement vient de tomber", known, fields, date(2026, 11, 23), loose=True) == {}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,60 euros. Pour un retrait de vingt euros, c'est cher", "12.60"),
        ("12,60 euros. Ah non, pardon, 16,20 euros", "16.20"),
        ("12,60... euh non j'ai mal vu, 16,20 euros", "16.20"),
        ("12,60 oups 16,20", "16.20"),
        ("12,60 € enfin 16,20 €", "16.20"),
        ("12,60 wait sorry 16,20", "16.20"),
        ("12,60 et non 16,20", "12.60"),
        ("16,20, pardon pas 12,60", "16.20"),
    ],
)
def test_the_first_sentence_gives_the_sum_unless_it_is_put_right(text, amount):
    assert facts.parse_sum(text).value == amount


@pytest.mark.parametrize(
    "text", ["je suis pressé, mon train part dans 20 minutes", "je rappelle dans 2 heures"]
)
def test_what_comes_in_some_minutes_is_no_day(text):
    assert facts.told(text, ("date",), TODAY) == {}


def test_the_day_of_the_week_that_a_day_was_is_no_other_day():
    assert facts.operations("7 euros le 1er novembre, un dimanche en plus", TODAY) == []


@pytest.mark.parametrize(
    "text", ["j'ai genre 15 balles sur le compte", "j'ai juste 15 euros pour finir le mois"]
)
def test_what_he_has_to_live_on_is_not_the_sum_in_dispute(text):
    assert "montant" not in facts.told(text, ("montant",), TODAY)


def test_who_writes_for_another_is_not_asked_about():
    text = "Je suis avec M. Sow, dont le versement MSA n'est pas arrivé"
    assert facts.told(text, ("beneficiaire",), TODAY)["beneficiaire"] == "MSA"


def test_who_signs_is_not_the_creditor():
    text = "Me Darrieu, notaire. Prélèvement de 60 € par Fitness Park sans mandat"
    assert facts.told(text, ("creancier", "montant"), TODAY)["creancier"] == "Fitness Park"


def test_a_name_with_its_town_is_a_name():
    assert facts.own_name("C'est Garage Moreau, à Tours.") == "Garage Moreau"
    assert facts.own_name("CARREL MEUBLES.") == "CARREL MEUBLES"


def test_the_unit_of_a_total_that_he_counted():
    assert facts.unit_of("on m'a pris 3 fois 4€ de frais", "12.00") == "4.00"
    assert facts.unit_of("on m'a pris 3 fois 4€ de frais", "4.00") == "4.00"
    assert facts.unit_of("des frais", "12.00") == "12.00"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("118 pour l'un plus deux fois 3,54 donc 125,08 en tout", "125.08"),
        ("j'ai payé 16, je veux les 8 du 15", "8.00"),
        ("c'est 4 € chaque fois, 12 en total", "12.00"),
    ],
)
def test_the_sum_that_he_claims_goes_before_those_beside_it(text, amount):
    assert facts.parse_sum(text).value == amount


def test_a_denied_sum_is_no_operation():
    assert facts.operations("non pas 3,45 €, 3,54 €", TODAY) == []


@pytest.mark.parametrize("text", ["hier soir", "lundi dernier", "le 12 octobre"])
def test_a_day_is_no_name(text):
    assert facts.name_in(text, "creancier") is None
