"""The blocking of a card, which cannot be undone, is confirmed or not. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aide.dialogue.command_generator.blocking.beside import FEW, asked_of_it, told_beside
from aide.dialogue.command_generator.blocking.said import (
    FOUND,
    CardAnswer,
    found_in_a_sentence,
    has_found,
    names_block,
    orders_blocking,
    reason_told,
    says_no,
)
from aide.dialogue.command_generator.wishes.begun import telling
from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.command_generator.wishes.problem import tells_problem as is_telling_problem
from aide.dialogue.command_generator.wishes.question import question_in, questions_alone
from aide.dialogue.command_generator.yes_no import (
    DOUBT,
    HARMLESS,
    NEGATION,
    NOT_SAID,
    agrees_alone,
    is_yes,
    objects,
    plainly_yes,
    says_yes_again,
    yes_at_first,
)
from aide.dialogue.command_generator.yes_no import refuses as refuses_or_drops
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T


def adds_card(heard: CardAnswer) -> list[Command] | None:
    """« bloquez-la. Et la 4321 n'est pas chez moi non plus »: both are asked about, in one confirmation."""
    asked = heard.asked
    more = [one.id for one in heard.named if one.id not in asked]
    adds = _TOO.search(heard.message.plain) is not None and names_block(heard.message)
    if not asked or not more or not adds or heard.message.has("non", at=0.6):
        return None
    return [Command("correct_fact", "carte", {"carte": [*asked, *more]})]


def names_lost_one(heard: CardAnswer) -> list[Command] | None:
    """« la 2215, je viens de la retrouver ! Celle à bloquer, c'est la 7730 »: the other one is asked about."""
    lost = [one.id for one in heard.said_lost]
    is_meant = bool(lost) and lost != heard.asked and not heard.message.is_question
    return [Command("correct_fact", "carte", {"carte": lost})] if is_meant else None


def keeps_one(heard: CardAnswer) -> list[Command] | None:
    """« ah voilà, j'ai la 8890 », of both: that one stays; « j'ai la 8890 », where the bag is gone: the other is asked about."""
    kept, asked = heard.kept, heard.asked
    if kept is None or kept.id not in asked:
        return None
    rest = [one for one in asked if one != kept.id]
    rest = rest or (heard.left({kept.id}) if heard.lost_with_all else [])
    return [Command("correct_fact", "carte", {"carte": rest, FOUND: [kept.id]})] if rest else None


def loses_the_other(heard: CardAnswer) -> list[Command] | None:
    """« pas celle-là, je l'ai retrouvée ! C'est l'autre qui est dans le bus »: the lost one is asked about, and nothing is settled."""
    asked, message = heard.asked, heard.message
    left = heard.left(set(asked)) if len(asked) == 1 else []
    says = _OTHER_IS_GONE.search(message.plain) is not None and not message.is_question
    is_found = has_found(message) or found_in_a_sentence(message) or _WRONG_ONE.search(message.plain) is not None
    return [Command("correct_fact", "carte", {"carte": left, FOUND: asked})] if left and says and is_found else None


def finds_it(heard: CardAnswer) -> list[Command] | None:
    """« je l'ai retrouvée »: the card is kept; what he tells besides is not lost."""
    message = heard.message
    if not has_found(message) or (orders_blocking(message) and message.act("retrouver") < 0.9):
        return None
    return [*told_beside(message), Command("found"), *(questions_alone(message) or asked_of_it(message))]


def finds_it_in_a_sentence(heard: CardAnswer) -> list[Command] | None:
    """« retrouvée ! et si elle se perd un dimanche ? »: one sentence says so, another asks."""
    message = heard.message
    if not found_in_a_sentence(message):
        return None
    return [*told_beside(message), Command("found"), *(questions_alone(message) or asked_of_it(message))]


def names_the_one(heard: CardAnswer) -> list[Command] | None:
    """« oui, la 4321 » of 4321: a yes that names it, and nothing else in it."""
    named = _YES_NAMES.match(heard.message.plain)
    is_it = named is not None and [one.id for one in heard.named] == heard.asked
    return [Command("affirm")] if is_it and not heard.message.is_question else None


def means_the_other(heard: CardAnswer) -> list[Command] | None:
    """« pas celle-là, c'est l'autre »: of two cards, the other one is asked about."""
    said = heard.message.plain
    says = _OTHER.search(said) is not None and _WRONG_ONE.search(said) is not None
    is_meant = says or _ONLY_THE_OTHER.fullmatch(said) is not None
    left = heard.left(set(heard.asked))
    if (
        _only_asks(heard.message)
        or not is_meant
        or not left
        or len(heard.asked) != 1
        or heard.message.has("retrouver", at=0.6)
    ):
        return None
    return [Command("correct_fact", "carte", {"carte": left})]


def names_all(heard: CardAnswer) -> list[Command] | None:
    """« les deux », where both are asked about."""
    message, asked = heard.message, set(heard.asked)
    is_other = message.is_question or message.has("non", "hesiter", "retrouver", at=0.3)
    is_plain = message.words <= 6 and not is_other and NEGATION.search(message.plain) is None
    is_all = len(asked) > 1 and ({one.id for one in heard.named} == asked or _ONE_TOO.search(message.plain) is not None)
    return [Command("affirm", values=reason_told(message))] if is_all and is_plain else None


def names_others(heard: CardAnswer) -> list[Command] | None:
    """« non, celle qui finit par 5678 », « les deux »: cards that are not the ones asked about."""
    named = [one.id for one in heard.to_block]
    if not named or set(named) == set(heard.asked) or _only_asks(heard.message):
        return None
    return [Command("correct_fact", "carte", {"carte": named})]


def agrees(heard: CardAnswer) -> list[Command] | None:
    """A plain yes, or the order."""
    message = heard.message
    is_affirmed = message.subject("affirmer") >= T.subject
    sure = T.yes_block if message.words <= PLAIN or is_affirmed else T.yes_block_at_length
    is_heard = (
        message.words <= PLAIN
        or is_affirmed
        or _does_nothing_else(message)
        or _IN_WORDS.search(message.plain) is not None
    )
    is_agreed = (is_heard and is_yes(message, sure, strict=True)) or plainly_yes(message, sure)
    is_agreed = is_agreed or _YES_REASON.match(message.plain) is not None or says_yes_again(message)
    if is_agreed or orders_blocking(message) or _orders_at_last(message):
        return [*told_beside(message), Command("affirm", values=reason_told(message)), *questions_alone(message)]
    if _orders_at_first(message):
        return [Command("affirm", values=reason_told(message)), *question_in(message)]
    return None


def _does_nothing_else(message: Message) -> bool:
    """« de toute façon je ne m'en sers plus, donc vous pouvez »: surely a yes, in words that nobody listed."""
    others = [share for act, share in message.acts.items() if act != "oui"]
    return message.act("oui") >= SURELY and max(others, default=0.0) < NEXT_TO_NOTHING


SURELY, NEXT_TO_NOTHING = 0.95, 0.1


def refuses(heard: CardAnswer) -> list[Command] | None:
    """A no, with what he asks and tells beside it: « mais non, c'est l'hôtel qui a débité deux fois »."""
    message = heard.message
    if not (refuses_or_drops(message) or says_no(message)):
        return None
    few = FEW_AFTER_DANGER if heard.state.warned else FEW
    return [*told_beside(message, few=few), Command("deny"), *question_in(message)]


def hesitates(heard: CardAnswer) -> list[Command] | None:
    """He does not know yet, and asks nothing."""
    is_meant = heard.message.has("hesiter", at=0.5) and not heard.message.has("demander", at=0.6)
    return [Command("hesitate")] if is_meant else None


def hesitates_a_little(heard: CardAnswer) -> list[Command] | None:
    """A doubt is enough: nothing is blocked by it."""
    return [Command("hesitate")] if heard.message.has("hesiter", at=0.35) else None


def tells_problem(heard: CardAnswer) -> list[Command] | None:
    """Another problem; one that is told instead of a yes or a no is no hesitation."""
    message = heard.message
    if is_telling_problem(message):
        return [telling(message)]
    return None if message.is_question else told_beside(message) or None


def wants_new_card(heard: CardAnswer) -> list[Command] | None:
    """A new one, before this one is blocked."""
    return [Command("hesitate", "renouveler")] if heard.message.has("renouveler") else None


def is_unclear(heard: CardAnswer) -> list[Command] | None:
    """Neither a yes nor a no."""
    return [Command("hesitate", "neutre")]


def says_it_is_the_one(heard: CardAnswer) -> list[Command] | None:
    """« oui c'est bien celle-là, mais elle n'est pas perdue, c'est un achat inconnu »: a yes with its reason, and what he asks."""
    if NOT_SAID.search(heard.message.plain):
        return None
    message = heard.message
    first = message.sentences[0] if message.sentences else message
    said = _RIGHT_ONE.sub(" ", HARMLESS.sub(" ", first.plain), count=1)
    is_meant = _RIGHT_ONE.match(first.plain) is not None and not DOUBT.search(said) and not NEGATION.search(said)
    takes_back = message.has("non", "hesiter", "retrouver", "annuler", at=0.4) or first.is_question
    if not is_meant or takes_back or objects(message) or _asks_before(message.sentences[1:]):
        return None
    return [Command("affirm", values=reason_told(message)), *questions_alone(message)]


def _asks_before(asking: Sequence[Message]) -> bool:
    """What may change his mind, after a mere « oui »."""
    of_this = [one for one in asking if not (_OF_THE_OTHER.search(one.plain) or _AFTERWARDS.search(one.plain))]
    return any(one.top_question[0] in _BEFORE_BLOCKING and one.top_question[1] >= UNSURE for one in of_this)


def _only_asks(message: Message) -> bool:
    """« et l'autre, elle marche encore ? »: names no card to block."""
    return message.is_question and not names_block(message)


def _orders_at_first(message: Message) -> bool:
    """« oui bloquez la 2210 tout de suite, et l'autre reste active ? »: what he asks is not whether to do it."""
    if not yes_at_first(message, T.yes_block, orders=orders_blocking):
        return False
    if any(_IS_SOMEWHERE.search(one.plain) for one in message.sentences[1:]):
        return False
    asking = [one for one in message.sentences[1:] if not _is_of_afterwards(one)]
    if names_block(message.sentences[0]):
        return not any(_UNDONE.search(one.plain) for one in asking)
    if objects(replace(message, sentences=(message.sentences[0], *asking))):
        return False
    return not _asks_before(asking)


def _is_of_afterwards(one: Message) -> bool:
    """« … mais j'aurai une nouvelle carte quand ? »: it is asked of what comes once it is blocked."""
    name, share = one.top_question
    return name in _ONCE_BLOCKED and share >= T.question_alone


_YES_NAMES = re.compile(
    r"(?:(?:oui|ouais|ok|d accord|voila|exact\w*) ){1,12}(?:c est |c )?(?:(?:bien|la|celle|ma|carte|en|qui|finit|finissant|par) ){0,12}\d{4}"
    r"(?: (?:oui|svp|merci|s il vous plait|stp)){0,12}$"
)
_RIGHT_ONE = re.compile(
    r"(?:(?:oui|ouais|ok|voila|exact\w*) ){1,12}(?:c est |c )?(?:bien )?(?:la bonne(?: carte)?|elle|celle la|celle ci|cette carte(?: la)?)\b"
)
_IS_SOMEWHERE = re.compile(
    r"\b(?:elle|carte|cb) (?:est|etait|doit etre|reste) (?:dans|chez|a la|au|sur|avec|sous)\b|\b(?:c est|carte|celle) (?:la carte )?(?:de|d) (?:mon|ma|mes|notre|un)\b|\bje l ai (?!\w+(?:e|ee|u|ue)\b)"
)
"""« oui, elle est dans la voiture », « c'est la carte de mon mari »: no plain reason to block it."""
_AFTERWARDS = re.compile(r"\b(?:dites|dis|direz|expliqu\w*) moi (?:ensuite|apres)\b")
"""« allez-y, et dites-moi ensuite combien… »: to be answered once it is done."""
_OF_THE_OTHER = re.compile(r"\b(?:l autre|lautre|lotre|mon autre)\b")
"""« oui vas-y, et l'autre elle marche ? » asks nothing of this card."""
_YES_REASON = re.compile(r"(?:oui|ouais) (?:elle est |on (?:me |m )?l a )?(?:perdue?|volee?)$")
"""« oui perdue »: what one of the buttons says."""
FEW_AFTER_DANGER = 4
"""Words of « c'est un virement que j'attends », by which he says that there is no danger."""
PLAIN = 8
"""Words of a plain yes: among more of them there is room for something else."""
UNSURE = 0.2
"""Of a question that may change his mind, after a mere « oui »."""
_ONCE_BLOCKED = frozenset(
    """delai_nouvelle_carte nouvelle_carte_quand_et_ou payer_en_attendant_carte carte_adresse_envoi remboursement_fraude
    delai_remboursement_fraude abonnements_apres_opposition code_nouvelle_carte plainte_police_carte""".split()
)
"""What one asks of the time once the card is blocked."""
_BEFORE_BLOCKING = frozenset(
    """opposition_definitive opposition_carte_retrouvee_apres carte_retrouvee_avant_blocage blocage_temporaire
    opposition_payante prix_nouvelle_carte deux_cartes_laquelle opposition_sens opposition_litige_marchand
    carte_abimee_renouveler renouvellement_annuler""".split()
)
"""What one asks before blocking a card."""
_UNDONE = re.compile(
    r"\b(?:debloqu\w*|reactiv\w*|retrouv\w*|temporaire\w*|provisoire\w*|revers\w*|revenir|definiti\w*|remettre|"
    r"annul\w* (?:l opposition|le blocage|la carte|ca|apres))\b"
)
"""« bloquez. je pourrai la débloquer après ? »: he takes it for what it is not."""


def _orders_at_last(message: Message) -> bool:
    """« définitif ?? bon oui bloquez. et mon argent ? »: the order ends what he says of it; what only asks of other things may follow."""
    if message.has("retrouver", at=0.4):
        return False
    said = [place for place, one in enumerate(message.sentences) if _orders(one)]
    after = [one for one in message.sentences[said[-1] + 1 :] if not _is_of_afterwards(one)] if said else []
    asks_else = all("?" in one.text and not (_UNDONE.search(one.plain) or DOUBT.search(one.plain)) for one in after)
    objecting = objects(replace(message, sentences=(message.sentences[0], *after))) if after else False
    return bool(said) and asks_else and not (after and (objecting or _asks_before(after)))


def _orders(one: Message) -> bool:
    is_order = orders_blocking(one) or (orders_block(one) and DOUBT.search(one.plain) is None)
    return is_order or (agrees_alone(one) and one.act("oui") >= SURELY)


_IN_WORDS = re.compile(
    r"\b(?:oui|ouais|ouai|oue|wi|ui|ok|okay|d ac(?:cord)?|dac\w*|yes|va[sz] ?[yi]|all(?:ez|er|ons) y|go|c (?:est )?bon|parfait\w*|valid\w*|confirm\w*|faites?|"
    r"fais|proced\w*|accord|volontiers|bien sur|lance\w*|approuv\w*|accept\w*|absolument|affirmatif|evidemment|certain\w*|si|bloqu\w*|blok\w*|bloq|"
    r"coupez|veux|souhait\w*|prefer\w*|carte|oppo\w*|desactiv\w*|ferme\w*|fini\w*|entendu|qu est ce que vous attend\w*|sans hesiter)\b"
)
"""At length a yes has a word for it or for the card: « et la mairie m'avait promis une prime, j'attends toujours » has none."""
_OTHER = re.compile(r"(?<!pas )\b(?:c est |bloque\w* )?l autre\b(?! jour| fois| soir| carte (?:est|elle) )")
_OTHER_IS_GONE = re.compile(
    r"\bl autre (?:carte )?(?:(?:qui|que|qu|elle|on) )*(?:est|etait|j ai|m a|a|manque)\b.{0,12}(?:dans|perdue?|volee?|dedans|disparu\w*|partie?|prise?|restee?|manque|bus|train)|\bl autre (?:qui )?(?:manque|a disparu)\b"
)
_TOO = re.compile(r"\b(?:non plus|aussi|egalement|en plus|les deux)\b")
_ONE_TOO = re.compile(
    r"^(?:oui|ouais|ok|d accord)\b.*\b(?:l autre|(?:la )?(?:deuxieme|seconde|2e|2eme)(?: carte)?|elle|celle \w+) (?:aussi|egalement)\b"
)
"""« oui celle-là, et la deuxième aussi », where both are asked about."""
_ONLY_THE_OTHER = re.compile(
    r"(?:(?:ah|bah|ben|euh|en fait|c est|bloque[zr]?|bloques|blok\w*) ){0,12}l autre(?: (?:carte|svp|stp|s il vous plait)){0,12}"
)
"""« bloquez l'autre », and nothing else: it is asked about before anything is done."""
_WRONG_ONE = re.compile(r"\b(?:pas (?:celle|cette|la)|non|nn|nan|plutot|mais)\b")
