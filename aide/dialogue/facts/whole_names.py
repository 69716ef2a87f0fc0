"""A name as long as he wrote it, and the proper name rather than the role of its bearer. Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.told_names import in_full, is_no_name
from aide.nlu.entities.folding import fold
from aide.nlu.entities.never_a_name import NEVER_A_NAME
from aide.nlu.repair.lexicon import dictionary


def whole_name(text: str, name: str) -> str:
    """Of a role the proper name beside it, then all the words of that name:
    « NETFLIX » of « NETFLIX GLOBAL LTD » is cut.
    """
    name = _without_sum(text, name)
    return _from_its_start(text, _to_its_end(text, in_full(text, _proper_of(text, name) or name)))


def _without_sum(text: str, name: str) -> str:
    """« Garage Dupont » of « Garage Dupont 12,50 € », whose sum begins as a figure of the name would."""
    ends = re.search(rf"{re.escape(name)}(?:[.,]\d{{1,2}}\b|\s*(?:€|euros?\b))", text)
    return re.sub(r"\s\d+$", "", name) if ends else name


def _from_its_start(text: str, name: str) -> str:
    """With the « Chez » or the kind of house in capitals before it: « Chez Zalbo », « Banque Zalbo »."""
    found = None if text.isupper() else re.search(rf"{_HOUSE}{re.escape(name)}(?!\w)", text)
    return found.group() if found and (found["house"] != "Chez" or text[: found.start()].strip()) else name


def _proper_of(text: str, name: str) -> str | None:
    """« la Mairie de Brou », where « mon employeur » was found:
    « c'est mon employeur qui paie, la Mairie de Brou ».
    """
    is_role = _ROLE.fullmatch(name) is not None
    found = [one["name"] for one in _BESIDE_ROLE.finditer(text) if is_role or _ends_with(one["name"], name)]
    return next((one for one in found if not is_no_name(one) and not _is_word(one)), None)


def _ends_with(longer: str, name: str) -> bool:
    """« Mairie de Brou », of which only « Brou » was heard."""
    return longer != name and re.search(rf"(?:\s|['’]){re.escape(name)}$", longer) is not None


def _is_word(name: str) -> bool:
    """« Merci », « Bonne journée »: a capital begins the sentence, and names nobody."""
    words = fold(name).split()
    return words[0] in NEVER_A_NAME or (len(words) == 1 and words[0] in dictionary() and not name.isupper())


def _to_its_end(text: str, name: str) -> str:
    """With the capitals that follow, where it is written in capitals,
    and the sign that ends it: « Zalbo+ ».
    """
    place = text.find(name)
    if place < 0:
        return name
    end = place + len(name)
    loud = name.isupper() and not text.isupper()
    if (more := _TRADE_WORD.match(text, end) or (_LOUD.match(text, end) if loud else None)) is not None:
        end = more.end()
    if name[0].isupper() and (figure := _FIGURE.match(text, end)) is not None:
        end = figure.end()
    return text[place : end + 1] if _SIGN.match(text, end) else text[place:end]


_WORD = r"[A-ZÀ-Ý0-9][\w&'’+-]*"
_PROPER = rf"[A-ZÀ-Ý][\w&'’+-]+(?:\s+(?:(?:de|du|des|la|le|les|et|&)\s+|[dl]['’]\s?){{0,3}}{_WORD}){{0,4}}"
_ROLE = re.compile(
    r"(?:(?:c['’ ]?est |de |par |chez )?(?:mon|ma|mes|notre|nos|votre|le|la|les|un|une|son|sa) |"
    r"l['’] ?)[a-zà-ÿ'’ -]{2,40}"
)
"""« mon employeur », « l'agence », in small letters: what its bearer is to him."""
_BESIDE_ROLE = re.compile(
    r"(?:[,:(]\s*|\b(?i:s['’ ]?app?el+e?\w*|nomm[ée]e?s?|c['’ ]?\s?est|"
    r"cest|c)\s+)(?i:(?:la|le|les|chez)\s+|l['’]\s?)?"
    rf"(?P<name>{_PROPER})(?=\s*(?:[.,;:!?)(]|$))"
)
_HOUSE = (
    r"(?<![\w-])(?P<house>Chez|Banque|Caisse|Cr[ée]dit|Mutuelle|Garage|"
    r"Restaurant|H[ôo]tel|Cabinet|Boulangerie|Bottier|"
    r"Jardinerie|Pharmacie|Agence|Maison|Transports|Ateliers?|"
    r"[ÉE]tablissements|Ets|Salon|Clinique|Camping|Librairie)\s+"
)
_LOUD = re.compile(r"(?: [A-ZÀ-Ý][A-ZÀ-Ý0-9&.'’*-]+)+(?![\w'’-])")
_TRADE_WORD = re.compile(
    r"(?: (?:tech|shop|store|fitness|games?|gaming|market|marketplace|express|auto|group|media|travel|food|"
    r"digital|mobiles?|telecom|"
    r"[ée]nergies?|consulting|studios?|outlet|prime|premium|online))+(?![\w'’-])",
    re.I,
)
"""« chez zalbo tech », in small letters: the trade that ends a name."""
_FIGURE = re.compile(
    r" \d{1,4}(?: [A-ZÀ-Ý][\w'’-]+)?(?=\s*(?:$|[;:!?)]|[.,](?!\d)|je crois|"
    r"je pense|il me semble|d['’]|qui|à|a |au|en |sur|et ))"
    r"(?!\s*(?:euros?|€|e\b|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|"
    r"sept|oct|nov|d[ée]c))(?!\s*(?:et|à|a|au)\s+\d)"
)
"""« Muscul'Up 7 », « Fit 4 Less »: the figure of a name, and no sum or day."""
_SIGN = re.compile(r"\+(?![\w+])")
