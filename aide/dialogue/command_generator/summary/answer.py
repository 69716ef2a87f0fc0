"""An answer to the summary of a complaint, and what several rules want to know of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import corrections_in, fields_of
from aide.dialogue.command_generator.rules import Answer
from aide.dialogue.command_generator.summary.filing_orders import orders_as_is, orders_filing
from aide.dialogue.command_generator.summary.objections import is_not_as_it_is, is_wanted_before
from aide.dialogue.command_generator.wishes import to_us
from aide.dialogue.command_generator.yes_beside import agrees_and_asks, yes_at_first
from aide.dialogue.command_generator.yes_no import is_yes, objects, says_nothing_but_yes
from aide.dialogue.command_generator.yes_no_words import DOUBT, HARMLESS, NEGATION, NOT_SAID, YES_WORD
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain

MOST_ORDER = 4
"""Words of « bon, enregistrez » at the end of a message about something else."""


class SummaryAnswer(Answer):
    """What he says to the summary."""

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """Those of the summary."""
        frame = self.state.of("reclamation")
        return frame.facts if frame else {}

    @cached_property
    def changed(self) -> list[Command]:
        """Facts that have another value now, or another motive."""
        return corrections_in(self.message, self.facts, self.world, loose=True)

    @cached_property
    def corrections(self) -> list[Command]:
        """All that he puts right."""
        return _name_more(self.message, self.facts) or self.changed

    @cached_property
    def denies_day(self) -> bool:
        """« pas juillet », of the day that is noted."""
        return f.day_again(self.message.text, self.facts, self.world.today) is not None

    @cached_property
    def named(self) -> str | None:
        """The fact that he names, without its new value."""
        return f.named_field(self.message.text, fields_of(self.facts))

    @cached_property
    def agrees(self) -> bool:
        """A yes, or the order to file it."""
        said = _without_noted(self.message, self.facts)
        if NOT_SAID.search(said.plain) or is_not_as_it_is(said) or to_us.orders_change(said.plain):
            return False
        if says_nothing_but_yes(said):
            return True
        if said.words > LONGEST_WITHOUT_YES and YES_WORD.search(said.plain) is None:
            return False
        is_short = said.words <= FEW and (YES_WORD.match(said.plain) or _FINE.match(said.plain)) is not None
        enough = T.yes_file_in_a_word if is_short else T.yes_file
        if is_yes(said, enough, strict=True) or orders_filing(said) or orders_as_is(said):
            return True
        ends = said.sentences[-1] if said.sentences and not said.has("corriger", "annuler") else None
        if ends is not None and ends.words <= MOST_ORDER and orders_filing(ends):
            return True
        if self._begins_agreeing(said):
            return True
        if agrees_and_asks(said, T.yes_file, _AFTER_FILING, orders_filing) and not objects(said):
            return True
        if not yes_at_first(said, T.yes_file, orders=orders_filing):
            return False
        if objects(said) and not orders_filing(said.sentences[0]):
            return False
        return not any(is_wanted_before(one) for one in said.sentences[1:])

    def _begins_agreeing(self, said: Message) -> bool:
        """« oui je veux mes sous », « oui c'est bien 12 € le 3 »: begun with a yes, and nothing in it doubts,
        asks or puts anything right.
        """
        if (
            _BEGINS_YES.match(said.plain) is None
            or said.act("oui") < LEAST_YES
            or said.is_question
            or self.corrections
        ):
            return False
        rest = HARMLESS.sub(" ", said.plain)
        against = (
            "non",
            "hesiter",
            "annuler",
            "corriger",
            "demander",
            "deposer",
            "bloquer",
            "humain",
            "raconter",
            "repondre",
        )
        return not (DOUBT.search(rest) or NEGATION.search(rest) or said.has(*against, at=0.35))


LEAST_YES = 0.3
"""Of a message that begins with a yes in so many words."""
_BEGINS_YES = re.compile(
    r"(?:(?:mais|ah|bah|ben|bon|eh|alors|et) ){0,12}(?:oui|ouais|ouai|wi|je confirme|c est bien (?:ca|cela)|"
    r"tout est (?:bon|juste|exact))\b"
)
FEW = 4
"""Words of a yes in which there is no room for anything else."""
_FINE = re.compile(
    r"(?:tres |c est |tout est |c ){0,12}(?:bien|bon|nickel|impec\w*|top|super|en ordre|carre)\b|rien a \w+|"
    r"(?:y a )?pas de (?:souci|probleme|faute|fautes|erreur)"
)


def _without_noted(message: Message, facts: Mapping[str, Any]) -> Message:
    """« oui si c'est bien 74 », « là oui, le 25 février c'est juste, envoyez »:
    what is noted and said again puts nothing right.
    """
    days = [one for one in message.entities if one.label == f.DATE]
    if any(one.value != f.known(facts, f.DATE) for one in days):
        return message
    text = message.text
    for one in sorted(days, key=lambda one: -one.start):
        text = text[: one.start] + text[one.end :]
    noted, numbers = f.known(facts, f.AMOUNT), _NUMBER.findall(text)
    if any(noted is None or Decimal(one.replace(",", ".")) != Decimal(str(noted)) for one in numbers):
        return message
    if not days and not numbers:
        return message
    text = _NOTED.sub(" ", _IF_SO.sub(" ", text)).strip()
    kept = text if any(map(str.isalpha, text)) else message.text
    return replace(message, text=kept, acts={**message.acts, "corriger": 0.0})


def _name_more(message: Message, facts: Mapping[str, Any]) -> list[Command]:
    """« rajoute zalando pour les 84 »: another merchant beside the known one; the sums stay."""
    known = f.known(facts, f.CREDITOR)
    if known is None or _MORE.search(message.plain) is None or message.words > 14:
        return []
    named = [one for one in f.parties_of(message.text) if plain(one) not in plain(str(known))]
    return [Command("correct_fact", "", {f.CREDITOR: ", ".join([str(known), *named])})] if named else []


_NUMBER = re.compile(r"\d+(?:[.,]\d{1,2})?")
_IF_SO = re.compile(
    r"\bsi (?:c['’ ]?\s?est|(?:le montant|la somme|[çc]a) (?:est|fait)) (?:bien )?(?:de )?(?=\d)", re.I
)
_NOTED = re.compile(
    r"\b(?:(?:avec|pour|à|de)\s+)?(?:les?\s+)?\d+(?:[.,]\d{1,2})?\s*(?:€|euros?\b|eur\b|e\b)?", re.I
)
LONGEST_WITHOUT_YES = 9
"""Words of « pas d'objection de mon côté »: in more of them, what agrees says so."""
_AFTER_FILING = frozenset(
    {
        "reclamation_delai_reponse",
        "reclamation_etapes_suivantes",
        "reclamation_copie",
        "reclamation_reponse_courrier",
        "reclamation_decision_humaine",
        "delai_remboursement_fraude",
        "remboursement_fraude",
        "delai_remboursement_prelevement",
        "frais_remboursement",
    }
)
_MORE = re.compile(r"\b(?:r?ajout\w*|manque\w*|oubli\w*|il y a aussi|ya aussi|aussi|(?:c|est) ou|ou est)\b")
