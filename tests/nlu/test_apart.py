"""Where another problem begins beside an answer, and when its words are sure enough to be one."""

from __future__ import annotations

import pytest

from aide.nlu.apart import problem
from aide.nlu.apart_places import Place, bare, places


@pytest.mark.parametrize(
    ("text", "rest", "told"),
    [
        (
            "oui, tout est bon. Au passage, 9 € de cotisation pris le 4",
            "oui, tout est bon.",
            "Au passage, 9 €",
        ),
        (
            "Garage Lenoir. J'ai aussi un prélèvement de 20 € à contester",
            "Garage Lenoir.",
            "J'ai aussi un prélèvement",
        ),
        (
            "non laissez ma carte. Par contre mon virement n'est jamais arrivé",
            "non laissez ma carte.",
            "Par contre mon",
        ),
        ("le 5. pendant que j'y suis, on m'a compté 7 € de frais", "le 5.", "pendant que j'y suis"),
        ("ok envoyez. Une fois que c'est réglé il y a mon loyer", "ok envoyez.", "Une fois que c'est"),
        ("Mutuelle Aurore. Tant qu'on y est, mes frais de mars", "Mutuelle Aurore.", "Tant qu'on y est"),
        ("parfait. Je voudrais contester ensuite un débit de Fitplus", "parfait.", "Je voudrais contester"),
        ("oui envoyez. Ah zut, et mon sac a disparu avec ma carte", "oui envoyez.", "Ah zut"),
        ("oui pis mon virement de la CPAM n'est jamais arrivé", "oui", "pis mon virement"),
        ("40 €. Et mon salaire de février n'est toujours pas sur le compte", "40 €.", "Et mon salaire"),
    ],
)
def test_the_answer_stands_before_the_other_thing(text, rest, told):
    (place, *_) = places(text)
    assert place.rest == rest and place.told.startswith(told)


def test_what_begins_with_another_thing_leaves_no_answer():
    (place, *_) = places("ah et pendant que j'y pense, y a aussi 6 euros de frais")
    assert place.rest == "" and place.is_announced


@pytest.mark.parametrize(
    "text", ["oui envoyez", "le 3 mars vers midi", "Mme Duval, ma propriétaire", "oui. et mon argent ???"]
)
def test_a_plain_answer_has_no_other_thing(text):
    assert places(text) == []


@pytest.mark.parametrize("text", ["ça fait trois semaines que j'attends", "après ça il m'a rendu la monnaie"])
def test_time_that_passed_announces_nothing(text):
    assert not any(one.is_announced for one in places(text))


def test_the_wish_to_file_says_nothing_of_what_about():
    shares = {"deposer_reclamation": 0.7, "saisir_mediateur": 0.15, "frais": 0.1, "virement_en_retard": 0.05}
    assert problem(ANNOUNCED, shares) == "frais"
    assert problem(ANNOUNCED, {"deposer_reclamation": 0.99, "frais": 0.01}) is None


def test_a_text_of_many_links_costs_few_readings():
    assert len(places("et puis encore un mot de plus ici. " * 50)) <= 3


ANNOUNCED, LED_TO = (
    Place("oui.", "par contre on m'a pris 12 € de frais", True),
    Place("oui.", "et on m'a pris 12 €", False),
)


@pytest.mark.parametrize(
    ("place", "share", "found"), [(ANNOUNCED, 0.5, "frais"), (LED_TO, 0.5, None), (LED_TO, 0.8, "frais")]
)
def test_who_announces_another_thing_needs_less(place, share, found):
    assert problem(place, {"frais": share, "hors_sujet": 1 - share - 0.01}) == found


@pytest.mark.parametrize("label", ["carte_perdue", "carte_volee", "faire_opposition"])
def test_a_card_to_block_is_another_problem_only_where_it_is_announced_and_sure(label):
    assert problem(ANNOUNCED, {label: 0.99, "frais": 0.01}) == label
    assert problem(ANNOUNCED, {label: 0.7, "frais": 0.3}) is None
    assert problem(LED_TO, {label: 0.99, "frais": 0.01}) is None


def test_a_courtesy_is_no_other_problem():
    assert problem(ANNOUNCED, {"remercier": 0.99, "frais": 0.01}) is None


def test_ways_to_have_been_debited_are_counted_together():
    shares = {"prelevement_abusif": 0.42, "paiement_frauduleux": 0.4, "frais": 0.18}
    assert problem(LED_TO, shares) == "prelevement_abusif"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("49 euros. mon ancien patron dit que la paye est partie et moi je n'ai rien eu", "49 euros."),
        ("oui envoyez. ah dernière chose, la nouvelle carte n'est pas là", "oui envoyez."),
        ("Garage Lenoir. j'ai un deuxième sujet : 9 euros de frais", "Garage Lenoir."),
    ],
)
def test_more_places_where_another_thing_begins(text, rest):
    assert rest in [one.rest for one in places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "le 9. non attendez je regarde mon relevé de compte. le virement est du 11",
        "49 euros. c'est bien cela",
    ],
)
def test_a_second_thought_is_no_other_thing(text):
    assert all(one.is_announced for one in places(text))


def test_a_card_of_his_that_is_lost_needs_no_announcement():
    shares = {"carte_perdue": 0.97, "frais": 0.03}
    place = Place(
        "oui.", "et ma carte, je l'ai perdue hier au marché, il faut la bloquer", is_announced=False
    )
    assert problem(place, shares) == "carte_perdue"
    other = Place("oui.", "et tout est dans la poche de mon manteau à la gare", is_announced=False)
    assert problem(other, shares) is None


def test_what_the_bank_itself_took_are_fees():
    place = Place(
        "12 €.", "et vous m'avez pris 9 € le 5 parce que le loyer n'est pas passé", is_announced=True
    )
    assert problem(place, {"remboursement_erreur": 0.6, "frais": 0.3, "virement_en_retard": 0.1}) == "frais"
    twice = Place("12 €.", "et vous m'avez pris deux fois le plein", is_announced=True)
    assert problem(twice, {"remboursement_erreur": 0.8, "frais": 0.2}) == "remboursement_erreur"


def test_what_announces_it_is_no_word_of_the_problem():
    told = "ah et puis j'ai oublié, le garage Perrot me doit encore 40 € d'acompte!! tu peux le mettre aussi"
    assert bare(Place("oui.", told, is_announced=True)) == "le garage Perrot me doit encore 40 € d'acompte"
    assert bare(Place("oui.", "et la paye n'est pas là", is_announced=False)) == "et la paye n'est pas là"


def test_a_shop_that_owes_money_debits_nothing():
    place = Place("oui.", "le garage Perrot me doit encore 40 € d'acompte", is_announced=True)
    assert problem(place, {"prelevement_abusif": 0.7, "remboursement_erreur": 0.2}) == "remboursement_erreur"
