from __future__ import annotations

import pytest

from aide.nlu.other_cards import names_only_other_cards


@pytest.mark.parametrize(
    "text",
    [
        "j'ai perdu ma carte vitale",
        "on m'a volé ma carte nationale d'identité",
        "CARTE GRISE PERDUE",
        "bloquez ma carte sim svp",
        "ma carte de fidélité a disparu",
        "carte d’étudiant introuvable",
    ],
)
def test_a_card_of_another_kind_is_not_the_banks(text):
    assert names_only_other_cards(text)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai perdu ma carte",
        "on m'a volé ma carte d'identité et ma carte bleue",
        "portefeuille perdu, carte vitale et cb dedans",
        "bloquez tout",
        "ma carte visa est perdue",
        "j'ai perdu ma carte dans le métro",
    ],
)
def test_where_a_bank_card_may_be_meant_it_is(text):
    assert not names_only_other_cards(text)
