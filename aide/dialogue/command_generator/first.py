"""What comes before anything that is open: signs, danger, orders to the machine, what is not ours, a person. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from aide.dialogue.command_generator.labels import CARD, VALUES
from aide.dialogue.command_generator.wishes.question import calls_us
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu import surface
from aide.nlu.other_cards import names_only_other_cards

_YES_SIGNS, _NO_SIGNS = frozenset("👍👌✅🆗☑✔🙏"), frozenset("👎❌🚫✋🛑")


def signs_meant(message: Message) -> Message:
    """Signs alone: a thumb says yes or no, a face says neither."""
    signs = {char for char in message.text if not char.isspace() and char not in "\ufe0f\u200d🏻🏼🏽🏾🏿!.?"}
    if not signs or any(char.isalnum() for char in message.text):
        return message
    act = "oui" if signs <= _YES_SIGNS else "non" if signs <= _NO_SIGNS else "hesiter"
    return replace(message, acts={act: 1.0})


def first_of_all(message: Message, state: State) -> list[Command] | None:
    kind, share = message.danger
    is_blocked = state.done == "opposition" and kind in ("argent_part", "agression", "code_donne")
    is_new = (
        (kind not in state.warned or (share >= AGAIN and message.words >= 5))
        and not is_blocked
        and not _is_answering_yes_no(message, state)
    )
    is_new = is_new and not (kind == "argent_part" and _is_one_past_payment(message))
    is_new = is_new and not _looks_like(kind, message)
    if kind and share >= T.danger and is_new:
        return [Command("danger", kind, text=message.text)]
    if _COMMAND.match(message.text):
        return [Command("unclear", surface.ORDER)]
    if message.surface in (surface.ORDER, surface.SIGNS, surface.GIBBERISH) and not _is_plain_value(message, state):
        return [Command("unclear", message.surface)]
    if state.blocked and _CARD_STATE.search(message.plain) and not message.has("bloquer", at=0.8):
        return [Command("ask", "carte_bien_bloquee", text=message.text)]
    if asks_due_day(message, state):
        return [Command("ask", DUE_DAY, text=message.text)]
    if _OPEN_NOW.search(message.plain) and message.is_question and message.words <= LONGEST_OPEN:
        return [Command("ask", OPEN, text=message.text)]
    if (other := not_ours(message)) is not None:
        return [Command("not_ours", other)]
    if _PHONE.search(message.plain) and not message.has("bloquer"):
        return [Command("answer", "contacter_service_client")]
    if wants_person(message, state):
        return [Command("human", text=message.text)]
    if message.surface == surface.FOREIGN and not state.question and not message.has(*_ANY_LANGUAGE, at=0.8):
        return [Command("chitchat", "langue")]
    return None


_ANY_LANGUAGE = ("oui", "non", "humain", "bloquer")
"""What is acted upon in whatever language, once it is surely that."""
_CARD_STATE = re.compile(
    r"\b(?:bien|deja|vraiment|est elle|elle est) bloquee\b|\b(?:\d{4}|carte|autre|lotre|celle la)\b.{0,25}\b(?:active|march\w*|fonctionne|touch\w*|pas? blo(?:qu|k)\w*|rien bloque)\b|\bstatut\b.{0,20}\b(?:carte|\d{4})\b"
)
AGAIN = 0.9
"""How sure to be that a danger of which he was warned comes back: « il m'appelle encore, ça sonne »."""
_GOES_ON = re.compile(
    r"\b(?:encore|en ce moment|continue\w*|minutes?|direct|maintenant|en train|plusieurs|partout|vide\w*|vider|fois|series?|vite|urgent|secours|help|achats|paiements|retraits|debits)\b"
)


_TWICE = re.compile(
    r"\b(?:deux fois|2 fois|double\w*|doublon\w*|meme (?:somme|montant)|(?:bu|pris|preleve|debite|compte) (?:deux|2))\b"
)
"""The same taken twice is an error to put right, not a thief at work."""
_NOW = re.compile(
    r"\b(?:en ce moment|continue\w*|en direct|en train|vide\w*|vider|encore une fois|a l instant|pirat\w*|vol\w*)\b"
)


def _is_one_past_payment(message: Message) -> bool:
    """One payment of another day, and nothing that goes on: a dispute, not money that leaves now."""
    if _TWICE.search(message.plain) and _NOW.search(message.plain) is None:
        return True
    return len(message.values("montant")) == 1 and _GOES_ON.search(message.plain) is None


OPEN, LONGEST_OPEN = "assistant_horaires", 12
_OPEN_NOW = re.compile(
    r"\bouverts? (?:la|maintenant|en ce moment|non)$|\b(?:etes vous|vous etes|c est) (?:bien |encore |deja )?ouverts?$|\b(?:etes vous|vous etes) (?:bien |encore |deja )?ouverts? (?:la|maintenant|en ce moment)\b"
)
"""« il est 10h30, vous êtes ouverts, non ? »: at this very moment."""
DUE_DAY = "reclamation_delai_reponse"
_FIFTEEN = re.compile(
    r"\b(?:15|quinze) jours\b.{0,40}\b(?:quel(?:le)? (?:date|jour)|(?:ca|sa) (?:fait|tombe|donne)|jusqu au|le combien)\b|"
    r"\b(?:quel(?:le)? (?:date|jour)|(?:ca|sa) (?:fait|tombe|donne)|c est quand|le combien)\b.{0,30}\b(?:15|quinze) jours\b"
)
_MONEY_WHEN = re.compile(
    r"\b(?:mon argent|mes sous|ma thune|mon fric|rembours\w*|(?:la|une|votre) reponse)\b.{0,40}\b(?:quand|qd|kan|quel jour|quelle date)\b|"
    r"\b(?:quand|quel jour|quelle date)\b.{0,40}\b(?:mon argent|mes sous|rembours\w*|(?:la|une|votre) reponse)\b"
)


def asks_due_day(message: Message, state: State) -> bool:
    """Which day fifteen days make, whether it is that one, and, once a complaint is filed, when his money comes."""
    field = state.question.field if state.question is not None else ""
    if message.words > 16 or field == "date":
        return False
    if _FIFTEEN.search(message.plain):
        return True
    if not state.answer_by or state.question is not None:
        return False
    day, month, _year = state.answer_by.split("/")  # a day without its year is read as a past one
    names_it = message.is_question and any(str(one.value).endswith(f"-{month}-{day}") for one in message.values("date"))
    return names_it or _MONEY_WHEN.search(message.plain) is not None


_FORGOTTEN = re.compile(r"\b(?:oubli\w*|laisse\w*|perdu\w*|egare\w*|tombe\w*)\b")
_CALLED_NAMES = re.compile(r"\b(?:me |m |nous )?trait\w* de (?:voleu\w*|menteu\w*|escroc)\b")
"""« il me traite de voleur » is an insult, and no theft."""
_VIOLENCE = re.compile(
    r"\b(?:agress\w*|frapp\w*|menac\w*|arrach\w*|couteau|arme|brutal\w*|pousse\w*|suivi\w*|braqu\w*|vol\w*|pique\w*|tabass\w*|coup(?:s)?)\b"
)


def _looks_like(kind: str, message: Message) -> bool:
    """« j'ai oublié mon sac dans le tram » is no attack; « ok j'appelle » is nobody who calls him."""
    if kind == "agression":
        said = _CALLED_NAMES.sub(" ", message.plain)
        named = said != message.plain
        return (named or _FORGOTTEN.search(said) is not None) and _VIOLENCE.search(said) is None
    if kind == "faux_conseiller":
        return calls_us(message)
    return False


_COMMAND = re.compile(r"[\s.]*/\s*[a-z]", re.I)
"""« /affirmer » typed by hand: a customer's words are never a command of ours."""


def _is_answering_yes_no(message: Message, state: State) -> bool:
    at_yes_no = state.question is not None and state.question.field in ("bloque", "confirme", "renouvelle")
    return at_yes_no and (message.has("oui", at=0.6) or message.has("non", at=0.6)) and message.words <= 5


def _is_plain_value(message: Message, state: State) -> bool:
    return state.question is not None and state.question.field in (*VALUES, "carte", "description")


_OTHER_BANK = re.compile(
    r"\b(?:caisse d ?epargne|credit agricole|credit mutuel|societe generale|bnp(?: paribas)?|la banque postale|banque postale|lcl|cic|boursorama|boursobank|"
    r"fortuneo|hello ?bank|revolut|n26|nickel|monabanq|banque populaire|hsbc|axa banque|ing direct|orange bank|lydia|sumeria|qonto|bred|ccf|"
    r"american express|amex|autre banque|ma banque principale)\b"
)


_OURS = re.compile(r"\b(?:smart ?pay|sogexia|la votre|votre carte|chez vous|la carte smart)\b")


_PHONE_SIM = re.compile(r"\b(?:carte|ma|puce) ?(?:e ?)?sim\b|\bsim (?:swap|swapping)\b|\bmicro ?sim\b")


def not_ours(message: Message) -> str | None:
    """What is not the bank's to block: another bank's card, a SIM, an identity card…; None when it may be ours."""
    about_cards = message.share(CARD | {"paiement_frauduleux", "renouvellement_carte"}) >= 0.4 or message.has("bloquer")
    said = message.plain
    if _PHONE_SIM.search(said) and not _OURS.search(said) and about_cards:
        return "sim"
    if about_cards and names_only_other_cards(message.text) and not _OURS.search(said):
        return "autre_carte"
    if about_cards and _OTHER_BANK.search(said) and not _OURS.search(said) and not message.values("montant"):
        near = re.search(rf"(?:carte|cb|visa|mastercard)\b.{{0,25}}{_OTHER_BANK.pattern}", said)
        return "autre_banque" if near else None
    return None


_NO_PERSON = re.compile(
    r"^(?:non )?(?:il n y a |y a )?(?:personne|aucun|aucune)(?: (?:en particulier|merci|d autre))?$|\b(?:faux|fausse|soi disant|pretendu\w*) (?:conseill\w*|agent|banquier\w*)\b|\b(?:pas (?:de |d un |besoin d un )?(?:conseiller|humain|personne)|sans conseiller)\b"
)


_WISHES = re.compile(r"\b(?:veux|voudrais|souhaite\w*|parler|passez|appelez|besoin|puis je|peut on|donnez)\b")
_A_PERSON = re.compile(
    r"(?:un |une |le |la |vrai |vraie )*(?:conseill\w*|humain\w*|agent|personne|operateur|operatrice|quelqu un)(?: svp| stp| s il (?:vous|te) plait| vite)?$"
)
"""« conseiller »: one word is enough."""


_PHONE = re.compile(
    r"\b(?:numero|num) de tel\w* (?:pour|ou|a|svp)\b|\b(?:parler|avoir|joindre)\b.{0,25}\b(?:au|par) telephone$|\bc est (?:le|un) numero que je veux\b"
)
"""« un numéro de téléphone pour parler à une personne »: the number, not the queue."""
_ASKS_FOR_PERSON = re.compile(
    r"(?<!pas )\b(?:je (?:veux|voudrais|souhaite|exige)|passez moi|donnez moi|(?:je (?:veux|voudrais|souhaite) )?parler (?:a|avec)|besoin d)"
    r"(?: (?:parler|avoir|a|avec|directement|tout de suite))* (?:un |une |quelqu )(?:vrai |vraie |autre )?(?:conseill\w*|humain\w*|agent|personne|un|responsable)\b(?! m | qui m )"
)
"""« … c'est du vol, je veux un conseiller tout de suite »: whatever is told before it."""


def wants_person(message: Message, state: State) -> bool:
    """A person is one word away, in any state."""
    if state.question is not None and state.question.field == "conseiller" and message.has("non", at=0.5):
        return False
    if _NO_PERSON.search(message.plain) or (message.has("non") and message.act("humain") < 0.8):
        return False
    if _A_PERSON.match(message.plain):
        return True
    telling = state.question is not None and state.question.field == "description"
    if telling and message.words > 6 and not _WISHES.search(message.plain):
        return False
    if _ASKS_FOR_PERSON.search(message.plain) and not message.is_question:
        return True
    if message.has("humain", at=0.8 if telling else 0.6):
        return True
    return not telling and message.subject("parler_a_un_humain") >= 0.75 and message.act("humain") >= 0.25
