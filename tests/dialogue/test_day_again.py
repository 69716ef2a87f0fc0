"""The day of a complaint put right: denied, taken away, told for each of several operations;
and never made up.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.dialogue import facts, recap

from .customer import Customer, a_client

TODAY = date(2026, 11, 23)
SUMMARY = "utter_ask_confirme"


def to_summary(told: str, *answers: str) -> Customer:
    """A complaint of a debit as it is shown to be confirmed."""
    customer = a_client().says(told, "raconter", about="prelevement_abusif").says("oui", "oui")
    for answer in answers:
        customer.says(answer, "repondre")
    assert customer.said[-1] == SUMMARY
    return customer


def on_one_day() -> Customer:
    return to_summary("GLOBALPAY m'a prélevé 45,90 € le 24 juillet")


def on_no_day(answer: str = "en octobre") -> Customer:
    return to_summary("GLOBALPAY m'a prélevé 3 fois 45,90 €", answer)


def days(customer: Customer) -> list[str | None]:
    return [one.get("date") for one in customer.facts["operations"]]


# ---- how long it lasted


@pytest.mark.parametrize(
    "text",
    [
        "ça fait 5 mois, pas juste juillet",
        "y a 5 mois que ça dure",
        "non mais c'est depuis 2 ans que ça dure",
    ],
)
def test_how_long_it_lasted_is_no_new_day(text):
    customer = on_one_day().says(text, "corriger")
    assert customer.facts["date"] == "2026-07-24"
    assert "utter_corrige" not in customer.said


def test_how_long_it_lasted_goes_with_his_words():
    customer = on_one_day().says("il y a 5 mois, pas juste en juillet")
    assert customer.said == ["utter_jajoute_court", SUMMARY]
    assert customer.facts["description"][-1] == "il y a 5 mois, pas juste en juillet"


def test_where_no_day_is_known_it_gives_one_that_is_only_near():
    customer = on_no_day("il y a 4 mois")
    assert "Date : vers le 23/07/2026" in customer.values["resume"]


def test_a_day_ago_is_the_day_itself():
    assert "Date : 20/11/2026" in on_no_day("il y a 3 jours").values["resume"]


# ---- denied


def test_a_denied_month_goes_for_the_one_that_he_tells():
    customer = on_one_day().says("mais non pas juillet, depuis septembre", "corriger")
    assert customer.said == ["utter_date_sans_jour", SUMMARY]
    assert "Date : septembre 2026, jour non précisé" in customer.values["resume"]


@pytest.mark.parametrize("text", ["c'est pas juillet", "le 24/07 c'est faux", "pas le 24 juillet"])
def test_what_is_denied_without_another_day_is_asked_again(text):
    customer = on_one_day().says(text, "corriger")
    assert customer.asked == "date" and "date" not in customer.facts
    assert "utter_corrige" not in customer.said


def test_the_day_stays_where_another_one_is_denied():
    assert on_one_day().says("c'est pas en mars", "corriger").facts["date"] == "2026-07-24"


def test_so_many_of_them_since_another_month_have_that_month():
    customer = on_one_day().says("non pas juillet ! depuis septembre, 3 fois 45,90 €", "corriger")
    assert days(customer) == [None, None, None]
    assert "Date : septembre 2026, jour non précisé" in customer.values["resume"]


def test_no_month_of_several_is_denied_by_not_only():
    assert on_one_day().says("pas que juillet, septembre aussi", "corriger").facts["date"] != ""


# ---- each of several


@pytest.mark.parametrize(
    "text",
    [
        "le 1/10 c faux ! c le 12 sept 12 oct 12 nov",
        "c'est le 12 septembre, le 12 octobre et le 12 novembre",
        "12/09, 12/10, 12/11",
        "le 12 de chaque mois depuis septembre",
        "depuis septembre, le 12 de chaque mois",
        "tous les 12 du mois depuis septembre",
    ],
)
@pytest.mark.parametrize(
    "customer", [on_no_day, lambda: to_summary("GLOBALPAY m'a pris 45,90 € le 1er octobre")]
)
def test_days_that_are_listed_are_those_of_the_operations(text, customer):
    customer = customer().says(text, "corriger")
    assert customer.said == ["utter_corrige", SUMMARY]
    assert days(customer) == ["2026-09-12", "2026-10-12", "2026-11-12"]
    assert customer.facts["montant"] == "137.70"


def test_a_day_of_each_month_without_its_first_month_is_no_list():
    customer = on_no_day().says("c'est le 12 de chaque mois", "corriger")
    assert days(customer) == [None, None, None]


def test_the_first_of_them_is_no_first_of_a_month():
    customer = on_no_day().says("12/09, 12/10, 12/11", "corriger").says("c 11 septembre le 1er", "corriger")
    assert days(customer) == ["2026-09-11", "2026-10-12", "2026-11-12"]


def test_one_that_he_counts_has_its_day():
    customer = on_no_day().says("le 1er c'est le 12 septembre", "corriger")
    assert days(customer) == ["2026-09-12", None, None]
    customer.says("le deuxième c'est le 12 octobre", "corriger")
    assert days(customer) == ["2026-09-12", "2026-10-12", None]


def test_more_than_there_are_is_none_of_them():
    customer = on_no_day().says("12/09, 12/10, 12/11", "corriger").says("le quatrième c'est le 3 novembre")
    assert days(customer) == ["2026-09-12", "2026-10-12", "2026-11-12"]


def test_a_first_of_a_month_in_a_list_is_a_day():
    found = facts.operations_again("le 1er et le 12 novembre", {"montant": "10.00"}, "", TODAY)
    assert [one["date"] for one in found["operations"]] == ["2026-11-01", "2026-11-12"]


# ---- only a month or a week


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("en octobre", "octobre 2026, jour non précisé"),
        ("le moi passé je croi", "octobre 2026, jour non précisé"),
        ("la semaine dernière", "semaine du 16/11/2026, jour non précisé"),
        ("fin octobre", "fin octobre 2026, jour non précisé"),
        ("début octobre", "début octobre 2026, jour non précisé"),
        ("mi-octobre", "mi-octobre 2026, jour non précisé"),
        ("vers le 12 octobre", "vers le 12/10/2026"),
        ("il y a 2 semaines", "vers le 09/11/2026"),
        ("le 12 octobre", "12/10/2026"),
        ("hier", "22/11/2026"),
    ],
)
def test_a_day_is_shown_as_far_as_he_told_it(answer, shown):
    assert f"Date : {shown}\n" in on_no_day(answer).values["resume"]


def test_an_address_to_which_money_went_makes_no_day_uncertain():
    assert "Date : 12/10/2026" in on_no_day("un virement vers Zoé le 12 octobre").values["resume"]


@pytest.mark.parametrize("text", ["j'ai pas dit le 1er octobre", "en octobre pas le 1er"])
def test_a_first_day_that_he_never_said_is_denied_and_the_month_stays(text):
    customer = on_no_day().says(text, "corriger")
    assert customer.said == ["utter_date_sans_jour", SUMMARY]
    assert customer.state.plan[0].values["date"] == "octobre 2026, jour non précisé"


def test_the_first_of_the_month_is_a_day_once_he_says_it():
    customer = on_no_day().says("c'est le 1er octobre exactement", "corriger")
    assert "Date : 01/10/2026" in customer.values["resume"]


def test_the_month_of_a_known_day_changes_nothing():
    customer = on_one_day().says("c'était en juillet", "corriger")
    assert "Date : 24/07/2026" in customer.values.get("resume", recap.lines(customer.facts))


def test_the_precision_of_one_day_is_of_no_other():
    marked = facts.day_facts("2026-10-01", "mois")
    assert facts.precision_of(marked) == "mois"
    assert facts.precision_of({**marked, "date": "2026-10-12"}) is None


# ---- taken away


@pytest.mark.parametrize(
    "text",
    ["la date est pas bonne. enlevez-la", "enlève la date", "supprimez le 24 juillet", "mettez pas de date"],
)
def test_a_day_that_he_wants_away_is_away_and_said_so(text):
    customer = on_one_day().says(text, "corriger")
    assert customer.said == ["utter_date_enlevee", SUMMARY]
    assert "Date : non précisée" in customer.values["resume"]


def test_a_name_that_he_wants_away_is_away():
    customer = on_one_day().says("enlevez le nom du commerçant", "corriger")
    assert customer.said == ["utter_nom_enleve", SUMMARY]


@pytest.mark.parametrize("text", ["enlevez la date dans le texte", "enlève le début", "supprime mon message"])
def test_words_that_he_wants_away_leave_the_day(text):
    customer = on_one_day().says(text, "corriger")
    assert customer.facts["date"] == "2026-07-24"
    assert customer.said == ["utter_ask_nouveau_texte"]


def test_the_day_put_right_beside_is_no_day_taken_away():
    customer = on_one_day().says("c'est le 3 novembre, pas le 24 juillet", "corriger")
    assert customer.facts["date"] == "2026-11-03"


# ---- a fact by its name


@pytest.mark.parametrize(
    ("text", "asked"), [("la date", "date"), ("le texte", "description"), ("le montant", "montant")]
)
def test_the_name_of_a_fact_alone_is_no_yes(text, asked):
    customer = on_one_day().says("non", "non").says(text, oui=0.9)
    assert (customer.asked, customer.effect) == (asked, None)


def test_a_yes_beside_the_name_of_a_fact_is_one():
    assert on_one_day().says("oui le texte est bon", "oui").effect == "action_deposer_reclamation"
