"""What is asked of the problem that he told, in words that do not name it:
« et pour celui du 5 ? », « il est où ? ». Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aide.dialogue.command_generator.labels import CARD as CARD_SUBJECTS
from aide.dialogue.command_generator.meant_of_debit import (
    DEBIT,
    NAMES_CARD,
    NEXT_ONE,
    NO_CARD,
    STOP,
    STOP_ALL,
    STOPPED,
    asked_of_debit,
    asks_something,
    problems_told,
)
from aide.dialogue.command_generator.wishes.block import orders_block
from aide.dialogue.facts import AMOUNT
from aide.dialogue.limits import CLOSED_DAY, HOW_LONG, IN_GENERAL, TRANSFER
from aide.dialogue.message import Message
from aide.dialogue.state import State

REFUND = "prelevement_remboursable"
WHERE, RENT = "virement_ou_est_il", "loyer_en_attendant_virement"
SOONER, TODAY = "reclamation_plus_vite_urgent", "regarder_aujourdhui"
BACK = {
    DEBIT: REFUND,
    "frais": "frais_remboursement",
    "remboursement_erreur": "frais_remboursement",
    "paiement_frauduleux": "remboursement_fraude",
}
"""Whether the money comes back, by the problem whose sum he names."""
TELLS = ("description", "detail", "motif")
SURE, WEAK, LONGEST = 0.95, 0.1, 14


def meant_of_told(message: Message, state: State, today: date) -> Message:
    """The message, its questions taken for those of what he told; what names no card is of none."""
    if state.question is not None and state.question.field in TELLS:
        return message
    if (late := _too_late(message, state)) is not None:  # it tells no other problem
        told = replace(_asking(message, late), sentences=())
        return replace(told, acts={**told.acts, "raconter": WEAK})
    parts = [part for one in message.sentences or (message,) for part in _settled(one, state, today)]
    if parts == list(message.sentences or (message,)):
        return message
    whole = parts[0] if len(parts) == 1 else replace(message, sentences=tuple(parts))
    is_of_card = any(one.top_question == (NO_CARD, SURE) for one in parts)
    return _without_card(whole) if is_of_card else whole


def stops_debits(message: Message) -> bool:
    """« vous pouvez bloquer les prochains ? », of a debit: no card is meant."""
    asked = {
        name for one in (message, *message.sentences) for name, share in one.questions[:1] if share >= SURE
    }
    is_of_debit = not NAMES_CARD.search(message.plain) and not asked.isdisjoint((STOP, STOP_ALL, NEXT_ONE))
    return (is_of_debit or NO_CARD in asked) and not orders_block(message)


def _settled(one: Message, state: State, today: date) -> Sequence[Message]:
    """The sentence, once for each thing that it asks; as it is where nothing of what was told is asked."""
    if one.has("raconter") and not asks_something(one):
        return [one]
    names = [
        name for name in (asked_of_debit(one, state, today), _money_back(one, state)) if name is not None
    ]
    other = None if names else _of_transfer(one, state) or _who_looks(one, state)
    found = [*dict.fromkeys(names), *([other] if other else [])]
    return [_asking(one, name) for name in found] or [one]


def _asking(one: Message, name: str) -> Message:
    return replace(one, questions=((name, SURE), *one.questions), acts={**one.acts, "demander": SURE})


def _money_back(one: Message, state: State) -> str | None:
    """« vous me les rendez ? », of the debits beside which something else is asked,
    or of a sum that he told.
    """
    if not asks_something(one) or _GIVEN_BACK.search(one.plain) is None or _WHEN.search(one.plain):
        return None
    if DEBIT in problems_told(state) and STOPPED.search(one.plain) and not NAMES_CARD.search(one.plain):
        return REFUND
    is_his = _sums(one) & _sum_of(state, state.subject or "") or (
        state.subject == DEBIT and one.values("date")
    )
    return BACK.get(noted_sum(one, state) or (state.subject if is_his else None) or "")


def _of_transfer(one: Message, state: State) -> str | None:
    if TRANSFER not in problems_told(state)[:2] or one.words > LONGEST or _OF_ELSE.search(one.plain):
        return None
    if asks_something(one) and _WHERE_IS.search(one.plain):
        return WHERE
    is_rule = IN_GENERAL.search(one.plain) or CLOSED_DAY.search(one.plain)
    return HOW_LONG if not is_rule and asks_something(one) and _WAS_DUE.search(one.plain) else None


def _who_looks(one: Message, state: State) -> str | None:
    """« quelqu'un peut regarder aujourd'hui ? », once a problem was told."""
    is_asked = bool(state.filed or state.helped) and asks_something(one) and not NAMES_CARD.search(one.plain)
    return TODAY if is_asked and _LOOKS.search(one.plain) and _NOW.search(one.plain) else None


def _too_late(one: Message, state: State) -> str | None:
    """« le 9 avril, c'est trop loin, j'ai un loyer », of the day of the answer: no other problem is told."""
    is_else = NAMES_CARD.search(one.plain) or _WRITTEN.search(one.plain)
    if not state.answer_by or _TOO_LONG.search(one.plain) is None or is_else:
        return None
    is_rent = _NEEDED.search(one.plain) is not None and state.closed[-1:] == [TRANSFER]
    return RENT if is_rent else SOONER


def noted_sum(message: Message, state: State) -> str | None:
    """« et les 8 € ? »: the noted problem whose sum he names, and no other one."""
    sums = _sums(message)
    return next((name for name in state.later if sums and sums <= _sum_of(state, name)), None)


def _sums(message: Message) -> set[float]:
    return {float(one.value) for one in message.values("montant")}


def _sum_of(state: State, problem: str) -> set[float]:
    told = state.told.get(problem)
    known = told.facts.get(AMOUNT) if told else None
    return {float(known)} if known else set()


def _without_card(message: Message) -> Message:
    """His card is not what he speaks of: the debit is."""
    left = tuple((name, share) for name, share in message.subjects if name not in CARD_SUBJECTS)
    return replace(message, subjects=((DEBIT, 1.0), *left), second=None)


_GIVEN_BACK = re.compile(
    r"\b(?:rend(?:s|ez|re|rez|ra|u|us|ue|ues)|rembours\w*|recuper\w*|recredit\w*|ravoir|revoi[rst]?)\b"
)
_WHEN = re.compile(r"\b(?:quand|qd|kan|combien de|quel jour|delai|sous combien)\b")
_OF_ELSE = re.compile(r"\b(?:cartes?|cb|reclam\w*|dossiers?|reponses?|plaintes?|conseill\w*|repond\w*)\b")
_WHERE_IS = re.compile(
    r"\bou (?:est|sont|qu il est|se trouve|c est passe|il est|ils sont)\b|"
    r"\b(?:est|sont|passe\w*|coince\w*|bloque\w*) (?:la )?ou\b(?! (?:pas|non|plus|bien))"
)
_WAS_DUE = re.compile(
    r"\b(?:devait|devrait|devraient|aurait du|aurais du|doit|etait cense|est cense)\b.{0,25}"
    r"\b(?:arriv\w*|(?:etre|l avoir) (?:la|deja)|tomb\w*|recevoir|recu|l avoir)\b|\ben retard\b|"
    r"\b(?:ca|sa|cela) devrait (?:suffire|etre bon|aller)\b|\b(?:normal|logique)\b.{0,30}\b(?:long|"
    r"longtemps|retard|temps|traine\w*)\b|\barriv\w* quand\b|\bquand\b.{0,20}\barriv\w*"
)
_LOOKS = re.compile(
    r"\b(?:quelqu un|quelqun|qqun|qq un|une personne|un conseiller|un humain|vous|tu|on|qui)\b.{0,20}"
    r"\b(?:regard\w*|voir|verifi\w*|s en occup\w*|occup\w*|traiter|chercher|debloquer)\b"
)
_NOW = re.compile(
    r"\b(?:aujourd ?hui|auj|maintenant|mtn|tout de suite|ce matin|"
    r"cet aprem|cet apres midi|la de suite|rapidement|vite)\b"
)
_TOO_LONG = re.compile(
    r"\b(?:trop|super|hyper|vachement|tres|si|bien|vraiment|"
    r"beaucoup trop) (?:loin|long|longtemps|tard|lent)\b|"
    r"\bc est (?:loin|long|tard)\b|\b(?:peux|peut|pourrai|tiendrai|tiens|"
    r"tenir) (?:pas|plus) (?:attendre|tenir|jusqu)\b|"
    r"\bloyer (?:c )?(?:est |passe |tombe )?avant\b"
)
_WRITTEN = re.compile(r"\b(?:textes?|messages?|phrases?|formulaires?|copie|mot de passe|lire)\b")
"""Long to read, and not to wait for."""
_NEEDED = re.compile(
    r"\b(?:loyers?|proprio\w*|bailleur|manger|courses|factures?|decouvert|balles|a sec|charges|vivre)\b"
)
