"""What he wants done is done, or begun. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.blocking.said import found_in_a_sentence
from aide.dialogue.command_generator.corrections import told_otherwise
from aide.dialogue.command_generator.labels import CARD, SURELY, flow_of, informs
from aide.dialogue.command_generator.meant_of_told import stops_debits
from aide.dialogue.command_generator.nothing_open.said import Said, both
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.beside_follow_up import told_beside_follow_up
from aide.dialogue.command_generator.wishes.block import KEEP_IT, asks_block, asks_how, orders_block
from aide.dialogue.command_generator.wishes.complaint import says_to_file, wants_to_file
from aide.dialogue.command_generator.wishes.filed import asks_recourse, follow_up, keeps_it
from aide.dialogue.command_generator.wishes.phoned import phoned
from aide.dialogue.command_generator.wishes.problem import is_telling, problem_in
from aide.dialogue.command_generator.wishes.question import (
    asked_with_loss,
    question_aloud,
    question_in,
    questions_alone,
)
from aide.dialogue.commands import Command
from aide.dialogue.state import MONEY_BACK
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu import surface
from aide.nlu.vague import vague_topic

OF_RELATIVE = "carte_d_un_proche"
MEDIATOR = "saisir_mediateur"
KNOWN_ENOUGH = 0.3
"""Of a question, where the other way out is only « D'accord »."""


def speaks_of_relative_s_card(heard: Said) -> list[Command] | None:
    """« la carte de mon fils, je la bloque comment ? », « c'est SA carte, pas la mienne »:
    its holder blocks it.
    """
    message = heard.message
    wants = message.share(CARD) >= T.aside or message.has("bloquer", "demander", at=0.4)
    name, share = message.top_question
    is_known = name != OF_RELATIVE and share >= T.surely_question
    is_own = _OWN_CARD.search(message.plain) is not None or message.has("retrouver")
    is_own = is_own or _OF_OWN_ACCOUNT.search(message.plain) is not None
    if not wants or is_known or is_own or not _OF_RELATIVE.search(message.plain):
        return None
    return [Command("ask", OF_RELATIVE, text=message.text)]


_OF_OWN_ACCOUNT = re.compile(
    r"\b(?:deux|2|plusieurs|trois|3) (?:cartes|cb)\b.{0,30}\b(?:mon compte|chez vous|a moi|a mon nom)\b"
)
"""« j'ai 2 cartes sur mon compte, la mienne et celle de ma fille »: both are in his hands, and he chooses."""


def orders_blocking(heard: Said) -> list[Command] | None:
    """« bloquez ma carte »: an order, in whatever it stands."""
    if not orders_block(heard.message) or KEEP_IT.search(heard.message.plain):
        return None
    return [starting("opposition", heard.message, heard.state)]


def drops(heard: Said) -> list[Command] | None:
    """« annule »: a word or three, and surely that."""
    is_meant = heard.message.subject("annuler") >= 0.8 and heard.message.words <= 3
    return [Command("cancel")] if is_meant else None


def has_said_already(heard: Said) -> list[Command] | None:
    """« je vous l'ai déjà dit, vous lisez ce qu'on écrit ? »: there is nothing to answer."""
    is_meant = _SAID_ALREADY.search(heard.message.plain) and (heard.state.helped or heard.state.said)
    return [Command("reproach")] if is_meant else None


def has_phoned(heard: Said) -> list[Command] | None:
    """« ma réclamation faite par téléphone n'a pas de réponse »: what can be done of it here."""
    return phoned(heard.message, heard.state)


def changes_filed(heard: Said) -> list[Command] | None:
    """What was filed here is to be put right: a line is added to it, no other one is begun."""
    if not heard.state.filed or not _CHANGE_FILED.search(heard.message.plain):
        return None
    return [starting("complement", heard.message, heard.state)]


def asks_information(heard: Said) -> list[Command] | None:
    """Surely about what is answered whole, the telephone or what the assistant is, and no order in it."""
    message = heard.message
    surely = informs(message.top) and message.subjects[0][1] >= SURELY
    if not surely or message.has("deposer", "bloquer", at=0.8) or says_to_file(message):
        return None
    return [Command("answer", message.top)] if heard.asks_contact else heard.asked


def asks_whom_to_turn_to(heard: Said) -> list[Command] | None:
    """« vers qui me tourner si la réponse ne me convient pas ? »: the mediator."""
    return [Command("answer", MEDIATOR)] if asks_recourse(heard.message) else None


def follows_up(heard: Said) -> list[Command] | None:
    """He speaks of a complaint that is filed already."""
    flow = follow_up(heard.message)
    if flow is None or (flow == "complement" and _is_another(heard)):
        return None
    kept = [Command("chitchat", KEPT)] if flow == "complement" and keeps_it(heard.message) else []
    told = told_beside_follow_up(heard.message) if flow == "suivi" else []
    return [*told, starting(flow, heard.message, heard.state), *kept]


KEPT = "reclamation_gardee"
"""Who forbids to withdraw it is told that it stays."""


def _is_another(heard: Said) -> bool:
    """« j'avais encore ça : 12 € de frais le 2, je conteste », after another problem was filed:
    no part of that one.
    """
    message, filed = heard.message, heard.state.closed
    problem = problem_in(message, at=SURELY)
    holds_fact = bool(message.values("montant")) and not message.values("reference")
    return problem is not None and bool(filed) and problem not in filed and holds_fact


def starts_own_flow(heard: Said) -> list[Command] | None:
    """A subject that begins a flow by itself, as its `flux.yml` says."""
    flow = flow_of(heard.message.top)
    if flow is None or heard.message.subjects[0][1] < T.subject:
        return None
    return [starting(flow, heard.message, heard.state)]


def keeps_card(heard: Said) -> list[Command] | None:
    """« surtout ne bloquez pas ma carte »: his question is answered, or all stays as it is."""
    message = heard.message
    tells = message.has("raconter", "deposer") or says_to_file(message)
    if not KEEP_IT.search(message.plain) or message.share(CARD) < 0.4 or tells:
        return None
    name, share = message.top_question
    return [Command("ask", name, text=message.text) if share >= KNOWN_ENOUGH else Command("deny")]


def is_vague(heard: Said) -> list[Command] | None:
    """« ma carte »: about what, he is asked."""
    topic = vague_topic(heard.message.text)
    return None if topic is None else [Command("clarify", topic)]


def is_bare_value(heard: Said) -> list[Command] | None:
    """« 50 € », and nothing is talked of, or only what was filed: said again,
    it begins no other complaint.
    """
    is_over = not heard.state.subject or heard.state.subject in heard.state.closed
    is_meant = heard.message.surface == surface.BARE and is_over
    return [Command("clarify", surface.BARE)] if is_meant else None


def files(heard: Said) -> list[Command] | None:
    """He wants a complaint filed, with or without its story."""
    message, problem = heard.message, heard.problem
    orders = heard.orders_filing
    if not wants_to_file(message) and not orders:
        return None
    if heard.is_asked_again:
        return [starting("complement", message, heard.state)]
    told = [telling(message, quiet=True, subject=problem)] if is_telling(message) or problem else []
    asked = questions_alone(message) if orders else question_aloud(message)
    return [*told, Command("start_flow", "reclamation", both(message, heard.state), message.text), *asked]


def wants_block(heard: Said) -> list[Command] | None:
    """He wants a card blocked, or it is lost, with what he asks;
    not where he only asks how, or of the blocked one.
    """
    message, state = heard.message, heard.state
    if (
        not asks_block(message)
        or asks_how(message)
        or stops_debits(message)
        or (state.blocked and message.is_question)
    ):
        return None
    return [starting("opposition", message, state), *asked_with_loss(message)]


def is_swallowed(heard: Said) -> list[Command] | None:
    """« le distributeur a gardé ma carte »: what to do, with its blocking offered;
    an order to block comes first.
    """
    message = heard.message
    if not SWALLOWED.search(message.plain) or message.values("montant") or heard.state.blocked:
        return None
    besides = (
        [Command("aside", MONEY_BACK, text=message.text)] if message.subject(MONEY_BACK) >= T.subject else []
    )
    return [*besides, Command("ask", "carte_avalee", text=message.text)]


def has_found(heard: Said) -> list[Command] | None:
    """« je l'ai retrouvée »."""
    is_said = heard.message.has("retrouver") or found_in_a_sentence(heard.message)
    is_meant = is_said and heard.message.share(CARD) < 0.9
    return [Command("found"), *question_in(heard.message)] if is_meant else None


def puts_right(heard: Said) -> list[Command] | None:
    """« ah non pardon c'est 1150 pas 1050 »: what he told before has another value now."""
    changed = told_otherwise(heard.message, heard.state, heard.world)
    return None if changed is None else [changed, *heard.asked]


_KIN = (
    r"(?:fils|fille|gamine?|enfants?|ado|petite?|mari|femme|epouse?|"
    r"conjointe?|compagn\w+|copine?|mec|pere|mere|papa|maman|"
    r"parents?|frere|soeur|grand (?:pere|mere)|mamie|papi|papy|mamy|"
    r"oncle|tante|beau \w+|belle \w+|voisine?|amie?)"
)
_OF_RELATIVE = re.compile(
    r"\b(?:bloqu\w*|blok\w*|oppos\w*) (?:la |sa )?(?:carte|cb) (?:bancaire |"
    rf"bleue )?(?:de|a|d) (?:mon|ma|mes|un|une) {_KIN}\b|"
    rf"\bcelle (?:de|a) (?:mon|ma|mes) {_KIN}\b|\b(?:sa|leur) (?:carte|cb) a (?:lui|elle|eux)\b|"
    rf"\b(?:carte|cb)\b.{{0,30}}\bpas (?:la mienne|a moi)\b|\bpas (?:la mienne|ma carte)\b.{{0,30}}\b{_KIN}\b"
)
_OWN_CARD = re.compile(r"(?<!pas )\b(?:ma|mes|nos) (?:\w+ )?(?:cartes?|cb)\b")
_TAKEN = r"(?:aval\w*|gard\w*|mang\w*|bouff\w*|retenu\w*|coinc\w*|gob\w*)"
SWALLOWED = re.compile(
    r"\b(?:distri\w*|dab|gab|automate|machine|bancomat|guichet|"
    rf"borne)\b.{{0,40}}\b{_TAKEN}\b.{{0,12}}\b(?:carte|cb)\b|"
    rf"\b(?:carte|cb)\b.{{0,40}}\b{_TAKEN}\b.{{0,40}}\b(?:distri\w*|dab|"
    r"gab|automate|machine|bancomat|guichet|borne)\b"
)
_SAID_ALREADY = re.compile(
    r"\b(?:vous l ?ai|t l ai|je l ?ai|jlai|vous ai|deja) (?:deja )?(?:tout )?(?:dit|donne|ecrit|explique)\b"
    r".{0,60}\bvous (?:lisez|ecoutez|comprenez)\b|"
    r"\bvous (?:lisez|ecoutez)(?: (?:pas|rien|ce que|au moins))"
)
_CHANGE_FILED = re.compile(
    r"\bj ai (?:aussi )?oublie\b|"
    r"\b(?:veux|voudrais|prefere|souhaite)\b.{0,30}\b(?:par|un) courrier\b|"
    r"\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b.{0,40}\b(?:reclam\w*|dossier|dedans|motif)\b|"
    r"\b(?:reclam\w*|dossier)\b.{0,50}\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b"
)
