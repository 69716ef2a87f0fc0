"""« remontre-moi d'abord ce que tu as écrit », « je peux relire ? »: he wants to read what is noted. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message


def asks_to_read(message: Message) -> bool:
    """What is prepared or filed is to be shown; not his account, nor a person to see."""
    said = message.plain
    is_of_it = _READS_IT.search(said) is not None
    is_alone = _READS.search(said) is not None and _OF_ELSE.search(said) is None
    return (is_of_it or is_alone) and _NO_WISH.search(said) is None


_NOTED = (
    r"(?:textes?|mess?ages?|recap\w*|resume\w*|recit|reclam\w*|plaintes?|signalements?|dossiers?|brouillons?|"
    r"formulaires?)"
)
_WROTE = r"(?:ecri\w*|mi[st]?e?s?|note\w*|marque\w*|envo\w*|rempli\w*|prepare\w*|enregistr\w*)"
_YOU_WROTE = (
    rf"(?:t as|ta|tas|tu(?: as| vas)?|vous(?: avez| allez)?|vs(?: avez)?|va etre|sera|est)(?: \w+)? {_WROTE}"
)
_WHAT = r"(?:ce que|ce ke|c que|c ke|cke|ske|skon|tout ce que|ce qui)"
_SHOW = (
    r"(?:(?:re)?(?:montre|affiche)(?:[rz]|s|(?= (?:moi|nous|d abord|ce?ke?|ce que)\b))|"
    r"(?<!.)(?:re)?(?:montre|affiche)|fai(?:s|t|tes|re) (?:moi )?(?:re)?voir)"
)
"""« affiche » of anybody else is told: « le site affiche une erreur »."""
_READ = r"(?:redonne\w*|(?:re)?lire|(?:re)?lis(?:ez)?|revoir|voir|verifier)"
_READS_IT = re.compile(
    rf"\b(?:{_SHOW}|{_READ})\b(?: (?!pas\b)\w+){{0,4}}? (?:{_NOTED}\b|{_WHAT} {_YOU_WROTE})|"
    rf"\b(?:c est quoi|c quoi|c koi|quel est|kel e|qu est ce que c est|il dit quoi) "
    rf"(?:\w+ ){{0,2}}?{_NOTED}\b|"
    rf"\b(?:vous avez|avez vous|t as|tu as|ta|tas)(?: bien| vraiment)? {_WROTE} (?:quoi|koi|kwa)\b|"
    r"\b(?:ce qu|quoi|qu est ce qu)(?: (?:il|y|c))* (?:y )?a(?: \w+)? dans (?:celle|cette|la|ma|l autre)\b|"
    rf"\bqu(?:est ce qu)? ?(?:est ce que |e )?(?:vous avez|avez vous|t as|tu as) {_WROTE}"
)
"""« c'est quoi le texte exactement », « vous avez mis quoi »."""
_READS = re.compile(
    rf"\b{_SHOW}\b(?!.*\b(?:pas|rien|jamais)\b)|"
    r"\b(?:peux|peut|puis|pourrais|voudrais|veux|aimerais|laisse[zr]? moi|faut que je|pouvoir|jpeux|jpe)"
    r"(?: \w+){0,3}? (?:relire|revoir|(?:le |la |tout )?lire)\b|^(?:(?:attend\w*|bon|non|d abord|et) )*"
    r"(?:relire|relis(?:ez)?|revoir)\b"
)
_OF_ELSE = re.compile(
    r"\b(?:releves?|comptes?|operations?|cartes?|cb|conditions|soldes?|virements?|iban|contrats?|grille|"
    r"tarifs?|conseill\w*|quelqu un|humain|mails?|courriels?|papiers?|pieces?|historique|paiements?|"
    r"prelevements?|ou je|comment)\b"
)
_NO_WISH = re.compile(
    r"\b(?:ils?|elles?|on) (?:m |me |nous |leur )?(?:a|ont|avait|veu\w*|montr\w*|affich\w*)\b|"
    r"\bpas (?:besoin|la peine) de\b|\bj ai (?:bien |deja |tout )?(?:re)?lu\b"
)
"""« le site affiche… », « j'ai relu »: told, and nothing asked."""
