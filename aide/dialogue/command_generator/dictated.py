"""« mettez que c'est urgent », « ajoutez-le : je dois payer vendredi »: the line that he dictates. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aide.dialogue.message import Message


def dictated(text: str) -> str | None:
    """The words after « mettez que », « notez : », up to the end of their sentence; None where none are."""
    found = _ADD_THAT.search(text)
    if found is None:
        return None
    rest = text[found.end() :].strip()
    quoted = _QUOTED.match(rest)
    return _as_line(quoted["text"] if quoted else _SENTENCE_END.split(rest, maxsplit=1)[0])


def dictated_in(sentences: Sequence[Message]) -> list[str]:
    """Each line that these sentences dictate; « ajoutez-le svp : » takes the one after it, and what goes on
    from a dictated line belongs to it.
    """
    lines: list[str] = []
    is_announced = False
    for one in sentences:
        line = dictated(one.text) or without_that(one.text)
        if line is None and (is_announced or lines) and _goes_on(one):
            line = _as_line(one.text)
        is_announced = line is None and _ANNOUNCES.fullmatch(one.plain) is not None
        lines += [line] if line else []
    return lines


def orders_line(one: Message) -> bool:
    """« ajoutez-le svp », « notez que… »: a line is to be added, and nothing is asked of it."""
    is_order = dictated(one.text) or without_that(one.text) or _ANNOUNCES.fullmatch(one.plain)
    return bool(is_order) and not one.is_question


def without_that(text: str) -> str | None:
    """« notez c'est urgent », « oui mettez urgent »: dictated without a « que »; None where nothing is."""
    found = _WITHOUT_THAT.match(text)
    return _as_line(found["text"]) if found else None


def _goes_on(one: Message) -> bool:
    is_to_us = one.has("demander", "oui", "non", "humain", "bavarder", "deposer", "corriger", at=TO_US)
    return not (one.is_question or is_to_us)


def _as_line(text: str) -> str | None:
    kept = text.strip(" ,;:")
    return kept[:1].upper() + kept[1:] if kept else None


TO_US = 0.5
_WRITE = (
    r"(?:me(?:ts?|tt?e[rz]?|ttre)|r?ajout(?:e[rz]?|es)?|not(?:e[rz]?)|[ée]criv\w+|"
    r"pr[ée]cis(?:e[rz]?)|indiqu(?:e[rz]?)|marqu(?:e[rz]?)|"
    r"(?<=en )(?:mettant|r?ajoutant|notant|[ée]crivant|pr[ée]cisant|indiquant|marquant))"
)
_ADD_THAT = re.compile(
    rf"\b{_WRITE}\b[^.?!\d]{{0,40}}?\b(?:que\s|qu['’])"
    r"|(?:^|[.!?…]\s+)\s*(?:et |puis |bon |oui |,)*(?:r?ajout(?:e[rz]?)|not(?:e[rz]?)|pr[ée]cis(?:e[rz]?))"
    r"(?:[\s-]+(?:le|la|l['’]y|[çc]a|ceci|cela|svp|stp|aussi|bien|moi|s['’]il vous pla[iî]t|"
    r"[aà] (?:ma|la) r[ée]clamation))*\s*:",
    re.I,
)
_WITHOUT_THAT = re.compile(
    r"\A\s*(?:(?:et|puis|mais|bon|juste|oui|ok|ouais|c['’]est bon|parfait)[\s,]+)*"
    rf"{_WRITE}\b(?:[\s-]+(?:le|moi|bien|juste|aussi|svp|stp|comme quoi))*"
    r"[\s,]+(?P<text>(?:c['’ ]?est\b|urgent|je\b|j['’]|il\b|elle\b|on\b|mon\b|ma\b|mes\b)[^?]*)$",
    re.I,
)
_ANNOUNCES = re.compile(
    r"\A(?:(?:et|puis|mais|bon|oui|non|alors|donc) )*(?:(?:vous pouvez|tu peux|il faut|faut|merci de) )?"
    r"(?:le |la |l )?(?:r?ajout|not|precis|indiqu|marqu|ecriv|mett?)(?:e[rzs]?|s|ez|re)"
    r"(?: (?:le|la|l|y|ca|ceci|cela|moi|svp|stp|aussi|bien|dedans|alors|s il|vous|plait|merci))*"
)
_QUOTED = re.compile(r"[«\"“]\s*(?P<text>[^»\"”]{6,}?)\s*[»\"”]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
