"""The sentences of a message, as people type them: what one of them asks or accepts is drowned in the whole.
No Rasa here.
"""

from __future__ import annotations

import re

MOST_SENTENCES, LONGEST = 4, 600
_END = re.compile(
    r"(?<=[?!…])\s*(?=[^\s?!…)»\"])|(?<=[^\W\d_]{2}\.)(?<!\b(?:Mr|Me|Dr|"
    r"St)\.)\s+|(?<=\d\.)\s+(?=\D)|(?<=\.\.)\s+|\s*\n\s*"
)
"""After « ? », « ! », « … », a new line, or a point that ends a word of two
letters (« M. Roux » is no end).
"""


def sentences(text: str) -> tuple[str, ...]:
    """Two sentences or more, at most MOST_SENTENCES, those that ask kept first;
    nothing for a single one or a very long text.
    """
    if len(text) > LONGEST:
        return ()
    parts = [part for one in _END.split(text) for part in _clauses(one.strip())]
    found = [one for one in parts if any(char.isalnum() for char in one)]
    if len(found) < 2:
        return ()
    left = MOST_SENTENCES - sum("?" in one for one in found)
    kept = []
    for one in found:
        if "?" in one or left > 0:
            kept.append(one)
            left -= "?" not in one
    return tuple(kept[:MOST_SENTENCES])


_CLAUSE = re.compile(r"\s*[,;:]\s+(?:mais\s+|et\s+)?|\s+mais\s+")
_ASKS = re.compile(
    (
        r"(?:c['’ ]?(?:est)? (?:quand|quoi|comment|combien)|comment|quand|combien|quel|est[- ]ce|"
        r"j['’ ]?ai (?:jusqu|combien)|je (?:paye?|fais|dois)|il faut|[aà] qui)\b"
    ),
    re.I,
)
FEWEST = 4


def _clauses(sentence: str) -> tuple[str, ...]:
    """A yes or an order at its head stands alone before what is asked; else what is asked at its end does."""
    if ALONE.fullmatch(sentence.strip(" .!…")) is not None:
        return (sentence,)
    if (alone := AT_HEAD.match(sentence)) is not None:
        head, rest = sentence[: alone.end("head")].strip(), sentence[alone.end() :].strip()
        if len(rest.split()) >= FEWEST_AFTER_HEAD and not _TAKEN_BACK.match(rest):
            return head, rest
    for place in _LINK.finditer(sentence) if _HEAD.match(sentence) else ():
        head, rest = sentence[: place.start()].strip(), sentence[place.end() :].strip()
        if (
            head
            and len(rest.split()) >= FEWEST_AFTER_HEAD
            and ("?" in rest or _WONDERS.match(rest) or _ENDS_ASKING.search(rest) or _WISHES_MORE.match(rest))
        ):
            return head, rest
    if (run := _YES_RUN.match(sentence)) is not None:
        head, rest = sentence[: run.end()].strip(), sentence[run.end() :].strip()
        if len(rest.split()) > FEWEST_AFTER_HEAD and (rest.endswith("?") or _WONDERS.match(rest)):
            return head, rest
    return _last_clause(sentence)


_YES = (
    r"(?:(?:(?:ah|bah|ben|bon|eh|euh|alors|mais|voil[aà])[\s,]{1,3}){0,6}"
    r"(?:oui+|ouais|ouai|wi|yes|ok|okay|d['’ ]?accord|dac|volontiers|parfait|nickel|impec\w*|exact\w*|"
    r"tout [aà] fait|c['’ ]?(?:est )?(?:bien )?(?:bon|[cç]a|cela|parfait|nickel|exact|juste)|"
    r"[cç]a me va|[cç]a ira|tout est (?:bon|juste|exact|correct)|on y va|vous pouvez (?:l['’ ]|la |le )?"
    r"(?:envoyer|enregistrer|valider|transmettre|d[ée]poser|bloquer|y aller)|(?:enregistre|envoie|valide|"
    r"d[ée]pose|confirme|transmet)(?:z|s|ez|tez)?)"
    r"(?:[\s,]+(?:oui+|ouais|(?:je )?vous (?:en )?remercie|merci(?: (?:beaucoup|bien|d['’ ]avance|"
    r"[aà] vous))?|svp|stp|monsieur|madame|mademoiselle|s['’ ]il vous pla[iî]t|s['’ ]il te pla[iî]t|"
    r"c['’ ]?est (?:bien )?(?:bon|[cç]a|cela|parfait|juste|exact)|c (?:bon|ca|ça)|bien s[uû]r|"
    r"(?:all(?:ez|er)|vas?)[- ]?y|je confirme|je veux bien|tout est (?:bon|juste|exact)|enregistrez|envoyez|"
    r"validez|bloquez(?:[- ]la)?)){0,12})"
)
ALONE = re.compile(_YES, re.I)
"""A yes and nothing else."""
AT_HEAD = re.compile(
    rf"(?P<head>{_YES})"
    r"(?:\s*[,;:…]+\s*|\s*\.{2,}\s*|\s+-+\s+|\s+(?=et\s|puis\s))",
    re.I,
)
"""« oui madame, mon sac a été arraché », « c'est bon, rajoutez que… »:
the yes stands alone before whatever follows.
"""
_TAKEN_BACK = re.compile(
    (
        r"(?:et\s{1,9}|mais\s{1,9}){0,9}(?:celles?\b|l['’ ]autre|"
        r"les? (?:deux|\d)|la (?:\d|premi|seconde|deuxi|rouge|"
        r"bleue|noire)|\d|mais|attend\w*|sauf|sinon|si (?:c|je|[cç]a|on|vous|elle)|[aà] condition|d['’]abord|"
        r"avant|pas\b|non\b|enfin non)"
    ),
    re.I,
)
"""What belongs to the yes: which card it means, or that it is none."""
_YES_RUN = re.compile(
    r"(?:(?:ah|bah|ben|bon|eh)\s+){0,12}(?:oui|ouais|ok|okay|d['’ ]?accord|parfait)"
    r"(?:\s+(?:oui|merci|svp|stp|vas[- ]y|allez[- ]y|c['’ ]?(?:est\s+)?(?:bon|correct|exact|juste|"
    r"bien [çc]a|[çc]a))){0,12}\s+(?!(?:ou|mais)\b)",
    re.I,
)
"""« oui c correct ya moyen d'être remboursé avant ? »: a yes that no mark parts from the question."""
_HEAD = re.compile(
    r"(?:(?:mais|ah|bah|ben|bon|eh|euh|alors|et|donc|non mais)\s+){0,12}"
    r"(?:oui|ouais|ouai|oue|wi|yes|ok|okay|d['’ ]?accord|volontiers|parfait|exact\w*|go|bien s[uû]r|"
    r"c['’ ]?est (?:bon|[cç]a)|"
    r"(?:all(?:ez|er)|vas?)[- ]?y|je (?:veux|voudrais) bien|(?:re)?(?:bloque|d[ée]pose|enregistre|envoie|"
    r"valide|confirme|fai[st])\w*)\b",
    re.I,
)
"""« oui vas-y dépose », « bloquez la 2210 »: what an offer or a confirmation is answered with."""
_LINK = re.compile(
    r"\s*(?:,|;|\.\.\.|…|:)\s*|\s+(?=(?:et|mais|par contre|sinon|du coup|apr[eè]s|ensuite)\s)", re.I
)
_WONDERS = re.compile(
    r"(?:(?:et|mais|par contre|sinon|du coup|apr[eè]s|ensuite|alors)\s+){0,12}"
    r"(?:(?:[cç]a|sa|c['’ ]?(?:est)?|j['’ ]?|je|on|il|elle|y|vous|tu|[cç]a va|sa va)\s+){0,2}"
    r"(?:comment|quand|kan|qd|combien|cb|cmb|quel\w*|pourquoi|pk|qui|o[uù] (?:est|en|je|dois)|est[- ]ce|"
    r"dur\w+|prend\w* (?:combien|longtemps)|"
    r"va durer|(?:re)?[cç]ois|aura\w*|risque\w*)\b",
    re.I,
)
"""Asked without its mark: « et ça va durer longtemps votre affaire »."""
_WISHES_MORE = re.compile(
    r"(?:(?:et|puis|mais|apr[eè]s|ensuite|du coup)\s+){1,12}(?:apr[eè]s\s+|ensuite\s+)?"
    r"(?:je (?:veux|voudrais|souhaite\w*|pr[ée]f[èe]re\w*)|j['’ ]?aimerais|jv(?:eu)?x|passe\w*|met(?:s|tez)|"
    r"donne\w*|dites?|fai(?:s|tes))\b",
    re.I,
)
"""« … et passez-moi quelqu'un »: a wish of its own."""
_ENDS_ASKING = re.compile(r"\b(?:quand|kan|qd|combien|cb|comment|pourquoi|pk|ou pas|ou non)\W*$", re.I)
FEWEST_AFTER_HEAD = 3


_FRAME = re.compile(
    (
        r"(?:(?:et|mais|alors|du coup|sinon|bon|ok)[\s,]+){0,12}(?:si|s['’](?:il|ils)\b|quand|lorsqu[e'’]|"
        r"une fois|d[èe]s que|au cas o[uù]|en cas d[e'’])[^,;:\d]*"
    ),
    re.I,
)
"""« et si votre réponse ne me convient pas »: it says of what the next clause asks,
and is none of its own.
"""


def _last_clause(sentence: str) -> tuple[str, ...]:
    """« réclamation oui mais répond d'abord, je paye avec quoi ? »: what is asked at its end stands alone."""
    for place in reversed(list(_CLAUSE.finditer(sentence))):
        before, after = sentence[: place.start()], sentence[place.end() :]
        if _FRAME.fullmatch(before):
            continue
        if len(after.split()) >= FEWEST and len(before.split()) >= 2 and _ASKS.match(after):
            return before, after
    return _asked_after(sentence)


def _asked_after(sentence: str) -> tuple[str, ...]:
    """« le 12 et sinon vous ouvrez quand », « aucune idée, ça pose problème ? »:
    a question of its own after an answer.
    """
    for place in reversed(list(_THEN.finditer(sentence))):
        before, after = sentence[: place.start()].strip(), sentence[place.end() :].strip()
        of_named = sentence[place.start()] == "," and _OF_NAMED.match(after) is not None
        if _FRAME.fullmatch(before):
            continue
        if before and len(after.split()) >= FEWEST_AFTER_HEAD and _asks_by_itself(after) and not of_named:
            return before, after
    return (sentence,)


def _asks_by_itself(clause: str) -> bool:
    if _WONDERS.match(clause) or (_OWN_SUBJECT.match(clause) and _ENDS_ASKING.search(clause)):
        return True
    return clause.endswith("?") and _OWN_SUBJECT.match(clause) is not None


_OF_NAMED = re.compile(r"(?:je|on|vous|tu|il|elle)\s+(?:le|la|les|l['’]?)\b", re.I)
"""« mon code, je le trouve où ? »: what it asks about stands before the comma."""
_THEN = re.compile(
    r"(?:\s*[,;]\s+|\s+(?=(?:et|mais|sinon|pis|puis|par contre|du coup)\s))"
    r"(?:(?:et|mais|sinon|pis|puis|par contre|du coup|aussi|dites?[- ]moi,?|au fait,?)\s+){0,3}",
    re.I,
)
_OWN_SUBJECT = re.compile(
    r"(?:[cç]a|sa|cela|c['’ ]|ces?t\b|je\b|j['’ ]?\w|on\b|ils?\b|"
    r"elles?\b|vous\b|vs\b|tu\b|t['’]|y ?a\b|faut\b|"
    r"est[- ]ce|(?:mon|ma|mes|votre|vos|l[ae])\s\w+\s\w)",
    re.I,
)
"""Somebody or something that does what comes: no mere name, day or sum."""
