"""Which of his cards a customer means. In doubt, none: an opposition is definitive."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from aide.cards.bank import Card
from aide.folding import without_accents

ORDINALS = (
    r"premier(?:e)?|1\s?(?:ere|er|re)",
    r"deuxieme|2\s?(?:eme|nde|nd|e)|(?<!une )second(?:e)?",
    r"troisieme|3\s?(?:eme|e)",
    r"quatrieme|4\s?(?:eme|e)",
)
# Four digits alone, or the last two to four after "par"; never a group of a longer number (a telephone).
DIGITS = re.compile(r"(?<!\d)(?<!\d )(\d{4})(?!\d)(?! \d)|\bpar (?:le )?(\d{2,3}|\d{2} \d{2})(?!\d)(?! \d)")
# "pas la 4321", "sauf celle qui finit par 4321", but not "je ne trouve pas la 4321".
BETWEEN = r"(?:(?:la|le|celle|ma|carte|qui|se|finit|termine|finissant|par|sur|avec) )*"
# "la 2074 est restée dans le camion", "la 8841 c'est bon", "l'autre je l'ai": that one is not the matter.
KEPT = re.compile(
    r"^ (?:(?:elle|celle la|c|ca) )?(?:est (?:(?:encore|toujours|tjrs|bien) )?(?:reste\w*|la|a la|au|avec|"
    r"bien|chez|dans|ici|en (?:main|securite|ma possession))|"
    r"reste\w*|je l ai|jlai|c est bon|c bon|ca va|va bien|en main|n a rien|a la maison|chez moi|avec moi)\b"
)
# What may stand between two cards that are meant together: "la 4321 et la 8765".
JOINED = re.compile(
    r" ?(?:(?:et|la|le|celle|carte|qui|se|finit|termine|finissant|par|plus|aussi|ainsi|que|puis|les|avec|de|"
    r"ma|en) ?)*"
)
SET_ASIDE = re.compile(rf"(?<!trouve )\b(?:pas|sauf|ni) {BETWEEN}$")


def blockable(cards: Sequence[Card]) -> list[Card]:
    """The cards that an opposition can still block."""
    return [card for card in cards if card.status == "active"]


def own_card(cards: Sequence[Card], card_id: str) -> Card | None:
    """The card of that id if it is among them, else None."""
    return next((card for card in cards if card.id == card_id), None)


BOTH = re.compile(
    r"\b(?:les deux|toutes(?: les (?:deux|cartes?|trois))?|l une et l autre|tout bloquer|blo(?:qu|"
    r"k)e?[rz]? (?:tout|tt|tte|toute)s?(?! de)|mes deux cartes|les 2|mes cartes|ttes|deux cartes)\b|"
    r"^(?:(?:bah|ben|oui|euh|alors|mais|non|je veux|bloquez?) )*(?:le )?(?:tout|tous|tt)(?: (?:svp|stp|vite|"
    r"bien sur|evidemment|tout de suite))*$"
)
NOT_BOTH = re.compile(
    r"\b(?:pas (?:les deux|les 2|toutes)|laquelle des|l une des|"
    r"une (?:seule )?(?:de mes|de nos|de ces|des|sur) (?:deux|2|cartes)|(?:perdu|egare|vole|"
    r"manque) (?:qu )?une)\b"
)


NOT_THAT_ONE = re.compile(r"\bpas celle[- ]?(?:l[aà]|ci)\b[ ,;.:]*", re.I)


def choose_cards(cards: Sequence[Card], text_or_last4: str) -> list[Card]:
    """The cards meant: one, or all of them for « les deux »; none in doubt."""
    text_or_last4 = NOT_THAT_ONE.sub(" ", text_or_last4)
    text = _plain(text_or_last4)
    digits = [card for card in _by_digits(cards, text) or [] if card]
    if len(digits) > 1 and len({m[0] for m in DIGITS.finditer(text)}) > 1:
        return digits if _are_joined(text, {one.last4 for one in digits}) else []
    if len(cards) > 1 and BOTH.search(text) and not NOT_BOTH.search(text) and not digits:
        return list(cards)
    one = choose_card(cards, text_or_last4)
    return [one] if one is not None else []


def _are_joined(text: str, meant: set[str]) -> bool:
    """« la 4321 et la 8765 », « 4321 volée, 8765 aussi »: of two cards of which different things are said,
    none in doubt.
    """
    places = [one for one in DIGITS.finditer(text) if (one[1] or "") in meant or one[2]]
    between = (text[one.end() : other.start()] for one, other in itertools.pairwise(places))
    together = (
        BOTH.search(text) is not None
        or re.search(r"\b(?:aussi|egalement|non plus|pareil|toutes)\b", text) is not None
    )
    return together or all(JOINED.fullmatch(words) for words in between)


def choose_card(cards: Sequence[Card], text_or_last4: str) -> Card | None:
    """The one card meant, or None when none or several fit.

    `cards` in the order shown to the customer: "la deuxième" counts there. Four digits that are nobody's
    choose nothing, even beside other words. Also the card's id (a button), its rank alone, its product.
    """
    exact = own_card(cards, text_or_last4.strip())
    if exact:
        return exact
    text = _plain(text_or_last4)
    for chosen in (_by_digits(cards, text), _by_rank(cards, text), _by_product(cards, text)):
        if chosen is not None:
            return chosen[0] if len(chosen) == 1 else None
    return None


def _by_digits(cards: Sequence[Card], text: str) -> list[Card] | None:
    """None when the text names no digits; else the cards they fit."""
    mentions = list(DIGITS.finditer(text))
    if not mentions:
        return None
    named = [m for m in mentions if not _is_set_aside(text, m)]
    at_hand = {m[0] for m in named if KEPT.match(text[m.end() :])}
    missing = [m for m in named if m[0] not in at_hand] or named
    kept = [(m[1] or m[2]).replace(" ", "") for m in missing]
    return [card for card in cards if any(card.last4.endswith(digits) for digits in kept)]


def _by_rank(cards: Sequence[Card], text: str) -> list[Card] | None:
    if text.isdigit() and len(text) == 1:
        return list(cards[int(text) - 1 : int(text)]) if text != "0" else []
    ranks = {}
    for rank, words in enumerate((*ORDINALS, r"dernier(?:e)?")):
        for mention in re.finditer(rf"\b(?:{words})\b(?! {_TIMED})", text):
            is_last = rank == len(ORDINALS)
            # « le premier code », « mardi dernier », « la dernière reçue »: a rank of something else
            if len(text.split()) > SHORT and (is_last or _OF_CARD.search(text[: mention.start()]) is None):
                continue
            ranks[rank if rank < len(ORDINALS) else len(cards) - 1] = _is_set_aside(text, mention)
    if not ranks:
        return None
    return [cards[rank] for rank, aside in ranks.items() if not aside and 0 <= rank < len(cards)]


SHORT = 3
"""Words in which a rank alone is that of a card."""
_OF_CARD = re.compile(r"\b(?:la|ma|carte|cartes|celle|c est|bloque\w*|les?(?= \w+ere)) $")
_TIMED = r"(?:fois|semaine|jour|mois|code|chiffres?|operations?|minute|etape|chose|reclam\w*)\b"


def _by_product(cards: Sequence[Card], text: str) -> list[Card] | None:
    """By the whole product name, else by a word that only one product has ("la virtuelle")."""
    products = [_plain(card.product) for card in cards]
    named = [card for card, product in zip(cards, products, strict=True) if product and product == text]
    if named:
        return named
    physical = _by_kind(cards, products, text)
    if physical is not None:
        return physical
    chosen = []
    for index, card in enumerate(cards):
        others = {word for product in (*products[:index], *products[index + 1 :]) for word in product.split()}
        own = [word for word in products[index].split() if word not in others]
        mentions = [m for word in own for m in re.finditer(rf"\b{re.escape(word)}\b", text)]
        if any(not _is_set_aside(text, mention) for mention in mentions):
            chosen.append(card)
    return chosen if len(cards) > 1 else None


def _by_kind(cards: Sequence[Card], products: Sequence[str], text: str) -> list[Card] | None:
    """« la physique », « celle en plastique »: the one card that is not virtual."""
    mention = re.search(
        r"\b(?:physique|plastique|vraie carte|la vraie|celle du portefeuille|normale)\b", text
    )
    real = [card for card, product in zip(cards, products, strict=True) if "virtuel" not in product]
    return (
        real if mention and len(real) == 1 and len(cards) > 1 and not _is_set_aside(text, mention) else None
    )


def _is_set_aside(text: str, mention: re.Match[str]) -> bool:
    return bool(SET_ASIDE.search(text[: mention.start()]))


def _plain(text: str) -> str:
    """Lower case, no accents, punctuation as single spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", without_accents(text.lower())).split())
