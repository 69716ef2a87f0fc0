"""He cannot telephone, or wants it in writing; or he asks for the number after all. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.folding import plain


def wants_writing(text: str) -> bool:
    """« je suis sourde », « pas de téléphone », « répondez-moi par écrit »;
    not « ils l'ont confirmé par écrit ».
    """
    return any(_says_it(one) for one in _clauses(text))


def says_only_that(text: str) -> bool:
    """Nothing else is in it but courtesies: « bonjour, je suis sourde »."""
    return wants_writing(text) and all(_is_only_that(one) for one in _clauses(text))


def asks_number(message: Message) -> bool:
    """« quel est votre numéro de téléphone ? », whoever asks it."""
    return _NUMBER.search(message.plain) is not None and not wants_writing(message.text)


def _clauses(text: str) -> list[str]:
    folded = (plain(one) for one in _BREAK.split(text))
    return [one for one in folded if one]


def _says_it(clause: str) -> bool:
    is_else = _ASKS.search(clause) or _NOT_ON_IT.search(clause) or _DONE.search(clause)
    return not is_else and _SAYS.search(clause) is not None


def _is_only_that(clause: str) -> bool:
    """« je suis sourde de naissance »; « je suis sourde bloquez ma carte » says more."""
    if _FILLER.fullmatch(clause):
        return True
    left = [word for word in _SAYS.sub(" ", clause).split() if word not in _SMALL]
    return _says_it(clause) and len(left) <= MOST_LEFT


MOST_LEFT = 1
_SMALL = frozenset(
    """je j ne n vous me m moi au a par le la les l de d du un une et en on c est tres svp stp merci bonjour
    bonsoir desole desolee telephone tel appel appels""".split()
)
_BREAK = re.compile(r"[.,;:!\n]+|\s-\s|(?<=\?)|\b(?:donc|alors|car|parce que|mais|et)\b", re.I)
_PHONE = r"(?:telephon\w*|tel|tels|appels?|vocal|coups? de (?:fil|tel\w*))"
_CALL = (
    r"(?:telephoner|tel|phoner|(?:vous )?appeler(?! (?:mon|ma|mes|le|la|les|l|un|une|son|sa|leur|chez)\b)|"
    r"(?:(?:passer|prendre|recevoir) (?:d |un |des |vos |"
    r"les )?appels?)|(?:parler|discuter) (?:au|par) tel\w*)"
)
_DONE = re.compile(
    r"\b(?:faite?|deposee?|envoyee?|ouverte?)\b.{0,40}\b(?:pas|non|et non) (?:au|par) (?:tel|telephone)\b"
)
"""« je l'ai faite dans le chat, pas au téléphone » tells where."""
_SAYS = re.compile(
    r"\b(?:je suis|suis|chuis|jsuis|etant|moi) (?:\w+ ){0,2}"
    r"(?:mal ?entendante?|sourde?|muette?|muet|aphone|begue)\b"
    r"(?! (?:a|aux?) (?:vos|votre|ces|ce|ca)\b)|"
    r"^(?:mal ?entendante?|sourde?)\b|"
    r"\b(?:je |j )?n? ?(?:entends?|entend) (?:plus rien|pas|rien|plus|mal|tres mal)"
    r"(?: (?:bien|tres bien|grand chose|du tout|au tel\w*|les gens|quand on me parle))?$|"
    rf"\b(?:peux|puis|sais|arrive|veux|souhaite|aime|prefere|pouvoir) (?:\w+ )?(?:pas|plus|jamais|point) "
    rf"(?:(?:du tout|de|a|vous|y) )?{_CALL}\b|"
    rf"\b(?:incapable|impossible|difficile|dur)(?: pour moi)? (?:de|d) {_CALL}\b|"
    rf"^(?:(?:non|surtout|svp|stp|merci|mais|bah|ben) )*(?:pas|jamais|aucun|ni) "
    rf"(?:(?:de|d|par|au|le|du) )?(?:numero de )?{_PHONE}\b(?! (?:vole|perdu|casse)\w*)|"
    r"(?<!\ba )(?<!\bai )(?<!\bas )\b(?:pas|plutot que|au lieu de|"
    r"et non|sans) (?:par |au |de |me |vous )?(?:le )?"
    rf"(?:telephone|tel|telephoner|appeler|m appeler)$|"
    r"\b(?:le |un )?(?:tel|telephone|appel) (?:(?:c est|est|me|m|ca|pour moi) ){0,2}(?:pas possible|"
    r"impossible|exclu|mort|non(?: merci)?$)|"
    r"\b(?:repond\w*|ecriv\w*|contact\w*|echang\w*|reponse|uniquement|seulement)\b.{0,25}\bpar ecrit\b|"
    r"\b(?:prefer\w*|veux|voudrais|souhaite\w*|aimerais) (?:(?!\w+(?:er|ir|re)\b)\w+ ){0,2}par ecrit\b|"
    r"^(?:(?:plutot|uniquement|seulement|juste) )?par (?:ecrit|chat|message)"
    r"(?: (?:svp|stp|s il (?:vous|te) plait|uniquement|seulement|merci|plutot))*$|"
    r"\bprefere (?:ecrire(?: ici| plutot| svp)?$|(?:le |l )?(?:ecrit|chat|messagerie))\b"
)
_ASKS = re.compile(
    r"\b(?:y a|avez|il a|trouve|vois|si je|pourquoi|je ne te|vous etes|"
    rf"t es) (?:\w+ )?(?:pas|plus|aucun|sourd)\b.{{0,200}}"
    rf"(?:{_PHONE}|sourd)|\b(?:confirme|ecrit|dit|demande|recu|prevenu)\w* par ecrit\b"
)
"""« il n'y a pas de téléphone ? » looks for one; « confirmé par écrit » tells what was done."""
_NOT_ON_IT = re.compile(r"\b(?:suis|etais|jsuis|chuis) (?:pas|plus) au tel\w*")
"""« je ne suis pas au téléphone » tells where he is."""
_FILLER = re.compile(
    r"(?:bonjour|bonsoir|salut|merci|svp|stp|s il (?:vous|te) plait|desolee?|pardon|madame|monsieur|"
    r"attention|je precise|je vous (?:le )?(?:dis|previens|rappelle)|la|en fait|d ailleurs| )+"
)
_NUMBER = re.compile(
    r"(?<!mon )(?<!son )(?<!leur )\b(?:numero|num) (?:de |du |d |pour |a )?(?:vous )?(?:tel\w*|"
    r"service client\w*|standard|support|appel\w*|joindre)\b|"
    r"\b(?:quel|votre|vos|donn\w* (?:moi |lui |nous )?(?:le|un|votre)) (?:numero|num|tel|telephone)s?\b"
    r"(?! (?:de |d |du |)?(?:rec|dossier|reclam\w*|carte|opposition|compte|suivi))|"
    r"\bnumero.{0,25}\bappel\w*\b"
)
