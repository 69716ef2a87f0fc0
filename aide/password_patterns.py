"""Passwords in a folded text: behind or before their name, quoted, or made like one.

Each pattern is linear: what stands between a name and its value is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
IS = (
    r"(?:\s{0,2}(?::|=|,|->|c ?'? ?est\b|cest\b|est\b|sont\b|c(?=\s)|etait\b|ct\b|"
    r"le\b|bien\b|donc\b|fait\b)){1,4}"
    r"\s{0,2}"
)
MAY_BE = rf"(?:{IS})?"
_PASSWORD = (
    r"\b(?:mots? de? ?pas+e?s?(?: de (?:l'|l )?(?:espace(?: client)?|appli(?:cation)?))?|"
    r"motdepasses?|mot 2 passe|mdpasse|"
    r"mdp (?:smartpay|banque|internet)|mdp|(?:my )?password(?: is)?|passwd|pwd|mon pass|le pass|"
    r"pass(?=\s?[:=])|mot secret|phrase secrete|"
    r"codes? d'acces|codes? secret internet|code internet|code web|code wifi)\b"
)
_QUOTED = re.compile(
    rf"{_PASSWORD}(?: [a-z']{{1,12}}){{0,4}}{MAY_BE}\s{{0,2}}"
    rf"[«\"'‘“]\s?(?P<secret>[^»\"'’”\[\n]{{1,64}}?)\s?[»\"'’”]"
)
_NAMED = re.compile(rf"{_PASSWORD}{IS}(?P<secret>[^\s«»\"‘“”\[]{{1,64}})")
_FURTHER = re.compile(
    rf"{_PASSWORD}(?: [a-z']{{1,12}}){{0,6}}\s?(?::|=|est\b|c ?'? ?est\b|"
    rf"cest\b)\s{{0,2}}(?P<secret>[^\s«»\"‘“”\[]{{4,64}})"
)
_BARE = re.compile(rf"{_PASSWORD}\s{{1,2}}(?P<secret>[^\s«»\"‘“”\[]{{4,64}})")
_BEHIND = re.compile(
    rf"(?:[«\"“]\s?(?P<quoted>[^»\"”\[\n]{{1,64}}?)\s?[»\"”]|(?<!\S)(?P<bare>[^\s«»\"“”\[]{{4,64}}))"
    rf"[\s,;:=(-]{{1,3}}(?:ca |c ?'? ?est |cest |est |comme |c )(?:bien |donc )?(?:mon |le |"
    rf"notre )?{_PASSWORD}"
)
_STATE = re.compile(
    r"(?:refus|incorrect|perdu|oubli|faux|fausse|bloqu|expir|invalid|mauvais|chang|correct|erron|demand|"
    r"inconnu|rejet|accept|valid|valabl|vol[ée]|"
    r"pirat|connu|compliqu|modifi|reinit|enregistr|sauvegard|redemand|recu|arriv|compromis|perim|"
    r"temporaire|envoy|tap|saisi|introuvabl|"
    r"impossib|disponib|illisib|personnel|obligatoir|necessair|requis|differen|identi|secret|confidenti|"
    r"suppos|cens|partag|divulgu|"
    r"donn|note|ecrit|vide|cache|masqu|hack|vole|a changer|a refaire)[a-z]{0,6}"
    r"|bien|pas|plus|toujours|trop|bon|bonne|juste|non|en|un|une|celui|celle|ce|cela|ca|le|la|les|l|a|au|"
    r"aux|nul|pour|que|qui|dans|sur|chez|"
    r"avec|sans|tout|tous|tres|vraiment|encore|jamais|souvent|deja|aussi|mon|ma|mes|votre|vos|ton|notre|"
    r"leur|son|rien|quoi|simple|sur|court|"
    r"long|facile|ok|oui|ici|la|hier|la-bas|ma date|plutot|seulement|egalement|maintenant|impossible|"
    r"lequel|quel|comme|mais|et|ou|donc|car|"
    r"si|ne|n|se|s|y|peut|doit|etre|ete|marche|fonctionne|svp|stp|merci|hier|demain|aujourd['’]hui|soir|"
    r"matin|desole|voila|carte|bonjour|help|aide|urgent|espace|client|appli|application|compte|"
    r"banque|site|internet|de|du|des|d|vous|je|j|il|on|nous|ils|par|quand|alors|apres|avant|depuis|comment|"
    r"pourquoi|combien|mdp|smartpay|"
    r"code|identifiant|identifiants|login|mail|mobile|wifi|nouveau|ancien|actuel|perso|provisoire|initial|"
    r":|=|est|sont|c"
)
_COMMON = frozenset(
    "azerty azertyuiop qwerty motdepasse password soleil doudou marseille chouchou loulou admin bonjour "
    "bienvenue secret princesse "
    "nicolas camille iloveyou jetaime coucou chocolat".split()
)
_MADE = re.compile(r"\d{4,64}|\S{3,64}[!?][\w!?]")
_PLAIN_SIGNS = frozenset(".,;:!?'’()…-")
_STRAY = ".,;:)…"
_SHORT = re.compile(
    rf"(?:mdp|password|passwd|pwd|{_PASSWORD})\s{{1,2}}[a-z]{{5,64}}[.,;:)…!]{{0,3}}(?=\s{{0,8}}(?:$|\n))",
    re.M,
)
"""« mdp soleil », and nothing behind it."""


def find_passwords(plain: str, original: str, origins: list[int]) -> Iterator[Span]:
    """Where passwords stand in the folded text; capitals of the original tell one."""
    for found in _QUOTED.finditer(plain):
        yield found.span("secret")
    for pattern, is_named in ((_NAMED, True), (_FURTHER, False), (_BARE, False)):
        for found in pattern.finditer(plain):
            is_certain = is_named or _SHORT.match(plain, found.start()) is not None
            start, end = _trimmed(plain, *found.span("secret"))
            if end > start and _is_password(
                plain, start, end, original[origins[start] : origins[end]], is_certain
            ):
                yield start, end
    for found in _BEHIND.finditer(plain):
        start, end = _trimmed(plain, *found.span("quoted" if found["quoted"] else "bare"))
        if found["quoted"] or _is_password(plain, start, end, original[origins[start] : origins[end]], False):
            yield start, end


def _trimmed(plain: str, start: int, end: int) -> Span:
    """Without the stop or the comma that ends the sentence."""
    while end > start and plain[end - 1] in _STRAY:
        end -= 1
    return start, end


def _is_password(plain: str, start: int, end: int, typed: str, is_certain: bool) -> bool:
    """Whether these signs beside the name are one: certainly named, or made like one; no word about it."""
    value = plain[start:end]
    if _STATE.fullmatch(value) or value.startswith("[donn"):
        return False
    if is_certain:
        return True
    made = (
        _MADE.match(value) is not None
        or _is_mixed(value)
        or value in _COMMON
        or any(char.isupper() for char in typed[1:])
    )
    return made and not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}[/h:]\d{0,4}.*", value)


def _is_mixed(value: str) -> bool:
    """Letters with figures, or with signs that end no sentence."""
    is_odd = any(char.isdigit() or not (char.isalnum() or char in _PLAIN_SIGNS) for char in value)
    return is_odd and any(char.isalpha() for char in value)
