"""A sentence that is nothing but a name of two words, and who bears it. Pure."""

from __future__ import annotations

import re

from aide.folding import plain

LONGEST_LOUD = 3


def own_name(text: str) -> str | None:
    """« Ibrahima Ndiaye, mon frère. », « c'est Inès Morel je vous dis »:
    a name of two words, and who that is at most.
    """
    is_loud = text.upper() == text and len(text.split()) > LONGEST_LOUD  # capitals show nothing then
    found = None if is_loud else _OWN_NAME.match(text.strip())
    return found["name"] if found and not _NO_PERSON.search(plain(found["name"])) else None


_NO_PERSON = re.compile(
    r"\b(?:pas|plus|rien|merci|oui|non|bonjour|bonsoir|voila|sais|connais|aucun\w*|svp)\b"
)


_OWN_NAME = re.compile(
    r"(?:[cC](?:['’ ]\s?(?:est\s+)?|est\s+))?(?P<name>[A-ZÀ-Ý][\w'’-]+(?:\s+[A-ZÀ-Ý][\w'’-]+){1,7})\s*"
    r"(?:$|[.!]|(?:,|c['’ ]?(?:est)?)\s*(?:mon|ma|mes|le|la|un|une|[àa]|au|de|du|chez|en|dans)\b.{0,40}$|"
    r"j[e ]?\s?(?:vous|te|l)\w*\s+\w+(?:\s+\w+)?[.!]*$)"
)
