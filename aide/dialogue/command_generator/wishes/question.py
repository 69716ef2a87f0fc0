"""What he asks: a question of knowledge. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import SURELY, informs
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T


def question_aloud(message: Message) -> list[Command]:
    """Only a question put as one: who asks that something be done is not told about it first."""
    return question_in(message) if message.is_question else []


def question_in(message: Message, *, lenient: bool = False) -> list[Command]:
    """The question of knowledge in the message, if any; of several sentences, each may ask one."""
    name, share = message.top_question
    if not can_ask(name, message):
        return []
    asks = message.has("demander") or _WANTS_TO_KNOW.search(message.plain) is not None
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
    name, share = message.top_question
    return [Command("ask", name, text=message.text)] if share >= T.surely_question else []


def informed(message: Message) -> list[Command]:
    """By its subject, what is answered whole, where he surely asks that and nothing else is told."""
    share = message.subjects[0][1] if message.subjects else 0.0
    is_meant = (
        informs(message.top)
        and share >= SURELY
        and message.has("demander", at=0.6)
        and not message.has("raconter")
    )
    is_denied = message.top in CLOSING and _NOT_CLOSING.search(message.plain) is not None
    return [Command("answer", message.top)] if is_meant and not is_denied else []


def asked_with_loss(message: Message) -> list[Command]:
    """What he surely asks while he tells that his card is gone; how to block it is what follows anyway."""
    asked = questions_alone(message) or (surely_asked(message) if message.is_question else [])
    return [
        one for one in asked if one.name not in (HOW_TO_BLOCK, WHEN_CLOSED) and can_ask(one.name, message)
    ]


def calls_us(message: Message) -> bool:
    """« ok j'appelle »: he calls, and nobody calls him."""
    return _CALLS.search(message.plain) is not None and _IS_CALLED.search(message.plain) is None


def awaits_code(message: Message) -> bool:
    """« le code sms qui vient pas, nouveau tel »: nobody asks him for one, and he has none to give."""
    return _NO_CODE_COMES.search(message.plain) is not None and _ASKED_FOR.search(message.plain) is None


def questions_alone(message: Message) -> list[Command]:
    """What single sentences surely ask, hidden by the rest; « c'est payant ? » alone says too little."""
    found: dict[str, Command] = {}
    for one in message.sentences:
        name, share = one.top_question
        asks = (one.is_question and one.has("demander")) or one.has("demander", at=0.85)
        if asks and one.words >= FEWEST_ASKING and share >= T.question_alone and can_ask(name, one):
            found.setdefault(name, Command("ask", name, text=message.text))
    return list(found.values())[:MOST_QUESTIONS]


def can_ask(question: str, message: Message) -> bool:
    """Who calls us is not called; who orders a card does not cancel it."""
    if question == "faux_conseiller_demande_code":
        return not calls_us(message) and not awaits_code(message)
    if _has_own_answer(question, message) or _GREETS.fullmatch(message.plain.strip(" ?")):
        return False
    if question in CLOSING and _NOT_CLOSING.search(message.plain):
        return False
    if question == LIFE and WILL_SCOLD.search(message.plain):
        return False
    return question not in _NEEDS or _NEEDS[question].search(message.plain) is not None


WILL_SCOLD = re.compile(
    r"\b(?:elle|ma mere|ma daronne|maman|mon pere|papa|mes parents|ma femme|ma copine|mon patron|ma patronne|"
    r"ma prof) (?:va|vont) (?:vraiment |juste )?me tuer\b"
    r"(?!.{0,40}\b(?:peur|couteau|arme|frappe\w*|menace\w*|secours|police)\b)"
)
"""« ma mère va me tuer », for a lost card: she will scold."""
LIFE = "vie_en_danger"
CLOSING = frozenset(
    {
        "resilier_contrat",
        "compte_fermer",
        "compte_fermeture_prix",
        "compte_fermeture_delai",
        "compte_fermeture_solde",
    }
)
_NOT_CLOSING = re.compile(
    r"\b(?:pas|rien|jamais|plus)(?: \w+){0,3} (?:resili\w*|ferm\w*|clotur\w*|partir|quitter)\b|"
    r"\b(?:veux|vais) (?:pas|rien) (?:resilier|fermer|cloturer)"
)
"""« mais je veux pas résilier, moi ! »."""
HOW_TO_BLOCK, WHEN_CLOSED = "opposition_comment", "assistant_que_faire_ferme"
_GREETS = re.compile(
    r"(?:(?:bonjour|bonsoir|salut|coucou|madame|monsieur) ){0,4}(?:comment (?:allez vous|vas tu|ca va)|"
    r"ca va)(?: (?:bien|vous|toi)){0,3}"
)
"""« comment allez-vous ? » asks nothing of us."""


def _has_own_answer(question: str, message: Message) -> bool:
    """« qui peut-elle saisir ensuite ? » is of the mediator: a subject that is sure,
    and answered whole, outweighs a question.
    """
    entry = entries().get(question)
    if entry is None or not informs(message.top) or message.subjects[0][1] < SURELY:
        return False
    return message.top not in entry.subjects and entry.file == "assistant"


_WANTS_TO_KNOW = re.compile(
    r"\b(?:juste|seulement|veux|voulais|voudrais|aimerais|cherche a)"
    r"(?: juste| seulement)?(?: pour| de)? savoir\b"
)
MOST_QUESTIONS, FEWEST_ASKING = 3, 3
_CALLS = re.compile(
    r"\b(?:j ?appell?e|j ai appele|je (?:vais |peux )?(?:r?appeler|rappelle)|(?:dites|dit) d appeler)\b|"
    r"\braccroch\w*"
)
_IS_CALLED = re.compile(
    r"\b(?:demand\w*|pretend\w*|se dit|m appelle\w*|m a appele|appels?|"
    r"donne\w* (?:le|mon|un|les|mes) codes?)\b"
)
_NO_CODE_COMES = re.compile(
    r"\b(?:codes?|sms|otp|mdp)\b.{0,30}\b(?:vien\w*|arriv\w*|recoi\w*|recu\w*|passe\w*|envoy\w*|tombe\w*) "
    r"(?:pas|plus|pu|jamais|tjr\w* pas|toujours pas)\b|"
    r"\b(?:pas|plus|jamais|rien|aucun)(?: (?:recu|eu|de|du|le|mon|ce|un|les?))* (?:codes?|sms|otp)\b|"
    r"\b(?:codes?|sms|otp)\b.{0,25}\b(?:pas|jamais|plus) (?:recu|arrive|venu|eu|la)\b"
)
"""« je reçois plus le code », « sms jamais arrivé »."""
_ASKED_FOR = re.compile(
    r"\b(?:demand\w*|reclam\w*|pretend\w*|insist\w*|m appell?e\w*|m (?:a|ont) (?:appele|dit|ecrit)|"
    r"au (?:tel|telephone|bout du fil)|"
    r"(?:donne\w*|dict\w*|communiqu\w*) (?:\w+ )?codes?|arnaq\w*|escro\w*)\b"
)
_CANCELS = re.compile(
    r"\b(?:d?e?annul\w*|stop\w*|renonc\w*|decommand\w*|erreur|tromp\w*|sans (?:mon accord|faire expres)|"
    r"revenir|retir\w*|arret\w*|(?:veux|veut) (?:plus|pas|pu)|pas demande\w*)\b"
)
_NEEDS = {
    "prise_en_main_ordinateur": re.compile(
        r"\b(?:distance|prise? (?:en )?main|control\w*|anydesk|teamviewer|logiciel|souris|ecran|pirat\w*|"
        r"virus|telecharg\w*|install\w*|bouge\w*|technicien|microsoft|acces a mon)\b"
    ),
    "renouvellement_annuler": _CANCELS,
    "compte_deces_titulaire": re.compile(
        r"(?<!personne e )(?<!personne est )(?<!personne n est )\b(?:mort\w*|deces|deced\w*|succession|"
        r"herit\w*|defunt\w*|notaire|obseques|enterr\w*)\b"
    ),
    "assistant_adresse_email": re.compile(
        r"\b(?:e ?mails?|mails?|courriels?|ecri\w*|adresses?|messag\w*|envoy\w*)\b"
    ),
    "documents_a_envoyer": re.compile(
        r"\b(?:documents?|papiers?|pieces?|justif\w*|preuves?|envo\w*|fourni\w*|joindre|dossier)\b"
    ),
    "opposition_lettre": re.compile(
        r"\b(?:oppos\w*|oppo|cartes?|cb|bloqu\w*|blocage|vol\w*|perdu\w*|perte|confirm\w*)\b"
    ),
    "carte_autre_banque": re.compile(r"\b(?:cartes?|cb|visa|mastercard)\b"),
}
"""Without one of these words they are not asked: a name is no death, who calls his bank speaks of no card."""
