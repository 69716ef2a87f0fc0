"""What is in order is left out, where something else is told beside it;
what is refused, or not in order, never.
"""

from __future__ import annotations

import pytest

from aide.nlu.in_order import what_is_wrong


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ma paye est bien arrivée, par contre je trouve 3 € de commission", "je trouve 3 € de commission"),
        (
            "c'est pas une arnaque, le garage a juste encaissé le double",
            "le garage a juste encaissé le double",
        ),
        ("j'ai bien ma carte mais je rentre plus dans mon espace", "je rentre plus dans mon espace"),
        ("l'appli marche, c'est la carte qu'aucun terminal ne lit", "la carte qu'aucun terminal ne lit"),
    ],
)
def test_what_is_in_order_is_left_out(text, left):
    assert what_is_wrong(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "ma carte marche pas, le terminal la refuse partout",
        "le virement est bien parti mais rien",
        "on m'a pris mon sac au marché, ma carte était dedans",
        "pas question de la couper, elle marche encore un mois chez moi",
        "la paye n'est toujours pas arrivée, mon patron dit que si",
    ],
)
def test_else_the_whole_counts(text):
    assert what_is_wrong(text) is None
