"""An answer to an offer, and what several rules want to know of it. Pure."""

from __future__ import annotations

import re
from functools import cached_property

from aide.dialogue import facts as f
from aide.dialogue.command_generator.offer.agreeing import (
    contests,
    ends_agreeing,
    is_about_yes,
    is_order,
    turns_to_yes,
)
from aide.dialogue.command_generator.rules import Answer
from aide.dialogue.command_generator.wishes.complaint import asks_how_to_file, says_to_file
from aide.dialogue.command_generator.wishes.contested import contests_it
from aide.dialogue.command_generator.wishes.problem import holds_facts, is_telling, problem_in
from aide.dialogue.command_generator.yes_beside import yes_at_first, yes_then_more
from aide.dialogue.command_generator.yes_no import is_no, plainly_yes
from aide.dialogue.command_generator.yes_no_words import NEGATION
from aide.dialogue.thresholds import THRESHOLDS as T


class OfferAnswer(Answer):
    """What he says to an offer."""

    @cached_property
    def refuses(self) -> bool:
        """A no, and neither a contest, a reproach nor a story."""
        said = self.message
        no = is_no(said, 0.5) or (is_no(said) and self.is_courteous) or self.begins_with_no
        kindly = self.begins_with_no or not said.has("reprocher")
        is_all = said.words <= 4 or _REFUSES.search(said.plain) is not None or said.act("raconter") < 0.25
        puts_right = self.corrects and bool(said.values("montant"))
        is_else = (
            puts_right or self._says_it_again or self._contradicts or _NOT_DONE.search(said.plain) is not None
        )
        return no and kindly and is_all and not (contests(said) or turns_to_yes(said) or is_else)

    @property
    def _says_it_again(self) -> bool:
        """« LE VIREMENT EST TOUJOURS PAS LA »: surely the problem itself, with no word that refuses."""
        said = self.message
        is_problem = problem_in(said, at=SURELY_TOLD) is not None and said.words > FEWEST_TOLD
        return is_problem and not self.begins_with_no and _REFUSES_IT.search(said.plain) is None

    @property
    def _contradicts(self) -> bool:
        """« mais non, j'attends aucun virement, mon numéro est le même »: of what he was told,
        and no refusal of the offer.
        """
        found = _BUT_NO.match(self.message.plain)
        return (
            found is not None
            and self.message.words > FEWEST_CONTRADICTING
            and not _REFUSES_IT.search(self.message.plain[found.end() :])
        )

    @cached_property
    def begins_with_no(self) -> bool:
        """« non laissez »: by its first word, where nothing is put right nor reproached."""
        is_first = _BEGINS_NO.match(self.message.plain) is not None
        return is_first and not self.message.has("corriger", "reprocher")

    @cached_property
    def is_courteous(self) -> bool:
        """« ça ira, merci, bonne journée »."""
        said = self.message
        return said.subject("refuser") + said.subject("remercier") + said.subject("au_revoir") >= 0.3

    @cached_property
    def agrees(self) -> bool:
        """A yes, wherever it stands in the message."""
        said = self.message
        return (
            plainly_yes(said)
            or yes_then_more(said)
            or is_about_yes(said)
            or turns_to_yes(said)
            or ends_agreeing(said, files=self.question.starts != "opposition")
            or self.agrees_at_first
        )

    @cached_property
    def only_asks(self) -> bool:
        """« oui ben ça fait six jours, il est où ? »: a yes in passing;
        who asks agrees by a part that does nothing else.
        """
        said = self.message
        asks = (said.is_question and said.has("demander", at=0.6)) or said.has("demander", at=0.9)
        apart = yes_then_more(said) or self.agrees_at_first or turns_to_yes(said)
        return asks and not (apart or ends_agreeing(said, files=self.question.starts != "opposition"))

    @cached_property
    def agrees_at_first(self) -> bool:
        """« oui vas-y dépose, mais je récupère ma thune quand ? »."""
        return yes_at_first(self.message, T.yes, orders=is_order, tells=True)

    @cached_property
    def files(self) -> bool:
        """He asks that a complaint be filed."""
        said = self.message
        is_wish = said.has("deposer") or said.subject("deposer_reclamation") >= T.subject
        is_plain = not said.has("demander", at=0.75) and NEGATION.search(said.plain) is None
        at_first = self.agrees_at_first and is_order(said.sentences[0])
        is_said = says_to_file(said) or asks_how_to_file(said)
        is_said = is_said or contests_it(said)
        return is_said or at_first or (is_plain and (is_wish or self._wants_money_back))

    @property
    def _wants_money_back(self) -> bool:
        """« je veux mes sous »: of what is offered, the complaint is the way to it;
        he sees its summary first.
        """
        is_wish = _MONEY_BACK.search(self.message.plain) is not None and not self.message.is_question
        return self.question.starts == "reclamation" and is_wish

    @cached_property
    def corrects(self) -> bool:
        """« non c'est 40 € »: puts right what he told."""
        return self.message.has("corriger", at=0.3) or f.sounds_like_correction(self.message.text)

    @cached_property
    def tells(self) -> bool:
        """A story, or a fact of the problem that is talked of."""
        said = (self.message, *(one for one in self.message.sentences if not one.is_question))
        return is_telling(self.message) or any(holds_facts(one, self.state, self.world) for one in said)

    @property
    def is_about_noted(self) -> bool:
        """A noted problem was offered, and is still noted."""
        return self.question.field == "suite" and bool(self.state.later)


SURELY_TOLD, FEWEST_TOLD = 0.9, 4
_BEGINS_NO = re.compile(r"(?:ah |oh |bah |ben |euh |mais ){0,12}(?:non|nan|nn|nope|niet|no)\b(?! mais)")
_REFUSES = re.compile(
    r"\b(?:non|nan|nn|nope|pas|rien|inutile|merci|laisse\w*|oublie\w*|tant pis|jamais|aucun\w*|sans|"
    r"refuse|veux plus|stop|ira|va|bof|plus tard|verra|peine)\b"
)
FEWEST_CONTRADICTING = 6
_BUT_NO = re.compile(r"(?:(?:ah |oh |bah |ben )?mais|bah|ben) (?:non|nan|nn)\b")
_NOT_DONE = re.compile(
    r"\bnon (?:reconnu|recu|autoris|valid|valable|trouv|livr|arriv|rembours|"
    r"conforme|demand|souscri|identifi|disponible)\w*"
)
"""« ça met appareil non reconnu » refuses nothing."""
_REFUSES_IT = re.compile(
    r"\b(?:non|nan|nn|nope|merci|laisse\w*|oublie\w*|tant pis|refuse|"
    r"(?:veux|besoin|interesse) (?:pas|plus)|stop|plus tard|peine)\b"
)
"""« toujours pas là » refuses nothing."""
_MONEY_BACK = re.compile(
    r"\b(?:(?:je|j) (?:veu\w*|voudrai\w*|exige|demande|reclame|aimerai\w*|souhaite)|il faut|faut) "
    r"(?:(?:juste|simplement|seulement|bien|que|qu|on|vous|elle|il|ils|me|m|etre|recuperer|ravoir|retrouver|"
    r"revoir|avoir|a|le|la|les|l|"
    r"mon|mes|ma|cet|ces|cette|rende[sz]?|rendre|rendent|remette\w*|redonne\w*) ){0,12}"
    r"(?:argent|sous|sou|fric|thunes?|tunes?|pognon|oseille|ble|flouze|rembours\w*|remboursement)"
    r"(?: (?:c|cet?|est|tout|point|barre|maintenant|mtn|svp|stp|moi|s il|"
    r"vous|te|plait|rien|d autre|a moi|merci|quoi)){0,8}$|"
    r"\b(?:rende[zs]|rend|remboursez|rembourse|redonnez) (?:(?:moi|nous|le|la|"
    r"les|l|mon|mes|cet|argent|sous|fric|thunes?) ?){1,8}$"
)
"""« je veux être remboursé », « faut me rembourser », « rendez-moi mon argent »: nothing else follows it."""
