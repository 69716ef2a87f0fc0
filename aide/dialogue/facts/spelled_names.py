"""A name of which he spells a letter: « c zalboo avec 2 o à la fin », « avec deux l ». Pure."""

from __future__ import annotations

import re

from aide.dialogue.facts.fields import LONGEST_NAME
from aide.dialogue.facts.said_names import NO_NAME
from aide.nlu.entities.folding import fold


def spelled_name(text: str, known_name: str | None) -> str | None:
    """« c zalboo avec 2 o à la fin »: as he writes it; « avec deux l »:
    the known one with its letter doubled, or taken away.
    """
    folded = fold(text).strip(" .!")
    found = _SPELLED.fullmatch(folded)
    if found is None:
        return None
    if found["name"]:
        start = fold(text).index(folded)
        name = text[start + found.start("name") : start + found.end("name")].strip()
        return name if 2 <= len(name) <= LONGEST_NAME and not NO_NAME.match(fold(name)) else None
    return _respelled(known_name, found) if known_name else None


def _respelled(name: str, found: re.Match[str]) -> str | None:
    """The known name with that letter once more or less; None where it could be in two places."""
    letter, at_end = found["letter"], found["place"] is not None
    runs = list(re.finditer(rf"{letter}+", fold(name)))
    if at_end:
        runs = [one for one in runs if one.end() == len(name)]
    if found["how"] == "sans":
        runs = [one for one in runs if one.end() == len(name)]
    if len(runs) != 1:
        return None
    count = 0 if found["how"] == "sans" else _COUNTS[found["count"] or "1"]
    run = runs[0]
    return f"{name[: run.start()]}{name[run.start()] * count}{name[run.end() :]}"


_COUNTS = {"deux": 2, "2": 2, "un": 1, "1": 1, "une": 1, "trois": 3, "3": 3}

_SPELLED = re.compile(
    r"(?:(?:non|nan|mais|ah|en fait|pardon)[ ,]+){0,3}(?:(?:le nom |ca |il |"
    r"ils )?(?:c'? ?est|cest|c|s'ecrit|secrit|est|:) )?"
    r"(?:chez )?(?:(?P<name>[a-z0-9][a-z0-9&' -]{1,30}?),? )??(?P<how>avec|"
    r"sans) (?:(?P<count>deux|2|un|une|1|trois|3) )?"
    r"(?:lettre )?[\"«]?(?P<letter>[a-z])[\"»]?(?P<place> a la fin| au bout)?"
)
