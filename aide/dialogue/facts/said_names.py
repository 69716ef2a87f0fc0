"""A name given crossly, or beside the part that its bearer has: « de mon taf, rapido ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import MOST_NAME_WORDS
from aide.nlu.entities.companies import find_companies
from aide.nlu.entities.folding import fold
from aide.nlu.entities.roles import KIN
from aide.nlu.entities.word_lists import first_names
from aide.nlu.repair.lexicon import dictionary


def said_name(text: str) -> str | None:
    """« je l'ai déjà dit Relay !! », « de mon taf, rapido livraison »: the name alone;
    None where neither is said.
    """
    again = _AGAIN.search(text) or _THEN_AGAIN.match(text.strip())
    if again is not None and not text.isupper() and not _is_word(again["name"]):
        return again["name"].strip(" .'’-")
    folded = fold(text)
    of_work = _OF_WORK.match(folded)
    if of_work is None:
        return None
    name = text[of_work.start("name") : of_work.end("name")].strip(" .,;:!«»\"'")
    return name if len(name.split()) <= MOST_NAME_WORDS and not NO_NAME.match(fold(name)) else None


def without_reproach(text: str) -> str:
    """« bah jte lai dit corps & tonic », « livréo jtai dit »: what is left is the name;
    the text where nothing is.
    """
    left = _REPROACH.sub(" ", text).strip(" .,;:!")
    return left if any(map(str.isalpha, left)) else text


def short_name(text: str) -> str | None:
    """« oui stp c corps & tonic ils mont pris 34,90 », « c livréo 1240e »:
    in small letters, before what it did.
    """
    found = _SHORT.search(text) or _OWES.search(text) or _A_CERTAIN.search(text) or _LEFT.search(text)
    if found is None and (bare := _BARE_SUBJECT.search(text)) is not None:
        return None if _NO_SUBJECT.match(fold(bare["name"])) else bare["name"].strip(" .'’-")
    name = found["name"].strip(" .'’-") if found else ""
    words = fold(name).split()
    if found is not None and found.re in (_OWES, _A_CERTAIN, _LEFT):
        return (
            name if any(one not in dictionary() for one in words) and not _SMALL.search(fold(name)) else None
        )
    is_name = bool(words) and words[0] not in dictionary() and not NO_NAME.match(fold(name))
    return name if is_name or (len(words) > 1 and "&" in name) else None


def of_kin(text: str) -> str | None:
    """« mon pere, bruno vasseur », « c'est ma coiffeuse, sandy lorentz »: in small letters,
    after what that person is to him.
    """
    folded = fold(text).strip(" .!")
    found = _KIN_THEN.fullmatch(folded)
    if found is None or _SMALL.search(found["name"]) or NO_NAME.match(found["name"]):
        return None
    start = fold(text).index(folded)
    name = text[start + found.start("name") : start + found.end("name")]
    words = found["name"].split()
    return name if words[0] in first_names() or any(one not in dictionary() for one in words) else None


_KIN_THEN = re.compile(
    rf"(?:(?:c'?est|cest|c|de|par|chez|a|pour) )?{KIN.removesuffix(',? ')}(?:,|,? (?:c'?est|cest|c)) "
    rf"(?P<name>[a-z][\w'-]+(?: [\w'-]+){{0,3}})"
)
_OWES = re.compile(
    (
        r"(?:^|[.,!?]\s*|\b(?:oubli[ée]|et|que|aussi)\s+)(?!(?:et|que|aussi|donc|bon)\b)"
        r"(?P<name>[a-zà-ÿ][\w&'’.-]{0,40}(?:\s[\w&'’.-]{1,40}){0,2})\s+(?:(?:me|nous)\s+(?:doit|doivent|"
        r"devait)|(?:doit|doivent|devait|devaient)\s+(?:me|nous|m['’]))\b"
    ),
    re.I,
)
"""« maison vauban me doit encore 58 € », « coclico devait me rendre 12 € »."""
_A_CERTAIN = re.compile(
    r"\b(?:une? certaine?|y ?a|il y a|c['’ ]?est|cest) (?P<name>[a-zà-ÿ][\w&'’.-]{0,40}"
    r"(?:\s[\w&'’.-]{1,40}){0,2}?) (?:qui |ki |k )?(?:m['’ ]?a|ma|m['’ ]?ont|mont|me|m) "
    r"(?:pris|prend\w*|pr[ée]l[èe]v\w+|d[ée]bit\w+|factur\w+|ponctionn\w+|tir\w+|pomp\w+|vol\w+)\b",
    re.I,
)
"""« un certain tradebox m'a pris 20 € », « y a zenfit qui me prélève »."""
_LEFT = re.compile(
    r"\b(?:r[ée]sili[ée]\w{0,2}|d[ée]sabonn[ée]\w{0,2} (?:de |d['’]))\s+(?:chez |mon abonnement )?"
    r"(?P<name>[a-zà-ÿ][\w&'’.-]{2,40})"
    r"(?=\s+(?:en|le|depuis|et|mais|il y a|y a)\b|\s*[,.!?])",
    re.I,
)
"""« j'ai résilié cineplume en février et ils m'ont quand même pris… »."""
_BARE_SUBJECT = re.compile(
    r"(?:^|[.,!?]\s*|\b(?:que|car)\s+)(?:(?:alors|d[ée]j[aà]|donc|et|aussi|slt|salut|bonjour|bonsoir|bjr|bsr|"
    r"cc|coucou|voil[aà]|bon|mais|madame|monsieur|en fait)[\s,]+){0,6}(?P<name>[a-zà-ÿ][\w&'’.-]{0,40}"
    r"(?:\s[\w&'’.-]{1,40}){0,2}?)\s+(?:m['’ ]?a|ma|m['’ ]?ont|mont)\s+"
    r"(?:encore |aussi |d[ée]j[aà] |re)?(?:pris|pr[ée]lev|d[ée]bit|"
    r"factur|ponctionn|tir[ée]|pomp|compt[ée])\w*",
    re.I,
)
"""« fit avenue ma pris 34,90 »: a subject that has neither article nor pronoun is a name."""
_NO_SUBJECT = re.compile(
    r"(?:.*\b(?:on|il|elle|ils|elles|qui|ki|que|ca|sa|cela|ceci|vous|tu|je|j|personne|rien|tout|quoi|lui|"
    r"nous|le|la|les|un|une|des|du|de|mon|ma|mes|ton|ta|"
    r"votre|vos|ce|cet|cette|ces|leur|leurs|son|sa|ses|notre|nos|chaque|plusieurs|deux|trois|hier|aujourd|"
    r"demain|ce matin|banque|magasin|site|resto|restaurant|"
    r"hotel|prelevement|paiement|carte|frais|abonnement|assurance|operateur|quelqu|quelque|certains?|"
    r"pourquoi|comment|quand|smartpay|sogexia|\d+|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre|mois|semaine|fois|merci|stp|svp|et|mais|ou|car|alors|puis|deja|"
    r"encore|toujours|pas)\b|l'|d'|j'|qu')"
)
_SMALL = re.compile(
    r"\b(?:on|il|elle|ils|elles|qui|que|mon|ma|mes|le|la|les|un|une|vous|ce|cet|cette|je|tu|ca)\b"
)
_REPROACH = re.compile(
    r"\b(?:(?:bah|ben|mais|roh|pff+|et)[\s,]+){0,12}(?:j['’e ]?\s?(?:te |vous |vs |t['’ ]?|v['’])?"
    r"(?:l['’ ]?)?ai|je (?:te |vous |vs )?(?:l['’ ]?)?ai|jtai|jte lai|jlai|jvous lai)\s+"
    r"(?:d[ée]j[aà] |d[ée]ja |pourtant )?(?:dit|[ée]crit)(?: plus haut| avant| juste avant)?\b\s*:?",
    re.I,
)
_SHORT = re.compile(
    r"(?:^|[.,!?]\s*|\b(?:oui|ouais|ok|stp|svp|vazy|vas-y)\s+)(?:c['’ ]|c['’ ]?est |cest )\s?(?:chez |de )?"
    r"(?P<name>[a-zà-ÿ][\w&'’.-]{0,40}(?:\s[\w&'’.-]{1,40}){0,3}?)"
    r"\s+(?=(?:ils?|elle|qui|y) m['’ ]?(?:ont|a|prenn\w+|pr[ée]l[èe]v\w+)"
    r"\b|\d+(?:[.,]\d{1,2})?\s?(?:e|€|euros?|eur)\b)",
    re.I,
)


def _is_word(name: str) -> bool:
    """« Mais », « Quand », « Mardi »: a capital begins the sentence, and names nobody."""
    folded = fold(name)
    is_known = bool(find_companies(name, folded))
    return _NO_CAPITAL_NAME.match(folded) is not None or (
        folded in dictionary() and not is_known and not name.isupper()
    )


_HAVE = r"l['’ ]?a(?:i|is|vais|vons)"
_TELLING = r"(?:dite?s?|di|[ée]crite?s?|donn[ée]e?s?|marqu[ée]e?s?|r[ée]pondue?s?|indiqu[ée]e?s?)\b"
_CAPITAL_NAME = r"[A-ZÀ-Ý][\w&'’-]+(?:\s[A-ZÀ-Ý][\w&'’-]+){0,2}"
_THEN_AGAIN = re.compile(
    rf"(?:(?i:non|mais|ben|bah|c['’ ]?\s?est|chez)[ ,]+){{0,3}}(?P<name>{_CAPITAL_NAME})[\s,.!:;]+"
    r"(?i:(?:mais |et )?(?:je |j['’ ]?)"
    rf"(?:vous |te )?(?:{_HAVE} (?:bien |pourtant |d[ée]j[aà] )?|l?['’ ]?ai d[ée]j[aà] ){_TELLING})"
)
"""« ZALBO je l'ai déjà écrit 2 fois »: the name stands before."""
_NO_CAPITAL_NAME = re.compile(
    r"(?:mais|oui|non|ben|bah|et|alors|donc|ah|oh|euh|enfin|encore|voila|nan|pardon|merci|bonjour|bon|bref|"
    r"franchement|je|j|comme|moi|"
    r"ca|c|c'est|cela|le|la|les|le nom|que|pas|ma|mon|mes|votre|vos|vous|"
    r"il|elle|ils|on|nous|un|une|des|du|de|au|en|hier|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|"
    r"mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre)(?:\b|$)"
)
_AGAIN = re.compile(
    r"\b(?i:d[ée]j[aà] (?:dit|di|[ée]crit|donn[ée]|marqu[ée]|r[ée]pondu)|viens de (?:vous )?(?:le )?dire|"
    r"(?:je |j)(?:vous |le )*r[ée]p[eèé]te|"
    rf"(?:vous|te|t) ?{_HAVE} (?:bien |pourtant )?{_TELLING})"
    r"[\s,:;]*(?i:(?:que |c['’ ]?(?:est )?|cest |chez |le nom )*)(?P<name>[A-ZÀ-Ý][\w&'’-]+"
    r"(?:\s[A-ZÀ-Ý][\w&'’-]+){0,2})"
)
_OF_WORK = re.compile(
    r"(?:(?:non|euh|bah|ben|c'?est|cest|c|ca vient|de|par|chez|du)[ ,]+){0,4}(?:mon |ma |le |la |l')"
    r"(?:taff?|boulot|travail|job|boite|employeur|patron|entreprise|agence(?: d'interim)?|societe)"
    r"(?: ?[,:(] ?|,? (?:c'?est|cest|c|s'appelle) )(?:c'?est |cest |c )?(?P<name>[^,.;!?()]{2,40})[ .,;!?)]*$"
)
NO_NAME = re.compile(
    r"(?:pas|plus|rien|je|j|il|elle|on|ils|ca|c'est|c|oui|non|qui|que|moi|"
    r"mon|ma|chez|ecrit|avec|sans|comme|le meme|\d)\b"
)
