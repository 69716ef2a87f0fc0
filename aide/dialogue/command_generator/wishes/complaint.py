"""He wants a complaint filed, or wants none. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import informs
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain


def says_to_file(message: Message) -> bool:
    """A certain form; a « pas » counts only near it: « j'ai pas accès, je veux faire une réclamation »."""
    if _DICTATES.search(message.text):
        return True
    if any(_files(plain(clause)) for clause in _CLAUSES.split(message.text)) and not message.is_question:
        return True
    wish = FILES.search(message.plain)
    if wish is None:
        return False
    near = message.plain[max(wish.start() - NEAR, 0) : wish.end() + NEAR]
    return _NOT_FILES.search(near) is None and not (message.is_question and _NOT_FILES.search(message.plain))


def _files(clause: str) -> bool:
    """« …, signalez »: a clause that orders it, whatever the others refuse."""
    return FILES.search(clause) is not None and _NOT_FILES.search(clause) is None


def wants_to_file(message: Message) -> bool:
    """Asks that a complaint be filed, with or without its story."""
    if REFUSED_COMPLAINT.search(message.plain):
        return False
    if asks_how_to_file(message):
        return True
    known = message.top_question[1]
    asks = message.has("demander", at=0.75) or (message.is_question and known >= T.aside)
    if informs(message.top) and message.subjects[0][1] >= T.subject and not says_to_file(message):
        return False
    if is_no(message) or (asks and not message.has("deposer", at=0.8)):
        return False
    return (
        says_to_file(message)
        or message.has("deposer")
        or (message.subject("deposer_reclamation") >= 0.4 and message.act("suivre") < 0.4)
    )


def asks_how_to_file(message: Message) -> bool:
    """« comment on réclame ? »: it is done here, so that it begins."""
    is_how = _HOW.search(message.plain) is not None and message.top_question[1] < T.question
    return is_how and message.subject("deposer_reclamation") >= SURELY_FILES


SURELY_FILES = 0.9
_HOW = re.compile(
    r"\b(?:com?ment|cmt|c ?mment|par ou|de quelle (?:facon|maniere)|"
    r"ou (?:est ce que )?(?:je|on|faut|puis|dois|peut))\b"
)
_CLAUSES = re.compile(r"[.,;:!…\n]+|\bmais\b", re.I)
_DICTATES = re.compile(r"\bma r[ée]clamation\s*:\s*\w", re.I)
"""« donc ma réclamation : carte jamais reçue »: the words to file, whatever they deny."""
NEAR = 20
"""Signs before and after."""
FILES = re.compile(
    r"\b(?:fai\w*|depos\w*|enregistr\w*|j?veu\w*|voudrai\w*|lanc\w*|ouvr\w*|port\w*) "
    r"(?:(?:bien|juste|seulement|plutot|faire|deposer|ouvrir|porter|une|un|la|le|ma|mon|cette|de|l|moi|votre|"
    r"ta) ){0,12}(?:reclam\w*|plainte|signalement)\b|"
    r"\bnouvelle reclam\w*|"
    r"\breclam\w*\b.{0,70}\bfinalement (?:je veux bien|d accord|ok|oui)\b|"
    r"\bfinalement (?:je veux bien|d accord|ok|oui) (?:pour )?(?:une|la|votre) reclam\w*|"
    r"\b(?:reclam\w*|plainte|signalement)\b.{0,25}\b(?:veux|voudrais|vais|peux|faut) (?:bien )?(?:le|la) "
    r"(?:faire|deposer|finir)\b|"
    r"\bsignaler (?:une?|le|la|les|ce|cet|cette|mon|ma|des) |^(?:(?:oui|ok|non|juste|et|bon|alors) "
    r")*signale[rz](?: (?:la|le|les|ca|juste|quand meme))*$"
)
"""« je veu faire une reclamation », « c'est une nouvelle réclamation »: the form is certain."""
_NOT_FILES = re.compile(
    r"\b(?:pas|comment|suivre|suivi|retirer|annuler|ou en est|reponse a|refus\w*|hesit\w*|est ce que|"
    r"payant\w*|gratuit\w*|cout\w*|combien|viens (?:juste )?d\w*|(?:la|l ai|ai) deja)\b"
)
_NAMED = (
    r"(?:reclam\w*|plainte(?! (?:a la |au |a |chez les? )(?:police|gendarm\w*|commissar\w*))|signalement)\b"
)
REFUSED_COMPLAINT = re.compile(
    r"\b(?:(?:veux|voulais|veut|voudrais|veu|besoin|demand\w*|souhait\w*|dit) (?:pas|plus|pu) "
    r"(?:(?:faire|deposer|porter|ouvrir|d|de|une|la|cette|votre|ta|l|en) ){0,4}|"
    r"dit (?:que )?non (?:merci )?(?:pour|a) (?:(?:la|votre|cette|une|ta) )?|"
    r"non (?:merci )?(?:pour|a) (?:la|votre|cette|ta) |"
    r"pas (?:de |d |une |cette )|laiss\w* tomber (?:\w+ ){0,4}|"
    rf"(?:stop|(?<!s )(?<!ca )arret\w*|marre|assez)(?: \w+){{0,3}} ){_NAMED}|"
    r"\b(?:depose|fais|ouvre|commence|refais) (?:pas|plus|aucune) (?:(?:de|d|une|la|nouvelle|autre|seconde|"
    rf"deuxieme) ){{0,3}}{_NAMED}|"
    r"\b(?:veux|souhait\w*) pas (?:de |une |d une |faire une |"
    rf"deposer une )?(?:nouvelle|autre|deuxieme) {_NAMED}|"
    rf"\b{_NAMED} (?:moi )?(?:j|je) (?:n )?(?:en |la )?veux (?:pas|plus|pu)\b(?! qu)|"
    rf"\b(?:jamais|pas) (?:rien )?demande\w* (?:de |d |une |la |cette |votre ){_NAMED}|"
    rf"\bchange d avis (?:pour|sur|concernant) (?:la |ma |cette |votre ){_NAMED}|"
    r"\brien a (?:reclamer|signaler)\b|"
    r"\b(?:nullement|aucunement|jamais|pas|plus) (?:demande|voulu|souhaite|dit|l intention)"
    rf"(?: (?:a|de|d|que|vouloir|faire|deposer|ouvrir|enregistrer|une|la|cette)){{0,4}} {_NAMED}"
)
"""« je veux pas de réclamation », « j'ai dit non pour la plainte »: whatever else is in the message."""
FOR_BOTH = re.compile(
    r"\b(?:(?:pour|les) (?:les )?(?:deux|2)|tous les deux|toutes les "
    r"deux|l un et l autre|chacun\w*|pour chaque \w+|"
    r"une autre pour|(?:deux|2) reclam\w*)\b"
)
"""« une réclamation pour les deux »: the other problem is to be filed too."""
