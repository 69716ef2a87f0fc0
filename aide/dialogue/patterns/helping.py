"""A problem gets its help once, and the offer that follows it."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue import limits
from aide.dialogue.commands import Command
from aide.dialogue.patterns import digression, noted
from aide.dialogue.turn import Turn
from aide.subjects import Subject


def help_or_offer(turn: Turn, subject: str, info: str = "") -> None:
    """The help once, or `info`, which answers the question in it; afterwards the offer alone."""
    state = turn.state
    second = noted.second(turn, subject)
    if second and second in state.later and _is_urgent(turn, second) and not _is_urgent(turn, subject):
        subject, info = noted.urgent_first(turn, second, subject), ""
    known = turn.subjects[subject]
    noted.exchanged(turn, subject)
    state.subject = subject
    if second and turn.subjects[second].starts == "opposition" and state.of("opposition") is None:
        noted.later(turn, subject)
        digression.start(turn, Command("start_flow", "opposition", {"raison": turn.subjects[second].reason}))
        return
    if subject not in state.helped and known.help:
        state.helped.append(subject)
        if not limits.tell(turn, info):
            turn.say(_help(turn, known, info) or known.help)
        _offer(turn, subject, "utter_offre")
    else:
        _say_when_due(turn, subject)
        _offer(turn, subject, "utter_jajoute")


def help_then_offer(turn: Turn, subject: str) -> None:
    """A noted problem that he wants to look at: its help, and a complaint is only offered."""
    known = turn.subjects[subject]
    if subject not in turn.state.helped and known.help:
        turn.state.helped.append(subject)
        turn.say(_help(turn, known, "") or known.help)
    if known.then == "opposition":
        _offer(turn, subject, "utter_offre")
    else:
        turn.ask("offre", "utter_offre", starts="reclamation")


def _is_urgent(turn: Turn, subject: str) -> bool:
    """A card could still be used."""
    return turn.subjects[subject].then == "opposition"


def _help(turn: Turn, known: Subject, info: str) -> str | None:
    """What helps better than the help of the subject: the card blocked from here, or the answer."""
    asks = bool(info) and turn.message.has("demander", at=0.6)
    if known.then == "opposition" and not asks:
        if turn.state.blocked:
            return f"{known.help}_bloquee"
        return f"{known.help}_connecte" if turn.world.is_connected else None
    return f"utter_info_{info}" if info else None


def _say_when_due(turn: Turn, subject: str) -> None:
    """« fait jeudi 19, il devrait déjà l'avoir, non ? »: the day that the rule gives."""
    asks = turn.message.is_question or turn.message.has("demander", "reprocher", at=0.5)
    if subject == limits.TRANSFER and asks:
        limits.tell_due(turn, only_late=True)


def _only_asks(turn: Turn) -> bool:
    """« et mon loyer, il va être refusé ? », once a complaint is filed: with no sum nor story,
    no second one is offered.
    """
    message = turn.message
    says_so = not message.is_question and message.subject(message.top) >= SURELY_TOLD
    is_story = says_so or message.has("raconter", "deposer") or bool(message.values("montant"))
    asks = message.act("demander") > max(message.act("raconter"), LEANS)
    return bool(turn.state.filed) and asks and not is_story


LEANS, SURELY_TOLD = 0.3, 0.95
"""Of an act that outweighs his telling; of the subject, where he asks nothing:
« et mon virement n'est jamais arrivé ».
"""


def _offer(turn: Turn, subject: str, sentence: str) -> None:
    known = turn.subjects[subject]
    is_new = sentence == "utter_offre" and turn.message.has("raconter")
    if ("reclamation" in turn.state.refused and known.then != "opposition" and not is_new) or _only_asks(
        turn
    ):
        if sentence != "utter_offre":
            turn.say("utter_note_sans_offre")
        turn.state.question = None
        turn.is_over = True
        return
    may_block = "opposition" not in (*turn.state.refused, *turn.state.past) and turn.world.is_connected
    if known.then == "opposition" and may_block:
        if sentence == "utter_jajoute":
            turn.say(sentence + "_court")
        turn.ask("offre", "utter_offre_opposition", starts="opposition")
        return
    is_payment = known.then == "opposition" and sentence == "utter_offre"
    name = "utter_offre_signalement" if is_payment else sentence
    if f.has_wrong_iban(turn.message.text):
        name = "utter_offre_iban"
    turn.ask("offre", name, starts="reclamation")
