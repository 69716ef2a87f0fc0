"""What stands around a name: what leads to it, what follows it, a title, a clause. Pure."""

from __future__ import annotations

import re

NAME_LEAD = re.compile(
    r"^(?:(?:non|oui|euh|alors|ben|bah|en fait|pardon|voil[aà]|donc|bon|mais|c['’]est bon)[, ]+)*"
    r"(?:je viens de (?:vous )?le dire\s*:?\s*|c['’ ]?(?:est|etait|était)|"
    r"il s['’ ](?:agit|appelle)|elle s['’ ]appelle|ça vient|ca vient|ça s['’ ]appelle|ca s['’ ]appelle|"
    r"je crois(?: que)?(?: c['’ ]est)?|"
    r"(?:le |la |son )?(?:b[ée]n[ée]ficiaire|cr[ée]ancier|soci[ée]t[ée]|"
    r"destinataire|nom)(?: est| c['’ ]est|,| :)?)?\s*"
    r"(?:(?:marqu[ée]|[ée]crit|not[ée]|[àa] l['’]ordre de)\s+)?(?:(?:par|pour|chez|de|à|a|vers|d['’]|"
    r"au nom de)\s+)?(?:une?\s+)?",
    re.I,
)

NAME_TAIL = re.compile(
    (
        r"\s*(?:,|;|\b(?:il|c['’ ]?) ?est (?:marqu|[ée]crit|not)|(?<!\bM)(?<!\bMme)(?<!\bMlle)(?<!\bDr)\."
        r"(?=\s)|\(|\s-\s|\bqui\b|\bque\b|\b(?:m['’ ]|me |nous )(?:ont?|a|avai(?:t|ent)|doi(?:t|vent)|"
        r"vire(?:nt)?|envoie(?:nt)?|verse(?:nt)?)\b|\bc['’]est\b|\bmais\b|\bpour (?:le|la|les|un|une|mon|"
        r"ma)\b|\bje\b|\bj['’]|\bdepuis\b|\bsur (?:le|mon) relev|\bsvp\b|\bdonc\b|\bsoi[- ]disant\b|\bquoi\b|"
        r"\bil me semble\b|\bj[e ]?l?['’ ]?ai (?:d[ée]j[aà]|dit)\b|\bt(?:ou)?t court\b|\b(?:lol|mdr+|ptdr)\b|"
        r"\bs['’]il\b|\bmerci\b|\bcomme\b|\b(?:la|le|une?) (?:dame|monsieur|personne|copine|copain|fille|"
        r"fils|patronne?|gars|type|proprio\w*|propri[ée]taire)\b|\bchez (?:qui|moi|nous|lui|elle|eux)\b|"
        r"\bet (?:le|la|je|j['’]|c['’]|l['’]|celui|celle|pour).*).*$"
    ),
    re.I | re.S,
)

CLAUSE = re.compile(
    (
        r"(?:[cC]['’ ]?(?:est\s+)?\w+(?:\s\w+){0,2}\s(?:qui|ki)\b|(?:il )?y ?a |j['’]|je |on |ils? |elles? |"
        r"vous |tu |[çc]a |n['’]|ne |pas |aucun|rien)"
    ),
    re.I,
)

NEGATED = re.compile(r"(?:,\s*)?\b(?:et )?(?:pas|non(?: pas)?|au lieu (?:de|d['’]))\s+.*$", re.I)

TITLED = re.compile(
    r"\b(?:M\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|Ma[iî]tre)\s+[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+)*"
)
"""« M. Delcourt il s'appelle », « je viens de le dire, Mme Roux ma logeuse »."""

OF_BODY = re.compile(
    r"\b(?i:virements?|versements?|paiements?|allocations?|aides?|primes?|pensions?|retraites?|salaires?)\s+"
    r"(?:(?:de\s+(?:la\s+|l['’]\s*)?|du\s+|d['’]\s*))?"
    r"(?P<name>[A-ZÀ-Ý]{2,}[A-ZÀ-Ý0-9-]*)\b(?!\s+[A-ZÀ-Ý]{2,})"
)
"""« son versement CAF », « la pension de l'AGIRC »: who pays, by its initials."""

ONESELF = re.compile(
    (
        r"\b(?:je suis avec|j['’ ]?accompagne|pour le compte de|aux c[oô]t[ée]s de|je suis|moi c['’ ]?est|"
        r"je m['’ ]appelle|mon nom est|au nom de|bonjour|bonsoir|cher|ch[eè]re|dit par)\s+$"
    ),
    re.I,
)
