"""What a sentence says to the assistant, and is no part of what happened. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.contested import agrees_to_file, contests_it, disagrees
from aide.dialogue.command_generator.wishes.to_us import is_order
from aide.dialogue.message import Message
from aide.folding import plain


def to_us(one: Message, held: str | None) -> bool:
    """Whether that sentence is for the assistant alone. `held` is the story that is told before, None where
    none is: then only what surely tells nothing is left out.
    """
    if _scolds(one) or _answers_us(one):
        return True
    return held is not None and (_is_to_us(one) or _orders_it(one) or _says_it_again(one, held))


def _orders_it(one: Message) -> bool:
    """« je suis pas d'accord, notez-la »: nothing of what happened."""
    tells = any(map(str.isdigit, one.plain)) or one.words > LONGEST_SCOLDING
    return not tells and disagrees(one) and agrees_to_file(one)


def _answers_us(one: Message) -> bool:
    """« j'ai rien annulé », « j'ai pas le numéro », « je suis connectée », « le motif est faux »: of what the
    assistant said, asked or wrote.
    """
    said = one.plain.strip(" ?!.,")
    if any(pattern.fullmatch(said) for pattern in (_DONE_NOTHING, _LOGGED_IN)):
        return True
    if _DONE_ALREADY.match(said) is not None and one.words <= LONGEST_TO_US:
        return True
    has_none = _HAS_NO_NUMBER.search(said) is not None and _NUMBER_OF_ELSE.search(said) is None
    asks_us = _CAN_YOU.match(said) is not None and "?" in one.text
    return (has_none or asks_us or _IS_WRONG.match(said) is not None) and one.words <= LONGEST_TO_US


def _is_to_us(one: Message) -> bool:
    """« oui bloque », « bah oui je viens de le dire », « c'est quand la réponse ? »: to the assistant,
    and no part of his story.
    """
    if is_order(one.plain):
        return True
    if _OF_DRAFT.search(one.plain) and not one.entities and not one.has("raconter", at=0.5):
        return one.words <= LONGEST_TO_US and one.has("corriger", "reprocher", "oui", "non", at=0.3)
    told = (
        one.has("raconter", at=0.3)
        or one.has("corriger", at=0.6)
        or one.entities
        or _EXPECTS.search(one.plain)
    )
    is_said_to_us = one.has(
        "oui", "non", "bloquer", "demander", "reprocher", "bavarder", "humain", "deposer", at=0.6
    )
    return is_said_to_us and not told and one.words <= LONGEST_TO_US


def _says_it_again(one: Message, held: str) -> bool:
    """« contester les 8 € de frais », « réclamation pour les frais du 2 mars »: a wish, or the facts alone,
    with no word that is not in his story.
    """
    is_wish = contests_it(one) or any(known.match(one.plain) for known in (_WISHES, _SPEAKS_OF))
    told = set(plain(held).split())
    new = [word for word in _WISH_WORDS.sub(" ", one.plain).split() if word not in told]
    is_bare = _HAS_VERB.search(one.plain) is None
    return (is_wish or is_bare) and bool(held) and not new and one.words <= LONGEST_TO_US


_DONE_NOTHING = re.compile(
    r"(?:(?:mais|non|ah|bah|ben|euh|attend\w*|hein) ){0,4}(?:j ai|jai|j|je n ai) (?:rien|pas|jamais|jms) "
    r"(?:annule\w*|refuse\w*|dit|ecrit|valide|confirme)(?: (?:ca|sa|cela|moi|non|oui|du tout|svp)){0,3}"
)
_LOGGED_IN = re.compile(
    r"(?:(?:mais|et|la|pourtant|puisque) ){0,12}(?:je|j|chui|jsuis|chuis) ?(?:suis )?(?:bien |deja )?"
    r"(?:connecte|connectee|identifie|identifiee)(?: (?:la|deja|avec mon compte))?"
)
_HAS_NO_NUMBER = re.compile(
    r"\b(?:(?:j )?ai|jai|j|ai) (?:(?:n|ne|en|meme) )?(?:pas|plus|perdu|jamais eu) "
    r"(?:(?:le|la|les|mon|ma|de|ce|d) )?(?:num\w*|numeros?|references?|ref)\b"
)
_NUMBER_OF_ELSE = re.compile(r"\b(?:rum|mandat|cartes?|tel\w*|suivi|commande|colis|vendeur|magasin|client)\b")
_CAN_YOU = re.compile(
    r"(?:(?:et|mais|sinon|du coup|alors|ou) ){0,12}(?:est ce que )?"
    r"(?:vous|tu) (?:pouvez|peux|sauriez|pourriez)\b"
)
_FACT = r"(?:le|la|votre|ton|mon|de) (?:motif|montant|date|nom|resume|recap\w*)"
_HAS_NOT = rf"y a (?:toujours )?(?:pas|ni) {_FACT}"
_IS_WRONG = re.compile(
    rf"(?:(?:mais|non|ah|et|bah|euh|toujours|encore) ){{0,12}}(?:{_FACT} (?:est|c est|c|sont|reste) "
    r"(?:toujours |encore |pas |tout ){0,12}(?:fau\w*|bon\w*|mauvais\w*|juste|exact\w*|le bon|la bonne)|"
    rf"{_HAS_NOT})(?: (?:et )?{_HAS_NOT})?$"
)
"""« le motif est toujours faux, et y a pas le montant »: nothing but that."""
_WISHES = re.compile(
    r"(?:(?:et|donc|oui|alors|bon|ben|pour|une|la|ma) ){0,12}(?:reclam\w*|plainte|contest\w*|signal\w*)\b"
)
_SPEAKS_OF = re.compile(r"(?:(?:mais|non|ah|bah|et|moi) ){0,12}je (?:vous |te )?parl(?:e|ais) d\w*\b")
"""« je vous parle des frais, 8 € pris le 2 mars, c'est quoi »."""
_DONE_ALREADY = re.compile(
    r"(?:(?:mais|non|ah|bah|et|oui) ){0,12}(?:elle|c|ca|celle(?: la| du \w+| de \w+| des \w+)?|"
    r"(?:la|ma) reclam\w*) (?:est |a ete )?(?:elle est )?deja (?:faite?|enregistree?|deposee?|envoyee?)\b"
)
"""« elle est déjà faite, celle du virement »: of what is filed."""
_WISH_WORDS = re.compile(
    r"\b(?:je (?:vous|te) parl\w*|je parl\w*|c est (?:quoi|koi)|c koi)\b|"
    r"\b(?:contester|reclam\w*|plainte|contest\w*|signal\w*|faire|"
    r"rembourser|recuperer|pour|sur|les?|la|l|des?|"
    r"du|d|un|une|et|oui|donc|alors|bon|ben|svp|stp|merci|au|aux|a|"
    r"en|frais|virements?|prelevements?|paiements?|"
    r"debits?|euros?|eur|e|pris|prise?s|ces?|cet|cette|mon|ma|mes|me)\b"
)
_HAS_VERB = re.compile(
    r"\b(?:est|sont|ai|as|a|ont|avez|suis|etait|etaient|fait|veu\w*|peu\w*|voi\w*|comprend\w*|manque\w*|"
    r"c|j|je|il|elle|ils|on|vous|pas|jamais|rien|toujours)\b"
)
"""Without one of these « les 8 € de frais du 2 mars svp » only names it."""
_AT_US = re.compile(
    r"\b(?:(?:pas|rien) (?:repondu|compris|lu|ecoute)|(?:repond\w*|compren\w*|lis\w*|ecout\w*) "
    r"(?:pas|rien|jamais)|vous lisez|robot|bot|machine|tu sers a rien)\b"
)
_EXPECTS = re.compile(
    r"\bj?e? ?(?:veux|voudrais|demande|exige|souhaite|aimerais|attends) "
    r"(?:que|qu|etre|une? (?:preuve|explication|geste))\b"
    r"(?!.{0,30}\b(?:bloqu|enregistr|repond|pass|deposi|appel)\w*)"
)
"""« je veux que quelqu'un cherche où est l'argent »: what he expects of his complaint."""
_OF_DRAFT = re.compile(
    r"\b(?:le|mon|ton|votre|ce|l|ta|la|votre) (?:mess?age|texte|recap\w*|resume|brouillon|description)\b|"
    r"\b(?:c est|est|pas) (?:corrige|note|ecrit|change)e?s?\b"
)
"""« c'est corrigé, mais le message aussi »: of what we wrote down, and no part of what happened."""
LONGEST_SCOLDING, SURELY_SCOLDS = 10, 0.7
LONGEST_TO_US = 14


def _scolds(one: Message) -> bool:
    """« t'as pas répondu »: at the assistant; what he reproaches to the bank is what he complains of."""
    return (
        one.words <= LONGEST_SCOLDING
        and one.has("reprocher", at=SURELY_SCOLDS)
        and _AT_US.search(one.plain) is not None
    )
