"""Two problems where he files « pour les deux », counts them, or only names his card before the first."""

from __future__ import annotations

import pytest

from aide.nlu.cuts import Cut, cuts
from aide.nlu.two_problems import PROBLEMS, likeliest, pair


def side(**sure: float) -> dict[str, float]:
    return {**dict.fromkeys(PROBLEMS | {"parler_a_un_humain"}, 0.0), **sure}


@pytest.mark.parametrize(
    "end",
    [
        "Je porte réclamation pour les deux !",
        "je dépose un dossier pour les 2",
        "Alors je conteste pour les deux.",
    ],
)
def test_who_files_for_both_tells_two_and_nothing_more(end):
    found = cuts(f"Ma retraite n'est pas versée et vous comptez des agios. {end}")
    told = [one for one in found if one.before == "Ma retraite n'est pas versée"]
    assert told and told[0].told_as_two and told[0].after.rstrip(".") == "vous comptez des agios"


@pytest.mark.parametrize("end", ["C'est pour les deux enfants", "bloquez les deux", "je réclame"])
def test_another_end_is_kept(end):
    text = f"Ma retraite n'est pas versée et vous comptez des agios. {end}"
    assert any(one.after.endswith(end) and not one.told_as_two for one in cuts(text))


def test_two_debits_that_he_counts_are_cut_between_them():
    lead = Cut("Deux opérations à contester", "un achat, et un prélèvement", told_as_two=True, counted=True)
    both = Cut("un achat", "un prélèvement", told_as_two=True, counted=True)
    sides = [
        (lead, side(paiement_frauduleux=0.45), side(prelevement_abusif=0.9)),
        (both, side(paiement_frauduleux=0.95), side(prelevement_abusif=0.95)),
    ]
    assert likeliest(sides) == both


def test_the_ways_to_lose_a_card_are_looked_at_together():
    cut = Cut("la machine a gobé ma carte", "une commission sur mon plein", told_as_two=True)
    gone = side(carte_perdue=0.3, carte_volee=0.3)
    assert likeliest([(cut, gone, side(frais=0.5))]) == cut
    assert likeliest([(cut, side(carte_perdue=0.3), side(frais=0.5))]) is None


@pytest.mark.parametrize("lead", ["D'abord ma carte", "alors voilà, la carte", "Bonjour, c'est pour ma cb"])
def test_a_card_that_is_only_named_is_no_problem_of_its_own(lead):
    assert not any(one.before == lead for one in cuts(f"{lead} : la neuve devait être là lundi"))
    assert any(one.before == f"{lead} perdue" for one in cuts(f"{lead} perdue : il faut la bloquer vite"))


def test_neither_nor_tells_no_second_problem():
    cut = Cut("mon dossier n'avance pas", "ce n'est ni un retrait ni un virement", told_as_two=True)
    told = (side(renouvellement_carte=0.9), side(virement_en_retard=0.9), side(renouvellement_carte=0.9))
    assert pair(cut, *told) is None
