"""The facts that a customer calls by their names, and the words that he wants in place of his own. Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import AMOUNT, BENEFICIARY, CREDITOR, DATE, DESCRIPTION, EMAIL
from aide.folding import plain

NAMED = {
    AMOUNT: r"montants?|sommes?|prix",
    DATE: r"dates?|jour",
    BENEFICIARY: r"beneficiaire|destinataire|emetteur|nom",
    CREDITOR: r"creancier|societe|marchand|commercant|entreprise|magasin|boutique|salle|site|enseigne|nom",
    EMAIL: r"e ?mail|mail|adresse mail|courriel|adresse",
    DESCRIPTION: (
        r"description|detail|histoire|explication|message|texte|phrase|"
        r"commentaire|recit|gros mots?|mots"
    ),
    "motif": r"motif|sujet|type de reclamation|categorie",
}


def mentions(text: str, name: str) -> bool:
    """Whether the text names that fact: « la date », « le montant »."""
    return name in NAMED and re.search(rf"\b(?:{NAMED[name]})\b", plain(text)) is not None


_NEW_TEXT = re.compile(
    r"\b(?:mettez|mets|met|[ée]crivez|[ée]cris|marquez|marque|notez|note|gardez|remplacez)\b(?:\s+(?:moi|"
    r"juste|plut[oô]t|simplement|seulement|le|la|ceci|cela|ça|ca|par|que|"
    r"dans le (?:message|texte)|[àa] la place|comme (?:texte|"
    r"message|description))\b)*\s*:?\s*(?P<text>.{6,})$",
    re.I | re.S,
)


def replacement(text: str) -> str | None:
    """« mettez juste : prélevé deux fois chez Carrefour »: the words that replace the description."""
    quoted = re.search(r"[«\"“](?P<text>[^»\"”]{6,})[»\"”]", text)
    verb = _NEW_TEXT.search(text)
    if verb is None:
        return None
    return (quoted["text"] if quoted else verb["text"]).strip(" .,;:«»\"'“”") or None
