"""A new card that was ordered here, or came: asked of, or told. And whether he is logged in. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.rules import Heard
from aide.dialogue.commands import Command

ORDER, REPLACED, RECEIVED = "carte_commandee", "carte_remplacee", "carte_arrivee"
LOGGED_IN = "assistant_connecte"
LONGEST, LONGEST_RECEIVED = 14, 9


def asks_order(heard: Heard) -> list[Command] | None:
    """« tu l'as commandée ? », « elle remplace laquelle ? »: of the state, and no order."""
    message, state = heard.message, heard.state
    tells = state.question is not None and state.question.field in ("description", "detail", "motif")
    if tells or message.words > LONGEST:
        return None
    parts = [one for one in message.sentences or (message,) if not _OWN.search(one.plain)]
    if any(_REPLACES.search(one.plain) for one in parts):
        return [Command("ask", REPLACED, text=message.text)]
    asked = [one for one in parts if one.is_question or one.has("demander", at=0.5)]
    is_here = bool(state.ordered or state.replaceable or state.order_unsure)
    is_meant = any(_ORDERED.search(one.plain) or (is_here and _DONE.search(one.plain)) for one in asked)
    return [Command("ask", ORDER, text=message.text)] if is_meant else None


def tells_received(heard: Heard) -> list[Command] | None:
    """« j'ai reçu ma nouvelle carte », and nothing more: it is there, and none is to be ordered."""
    message = heard.message
    is_open = heard.state.question is not None or heard.state.frame is not None
    if is_open or message.is_question or message.words > LONGEST_RECEIVED or message.has("bloquer", at=0.6):
        return None
    is_meant = _RECEIVED.search(message.plain) and not _BUT.search(message.plain)
    return [Command("ask", RECEIVED, text=message.text)] if is_meant else None


def asks_if_logged_in(heard: Heard) -> list[Command] | None:
    """« vous voyez que je suis connecté ? »; « où je me connecte ? » of who is."""
    message = heard.message
    if message.words > LONGEST or not (message.is_question or message.has("demander", at=0.5)):
        return None
    if _OF_RECORD.search(message.plain):
        return None
    asks_how = _LOGS_IN.search(message.plain) and not _ELSEWHERE.search(message.plain)
    is_meant = (asks_how and heard.world.is_connected) or (
        _LOGGED_IN.search(message.plain) and not _IF.search(message.plain)
    )
    return [Command("ask", LOGGED_IN, text=message.text)] if is_meant else None


_ORDERED = re.compile(
    r"\b(?:avez|as|aviez)(?: (?:vous|tu|l|la|m|me|ma|une?|bien|deja|vraiment|nouvelle|carte|n|"
    r"pas)){0,6} commande(?:e|es)?\b|"
    r"\b(?:elle|carte|nouvelle) (?:est|a ete|est elle|a t elle ete)(?: (?:bien|deja|vraiment|elle|"
    r"ete)){0,3} commandee\b|"
    r"\b(?:est|a t) elle(?: (?:bien|deja|ete)){0,3} commandee\b|^commandee (?:ou pas|ou non)\b|"
    r"\b(?:la nouvelle|nouvelle carte|ma commande|la commande|la demande)\b.{0,12}\b(?:c est|est|a ete|"
    r"est elle)(?: (?:bien|deja|vraiment|elle)){0,3} "
    r"(?:partie?|passee?|prise?|transmise?|lancee?|faite?)\b"
)
_DONE = re.compile(
    r"\bc (?:est|etait)(?: (?:bien|deja|enfin|vraiment))* (?:commande|demande|lance|parti)e?\b|"
    r"\b(?:elle|carte) est (?:(?:bien|deja) )?(?:en route|en chemin|partie)\b"
)
"""« donc c'est commandé ou pas ? », once a card was blocked here."""
_REPLACES = re.compile(
    r"\bremplac\w*\b.{0,20}\b(?:laquelle|quelle (?:carte)?|quoi)\b|\b(?:laquelle|"
    r"quelle carte)\b.{0,30}\bremplac\w*"
)
_OWN = re.compile(
    r"\b(?:j ?ai|jai|que j)\b.{0,20}\bcommand\w*|\b(?:colis|article|site|commande de|accord|demande\w*)\b"
)
"""Something that he ordered himself."""
_RECEIVED = re.compile(
    r"\b(?:j ?ai|jai|on a|je viens de|viens de)(?: (?:bien|enfin|ca y est|aujourd hui|"
    r"ce matin)){0,2} (?:recu|recue|recevoir)"
    r"(?: (?:bien|enfin)){0,1} (?:ma|la|une) (?:nouvelle |autre )?carte\b|"
    r"\b(?:ma|la) nouvelle carte (?:est|vient d)(?: (?:bien|enfin))? (?:arrive\w*|recue|la)\b"
)
_BUT = re.compile(
    r"\b(?:mais|pas|jamais|rien|sans|que je|et|au nom|vide|casse\w*|abime\w*|ouverte?|marche\w*|code)\b"
)
_LOGGED_IN = re.compile(
    r"\b(?:je suis|suis je|chuis|j suis|jsuis)(?: (?:bien|deja|toujours|encore|la|pas|"
    r"plus)){0,2} (?:connecte|connectee|identifie\w*|logge?)\b"
)
_LOGS_IN = re.compile(
    r"^(?:et |mais |du coup |alors )?(?:ou|comment)(?: (?:est ce que|on|je|faut|dois je|faut il|c est)){0,3}"
    r" (?:me |se |m y |s y )?(?:re)?connecte[rz]?\b|^(?:je|on) (?:me |se )?connecte (?:ou|comment)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:appli\w*|telephone|mobile|site|ordi\w*|autre|code|mot de passe|wifi|internet)\b"
)
_OF_RECORD = re.compile(r"\b(?:adresses?|domicile|coordonnees|rue)\b")
"""« je suis connecté, où change-t-on l'adresse ? »: asked of that."""
_IF = re.compile(
    r"\b(?:si je|quand je|une fois|quelqu un|comment|pourquoi|faut|dois|alors que|puisque|depuis)\b"
)
