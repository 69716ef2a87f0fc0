"""Days as customers type them: those taken back, and those that are of something else."""

from __future__ import annotations

import re
from datetime import date

from aide.dialogue.facts.fields import Parsed
from aide.dialogue.facts.precision import precision
from aide.dialogue.facts.readable import readable
from aide.nlu.entities.dates import find_dates, parse_date
from aide.nlu.entities.folding import fold
from aide.nlu.entities.spans import after, before


def parse_day(text: str, today: date) -> Parsed:
    """A day; of a week, a month or a year, its first day with that precision;
    « le 9 avril c'est trop tard » tells none.
    """
    text = readable(text)
    if _TOO_LATE.search(text):
        return Parsed()
    text = _told_last(_of_operation(text, today), today)
    answer = parse_date(text, today)
    if answer.outcome == "ok" and answer.value is not None:
        return Parsed(answer.value.isoformat(), precision=precision(text, approximate=answer.approximate))
    days = sorted(
        (one for one in find_dates(text, today) if one.value <= today),
        key=lambda one: (one.value, one.approximate),
    )
    if days and answer.outcome in ("none", "ambiguous"):
        first = days[0]
        return Parsed(first.value.isoformat(), precision=precision(first.text, approximate=first.approximate))
    fallback = answer.value.isoformat() if answer.outcome == "too_old" and answer.value else None
    return Parsed(problem=PROBLEMS.get(answer.outcome), fallback=fallback)


PROBLEMS = {
    "impossible": "utter_date_impossible",
    "future": "utter_date_future",
    "too_old": "utter_date_ancienne",
    "ambiguous": "utter_date_ambigue",
}
"""What is said of a day that cannot be taken, by the outcome of its reading."""


def _told_last(text: str, today: date) -> str:
    """From the last day on, where he takes an earlier one back: « le 9, non, le 12 »."""
    taken_back = TAKEN_BACK.search(text)
    if taken_back is None or not find_dates(text[: taken_back.start()], today):
        return text
    after = text[taken_back.end() :]
    days = find_dates(after, today)
    return after[days[-1].start :] if days else text


def _of_operation(text: str, today: date) -> str:
    """« le 3 mars mais j'ai résilié en janvier »: without the days of something else,
    where another is told.
    """
    days = find_dates(text, today)
    others = [one for one in days if is_of_something_else(text, one.start)]
    if not others or len(others) == len(days):
        return text
    for one in others:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


_TOO_LATE = re.compile(
    (
        r"^(?!.*\b(?:pr[ée]lev|d[ée]bit|vir[ée]|pay[ée]|parti|pass[ée])).*\b(?:beaucoup |bien |"
        r"vraiment )?trop (?:tard|loin|long)\b"
    ),
    re.I,
)
"""« le 9 avril c'est trop tard pour moi » complains of the day of our answer."""


UNTIL = re.compile(r"\bjusqu['’ ]?(?:[àa]\s+|en\s+|au\s+)?$", re.I)
"""« pas venu jusqu'aujourd'hui » tells how long he has waited, not a day."""


TAKEN_BACK = re.compile(
    r"\b(?:(?<!et )non|nan|nn|nimp|nope|pardon|plut[oô]t|en fait|enfin|rectif\w*|correction|corrige|erreur|"
    r"oups|oula|houla|mince|zut|wait|sorry|my bad|"
    r"d[ée]sol[ée]e?|attend(?:s|ez)|b[eê]tises?|n['’ ]?importe quoi|je (?:confonds|veux dire|"
    r"me (?:suis )?tromp\w*|me reprends))\b",
    re.I,
)


_TOLD_OF = re.compile(
    (
        r"\b(?:t[ée]l[ée]phon\w*|point\w*|[ée]pluch\w*|v[ée]rifi\w*|viens de voir|constat\w*|"
        r"re[çc]u mon relev[ée]|appel\w*|[ée]crit|regard\w*|d[ée]couv\w*|remarqu\w*|aper[çc]u\w*|consult\w*|"
        r"ouvr\w*|averti\w*|pr[ée]venu\w*|ai vu|r[ée]sili\w*|souscri\w*|abonn[ée]\w*|bloqu\w*|arr[eê]te\w*|"
        r"stopp\w*|emp[eê]ch\w*|prochain\w*)\s+(?:\w+\s+){0,3}$"
    ),
    re.I,
)


def is_of_something_else(text: str, start: int) -> bool:
    """« m'a téléphoné ce matin », « mon courrier est parti le 20 »:
    the day of a call or a letter, not of the operation.
    """
    clause = _CLAUSE.split(before(text, start))[-1] + _CLAUSE.split(after(text, start), maxsplit=1)[0]
    return (
        _TOLD_OF.search(before(text, start)) is not None
        or _OF_ELSE.search(clause) is not None
        or (_DUE.search(clause) is not None and _MOVED.search(clause) is None)
        or is_yet_to_come(text, start)
    )


_DUE = re.compile(
    r"\b(?:loyers?|fournisseurs?|factures?|[ée]ch[ée]ances?|cr[ée]dit|rendez[- ]?vous|rdv|vacances|mariage|"
    r"d[ée]m[ée]nag\w*|vol pour|anniversaire|courses)\b",
    re.I,
)
"""« et mon loyer c'est vendredi »: what he has to pay, or awaits, on that day."""
_MOVED = re.compile(
    r"\b(?:vir\w*|pr[ée]l[eè]v\w*|d[ée]bit\w*|pay[ée]e?s?\b|partie?s?\b|envoy\w*|transf[ée]r\w*|"
    r"re[çc]ue?s?\b|vers[ée]\w*|pass[ée]e?s?\b|pris\w*|rejet\w*|refus\w*|\d+ ?(?:€|euros?|e\b))",
    re.I,
)


def is_yet_to_come(text: str, start: int) -> bool:
    """« que le 5 décembre ils reprennent pas »: a debit that he fears, and none that he disputes."""
    clause = _CLAUSE.split(before(text, start))[-1] + _CLAUSE.split(after(text, start), maxsplit=1)[0]
    return _FEARED.search(clause) is not None


_FEARED = re.compile(
    r"\b(?:reprenn\w*|reprendr\w*|recommenc\w*|repr[ée]l[eè]v\w*|"
    r"pr[ée]l[eè]ver(?:a|ont)|d[ée]biter(?:a|ont)|prendr(?:a|ont)|"
    r"(?:va|vont) (?:me |m['’]|encore |[àa] nouveau )*(?:pr[ée]lever|"
    r"d[ée]biter|reprendre|prendre|recommencer|repasser))\b",
    re.I,
)


def is_of_operation(text: str, start: int, end: int) -> bool:
    """« prélevé le 3 », « 45 € le 3 », « c'était le 3 »: money moves in the clause of that day,
    or nothing else is told in it.
    """
    left, right = _CLAUSE.split(before(text, start))[-1], _CLAUSE.split(after(text, end), maxsplit=1)[0]
    clause = fold(f"{left} {right}")
    if _MONEY_MOVES.search(clause) is not None:
        return True
    return not [
        word
        for word in re.findall(r"[a-z]+", clause)
        if len(word) > SHORT_WORD and word not in _SAYS_ONLY_DAY
    ]


SHORT_WORD = 2
_SAYS_ONLY_DAY = frozenset(
    "c'etait etait est cest donc oui non bon ben bah alors depuis vers environ jour date crois "
    "pense peut etre plutot matin soir midi nuit heure heures dernier derniere passe passee mois "
    "semaine annee aussi encore deja fait voila voici avant apres puis les des chaque tous tout "
    "lundi mardi mercredi jeudi vendredi samedi dimanche une deux trois quatre cinq six jours quand "
    "meme dit premier premiere fois celui celle ceux celles bonjour bonsoir que qui car pour dans "
    "sur sans pas plus".split()
)
_MONEY_MOVES = re.compile(
    r"\d[.,]\d\d\b|\d ?(?:€|euros?|eur\b|e\b|balles?)|"
    r"\b(?:prele\w*|prlv|debi\w*|pay\w*|paie\w*|pai[em]\w*|retir\w*|retrait\w*|vir(?:e|es|er|ement\w*|"
    r"ment\w*)|part(?:i|ie|is|ir|it)|recu\w*|recois|"
    r"recevoir|attend\w*|frais|commission\w*|agios|pris\w*|prend\w*|piqu\w*|vol(?:e|es|er|ee)\b|achat\w*|"
    r"achet\w*|command\w*|factur\w*|encaiss\w*|"
    r"compt\w*|sorti\w*|tir(?:e|es|er)\b|transact\w*|operation\w*|passe\w*|mont\w*|somme\w*|argent|sous|"
    r"salaire\w*|paye|pension\w*|allocation\w*|"
    r"loyer\w*|cotisation\w*|mensualite\w*|abonnement\w*|abo|arriv\w*|versement\w*|vers(?:e|es|er|ee)\b|"
    r"envoy\w*|envoi\w*|transfer\w*|transfert\w*|rembours\w*|depens\w*|"
    r"regl\w*|ordre\w*|ordonn\w*|valid\w*|transm\w*|touch\w*|deduit\w*|cb|carte|compte|ligne\w*|releve\w*|"
    r"date\w*|effectu\w*|credit\w*|ponction\w*|double|deux fois|erreur|fraud\w*|arnaqu\w*)"
)
_CLAUSE = re.compile(
    (
        r"[.,;:!?\n]|\b(?:et|mais|alors qu[e'’]|parce qu[e'’]|puisqu[e'’]|"
        r"pourtant|quand|lorsqu[e'’]|car|apr[eè]s qu[e'’])(?!\w)"
    ),
    re.I,
)
_OF_ELSE = re.compile(
    r"\b(?:courriers?|lettres?|recommand[ée]\w*|e-?mails?|mails?|appel[ée]?s?|"
    r"appeler|t[ée]l[ée]phon\w*|r[ée]sili\w*|contrats?|"
    r"relanc\w*|promis\w*|prochain\w*|quitt[ée]e?s|d[ée]c[èe]d\w*|d[ée]c[èe]s|mort|enterr\w*|obs[èe]ques|"
    r"naissance|n[ée]e? le|accouch\w*|"
    r"d[ée]m[ée]nag\w*|emm[ée]nag\w*|vacances|h[oô]pital|hospitalis\w*|op[ée]r[ée]e?|embauch\w*|licenci\w*|"
    r"badge|mariage|divorc\w*|anniversaire|"
    r"(?:ai|avais|avons|avions) (?:\w+ )?chang[ée] (?:de |d['’])|"
    r"(?:ai|avais|avons|avions) (?:\w+ )?(?:annul[ée]|arr[eê]t[ée]|"
    r"stopp[ée]|rendu|retourn[ée]|renvoy[ée])e?s?)\b",
    re.I,
)
