"""Several operations: told in one breath, and put right afterwards. The right one,
the new value, and nothing else.
"""

from __future__ import annotations

from datetime import date

import pytest

from aide.dialogue import facts

TODAY = date(2026, 11, 24)
FIELDS = ("montant", "date", "creancier")


def several(*pairs: tuple[str, str]) -> dict:
    operations = [{"montant": amount, **({"date": day} if day else {})} for amount, day in pairs]
    total = sum(float(amount) for amount, _ in pairs)
    return {"montant": f"{total:.2f}", "date": min(day for _, day in pairs), "operations": operations}


TWO = several(("12.00", "2026-10-03"), ("12.00", "2026-11-03"))
THREE = several(("2.50", "2026-11-04"), ("2.50", "2026-11-11"), ("2.50", "2026-11-18"))
MIXED = several(("8.00", "2026-11-05"), ("30.00", "2026-11-06"))
ONE = {"montant": "12.00", "date": "2026-10-03"}


def again(text: str, known: dict, story: str = "") -> list[tuple[str, str | None]] | None:
    now = facts.operations_again(text, known, story, TODAY)
    if now is None:
        return None
    told = now["operations"] or [{"montant": now["montant"], "date": now.get("date")}]
    assert now["montant"] == f"{sum(float(one['montant']) for one in told):.2f}"
    return [(one["montant"], (one.get("date") or "")[5:] or None) for one in told]


# ---- told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ils m'ont pris 12 € le 3 octobre et le 3 novembre", ["10-03", "11-03"]),
        ("12€ débités le 3/10 puis le 3/11", ["10-03", "11-03"]),
        ("deux fois 12 euros, les 3 octobre et 3 novembre", ["10-03", "11-03"]),
        ("3 x 2,50 sur mon relevé : 4, 11 et 18 novembre", ["11-04", "11-11", "11-18"]),
    ],
)
def test_one_sum_on_days_that_follow_one_another_is_as_many_operations(text, days):
    found = facts.told(text, FIELDS, TODAY)
    assert [one["date"][5:] for one in found["operations"]] == days


def test_so_many_operations_of_a_sum_come_to_their_total_though_no_day_is_said():
    found = facts.told("j'ai deux prélèvements de 20 euros que je comprends pas", FIELDS, TODAY)
    assert found["montant"] == "40.00"
    assert "date" not in found


def test_what_they_come_to_is_no_operation_more():
    found = facts.told("12 € le 3 octobre et 12 € le 3 novembre, soit 24 € en tout", FIELDS, TODAY)
    assert (found["montant"], len(found["operations"])) == ("24.00", 2)


@pytest.mark.parametrize(
    "text",
    [
        "12 € le 3 octobre, j'ai rappelé le 9 octobre",
        "12 € jeudi, le 19",
        "12 € le 3 octobre, résilié le 1er août",
    ],
)
def test_a_day_of_something_else_makes_no_operation(text):
    assert "operations" not in facts.told(text, FIELDS, TODAY)


def test_the_name_of_a_day_before_its_date_is_one_day():
    assert facts.told("12 € mercredi, le 18", FIELDS, TODAY)["date"] == "2026-11-18"


def test_a_coming_day_is_not_the_day_of_last_year():
    assert "date" not in facts.told("ne laissez pas passer celui du 3 décembre", FIELDS, TODAY)
    assert facts.told("pris le 3 décembre 2025", FIELDS, TODAY)["date"] == "2025-12-03"


def test_a_sum_taken_back_without_its_sign_is_the_wrong_one():
    found = facts.told("j'ai viré 57 euros à ma tante hier. pardon, 75 pas 57", FIELDS, TODAY)
    assert found["montant"] == "75.00"


# ---- put right


@pytest.mark.parametrize(
    "text",
    ["celui du 11 c'était le 12", "c'est le 12 et pas le 11 novembre", "12 à la place de 11",
     "le 4, le 12 et le 18 novembre",
     "c'est 4, 12 et 18"],
)  # fmt: skip
def test_the_day_of_one_of_several_is_put_right(text):
    assert again(text, THREE) == [("2.50", "11-04"), ("2.50", "11-12"), ("2.50", "11-18")]


@pytest.mark.parametrize(
    "text", ["c'est 15 € pas 12 €", "15 et pas 12 euros", "il y a encore 12 € alors que c'est 15 €"]
)
def test_what_each_of_them_is_is_put_right(text):
    assert again(text, TWO) == [("15.00", "10-03"), ("15.00", "11-03")]


def test_of_different_sums_the_wrong_one_is_put_right():
    assert again("c'est 9 € pas 8 €", MIXED) == [("9.00", "11-05"), ("30.00", "11-06")]


def test_told_again_as_a_whole_they_replace_what_there_was():
    assert again("14 € le 2 octobre et 14 € le 2 novembre", TWO) == [("14.00", "10-02"), ("14.00", "11-02")]


@pytest.mark.parametrize(
    "text",
    [
        "il y en a deux, le 3 octobre et le 3 novembre",
        "12 x 2, la première le 3 octobre, l'autre le 3 novembre",
    ],
)
def test_one_becomes_several(text):
    assert again(text, ONE) == [("12.00", "10-03"), ("12.00", "11-03")]


def test_so_many_times_the_sum_keeps_the_day_that_is_known():
    assert again("c'est 12 X 2", ONE) == [("12.00", "10-03"), ("12.00", None)]


def test_only_one_of_them_is_left():
    assert again("gardez juste celui du 3 novembre", TWO) == [("12.00", "11-03")]


@pytest.mark.parametrize("text", ["pas le 11 novembre", "enlevez celui du 11 novembre"])
def test_one_of_them_is_taken_out(text):
    assert again(text, THREE) == [("2.50", "11-04"), ("2.50", "11-18")]


def test_one_more_of_the_same_sum():
    assert again("il manque le 25 octobre", THREE)[-1] == ("2.50", "10-25")


def test_the_same_told_again_changes_nothing():
    assert again("12 € le 3 octobre et 12 € le 3 novembre", TWO) == [("12.00", "10-03"), ("12.00", "11-03")]


def test_a_coming_day_changes_nothing():
    assert again("et bloquez celui du 3 décembre", TWO) is None


@pytest.mark.parametrize(
    "text", ["oui c'est bon", "le nom est faux", "le montant total est bien 24 €", "vous répondez quand ?"]
)
def test_what_is_about_none_of_it_changes_nothing(text):
    now = facts.operations_again(text, TWO, "", TODAY)
    assert now is None or now["operations"] == TWO["operations"]


# ---- what was seen of real people: other days, other sums, other things


def test_the_day_of_a_letter_is_no_operation():
    one = {"montant": "80.00", "date": "2026-10-05"}
    assert again("c'était le 5 octobre. ma lettre est du 20 octobre", one) is None


def test_two_days_of_one_transfer_are_one_operation():
    assert (
        again("envoyé le 3 novembre, attendu pour le 4 novembre", {"montant": "80.00", "date": "2026-11-03"})
        is None
    )


def test_the_month_named_before_its_days():
    known = several(("5.00", "2026-09-07"), ("5.00", "2026-10-07"), ("5.00", "2026-11-07"))
    assert again("octobre c'était le 8 pas le 7", known) == [
        ("5.00", "09-07"),
        ("5.00", "10-08"),
        ("5.00", "11-07"),
    ]


def test_an_operation_is_taken_out_by_its_sum():
    assert again("c'est quoi ces 8 € ? enlevez-les", MIXED) == [("30.00", "11-06")]


def test_what_is_left_comes_to_the_total_that_he_says():
    known = several(("5.00", "2026-09-07"), ("5.00", "2026-10-07"), ("5.00", "2026-11-07"))
    assert again("enlevez celui du 7 octobre, ça fait 10 €", known) == [("5.00", "09-07"), ("5.00", "11-07")]


def test_a_multiple_is_no_new_sum_of_each():
    assert again("le montant est 36 €", TWO) is None


def test_so_many_times_a_sum_is_read_before_or_after():
    for text in ("2 x 2,90 donc 5,80", "2,90 x 2, 5,80 en tout"):
        assert facts.operations(text, TODAY) == [{"montant": "2.90"}, {"montant": "2.90"}]


def test_what_surprises_him_is_not_what_he_claims():
    found = facts.told("7,80 ??? non, 2,90 en octobre et 2,90 en novembre, 5,80 en tout", FIELDS, TODAY)
    assert found["montant"] == "5.80"


def test_to_ask_of_a_day_changes_nothing():
    assert again("pourquoi seulement le 3 octobre en haut ? sinon ok", TWO) is None


# ---- which of them, by its month


@pytest.mark.parametrize(
    "text",
    [
        "celui d'octobre est de 9 € et non 12 €",
        "octobre 9 €, novembre 12 €",
        "octobre c'est 9,00, novembre c'est bien 12,00",
    ],
)
def test_the_sum_of_the_month_that_he_names_is_put_right(text):
    assert again(text, TWO) == [("9.00", "10-03"), ("12.00", "11-03")]


def test_of_one_of_them_nothing_is_guessed():
    assert again("il y en a un qui était de 9 €, pas 12 €", TWO) is None


def test_a_month_of_its_operation_stays_what_it_is():
    known = several(("9.00", "2026-10-03"), ("12.00", "2026-11-03"))
    assert again("celui d'octobre est de 9 € et non 12 €", known) == [("9.00", "10-03"), ("12.00", "11-03")]
