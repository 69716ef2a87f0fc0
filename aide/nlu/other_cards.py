"""Cards that are none of the bank's: « j'ai perdu ma carte vitale » must not open the blocking of
a bank card. No Rasa here.
"""

from __future__ import annotations

import re

_OTHER = re.compile(
    r"\bcartes? (?:nationales? )?(?:d['’ ]?(?:identit\w*|[eé]lecteur|[eé]lectoral\w*|[eé]tudiant\w*|abonn\w+|"
    r"acc[eè]s|invalidit\w*|adh[eé]rent\w*|embarquement)"
    r"|nationale|vitale|grise|sim|micro ?sd|sd|m[eé]moire|cadeau|m[eè]re|graphique|postale|[eé]tudiante?|"
    r"[eé]lectorale|europ[eé]enne"
    r"|de (?:ma |mon |la |l[ae] )?(?:fid[eé]lit\w*|s[eé]jour|r[eé]sident|visite|transports?|bus|m[eé]tro|"
    r"tram|train|cantine|mutuelle|biblioth[eè]que"
    r"|presse|p[eê]che|stationnement|membre|r[eé]duction|sant[eé]|donneur|piscine|salle)"
    r"|navigo|imagine ?r|tiss[eé]o|tcl|sncf|avantage|jeune|famille nombreuse|carrefour|ikea|fnac|auchan|"
    r"leclerc|sephora|pok[eé]mon)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:cni|permis(?: de conduire)?|passeport|pi[eè]ces? d['’ ]?identit\w*|titre de s[eé]jour)\b", re.I
)
_CARD = re.compile(r"\b(?:cartes?|cb|visa|mastercard|smartpay)\b", re.I)


def names_papers(text: str) -> bool:
    """Whether `text` is of identity papers, and of no card of a bank: « et pour ma CNI ? »."""
    rest = _CARD.search(_OTHER.sub(" ", text)) is not None
    is_of_papers = (
        _PAPERS.search(text) is not None or re.search(r"\bcartes? d['’ ]?identit", text, re.I) is not None
    )
    return is_of_papers and not rest


def names_only_other_cards(text: str) -> bool:
    """Whether every card that `text` names is of another kind (identity, health, transport, shop…)."""
    return _OTHER.search(text) is not None and _CARD.search(_OTHER.sub(" ", text)) is None
