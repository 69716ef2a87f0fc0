"""Yes, no and « found again », to the question that is open and to nothing else."""

from __future__ import annotations

import re

from aide.cards.bank import Card
from aide.cards.choice import choose_cards
from aide.dialogue.commands import Command
from aide.dialogue.facts import DESCRIPTION
from aide.dialogue.message import Message
from aide.dialogue.patterns import cancellation, completed, correction, noted
from aide.dialogue.state import Frame, Question
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.turn import Turn

CONFIRMED = ("bloque", "confirme", "renouvelle")


def affirm(turn: Turn, command: Command) -> None:
    """A yes: what was asked is confirmed, opened or begun; he is told where nothing was asked."""
    question = turn.state.question
    if question is None:
        turn.say("utter_oui_sans_question")
        turn.rest()
        return
    frame = turn.state.of(question.flow) if question.flow else None
    if question.field in CONFIRMED and frame is not None:
        _confirm(turn, question, frame, command)
        return
    if question.field == "suite":
        completed.open_next(turn)
        return
    from aide.dialogue.patterns import digression

    starts = question.starts or command.name
    turn.state.question = None
    if starts == "conseiller":
        digression.start(turn, Command("human"))
    elif starts:
        digression.start(turn, Command("start_flow", starts, _of_subject(turn, starts), command.text))


def _confirm(turn: Turn, question: Question, frame: Frame, command: Command) -> None:
    """It is done from here on, with what the yes tells beside it; a confirmation asked long ago is void."""
    turn.state.question = None
    if turn.is_void(question):
        turn.say("utter_opposition_perimee" if question.field == "bloque" else "utter_confirmation_perimee")
        return
    frame.facts.update(command.values)
    if DESCRIPTION in command.values:
        turn.say("utter_jajoute_court")
    frame.facts[f"fait:{question.field}"] = True


def _of_subject(turn: Turn, starts: str) -> dict[str, str]:
    """A card blocked because of a payment: the payment is reported afterwards."""
    subject = turn.subjects.get(turn.state.subject or "")
    if starts != "opposition" or subject is None or subject.then != "opposition":
        return {}
    if subject.name not in (*turn.state.later, *turn.state.closed):
        turn.state.later.append(subject.name)
    return {"raison": subject.reason} if subject.reason else {}


def deny(turn: Turn, command: Command) -> None:
    """A no: nothing is done, and what was offered is not offered again."""
    question = turn.state.question
    if question is None:
        turn.say("utter_non_sans_question")
        turn.rest()
        return
    if question.field in ("bloque", "carte"):
        noted.recognised(turn)
        turn.say("utter_rien_bloque")
        turn.state.refused.append("opposition")
        turn.leave("opposition")
        turn.is_over = not completed.take_up(turn)
    elif question.field == "confirme" and takes_leave(turn.message):
        cancellation.cancel(turn, Command("cancel"))
    elif question.field == "confirme":
        correction.correct(turn, Command("correct_fact", ""))
    elif question.field == "renouvelle":
        turn.say("utter_pas_de_carte")
        turn.leave("renouvellement")
        turn.is_over = not completed.take_up(turn)
    else:
        _refuse_offer(turn, question)


def _refuse_offer(turn: Turn, question: Question) -> None:
    """It is not offered again; after a card that stays, the report of the payment is."""
    turn.state.refused.append(question.starts or question.field)
    if question.field == "suite" and turn.state.later:
        turn.state.later.pop(0)
    turn.state.question = None
    if question.starts == "opposition":
        _offer_report(turn)
        return
    if takes_leave(turn.message) and not turn.state.filed and not turn.state.later:
        turn.say("utter_refus_au_revoir")
        turn.is_over = True
        return
    if turn.state.filed and question.starts == "reclamation":
        turn.say("utter_autre_reclamation_annulee", reference=turn.state.filed[-1])
    else:
        turn.say("utter_offre_retiree" if question.field == "conseiller" else "utter_offre_refusee")
    turn.is_over = not completed.take_up(turn)


def takes_leave(message: Message) -> bool:
    """« non. merci, au revoir »: he goes, and nothing more is asked of him."""
    return (
        message.words <= LONGEST_LEAVE
        and message.subject("au_revoir") >= T.subject
        and "?" not in message.text
    )


LONGEST_LEAVE = 10


def _offer_report(turn: Turn) -> None:
    """The card stays active, and is said so; what was told beside it can still be reported."""
    subject = turn.subjects.get(turn.state.subject or "")
    turn.say("utter_rien_bloque")
    if (
        subject is None
        or subject.motif is None
        or subject.name in turn.state.closed
        or takes_leave(turn.message)
    ):
        turn.is_over = not completed.take_up(turn)
        return
    turn.ask("offre", "utter_offre_signalement", starts="reclamation")


def found(turn: Turn, command: Command) -> None:
    """« je l'ai retrouvée »: before the yes nothing was blocked, and the card stays active."""
    if _one_of_several(turn):
        return
    turn.state.later = [one for one in turn.state.later if one not in ("carte_perdue", "carte_volee")]
    if turn.state.of("opposition") is not None:
        turn.leave("opposition")
        turn.say("utter_carte_retrouvee")
    elif turn.state.done == "opposition":
        turn.say("utter_retrouvee_apres")
    else:
        turn.say("utter_retrouvee_sans_blocage")
    turn.is_over = not completed.take_up(turn)


def _one_of_several(turn: Turn) -> bool:
    """One of the cards asked about is back: the others are still lost, and asked about again."""
    frame = turn.state.of("opposition")
    asked = list(frame.facts.get("carte") or []) if frame else []
    if frame is None or len(asked) < 2 or not _ONE.search(turn.message.plain):
        return False
    cards = [
        Card(one["id"], one["last4"], one["product"], "active", "") for one in frame.facts.get("cartes") or []
    ]
    back = {one.id for one in choose_cards(cards, turn.message.text)}
    left = [one for one in asked if one not in back]
    turn.state.question = None
    if back and left:
        frame.facts["carte"] = left
    else:
        frame.facts.pop("carte", None)
    return True


_ONE = re.compile(r"\b(?:une?|l une|celle|\d{4}|pas l autre|la premiere|la deuxieme|la virtuelle)\b")
