"""What a message tells, asks or wants, whatever is open. Pure."""

from __future__ import annotations

import re
from typing import Any

from aide.cards.reasons import reason_in_words
from aide.dialogue import facts as f
from aide.dialogue.command_generator.labels import BANKING, CARD, CHAT, informs
from aide.dialogue.command_generator.yes_no import is_no
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.folding import plain
from aide.nlu.other_cards import names_only_other_cards
from aide.subjects import Subject, subjects

_PROBLEM_WORDS = re.compile(
    r"\b(?:virements?|prelevements?|preleve\w*|frais|commissions?|abonnements?|cartes?|cb|paiements?|retraits?|achats?|vol|vole\w*|fraudes?|arnaques?|escroquerie|"
    r"acces|comptes?|connexion|connecter|mot de passe|remboursements?|rembourse\w*|salaires?|debits?|debite\w*|pirat\w*)\b"
)


def names_problem(text: str) -> bool:
    """A noun of some motive: « 60 euros pas 50 » holds none, and changes no motive."""
    return _PROBLEM_WORDS.search(plain(text)) is not None


def problem_beside(message: Message) -> str | None:
    """« je veux déposer une réclamation pour des frais de 5 € »: what it is about, under the wish to file."""
    filing = message.subject("deposer_reclamation") + message.subject("suivre_reclamation")
    if filing < 0.3 or not names_problem(message.text):
        return None
    return problem_in(message, at=max(0.6 * (1 - filing), 0.02))


FILES = re.compile(
    r"\b(?:fai\w*|depos\w*|enregistr\w*|j?veu\w*|voudrai\w*|lanc\w*|ouvr\w*|port\w*) (?:(?:bien|faire|deposer|ouvrir|porter|une|la|ma|cette|de|l|moi|votre|ta) )*(?:reclam\w*|plainte)\b|\bnouvelle reclam\w*"
    r"|\breclam\w*\b.{0,70}\bfinalement (?:je veux bien|d accord|ok|oui)\b|\bfinalement (?:je veux bien|d accord|ok|oui) (?:pour )?(?:une|la|votre) reclam\w*"
    r"|\bsignaler (?:une?|le|la|les|ce|cet|cette|mon|ma|des) "
)
"""« je veu faire une reclamation », « c'est une nouvelle réclamation »: the form is certain."""
_NOT_FILES = re.compile(
    r"\b(?:pas|comment|suivre|suivi|retirer|annuler|ou en est|reponse a|refus\w*|hesit\w*|est ce que|payant\w*|gratuit\w*|cout\w*|combien)\b"
)


NEAR = 20
"""Signs before and after."""


def says_to_file(message: Message) -> bool:
    """The form is certain; a « pas » counts only near it: « j'arrive pas à me connecter, je veux faire une réclamation »."""
    wish = FILES.search(message.plain)
    if wish is None:
        return False
    near = message.plain[max(wish.start() - NEAR, 0) : wish.end() + NEAR]
    return _NOT_FILES.search(near) is None and not (message.is_question and _NOT_FILES.search(message.plain))


def wants_to_file(message: Message) -> bool:
    """Asks that a complaint be filed, with or without its story."""
    if REFUSED_COMPLAINT.search(message.plain):
        return False
    known = message.questions[0][1] if message.questions else 0.0
    asks = message.has("demander", at=0.75) or (message.is_question and known >= T.aside)
    if informs(message.top) and message.subjects[0][1] >= T.subject and not says_to_file(message):
        return False
    if is_no(message) or (asks and not message.has("deposer", at=0.8)):
        return False
    return (
        says_to_file(message)
        or message.has("deposer")
        or (message.subject("deposer_reclamation") >= 0.4 and message.act("suivre") < 0.4)
    )


def likeliest(message: Message) -> str:
    """The likeliest problem, sure or not; a card to block only when that is likelier than everything else."""
    cards = message.share(CARD) >= T.subject
    found = (label for label, _ in message.subjects if label in BANKING and (cards or label not in CARD))
    return next(found, "autre_demande_bancaire")


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
    if best == "opposition" and _is_told_to(message):
        return None
    if best == "opposition" and steps[best] < T.opposition and not message.has("bloquer"):
        return None
    label = next(
        label for label, _ in message.subjects if (one := known.get(label)) and one.is_problem and one.step == best
    )
    return label


def is_telling(message: Message) -> bool:
    return message.has("raconter", at=0.5) and message.words >= 3


def tells_problem(message: Message) -> bool:
    return message.has("raconter", at=0.6) and not message.is_question and problem_in(message) is not None


def holds_facts(message: Message, state: State, world: World) -> bool:
    subject = subjects().get(state.subject or "")
    fields = subject.motif.questions if subject and subject.motif else f.NAMES[:0]
    return bool(f.told(message.text, fields, world.today)) if fields and not message.has("demander", at=0.6) else False


_SUPPOSED = re.compile(
    r"\b(?:si jamais|au cas ou|imaginons|supposons|dans le cas ou|si (?:un jour|je (?:la )?perd\w*|on me (?:la )?(?:vole|pique)|elle (?:est|etait) (?:volee|perdue))|"
    r"(?:juste|simplement) (?:pour )?savoir|par precaution|a l avance)\b"
)


REFUSED_COMPLAINT = re.compile(
    r"\b(?:(?:veux|voulais|veut|voudrais|besoin|demand\w*|souhait\w*|dit) pas (?:d |de |d une |une |cette |la )?|pas (?:de |d |une |cette )|laiss\w* tomber (?:\w+ ){0,4}|(?:stop|arret\w*|marre|assez)(?: \w+){0,3} )(?:reclam\w*|plainte|signalement)\b|\brien a (?:reclamer|signaler)\b"
)
"""« je veux pas de réclamation », « laissez tomber la plainte »: whatever else is in the message."""


def asks_block(message: Message) -> bool:
    """Wants a card blocked, or tells that it is lost or stolen, surely enough to list his cards (nothing is blocked yet)."""
    if names_only_other_cards(message.text) or message.has("retrouver") or _SUPPOSED.search(message.plain):
        return False
    if message.has("passer", "repondre", at=0.6) and not message.has("bloquer") and not _LOSS.search(message.plain):
        return False
    if message.has("hesiter") or re.search(r"\bdebloqu\w*", message.plain) or KEEP_IT.search(message.plain):
        return False
    if orders_block(message) or _CAN_YOU.search(message.plain):
        return True
    if _MUST_I.search(message.plain) and message.has("demander"):
        return False
    if _NOT_LOST.search(message.plain) and not message.has("bloquer", at=0.8):
        return False
    weight = message.share(CARD)
    happened = _HAPPENED_TO_CARD.search(message.plain) is not None
    if _is_told_to(message) or (message.is_question and not happened and not message.has("bloquer")):
        return False
    if message.has("bloquer"):
        return weight + message.subject("paiement_frauduleux") + message.subject("renouvellement_carte") >= 0.35
    return weight >= T.opposition and not message.has("ajouter", "suivre", "retirer", at=0.6)


KEEP_IT = re.compile(
    r"\b(?:veux|voudrais|souhaite|faut|surtout|fallait)(?: surtout)? pas (?:que vous )?(?:la |le |me la |les |ma carte )?(?:bloqu\w*|faire opposition)"
)
_ORDER = re.compile(
    r"(?<!ne )(?<!pas )(?<!de )\b(?:bloqu|coup|desactiv)(?:e|ez) (?:les (?:deux|2)|(?:mes|les) (?:deux |2 )?cartes|ma carte|la)\b(?! pas| parole)(?! \w+ pas)|"
    r"\b(?:veux|voudrais|souhaite|accepte|consens a ce|autorise a ce) (?:bien |finalement |donc )?que vous (?:la |me la |les )(?:bloqu|coup|desactiv)\w+"
)
"""« bloque les deux », « finalement coupez-la »: the form is certain, and nothing else than a card can be meant."""


def _is_told_to(message: Message) -> bool:
    """« je peux continuer à m'en servir ? ma fille me dit de faire opposition »: he wonders, and nothing happened to the card."""
    return _IS_TOLD_TO.search(message.plain) is not None and _HAPPENED_TO_CARD.search(message.plain) is None


def orders_block(message: Message) -> bool:
    """An order, whatever it takes back; never blocked without its confirmation."""
    parts = message.sentences or (message,)
    return any(_ORDER.search(one.plain) is not None and not one.text.rstrip().endswith("?") for one in parts)


_MUST_I = re.compile(
    r"\b(?:je dois|dois je|faut il|il faut|est ce que je (?:dois|peux)|suis je oblige\w*)\b.{0,30}\b(?:opposition|bloquer)\b"
)
_NOT_LOST = re.compile(
    r"\b(?:pas (?:perdue?|volee?)|l ai (?:toujours|encore) (?:sur|avec)|(?:juste|seulement) (?:abimee?|cassee?|rayee?|usee?|fendue?))\b"
)
"""« je l'ai pas perdue, elle est juste abîmée, je dois faire opposition ? » asks; a card that works is not offered to be blocked."""
_CAN_YOU = re.compile(
    r"\b(?:(?:vous|tu|on) (?:pouvez|pourriez|peux|peut|pourrais)|(?:pouvez|pourriez|peux|pourrais) (?:vous|tu)) (?:me |m |la |svp )*(?:bloqu|desactiv|coup|stopp)\w*(?! (?:un|les|mes|le|mon) )"
)
"""« tu peux bloquer ma carte ? »: an order, politely."""
_IS_TOLD_TO = re.compile(r"\bcontinuer a (?:m en servir|l utiliser|payer)\b|\b(?:me|nous) dit de (?:faire|bloquer)\b")
_HAPPENED_TO_CARD = re.compile(
    r"\b(?:perdu\w*|paum\w*|egar\w*|vol\w*|piqu\w*|tir\w*|pris\w*|arrach\w*|avale\w*|oubli\w*|laiss\w*|tomb\w*|dispar\w*|trouve\w*|pirat\w*|sac|portefeuille|porte ?monnaie|plus (?:ma|la) carte|faites|faut|veux|stop|vite|urgent)\b"
)
"""Without one of these a question about blocking, « ma fille me dit de faire opposition, je peux m'en servir ? », is a question."""
_LOSS = re.compile(r"\b(?:carte|cb|perdu\w*|vol\w*|pique\w*|sac|portefeuille|portemonnaie|porte monnaie|opposition)\b")


_HOW = re.compile(
    r"\b(?:comment|ou (?:est|dois|puis|faut|se|on)|quelle est la (?:demarche|procedure)|c est quoi|que faire si|au cas ou)\b"
)


def asks_how(message: Message) -> bool:
    """« comment bloquer ma carte ? »: wants to know, does not yet want it done."""
    if message.has("raconter") or not message.has("demander", at=0.4):
        return False
    about_it = re.search(r"\b(?:bloqu\w*|oppos\w*|desactiv\w*)\b", message.plain) is not None
    return _HOW.search(message.plain) is not None and (about_it or not _LOST.search(message.plain))


_LOST = re.compile(r"\b(?:perdu\w*|egare\w*|vole\w*|pique\w*|plus ma carte|trouve (?:plus|pas))\b")


_INTO_FILE = re.compile(
    r"\b(?:mettre|mettez|ajout\w*|rajout\w*|noter|notez|joindre)\b.{0,40}\b(?:mon dossier|ma reclamation|ma plainte)\b"
)


_RECOURSE = re.compile(r"\b(?:(?:a|vers) qui|qui (?:saisir|peut trancher)|quel recours|recours|mediateur|instance)\b")
"""« vers qui me tourner si la réponse ne me convient pas ? » asks for no file."""


_OF_MONEY = frozenset(
    "delai_remboursement_fraude remboursement_fraude delai_remboursement_prelevement frais_remboursement".split()
)
"""« vous n'avez pas répondu : le délai de remboursement ? » asks of the money, not of the file."""


def follow_up(message: Message) -> str | None:
    """A complaint already filed: where it stands, something to add, or to withdraw."""
    if message.has("retirer") and not message.has("deposer", at=0.3) and not says_to_file(message):
        return "retrait"
    if message.has("ajouter") or _INTO_FILE.search(message.plain):
        return "complement"
    if _RECOURSE.search(message.plain) and not message.values("reference"):
        return None
    if says_to_file(message) and not message.values("reference") and not message.has("suivre", at=0.9):
        return None
    name, share = message.questions[0] if message.questions else ("", 0.0)
    if name in _OF_MONEY and share >= T.question and not message.values("reference"):
        return None
    if message.has("suivre") or (
        message.subject("suivre_reclamation") >= 0.6 and not message.has("deposer", "raconter")
    ):
        return "suivi"
    return None


def asks_recourse(message: Message) -> bool:
    """Whom to turn to when the answer does not suit him, asked without a file in hand."""
    asked = _RECOURSE.search(message.plain) is not None and (
        message.is_question or message.has("demander", "suivre", at=0.3)
    )
    about_files = message.subject("saisir_mediateur") + message.subject("suivre_reclamation") >= 0.5
    return asked and about_files and not message.values("reference")


def question_aloud(message: Message) -> list[Command]:
    """Only a question put as one: who asks that something be done is not told about it first."""
    return question_in(message) if message.is_question else []


def question_in(message: Message, *, lenient: bool = False) -> list[Command]:
    """The question of knowledge in the message, if any; of several sentences, each may ask one."""
    name, share = message.questions[0] if message.questions else ("", 0.0)
    if not _can_ask(name, message):
        return []
    asks = message.has("demander")
    alone = questions_alone(message)
    if alone:
        return alone
    if (asks and share >= T.question) or (share >= T.surely_question and (message.is_question or lenient)):
        return [Command("ask", name, text=message.text)]
    if lenient and asks and (message.is_question or message.has("demander", at=0.9)) and share < T.question:
        return [Command("ask", "", text=message.text)]
    return []


def surely_asked(message: Message) -> list[Command]:
    """The question that is surely known, whether or not it is put as one."""
    name, share = message.questions[0] if message.questions else ("", 0.0)
    return [Command("ask", name, text=message.text)] if share >= T.surely_question else []


_CALLS = re.compile(
    r"\b(?:j ?appell?e|j ai appele|je (?:vais |peux )?(?:r?appeler|rappelle)|(?:dites|dit) d appeler)\b|\braccroch\w*"
)
_IS_CALLED = re.compile(
    r"\b(?:demand\w*|pretend\w*|se dit|m appelle\w*|m a appele|appels?|donne\w* (?:le|mon|un|les|mes) codes?)\b"
)


def calls_us(message: Message) -> bool:
    """« ok j'appelle »: he calls, and nobody calls him."""
    return _CALLS.search(message.plain) is not None and _IS_CALLED.search(message.plain) is None


_CANCELS = re.compile(
    r"\b(?:d?e?annul\w*|stop\w*|renonc\w*|decommand\w*|erreur|tromp\w*|sans (?:mon accord|faire expres)|revenir|retir\w*|arret\w*|(?:veux|veut) (?:plus|pas|pu)|pas demande\w*)\b"
)


_NEEDS = {
    "renouvellement_annuler": _CANCELS,
    "compte_deces_titulaire": re.compile(
        r"(?<!personne e )(?<!personne est )(?<!personne n est )\b(?:mort\w*|deces|deced\w*|succession|herit\w*|defunt\w*|notaire|obseques|enterr\w*)\b"
    ),
    "carte_autre_banque": re.compile(r"\b(?:cartes?|cb|visa|mastercard)\b"),
}
"""Words without one of which these are not asked: a name is no death, and who calls his bank speaks of no card."""


def _can_ask(question: str, message: Message) -> bool:
    """Who calls us is not called; who orders a card does not cancel it."""
    if question == "faux_conseiller_demande_code":
        return not calls_us(message)
    return question not in _NEEDS or _NEEDS[question].search(message.plain) is not None


MOST_QUESTIONS, FEWEST_ASKING = 2, 3


def questions_alone(message: Message) -> list[Command]:
    """What single sentences surely ask, each of which the rest of the message hides; « c'est payant ? » alone says too little."""
    found: dict[str, Command] = {}
    for one in message.sentences:
        name, share = one.questions[0] if one.questions else ("", 0.0)
        asks = (one.is_question and one.has("demander")) or one.has("demander", at=0.85)
        if asks and one.words >= FEWEST_ASKING and share >= T.question_alone and _can_ask(name, one):
            found.setdefault(name, Command("ask", name, text=message.text))
    return list(found.values())[:MOST_QUESTIONS]


def question_beside(message: Message) -> list[Command]:
    """The question beside an answer: known, or said not to be where one sentence does nothing but ask."""
    if (asked := question_in(message)) or not message.sentences:
        return asked
    unknown = any(
        "?" in one.text and one.words > FEWEST_ASKING and one.has("demander", at=0.7) for one in message.sentences
    )
    return [Command("ask", "", text=message.text)] if unknown else []


def telling(
    message: Message, *, quiet: bool = False, subject: str | None = None, facts: bool = True, info: str = ""
) -> Command:
    """`quiet`: kept, without help nor offer; `facts`: whether its sums and days count; `info` answers better than the help."""
    values = {"quiet": quiet, "facts": facts, "info": info}
    return Command("tell", subject or problem_in(message, at=0.4) or "", values, message.text)


_SPENT = re.compile(r"\b(?:pay\w*|paie\w*|achat\w*|achet\w*|retir\w*|debit\w*|depens\w*|prelev\w*)\b")
"""With a sum beside it: a lost or stolen card was used, and that is to be reported after the blocking."""


def _no_other_than_payment(message: Message) -> bool:
    return message.second is None or message.second["intent"] == "paiement_frauduleux"


def starting(flow: str, message: Message, state: State) -> Command:
    values: dict[str, Any] = {}
    if flow == "opposition":
        known: Subject | None = subjects().get(message.top)
        reason = known.reason if known and known.reason else reason_in_words(message.text)
        digits = [one.value for one in message.values("quatre_derniers")]
        values = {**({"raison": reason} if reason else {}), **({"chiffres": digits} if digits else {})}
        if _SPENT.search(message.plain) and message.values("montant") and _no_other_than_payment(message):
            values["paiement"] = True
    elif references := message.values("reference"):
        values = {"reference": references[0].value}
    return Command("start_flow", flow, values, message.text)


def courtesy(message: Message) -> Command:
    best = max((label for label, _ in message.subjects if label in CHAT), key=message.subject, default="saluer")
    return Command("chitchat", best if message.subject(best) >= 0.25 else "remercier")
