"""The problem that a message tells. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator.labels import BANKING, CARD
from aide.dialogue.command_generator.wishes.block import holds_sum, is_told_to
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.folding import plain
from aide.subjects import subjects


def names_problem(text: str) -> bool:
    """A noun of some motive: « 60 euros pas 50 » holds none, and changes no motive."""
    return _PROBLEM_WORDS.search(plain(text)) is not None


def problem_beside(message: Message) -> str | None:
    """« une réclamation pour des frais de 5 € »: what it is about, under the wish to file."""
    filing = message.subject("deposer_reclamation") + message.subject("suivre_reclamation")
    if filing < 0.3 or not names_problem(message.text):
        return None
    return problem_in(message, at=max(0.6 * (1 - filing), 0.02))


def problem_in(message: Message, at: float = T.subject) -> str | None:
    """The problem that the message tells: labels that lead to the same step count together."""
    known = subjects()
    steps: dict[str, float] = {}
    for label, share in message.subjects:
        if (subject := known.get(label)) is not None and subject.is_problem:
            steps[subject.step] = steps.get(subject.step, 0.0) + share
    best = max(steps, key=lambda step: steps[step], default=None)
    if best is None or steps[best] < at:
        return None
    has_sum = message.second is None and holds_sum(message)  # beside another problem it is of that one
    if best == "opposition" and (is_told_to(message) or has_sum or _says_nothing_of_it(message)):
        return None
    if best == "opposition" and steps[best] < T.opposition and not message.has("bloquer"):
        return None
    told = ((label, known[label]) for label, _ in message.subjects if label in known)
    return next(label for label, one in told if one.is_problem and one.step == best)


def surely_another(message: Message, subject: str | None) -> str | None:
    """« et mon frère m'a envoyé des sous, je les vois pas non plus », after another problem:
    the one that this is, told at length.
    """
    known = subjects()
    found = problem_in(message, at=SURELY_ANOTHER)
    if found is None or subject is None or not message.has("raconter") or message.words < FEWEST_OF_ANOTHER:
        return None
    before = known.get(subject)
    return found if before is None or before.step != known[found].step else None


def likeliest(message: Message) -> str:
    """The likeliest problem, sure or not; a card to block only when that is likelier than everything else."""
    cards = message.share(CARD) >= T.subject and not _says_nothing_of_it(message)
    found = (label for label, _ in message.subjects if label in BANKING and (cards or label not in CARD))
    return next(found, "autre_demande_bancaire")


def is_telling(message: Message) -> bool:
    """A story, however short."""
    return message.has("raconter", at=0.5) and message.words >= 3


def tells_problem(message: Message) -> bool:
    """The story of a problem, surely, and no question."""
    return message.has("raconter", at=0.6) and not message.is_question and problem_in(message) is not None


def holds_facts(message: Message, state: State, world: World) -> bool:
    """« 40 € hier »: a fact of the problem that is talked of."""
    subject = subjects().get(state.subject or "")
    fields = subject.motif.questions if subject and subject.motif else ()
    if not fields or message.has("demander", at=0.6):
        return False
    return bool(f.told(message.text, fields, world.today))


def _says_nothing_of_it(message: Message) -> bool:
    """« je ne sais plus… je suis fatiguée » names no card, and nothing that is lost or stolen."""
    return message.words <= SHORT and _OF_CARD.search(message.plain) is None


SHORT = 9
_OF_CARD = re.compile(
    r"cart|\bcb\b|bleue|visa|\bsac|portef|porte ?mon|pochette|poche|veste|blouson|manteau|\bvol|perd|pomm|"
    r"egar|retrouv|disparu|piqu|tir[ae]r?|chour|braqu|"
    r"agress|arrach|oubli|laiss|tomb|bloqu|blok|oppo|machine|distrib|gab\b|dab\b|aval|gard|manqu|tracer|"
    r"debarras|quelqu|code|pay|achat|retrait|\d{4}|stop|coup"
)
SURELY_ANOTHER, FEWEST_OF_ANOTHER = 0.9, 7
_PROBLEM_WORDS = re.compile(
    r"\b(?:virements?|prelevements?|preleve\w*|frais|commissions?|abonnements?|cartes?|cb|paiements?|"
    r"retraits?|achats?|vol|vole\w*|fraudes?|arnaques?|escroquerie|"
    r"acces|comptes?|connexion|connecter|mot de passe|remboursements?|rembourse\w*|salaires?|debits?|"
    r"debite\w*|pirat\w*)\b"
)
