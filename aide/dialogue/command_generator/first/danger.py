"""A danger is warned of before all else. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.command_generator.wishes.question import awaits_code, calls_us
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

AGAIN = 0.9
"""How sure to be that a danger of which he was warned comes back: « il m'appelle encore, ça sonne »."""


def is_in_danger(heard: Heard) -> list[Command] | None:
    """A danger that is surely there, and that he was not warned of."""
    message, state = heard.message, heard.state
    kind, share = message.danger
    if not kind or share < T.danger or not _is_new(kind, share, message, state):
        return None
    if kind == "lien" and state.copy and OF_COPY.search(message.plain):
        return None
    if kind in OF_CODES and _NOBODY_ASKED.search(message.plain) and not _GAVE.search(message.plain):
        return None
    if (kind == "argent_part" and _is_one_past_payment(message)) or _only_looks_like(kind, message):
        return None
    return [Command("danger", kind, text=message.text)]


OF_CODES = frozenset({"code_donne", "faux_conseiller"})
_NOBODY_ASKED = re.compile(
    r"\bpersonne (?:ne )?(?:m a|ma|m|me|a) (?:rien )?(?:demand|appel|contact)\w*|\b(?:j ai|jai|je) (?:n )?"
    r"(?:ai )?(?:donne rien|rien donne|pas donne|jamais donne)\b|"
    r"\b(?:donne|donnez|file|filez)(?: moi)? (?:moi )?(?:le|votre|ton|un) (?:num\w*|tel\w*)\b"
)
"""« personne ne m'a demandé mon code », « donne le numéro et j'appelle »: nobody has it."""
_GAVE = re.compile(
    r"\b(?:j ai|jai|ai|a) (?:(?!rien|pas|jamais|plus|aucun)\w+ )?(?:donne|communique|envoye|transmis|dicte|"
    r"tape|saisi|rentre|entre|clique|valide)\w*\b(?! (?:rien|aucun))"
)
"""« donne-moi le numéro, j'ai donné mon code à un type »: he did, whatever else he says."""


def _is_new(kind: str, share: float, message: Message, state: State) -> bool:
    """He was not warned of it, nor is it settled, nor does he only answer yes or no."""
    if _is_settled(kind, message, state):
        return False
    is_again = share >= AGAIN and message.words >= 5
    return (kind not in state.warned or is_again) and not _answers_yes_no(message, state)


def _is_settled(kind: str, message: Message, state: State) -> bool:
    """The card is blocked: what he tells or asks of it now is what was, or what follows.
    It goes on only where he says so.
    """
    if not state.blocked or _NOW.search(message.plain):
        return False
    if kind in OF_THE_CARD and (state.warned or kind in _OVER):
        return True
    reports = kind == "faux_conseiller" and bool(state.warned) and state.of("reclamation") is not None
    is_told = kind in state.warned or (reports and _PAST.search(message.plain) is not None)
    return is_told and _CALLS_NOW.search(message.plain) is None


def _answers_yes_no(message: Message, state: State) -> bool:
    at_yes_no = state.question is not None and state.question.field in ("bloque", "confirme", "renouvelle")
    return at_yes_no and message.has("oui", "non", at=0.6) and message.words <= 5


def _is_one_past_payment(message: Message) -> bool:
    """One payment of another day, and nothing that goes on: a dispute, not money that leaves now."""
    if _TWICE.search(message.plain) and _NOW.search(message.plain) is None:
        return True
    return len(message.values("montant")) == 1 and _GOES_ON.search(message.plain) is None


def _only_looks_like(kind: str, message: Message) -> bool:
    """« j'ai oublié mon sac dans le tram » is no attack; « ok j'appelle » is nobody who calls him."""
    asked, share = message.top_question
    if asked in OF_OUR_PEOPLE and share >= T.question_alone:
        return True
    if kind == "agression":
        said = _CALLED_NAMES.sub(" ", message.plain)
        is_other = said != message.plain or _FORGOTTEN.search(said) is not None
        return is_other and _VIOLENCE.search(said) is None
    awaited = (
        message.subject("virement_en_retard") >= T.question_alone
        and _AWAITED.search(message.plain) is not None
    )
    if kind == "vers_compte":
        return awaited and _SAFE_ACCOUNT.search(message.plain) is None
    if kind == "argent_part":
        return awaited and _GOES_ON.search(message.plain) is None
    if kind == "prise_en_main":
        debited = sum(message.subject(one) for one in _DEBITED) >= T.question_alone
        return debited and _AT_THE_DEVICE.search(message.plain) is None
    is_ours = calls_us(message) or _asks_of_our_call(message) or awaits_code(message)
    return kind == "faux_conseiller" and is_ours


def _asks_of_our_call(message: Message) -> bool:
    """« quelqu'un va m'appeler ? », « allez-vous m'appeler ? »: nobody has called."""
    return _WILL_CALL.search(message.plain) is not None and _CALLED.search(message.plain) is None


OF_COPY = re.compile(
    r"\b(?:lien|copie|recu|papier)\b.{0,40}\b(?:reclam\w*|copie|"
    r"redonn\w*|renvo\w*|perdu|plus|ferme)|\bcopie\b"
)
"""« j'ai fermé la page, j'ai plus le lien de la copie »: of what was filed here."""
_OVER = frozenset({"argent_part", "agression", "code_donne"})
OF_THE_CARD = _OVER | {"lien", "faux_acheteur"}
"""What a blocked card settles, once he was warned:
the code or the data that were given are of no more use with it.
"""
_CALLS_NOW = re.compile(
    r"\b(?:rappell?e\w*|appell?ent?|sonne\w*|au tel\w*|au bout du fil|"
    r"en ligne|encore|toujours|insiste\w*|maintenant|la il|"
    r"(?:il|elle|on|ils) (?:me |m )?(?:demande|veut|veulent|dit|disent))\b"
)
"""« il me rappelle, il veut encore un code »: it goes on."""
_PAST = re.compile(r"\b(?:m|il|elle|on|ils) (?:a|ont|avait|avaient) (?:\w+ )?\w+(?:e|es|i|u|is)\b")
"""« il m'avait appelé pour le code », in the middle of the report: his story."""
OF_OUR_PEOPLE = frozenset({"assistant_ou_repond", "assistant_rappel", "assistant_attente_conseiller"})
"""« il répond ici ou il appelle ? » is asked of the agent whom he awaits."""
_WILL_CALL = re.compile(
    r"\b(?:va|vont|allez|pouvez|pourrez|doit|devez)(?: vous)? (?:me |m |nous )(?:r?appel|telephon|contact)\w*"
)
_CALLED = re.compile(
    r"\b(?:m a|m ont|il|elle|ils|mec|homme|dame|monsieur|type|gars) "
    r"(?:r?appel\w*|demand\w*|dit|veut)\b|\bcodes?\b"
)
_AWAITED = re.compile(
    r"\b(?:m (?:a|ont) (?:envoye|vire|verse)\w*|(?:pas|rien|jamais|tjr\w*|toujours) (?:recue?s?|arrive\w*|"
    r"venue?s?|vu|eu)\b|(?:vient|arrive|viens|arrivent) (?:toujours |"
    r"tjrs? |encore )?pas|j attend\w*|est sec)\b"
)
_SAFE_ACCOUNT = re.compile(
    r"\b(?:securis\w*|abri|protege\w*|conseill\w*|appel\w*|"
    r"telephon\w*|au tel|coup de fil|sms|police|gendarm\w*|"
    r"fraud\w*|pirat\w*|(?:nouveau|autre) compte|on me (?:dit|demande)|(?:me|m) (?:dit|demande\w*) de|"
    r"crypto\w*|plac\w*|invest\w*)\b"
)
"""Without one of these, money that is awaited goes to no « compte sécurisé »."""
_DEBITED = ("prelevement_abusif", "remboursement_erreur", "frais")
_AT_THE_DEVICE = re.compile(
    r"\b(?:distance|control\w*|pilot\w*|\w?ecran\w*|cliqu\w*|desktop|camera|souris|curseur|ordi\w*|pc|mac|"
    r"tablette|install\w*|telecharg\w*|logiciel\w*|appli\w*|"
    r"programme|main|connect\w*|acces|anydesk|any desk|team ?viewer|rust ?desk|supremo|quick ?support|"
    r"ultra ?viewer|pirat\w*|hack\w*|virus|"
    r"technicien\w*|depann\w*|tout seul|toute seule|dedans|(?:dans|sur) "
    r"(?:mon|le|ma) (?:tel\w*|portable|machine))\b"
)
"""Without one of these, a firm that takes its money once more sits in nobody's telephone."""
_GOES_ON = re.compile(
    r"\b(?:encore|en ce moment|continue\w*|minutes?|direct|maintenant|en train|plusieurs|partout|vide\w*|"
    r"vider|fois|series?|vite|urgent|secours|help|achats|paiements|retraits|debits)\b"
)
_TWICE = re.compile(
    r"\b(?:(?:deux|2) foi[sx]?|double\w*|doublon\w*|meme (?:somme|montant)|"
    r"(?:bu|pris|preleve|debite|compte) (?:deux|2))\b"
)
"""The same taken twice is an error to put right, not a thief at work."""
_NOW = re.compile(
    r"\b(?:en ce moment|continue\w*|en direct|en train|vide\w*|vider|encore une fois|a l instant|pirat\w*|"
    r"vol\w*)\b"
)
_FORGOTTEN = re.compile(r"\b(?:oubli\w*|laisse\w*|perdu\w*|egare\w*|tombe\w*)\b")
_CALLED_NAMES = re.compile(r"\b(?:me |m |nous )?trait\w* de (?:voleu\w*|menteu\w*|escroc)\b")
"""« il me traite de voleur » is an insult, and no theft."""
_VIOLENCE = re.compile(
    r"\b(?:agress\w*|frapp\w*|menac\w*|arrach\w*|couteau|arme|brutal\w*|pousse\w*|suivi\w*|braqu\w*|vol\w*|"
    r"pique\w*|tabass\w*|coup(?:s)?)\b"
)
