"""Forms that leave no doubt, against what the models hesitate about: no day to give, a name in full, no note from a machine."""

from __future__ import annotations

import pytest

from aide.dialogue.command_generator.meant_of_shop import meant_of_shop

from .customer import CARDS, Customer, a_client, read


# ---- a shop where he bought nothing

TORN = {"remboursement_erreur": 0.3, "virement_en_retard": 0.25, "prelevement_abusif": 0.2}


@pytest.mark.parametrize(
    ("text", "about", "top"),
    [
        ("62 € partis chez Norda alors que j'ai jamais rien commandé chez eux", TORN, "paiement_frauduleux"),
        ("62 € partis chez Norda, je n'ai jamais mis les pieds là-bas", TORN, "paiement_frauduleux"),
        ("62 € prélevés par Norda, j'ai rien pris chez eux", TORN, "remboursement_erreur"),
        ("62 € partis chez Norda pour rien", TORN, "remboursement_erreur"),
        ("62 € partis chez Norda, rien pris là-bas", {"remboursement_erreur": 0.8}, "remboursement_erreur"),
    ],
)
def test_who_bought_nothing_there_did_not_pay(text, about, top):
    assert meant_of_shop(read(text, "raconter", about=about)).top == top
