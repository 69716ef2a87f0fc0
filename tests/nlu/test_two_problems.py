"""Two problems in one message: both found, and never one that is not there."""

from __future__ import annotations

import pytest

from aide.nlu.cuts import MOST_CUTS, Cut, cuts
from aide.nlu.filing_wish import beside_filing
from aide.nlu.two_problems import PROBLEMS, Pair, likeliest, pair, told_first


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "mon virement tarde. et on m'a pris 12 € de frais",
            "mon virement tarde",
            "on m'a pris 12 € de frais",
        ),
        (
            "mon virement tarde et en plus vous prenez des frais",
            "mon virement tarde",
            "vous prenez des frais",
        ),
        ("carte perdue, compte inaccessible depuis hier", "carte perdue", "compte inaccessible depuis hier"),
        ("des frais bizarres pis mon salaire arrive pas", "des frais bizarres", "mon salaire arrive pas"),
        ("plus d'accès à l'appli\nmon loyer pas parti", "plus d'accès à l'appli", "mon loyer pas parti"),
        ("frais de 8 € + virement jamais reçu", "frais de 8 €", "virement jamais reçu"),
    ],
)
def test_a_message_is_cut_where_another_thing_begins(text, before, after):
    assert Cut(before, after) in cuts(text)


@pytest.mark.parametrize(
    "text", ["j'ai perdu ma carte", "bonjour. merci. ok", "frais et commissions", "", "😡"]
)
def test_what_says_one_thing_is_not_cut(text):
    assert cuts(text) == []


def test_a_long_story_costs_no_more_than_so_many_cuts():
    assert len(cuts(". ".join(["une phrase de quatre mots"] * 40))) == MOST_CUTS


def test_both_sides_are_parts_of_the_text_as_typed():
    text = "Mon VIREMENT n'arrive pas ; par ailleurs, 12 € de frais m'ont été pris"
    assert all(side in text for cut in cuts(text) for side in (cut.before, cut.after))


def side(**sure: float) -> dict[str, float]:
    return {**dict.fromkeys(PROBLEMS | {"parler_a_un_humain"}, 0.0), **sure}


CUT = Cut("mon virement tarde", "des frais sont pris")
BEFORE, AFTER = side(virement_en_retard=0.9), side(frais=0.95)
WHOLE = side(frais=0.7, virement_en_retard=0.2)


def test_the_best_cut_is_the_one_whose_weaker_side_is_surest():
    vague = Cut("mon virement", "tarde et des frais sont pris")
    assert likeliest([(vague, side(virement_en_retard=0.5), AFTER), (CUT, BEFORE, AFTER)]) == CUT
    assert likeliest([(vague, BEFORE, BEFORE)]) is None
    assert likeliest([]) is None


def test_what_is_told_first_comes_first_even_if_the_whole_says_the_other():
    found = pair(CUT, BEFORE, AFTER, WHOLE)
    assert found == Pair("virement_en_retard", 0.9, "frais", "des frais sont pris")
    ranking = told_first([("frais", 0.7), ("virement_en_retard", 0.2), ("acces_compte", 0.1)], found)
    assert [name for name, _ in ranking] == ["virement_en_retard", "frais", "acces_compte"]
    assert sum(confidence for _, confidence in ranking) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        (BEFORE, side(frais=0.6), WHOLE),
        (side(virement_en_retard=0.6), AFTER, WHOLE),
        (BEFORE, side(parler_a_un_humain=0.99), WHOLE),
        (BEFORE, AFTER, side(acces_compte=0.9)),
        (side(carte_volee=0.9), side(faire_opposition=0.9), side(carte_volee=1.0)),
        (side(frais=0.9), side(remboursement_erreur=0.9), side(frais=1.0)),
        (side(frais=0.9), side(carte_perdue=0.85), side(frais=1.0)),
    ],
    ids=[
        "after",
        "before",
        "a wish",
        "the whole is another thing",
        "one story",
        "one story of fees",
        "a card on a guess",
    ],
)
def test_a_doubt_another_wish_or_one_story_is_no_pair(before, after, whole):
    assert pair(CUT, before, after, whole) is None


@pytest.mark.parametrize(
    "denied",
    [
        "ce n'est pas un prélèvement",
        "personne ne m'a volé ma carte",
        "ma nouvelle carte est bien arrivée",
        "pas de frais",
    ],
)
def test_what_is_denied_is_no_problem(denied):
    assert pair(Cut(denied, "mon virement tarde"), AFTER, BEFORE, WHOLE) is None


def test_the_ways_to_say_that_a_card_is_to_be_blocked_count_together():
    after = side(carte_perdue=0.85, carte_volee=0.12)
    whole = side(frais=0.8, carte_perdue=0.2)
    found = pair(Cut("des frais sont pris", "ma carte a disparu"), AFTER, after, whole)
    assert found is not None
    assert found.second == "carte_perdue"


@pytest.mark.parametrize(
    "text",
    [
        "mon virement tarde et en plus vous prenez des frais",
        "j'ai deux soucis : mon virement tarde, vous prenez des frais",
        "ma carte est perdue et puis vous prenez des frais",
        "mon virement tarde et vous prenez des frais par-dessus",
    ],
)
def test_who_says_that_they_are_two_is_believed_sooner(text):
    assert any(cut.told_as_two for cut in cuts(text))
    assert not any(cut.told_as_two for cut in cuts("mon virement tarde, vous prenez des frais"))


def test_less_is_enough_where_two_are_announced():
    before, after = side(virement_en_retard=0.65), side(frais=0.7)
    announced = Cut(CUT.before, CUT.after, told_as_two=True)
    assert pair(announced, before, after, side(frais=0.4)) is not None
    assert pair(CUT, before, after, side(frais=0.4)) is None


def test_a_double_debit_and_fees_are_one_story_unless_they_are_told_as_two():
    before, after = side(remboursement_erreur=0.95), side(frais=0.95)
    whole = side(frais=0.6, remboursement_erreur=0.4)
    assert pair(Cut(CUT.before, CUT.after, told_as_two=True), before, after, whole) is not None
    assert pair(CUT, before, after, whole) is None


def test_the_story_is_read_without_the_wish_to_file():
    assert beside_filing("je veux déposer une réclamation : 60 € promis par la boutique, rien reçu") == (
        "60 € promis par la boutique, rien reçu"
    )
    assert beside_filing("je veux déposer une réclamation svp") is None
    assert beside_filing("60 € promis par la boutique et toujours rien reçu") is None


@pytest.mark.parametrize(
    ("second", "is_one"),
    [
        ("et le code sms, je le reçois jamais", False),
        ("et j'ai le loyer à payer demain", False),
        ("et ça depuis deux jours", False),
        ("et mon salaire, je le reçois jamais", True),
    ],
)
def test_what_does_not_come_is_a_transfer_only_where_it_is_money(second, is_one):
    told = {
        "acces_compte": 0.95,
        "virement_en_retard": 0.02,
        "carte_perdue": 0.0,
        "carte_volee": 0.0,
        "faire_opposition": 0.0,
    }
    other = {**told, "acces_compte": 0.02, "virement_en_retard": 0.95}
    whole = {**told, "acces_compte": 0.6, "virement_en_retard": 0.3}
    cut = Cut("mon accès est bloqué", second.removeprefix("et ").removeprefix("ça "))
    assert (pair(cut, told, other, whole) is not None) is is_one


def test_the_count_alone_is_no_side():
    assert all(
        "soucis" not in one.before
        for one in cuts("j'ai 2 soucis : ma paye est pas là, et vous prenez des frais")
    )


def test_not_normal_denies_nothing():
    cut = Cut(
        "ma paye est pas arrivée",
        "vous prenez 6 € de frais, c'est pas normal",
        told_as_two=True,
        counted=True,
    )
    late, fees = {"virement_en_retard": 0.9, "frais": 0.1}, {"virement_en_retard": 0.1, "frais": 0.9}
    assert pair(cut, late, fees, {"virement_en_retard": 0.5, "frais": 0.5}) is not None


def test_what_he_was_doing_is_no_second_problem():
    cut = Cut("je paye mon virement de loyer au guichet", "on me prend mon sac avec la carte")
    sides = side(virement_en_retard=0.95), side(carte_volee=0.97)
    assert pair(cut, *sides, side(carte_volee=0.97, virement_en_retard=0.02)) is None
    assert pair(cut, *sides, side(carte_volee=0.7, virement_en_retard=0.25)) is not None


def test_what_is_in_order_is_no_second_problem_though_he_says_besides():
    cut = Cut("mon virement est bien passé", "vous prenez 4 € de frais", told_as_two=True)
    assert (
        pair(cut, side(virement_en_retard=0.95), side(frais=0.97), side(frais=0.8, virement_en_retard=0.2))
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "ma paye est pas là et aussi vous prenez des frais",
        "ma paye est pas là, vous prenez des frais, une réclamation pour chacun",
        "ma paye manque, vos frais non. une pour la paye et une autre pour les frais",
    ],
)
def test_more_ways_to_say_that_they_are_two(text):
    assert any(cut.told_as_two for cut in cuts(text))


def test_somebody_new_brings_another_problem():
    [cut] = [
        one
        for one in cuts("le garage m'a compté 80 au lieu de 60, et y a une revue qui me prélève chaque mois")
        if one.brings_other
    ]
    before, after = {"remboursement_erreur": 0.95}, {"prelevement_abusif": 0.95}
    assert pair(cut, before, after, {"prelevement_abusif": 0.99}) is not None
    assert pair(Cut(cut.before, cut.after), before, after, {"prelevement_abusif": 0.99}) is None


def test_two_things_listed_by_their_names_are_two_though_the_whole_leaves_no_room_for_one():
    listed = Cut("le remboursement de Zalbo", "ma nouvelle carte commandée en janvier")
    sides = side(remboursement_erreur=0.91), side(renouvellement_carte=0.99)
    whole = side(renouvellement_carte=0.97, remboursement_erreur=0.01)
    assert pair(listed, *sides, whole) is not None
    told = Cut("le remboursement de Zalbo", "sans ma nouvelle carte je ne vois rien")
    assert pair(told, *sides, whole) is None


def test_two_sentences_with_a_sum_and_a_day_each_are_told_as_two():
    told = "Zalbo m'a retiré 14,95 le 3 mars. Et samedi 14 la caissière a passé ma carte deux fois, 86,40"
    assert any(one.told_as_two and one.named_apart for one in cuts(told))


@pytest.mark.parametrize(
    "text",
    [
        "Zalbo m'a retiré 14,95 le 3 mars. Et je n'ai rien signé chez eux ce jour-là",
        "pris 20 € le 3 mars, et 20 € le 5 mars",
    ],
)
def test_one_story_with_one_sum_or_in_one_sentence_is_not(text):
    assert not any(one.told_as_two for one in cuts(text))
