"""« et que le prochain ne passe pas », « je touche à ma carte ? », « j'ai encore le droit ? »:
asked of a debit that he told. Pure.
"""

from __future__ import annotations

import re
from datetime import date

from aide.dialogue.command_generator.labels import CARD as CARD_SUBJECTS
from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.folding import plain

DEBIT = "prelevement_abusif"
STOP, STOP_ALL, NEXT_ONE = (
    "prelevement_blocage_fait",
    "arreter_prelevements_suivants",
    "bloquer_prochain_prelevement",
)
"""Whether that is done from here, how it is done, and until when for the next one alone: each told once."""
NO_CARD, ON_THE_PHONE, LIMIT = "prelevement_carte_inutile", "appel_quoi_dire", "prelevement_delai_demande"
OF_THE_CARD = frozenset(
    {"prix_nouvelle_carte", "delai_nouvelle_carte", "bloquer_carte_utile", "nouvelle_carte_quand_et_ou"}
)
SHORT, LONG_AGO = 6, 300
"""Words of a question that names nothing; days after which a day without its year is
the next one of that name.
"""


def asked_of_debit(one: Message, state: State, today: date) -> str | None:
    """The question of knowledge meant of the debit that he told; None where it is meant of none."""
    if DEBIT not in problems_told(state):
        return None
    is_asked = asks_something(one)
    asked, share = one.top_question
    if asked in OF_THE_CARD and share >= T.surely_question:
        return None  # read for sure, in whatever words
    if NAMES_CARD.search(one.plain):
        asks = is_asked and _TOUCHES_CARD.search(one.plain) is not None
        return NO_CARD if asks and not _is_of_card(one, state) else None
    if (
        is_asked
        and (state.filed or STOP in state.said or STOP_ALL in state.said)
        and _SAYS_WHAT.search(one.plain)
    ):
        return ON_THE_PHONE
    if is_asked and (
        (_BLOCKING.search(one.plain) and _PRICE.search(one.plain)) or _MANDATE.search(one.plain)
    ):
        return STOP_ALL
    if is_asked and _asks_limit(one):
        return LIMIT
    days = [date.fromisoformat(str(day.value)) for day in one.values("date")]
    is_next = any(_is_to_come(day, today) for day in days) if days else _NEXT.search(one.plain) is not None
    if not ((is_next and STOPPED.search(one.plain)) or (is_asked and _CAN_STOP.search(one.plain))):
        return None
    ways = (STOP_ALL, STOP, NEXT_ONE) if _HOW.search(one.plain) else (STOP, NEXT_ONE, STOP_ALL)
    return next((way for way in ways if way not in state.said), ways[0])


def _is_of_card(one: Message, state: State) -> bool:
    """It is lost or blocked, he wants it blocked, or was debited through it."""
    told = state.told.get(DEBIT)
    is_by_card = told is not None and NAMES_CARD.search(plain(" ".join(told.story))) is not None
    is_at_it = bool(state.blocked) or state.of("opposition") is not None
    wants = orders_block(one) or _PLEASE.search(one.plain) is not None or _LOST.search(one.plain) is not None
    return is_by_card or is_at_it or wants


def _is_to_come(day: date, today: date) -> bool:
    """A day without its year is read as the last one: « le 5 avril », said in March."""
    return day > today or (today - day).days > LONG_AGO


def _asks_limit(one: Message) -> bool:
    """« celui de février, c'est jusqu'à quand ? », « j'ai encore le droit ? »:
    until when it may be disputed.
    """
    is_of_it = one.words <= SHORT or _OF_DEBIT.search(one.plain) is not None
    return is_of_it and _UNTIL.search(one.plain) is not None and _OF_ANSWER.search(one.plain) is None


def problems_told(state: State) -> list[str]:
    """The problems that he told, the one that is talked of first."""
    draft = state.of("reclamation")
    motif = str(draft.facts.get("motif") or "") if draft else ""
    names = (motif, state.subject or "", *state.closed[-1:], *reversed(state.helped))
    return list(dict.fromkeys(one for one in names if one and one not in CARD_SUBJECTS))


def asks_something(one: Message) -> bool:
    """Whether it asks, by its form or by its act."""
    return one.is_question or one.has("demander", at=T.act)


NAMES_CARD = re.compile(r"\b(?:cartes?|cb)\b")
_TOUCHES_CARD = re.compile(
    r"\b(?:touch\w*|bloqu\w*|blok\w*|opposition|desactiv\w*|coup\w*|"
    r"(?:faire|fais) quoi)\b.{0,25}\b(?:cartes?|cb)\b|"
    r"\b(?:cartes?|cb)\b.{0,25}\b(?:touch\w*|bloqu\w*|blok\w*|opposition|a voir|a faire|concerne\w*)\b"
)
_PLEASE = re.compile(
    r"\b(?:(?:vous|tu) (?:pouvez|pourriez|peux|pourrais)|(?:pouvez|pourriez|peux|pourrais) (?:vous|tu)) "
    r"(?:me |m |bien )*(?:bloqu|blok|desactiv)\w*"
)
"""« vous pouvez bloquer ma carte ? »: an order, politely."""
_LOST = re.compile(r"(?<!pas )(?<!rien )\b(?:perdu\w*|egare\w*|(?:on |m |me |l )a (?:vol|piqu)\w*)\b")
_SAYS_WHAT = re.compile(
    r"\b(?:je|j|faut|on|dois je) (?:\w+ ){0,3}(?:dis|dire|demande|"
    r"demander|raconte|explique) (?:\w+ ){0,2}quoi\b|"
    r"\b(?:quoi|qu est ce que|que) (?:je |j |faut il |dois je |"
    r"il faut )+(?:\w+ ){0,2}(?:dis|dire|demander?)\b|"
    r"\bappell?e\w*\b.{0,20}\b(?:09|numero)\b|\b(?:09|numero)\b.{0,20}\bappell?e\w*\b"
)
"""« j'appelle au 09, c'est ça ? », « je leur dis quoi »."""
_BLOCKING = re.compile(r"\b(?:bloqu\w*|blocage|stopper|arreter)\b")
_PRICE = re.compile(r"\b(?:cout\w*|payant\w*|gratuit\w*|prix|frais|combien|factur\w*)\b")
_MANDATE = re.compile(
    r"\bmandat\b.{0,40}\b(?:annul\w*|retir\w*|revo\w*|resili\w*|arret\w*|suppr\w*|stopp\w*)\b|"
    r"\b(?:annul\w*|retir\w*|revo\w*|resili\w*|arret\w*|suppr\w*|stopp\w*)\b.{0,25}\bmandat\b"
)
_OF_DEBIT = re.compile(
    r"\b(?:celui|ceux|celle)\b|\b(?:8|huit) semaines\b|\b(?:13|treize) mois\b|\b(?:prelev|contest|debit)\w*\b"
)
_NEXT = re.compile(r"\b(?:prochaine?s?|suivante?s?|mois prochain|d apres|a venir|celui d\w*)\b")
STOPPED = re.compile(
    r"\b(?:bloqu\w*|blok\w*|arret\w*|stopp\w*|empech\w*|annul\w*|refus\w*|interdi\w*|"
    r"(?:pass\w*|parte?|prelev\w*|prenn?e\w*|pren\w*|debit\w*) (?:pas|plus)|ne (?:pass\w*|parte?|soi\w*))\b"
)
_CAN_STOP = re.compile(
    r"\b(?:vous|la banque|banque|tu|on)\b.{0,16}\b(?:bloquer|bloquez|empech\w*|"
    r"arreter|arretez|stopp\w*)\b(?! (?:une?|mon|ma|de) )"
)
_HOW = re.compile(r"\b(?:comment|cmt|coment|je fais quoi|que faire|quoi faire|faire quoi)\b")
_UNTIL = re.compile(
    r"\b(?:jusqu\w* (?:quand|quelle? (?:date|jour))|trop tard|(?:encore|tjrs|toujours) (?:le )?(?:droit|"
    r"temps|possible)|dans les temps|"
    r"date limite|(?:me|il) reste (?:combien|encore|quoi)|(?:puis je|"
    r"peux|peut on) encore|quand au plus tard)\b"
)
_OF_ANSWER = re.compile(
    r"\b(?:reclam\w*|dossiers?|reponses?|plaintes?|conseill\w*|repond\w*|ouvert\w*|mediateur|cssf)\b"
)
