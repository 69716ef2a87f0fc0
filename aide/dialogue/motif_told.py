"""« ce ne sont pas des frais, c'est un prélèvement »: the motive that he puts in place of another. Pure.

No motive says by what the money left: of a card payment that he never made there is one,
of another there is none.
"""

from __future__ import annotations

import re

from aide.dialogue.facts.times import taken_times
from aide.folding import plain
from aide.nlu.entities.spans import before

_NOUNS = {
    "paiement_frauduleux": (
        r"vol|fraude|arnaque|escroquerie|piratage|pirat\w+|usurp\w+|(?:a )?utilise ma carte|"
        r"paiement (?:que je n ai pas|frauduleux|inconnu)|pas moi qui"
    ),
    "prelevement_abusif": r"pr[ea]l[ea]?vements?|abonnement|(?:m a|a) preleve\w*|assurance",
    "virement_en_retard": r"vir[ea]?ments?|salaire",
    "frais": r"frais?|commissions?|agios|cotisation",
    "remboursement_erreur": r"erreur|double|doublon|deux fois",
}
"""The nouns that name each problem; a denied one is not meant."""
ACCESS = "acces_compte"
_OF_ACCESS = (
    r"(?:(?:pb|pbs|problemes?|soucis?|histoire) (?:d |de |avec l )?)?(?:acces|connexion|espace client)"
)
_DENIABLE = {**_NOUNS, ACCESS: _OF_ACCESS}
"""Also the one whose nouns are too few to ask for them where he tells it."""
_IS_REFUND = re.compile(
    r"\b(?:c est|c|c etait|il s agit|s agit|parle|plutot|cest) (?:bien |plutot |juste |pour |d |de )*"
    r"(?:un |le |mon |du |ce )*remboursements?\b"
)
"""« c'est le remboursement de Sarenne Mode »: named in place of what he denies, not expected of it."""
DENIED = re.compile(r"\b(?:pas|n est|ni)(?: \w+){0,2}$")


def names(text: str, subject: str) -> bool:
    """Whether a noun of that problem stands in the text; True for one that has none of its own."""
    noun = _NOUNS.get(subject)
    return noun is None or re.search(rf"\b(?:{noun})\b", plain(text)) is not None


def affirmed(text: str) -> frozenset[str]:
    """The problems of which a noun stands there that is not denied: « c'est pas les frais, c'est le
    virement » names the transfer.
    """
    said = plain(text)
    return frozenset(
        subject
        for subject, noun in {**_NOUNS, **_SPOKEN_OF}.items()
        for found in re.finditer(rf"\b(?:{noun})\b", said)
        if not DENIED.search(before(said, found.start()).strip())
    )


_SPOKEN_OF = {
    "acces_compte": rf"{_OF_ACCESS}|connecter|appli\w*",
    "paiement_frauduleux": rf"{_NOUNS['paiement_frauduleux']}|paiements?|signalements?",
    "remboursement_erreur": rf"{_NOUNS['remboursement_erreur']}|remboursements?",
}
"""By which one calls a complaint that is there; beside another problem they may be what is expected of it."""


def instead(text: str, motif: str) -> str | None:
    """The subject that he names while he denies the nouns of `motif`, or after « c'est plutôt »;
    None otherwise.
    """
    said = plain(text)
    named = [
        (found.start(), subject)
        for subject, noun in _DENIABLE.items()
        for found in re.finditer(rf"\b(?:{noun})\b", said)
    ]
    surely = [(found.start(), TWICE) for found in _IS_REFUND.finditer(said)]
    denied = {subject for start, subject in named if DENIED.search(before(said, start).strip())}
    if any(subject == motif and not DENIED.search(before(said, start).strip()) for start, subject in named):
        return None  # « 3,50 c'est pas le virement, le virement c'est 250 »: it stays what it is
    meant = [subject for start, subject in sorted([*named, *surely]) if subject not in denied]
    return meant[0] if motif in denied and meant else None


def told_instead(text: str) -> str | None:
    """« c'est pas un pb d'accès, c'est le remboursement de Sarenne Mode »: the words that tell what it is,
    without the denial; None where they are too few to tell.
    """
    found = _INSTEAD.search(text)
    told = found["told"].strip(" .") if found else ""
    return told if len(told.split()) >= FEWEST_TOLD else None


FEWEST_TOLD = 5
_INSTEAD = re.compile(
    r"\bpas (?:un|une|des|du|de|les?|la)\b[^,.;!?]{2,40}[,.;!]\s*(?P<told>(?:c['’ ]?est|ce sont) [^?]+)$",
    re.I,
)


def denies(text: str, motif: str) -> bool:
    """« c pa des frai »: that it is no such thing, and not that this one is not his:
    « c'est pas un prélèvement que j'ai signé ».
    """
    noun, said = _DENIABLE.get(motif), plain(text)
    if noun is None or "?" in said:
        return False
    denied = re.search(rf"{_IS_NONE}(?:{noun})\b(?!{_OF_WHAT_KIND})", said)
    return denied is not None and not re.search(
        rf"\bc(?:e|a)? ?est (?:bien |juste )?(?:un |des |le |du )*(?:{noun})\b", said
    )


def denies_other(text: str, motif: str) -> bool:
    """Whether he denies a problem that is not the noted one."""
    return any(denies(text, name) for name in _NOUNS if name != motif)


def of_story(story: str, denied: str) -> str | None:
    """The problem that his story names beside the one that he denies: told twice of the same sum, an error;
    None where it names no other one.
    """
    if denied != TWICE and taken_times(story) is not None:
        return TWICE
    said = plain(story)
    named = [
        (found.start(), name)
        for name, noun in _NOUNS.items()
        for found in re.finditer(rf"\b(?:{noun})\b", said)
    ]
    meant = [
        name
        for start, name in sorted(named)
        if name != denied and not DENIED.search(before(said, start).strip())
    ]
    return meant[0] if meant else None


TWICE = "remboursement_erreur"
_IS_NONE = (
    r"(?:(?:\b(?:c|ce|se|ca|sa|cest|est|sont|etait|parle|parlais|agit|non|mais|di|dit) |^)(?:n )?"
    r"(?:vraiment |absolument )?(?:pas?|ni) |\bni )"
    r"(?:un |une |des |du |de la |de |d |vos )?"
)
_OF_WHAT_KIND = (
    r" (?:que|qui|ke|ki|qu|autoris\w*|normal\w*|legitime\w*|justifie\w*|reconnu\w*|connu\w*|a moi|de moi|"
    r"voulu\w*|prevu\w*|dus?\b|de \d)"
)
