"""Facts put right: new values, fields named without one, the words that replace the description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from aide.dialogue.facts.capitals import beside_sums, in_capitals
from aide.dialogue.facts.days import is_of_something_else
from aide.dialogue.facts.fields import (
    AMOUNT,
    BENEFICIARY,
    CREDITOR,
    DATE,
    DESCRIPTION,
    EMAIL,
    LONGEST_NAME,
    MOST_NAME_WORDS,
    NAMES,
    is_sound,
)
from aide.dialogue.facts.names import CLAUSE, NAME_LEAD, NAME_TAIL, NEGATED
from aide.dialogue.facts.readable import readable
from aide.dialogue.facts.sums import parse_sum, without_balance
from aide.dialogue.facts.telling import meant
from aide.dialogue.state import SKIPPED
from aide.folding import plain
from aide.nlu.entities.dates import find_dates
from aide.nlu.entities.extract import extract_entities

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
    r"^(?:non|nan|en fait|enfait|pardon|erreur|oups|attend\w*|rectif\w*|corrig\w*|je parle (?:des?|du)|finalement|plutot|desole\w*|excusez?)\b|"
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
    clean = without_balance(readable(text))
    candidates: dict[str, list[tuple[Any, int]]] = {}
    for entity in extract_entities(clean, today):
        name = entity.label
        if name == DATE and is_of_something_else(clean, entity.start) and len(find_dates(clean, today)) > 1:
            continue
        if name in (AMOUNT, DATE, EMAIL) and name in (*fields, EMAIL) and (loose or known.get(name)):
            candidates.setdefault(name, []).append((str(entity.value), entity.start))
    changed: dict[str, Any] = {name: meant(clean, ones) for name, ones in candidates.items()}
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
            or beside_sums(text)
            or _simply(text)
            or (in_capitals(text) if _PUT.search(plain(text)) and not changed else None)
        ):
            changed[name] = given
    return {
        name: value
        for name, value in changed.items()
        if plain(str(value)) != plain(str(known.get(name))) and is_sound(name, value, today)
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
    value = NAME_TAIL.sub("", NEGATED.sub("", value)).strip(" .,;:!«»\"'")
    return value if 2 <= len(value) <= LONGEST_NAME and not _NO_NAME.match(plain(value)) else None


_NO_NAME = re.compile(
    r"(?:pas|plus|toujours|encore|pareil|fau(?:x|sse)|mauvais\w*|coupe\w*|incomplet\w*|tronque\w*|mal|le meme|la meme|errone\w*|incorrect\w*|bizarre|change\w*)\b"
)
"""« le nom est toujours pareil » tells what is wrong with it, not another one."""


def _put_name(text: str, name: str) -> str | None:
    """« changer le nom. mettez juste mme Ferrand »."""
    put = replacement(text) if _mentions(text, name) else None
    return put if put is not None and len(put.split()) <= MOST_NAME_WORDS and not CLAUSE.match(put) else None


_SIMPLY = re.compile(
    r"\bc['’ ]?est\s+(?:juste|seulement|simplement|uniquement)\s+(?P<name>[A-ZÀ-Ý][\w'’&-]+(?:\s+[A-ZÀ-Ý][\w'’&-]+)*)"
)


def _simply(text: str) -> str | None:
    """« vous avez mis Zalbo donc, c'est juste Zalbo »."""
    found = _SIMPLY.search(text)
    return found["name"] if found else None


_PUT = re.compile(r"\b(?:met(?:tre|tez|s)|faudrait|manque|c est|corrig\w*|change[rz]?)\b")
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
    value = NAME_LEAD.sub("", match["new"]).strip(" .,;:!«»\"'")
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


def names_new_value(text: str) -> bool:
    """« le créancier est Disney », « le montant c'est 60 »: a fact by its name, with its value."""
    return any(
        re.search(
            rf"^(?:non |mais |en fait )?(?:le |la |l |son )?(?:{names}) (?:est|c est|c etait|etait) (?!faux|pas|faut|mal|incorrect)\w",
            plain(text),
        )
        for names in _NAMED.values()
    )
