"""The blocking of a card is begun in the middle of something else, with why, and what comes back after it."""

from __future__ import annotations

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.frame_facts import TOLD_WITH_BLOCK
from aide.dialogue.patterns import noted
from aide.dialogue.patterns.completed import REPORTED
from aide.dialogue.state import MONEY_BACK, Told
from aide.dialogue.turn import Turn

SWALLOWED, LOST = "carte_avalee", "carte_perdue"
"""Who was told to do as for a lost card is not asked why it is blocked."""

TELLS = 0.4


def start_block(turn: Turn, command: Command) -> None:
    """Begun at once, with the reason where he told it; who is not logged in is told where to call."""
    _keep_offered(turn)
    reason = (
        command.values.get("raison") or (LOST if SWALLOWED in turn.state.said else None) or _reason_told(turn)
    )
    frame = turn.start("opposition")
    if not turn.world.is_connected:  # the flow only tells where to call: what it was about is kept
        turn.state.subject = LOST
    if command.values.get("paiement") and REPORTED in turn.subjects:
        _note_payment(turn, command)
    if reason:
        frame.facts["raison"] = reason
    if digits := command.values.get("chiffres"):
        frame.facts["chiffres"] = digits
    if command.values.get("reessayer"):
        frame.facts.pop("fait:action_bloquer_cartes", None)
    if turn.message.button is None and frame.facts.get("cartes"):
        cards = [Card(one["id"], one["last4"], one["product"], "active", "") for one in frame.facts["cartes"]]
        if named := choose_cards(cards, turn.message.text):
            frame.facts["carte"] = [one.id for one in named]
    if turn.message.button is None:
        frame.facts["texte"] = turn.message.text
        if turn.message.has("raconter", at=TELLS) or turn.message.values("montant"):
            frame.facts.setdefault(TOLD_WITH_BLOCK, turn.message.text)
        noted.beside_card(turn, is_paid=bool(command.values.get("paiement")))


def _reason_told(turn: Turn) -> str | None:
    """« ok bloquez-la », after a payment that is not his, to which the blocking was offered: why is known."""
    question, known = turn.state.question, turn.subjects.get(turn.state.subject or "")
    is_offered = question is not None and question.field == "offre" and question.starts == "opposition"
    return known.reason if is_offered and known is not None and known.then == "opposition" else None


def _keep_offered(turn: Turn) -> None:
    """A complaint was offered and he now speaks of his card: the offer comes back after the blocking."""
    state, question = turn.state, turn.state.question
    known = turn.subjects.get(state.subject or "")
    if question is None or question.field != "offre" or question.starts != "reclamation" or known is None:
        return
    is_other = known.motif is not None and known.then != "opposition"
    if is_other and known.name not in (*state.later, *state.closed):
        state.later.append(known.name)


def _note_payment(turn: Turn, command: Command) -> None:
    """What was spent with the card is reported after the blocking;
    what a machine never gave is asked back.
    """
    known = turn.subjects[MONEY_BACK if command.values.get("erreur") else REPORTED]
    told = turn.state.told.setdefault(known.name, Told())
    if command.text not in told.story:
        told.story.append(command.text)
    if known.motif is not None:
        told.facts.update(f.told(command.text, FIELDS[known.motif.name], turn.world.today))
    if known.name not in turn.state.later:
        noted.later(turn, known.name)
