"""« problème avec ma carte »: a subject named without what happened to it. No Rasa here."""

from __future__ import annotations

import re

from aide.folding import plain

_PROBLEM = (
    r"(?:j ?ai |g |jai |il y a |ya |c est )?(?:un |une |des |du |mon |gros |petit |encore )*(?:probl\w*|pb|"
    r"prb|souci\w*|soucis|bug|question|difficulte)s?"
)
_HELLO = r"^(?:bonjour |bonsoir |salut |slt |bjr )?"
_ABOUT = r"(?:avec |sur |de |pour |a propos de |concernant )*"
_VAGUE = {
    "carte": re.compile(
        rf"{_HELLO}(?:{_PROBLEM} )?{_ABOUT}(?:ma |la |une |mes |les )?(?:carte|cb|cartes)"
        r"(?: smartpay| bancaire)?(?: svp| aidez moi| ne marche (?:pas|plus))?$"
    ),
    "compte": re.compile(
        rf"{_HELLO}(?:{_PROBLEM} ){_ABOUT}(?:mon |le |un |mes )?(?:compte|comptes|argent|paiement)"
        r"(?: smartpay| bancaire)?(?: svp| aidez moi)?$"
    ),
}


def vague_topic(text: str) -> str | None:
    """Which question to ask to know more: `carte`, `compte`, or None for a text that says what happened."""
    said = plain(text)
    return next((topic for topic, pattern in _VAGUE.items() if pattern.match(said)), None)
