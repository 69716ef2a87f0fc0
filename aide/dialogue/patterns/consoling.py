"""The first telling that is sad, frightened or angry gets one sentence of sympathy before the rest;
never a plain question.
"""

from __future__ import annotations

import re

from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.moves import BEFORE, Move
from aide.dialogue.state import State

SENTENCES = {
    "peur": "utter_compassion_peur",
    "peine": "utter_compassion_peine",
    "colere": "utter_compassion_colere",
}
TELLS = frozenset({"tell", "start_flow"})
KIND = (
    "utter_danger_",
    "utter_aide_paiement_frauduleux",
    "utter_info_compte_deces_titulaire",
    "utter_mecontentement",
    "utter_pardon",
)
KIND_TO_ANGER = ("utter_aide_frais", "utter_aide_remboursement_erreur")
"""Sentences that feel for him by themselves; the last ones for who is cross only."""


def consoled(state: State, message: Message, commands: list[Command], moves: list[Move]) -> list[Move]:
    """The plan with the sentence at the head of its first one, or before its effect;
    once in a conversation.
    """
    mood = feeling(message)
    if state.consoled or mood is None or message.button is not None or not moves:
        return moves
    if not any(one.kind in TELLS for one in commands):
        return moves
    head = moves[0]
    if BEFORE in head.values:  # of two things at the head of a bubble, what is done
        return moves
    state.consoled = True
    enough = (*KIND, *KIND_TO_ANGER) if mood == "colere" else KIND
    if any(move.name.startswith(enough) for move in moves):
        return moves
    if head.is_effect:
        return [Move(SENTENCES[mood]), *moves]
    head.says_first(SENTENCES[mood])
    return moves


def feeling(message: Message) -> str | None:
    """`peur`, `peine` or `colere`, by his own words; None for most messages."""
    said = message.plain
    if message.has("demander", at=ONLY_ASKS) and not message.has("raconter", at=0.3):
        return None
    if _AFRAID.search(said):
        return "peur"
    if _SAD.search(said):
        return "peine"
    is_cross = message.has("reprocher", at=0.6) or message.subject("exprimer_mecontentement") >= 0.5
    return "colere" if is_cross or _ANGRY.search(said) else None


ONLY_ASKS = 0.9
_AFRAID = re.compile(
    r"\b(?:(?:j ai |tres |vraiment |trop )peur|paniqu\w*|angoiss\w*|terrifi\w*|effray\w*|je tremble|"
    r"(?:suis|tres|vraiment) inquiet\w*)\b"
)
_SAD = re.compile(
    r"\b(?:pleur\w*|desesper\w*|en larmes|au bout du rouleau|"
    r"a bout de (?:force|forces|nerfs)|j en peux plus|n en peux plus|"
    r"rien (?:a|pour) manger|plus de quoi (?:manger|vivre|payer)|"
    r"plus rien (?:pour vivre|a manger)|a la rue|expuls\w*|"
    r"(?:peux|peut|pouvons) (?:plus|pas) (?:payer|nourrir|manger)\b.{0,20}\b"
    r"(?:loyer|enfants?|courses|medicaments?|manger)|"
    r"deced\w*|deces|(?<!carte )(?<!cb )(?<!puce )(?<!telephone )(?<!portable )(?<!batterie )(?<!appli )"
    r"(?<!tel )est morte?|enterrement|obseques|j ai honte|en detresse|(?:suis|a l) hopital)\b"
)
_ANGRY = re.compile(
    r"\b(?:en colere|furieu\w*|hors de moi|scandal\w*|honteux|une honte|"
    r"inadmissible|inacceptable|ras le bol|marre|exced\w*|"
    r"vous etes des (?:voleurs|escrocs)|bande de \w+|foutez|degueulasse|lamentable|insupportable)\b"
)
