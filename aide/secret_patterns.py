"""Codes and passwords in a folded text, in the ways people write them: the name before or behind.

Each pattern is linear: what stands between a name and its value is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]
_IS = (
    r"(?:\s{0,2}(?::|=|,|->|c ?'? ?est\b|cest\b|est\b|sont\b|c(?=\s)|etait\b|ct\b|"
    r"le\b|bien\b|donc\b|fait\b)){1,4}"
    r"\s{0,2}"
)
_MAY_BE = rf"(?:{_IS})?"
# What shows that a number beside a secret's name is an amount, a date, a year or a count.
_NO_SECRET = (
    r"(?![^\S\n]?(?:€|eur|fois\b|jours?\b|h\b|%|heures?\b|min|mois\b|ans\b|essais?\b|tentatives?\b|"
    r"messages?\b|sms\b|caracteres?\b|"
    r"chiffres?\b|balles\b)|[\s.,/-]?\d)"
)
_NO_COUNT = r"(?<![\d.,/])(?<!\d[\s-])(?<!depuis )(?<!\ben )(?<!apres )"
_GAP = r"[^\d\n]{0,25}?"
_APART = r"\d(?:[ .-]{1,2}\d)"
_SECURITY = (
    r"\b(?:cvv2?|cvc2?|cvn|cvs|cryptogrammes?|code (?:de |d )?securite|code secu|"
    r"numero de securite(?! sociale)|"
    r"(?:3|trois) (?:derniers )?(?:chiffres|numeros) (?:au dos|dos|derriere|de derriere|au verso|"
    r"a l'arriere|de securite)|"
    r"(?:3|trois) chiffres(?=\s?[:=])|(?:chiffres|code|numeros?) (?:au dos|derriere|de derriere|au verso|"
    r"a l'arriere))\b"
)
_PIN = (
    r"\b(?:codes? (?:pin|confidentiels?|secrets?|personnels?|a (?:4|quatre) chiffres|de retrait|"
    r"du distributeur|"
    r"de (?:ma |la )?(?:carte|cb) bancaire)|pin)\b"
)
_ONE_TIME = (
    r"\b(?:sms|texto|otp|3-?d ?-?secure|3ds|recu (?:le|un|ce|mon) code|voici (?:le|mon|un) code|"
    r"code (?:sms|recu|envoye|unique|temporaire|a usage unique|par sms|qu'?on m'a envoye|que (?:j'ai|"
    r"jai) recu|d'authentification|"
    r"d'activation|de (?:validation|verification|confirmation|securisation|connexion|paiement|"
    r"double authentification)))\b"
)
_GROUPED = (
    r"(?:\d{3}[ .-]{1,2}\d{3,4}|\d\d(?:[ .-]{1,2}\d\d){1,3}|\d{4}[ .-]\d{4}|\d(?:[ .-]{1,2}\d){3,7}|\d{4,8})"
)
_MARKED = r"[^\da-z\n]{1,3}(?:(?:ca|c ?'? ?est|cest|c|est|comme|pour|etait|etant)\s)"
_OWN = r"(?:bien )?(?:mon |le |ma |notre )?"
_IT_IS, _SURELY_IS = rf"{_MARKED}{{0,2}}{_OWN}", rf"{_MARKED}{{1,2}}{_OWN}"
_GIVEN = "donne|dicte|communique|tape|saisi|entre|rentre|dit"
CODES = (
    re.compile(rf"{_SECURITY}{_GAP}{_NO_COUNT}(?P<secret>\d{{3,4}}|{_APART}{{2,3}})\b{_NO_SECRET}"),
    re.compile(rf"\bcrypto\b{_MAY_BE}[^\da-z\n]{{0,3}}(?P<secret>\d{{3}}|{_APART}{{2}})\b{_NO_SECRET}"),
    re.compile(rf"{_NO_COUNT}(?P<secret>\b\d{{3}}|\b{_APART}{{2}})(?:{_IT_IS})(?:{_SECURITY[2:]}|crypto\b)"),
    re.compile(
        rf"{_PIN}[^\d\n]{{0,20}}?{_NO_COUNT}(?P<secret>\d{{4}}|\d{{6}}|\d\d[ .-]{{1,2}}\d\d|"
        rf"{_APART}{{3}})\b{_NO_SECRET}"
    ),
    re.compile(rf"{_NO_COUNT}\b(?P<secret>\d{{4}}|\d\d[ .-]\d\d|{_APART}{{3}}){_IT_IS}{_PIN}"),
    # « le code de ma carte 4321 » names a card by its last four: here only « est » makes it a secret.
    re.compile(
        rf"\bcode (?:de )?(?:ma |la )?(?:carte|cb)(?: bleue)?{_IS}(?P<secret>{_GROUPED})\b{_NO_SECRET}"
    ),
    re.compile(rf"\b(?:mon|son|notre|le|mes|leur) codes?{_IS}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bmon code\s(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bcode\s?[:=]\s?(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bcode\s(?P<secret>\d{{6}}|\d{{3}}[ -]\d{{3}}|{_APART}{{5}})\b{_NO_SECRET}"),
    re.compile(
        rf"\b(?:{_GIVEN})[a-z]{{0,4}} (?:(?:le|mon|ce|un|"
        rf"les) )?codes?\s?[:,]?\s?(?P<secret>{_GROUPED})\b{_NO_SECRET}"
    ),
    re.compile(rf"\bcode\b{_GAP}\b(?:{_GIVEN})[a-z]{{0,4}}[\s:,]{{1,3}}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(rf"\bvalidation\s?[:=]?\s?(?P<secret>\d{{6}}|\d{{3}}[ -]\d{{3}})\b{_NO_SECRET}"),
    re.compile(rf"{_ONE_TIME}[^\d\n]{{0,20}}?{_NO_COUNT}(?P<secret>{_GROUPED})\b{_NO_SECRET}"),
    re.compile(
        rf"{_ONE_TIME}{_IS}(?P<secret>(?=[a-z-]{{0,7}}\d)(?=[\d-]{{0,7}}[a-z])[a-z\d]{{1,4}}-?[a-z\d]{{3,6}})\b"
    ),
    re.compile(
        rf"{_NO_COUNT}\b(?P<secret>\d{{3}}[ -]\d{{3}}|\d{{4,8}}|"
        rf"{_APART}{{3,7}})(?:{_SURELY_IS}(?:code\b(?! (?:postal|erreur|promo))|otp\b)"
        r"|[^\da-z\n]{1,3}(?:(?:recu|envoye|arrive)s? )?(?:par|via|dans le) (?:sms|texto)\b)"
    ),
    re.compile(
        r"\b(?:exp(?:ire|iration)?|valable|validite|valide)\b[^\d\n]{0,15}?"
        r"(?P<secret>(?:0[1-9]|1[0-2])\s?[/\-]\s?(?:20)?(?:1[3-9]|[2-9]\d))(?![\d/\-])"
    ),
)
"""What each finds is in its group `secret`."""
_PASSWORD = (
    r"\b(?:mots? de? ?pas+e?s?|motdepasses?|mot 2 passe|mdpasse|mdp|password|passwd|pwd|mon pass|le pass|"
    r"pass(?=\s?[:=])|mot secret|phrase secrete|"
    r"codes? d'acces|code internet|code web|code wifi)\b"
)
_QUOTED = re.compile(
    rf"{_PASSWORD}(?: [a-z']{{1,12}}){{0,4}}{_MAY_BE}\s{{0,2}}"
    rf"[«\"'‘“]\s?(?P<secret>[^»\"'’”\[\n]{{1,64}}?)\s?[»\"'’”]"
)
_NAMED = re.compile(rf"{_PASSWORD}{_IS}(?P<secret>[^\s«»\"‘“”\[]{{1,64}})")
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
_SHORT = re.compile(r"(?:mdp|password|passwd|pwd)\s{1,2}[a-z]{5,64}[.,;:)…!]{0,3}(?=\s{0,8}(?:$|\n))", re.M)
"""« mdp soleil », and nothing behind it."""


def find_secrets(plain: str, original: str, origins: list[int]) -> Iterator[Span]:
    """Where codes and passwords stand in the folded text; capitals of the original tell a password."""
    for pattern in CODES:
        yield from (found.span("secret") for found in pattern.finditer(plain))
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
