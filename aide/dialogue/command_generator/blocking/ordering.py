"""The order to block, beside what is told and asked with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aide.dialogue.command_generator.blocking.said import names_block, orders_blocking
from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.command_generator.yes_beside import yes_at_first
from aide.dialogue.command_generator.yes_no import agrees_alone, is_yes, objects, plainly_yes, says_yes_again
from aide.dialogue.command_generator.yes_no_words import DOUBT
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T


def agrees_to_block(message: Message) -> bool:
    """A plain yes, or the order, wherever it stands."""
    if is_with_him(message):
        return False
    is_affirmed = message.subject("affirmer") >= T.subject
    is_short = message.words <= PLAIN
    sure = T.yes_block if is_short or is_affirmed else T.yes_block_at_length
    is_heard = (
        is_short or is_affirmed or _does_nothing_else(message) or _IN_WORDS.search(message.plain) is not None
    )
    is_agreed = (is_heard and is_yes(message, sure, strict=True)) or plainly_yes(message, sure)
    is_agreed = is_agreed or _YES_REASON.match(message.plain) is not None or says_yes_again(message)
    return is_agreed or orders_blocking(message) or _orders_at_last(message)


def is_with_him(message: Message) -> bool:
    """He only says where it is: at home, on him."""
    return _WITH_HIM.search(message.plain) is not None and not names_block(message)


_WITH_HIM = re.compile(
    r"\belle (?:est|etait) (?:bien |juste |encore |toujours )?"
    r"(?:dans (?:mon|le|un) (?:tiroir|placard|bureau)|chez moi|"
    r"a la maison|sur moi|avec moi|dans ma (?:poche|main))\b"
)
"""« oui elle est dans mon tiroir »: of where it is, and no order."""


def _does_nothing_else(message: Message) -> bool:
    """« de toute façon je ne m'en sers plus, donc vous pouvez »: surely a yes,
    in words that nobody listed.
    """
    others = [share for act, share in message.acts.items() if act != "oui"]
    return message.act("oui") >= SURELY and max(others, default=0.0) < NEXT_TO_NOTHING


SURELY, NEXT_TO_NOTHING = 0.95, 0.1


def asks_before(asking: Sequence[Message]) -> bool:
    """What may change his mind, after a mere « oui »."""
    of_this = [
        one for one in asking if not (_OF_THE_OTHER.search(one.plain) or _AFTERWARDS.search(one.plain))
    ]
    return any(one.top_question[0] in _BEFORE_BLOCKING and one.top_question[1] >= UNSURE for one in of_this)


def orders_at_first(message: Message) -> bool:
    """« oui bloquez la 2210 tout de suite, et l'autre reste active ? »:
    what he asks is not whether to do it.
    """
    if not yes_at_first(message, T.yes_block, orders=orders_blocking):
        return False
    if any(_IS_SOMEWHERE.search(one.plain) for one in message.sentences[1:]):
        return False
    asking = [one for one in message.sentences[1:] if not _is_of_afterwards(one)]
    if names_block(message.sentences[0]):
        return not any(_UNDONE.search(one.plain) for one in asking)
    if objects(replace(message, sentences=(message.sentences[0], *asking))):
        return False
    return not asks_before(asking)


def _is_of_afterwards(one: Message) -> bool:
    """« … mais j'aurai une nouvelle carte quand ? »: it is asked of what comes once it is blocked."""
    name, share = one.top_question
    return name in _ONCE_BLOCKED and share >= T.question_alone


_IS_SOMEWHERE = re.compile(
    r"\b(?:elle|carte|cb) (?:est|etait|doit etre|reste) (?:dans|chez|a la|au|sur|avec|sous)\b|"
    r"\b(?:c est|carte|celle) (?:la carte )?(?:de|d) (?:mon|ma|mes|"
    r"notre|un)\b|\bje l ai (?!\w+(?:e|ee|u|ue)\b)"
)
"""« oui, elle est dans la voiture », « c'est la carte de mon mari »: no plain reason to block it."""

_AFTERWARDS = re.compile(r"\b(?:dites|dis|direz|expliqu\w*) moi (?:ensuite|apres)\b")
"""« allez-y, et dites-moi ensuite combien… »: to be answered once it is done."""

_OF_THE_OTHER = re.compile(r"\b(?:l autre|lautre|lotre|mon autre)\b")
"""« oui vas-y, et l'autre elle marche ? » asks nothing of this card."""

_YES_REASON = re.compile(
    r"(?:oui|ouais) (?:elle est |on (?:me |m )?l a )?(?:perdue?|volee?)$|"
    r"(?:(?:bah|ben|mais|ah|eh) ){0,2}(?:oui|ouais|ui) (?:\w+ )?(?:(?:elle|"
    r"la carte|ma carte) (?:est|a ete|etait)|on me l a) "
    r"(?:(?:tombee?|jetee?|partie?|noyee?|perdue?|brulee?|coulee?|deja|au fond|maintenant) ){0,3}"
    r"(?:au fond|dans (?:l eau|la mer|l ocean|le lac|la riviere|le (?:port|canal|fleuve)|la seine|"
    r"une bouche|les egouts|le vide)|a la poubelle|a l eau)\b(?!.*\b(?:mais|pas|si|retrouv\w*)\b)"
)
"""« oui perdue », what one of the buttons says; « oui, elle est tombée dans le port »."""

PLAIN = 8
"""Words of a plain yes: among more of them there is room for something else."""

UNSURE = 0.2
"""Of a question that may change his mind, after a mere « oui »."""

_ONCE_BLOCKED = frozenset(
    """delai_nouvelle_carte nouvelle_carte_quand_et_ou payer_en_attendant_carte carte_adresse_envoi
    remboursement_fraude delai_remboursement_fraude abonnements_apres_opposition code_nouvelle_carte
    plainte_police_carte""".split()
)
"""What one asks of the time once the card is blocked."""

_BEFORE_BLOCKING = frozenset(
    """opposition_definitive opposition_carte_retrouvee_apres carte_retrouvee_avant_blocage blocage_temporaire
    opposition_payante prix_nouvelle_carte deux_cartes_laquelle opposition_sens opposition_litige_marchand
    carte_abimee_renouveler renouvellement_annuler""".split()
)
"""What one asks before blocking a card."""

_UNDONE = re.compile(
    r"\b(?:debloqu\w*|reactiv\w*|retrouv\w*|temporaire\w*|"
    r"provisoire\w*|revers\w*|revenir|definiti\w*|remettre|"
    r"annul\w* (?:l opposition|le blocage|la carte|ca|apres))\b"
)
"""« bloquez. je pourrai la débloquer après ? »: he takes it for what it is not."""


def _orders_at_last(message: Message) -> bool:
    """« définitif ?? bon oui bloquez. et mon argent ? »: the order ends what he says of it;
    what only asks of other things may follow.
    """
    if message.has("retrouver", at=0.4):
        return False
    said = [place for place, one in enumerate(message.sentences) if _orders(one)]
    after = [one for one in message.sentences[said[-1] + 1 :] if not _is_of_afterwards(one)] if said else []
    asks_else = all(
        "?" in one.text and not (_UNDONE.search(one.plain) or DOUBT.search(one.plain)) for one in after
    )
    objecting = objects(replace(message, sentences=(message.sentences[0], *after))) if after else False
    return bool(said) and asks_else and not (after and (objecting or asks_before(after)))


def _orders(one: Message) -> bool:
    is_order = orders_blocking(one) or (orders_block(one) and DOUBT.search(one.plain) is None)
    return is_order or (agrees_alone(one) and one.act("oui") >= SURELY)


_IN_WORDS = re.compile(
    r"\b(?:oui|ouais|ouai|oue|wi|ui|ok|okay|d ac(?:cord)?|dac\w*|yes|va[sz] ?[yi]|all(?:ez|er|ons) y|go|"
    r"c (?:est )?bon|parfait\w*|valid\w*|confirm\w*|faites?|"
    r"fais|proced\w*|accord|volontiers|bien sur|lance\w*|approuv\w*|accept\w*|absolument|affirmatif|"
    r"evidemment|certain\w*|si|bloqu\w*|blok\w*|bloq|"
    r"coupez|veux|souhait\w*|prefer\w*|carte|oppo\w*|desactiv\w*|ferme\w*|fini\w*|entendu|"
    r"qu est ce que vous attend\w*|sans hesiter)\b"
)
"""At length a yes has a word for it or for the card:
« et la mairie m'avait promis une prime, j'attends toujours » has none.
"""
