"""An answer where a card is chosen, or its blocking confirmed, and what rules want to know of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.dialogue.command_generator.blocking.said import has_found
from aide.dialogue.command_generator.rules import Answer
from aide.dialogue.frame_facts import TOLD_WITH_BLOCK
from aide.dialogue.state import Frame
from aide.folding import plain

FOUND = "retrouvees"
"""In the facts of a blocking: the cards that he has found; « l'autre » is none of them."""


class CardAnswer(Answer):
    """What he says when a card is chosen, or its blocking confirmed."""

    @property
    def frame(self) -> Frame | None:
        """The blocking that is under way."""
        return self.state.of("opposition")

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is known of it."""
        return self.frame.facts if self.frame else {}

    @cached_property
    def cards(self) -> list[Card]:
        """His cards, as the bank listed them."""
        listed = self.facts.get("cartes") or []
        return [Card(one["id"], one["last4"], one["product"], "active", "") for one in listed]

    @cached_property
    def named(self) -> list[Card]:
        """Those of them that he names; « la 8052. L'autre n'est pas touchée »: the one of the first sentence
        that names one, of the last one where he puts himself right, « 8052. pardon, 4321 ».
        """
        named = choose_cards(self.cards, self.message.text)
        if named or not self.message.sentences:
            return named
        apart = [
            found for one in self.message.sentences if len(found := choose_cards(self.cards, one.text)) == 1
        ]
        return (apart[-1] if _PUT_RIGHT.search(self.message.plain) else apart[0]) if apart else []

    @property
    def by_digits(self) -> list[Card]:
        """Those whose last four stand in the message."""
        return [one for one in self.cards if one.last4 in self.message.text]

    @cached_property
    def kept(self) -> Card | None:
        """« ah voilà, j'ai la 8890 », « la 4321, je viens de la retrouver »:
        the one card that is with him.
        """
        is_with_him = KEPT.search(self.message.plain) is not None or has_found(self.message)
        return self.by_digits[0] if len(self.by_digits) == 1 and is_with_him and not self.said_lost else None

    @property
    def lost_with_all(self) -> bool:
        """His wallet or his bag is gone: which card was in it, he may not know."""
        return _ALL_IN_IT.search(plain(str(self.facts.get(TOLD_WITH_BLOCK) or ""))) is not None

    @cached_property
    def said_lost(self) -> list[Card]:
        """« la 2215, je l'ai. Celle qui manque est la 7730 »: the one of which he says so."""
        meant = {found["digits"] for found in _SAID_LOST.finditer(self.message.plain)}
        return [one for one in self.cards if one.last4 in meant] if len(meant) == 1 else []

    @cached_property
    def to_block(self) -> list[Card]:
        """Those that he names and does not leave alone: « c'est la 9292, la 8181 faut la laisser »."""
        if self.said_lost:
            return self.said_lost
        left_alone = {
            digits
            for found in _LEFT_ALONE.finditer(self.message.plain)
            for digits in found.groups()
            if digits
        }
        return [one for one in self.named if one.last4 not in left_alone]

    @property
    def asked(self) -> list[str]:
        """The cards that he was asked about."""
        return list(self.facts.get("carte") or [])

    def left(self, taken: set[str]) -> list[str]:
        """The one card beside those; none where there are several."""
        found = self.facts.get(FOUND) or []
        others = [one.id for one in self.cards if one.id not in (*taken, *found)]
        return others if len(others) == 1 else []


_PUT_RIGHT = re.compile(
    r"\b(?:pardon|oups|non|plutot|je me trompe|erreur|desolee?)"
    r"(?: (?:c est|c|je voulais dire|la|celle|en))* \d{4}\b"
)
"""« 8052. pardon, 4321 »; not « la 8052. L'autre, la 4321, n'est pas touchée »."""

_SAID_LOST = re.compile(
    r"(?<!pas )(?<!ne )(?<!rien )(?<!sans )\b(?:celle (?:qui (?:manque|a disparu|est (?:perdue|volee))|"
    r"a bloquer|que j ai (?:perdue?|paumee?)|qu on m a (?:volee?|prise?))|a bloquer|"
    r"bloqu(?:ez|er|e)|(?:est|etait) perdue|perdu|volee?)(?: (?:c est|c|est|plutot|bien|donc|la|celle|"
    r"seulement|juste|uniquement))* (?P<digits>\d{4})\b"
)

_ALONE = (
    r"(?:laiss\w*|gard\w*|touch\w* pas|bouge\w* pas|reste\w* active)"
    r"(?! (?:l autre|lautre|la \d|celle|les autres|mon autre))"
)

_LEFT_ALONE = re.compile(
    rf"\b(\d{{4}})\b(?: (?:il|elle|faut|on|je|la|l|vous|tu|doit)){{0,4}} {_ALONE}\b|\b(?:{_ALONE}|pas)"
    rf"(?: (?:bloque[rz]|toucher|la|a|celle|ma|carte)){{0,4}} (\d{{4}})\b"
)

KEPT = re.compile(
    r"\b\d{4}\b(?!.{0,3}\bl autre\b).{0,12}\b(?:je l ai|jlai|"
    r"ai (?:retrouve|la main)|est (?:la|avec|chez|dans)|"
    r"retrouvee?|en main|c est bon|c bon)\b|"
    r"\b\d{4}\b(?:(?!l autre|pris|vol|perd|manqu|disparu).){0,40}\b(?:(?:on|je|faut|celle la|il) (?:on |je )?"
    r"(?:la |l |me la )?gard(?:e|er|ez)|"
    r"(?:est|etait|reste) (?:restee? )?(?:a la maison|chez (?:moi|nous)|"
    r"dans (?:le|mon|un) (?:tiroir|placard|bureau)|en securite))\b|"
    r"\b(?:a|ont|ai|viens de|vient de) (?:re)?trouv\w* (?:la|ma|une|celle)\b.{0,60}\b\d{4}\b|"
    r"\b(?:retrouve\w*|garde\w*|j ai) (?:la |celle |ma )?\d{4}\b|"
    r"\b(?:en main|dans (?:la|ma|les|mes) (?:main|mains|poche|sac)|"
    r"sur moi|avec moi|chez moi|sous les yeux|me reste)\b"
    r"(?:(?!perd\w*|vol\w*|disparu\w*|bloqu\w*|pas|plus).){0,25}\b\d{4}\b"
)

_ALL_IN_IT = re.compile(r"\b(?:porte ?feuille|porte ?monnaie|porte ?cartes?|sac|sacoche|pochette|valise)\b")
"""What holds all of one's cards."""
