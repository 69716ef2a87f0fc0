"""Money taken at a machine: whoever took it is named on no statement. Pure."""

from __future__ import annotations

import re

from aide.folding import plain


def only_withdrawn(story: str) -> bool:
    """« deux retraits de 200 € », « c'est marqué retrait dab »: and nothing bought or debited beside them."""
    said = plain(story)
    return _WITHDRAWN.search(said) is not None and _BOUGHT.search(said) is None


_WITHDRAWN = re.compile(
    r"\bretraits?\b(?! (?:de (?:ma|la|cette) (?:reclamation|plainte|demande|carte)))|"
    r"\b(?:distributeurs?|dab|gab|guichets? automatiques?)\b|\b(?:retir\w+|pris|preleve|sorti\w*) .{0,20}\b(?:en )?(?:liquide|especes)\b"
)
_BOUGHT = re.compile(
    r"\b(?:paiements?|paye\w*|payes?|achats?|achete\w*|commande\w*|boutique\w*|magasins?|sites?|en ligne|internet|abonnements?|"
    r"prelevements?|prlv|virements?|vire|vires|commerces?|commercants?|chez)\b"
)
