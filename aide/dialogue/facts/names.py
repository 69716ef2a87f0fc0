"""Names as customers type them: who was to receive, who sent, who debited."""

from __future__ import annotations

import re
from functools import partial

from aide.dialogue.facts.capitals import beside_sums, in_capitals, leading_capitals
from aide.dialogue.facts.fields import LONGEST_NAME, MOST_NAME_WORDS
from aide.dialogue.facts.said_names import of_kin, said_name, without_reproach
from aide.dialogue.facts.told_names import is_no_name, of_trade
from aide.dialogue.facts.whole_names import whole_name
from aide.dialogue.facts.withdrawals import machine_of
from aide.folding import plain
from aide.nlu.entities.parties import find_parties


def between_marks(text: str, name: str) -> str:
    """« Hôtel Bellerive » where only Bellerive was known for a name: what stands between the marks."""
    marked = (one[1] for one in re.finditer(r"[«\"“]\s*([^»\"”]{2,60}?)\s*[»\"”]", text))
    sought = plain(name)
    return next((one for one in marked if sought in plain(one) and len(one.split()) <= MOST_NAME_WORDS), name)


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


_SHOWN = re.compile(
    r"^(?:.{0,40}?\b)?(?:ils (?:ont|me) (?:mis|marqu[ée]|[ée]crit)|(?:le )?(?:libell[ée]|intitul[ée]|"
    r"relev[ée])(?: (?:indique|dit|est|c['’]est|affiche|porte|montre|mentionne)|(?=\s*:))|"
    r"(?:je |on )?(?:vois|lis)|(?:y|il y) a (?:marqu[ée]|[ée]crit)|"
    r"(?:[cC]['’ ]?est )?(?:marqu[ée]|[ée]crit|not[ée]))(?!\w)\s*:?\s*",
    re.I,
)
"""« ils ont mis London Phones », « le libellé indique « Nordvia Shop » »: what the statement shows."""


_WHO = re.compile(
    r"^c['’ ]?\s*est\s+(?P<name>.{2,60}?)\s+qui\s+(?:m['’]|me |nous |devait|doit|a |paie|envoie|verse)", re.I
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


_SUM_BESIDE = re.compile(
    r"[,;(]?\s*\b\d[\d\s.,]{0,20}(?:€|e\b|eur\b|euros?\b).*$"
    r"|(?<=\w{3})\s+(?:le\s+)?\d{1,2}(?:er)?\s+(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|"
    r"septembre|octobre|novembre|d[ée]cembre)\b.*$",
    re.I,
)
"""A sum or a day beside the name, and what follows it."""


CLAUSE = re.compile(
    (
        r"(?:[cC]['’ ]?(?:est\s+)?\w+(?:\s\w+){0,2}\s(?:qui|ki)\b|(?:il )?y ?a |j['’]|je |on |ils? |elles? |"
        r"vous |tu |[çc]a |n['’]|ne |pas |aucun|rien)"
    ),
    re.I,
)


NEGATED = re.compile(r"(?:,\s*)?\b(?:et )?(?:pas|non(?: pas)?|au lieu (?:de|d['’]))\s+.*$", re.I)


_KIN = re.compile(
    r"^(?:ma|mon|mes|la|le|les|notre|sa|son)\s+[\w'’ -]+?[,.:;]\s*(?P<name>[A-ZÀ-Ý][\w'’.-]+"
    r"(?:\s+[\w'’.-]+){0,4})\s*[.!]?\s*$"
)


_SAID_LAST = re.compile(
    r"^(?i:(?:c['’ ]?est\s+)?(?:ma|mon|mes|le|la|les|notre|sa|son))\s+[\wéèêàç'’ -]{2,40}?(?:,\s*|"
    r"\s+c['’ ]?est\s+|\s+s['’]appelle\s+)"
    r"(?P<name>[A-ZÀ-Ý][\w'’.-]*(?:\s+[\w'’.-]+){0,3})\s*[.!]?\s*$"
)
"""« mon patron c'est Batirénov Sud », « c'est ma mère qui envoie, Adjoua Konan »: the name, not the part."""


_PART = re.compile(
    (
        r"^(?:l['’ ]?(?:[ée]metteur|exp[ée]diteur)|le (?:donneur d['’ ]ordre|b[ée]n[ée]ficiaire|destinataire|"
        r"cr[ée]ancier|commer[çc]ant)|la soci[ée]t[ée]|mon (?:employeur|patron)|l['’ ]?employeur),?\s*"
        r"(?:c['’ ]?est|est)\s+(?:le |la |l['’])?"
    ),
    re.I,
)


_IS_SHOWN = re.compile(
    (
        r"\s*,?\s*(?:il |c['’ ]?|ça |qu['’ ]?il )?(?:est |y a )?(?:marqu[ée]|[ée]crit|not[ée]|affich[ée])"
        r"(?: dessus| l[àa]| ainsi| comme [çc]a| sur (?:le|mon) \w+)?[\s.!]*$"
    ),
    re.I,
)
"""« Presto Club il est marqué »: the name is what stands before."""


_OWN_THEN_NAME = re.compile(
    r"^(?i:(?:bah|ben|euh|alors|oui|non)?[ ,]*(?:c['’ ]?est |de |par |chez )?(?:mon|ma|mes|notre|la|le) "
    r")[\wéèêàç'’ -]{3,40}?,\s*(?:la |le |l['’]|les )?(?P<name>[A-Z][A-ZÀ-Ý0-9&'’-]{2,}(?:\s[A-Z][\w&'’-]+)*"
    r")(?=\s*(?:[.,;!?]|$))"
)
"""« de ma caisse de retraite, la CARSAT. Et… »: the name in capitals that follows."""


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


def name_in(text: str, field: str) -> str | None:
    """The name that answers « qui ? », as he wrote it; None when the text holds none."""
    text = _LEADING_QUESTION.sub("", without_reproach(text)) or text
    by_its_place = partial(_by_its_place, field=field)
    ways = (
        _put_right,
        _after_colon,
        _called,
        _comes_from,
        _who_does,
        _of_house,
        of_kin,
        said_name,
        machine_of,
        of_trade,
        beside_sums,
        leading_capitals,
        by_its_place,
        _in_capitals,
    )
    found = next((name for way in ways if (name := way(text)) and not is_no_name(name)), None)
    return None if found is None else whole_name(text, found)


def _after_colon(text: str) -> str | None:
    """« c lui qui envoie : Bréhat Traiteur »: what stands after the mark, and nothing behind it."""
    found = _COLON.fullmatch(text.strip())
    return found["name"].strip() if found else None


def _put_right(text: str) -> str | None:
    """« c'est Karim, euh non, l'acheteur c'est Salim Benali », « c'est Tonton, son nom c'est Dieudonné M. »:
    the one said last.
    """
    found = _RIGHTED.search(text)
    return found["name"].strip(" .'’-") if found else None


_RIGHTED = re.compile(
    r"\b(?i:son (?:vrai )?nom|(?:euh|ah|enfin|pardon)[\s,]+non\b.{0,60})[\s,]*(?i:c['’ ]?\s?est|est|:)\s+"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})\W*$"
)


def _called(text: str) -> str | None:
    """« C'est ma petite sœur qui doit recevoir, elle s'appelle Zulmira Tavares »: the name, not the part."""
    found = _IS_CALLED.search(text)
    return found["name"].strip(" .'’-") if found else None


def _of_house(text: str) -> str | None:
    """« La boutique, c'est Pas de Loup. »: what it is called, and not what it is."""
    found = _HOUSE_IS.fullmatch(text.strip())
    return found["name"].strip(" .'’-") if found else None


_HOUSE_IS = re.compile(
    r"(?i:(?:la|le|l['’]|cette|ce|mon|ma)\s?(?:boutique|magasin|enseigne|soci[ée]t[ée]|commerce|"
    r"commer[cç]ant|site|revue|marque|salle|club|entreprise|bo[iî]te|banque|journal|mutuelle))"
    r"\s*,?\s*(?i:c['’ ]?\s?est|s['’]appelle|c['’]est)\s+"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s[\w'’&.-]+){0,4}?)(?:,.*|\s*[.!]?)"
)


def _comes_from(text: str) -> str | None:
    """« c'est pour moi, ça vient d'Atlanjob »: who sends it, where he says both."""
    found = _FOR_ME_FROM.search(text)
    return found["name"].strip(" .'’-") if found else None


def _who_does(text: str) -> str | None:
    """« c'est moi qui attends et c'est Zalbo qui me le doit »: who does it, and not who waits."""
    found = _WHO_DOES.search(text)
    return found["name"].strip(" .'’-") if found else None


_WHO_DOES = re.compile(
    r"(?<=[\s,.;])(?i:et|mais|car)\s+(?i:c['’ ]?\s?est)\s+(?i:chez\s+)?(?P<name>[A-ZÀ-Ý][\w'’&.-]*"
    r"(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})\s+(?i:qui)\b"
)
_LEADING_QUESTION = re.compile(r"^[^?.!\n]{4,120}\?\s+(?=\S)")
"""« celui qui devait le toucher, vous voulez dire ? C'est… »: what he asks back holds no name."""
_FOR_ME_FROM = re.compile(
    r"\b(?i:pour moi|sur mon compte|[àa] moi)\b[^.!?]{0,20}\b(?i:vient|venait|provient|envoy[ée]e?|"
    r"vers[ée]e?)\s+(?i:de\s+chez\s+|de\s+la\s+|de\s+|du\s+|des\s+|d['’]\s?|par\s+)"
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})"
)
_IS_CALLED = re.compile(
    r"\b(?i:s['’ ]?appell?ent?|s['’ ]?appell?e|du nom de|au nom de)\s+(?P<name>[A-ZÀ-Ý][\w'’&.-]*"
    r"(?:\s+(?:de |du |la |le |et )?[A-ZÀ-Ý][\w'’&.-]*){0,3})"
)
_COLON = re.compile(
    r"(?P<lead>[^:\d]{4,40}?)\s*:\s*(?P<name>[A-ZÀ-Ý][\w'’&.+-]*(?:\s[\w'’&.+-]+){0,3})\s*[.!]?"
)


def _in_capitals(text: str) -> str | None:
    return in_capitals(text) if len(text.split()) > 2 else None


def _by_its_place(text: str, field: str) -> str | None:
    text = _IS_SHOWN.sub("", _PART.sub("", text.strip())) or text
    own = _OWN_THEN_NAME.search(text)
    if own is not None:
        return own["name"].strip(" .,;:!")
    kin = _KIN.search(text.strip()) or _SAID_LAST.search(text.strip())
    if kin:
        return kin["name"].strip(" .,;:!")
    if quoted := re.search(r"[«\"“]\s*(?P<name>[^»\"”]{2,60}?)\s*[»\"”]", text):
        return quoted["name"].strip(" .,;:!")
    if len(text.split()) > 3 and (titled := TITLED.search(text)):
        return titled.group().strip(" .,;:!")
    if who := _WHO.search(text.strip()):
        return NAME_LEAD.sub("", who["name"]).strip(" .,;:!")
    if shown := _SHOWN.search(text.strip()):
        text = re.split(
            r"\b(?:moi|je|j['’]|que|mais|jamais|pas|qui|alors|ou un truc)\b",
            text.strip()[shown.end() :],
            maxsplit=1,
        )[0]
    found = [one for one in find_parties(text) if one.label == field] or find_parties(text)
    bare = _SUM_BESIDE.sub("", NAME_LEAD.sub("", text.strip()))
    bare = NAME_TAIL.sub("", NEGATED.sub("", bare)).strip(" .,;:!«»\"'")
    if found and (len(text.split()) > 6 or (plain(found[0].text) in plain(bare) and CLAUSE.match(bare))):
        return found[0].text.strip()
    if found and plain(found[0].text) not in plain(bare):
        return found[0].text.strip()
    bare = _BEFORE_INITIALS.sub("", bare)
    has_letters = any(char.isalpha() for char in bare)
    if "@" in bare or CLAUSE.match(bare) or not has_letters:
        return found[0].text.strip() if found else None
    is_name = 2 <= len(bare) <= LONGEST_NAME and len(bare.split()) <= MOST_NAME_WORDS
    return bare if is_name and not _DAY.match(plain(bare)) and not _AGREES.fullmatch(plain(bare)) else None


_DAY = re.compile(
    r"(?:c etait |depuis )?(?:hier|avant hier|aujourd hui|ce (?:matin|midi|soir)|cette nuit|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|"
    r"dimanche|(?:le )?\d{1,2} (?:janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre))\b"
)
"""« hier soir » answers another question."""
_BEFORE_INITIALS = re.compile(r"^(?:la|le|les)\s+(?=[A-ZÀ-Ý]{3})")
_AGREES = re.compile(
    r"(?:plus haut|deja|au dessus|avant|(?:bien |exactement |tout a fait |c est |c |oui ){0,12}(?:cela|ca|"
    r"exact\w*|juste|bon|vrai|lui|elle))"
)
"""« c'est bien cela », « écrit plus haut »: no name."""


def name_of_kin(sentence: str) -> str | None:
    """« mon frère c'est Ibrahima Diallo », and nothing else in the sentence."""
    found = _KIN.search(sentence.strip()) or _SAID_LAST.search(sentence.strip())
    return found["name"].strip(" .,;:!") if found else None


def parties_of(text: str) -> list[str]:
    """The companies and people named, as typed."""
    return list(dict.fromkeys(one.text.strip() for one in find_parties(text)))


def shows_name(text: str) -> bool:
    """« le libellé indique « Nordvia Shop », que je ne connais pas »:
    the name between its marks, whatever is told beside.
    """
    return (
        re.search(r"[«\"“]\s*[^»\"”]{2,60}?\s*[»\"”]", text) is not None
        or _SHOWN.match(text.strip()) is not None
    )


def name_as_written(text: str) -> str | None:
    """What he writes when he is asked a second time: kept as it is, an agent will know better than we."""
    kept = text.strip(" .,;:!«»\"'")
    is_name = 2 <= len(kept) <= LONGEST_NAME and any(char.isalpha() for char in kept)
    return kept if is_name and not is_no_name(kept) else None
