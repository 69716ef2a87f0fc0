"""What keeps a yes to the summary from being one: something is missing, wrong, or wanted before. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message


def is_not_as_it_is(message: Message) -> bool:
    """« il manque la date », « c'est pas un paiement par carte »:
    something is wrong in what would be filed.
    """
    return any(one.search(message.plain) for one in (_MISSING, TO_BE_WRITTEN, DENIES, _CORRECT_IT))


def is_wanted_before(one: Message) -> bool:
    """« ça coûte combien ? », « je peux l'annuler après ? »: what one wants to know before it is filed."""
    return _BEFORE_FILING.search(one.plain) is not None


_MISSING = re.compile(
    r"(?<!rien )(?<!rien ne )\b(?:il |y )?manque\b(?! (?:rien|pas|plus))|"
    r"\b(?:comprend\w*|comprenez|compris) (?:pas|rien)\b"
)

TO_BE_WRITTEN = re.compile(
    r"\bfaut (?:le |la |l )?(?:ecrire|mettre|ajouter|rajouter|changer|corriger|enlever|preciser|noter)\b"
)

DENIES = re.compile(
    r"\b(?:c|ce n|est|etait) (?:est )?pas (?:un|une|du|de la) (?!souci|probleme|grave|peine)\w+"
)

_CORRECT_IT = re.compile(
    r"(?<!rien a )(?<!pas )(?<!ne )\b(?:corrige|change|modifie|"
    r"rectifie|remplace|complete)[zr]?\b(?! rien| pas)"
)
"""« d'accord sur le fond, corrigez juste le nom avant »."""

_BEFORE_FILING = re.compile(
    r"\b(?:combien(?! de temps)|frais|cout\w*|payant\w*|gratuit\w*|prix|"
    r"tarif\w*|annul\w*|retir\w*|corrig\w*|chang\w*|"
    r"modifi\w*|r?ajout\w*|obliga\w*|engag\w*)\b"
)
"""« oui vas-y. ça coûte combien ? »: what one wants to know before."""
