"""He speaks of a complaint that is filed already, or asks whom to turn to next. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.wishes.recourse import RECOURSE
from aide.dialogue.message import Message
from aide.dialogue.thresholds import THRESHOLDS as T


def follow_up(message: Message) -> str | None:
    """A complaint already filed: where it stands, something to add, or to withdraw."""
    if _WHERE_FILE.search(message.plain):
        return "suivi"
    if _WHY_ONE.search(message.plain) and not message.values("reference"):
        return None
    if keeps_it(message):
        return "complement"
    if message.has("retirer") and not message.has("deposer", at=0.3) and not says_to_file(message):
        return "retrait"
    if message.has("ajouter") or _INTO_FILE.search(message.plain):
        return "complement"
    if RECOURSE.search(message.plain) and not message.values("reference"):
        return None
    if asks_to_see(message):
        return "suivi"
    if says_to_file(message) and not message.values("reference") and not message.has("suivre", at=0.9):
        return None
    if _asks_something_else(message):
        return None
    other = problem_in(message, at=T.aside)
    if other is not None and not _OF_FILE.search(message.plain) and not message.values("reference"):
        return None
    if message.has("suivre") or (
        message.subject("suivre_reclamation") >= 0.6 and not message.has("deposer", "raconter")
    ):
        return "suivi"
    return None


_WHERE_FILE = re.compile(
    r"\bou en (?:est|sont|etes vous de|etes vous avec) (?:donc )?(?:mon|ma|mes|le|la|cette|ce)(?: \w+)? "
    r"(?:dossiers?|reclam\w*|plaintes?|demandes?|signalements?|contestation\w*)\b"
)
"""« … toujours rien, où en est mon dossier ? », whatever is told before it."""


def _asks_something_else(message: Message) -> bool:
    """Of the delay in general, of his money, or surely a question that names no file."""
    name, share = message.top_question
    if name == DELAY and share >= T.question and not _OWN_FILE.search(message.plain):
        return True
    if name in _OF_MONEY and share >= T.question and not message.values("reference"):
        return True
    return share >= T.surely_question and message.is_question and _WHERE.search(message.plain) is None


def keeps_it(message: Message) -> bool:
    """« ne retirez rien », « je n'ai jamais demandé de la retirer, gardez-la », « le ticket dit « opération
    annulée » »: nothing is withdrawn, and what he says of it goes to whom it may concern.
    """
    is_of_file = message.has("retirer", at=0.4) or _OF_FILE.search(message.plain) is not None
    return (
        is_of_file
        and _KEEPS.search(message.plain) is not None
        and (message.has("retirer", at=0.2) or _WITHDRAWS.search(message.plain) is not None)
    )


_WITHDRAWS = re.compile(r"\b(?:retir|annul|enlev|supprim)\w*\b")
_UNDO = r"(?:retir|annul|enlev|supprim)"
_KEEPS = re.compile(
    rf"\b(?:pas|jamais|personne|rien|aucun\w*|sans)(?: (?!je |j )\w+){{0,4}} {_UNDO}(?:er|ee?)\b|"
    rf"\b{_UNDO}\w* (?:surtout )?(?:en )?(?:rien|pas|aucun\w*)\b|\bmaint(?:en|ien)\w*|"
    r"(?<!pas )(?<!pas la )(?<!pas le )\bgarde[zr]?\b.{0,20}\b(?:la|"
    r"le|les|reclam\w*|dossiers?|deux|ouvertes?)\b|"
    r"\b(?:veux|voudrais|souhaite) (?:bien )?(?:la|le|les) garder\b|"
    r"\bannul\w*\b.{0,15}\b(?:demande|souhait)\b.{0,6}\bretrait\b|\b(?:operation|paiement|transaction|"
    r"retrait|achat|commande) annulee?\b"
)
"""A denial before or behind the word that withdraws; that it is to stay; what a ticket says."""


def asks_to_see(message: Message) -> bool:
    """« montrez-moi ma réclamation », « je veux voir mon dossier »: of one that is there,
    and no other one is begun.
    """
    return _SEES.search(message.plain) is not None and _SEES_NO_FILE.search(message.plain) is None


def asks_where_it_stands(message: Message) -> bool:
    """« elle en est où ? », « quelqu'un l'a lue ? »:
    of nothing but the complaint, in one of its sentences.
    """
    sentences = message.sentences or (message,)
    return any(_STANDS.search(one.plain) and not _OF_ELSE.search(one.plain) for one in sentences)


def announces_only(said: str) -> bool:
    """« je voudrais ajouter un détail à ma réclamation »: that something is to be added,
    and nothing of it; folded words.
    """
    return len(_ANNOUNCES.sub(" ", said, count=1).split()) < FEWEST_MORE


def told_beside_question(message: Message) -> list[Message]:
    """« c'était en mai, il me l'a promis. vous me les rendrez ? »: the sentences that tell,
    of a message that also asks.
    """
    return [one for one in message.sentences if _tells(one)]


def _tells(one: Message) -> bool:
    """A few words that tell, add or answer, and ask nothing."""
    return one.words >= FEWEST_TOLD and not one.is_question and sum(map(one.act, _TELLING)) >= LIKELY_TOLD


FEWEST_MORE, FEWEST_TOLD, LIKELY_TOLD = 4, 4, 0.35
_TELLING = ("raconter", "ajouter", "repondre")
_ANNOUNCES = re.compile(
    r"(?:bonjour |bonsoir |svp |je |j |voudrais |veux |souhaite\w* |aimerais |dois |ai |besoin d |"
    r"est ce que |peux |puis |comment |faire |pour |il |faut |que |ce |ca |"
    r"cela |le |la |l |soit |vous |pouvez |a ){0,20}"
    r"(?:r?ajout\w*|complet\w*|precis\w*|chang\w*|modifi\w*|corrig\w*)"
    r"(?: (?:ce|qu|il|y|dedans|un|une|des|quelque|chose|truc|detail\w*|info\w*|information\w*|element\w*|"
    r"piece\w*|precision\w*|a|dans|sur|au|aux|ma|mon|la|le|"
    r"reclamation|dossier|demande|plainte|deja|envoyee?|deposee?|faite?|svp|rec \d+ \d+|que j ai)\b){0,12}"
)
_SEES = re.compile(
    r"\b(?:(?:re)?montr\w*|affich\w*|(?:re)?li[st]|(?:re)?lisez|(?:fait|fais|faites)(?: moi)? voir|"
    r"(?:je|jveux|jvoudrais|j aimerais|puis je|peux je|on peut|pour)"
    r"(?: \w+){0,3}? (?:re)?(?:voir|lire|consulter))\b"
    r"(?: (?:moi|nous|un peu|bien|svp|stp|donc)){0,2} "
    r"(?:ma|mon|mes|cette|ce|la) (?:derniere |premiere )?(?:reclam\w*|dossiers?|plaintes?|signalements?)\b"
)
_SEES_NO_FILE = re.compile(
    r"\b(?:credit|pret|medical|client|nouve\w*|une autre|pas|comment|"
    r"qui|quelqu un|depos\w*|ouvr\w*|conseill\w*)\b"
)
_WHY_ONE = re.compile(
    r"\b(?:pourquoi|pk|pq|pkoi|pr koi|a quoi bon) (?:faire |deposer )?(?:une|cette|la|de) reclam\w*|"
    r"\breclam\w* (?:pourquoi|pk|pr koi)\b"
)
"""« pourquoi une réclamation ? » of who is offered one."""
_READ = r"(?:regard\w*|lue?s?|vue?s?|trait\w*|examin\w*|ouverte?s?|consult\w*|etudi\w*|prise? en charge)"
_STANDS = re.compile(
    r"\b(?:ou (?:ca |elle |il |vous )?en (?:est|sont|etes)|en (?:est|sont|etes)(?: (?:elle|il|on|ca|vous))? "
    r"ou)\b(?! (?:la|le|les|ma|mon|mes) )|"
    r"\b(?:quelqu ?un|qq ?u?n|qqun|kelk?u?n|une personne|on|vous|ils|le service|un \w+)(?: \w+)? l ?(?:a|"
    rf"avez|ont) (?:bien |deja |enfin |au moins )*{_READ}\b|"
    r"\b(?:elle|il) (?:a (?:bien |deja |enfin )*ete|est|va etre|sera) "
    rf"(?:bien |deja |enfin |en train d etre )*{_READ}\b|"
    r"\b(?:elle|ca|il) avance(?:nt)?\b|\b(?:des|vos) nouvelles\b|\bdu nouveau\b"
)
"""Without a word for the complaint: what was filed here is meant."""
_OF_ELSE = re.compile(
    r"\b(?:cartes?|cb|virements?|prelevements?|commandes?|comptes?|argent|"
    r"sous|rembours\w*|colis|mon tour|ma place|file)\b"
)
_WHERE = re.compile(r"\b(?:ou en est|avanc\w*|statut|suivi|suivre|nouvelles|rec \d)\b")
_INTO_FILE = re.compile(
    r"\b(?:mettre|mettez|mis|ajout\w*|rajout\w*|noter|notez|note|joindre|joint)\b.{0,40}\b(?:"
    r"mon dossier|ma reclamation|ma plainte|"
    r"(?:la|le|cette|ce) (?:reclamation|plainte|dossier) (?:existante?|deja|"
    r"en cours|ouverte?|precedente?|d avant|que j ai))"
)
"""Into one that is there: « la réclamation » alone may be the one that is offered."""
_OF_FILE = re.compile(
    r"\b(?:reclam\w*|dossiers?|plaintes?|signalement\w*|demandes?|"
    r"reponses?|suivi|suivre|courrier|nouvelles)\b"
)
DELAY = "reclamation_delai_reponse"
_OWN_FILE = re.compile(
    r"\b(?:(?:ma|mon|mes|notre|nos) (?:\w+ )?(?:reclam\w*|dossier\w*|plainte\w*|demande\w*)|la mienne|"
    r"j ai (?:fait|depose|envoye|ecrit)|depuis|toujours|rec \d)\b"
)
"""« quand on réclame, sous combien de temps répondez-vous ? » asks of no file of his."""
_OF_MONEY = frozenset(
    {
        "delai_remboursement_fraude",
        "remboursement_fraude",
        "delai_remboursement_prelevement",
        "frais_remboursement",
    }
)
"""« vous n'avez pas répondu : le délai de remboursement ? » asks of the money, not of the file."""
