"""What he asks is answered, with what he tells beside it. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.nothing_open.helping import SHORT_LINE
from aide.dialogue.command_generator.nothing_open.said import Said
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import SUPPOSED, says_lost, tells_loss
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu import surface
from aide.subjects import subjects


def asks_contact(heard: Said) -> list[Command] | None:
    """The telephone, the address, the mediator, closing the account."""
    return [Command("answer", heard.message.top)] if heard.asks_contact else None


def asks_of_his_own(heard: Said) -> list[Command] | None:
    """A known question about a problem that is his own: the answer, then the offer."""
    own = _told_as_his(heard, heard.asked[0].name) if heard.asked else None
    if own is None or own in (*heard.state.helped, *heard.state.closed):
        return None
    return [telling(heard.message, subject=own, info=heard.asked[0].name)]


def tells_loss_and_asks(heard: Said) -> list[Command] | None:
    """« je ne la retrouve plus. l'autre marche encore ? »: the answer, then the blocking is asked about."""
    message, state = heard.message, heard.state
    apart = any(says_lost(one) and not one.is_question for one in message.sentences)
    tells = apart or message.has("raconter", at=0.4)
    if not heard.asked or not tells or state.blocked or not tells_loss(message, CARD):
        return None
    return [starting("opposition", message, state), *heard.asked]


def asks(heard: Said) -> list[Command] | None:
    """A known question; the problem told beside it is kept."""
    if not heard.asked:
        return None
    return [*([telling(heard.message, quiet=True)] if heard.tells_and_asks else []), *heard.asked]


def supposes(heard: Said) -> list[Command] | None:
    """« si jamais on me la vole ? »: how a card is blocked."""
    if not SUPPOSED.search(heard.message.plain) or heard.message.share(CARD) < T.subject:
        return None
    return [Command("ask", "opposition_comment", text=heard.message.text)]


def is_off_topic(heard: Said) -> list[Command] | None:
    """Nothing to do with the bank, and no question that is known."""
    message = heard.message
    known = message.top_question[1]
    elsewhere = message.top == "hors_sujet" and message.subjects[0][1] >= T.subject
    away = message.has("ailleurs", at=0.6)
    surely = known < T.surely_question and elsewhere and away
    if not surely and not (known < T.question and (elsewhere or away)):
        return None
    if _SOMETHING.search(message.plain) and message.words <= SHORT_LINE and not message.is_question:
        return None
    goes_on = (
        heard.state.subject
        and not message.is_question
        and (message.values("date") or message.has("raconter"))
    )
    if goes_on and message.words <= SHORT_LINE:
        return [telling(message, subject=heard.state.subject)]
    return [Command("chitchat", "langue" if message.surface == surface.FOREIGN else "hors_sujet")]


def _told_as_his(heard: Said, question: str) -> str | None:
    """The problem that a known question is about, where it is his own."""
    message = heard.message
    entry = entries().get(question)
    subject = subjects().get(entry.subjects[0]) if entry and entry.subjects else None
    if subject is None or subject.motif is None or subject.starts:
        return None
    tells = message.has("raconter", at=0.4) or heard.tells_apart
    if entry is not None and entry.id in ONLY_ASKED and not tells:
        return None
    is_his = _HAPPENED.search(message.plain) is not None or _UNDERGOES.search(message.plain) is not None
    told = problem_in(message)
    if is_his and entry is not None and told in entry.subjects:
        return told
    return subject.name if tells else None


ONLY_ASKED = frozenset({"carte_expire_automatique", "renouveler_ou", "renouveler_sans_opposition"})
"""Nothing is wrong yet: « ma carte expire, la suivante vient toute seule ? » has nothing to complain of."""

_SOMETHING = re.compile(r"\b(?:le|ce|un|du) (?:truc|machin|bidule)\b|\b(?:la |une )?chose\b")
"""« euh le truc là »: of what, he may still say."""

_HAPPENED = re.compile(
    r"\b(?:(?:m ?ont|m ?a|m ?avez) (?:\w+ )?(?:debit|prelev|pris|compt|factur|retir|vol)\w*|"
    r"(?<!si )j (?:n )?ai(?! combien| quel| jusqu)|m (?:a|avez|ont|avait))\b"
)
"""« que vous m'avez pris », « j'ai envoyé »: something happened to him, whatever he asks of it."""

_UNDERGOES = re.compile(
    r"\b(?:je (?:paie|paye|constate|vois|decouvre|remarque|suis (?:debite\w*|preleve\w*))|j ?attend\w*|"
    r"(?:on|vous|ils) me\b|(?:est )?(?:pas|rien) (?:de|a) (?:nous|moi)|normal (?:ca )?(?:que|de|si))\b"
)
"""« c'est normal que je paie des frais ? », « un achat qui n'est pas de nous »: it happens to him."""
