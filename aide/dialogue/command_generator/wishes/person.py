"""He wants a person. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.folding import plain
from aide.subjects import subjects

SURELY_TELLS = 0.6
LATER, LONGEST_LATER = "assistant_personne_plus_tard", 24


def wants_person(message: Message, state: State) -> bool:
    """A person is one word away, in any state."""
    field = state.question.field if state.question is not None else ""
    if (field == "conseiller" and message.has("non", at=0.5)) or NO_PERSON.search(message.plain):
        return False
    if any(map(_is_for_person, _clauses(message))):
        return True
    if _refuses(message):
        return False
    telling = field == "description"
    if telling and message.words > 6 and not _WISHES.search(message.plain):
        return False
    if any(
        _ASKS_FOR_PERSON.search(one.plain) and not one.is_question for one in message.sentences or (message,)
    ):
        return True
    if _PUT_THROUGH.search(message.plain) or _MEANS_TO.search(message.plain):
        return True
    if message.has("humain", at=0.8 if telling else 0.6):
        return True
    return not telling and message.subject("parler_a_un_humain") >= 0.75 and message.act("humain") >= 0.25


def asks_for_later(message: Message) -> bool:
    """« je pourrais parler à quelqu'un cet après-midi plutôt ? »: not now, so that nobody is fetched."""
    if NOW.search(message.plain) or _PASS_ME.search(message.plain) or NO_PERSON.search(message.plain):
        return False
    parts = message.sentences or (message,)
    asks = any(
        _TO_SOMEBODY.search(one.plain) and (one.is_question or one.has("demander", at=0.6)) for one in parts
    )
    return asks and _LATER.search(message.plain) is not None and message.words <= LONGEST_LATER


def told_beside(message: Message) -> list[Command]:
    """« 4 € de frais lundi, passez-moi quelqu'un »: what he tells is kept,
    for the agent and for a complaint afterwards.
    """
    problem = problem_in(message) if message.has("raconter", at=SURELY_TELLS) else None
    if problem is None or subjects()[problem].motif is None:
        return []
    return [Command("tell", problem, {"quiet": True}, message.text)]


def _clauses(message: Message) -> list[str]:
    """« laisse tomber. conseiller » is two: what he drops, and what he wants."""
    return [plain(one) for one in _MARKS.split(message.text) if one.strip()]


def _is_for_person(clause: str) -> bool:
    """« conseiller », « passez-moi quelqu'un », « conseiller svp pour bloquer ce marchand »."""
    return any((_A_PERSON.fullmatch(clause), _FOR_REASON.match(clause), _PASS_ME.search(clause)))


def _refuses(message: Message) -> bool:
    """A no to what was asked."""
    return message.has("non") and message.act("humain") < 0.8


_MARKS = re.compile(r"[.,;:!?…()\n]+|\blaiss\w* tomber\b|\bmais\b|\bsinon\b|\bstop\b", re.I)


NOW = re.compile(
    r"\b(?:tout de suite|tt de suite|maintenant|immediat\w*|de suite|"
    r"vite|urgen\w*|passez? moi|met(?:s|tez) moi|"
    r"conseill\w* (?:ici|dans le chat|par ecrit))\b"
)
"""He wants somebody at once, whoever writes or calls."""


NO_PERSON = re.compile(
    r"\b(?:si|quand|lorsqu|comment)\b.{0,25}\b(?:conseill\w*|quelqu ?un|on|vous|collegue\w*) (?:me |m )"
    r"(?:r?app?el\w*|contact\w*|telephon\w*|ecri\w*)\b.{0,40}\b(?:vrai|"
    r"vraiment|faux|sur|arnaqu\w*|escroc|reconn\w*)\b|"
    r"^(?:non )?(?:il n y a |y a )?(?:personne|aucun|aucune)(?: (?:en particulier|merci|d autre))?$|"
    r"^personne (?:c est|ce n|n a|ne |j ai)\b|"
    r"\b(?:faux|fausse|soi disant|pretendu\w*) (?:conseill\w*|agent|banquier\w*)\b|"
    r"\b(?:pas (?:de |d un |besoin d un )?(?:conseiller|humain|personne)|sans conseiller)\b|"
    r"\b(?:quelqu un|quelqun|qqun|kelkun) (?:s en (?:ser\w+)|(?:l |la |peut (?:la |l |s en )?|"
    r"pourrait (?:la |l |s en )?|a |va )?"
    r"(?:utilis|vol|piqu|pren|pris|pay|serv|sert)\w*)|"
    r"\b(?:ne |pas )(?:\w+ ){0,3}(?:parler|avoir affaire) a personne\b|\b(?:parler|parle) a personne\b|"
    r"\b(?:veux|voudrais|souhaite|envie|tiens) pas (?:a |de )?(?:parler|"
    r"discuter|attendre)(?: (?:a|avec|un|une|votre|vos))* "
    r"(?:conseill\w*|humain\w*|quelqu ?un|quelqun|qqun)\b"
)
_WISHES = re.compile(r"\b(?:veux|voudrais|souhaite\w*|parler|passez|appelez|besoin|puis je|peut on|donnez)\b")
_SOMEBODY = (
    r"(?:conseill\w*|humain\w*|agent|operateur|operatrice|responsable|"
    r"quelqu ?un|quelqun|qq ?u?n|kelk?u?n|kelqu ?un|quelkun)"
)
_A_PERSON = re.compile(
    r"(?:(?:alors|bon|ben|bah|bin|euh|donc|ok|oui|ouais|ui|stop|non|nan|nn|pardon|plutot|juste|et|en|"
    r"j aimerais|aimerais|souhaite|prefere|puis|peux|peut|on|possible|de|je|j|jveux|jvx|veux|voudrais|"
    r"il (?:me )?faut|faut|passez?|"
    rf"mets?|mettez|donnez?|moi|me|parler|avoir|a|avec|j ai dit|un|une|le|la|vrai|vraie|autre) ){{0,20}}"
    rf"(?:{_SOMEBODY}|(?:une |vraie |la |parler |a |avec ){{1,12}}personne)"
    r"(?: (?:svp|stp|s il (?:vous|te) plait|alors|donc|plutot|du coup|vite|tout de suite|maintenant|direct|"
    r"merci|de chez vous|en direct)){0,12}"
)
"""« conseiller », « passe-moi quelqu'un tout de suite »: a clause that says nothing else.
« personne » alone is nobody.
"""
_FOR_REASON = re.compile(
    r"(?:(?:alors|bon|ben|bah|euh|donc|ok|oui|ouais|stop|non|nan|plutot|juste|et|un|une|vrai) ){0,12}"
    r"(?:conseill(?:er|ere|e|é)|humain|operateur|operatrice|responsable) (?:(?:svp|stp|s il (?:vous|te) "
    r"plait|alors|donc|plutot|vite|maintenant) ){0,12}"
    r"(?:(?:pour|pr)(?! (?:quoi|koi)\b)|pcq|parce que|car|concernant|au sujet|a propos|rapport)\b"
)
"""« ok alors conseiller svp pr bloquer zalbofit »: asked for, and why."""
_PASS_ME = re.compile(
    rf"(?<!pas )\b(?:passe[zr]?|met(?:s|tez)|donne[zr]?) moi (?:avec |en (?:relation|contact) avec )?"
    rf"(?:(?:un |une )?(?:vrai |vraie |autre )?{_SOMEBODY}|"
    r"une (?:vraie |autre )?person+e)\b(?! (?:m|qui m|s en) )"
)
"""« police oui ou non, et sinon passez-moi quelqu'un »: an order, whatever is refused or asked beside it."""
_TO_SOMEBODY = re.compile(
    rf"\b(?:parler|discuter|joindre|avoir|voir|echanger)\b(?: \w+){{0,3}} (?:{_SOMEBODY}|"
    r"une (?:vraie )?personne)\b|"
    rf"\b(?:{_SOMEBODY}|une personne)\b(?: \w+){{0,4}} (?:dispo\w*|libre|joignable)\b"
)
_LATER = re.compile(
    r"\b(?:cet aprem\w*|cet apres midi|cette aprem\w*|tantot|ce soir|demain\w*|plus tard|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|"
    r"(?:a|vers|apres|des|pour) \d{1,2} ?(?:h|heures?)(?: ?\d\d)?)\b"
)
"""When he would rather have somebody."""
_PUT_THROUGH = re.compile(
    r"\b(?:mett\w*|mise?|entrer) en (?:relation|contact|communication|lien) avec (?:un |une |votre |vos |l |"
    rf"le |la )?(?:\w+ )?(?:{_SOMEBODY}|personne)\b|"
    r"\b(?:pouvez vous|pourriez vous|vous pouvez|peux tu|tu peux) me (?:passer|mettre|transferer|donner) "
    r"(?:a |avec )?(?:un |une )?(?:vraie? )?"
    rf"(?:{_SOMEBODY}|personne)\b"
)
"""« pourriez-vous me mettre en relation avec une personne ? »: asked politely."""
_MEANS_TO = re.compile(
    rf"\b(?:moyen|possible|possibilite|faisable) (?:de |d )(?:\w+ ){{0,2}}"
    r"(?:avoir|parler|joindre|contacter|discuter|echanger|voir)"
    r"(?: (?:a|avec|en ligne|ici|un|une|le|la|l|votre|vos|vrai|vraie|autre))* "
    rf"(?:{_SOMEBODY}|personne)\b(?! (?:m|qui m|s en) )|"
    r"\b(?:veu[xt]?|voudrai[st]?|souhaite\w*|aimerai[st]?|exige|faut|"
    r"faudrait|besoin de?)(?: (?:un|une|vrai|vraie|avoir))* "
    rf"(?:{_SOMEBODY}|vraie personne|personne)(?: de chez vous| en face| en ligne)? qui (?:me |m |s |nous )?"
    r"(?:repon\w+|aide\w*|explique\w*|ecoute\w*|compren\w+|occupe\w*|"
    r"regarde\w*|prenne\w*|lise\w*|sache\w*|puisse\w*)\b"
)
"""« et sinon ya moyen d'avoir quelqu'un », « je veux quelqu'un qui me réponde », whatever is told before."""
_ASKS_FOR_PERSON = re.compile(
    r"(?<!pas )\b(?:je (?:veux|voudrais|souhaite|exige|prefere)|"
    r"j aimerais|(?:passez?|met(?:s|tez)?|donnez?) moi|"
    r"(?:je (?:veux|voudrais|souhaite) )?parler (?:a|avec)|besoin d)"
    r"(?: (?:en|parler|avoir|a|avec|directement|tout de suite))* "
    rf"(?:(?:un |une )?(?:vrai |vraie |autre )?(?:{_SOMEBODY})|une (?:vraie |autre )?person+e)"
    r"\b(?! m | qui m )"
)
"""« … c'est du vol, je veux un conseiller tout de suite »: whatever is told before it."""
