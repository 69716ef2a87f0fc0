"""The facts of a complaint as customers type them: sums, days, names, addresses; those told beside, and those put right.

Pure. Stored spellings: a sum '50.00' (EUR), a day '2026-11-22', a name as typed, an address normalised.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from email_validator import EmailNotValidError, validate_email

from aide.dialogue.state import SKIPPED
from aide.folding import plain
from aide.nlu.entities.amounts import find_amounts, parse_amount
from aide.nlu.entities.dates import find_dates, parse_date
from aide.nlu.entities.extract import Entity, extract_entities
from aide.nlu.entities.identifiers import find_ibans
from aide.nlu.entities.parties import find_parties

AMOUNT, DATE, BENEFICIARY, CREDITOR, DESCRIPTION, EMAIL = (
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "description",
    "email",
)
OPERATIONS = "operations"
NAMES = (BENEFICIARY, CREDITOR)
LARGEST = Decimal(1_000_000)
LONGEST_NAME, MOST_NAME_WORDS = 80, 8


@dataclass(frozen=True)
class Parsed:
    """`value` as stored, or the `problem` to tell; `fallback` is taken if the same is said again."""

    value: str | None = None
    problem: str | None = None
    fallback: str | None = None


def parse(field: str, text: str, today: date) -> Parsed:
    """The typed answer to a question; nothing for a name or a story."""
    if field == AMOUNT:
        return parse_sum(text)
    if field == DATE:
        return parse_day(text, today)
    return parse_email(text) if field == EMAIL else Parsed()


def parse_sum(text: str) -> Parsed:
    clean = _without_balance(text)
    amount = parse_amount(_after_slip(clean))
    amount = parse_amount(clean) if amount is None else amount
    if amount is None:
        return Parsed()
    if amount <= 0:
        return Parsed(problem="utter_montant_negatif")
    if amount > LARGEST:
        return Parsed(problem="utter_montant_absurde")
    return Parsed(value=f"{amount:.2f}")


_SLIP = re.compile(
    r"(?:\.\.\.|…|,|\.)\s*(?:oh |ah |euh |he |hé |pardi )*(?:pardi )?(?:non|pardon|enfin|plut[oô]t|en fait|je veux dire)\b",
    re.I,
)


def _after_slip(text: str) -> str:
    """« 60 euros… oh non, 80 »: what he says after taking back."""
    taken_back = [found.end() for found in _SLIP.finditer(text)]
    return text[taken_back[-1] :] if taken_back else text


def parse_day(text: str, today: date) -> Parsed:
    """A day; of a week, a month or a year, its first day."""
    taken_back = _TAKEN_BACK.search(text)
    if taken_back and find_dates(text[: taken_back.start()], today) and find_dates(text[taken_back.end() :], today):
        told_last = find_dates(text[taken_back.end() :], today)[-1]
        text = text[taken_back.end() :][told_last.start :]
    answer = parse_date(text, today)
    if answer.outcome == "ok" and answer.value is not None:
        return Parsed(value=answer.value.isoformat())
    days = sorted({one.value for one in find_dates(text, today) if one.value <= today})
    if days and answer.outcome in ("none", "ambiguous"):
        return Parsed(value=days[0].isoformat())
    problems = {
        "impossible": "utter_date_impossible",
        "future": "utter_date_future",
        "too_old": "utter_date_ancienne",
        "ambiguous": "utter_date_ambigue",
    }
    fallback = answer.value.isoformat() if answer.outcome == "too_old" and answer.value else None
    return Parsed(problem=problems.get(answer.outcome), fallback=fallback)


_AT = re.compile(r"\s*[(\[]?\b(?:arobase|arobas|arrobas|at sign)\b[)\]]?\s*", re.I)
_SPELLED_DOT = re.compile(r"\s+(?:point|dot)\s+", re.I)


def parse_email(text: str) -> Parsed:
    """Also as one dictates it: « jeanne point roussel arobase exemple point org »."""
    if plain_one := re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", text, re.I):
        text = plain_one.group()
    spoken = _AT.sub("@", text)
    if spoken != text or "@" in text:
        spoken = _dots_beside_at(spoken)
    found = re.search(r"[^\s,;<>()]+@[^\s,;<>()]+", spoken)
    if found is None:
        return Parsed()
    try:
        checked = validate_email(found.group().strip(" .,;:!<>()'\"«»"), check_deliverability=False)
    except EmailNotValidError:
        return Parsed(problem="utter_email_invalide")
    return Parsed(value=checked.normalized)


def _dots_beside_at(text: str) -> str:
    """« a point b@c point fr »: the dots that are said belong to the words next to the sign."""
    before, _at, after = text.partition("@")
    head = re.search(r"(?:[\w.+-]+\s+(?:point|dot|tiret|underscore)\s+)*[\w.+-]+\s*$", before, re.I)
    tail = re.match(r"\s*[\w-]+(?:\s*(?:\.|\bpoint\b|\bdot\b)\s*[\w-]+)*", after, re.I)
    if head is None or tail is None:
        return text
    own = re.sub(r"\s+tiret\s+", "-", re.sub(r"\s+underscore\s+", "_", _SPELLED_DOT.sub(".", head.group()), flags=re.I))
    host = re.sub(r"\s*\.\s*", ".", _SPELLED_DOT.sub(".", tail.group()))
    return before[: head.start()] + own.strip() + "@" + host.strip() + after[tail.end() :]


_BALANCE = re.compile(
    r"\b(?:il (?:me )?reste(?:rait)?|(?:j['’ ]?ai|jai|g)(?: plus)?(?: que)?|plus que|solde (?:de|a|à|est de)|a peine|à peine|pour vivre)\s+(?:environ\s+|que\s+)?"
    r"(?P<sum>\d[\d\s.,]*\s*(?:€|euros?|eur|e)\b)(?=[^.;!?]{0,30}\b(?:sur (?:le|mon|ce) compte|en banque|pour (?:vivre|finir|tenir|manger)|de d[ée]couvert|jusqu))",
    re.I,
)
_RESTING = re.compile(
    r"\b(?:il (?:me |nous )?reste|solde (?:de|est de|à|a)|plus que)\s+(?P<sum>\d[\d\s.,]*\s*(?:€|euros?|eur|e\b))", re.I
)


def _without_balance(text: str) -> str:
    """What is left on the account is not the sum in dispute; the places stay."""
    for pattern in (_BALANCE, _RESTING):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def told(text: str, fields: Iterable[str], today: date, *, is_question: bool = False) -> dict[str, Any]:
    """The facts among `fields` that a telling message holds, with `operations` when it names several.

    A month is no day: « résilié en septembre » does not say when the money left.
    """
    fields = tuple(fields)
    clean = _without_balance(text)
    candidates: dict[str, list[tuple[Any, int]]] = {}
    for entity in extract_entities(clean, today):
        name = entity.label
        if name in NAMES and name not in fields:
            name = next((other for other in NAMES if other in fields), name)
        if name not in (*fields, EMAIL) or (name == DATE and entity.is_period):
            continue
        if name == DATE and (_is_of_something_else(clean, entity.start) or _UNTIL.search(clean[: entity.start])):
            continue
        if name == AMOUNT and _is_no_fee(clean, entity.start):
            continue
        value = entity.text.strip() if name in NAMES else str(entity.value)
        if _is_sound(name, value, today):
            candidates.setdefault(name, []).append((value, entity.start))
    found = {name: _meant(clean, ones) for name, ones in candidates.items()}
    for name in (one for one in NAMES if one in found):
        found[name] = _between_marks(text, str(found[name]))
    wanted = next((one for one in NAMES if one in fields), None)
    titled = _TITLED.search(text) if wanted and wanted not in found else None
    if wanted and titled is not None and not _ONESELF.search(text[: titled.start()]):
        found[wanted] = titled.group().strip(" .,;:!")
    if AMOUNT in fields and (several := operations(clean, today)):
        found[OPERATIONS] = several
        found[AMOUNT] = f"{sum(Decimal(one[AMOUNT]) for one in several):.2f}"
        if first := min((one[DATE] for one in several if one.get(DATE)), default=None):
            found[DATE] = first
    return found


def _between_marks(text: str, name: str) -> str:
    """« Hôtel Bellerive » where only Bellerive was known for a name: what stands between the marks."""
    marked = (one[1] for one in re.finditer(r"[«\"“]\s*([^»\"”]{2,60}?)\s*[»\"”]", text))
    return next((one for one in marked if plain(name) in plain(one) and len(one.split()) <= MOST_NAME_WORDS), name)


_UNTIL = re.compile(r"\bjusqu['’ ]?(?:[àa]\s+|en\s+|au\s+)?$", re.I)
"""« pas venu jusqu'aujourd'hui » tells how long he has waited, not a day."""
_TAKEN_BACK = re.compile(
    r"\b(?:non|nan|pardon|plut[oô]t|en fait|rectif\w*|erreur|oups|b[eê]tises?|n['’ ]?importe quoi|je (?:confonds|veux dire|me (?:suis )?tromp\w*|me reprends))\b",
    re.I,
)
_DENIED_VALUE = re.compile(r"\bpas\s+(?:le\s+|la\s+|de\s+|d['’]\s*)?$", re.I)


def _meant(text: str, values: Sequence[tuple[Any, int]]) -> Any:
    """Of the (value, place) of one kind the one he means: none that he denies, and the last of what he takes back."""
    kept = [one for one in values if not _DENIED_VALUE.search(text[: one[1]])] or list(values)
    first, place = kept[0]
    taken_back = [mark.end() for mark in _TAKEN_BACK.finditer(text) if mark.start() > place]
    return next((value for value, start in reversed(kept) if taken_back and start >= taken_back[0]), first)


_TOLD_OF = re.compile(
    r"\b(?:t[ée]l[ée]phon\w*|point\w*|[ée]pluch\w*|v[ée]rifi\w*|viens de voir|constat\w*|re[çc]u mon relev[ée]|appel\w*|[ée]crit|regard\w*|d[ée]couv\w*|remarqu\w*|aper[çc]u\w*|consult\w*|ouvr\w*|averti\w*|pr[ée]venu\w*|ai vu|r[ée]sili\w*|souscri\w*|abonn[ée]\w*)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_SPENT = re.compile(r"\b(?:retir[ée]\w*|retrait|achat|achet[ée]\w*)\s+(?:de\s+|d['’])?$", re.I)


def _is_of_something_else(text: str, start: int) -> bool:
    """« m'a téléphoné ce matin »: the day of a call, not of the operation."""
    return _TOLD_OF.search(text[:start]) is not None


def _is_no_fee(text: str, start: int) -> bool:
    """« j'ai retiré 100 € et vous m'avez compté des frais »: the sum drawn, not the fee."""
    return re.search(r"\b(?:frais|commission)\b", plain(text)) is not None and _SPENT.search(text[:start]) is not None


_COUNT = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|[2-9])\b.{0,40}\b(?:fois|pr[ée]l[èe]vements?|d[ée]bits?|paiements?|retraits?|"
    r"op[ée]rations?|virements?|achats?|mois|semaines?|commissions?|frais)\b|\bfois\b|\bmensualit|\b(?:à )?chaque (?:mois|fois)\b|\btous les mois\b",
    re.I,
)
_BETWEEN_SUMS = re.compile(
    r"^\s*(?:€|euros?|e|eur)?\s*(?:,|;|\+|\bet\b|\bpuis\b|\bplus\b)\s*(?:(?:encore|un autre|une autre|apr[eè]s|puis|et|de|d['’]|aussi|un|une|[aà]|les?|"
    r"\d{1,2}[/ ]\w+|chez \w+|pour|le lendemain|ensuite|l['’]autre)\s*){0,5}$",
    re.I,
)


_BARE_SUM = re.compile(
    r"(?P<link>\b(?:et|puis|plus)\s+(?:encore\s+|aussi\s+)?(?:de\s+)?)(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)(?=\s+(?:[aà]|chez|pour|juste|derri[eè]re|encore|apr[eè]s)\b)",
    re.I,
)


_CENTS = re.compile(r"(?<![\d.,/€])\b\d{1,5}[.,]\d{2}\b(?![.,/]\d|\s*(?:€|e\b|eur))", re.I)
"""« 59,99 steam »: two figures after the comma make a sum of it."""


def _with_unit(text: str) -> str:
    """« 45,90 à X hier et 112 à Y ce matin »: beside a sum, a bare number linked to it is one."""
    text = _CENTS.sub(r"\g<0> €", text)
    return _BARE_SUM.sub(r"\g<link>\g<sum> €", text) if find_amounts(text) else text


def operations(text: str, today: date) -> list[dict[str, str]]:
    """Several operations told together, each with its sum and, when said, its day; empty when there is one or none."""
    text = _with_unit(text)
    sums = [one for one in find_amounts(text) if 0 < one.value <= LARGEST]
    days = [
        one
        for one in find_dates(text, today)
        if one.value <= today and not one.approximate and not _is_of_something_else(text, one.start)
    ]
    if len(sums) == 1 and len({one.value for one in days}) >= 2 and _COUNT.search(text):
        return [_operation(sums[0].value, one.value) for one in days]
    if len(sums) < 2:
        return []
    if len(days) == len(sums) and len({one.value for one in days}) == len(days) and _alternate(sums, days):
        return [_operation(one.value, day.value) for one, day in zip(sums, days, strict=True)]
    joined = all(_BETWEEN_SUMS.match(text[one.end : other.start]) for one, other in itertools.pairwise(sums))
    if joined and len({one.value for one in days}) <= 1:
        return [_operation(one.value, days[0].value if days else None) for one in sums]
    return []


def on_several_days(text: str, amount: str | None, today: date) -> list[dict[str, str]]:
    """« 5 septembre, 5 octobre et 5 novembre » for one known sum: as many operations; empty for one day or no sum."""
    days = sorted({one.value for one in find_dates(text, today) if one.value <= today and not one.approximate})
    if amount is None or len(days) < 2 or re.search(r"\b(?:pas|ou|au lieu)\b", plain(text)) or _TAKEN_BACK.search(text):
        return []
    return [_operation(Decimal(amount), day) for day in days]


def _alternate(sums: Sequence[Any], days: Sequence[Any]) -> bool:
    """A sum, its day, a sum, its day (or the day first): each belongs to the next."""
    order = [kind for _, kind in sorted([(one.start, "s") for one in sums] + [(one.start, "d") for one in days])]
    return all(order[i] != order[i + 1] for i in range(len(order) - 1))


def _operation(amount: Decimal, day: date | None) -> dict[str, str]:
    return {AMOUNT: f"{abs(amount):.2f}", **({DATE: day.isoformat()} if day else {})}


_NAME_LEAD = re.compile(
    r"^(?:(?:non|oui|euh|alors|ben|bah|en fait|pardon|voil[aà]|donc|bon|mais|c['’]est bon)[, ]+)*(?:je viens de (?:vous )?le dire\s*:?\s*|c['’ ]?(?:est|etait|était)|"
    r"il s['’ ](?:agit|appelle)|elle s['’ ]appelle|ça vient|ca vient|ça s['’ ]appelle|ca s['’ ]appelle|je crois(?: que)?(?: c['’ ]est)?|"
    r"(?:le |la |son )?(?:b[ée]n[ée]ficiaire|cr[ée]ancier|soci[ée]t[ée]|destinataire|nom)(?: est| c['’ ]est|,| :)?)?\s*"
    r"(?:(?:marqu[ée]|[ée]crit|not[ée]|[àa] l['’]ordre de)\s+)?(?:(?:par|pour|chez|de|à|a|vers|d['’]|au nom de)\s+)?(?:une?\s+)?",
    re.I,
)
_SHOWN = re.compile(
    r"^(?:.{0,40}?\b)?(?:ils (?:ont|me) (?:mis|marqu[ée]|[ée]crit)|(?:le )?libell[ée] (?:indique|dit|est|c['’]est|affiche)|(?:je |on )?(?:vois|lis)|(?:y|il y) a (?:marqu[ée]|[ée]crit)|"
    r"(?:c['’ ]?est )?(?:marqu[ée]|[ée]crit|not[ée]))\s*:?\s*",
    re.I,
)
"""« ils ont mis London Phones », « le libellé indique « Nordvia Shop » »: what the statement shows."""
_WHO = re.compile(r"^c['’ ]?\s*est\s+(?P<name>.{2,60}?)\s+qui\s+(?:m['’]|me |devait|doit|a |paie|envoie|verse)", re.I)
_NAME_TAIL = re.compile(
    r"\s*(?:,|;|\b(?:il|c['’ ]?) ?est (?:marqu|[ée]crit|not)|(?<!\bM)(?<!\bMme)(?<!\bMlle)(?<!\bDr)\.(?=\s)|\(|\s-\s|\bqui\b|\bque\b|\bc['’]est\b|\bmais\b|\bpour (?:le|la|les|un|une|mon|ma)\b|\bje\b|\bj['’]|\bdepuis\b|\bsur (?:le|mon) relev|\bsvp\b|\bj[e ]?l?['’ ]?ai (?:d[ée]j[aà]|dit)\b|\bt(?:ou)?t court\b|\b(?:lol|mdr+|ptdr)\b|\bs['’]il\b|\bmerci\b|\bcomme\b|\b(?:la|le|une?) (?:dame|monsieur|personne|copine|copain|fille|fils|patronne?|gars|type|proprio\w*|propri[ée]taire)\b|\bchez (?:qui|moi|nous|lui|elle|eux)\b|\bet (?:le|la|je|j['’]|c['’]).*).*$",
    re.I | re.S,
)
_SUM_BESIDE = re.compile(r"[,;(]?\s*\b\d[\d\s.,]*(?:€|e\b|eur\b|euros?\b).*$", re.I)
_CLAUSE = re.compile(r"(?:(?:il )?y ?a |j['’]|je |on |ils? |elles? |vous |tu |[çc]a |n['’]|ne |pas |aucun|rien)", re.I)
_NEGATED = re.compile(r"(?:,\s*)?\b(?:et )?(?:pas|non(?: pas)?|au lieu (?:de|d['’]))\s+.*$", re.I)
_KIN = re.compile(
    r"^(?:ma|mon|mes|la|le|les|notre|sa|son)\s+[\w'’ -]+?[,.:;]\s*(?P<name>[A-ZÀ-Ý][\w'’.-]+(?:\s+[\w'’.-]+){0,4})\s*[.!]?\s*$"
)


_SAID_LAST = re.compile(
    r"^(?i:(?:c['’ ]?est\s+)?(?:ma|mon|mes|le|la|les|notre|sa|son))\s+[\wéèêàç'’ -]{2,40}?(?:,\s*|\s+c['’ ]?est\s+|\s+s['’]appelle\s+)"
    r"(?P<name>[A-ZÀ-Ý][\w'’.-]*(?:\s+[\w'’.-]+){0,3})\s*[.!]?\s*$"
)
"""« mon patron c'est Batirénov Sud », « c'est ma mère qui envoie, Adjoua Konan »: the name, not the part."""


_PART = re.compile(
    r"^(?:l['’ ]?(?:[ée]metteur|exp[ée]diteur)|le (?:donneur d['’ ]ordre|b[ée]n[ée]ficiaire|destinataire|cr[ée]ancier|commer[çc]ant)|la soci[ée]t[ée]|mon (?:employeur|patron)|l['’ ]?employeur),?\s*(?:c['’ ]?est|est)\s+(?:le |la |l['’])?",
    re.I,
)
_IS_SHOWN = re.compile(
    r"\s*,?\s*(?:il |c['’ ]?|ça |qu['’ ]?il )?(?:est |y a )?(?:marqu[ée]|[ée]crit|not[ée]|affich[ée])(?: dessus| l[àa]| ainsi| comme [çc]a| sur (?:le|mon) \w+)?[\s.!]*$",
    re.I,
)
"""« Presto Club il est marqué »: the name is what stands before."""


_OWN_THEN_NAME = re.compile(
    r"^(?i:(?:bah|ben|euh|alors|oui|non)?[ ,]*(?:c['’ ]?est |de |par |chez )?(?:mon|ma|mes|notre|la|le) )[\wéèêàç'’ -]{3,40}?,\s*(?:la |le |l['’]|les )?(?P<name>[A-Z][A-ZÀ-Ý0-9&'’-]{2,}(?:\s[A-Z][\w&'’-]+)*)(?=\s*(?:[.,;!?]|$))"
)
"""« de ma caisse de retraite, la CARSAT. Et… »: the name in capitals that follows."""


_TITLED = re.compile(
    r"\b(?:M\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|Ma[iî]tre)\s+[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+)*"
)
"""« M. Delcourt il s'appelle », « je viens de le dire, Mme Roux ma logeuse »."""
_ONESELF = re.compile(
    r"\b(?:je suis|moi c['’ ]?est|je m['’ ]appelle|mon nom est|au nom de|bonjour|bonsoir|cher|ch[eè]re|dit par)\s+$",
    re.I,
)


def name_in(text: str, field: str) -> str | None:
    """The name that answers « qui ? », as he wrote it; None when the text holds none."""
    text = _IS_SHOWN.sub("", _PART.sub("", text.strip())) or text
    own = _OWN_THEN_NAME.search(text)
    if own is not None:
        return own["name"].strip(" .,;:!")
    kin = _KIN.search(text.strip()) or _SAID_LAST.search(text.strip())
    if kin:
        return kin["name"].strip(" .,;:!")
    if quoted := re.search(r"[«\"“]\s*(?P<name>[^»\"”]{2,60}?)\s*[»\"”]", text):
        return quoted["name"].strip(" .,;:!")
    if len(text.split()) > 3 and (titled := _TITLED.search(text)):
        return titled.group().strip(" .,;:!")
    if who := _WHO.search(text.strip()):
        return _NAME_LEAD.sub("", who["name"]).strip(" .,;:!")
    if shown := _SHOWN.search(text.strip()):
        text = re.split(
            r"\b(?:moi|je|j['’]|que|mais|jamais|pas|qui|alors|ou un truc)\b", text.strip()[shown.end() :], maxsplit=1
        )[0]
    found = [one for one in find_parties(text) if one.label == field] or find_parties(text)
    bare = _SUM_BESIDE.sub("", _NAME_LEAD.sub("", text.strip()))
    bare = _NAME_TAIL.sub("", _NEGATED.sub("", bare)).strip(" .,;:!«»\"'")
    if found and (len(text.split()) > 6 or (plain(found[0].text) in plain(bare) and _CLAUSE.match(bare))):
        return found[0].text.strip()
    if found and plain(found[0].text) not in plain(bare):
        return found[0].text.strip()
    has_letters = any(char.isalpha() for char in bare)
    if "@" in bare or _CLAUSE.match(bare) or not has_letters:
        return found[0].text.strip() if found else None
    return bare if 2 <= len(bare) <= LONGEST_NAME and len(bare.split()) <= MOST_NAME_WORDS else None


def parties_of(text: str) -> list[str]:
    """The companies and people named, as typed."""
    return list(dict.fromkeys(one.text.strip() for one in find_parties(text)))


def shows_name(text: str) -> bool:
    """« le libellé indique « Nordvia Shop », que je ne connais pas »: the name between its marks, whatever is told beside."""
    return re.search(r"[«\"“]\s*[^»\"”]{2,60}?\s*[»\"”]", text) is not None or _SHOWN.match(text.strip()) is not None


def own_name(text: str) -> str | None:
    """« Ibrahima Ndiaye, mon frère. », « c'est Inès Morel je vous dis »: a name of two words, and who that is at most."""
    found = _OWN_NAME.match(text.strip())
    return found["name"] if found and not _NO_PERSON.search(plain(found["name"])) else None


_NO_PERSON = re.compile(r"\b(?:pas|plus|rien|merci|oui|non|bonjour|bonsoir|voila|sais|connais|aucun\w*|svp)\b")
_OWN_NAME = re.compile(
    r"(?:c['’ ]?\s?(?:est\s+)?)?(?P<name>[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+)+)\s*"
    r"(?:$|[.!]|(?:,|c['’ ]?(?:est)?)\s*(?:mon|ma|mes|le|la|un|une)\b.{0,40}$|j[e ]?\s?(?:vous|te|l)\w*\s+\w+(?:\s+\w+)?[.!]*$)"
)


def name_as_written(text: str) -> str | None:
    """What he writes when he is asked a second time: kept as it is, an agent will know better than we."""
    kept = text.strip(" .,;:!«»\"'")
    return kept if 2 <= len(kept) <= LONGEST_NAME and any(char.isalpha() for char in kept) else None


_NAMED = {
    AMOUNT: r"montants?|sommes?|prix",
    DATE: r"dates?|jour",
    BENEFICIARY: r"beneficiaire|destinataire|emetteur|nom",
    CREDITOR: r"creancier|societe|marchand|commercant|entreprise|magasin|boutique|salle|site|enseigne|nom",
    EMAIL: r"e ?mail|mail|adresse mail|courriel|adresse",
    DESCRIPTION: r"description|detail|histoire|explication|message|texte|phrase|commentaire|recit|gros mots?|mots",
    "motif": r"motif|sujet|type de reclamation|categorie",
}
_INSTEAD = re.compile(
    r"\bpas\s+(?P<old>[^,;.]+?)\s*(?:[,;]|\b(?:c['’ ]?\s?(?:est|[ée]tait)|mais)\b)\s*(?P<new>.+)$", re.I
)
_CORRECTION = re.compile(
    r"^(?:non|nan|en fait|enfait|pardon|erreur|oups|attend\w*|rectif\w*|corrig\w*|finalement|plutot|desole\w*|excusez?)\b|"
    r"\b(?:n est pas|ne sont pas|trompe|plutot|et pas|et non|au lieu|corrig\w*|rectif\w*|erreur de|modifie\w*|change[rz]?(?! (?:mon|de|le|d|ma) (?:mot|mdp|codes?|tel\w*|numero|adresse|carte|banque))|mettez|remplace\w*)\b|\bpas (?:le |la |l )?\d|\ben ?fait$|"
    r"\bpas (?:un |une |des |le |la |du )?\w+(?: \w+){0,2} (?:c est|mais)\b"
)


def sounds_like_correction(text: str) -> bool:
    """« non, 60 euros pas 50 », « je me suis trompé… »."""
    return _CORRECTION.search(plain(text)) is not None


def corrected(
    text: str, known: Mapping[str, Any], fields: Iterable[str], today: date, *, loose: bool
) -> dict[str, Any]:
    """New values of facts, other than the known ones. `loose`: also of facts not given yet (at the summary)."""
    fields = tuple(fields)
    clean = _without_balance(text)
    candidates: dict[str, list[tuple[Any, int]]] = {}
    for entity in extract_entities(clean, today):
        name = entity.label
        if name == DATE and _is_of_something_else(clean, entity.start) and len(find_dates(clean, today)) > 1:
            continue
        if name in (AMOUNT, DATE, EMAIL) and name in (*fields, EMAIL) and (loose or known.get(name)):
            candidates.setdefault(name, []).append((str(entity.value), entity.start))
    changed: dict[str, Any] = {name: _meant(clean, ones) for name, ones in candidates.items()}
    if AMOUNT in fields and (
        AMOUNT in changed or _mentions(text, AMOUNT) or _is_sum_again(text, known.get(AMOUNT), today)
    ):
        value = parse_sum(text).value
        if value is not None:
            changed[AMOUNT] = value
    if AMOUNT in fields and known.get(AMOUNT) and (own := _OWN_SUM.search(text)):
        changed[AMOUNT] = parse_sum(own["sum"] + " €").value or changed.get(AMOUNT)
    for name in (one for one in NAMES if one in fields):
        if (loose or known.get(name)) and (
            given := _named_value(text, name)
            or _comes_from(text, name)
            or _instead_of(text, known.get(name))
            or _put_name(text, name)
        ):
            changed[name] = given
    return {
        name: value
        for name, value in changed.items()
        if plain(str(value)) != plain(str(known.get(name))) and _is_sound(name, value, today)
    }


_OWN_SUM = re.compile(
    r"\b(?:le|mon|ce) (?:virement|pr[ée]l[èe]vement|paiement|retrait|d[ée]bit|achat) (?:c['’ ]?est|est de|[ée]tait de|fait|de)\s*(?P<sum>\d{1,5}(?:[.,]\d{1,2})?)\s*(?:€|e\b|eur)",
    re.I,
)
"""« le virement c'est 250 €, les 3,50 c'est les frais »: the sum of what is filed, beside another."""


def named_field(text: str, fields: Iterable[str]) -> str | None:
    """The field that he wants to change without the new value: « le montant est faux »."""
    if len(text) > 90:
        return None
    return next((name for name in (*fields, EMAIL, DESCRIPTION, "motif") if _mentions(text, name)), None)


_NEW_TEXT = re.compile(
    r"\b(?:mettez|mets|met|[ée]crivez|[ée]cris|marquez|marque|notez|note|gardez|remplacez)\b(?:\s+(?:moi|juste|plut[oô]t|simplement|seulement|le|la|ceci|cela|ça|ca|par|que|"
    r"dans le (?:message|texte)|[àa] la place|comme (?:texte|message|description))\b)*\s*:?\s*(?P<text>.{6,})$",
    re.I | re.S,
)


def replacement(text: str) -> str | None:
    """« mettez juste : prélevé deux fois chez Carrefour »: the words that replace the description."""
    quoted = re.search(r"[«\"“](?P<text>[^»\"”]{6,})[»\"”]", text)
    verb = _NEW_TEXT.search(text)
    if verb is None:
        return None
    return (quoted["text"] if quoted else verb["text"]).strip(" .,;:«»\"'“”") or None


def has_wrong_iban(text: str) -> bool:
    """Something shaped like an IBAN whose country or control digits are wrong, and no right one beside it."""
    return _IBAN_SHAPE.search(text) is not None and not find_ibans(text)


def known(facts: Mapping[str, Any], name: str) -> Any | None:
    """The fact, or None when it is missing or was left open."""
    value = facts.get(name)
    return None if value == SKIPPED else value


def entities_of(text: str, today: date) -> tuple[Entity, ...]:
    return tuple(extract_entities(text, today))


_IBAN_SHAPE = re.compile(
    r"\b(?:FR|LU|BE|DE|ES|IT|NL|PT|CH|GB|IE)\s?\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b", re.I
)


def _mentions(text: str, name: str) -> bool:
    return name in _NAMED and re.search(rf"\b(?:{_NAMED[name]})\b", plain(text)) is not None


def _named_value(text: str, name: str) -> str | None:
    match = re.search(
        rf"\b(?:{_NAMED[name]})\b\s*(?:est|c['’ ]?est|c['’ ]?était|c(?=\s)|:|s['’ ]appelle|plut[oô]t)+\s*(?:plut[oô]t\s+)?(?P<name>.+)$",
        text.translate(_ACCENTS),
        re.I,
    )
    if match is None:
        return None
    value = text[match.start("name") :]
    if quoted := re.match(r"[«\"“]\s*([^»\"”]{2,60}?)\s*[»\"”]", value):
        return quoted[1]
    value = _NAME_TAIL.sub("", _NEGATED.sub("", value)).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME and not _NO_NAME.match(plain(value)) else None


_NO_NAME = re.compile(
    r"(?:pas|plus|toujours|encore|pareil|fau(?:x|sse)|mauvais\w*|coupe\w*|incomplet\w*|tronque\w*|mal|le meme|la meme|errone\w*|incorrect\w*|bizarre|change\w*)\b"
)
"""« le nom est toujours pareil » tells what is wrong with it, not another one."""


def _put_name(text: str, name: str) -> str | None:
    """« changer le nom. mettez juste mme Ferrand »."""
    put = replacement(text) if _mentions(text, name) else None
    return put if put is not None and len(put.split()) <= MOST_NAME_WORDS and not _CLAUSE.match(put) else None


_ACCENTS = str.maketrans("éèêëàâîïôùûç", "eeeeaaiiouuc")


_COMES_FROM = re.compile(
    r"\b(?:vient|venait|provient|envoy[ée]\w* par|vers[ée]\w* par)\s+(?:de\s+|du\s+|d['’]\s*)?(?:la\s+|le\s+|les\s+|l['’]\s*|chez\s+)?(?P<name>[A-ZÀ-Ý][\w&.'’-]*(?:\s+[A-ZÀ-Ý][\w&.'’-]*)*)"
)


def _comes_from(text: str, name: str) -> str | None:
    """« le virement vient de la CARSAT »: who sends it, put right."""
    found = _COMES_FROM.search(text) if name == BENEFICIARY else None
    return found["name"].strip(" .,;:!") if found else None


def _instead_of(text: str, known_name: Any) -> str | None:
    match = _INSTEAD.search(text)
    if match is None or not known_name or plain(match["old"]) not in plain(str(known_name)):
        return None
    value = _NAME_LEAD.sub("", match["new"]).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME and any(char.isalpha() for char in value) else None


def _is_sum_again(text: str, known_sum: Any, today: date) -> bool:
    """« c'est pas 50 c'est 60 », « attends c'est 43 en fait », where a sum was given and no day is said."""
    if known_sum in (None, SKIPPED):
        return False
    whole = str(known_sum).removesuffix(".00").replace(".", "[.,]")
    if re.search(rf"(?<![\d.,]){whole}(?![\d]|[.,]\d)", text):
        return True
    numbers = re.findall(r"\d+(?:[.,]\d{1,2})?", text)
    return len(numbers) == 1 and sounds_like_correction(text) and len(text.split()) <= 8 and not find_dates(text, today)


def _is_sound(name: str, value: Any, today: date) -> bool:
    if value is None:
        return False
    if name == AMOUNT:
        return 0 < Decimal(value) <= LARGEST
    if name == DATE:
        return bool(value <= today.isoformat())
    return True


def names_new_value(text: str) -> bool:
    """« le créancier est Disney », « le montant c'est 60 »: a fact by its name, with its value."""
    return any(
        re.search(
            rf"^(?:non |mais |en fait )?(?:le |la |l |son )?(?:{names}) (?:est|c est|c etait|etait) (?!faux|pas|faut|mal|incorrect)\w",
            plain(text),
        )
        for names in _NAMED.values()
    )
