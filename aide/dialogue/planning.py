"""What a turn says at its end: of its notes those that stay, before its question or its effect. Pure."""

from __future__ import annotations

from aide.dialogue.flow import BLOCKS, FILES, RENEWS
from aide.dialogue.moves import Move
from aide.dialogue.turn import Turn

MOST_NOTES = 1
ACKNOWLEDGED = "utter_note_pour_apres"
"""That another problem is kept for later: never left out for what is said after it."""
ANNOUNCED, ANNOUNCED_FIRST = "utter_deuxieme_reclamation", "utter_reclamation_commencee"
"""That a complaint is begun for a noted problem: never left out either."""
ANNOUNCED_BOTH = "utter_deux_reclamations"
"""That one of two problems is begun with, and the other follows."""
ANSWERS, MOST_ANSWERS = (
    (
        "utter_info_",
        "utter_limite_",
        "utter_limites_",
        "utter_argent_encore_pris",
        "utter_autre_carte_active",
        "utter_payer_avec_autre",
        "utter_virement_attendu_",
        "utter_note_a_part",
        "utter_question_laissee",
        "utter_autre_question_laissee",
        "utter_questions_restantes",
        "utter_par_telephone",
    ),
    4,
)
"""Three of knowledge, some of them counted from his day, and that another question is left."""
KEPT = (ACKNOWLEDGED, ANNOUNCED, ANNOUNCED_FIRST, ANNOUNCED_BOTH)


def moves(turn: Turn) -> list[Move]:
    """At most one note before a question or an effect, two without;
    more where several questions are answered.
    """
    last = turn.effect or turn.asked
    answers = sum(note.name.startswith(ANSWERS) for note in turn.notes)
    if last is None:
        return turn.notes[: max(2, answers)]
    if turn.effect is not None and turn.effect.name in (BLOCKS, FILES, RENEWS):  # « C'est fait » comes first
        turn.state.held = [note for note in turn.notes if note.name.startswith(ANSWERS)][:MOST_ANSWERS]
        turn.notes = [note for note in turn.notes if note not in turn.state.held]
    kept = next((note for note in turn.notes if _is_kept(turn, note)), None)
    most = max(MOST_NOTES, min(answers, MOST_ANSWERS))
    others = [note for note in turn.notes if note.name not in KEPT][-most:]
    comes_last = kept is not None and turn.notes[-1] is kept and turn.effect is None
    if kept is not None and others and comes_last:  # « je ne commande rien », and then what comes
        last.says_first(kept.name, **kept.values)
    elif kept is not None and others:
        others[0].says_first(kept.name, **kept.values)
    elif kept is not None:
        others = [kept]
    return [*others, last]


def _is_kept(turn: Turn, note: Move) -> bool:
    return note.name in KEPT and not (note.name == ACKNOWLEDGED and _offers_noted(turn))


def _offers_noted(turn: Turn) -> bool:
    """The question that ends the turn names the noted problem itself."""
    return turn.asked is not None and turn.state.question is not None and turn.state.question.field == "suite"
