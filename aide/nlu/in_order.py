"""What he says to be in order is not what he comes for:
« le virement est passé, par contre on m'a pris 4 € ». No Rasa here.
"""

from __future__ import annotations

import re

from aide.nlu.entities.folding import fold

SURE = 0.6
"""Share of the problem that the rest tells, from which it counts instead of the whole."""
FEWEST, LONGEST, LONGEST_CLAUSE = 4, 260, 14
"""Words of the rest that still tells something; letters of a text in which it is sought;
words of a clause that says so.
"""
_BREAK = re.compile(
    r"(?:(?<=[^\s,;:.!?…])[,;:.!?…]+\s+|\s+(?=(?:mais|par contre|sauf que|"
    r"en revanche|seulement|or|pourtant)\s)|\s*\n\s*)"
    r"(?:(?:et|mais|par contre|sauf que|en revanche|seulement|or|pourtant|cependant)\b,?\s+)*(?:(?:c'est|"
    r"cest) (?=l|ma\b|mon\b|un))?",
    re.I,
)
_NOT = re.compile(r"\b(?:pas|plus|jamais|rien|aucune?|ni|sans que|nulle part|perdu\w*|vole\w*|avant que)\b")
_IN_ORDER = re.compile(
    r"\bj'?ai (?:bien|deja|encore|toujours|enfin) (?:recu |eu )?(?:ma|mon|mes|la|le|les)\b"
    r"|(?<!\by )\b(?:est|sont|a ete|ont ete) (?:bien |deja |enfin )*(?:pass|arriv|recu|credit|valid|parvenu|"
    r"ok|bons?\b|bonnes?\b|regl|clos|arrange|"
    r"sain\w* et sau|resili|nickel|niquel|parfait)\w*"
    r"|(?<!\bau )(?<!\bdu )(?<!\ble )\b(?:marche|fonctionne)(?:nt)?\b|\barrivent? (?:bien|deja)\b|"
    r"\b(?:bon|bien) le (?:bon )?montant\b"
    r"|\b(?:ok|nickel|niquel|parfait|tres bien|affaire close|saine? et sau(?:f|ve))$|\b(?:peut|peuvent) "
    r"attendre$|\battendra$|\b(?:est|sont) (?:bien )?la$"
)
_NO_MATTER = re.compile(
    r"\b(?:pas de|pas d'|aucun|sans) (?:souci|probleme)s?\b|"
    r"\brien (?:a (?:re)?dire|de (?:frauduleux|bizarre|anormal)|a voir)\b"
    r"|\bj(?:e )?m'?en (?:fiche|fous|moque|contrefiche)\b|\bc'?est (?:bien|bon) (?:moi|ca)\b|\bc'?etait bien "
    r"moi\b|\bn'y etes pour rien\b"
    r"|(?:^|\b(?:c'?est|ce n'est|c'?etait|ce sont|c) )pas (?:un(?! peu)|"
    r"une|du|de la|le|la|les|mon|ma|mes|celui|celle)\b"
    r"|\bc'?est ni \w|\bj(?:e )?(?:ne )?(?:vous )?(?:ecri[st]|reclame|conteste|viens) pas (?:pour|vos?|ma|"
    r"mon|le|la)\b|\baucuns? frais de votre part\b"
)
_OF_BEFORE = re.compile(r"(?:il|elle|ils|elles|ca|c'est|cela|tout)\b")
"""« j'ai fait un virement, il est bien arrivé »: what is in order was named before."""
_REFUSED = re.compile(r"\bpas question\b|\bn[e'] ?\w+ pas (?:la|le|ma)\b|\bretrouv\w+")
"""« pas question de la bloquer », « je viens de la retrouver »: what is refused is his matter."""


def what_is_wrong(text: str) -> str | None:
    """The text without the clauses that say what is in order;
    None where there is none of them, or nothing is left.

    An example: « j'ai bien ma carte mais impossible d'entrer dans mon espace » becomes
    « impossible d'entrer dans mon espace ».
    """
    if len(text) > LONGEST:
        return None
    if _REFUSED.search(fold(text)):
        return None
    clauses = [one.strip() for one in _BREAK.split(text) if one and one.strip()]
    if not clauses:
        return None
    fine = [is_in_order(one) for one in clauses]
    of_next = [
        *(
            is_fine and _OF_BEFORE.match(fold(one)) is not None
            for one, is_fine in zip(clauses[1:], fine[1:], strict=True)
        ),
        False,
    ]
    left = [
        one
        for one, is_fine, spoken_of in zip(clauses, fine, of_next, strict=True)
        if not (is_fine or spoken_of)
    ]
    if len(left) == len(clauses) or sum(len(one.split()) for one in left) < FEWEST:
        return None
    return ", ".join(left)


def is_in_order(clause: str) -> bool:
    """« ma nouvelle carte est arrivée », « rien à dire sur le prélèvement »."""
    said = fold(clause)
    if len(said.split()) > LONGEST_CLAUSE:
        return False
    if _NO_MATTER.search(said):
        return True
    return _IN_ORDER.search(said) is not None and _NOT.search(said) is None
