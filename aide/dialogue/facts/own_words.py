"""A line of his story as it is quoted: without the greeting, nor what only puts a noted fact right. Pure."""

from __future__ import annotations

import re

from aide.nlu.entities.folding import fold

FEWEST_LEFT = 2
"""Words of a line that still says something without its fact."""


def own_words(line: str) -> str:
    """The line without « Bonjour, », a leading « que », nor « et que la date c'est le 13 »;
    empty where only a greeting was said.

    An example: « Bonjour, et que mon salaire n'est pas là » becomes « mon salaire n'est pas là ».
    """
    line = " ".join(line.split())
    for lead in (_GREETING, _LINK):
        found = lead.match(fold(line))
        line = line[found.end() :] if found else line
    fact = _FACT_RIGHTED.search(fold(line))
    if fact is None:
        return line
    left = f"{line[: fact.start()].rstrip(' ,;')}{line[fact.end() :]}".strip(" ,;")
    return left if len(left.split()) >= FEWEST_LEFT else line


_GREETING = re.compile(
    r"(?:(?:bonjour|bonsoir|bjr|slt|salut|hello|coucou|rebonjour|re)(?![\w'-])(?:,? (?:madame|monsieur|"
    r"messieurs|mesdames|a (?:tous|vous)|et|ou|mme|mr|m\.))*[ ,.;!:-]*)+"
)
_LINK = re.compile(r"(?:(?:et|mais|alors|donc) )?que (?!faire\b|dois\b)")
_FACT_RIGHTED = re.compile(
    r"(?:,| et| mais) (?:et )?(?:que )?(?:la date|le jour|le montant|la somme|le nom) (?:c'? ?est|cest|c|"
    r"est|c'etait|etait) [^,.;!?]{1,40}(?=[,.;!?]|$)"
)
