"""Money taken at a machine: whoever took it is named on no statement,
but a bank may own the machine. Pure.
"""

from __future__ import annotations

import re

from aide.folding import plain
from aide.nlu.entities.companies import find_companies
from aide.nlu.entities.folding import fold
from aide.nlu.entities.word_lists import places


def only_withdrawn(story: str) -> bool:
    """« deux retraits de 200 € », « c'est marqué retrait dab »: and nothing bought or debited beside them."""
    said = plain(story)
    return _WITHDRAWN.search(said) is not None and _BOUGHT.search(said) is None


def machine_of(text: str) -> str | None:
    """« au distributeur du Crédit Zalbo », « au dab de la caisse d'épargne »: whose machine it is,
    known or by its capitals.

    « distributeur crédit zalbo place du marché » says it without « du »,
    by the word that a bank's name begins with.
    """
    folded = fold(text)
    if not text.isupper() and (owner := _THAT_OF.search(text)) is not None:
        return owner["name"].strip(" .'’-")
    if (bank := _BANK_AFTER.search(folded)) is not None:
        return text[bank.start("bank") : bank.end("bank")]
    known = [one for one in find_companies(text, folded) if one.name]
    for found in _MACHINE_OF.finditer(folded):
        names = [
            text[one.start : one.end] for one in known if found.start() < one.start <= found.end() < one.end
        ]
        if (
            not text.isupper()
            and (named := _PROPER.match(text, found.end()))
            and fold(named.group()) not in places()
        ):
            names.append(named.group())
        if names:
            return max(names, key=len)
    return None


_THAT_OF = re.compile(
    r"\b(?i:machine|distributeur|dab|gab|guichet|automate)\b[^.!?]{0,60}?"
    r"\b(?i:celle|celui|c['’]est (?:celle|celui))\s+"
    r"(?i:du|de la|de l['’]|des|de|d['’])\s*(?P<name>[A-ZÀ-Ý][\w&'’-]+(?:\s+(?:de |du |la |le |d['’]|l['’]|"
    r"de l['’]|et )*[A-ZÀ-Ý][\w&'’-]*){0,3})"
)
"""« la machine de la rue, celle du Crédit Zalbo »: whose it is, and not where it stands."""
_MACHINE_OF = re.compile(
    r"\b(?:distributeurs?|dab|gab|guichets?|automates?)"
    r"(?: (?:automatiques?|de billets|a billets|bancaires?))* "
    r"(?:du |de la |de l'|de |d'(?:une? )?|chez |a la )"
)
_BANK_AFTER = re.compile(
    r"\b(?:distributeurs?|dab|gab|guichets?|automates?)"
    r"(?: (?:automatiques?|de billets|a billets|bancaires?))* "
    r"(?P<bank>(?:credit|banque|caisse|bnp|societe generale)"
    r"(?: (?!(?:de|du|des|d|a|au|aux|la|le|les|l|en|et|qui|place|rue|gare|avenue|centre|hier|ce|cette|m|ma|"
    r"mon|est|il|je|j|n|ne|sur|dans|pas|pr|pour|tout)\b)[a-z][a-z-]{2,}){1,2})"
)
_PROPER = re.compile(r"[A-ZÀ-Ý][\w&'’-]+(?: (?:de |du |d['’])?[A-ZÀ-Ý][\w&'’-]+){0,3}")
_WITHDRAWN = re.compile(
    r"\bretraits?\b(?! (?:de (?:ma|la|cette) (?:reclamation|plainte|demande|carte)))|"
    r"\b(?:distributeurs?|dab|gab|guichets? automatiques?)\b|\b(?:retir\w+|pris|preleve|sorti\w*) .{0,20}\b"
    r"(?:en )?(?:liquide|especes)\b"
)
_BOUGHT = re.compile(
    r"\b(?:paiements?|paye\w*|payes?|achats?|achete\w*|commande\w*|"
    r"boutique\w*|magasins?|sites?|en ligne|internet|abonnements?|"
    r"prelevements?|prlv|virements?|vire|vires|commerces?|commercants?|chez)\b"
)
