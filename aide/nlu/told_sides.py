"""What the sides of a cut tell in so many words: that something fails, is taken or is lost. No Rasa here."""

from __future__ import annotations

import re

from aide.nlu.cuts import Cut
from aide.nlu.entities.folding import fold
from aide.subjects import card_blocks

CARD = card_blocks()


def both_fail(told: tuple[str, str], cut: Cut) -> bool:
    """« j'arrive plus à me connecter et mon virement n'est pas arrivé »:
    each side says of something that it does not go.
    """
    sides = [fold(side) for side in (cut.before, cut.after)]
    fails = [_FAILS.search(side) is not None for side in sides]
    takes = [_TAKES.search(side) is not None for side in sides]
    return (
        not set(told) & CARD
        and any(fails)
        and all(one or other for one, other in zip(fails, takes, strict=True))
    )


_TAKES = re.compile(
    r"\b(?:m'a|ma|m'ont|mont|m'avez|me|m') ?(?:\w+ )?(?:pris|prelev\w*|debit\w*|factur\w*|ponctionn\w*)\b.*\d"
)
"""« … m'a pris 34,90 »: a sum that he tells is no mere circumstance."""

_FAILS = re.compile(
    r"\b(?:toujours|encore) (?:pas|rien|aucun)\b|\b(?:est|sont|c'est) (?:toujours )?pas (?:passee?s?|"
    r"arrivee?s?|la|venue?s?|creditee?s?|partie?s?|rentree?s?)\b|\b(?:jamais|impossible|sans mon accord|"
    r"plus (?:acces|a me|moyen)|(?:arrive|peux|marche\w*|fonctionne\w*) (?:pas|plus))\b"
)


def both_named(cut: Cut) -> bool:
    """« le remboursement de Zalbo, et ma nouvelle carte commandée le mois dernier »:
    two things, listed by their names.
    """
    sides = [fold(side).strip(" .,;!") for side in (cut.before, cut.after)]
    return all(
        _NAMED.match(side) and not _DOES.search(side) and len(side.split()) <= LONGEST_NAMED for side in sides
    )


LONGEST_NAMED = 12
_NAMED = re.compile(
    r"(?:(?:bonjour|bonsoir|alors|donc|et|aussi|d'abord|ensuite|puis|oui|voila)[, ]+){0,4}(?:le |la |les |"
    r"l'|mon |ma |mes |un |une |des |du |deux |trois )\w"
)
_DOES = re.compile(
    r"\b(?:je|j'|j|jai|on|m'|me|m|il|elle|ils|elles|vous|nous|tu|est|sont|a|ont|ai|avez|avons|suis|sans|"
    r"pour|car|parce|si|quand|avec|pendant|malgre)\b|\?"
)
"""A verb that somebody does, or how one belongs to the other."""


def loses_card(told: tuple[str, str], cut: Cut) -> bool:
    """« … et on m'a volé ma carte ce matin », in so many words: it is never left for later."""
    sides = [side for name, side in zip(told, (cut.before, cut.after), strict=True) if name in CARD]
    return any(_LOSES.search(fold(side)) and not _LONG_AGO.search(fold(side)) for side in sides)


_LOSES = re.compile(
    r"\b(?:j'?ai|on m'?a|m'ont|me suis fait|viens de|vient de (?:me )?) ?(?:\w+ ){0,2}?(?:perd\w*|paum\w*|"
    r"egar\w*|vol\w*|piqu\w*|tir\w*|arrach\w*|chour\w*|derob\w*) "
    r"(?:(?:dans|a|au|le|la|mon|mes|sac|portefeuille|avec|et|papiers) ){0,4}(?:ma|la) (?:carte|cb)\b"
    r"(?! (?:de|du|d'|vitale|grise|etudiante|sim|fidelite|navigo))"
    r"|\bma (?:carte|cb)(?: bancaire)? (?:est |a ete |s'est fait )?(?:perdue?|volee?|paumee?|egaree?|"
    r"piquee?)\b|^(?:carte|cb) (?:perdue?|volee?)\b"
)

_LONG_AGO = re.compile(
    r"\bretrouv\w*|\bremplac\w*|\bil y a (?:un|deux|\d+) (?:an|mois)|\b(?:en|depuis|l'an|l'ete|l'annee|"
    r"le mois) (?:dernier\w*|passe\w*|janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre)|\bc'est (?:regle|clos)"
)


def tells_no_transfer(intent: str, side: str) -> bool:
    """« et le code sms, je le reçois jamais », « j'ai le loyer à payer demain »: what does not come,
    or is due, is no transfer.
    """
    if _ONLY_TIME.fullmatch(side):
        return True
    if intent != "virement_en_retard" or _MONEY.search(side):
        return False
    return _COMES_NOT.search(side) is not None or _IS_DUE.search(side) is not None


_ONLY_TIME = re.compile(
    r"\W*(?:depuis|[cç]a fait|il y a|y a|pendant|durant)\s+(?:[\w']+\s+){0,3}(?:jours?|semaines?|mois|ans?|"
    r"heures?|hier|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|matin|soir)\W*",
    re.I,
)

_MONEY = re.compile(
    r"\b(?:virements?|vir|virés?|versements?|sala\w+|payes?|paies?|argent|"
    r"sous|thunes?|fric|pensions?|retraite|caf|alloc\w*|"
    r"indemnit\w*|rembours\w*|d[ée]p[ôo]t|b[ée]n[ée]ficiaire|\d+ ?(?:€|euros?|e|balles))(?!\w)",
    re.I,
)

_COMES_NOT = re.compile(
    r"\b(?:codes?|sms|mails?|messages?|cartes?|courriers?|notif\w*|colis|relev[ée]s?|rib|appels?)\b", re.I
)

_IS_DUE = re.compile(r"\b(?:loyers?|factures?|courses|cr[ée]dit|[ée]ch[ée]ance|cantine|essence)\b", re.I)


DENIED = re.compile(
    r"\b(?:aucune?|c(?:e n)?'est pas (?:une?(?! peu\b)|les?|la|mon|ma|mes|pour)|c(?:e n)?'est pas l'\w+|"
    r"personne (?:ne|n'\w+)|ni (?:\w+ ){1,3}ni"
    r"|pas (?:de|d'un) (?:vol|fraude|frais|rejet|retard|piratage|"
    r"d[ée]pense|retrait|opposition)s?|rien [àa] voir"
    r"|ne v(?:eux|oulais?) pas|je voulais|pas (?:perdue?|vol[ée]e?|"
    r"pirat\w+)|sans (?:aucun )?(?:probl[eè]me|souci)"
    r"|bien (?:reçue?|arriv[ée]e?)|est (?:arriv[ée]e?|venue?) [àa]|"
    r"d[eé]j[aà] (?:fait opposition|bloqu\w+|mis)"
    r"|j'ai bloqu\w+|c'est (?:fait|r[eé]gl[eé])|opposition faite|"
    r"(?:est|toujours|encore) (?:dans|avec|chez|sur) (?:ma|mon|mes|moi)"
    r"|carte,? je l'ai|(?<!pas )normale?|reçu ma nouvelle|renouvel[ée]e? (?:le|la|l'))(?!\w)",
    re.I,
)
"""What is told to be over, or not to be so: « ce n'est pas un prélèvement,
c'est… » names no second problem.
"""
