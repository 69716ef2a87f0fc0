"""From a message to commands, read in the light of what is open. Pure.

Learnt where people vary (acts, subject, question of knowledge, danger); rules where the form is certain (figures, days,
addresses, buttons) and as vetoes before what cannot be undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.cards.reasons import reason_in_words
from aide.complaints.motifs import FIELDS
from aide.dialogue import buttons, motif_told
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.nlu import surface
from aide.nlu.other_cards import names_only_other_cards
from aide.nlu.vague import vague_topic
from aide.subjects import Subject, subjects

CARD = frozenset({"carte_perdue", "carte_volee", "faire_opposition"})
CHAT = frozenset({"saluer", "remercier", "au_revoir", "exprimer_mecontentement", "est_un_robot", "demander_capacites"})
INFORMATION = frozenset({"contacter_service_client", "envoyer_courrier", "resilier_contrat", "saisir_mediateur"}) | {
    "est_un_robot",
    "demander_capacites",
}
ABOUT_US = frozenset({"est_un_robot", "demander_capacites"})
VALUES = frozenset({"montant", "date", "beneficiaire", "creancier", "email", "reference"})
STORY_WORDS = 4
SURELY = 0.85


def generate(message: Message, state: State, world: World) -> list[Command]:
    """The commands of `message`, in the order to carry them out; never empty."""
    if message.button is not None:
        return buttons.read(message, state)
    message = _signs_meant(message)
    question = state.question
    if (first := _first_of_all(message, state)) is not None:
        return first
    reader = {
        "bloque": _at_block,
        "carte": _at_card,
        "confirme": _at_summary,
        "offre": _at_offer,
        "renouvelle": _at_renewal,
        "conseiller": _at_person,
        "suite": _at_offer,
    }.get(question.field if question else "")
    if reader is not None and question is not None:
        return reader(message, state, world, question)
    if question is not None and question.flow:
        return _at_question(message, state, world, question)
    return _free(message, state, world)


_YES_SIGNS, _NO_SIGNS = frozenset("👍👌✅🆗☑✔🙏"), frozenset("👎❌🚫✋🛑")


def _signs_meant(message: Message) -> Message:
    """Signs alone: a thumb says yes or no, a face says neither."""
    signs = {char for char in message.text if not char.isspace() and char not in "\ufe0f\u200d🏻🏼🏽🏾🏿!.?"}
    if not signs or any(char.isalnum() for char in message.text):
        return message
    act = "oui" if signs <= _YES_SIGNS else "non" if signs <= _NO_SIGNS else "hesiter"
    return replace(message, acts={act: 1.0})


# ---- before anything else


def _first_of_all(message: Message, state: State) -> list[Command] | None:
    kind, share = message.danger
    is_blocked = state.done == "opposition" and kind in ("argent_part", "agression", "code_donne")
    is_new = kind not in state.warned and not is_blocked and not _is_answering_yes_no(message, state)
    is_new = is_new and not (kind == "argent_part" and _is_one_past_payment(message))
    if kind and share >= T.danger and is_new:
        return [Command("danger", kind, text=message.text)]
    if _COMMAND.match(message.text):
        return [Command("unclear", surface.ORDER)]
    if message.surface in (surface.ORDER, surface.SIGNS, surface.GIBBERISH) and not _is_plain_value(message, state):
        return [Command("unclear", message.surface)]
    if (other := not_ours(message)) is not None:
        return [Command("not_ours", other)]
    if wants_person(message, state):
        return [Command("human", text=message.text)]
    if message.surface == surface.FOREIGN and not state.question and max(message.acts.values(), default=0) < 0.8:
        return [Command("chitchat", "langue")]
    return None


_GOES_ON = re.compile(
    r"\b(?:encore|en ce moment|continue\w*|minutes?|direct|maintenant|en train|plusieurs|partout|vide\w*|vider|fois|series?|vite|urgent|secours|help|achats|paiements|retraits|debits)\b"
)


def _is_one_past_payment(message: Message) -> bool:
    """One payment of another day, and nothing that goes on: a dispute, not money that leaves now."""
    return len(message.values("montant")) == 1 and _GOES_ON.search(message.plain) is None


_COMMAND = re.compile(r"\s*/\s*[a-z]", re.I)
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
_MY_CARD = re.compile(r"\b(?:carte|cb|visa|mastercard)\b")
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
    r"^(?:non )?(?:il n y a |y a )?(?:personne|aucun|aucune)(?: (?:en particulier|merci|d autre))?$|\b(?:pas (?:de |d un |besoin d un )?(?:conseiller|humain|personne)|sans conseiller)\b"
)


def wants_person(message: Message, state: State) -> bool:
    """A person is one word away, in any state."""
    if state.question is not None and state.question.field == "conseiller" and message.has("non", at=0.5):
        return False
    if _NO_PERSON.search(message.plain) or (message.has("non") and message.act("humain") < 0.8):
        return False
    telling = state.question is not None and state.question.field == "description" and message.has("raconter", at=0.4)
    if message.has("humain", at=0.8 if telling else 0.6):
        return True
    return not telling and message.subject("parler_a_un_humain") >= 0.75 and message.act("humain") >= 0.25


# ---- yes and no


_DOUBT = re.compile(
    r"\b(?:mais|(?<!j )(?<!je )attend(?:s|ez)|d abord|peut etre|pas (?:encore|tout de suite|maintenant|sur|sure|certain\w*|la|celle)|avant (?:de|que|il|je)|sauf|seulement si|a condition|"
    r"si (?:je|j|on|elle|vous|tu|c|ca|jamais)|hesit\w*|reflech\w*|plus tard|minute|seconde|une autre|l autre|un doute|je sais pas|chais pas|jsp|sinon|au cas ou)\b"
)
_HARMLESS = re.compile(
    r"\b(?:non mais oui|mais oui|oui mais oui|bah oui|attendez pas|n attend\w* (?:pas|plus)|pas de (?:souci|probleme|soucis)|y a pas de (?:souci|probleme)|pourquoi pas|"
    r"n hesit\w* pas|sans hesit\w*|sans (?:plus )?attendre|pas la peine d attendre|avant qu \w+|avant que \w+|si vous (?:voulez|pouvez)|meme si (?:c est|elle|je|ca)|s il (?:vous|te) plait|si possible|(?:re)?(?:commande|fera|prend|aura)\w* une autre|(?:en|nous) une autre apres|je n en (?:ai|veux) plus|mais (?:vite|faites|depechez|bloque\w*|envoye\w*|enregistre\w*|allez))\b"
)
_NEGATION = re.compile(
    r"^(?:non|nan|nn|jamais)\b(?! (?:mais )?(?:oui|bloque|envoye|enregistre|faites|allez))|\bsurtout pas\b|\b(?:bloqu|enregistr|envoy|command|depos|touch|fait|fais)\w* (?:pas|rien|plus)\b|"
    r"\bpas (?:la |le |l |les )?(?:bloquer|enregistrer|envoyer|commander|deposer|toucher|d accord|celle|cette)\b|\bne (?:la |le |l )?\w+ (?:pas|surtout pas)\b"
)


def is_yes(message: Message, at: float, *, strict: bool = False) -> bool:
    """A yes to the open question. `strict`: nothing else may be in it (a doubt, a condition, a question, another wish)."""
    yes = message.act("oui")
    if yes < at or yes < max(message.act("non"), message.act("hesiter")):
        return False
    if not strict:
        return True
    said = _HARMLESS.sub(" ", message.plain)
    asks = message.act("demander")
    if message.is_question and (asks >= 0.25 or yes < 0.8):
        return False
    if _DOUBT.search(said) or _NEGATION.search(said):
        return False
    others = ("non", "hesiter", "retrouver", "corriger", "annuler", "passer")
    if message.has("raconter", at=0.65):
        return False
    return not message.has(*others, at=0.4) and (asks < 0.6 or (yes >= 0.9 and asks < 0.9))


def is_no(message: Message, at: float = T.no) -> bool:
    return message.act("non") >= at and message.act("non") > message.act("oui")


# ---- the card


def _at_block(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("opposition")
    facts = frame.facts if frame else {}
    if _found_again(message):
        return [Command("found")]
    if _names_all(message, facts):
        return [Command("affirm", values=_reason(message))]
    if (others := _other_cards(message, facts)) is not None:
        return [Command("correct_fact", "carte", {"carte": others})]
    if is_yes(message, T.yes_block, strict=True) or _orders_block(message) or _plainly_yes(message):
        return [Command("affirm", values=_reason(message))]
    if is_no(message) or message.has("annuler"):
        return [Command("deny"), *_asked(message)]
    if message.has("hesiter", at=0.5) and not message.has("demander", at=0.6):
        return [Command("hesitate")]
    if asked := _asked(message, lenient=True):
        return asked
    if message.has("hesiter", at=0.35):
        return [Command("hesitate")]
    if _tells_problem(message):
        return [_tell(message)]
    if message.has("renouveler"):
        return [Command("hesitate", "renouveler")]
    if message.has("reprocher"):
        return [Command("reproach")]
    return [Command("hesitate", "neutre")]


_BLOCK_IT = re.compile(
    r"\b(?:(?:bloquez|bloque|bloke[zr]?|coupez|desactivez)(?: la| le| moi| ma carte| la carte| cette carte| tout| ca)*|"
    r"(?:annulez|supprimez|fermez|coupez) (?:la|cette carte|ma carte|la carte)|(?:il )?faut (?:la |tout )?(?:bloquer|desactiver)(?: ca)?|"
    r"vous pouvez (?:donc )?(?:la )?(?:bloquer|desactiver|couper))\b"
)
_BEFORE_ORDER = re.compile(
    r"\b(?:ne|n|non|si|de|sans|avant|pourquoi|comment|quand|elle est|est|etait|deja|vous|surtout|jamais|ou|l autre|qui|que|on|me|m|se|a)$"
)
_AFTER_ORDER = re.compile(
    r"^ ?(?:pas|plutot|les|mes|des|juste|rien|plus tard|jamais|surtout|l autre|seulement|si|quand|que)\b"
)


def _orders_block(message: Message) -> bool:
    """« elle n'y est pas, bloquez »: an order, whatever is denied before it; no doubt, question or condition beside it."""
    order = _BLOCK_IT.search(message.plain)
    if order is None or "?" in message.text:
        return False
    before, after = message.plain[: order.start()].strip(), message.plain[order.end() :]
    if _BEFORE_ORDER.search(before) or _AFTER_ORDER.search(after):
        return False
    finds = message.has("retrouver", at=0.4) and not _NOT_FOUND.search(message.plain)
    refuses = message.has("non") and after.strip() != "" and message.act("oui") < 0.5
    doubts = _DOUBT.search(_HARMLESS.sub(" ", message.plain)) is not None
    return not (doubts or finds or refuses or message.has("hesiter", "corriger", at=0.6))


_SAYS_YES = re.compile(
    r"^(?:(?:mais|bah|ben|bon|ah|eh|enfin|bin|alors|donc|et|wesh|wsh|je|j ai dit|puisque|evidemment|bien sur|bien|d accord)\b ?)*(?:oui|ouais|ouai|oue|wi|yes|absolument|affirmatif|volontiers)\b"
)


def _plainly_yes(message: Message) -> bool:
    """It begins with a yes, and nothing in it doubts, asks, refuses or wishes something else."""
    if _SAYS_YES.match(message.plain) is None or "?" in message.text or message.act("oui") < 0.28:
        return False
    said = _HARMLESS.sub(" ", message.plain)
    if _DOUBT.search(said) or _NEGATION.search(said):
        return False
    return not message.has("non", "hesiter", "retrouver", "corriger", "annuler", "passer", "bavarder", at=0.4)


_NOT_FOUND = re.compile(
    r"\b(?:(?:pas|jamais|plus|rien|sans|introuvable)(?: \w+){0,2} (?:re)?trouv\w*|introuvable|aucun espoir|impossible (?:de |a )(?:la )?(?:re)?trouv\w*)\b"
)


def _found_again(message: Message) -> bool:
    """Likelier than a yes; with a no beside it, less is enough: the card is kept in both cases."""
    if _NOT_FOUND.search(message.plain):
        return False
    found = message.act("retrouver")
    return found > message.act("oui") and (message.has("retrouver") or found >= 0.33)


def _reason(message: Message) -> dict[str, str]:
    """The reason, when the yes tells it: « oui on me l'a volée »."""
    reason = reason_in_words(message.text)
    return {"raison": reason} if reason else {}


def _other_cards(message: Message, facts: Mapping[str, Any]) -> list[str] | None:
    """Cards named that are not the ones asked about: « non, celle qui finit par 5678 », « les deux »."""
    named = [one.id for one in choose_cards(_cards(facts), message.text)]
    return named if named and set(named) != set(facts.get("carte") or []) else None


def _names_all(message: Message, facts: Mapping[str, Any]) -> bool:
    """« les deux », where both are asked about."""
    named = {one.id for one in choose_cards(_cards(facts), message.text)}
    asked = set(facts.get("carte") or [])
    is_plain = message.words <= 6 and not message.is_question and not message.has("non", "hesiter", "retrouver", at=0.3)
    return len(asked) > 1 and named == asked and is_plain and _NEGATION.search(message.plain) is None


def _cards(facts: Mapping[str, Any]) -> list[Card]:
    return [Card(one["id"], one["last4"], one["product"], "active", "") for one in facts.get("cartes") or []]


def _at_card(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("opposition")
    chosen = choose_cards(_cards(frame.facts if frame else {}), message.text)
    if _found_again(message):
        return [Command("found")]
    if len(chosen) > 1 and f.sounds_like_correction(message.text):
        chosen = _last_named(chosen, message.text)
    if chosen:
        return [Command("set_fact", "carte", {"carte": [one.id for one in chosen], **_reason(message)})]
    if is_no(message) or message.has("annuler"):
        return [Command("deny"), *_asked(message)]
    if asked := _asked(message, lenient=not re.search(r"\d{4}", message.text)):
        return asked
    if message.has("hesiter"):
        return [Command("hesitate")]
    if message.has("passer"):
        return [Command("skip", "carte")]
    if re.search(r"(?<!\d)\d{4}(?!\d)", message.text):
        return [Command("set_fact", "carte", {"inconnue": True})]
    if _tells_problem(message) and message.share(CARD) < 0.3:
        return [_tell(message)]
    return [Command("unclear", "carte")]


def _last_named(chosen: list[Card], text: str) -> list[Card]:
    """« la 3310… ah non, c'est la 9074 »: the one said last."""
    return [max(chosen, key=lambda one: text.rfind(one.last4))]


def _at_renewal(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """Nothing is lost by a no: what is no clear yes and asks nothing leaves the order for later."""
    if message.has("bloquer", at=0.6) and not message.has("renouveler"):
        return [_start("opposition", message, state)]
    wants = message.has("renouveler", at=0.6) and is_yes(message, 0.3, strict=True)
    if is_yes(message, T.yes_file, strict=True) or wants or _wants_another(message):
        return [Command("affirm")]
    if _tells_problem(message) or message.has("deposer"):
        return _free(message, state, world)
    if is_no(message) or message.has("annuler"):
        return [Command("deny"), *_asked(message)]
    if asked := _asked(message, lenient=True):
        return asked
    if message.act("oui") >= 0.4 and not message.has("hesiter"):
        return [Command("hesitate")]
    later = message.subject("remercier") + message.subject("au_revoir") + message.subject("refuser")
    if message.has("hesiter", at=0.25) or later >= 0.5:
        return [Command("deny")]
    return _free(message, state, world)


_ANOTHER = re.compile(r"\b(?:une|l) autre\b")


def _wants_another(message: Message) -> bool:
    """« oui j'en veux une autre »: here another card is what was offered."""
    said = replace(message, text=_ANOTHER.sub("cela", message.plain) if "?" not in message.text else message.text)
    return _ANOTHER.search(message.plain) is not None and is_yes(said, T.yes_file, strict=True)


# ---- the complaint


def _at_offer(message: Message, state: State, world: World, question: Question) -> list[Command]:
    told = _tells(message)
    courteous = message.subject("refuser") + message.subject("remercier") + message.subject("au_revoir") >= 0.3
    no = (is_no(message, T.aside) or (is_no(message) and courteous)) and not _contests(message)
    no = no and (message.words <= 4 or _REFUSES.search(message.plain) is not None or message.act("raconter") < 0.25)
    refuses_first = state.done == "opposition" and message.has("non") and _NEGATION.search(message.plain) is not None
    if _asks_block(message) and not refuses_first:
        return [_start("opposition", message, state)]
    if message.has("corriger") and (changed := _told_otherwise(message, state, world)) is not None:
        return [changed, *_asked(message)]
    if no and message.act("deposer") < 0.6:
        return [Command("deny"), *([_tell(message)] if message.has("raconter", at=0.6) else []), *_asked(message)]
    files = not message.has("demander", at=0.75) and _NEGATION.search(message.plain) is None
    files = files and (message.has("deposer") or message.subject("deposer_reclamation") >= T.subject)
    if question.field == "suite" and files and not message.has("raconter", at=T.aside):
        return [Command("affirm", "suite", text=message.text)]
    if (
        files
        or _plainly_yes(message)
        or is_yes(message, T.yes)
        or (_contests(message) and not message.has("demander", at=0.6))
    ):
        tells = [_tell(message, quiet=True)] if told or _values(message, state, world) else []
        if files or not question.starts:
            return [*tells, Command("start_flow", "reclamation", text=message.text), *_asked(message)]
        return [*tells, Command("affirm", question.starts, text=message.text), *_asked(message)]
    if message.has("annuler"):
        return [Command("cancel")]
    if (changed := _told_otherwise(message, state, world)) is not None:
        return [changed, *_asked(message)]
    if asked := _asked(message):
        return [*([_tell(message, quiet=True)] if message.has("raconter", at=0.6) else []), *asked]
    if message.has("reprocher") and not message.has("raconter", at=0.6):
        return [Command("reproach")]
    if message.has("hesiter"):
        return [Command("hesitate")]
    if _follow_up(message):
        return [_start(_follow_up(message) or "", message, state)]
    if told or _values(message, state, world):
        corrects = message.has("corriger") or f.sounds_like_correction(message.text)
        return [_tell(message, subject=state.subject if corrects or _wants_money_back(message, state) else None)]
    if asked := _asked(message, lenient=True):
        return asked
    if message.has("bavarder") or message.subject("remercier") + message.subject("au_revoir") >= 0.5:
        return [_chat(message)]
    if message.act("raconter") >= 0.25 and message.words > STORY_WORDS and not message.is_question:
        return [_tell(message, subject=state.subject)]
    return _free(message, state, world)


_REFUSES = re.compile(
    r"\b(?:non|nan|nn|nope|pas|rien|inutile|merci|laisse\w*|oublie\w*|tant pis|jamais|aucun\w*|sans|refuse|veux plus|stop|ira|va|bof|plus tard|verra|peine)\b"
)
_CONTEST = re.compile(r"\b(?:je (?:le |la |les )?conteste|non mais (?:oui|allez|faites|deposez))\b")


_MONEY_BACK = re.compile(r"\b(?:rembourse\w*|rendez|rendre|recuperer|rends)\b")


def _wants_money_back(message: Message, state: State) -> bool:
    """« je veux être remboursé » says what he expects of the problem he has told, and is no other problem."""
    short = message.words <= 8 and not message.values("montant") and not message.values("date")
    return bool(state.subject) and short and _MONEY_BACK.search(message.plain) is not None


def _contests(message: Message) -> bool:
    """« non mais je conteste »: no refusal of an offer to complain."""
    return _CONTEST.search(message.plain) is not None


def _at_summary(message: Message, state: State, world: World, question: Question) -> list[Command]:
    frame = state.of("reclamation")
    facts = frame.facts if frame else {}
    corrections = _corrections(message, facts, world, loose=True)
    yes = is_yes(message, T.yes_file, strict=True)
    if yes and not corrections:
        return [Command("affirm"), *_asked(message)]
    if corrections:
        return corrections
    if (text := f.replacement(message.text)) is not None and (
        message.has("corriger", at=0.3) or f.named_field(message.text, ()) == "description"
    ):
        return [Command("replace_text", text=text)]
    if message.has("annuler") and not message.has("oui", at=0.4) and message.act("corriger") < 0.4:
        return [Command("cancel")]
    named = f.named_field(message.text, FIELDS.get(str(facts.get("motif")), ()))
    if named is not None and message.has("corriger", "non", at=0.35) and not message.has("demander", at=0.6):
        return [Command("correct_fact", named)]
    if asked := _asked(message):
        return asked
    if message.has("hesiter") and message.act("hesiter") > message.act("non"):
        return [Command("hesitate")]
    if is_no(message):
        return [Command("deny"), *_asked(message)]
    if message.has("corriger"):
        return [Command("correct_fact", "")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("raconter") or (message.words >= STORY_WORDS and _tells_problem(message)):
        return [_tell(message)]
    if _asks_block(message):
        return [_start("opposition", message, state)]
    if asked := _asked(message, lenient=True):
        return asked
    if message.act("oui") >= 0.35:
        return [Command("hesitate", "presque")]
    return [Command("hesitate", "neutre")]


def _at_question(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A fact was asked: the answer, others beside it, or something else."""
    field = question.field
    frame = state.frame
    facts = frame.facts if frame else {}
    if _asks_block(message) and field != "description":
        return [_start("opposition", message, state)]
    cancels = message.has("annuler") and message.act("annuler") > message.act("passer")
    if cancels and not _direct(field, message, world):
        return [Command("cancel")]
    if frame and frame.flow != "reclamation":
        return _at_reference(message, state, world, field)
    changed = (
        _corrections(message, facts, world, loose=False)
        if message.has("corriger", at=0.4) or f.sounds_like_correction(message.text)
        else []
    )
    direct = _direct(field, message, world)
    if changed and not (
        direct is not None
        and field not in f.NAMES
        and field != "description"
        and direct.value is not None
        and field in _first_values(changed)
    ):
        return changed
    if field == "motif":
        return _at_motif(message, state, world)
    if direct is not None:
        return _answered(field, direct, message, facts, state, world)
    if field == "email" and message.has("oui", at=0.45) and not message.has("passer", at=0.45):
        return [Command("unclear", field)]
    if (field == "email" and (is_no(message) or message.has("passer", at=0.45))) or message.has("passer"):
        return [*_beside(message, facts, field, world), Command("skip", field)]
    if field in f.NAMES or field == "description":
        return _free_answer(field, message, facts, state, world)
    if asked := _asked(message, lenient=True):
        return asked
    if others := _beside(message, facts, field, world):
        return others
    if message.has("hesiter"):
        return [Command("hesitate")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if is_no(message, 0.6) and message.words <= 4:
        return [Command("skip", field)]
    if message.has("raconter") and message.words >= STORY_WORDS:
        return [_tell(message)]
    if message.has("bavarder", at=0.6):
        return [_chat(message)]
    return [Command("unclear", field)]


def _first_values(commands: list[Command]) -> dict[str, Any]:
    return {name: value for one in commands for name, value in one.values.items()}


def _direct(field: str, message: Message, world: World) -> f.Parsed | None:
    """The typed answer, right or wrong; None when the text holds none."""
    parsed = f.parse(field, message.text, world.today)
    return parsed if parsed.value is not None or parsed.problem is not None else None


def _answered(
    field: str, parsed: f.Parsed, message: Message, facts: Mapping[str, Any], state: State, world: World
) -> list[Command]:
    tries = state.question.tries if state.question else 0
    value = parsed.value or (parsed.fallback if tries else None)
    if value is None:
        return [Command("answer", field, {"problem": parsed.problem})]
    story = [_tell(message, quiet=True, facts=False)] if message.has("raconter", at=0.6) and message.words >= 6 else []
    several = f.told(message.text, (field,), world.today).get(f.OPERATIONS) if field == f.AMOUNT else None
    extra = {f.OPERATIONS: several, f.AMOUNT: f"{sum(float(one['montant']) for one in several):.2f}"} if several else {}
    beside = {name: one for command in _beside(message, facts, field, world) for name, one in command.values.items()}
    return [Command("set_fact", field, {**beside, field: value, **extra}), *story, *_asked(message)]


def _beside(message: Message, facts: Mapping[str, Any], field: str, world: World) -> list[Command]:
    """Facts not asked yet that the answer gives as well: « 50 euros hier chez Netflix »."""
    motif = str(facts.get("motif") or "")
    found = f.told(message.text, FIELDS.get(motif, ()), world.today)
    new = {name: value for name, value in found.items() if name != field and not facts.get(name)}
    return [Command("set_fact", "", new)] if new else []


def _free_answer(field: str, message: Message, facts: Mapping[str, Any], state: State, world: World) -> list[Command]:
    """A name, or what happened in his own words."""
    asked = _asked(message)
    is_reply = message.has("repondre", at=0.4)
    if asked and not is_reply and not (field == "description" and message.has("raconter")):
        return asked
    if message.has("hesiter", at=0.6) and not is_reply:
        return [Command("hesitate")]
    if field == "description":
        if message.has("oui", at=0.6) and message.words <= 5:
            return [Command("skip", field)]
        if (
            is_reply
            or message.has("raconter")
            or (message.words >= STORY_WORDS and not message.has("reprocher", "bavarder", at=0.6))
        ):
            return [_tell(message, quiet=True), *asked]
        return [Command("reproach")] if message.has("reprocher") else [Command("unclear", field)]
    is_name = message.subject("affirmer") < 0.8
    name = f.name_in(message.text, field) if is_name else None
    again = state.question is not None and state.question.tries > 0
    if name is None and again and is_name and not message.is_question:
        name = f.name_as_written(message.text)
    if f.has_wrong_iban(message.text) and not name:
        return [Command("answer", field, {"problem": "utter_iban_invalide"})]
    others = _beside(message, facts, field, world)
    if name is not None and (
        is_reply or again or (message.words <= 6 and not message.has("reprocher", "bavarder", "oui", "non", at=0.6))
    ):
        beside = _first_values(others)
        return [Command("set_fact", field, {**beside, field: name}), *asked]
    if others:
        return others
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("raconter", at=0.4):
        return [_tell(message)]
    if asked := _asked(message, lenient=True):
        return asked
    if is_no(message, 0.6):
        return [Command("skip", field)]
    return [Command("unclear", field)]


def _at_motif(message: Message, state: State, world: World) -> list[Command]:
    if (asked := _asked(message)) and not message.has("raconter", "repondre"):
        return asked
    problem = _problem(message, at=0.3)
    if problem is not None:
        return [_tell(message, subject=problem)]
    is_told = message.act("raconter") + message.act("repondre") >= 0.3 and not message.is_question
    if message.words >= STORY_WORDS and is_told:
        return [_tell(message, subject="autre_demande_bancaire")]
    if message.has("reprocher"):
        return [Command("reproach")]
    if message.has("hesiter"):
        return [Command("hesitate")]
    return [Command("unclear", "motif")]


def _at_reference(message: Message, state: State, world: World, field: str) -> list[Command]:
    """Follow-ups: a reference, or the words to add to a filed complaint."""
    if references := message.values("reference"):
        return [Command("set_fact", "reference", {"reference": references[0].value})]
    if field == "detail":
        if asked := _asked(message):
            return asked
        if is_no(message, 0.6) and message.words <= 4:
            return [Command("cancel")]
        return [Command("set_fact", "detail", {"detail": message.text})]
    if asked := _asked(message, lenient=True):
        return asked
    if message.has("passer", "non", at=0.4):
        return [Command("skip", "reference")]
    if _tells_problem(message):
        return _free(message, state, world)
    return [Command("unclear", "reference")]


def _corrections(message: Message, facts: Mapping[str, Any], world: World, *, loose: bool) -> list[Command]:
    """New values of facts given before, or another motive: « c'est pas une erreur c'est un vol »."""
    motif = str(facts.get("motif") or "")
    found: list[Command] = []
    is_long = message.words > 25 and not message.has("corriger")
    changed = {} if is_long else f.corrected(message.text, facts, FIELDS.get(motif, ()), world.today, loose=loose)
    if changed and (
        not loose
        or message.has("corriger", "repondre", "raconter", "non", at=0.3)
        or f.sounds_like_correction(message.text)
        or f.names_new_value(message.text)
        or f.EMAIL in changed
    ):
        found.append(Command("correct_fact", "", changed))
    other = motif_told.instead(message.text, motif) or _problem(message, at=0.45)
    subject = subjects().get(other or "")
    if (
        subject is not None
        and subject.motif is not None
        and motif
        and subject.motif.name not in (motif, "autre")
        and (f.sounds_like_correction(message.text) or message.has("corriger"))
        and names_problem(message.text)
    ):
        found.append(Command("correct_fact", "motif", {"motif": subject.motif.name}))
    return found


_PROBLEM_WORDS = re.compile(
    r"\b(?:virements?|prelevements?|preleve\w*|frais|commissions?|abonnements?|cartes?|cb|paiements?|retraits?|achats?|vol|vole\w*|fraudes?|arnaques?|escroquerie|"
    r"acces|comptes?|connexion|connecter|mot de passe|remboursements?|rembourse\w*|salaires?|debits?|debite\w*|pirat\w*)\b"
)


def names_problem(text: str) -> bool:
    """A noun of some motive: « 60 euros pas 50 » holds none, and changes no motive."""
    return _PROBLEM_WORDS.search(f.plain(text)) is not None


def _at_person(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A person was offered."""
    if _asks_block(message):
        return [_start("opposition", message, state)]
    if _files(message):
        return [Command("start_flow", "reclamation", text=message.text)]
    if is_yes(message, T.aside, strict=True):
        return [Command("affirm", "conseiller")]
    if is_no(message):
        return [Command("deny"), *_asked(message)]
    if message.has("hesiter", at=0.6):
        return [Command("hesitate")]
    return _free(message, state, world)


# ---- nothing is asked


def _free(message: Message, state: State, world: World) -> list[Command]:
    """Doing beats advising: what is asked for is begun; then what is told is helped with; then what is asked is answered."""
    if message.subject("annuler") >= 0.8 and message.words <= 3:
        return [Command("cancel")]
    if (
        message.top in INFORMATION
        and message.subjects[0][1] >= SURELY
        and not message.has("deposer", "bloquer", at=0.8)
    ):
        return [Command("answer", message.top)] if _asks_contact(message, _asked(message)) else _asked(message)
    if (flow := _follow_up(message)) is not None:
        return [_start(flow, message, state)]
    if (topic := vague_topic(message.text)) is not None:
        return [Command("clarify", topic)]
    if message.surface == surface.BARE and not state.subject:
        return [Command("clarify", surface.BARE)]
    problem = _problem(message) or _problem_beside(message)
    if _files(message):
        tells = [_tell(message, quiet=True, subject=problem)] if _tells(message) or problem else []
        return [*tells, Command("start_flow", "reclamation", text=message.text), *_asked_aloud(message)]
    if _asks_block(message) and not _asks_how(message):
        return [_start("opposition", message, state)]
    if message.has("retrouver") and message.share(CARD) < 0.9:
        return [Command("found"), *_asked(message)]
    asked = _asked(message)
    if (changed := _told_otherwise(message, state, world)) is not None:
        return [changed, *asked]
    if problem is not None and _is_filed(message, state, problem):
        return [Command("chitchat", "refuser"), *asked]
    if problem is not None and _is_new_problem(message, state, problem, asked):
        return [_tell(message, subject=problem, info=_better_than_help(message, asked))]
    if _asks_contact(message, asked):
        return [Command("answer", message.top)]
    if asked:
        return [*([_tell(message, quiet=True)] if problem and message.has("raconter") else []), *asked]
    if _SUPPOSED.search(message.plain) and message.share(CARD) >= T.subject:
        return [Command("ask", "opposition_comment", text=message.text)]
    if problem is not None:
        return [_tell(message, subject=problem)]
    if _is_off_topic(message):
        return [Command("chitchat", "langue" if message.surface == surface.FOREIGN else "hors_sujet")]
    if asked := _asked(message, lenient=True):
        return asked
    return _courtesies(message, state)


def _is_off_topic(message: Message) -> bool:
    """Nothing to do with the bank, and no question that is known."""
    known = message.questions[0][1] if message.questions else 0.0
    elsewhere = message.top == "hors_sujet" and message.subjects[0][1] >= T.subject
    away = message.has("ailleurs", at=0.6)
    return (known < T.surely_question and elsewhere and away) or (known < T.question and (elsewhere or away))


def _problem_beside(message: Message) -> str | None:
    """« je veux déposer une réclamation pour des frais de 5 € »: what it is about, under the wish to file."""
    filing = message.subject("deposer_reclamation") + message.subject("suivre_reclamation")
    if filing < 0.3 or not names_problem(message.text):
        return None
    return _problem(message, at=max(0.6 * (1 - filing), 0.02))


def _files(message: Message) -> bool:
    """Asks that a complaint be filed, with or without its story."""
    known = message.questions[0][1] if message.questions else 0.0
    asks = message.has("demander", at=0.75) or (message.is_question and known >= T.aside)
    if is_no(message) or (asks and not message.has("deposer", at=0.8)):
        return False
    return message.has("deposer") or (message.subject("deposer_reclamation") >= 0.4 and message.act("suivre") < 0.4)


def _is_filed(message: Message, state: State, problem: str) -> bool:
    """A few words more of what was just filed, without a sum nor a day: it is on file, and not begun again."""
    return problem in state.closed and not message.values("montant") and not message.values("date")


def _is_new_problem(message: Message, state: State, problem: str, asked: list[Command]) -> bool:
    """A problem told, also when a question is in it; a mere question about what was helped with is only answered."""
    if not asked:
        return False
    if problem in state.helped:
        return False
    return message.has("raconter", at=0.35) or not message.is_question


def _better_than_help(message: Message, asked: list[Command]) -> str:
    """The answer to a question that is surely in what he tells; else the help of his problem serves him better."""
    surely = asked and message.is_question and message.questions[0][1] >= T.surely_question
    return asked[0].name if surely and message.has("demander", at=T.aside) else ""


def _asks_contact(message: Message, asked: list[Command]) -> bool:
    """The telephone, the address, the mediator, closing the account: told whole, unless a narrower question is plain."""
    if message.top not in INFORMATION or message.subjects[0][1] < T.subject:
        return False
    narrower = asked and asked[0].name and message.questions[0][1] >= T.surely_question
    return not (narrower and message.is_question and message.top not in ABOUT_US)


def _told_otherwise(message: Message, state: State, world: World) -> Command | None:
    """« ah non pardon c'est 1150 pas 1050 »: puts right what was told of the problem before any complaint is begun."""
    told = state.told.get(state.subject or "")
    subject = subjects().get(state.subject or "")
    if told is None or subject is None or subject.motif is None:
        return None
    if not (f.sounds_like_correction(message.text) or message.has("corriger")) or message.words > 25:
        return None
    changed = f.corrected(message.text, told.facts, subject.motif.questions, world.today, loose=True)
    return Command("correct_fact", "", changed) if changed else None


def _courtesies(message: Message, state: State) -> list[Command]:
    """Neither a wish, nor a problem, nor a known question."""
    if message.surface == surface.BARE and state.subject:
        return [_tell(message)]
    if message.has("reprocher") and (state.helped or state.said):
        return [Command("reproach")]
    tells_at_length = message.words > 12 and message.has("raconter", at=0.4)
    if tells_at_length and (likeliest := _likeliest(message)) in subjects():
        return [_tell(message, subject=likeliest)]
    if message.share(CHAT) >= T.subject or message.has("bavarder"):
        return [_chat(message)]
    if message.has("annuler") or message.subject("annuler") >= T.aside:
        return [Command("cancel")]
    if message.has("renouveler"):
        return [_tell(message, subject="renouvellement_carte")]
    over = message.subject("remercier") + message.subject("au_revoir") + message.subject("refuser")
    if is_no(message, 0.5) or (state.done and over >= 0.4):
        return [Command("chitchat", "refuser")]
    if is_yes(message, 0.6) or message.subject("affirmer") >= T.aside:
        return [Command("chitchat", "affirmer")]
    if message.subject("refuser") >= T.aside or (message.has("passer") and not state.subject):
        return [Command("chitchat", "refuser")]
    if message.has("raconter") and state.subject and message.words >= STORY_WORDS and state.turns:
        return [_tell(message, subject=state.subject)]
    is_other = message.top == "autre_demande_bancaire" and message.subjects[0][1] >= T.subject
    if is_other or (message.has("demander") and message.share(_BANKING) < 0.6):
        return [Command("ask", "", text=message.text)]
    spread = message.share(_BANKING)
    if spread >= 0.55 and (message.has("raconter", at=0.4) or message.words >= 6):
        return [_tell(message, subject=_likeliest(message))]
    return [Command("unclear", "")]


_BANKING = frozenset(
    "virement_en_retard frais prelevement_abusif carte_perdue carte_volee paiement_frauduleux acces_compte remboursement_erreur "
    "renouvellement_carte faire_opposition".split()
)


def _likeliest(message: Message) -> str:
    return next((label for label, _ in message.subjects if label in _BANKING), "autre_demande_bancaire")


def _problem(message: Message, at: float = T.subject) -> str | None:
    """The problem that the message tells: labels that lead to the same step count together."""
    known = subjects()
    steps: dict[str, float] = {}
    for label, share in message.subjects:
        if (subject := known.get(label)) is not None and subject.is_problem:
            steps[subject.step] = steps.get(subject.step, 0.0) + share
    best = max(steps, key=lambda step: steps[step], default=None)
    if best is None or steps[best] < at:
        return None
    if best == "opposition" and steps[best] < T.opposition and not message.has("bloquer"):
        return None
    label = next(
        label for label, _ in message.subjects if (one := known.get(label)) and one.is_problem and one.step == best
    )
    return label


def _tells(message: Message) -> bool:
    return message.has("raconter", at=0.5) and message.words >= 3


def _tells_problem(message: Message) -> bool:
    return message.has("raconter", at=0.4) and _problem(message) is not None


def _values(message: Message, state: State, world: World) -> bool:
    subject = subjects().get(state.subject or "")
    fields = subject.motif.questions if subject and subject.motif else f.NAMES[:0]
    return bool(f.told(message.text, fields, world.today)) if fields and not message.has("demander", at=0.6) else False


_SUPPOSED = re.compile(
    r"\b(?:si jamais|au cas ou|imaginons|supposons|dans le cas ou|si (?:un jour|je (?:la )?perd\w*|on me (?:la )?(?:vole|pique)|elle (?:est|etait) (?:volee|perdue))|"
    r"(?:juste|simplement) (?:pour )?savoir|par precaution|a l avance)\b"
)


def _asks_block(message: Message) -> bool:
    """Wants a card blocked, or tells that it is lost or stolen, surely enough to list his cards (nothing is blocked yet)."""
    if names_only_other_cards(message.text) or message.has("retrouver") or _SUPPOSED.search(message.plain):
        return False
    if message.has("passer", "repondre", at=0.6) and not message.has("bloquer") and not _LOSS.search(message.plain):
        return False
    weight = message.share(CARD)
    if message.has("bloquer"):
        return weight + message.subject("paiement_frauduleux") + message.subject("renouvellement_carte") >= 0.35
    return weight >= T.opposition and not message.has("ajouter", "suivre", "retirer", at=0.6)


_LOSS = re.compile(r"\b(?:carte|cb|perdu\w*|vol\w*|pique\w*|sac|portefeuille|portemonnaie|porte monnaie|opposition)\b")
_HOW = re.compile(
    r"\b(?:comment|ou (?:est|dois|puis|faut|se|on)|quelle est la (?:demarche|procedure)|c est quoi|que faire si|au cas ou)\b"
)


def _asks_how(message: Message) -> bool:
    """« comment bloquer ma carte ? »: wants to know, does not yet want it done."""
    if message.has("raconter") or not message.has("demander", at=0.4):
        return False
    about_it = re.search(r"\b(?:bloqu\w*|oppos\w*|desactiv\w*)\b", message.plain) is not None
    return _HOW.search(message.plain) is not None and (about_it or not _LOST.search(message.plain))


_LOST = re.compile(r"\b(?:perdu\w*|egare\w*|vole\w*|pique\w*|plus ma carte|trouve (?:plus|pas))\b")


def _follow_up(message: Message) -> str | None:
    """A complaint already filed: where it stands, something to add, or to withdraw."""
    if message.has("retirer") and not message.has("deposer", at=0.3):
        return "retrait"
    if message.has("ajouter"):
        return "complement"
    if message.has("suivre") or (
        message.subject("suivre_reclamation") >= 0.6 and not message.has("deposer", "raconter")
    ):
        return "suivi"
    return None


def _asked_aloud(message: Message) -> list[Command]:
    """Only a question put as one: who asks that something be done is not told about it first."""
    return _asked(message) if message.is_question else []


def _asked(message: Message, *, lenient: bool = False) -> list[Command]:
    """The question of knowledge in the message, if any."""
    name, share = message.questions[0] if message.questions else ("", 0.0)
    asks = message.has("demander")
    if (asks and share >= T.question) or (share >= T.surely_question and (message.is_question or lenient)):
        return [Command("ask", name, text=message.text)]
    if lenient and asks and message.is_question and share < T.question:
        return [Command("ask", "", text=message.text)]
    return []


def _tell(
    message: Message, *, quiet: bool = False, subject: str | None = None, facts: bool = True, info: str = ""
) -> Command:
    """`quiet`: kept, without help nor offer; `facts`: whether its sums and days count; `info` answers better than the help."""
    values = {"quiet": quiet, "facts": facts, "info": info}
    return Command("tell", subject or _problem(message, at=0.4) or "", values, message.text)


def _start(flow: str, message: Message, state: State) -> Command:
    values: dict[str, Any] = {}
    if flow == "opposition":
        known: Subject | None = subjects().get(message.top)
        reason = known.reason if known and known.reason else reason_in_words(message.text)
        digits = [one.value for one in message.values("quatre_derniers")]
        values = {**({"raison": reason} if reason else {}), **({"chiffres": digits} if digits else {})}
    elif references := message.values("reference"):
        values = {"reference": references[0].value}
    return Command("start_flow", flow, values, message.text)


def _chat(message: Message) -> Command:
    best = max((label for label, _ in message.subjects if label in CHAT), key=message.subject, default="saluer")
    return Command("chitchat", best if message.subject(best) >= 0.25 else "remercier")
