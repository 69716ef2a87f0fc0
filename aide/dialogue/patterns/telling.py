"""He tells a problem, or goes on telling: help and the offer once, then his words are taken down."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from aide.complaints.deadlines import deadlines, transfer_due
from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.patterns import completed, digression
from aide.dialogue.state import DEBITS, MONEY_BACK, Frame, Told
from aide.dialogue.turn import Turn


def tell(turn: Turn, command: Command) -> None:
    """`quiet`: kept without a word. A new problem gets its help and the offer; more of the same, « J'ajoute cela »."""
    turn.state.misses = 0
    frame = turn.state.frame
    if frame is not None and frame.flow == "reclamation":
        _in_complaint(turn, frame, command)
        return
    subject = _of_a_debit(turn, command.name or turn.state.subject or "")
    known = turn.subjects.get(subject)
    if known is None and command.values.get("quiet"):
        return
    if known is None:
        turn.say("utter_racontez")
        turn.is_over = True
        return
    if subject == "acces_compte" and digression.is_locked_out(turn):
        turn.say("utter_opposition_par_telephone")
        turn.is_over = True
        return
    keep(turn, subject, command)
    if command.values.get("files"):
        digression.start(
            turn, Command("start_flow", "reclamation", {"motif": known.motif.name if known.motif else None})
        )
        return
    if command.values.get("quiet"):
        turn.state.subject = subject
        _second(turn, subject)
        return
    if frame is not None and frame.flow == "opposition" and known.starts == "opposition":
        frame.facts.update({"raison": known.reason} if known.reason else {})
        return
    if frame is not None and frame.flow in ("opposition", "renouvellement"):
        question = turn.state.question
        if question is not None and question.field == "suite" and subject in turn.state.later:
            turn.state.later.sort(key=lambda one: one != subject)
            completed.open_next(turn)
            return
        is_open = question is not None
        if subject not in turn.state.later or is_open:
            later(turn, subject)
        if not is_open and frame.flow == "renouvellement":
            completed.offer_next(turn)
        return
    if known.starts == "opposition":
        digression.start(turn, Command("start_flow", "opposition", {"raison": known.reason} if known.reason else {}))
        return
    help_or_offer(turn, subject, str(command.values.get("info") or ""))


def _of_a_debit(turn: Turn, subject: str) -> str:
    """« remboursez-moi les deux » after payments that are not his: what he expects of them, no other problem."""
    if subject != MONEY_BACK or subject in turn.state.later:
        return subject
    return next((one for one in turn.state.later if one in DEBITS), subject)


def keep(turn: Turn, subject: str, command: Command) -> None:
    """His words and the facts in them, under the problem that they tell."""
    known = turn.subjects.get(subject)
    if known is None or turn.message.button is not None:
        return
    told = turn.state.told.setdefault(subject, Told())
    if (kept := story_in(turn.message, command.text)) and kept not in told.story:
        told.story.append(kept)
    if command.values.get("facts", True) and known.motif is not None:
        found = f.told(command.text, (*FIELDS[known.motif.name], f.DATE), turn.world.today)
        if email := found.pop(f.EMAIL, None):
            turn.state.email = email
        if f.OPERATIONS in told.facts and f.OPERATIONS not in found:
            found = {name: value for name, value in found.items() if name not in (f.AMOUNT, f.DATE)}
        if f.known(told.facts, f.AMOUNT) and _IN_ALL.search(turn.message.plain):
            found.pop(f.AMOUNT, None)
        told.facts.update(_not_of_another(turn, subject, found))


_IN_ALL = re.compile(r"\b(?:ca|sa|cela) fait\b|\ben tout\b|\bau total\b|\bgenre \d")
"""« ça fait genre 39 € »: what it comes to, where the sum of one was told."""


def _not_of_another(turn: Turn, subject: str, found: dict[str, Any]) -> dict[str, Any]:
    """Without the sum that another noted problem has, « et les 3,50 aussi, oubliez pas », nor the day of our answer, « le 15
    décembre, c'est long ! ».
    """
    if str(found.get(f.DATE, ""))[5:] == f"{deadlines('autre', turn.world.now).answer_by:%m-%d}":
        found = {name: value for name, value in found.items() if name != f.DATE}
    others = [turn.state.told[one].facts for one in turn.state.later if one != subject and one in turn.state.told]
    sums = {one.get(f.AMOUNT) for one in others}
    return {} if found.get(f.AMOUNT) in sums - {None} else found


_AT_US = re.compile(
    r"\b(?:(?:pas|rien) (?:repondu|compris|lu|ecoute)|(?:repond\w*|compren\w*|lis\w*|ecout\w*) (?:pas|rien|jamais)|vous lisez|robot|bot|machine|tu sers a rien)\b"
)
LONGEST_SCOLDING, SURELY_SCOLDS = 10, 0.7


def _scolds(one: Message) -> bool:
    """A few words at the assistant, « t'as pas répondu »; what he reproaches to the bank is what he complains of."""
    return (
        one.words <= LONGEST_SCOLDING
        and one.has("reprocher", at=SURELY_SCOLDS)
        and _AT_US.search(one.plain) is not None
    )


def story_in(message: Message, text: str) -> str:
    """What is for the file: without the sentences that only scold the assistant."""
    if text != message.text:
        return text
    for one in message.sentences or (message,):
        if _scolds(one):
            text = text.replace(one.text, "")
    return text.strip()


def help_or_offer(turn: Turn, subject: str, info: str = "") -> None:
    """The help once (or `info`, what answers the question in it), with the offer; afterwards the offer in other words."""
    state, known = turn.state, turn.subjects[subject]
    state.subject = subject
    second = _second(turn, subject)
    if second and turn.subjects[second].starts == "opposition" and state.of("opposition") is None:
        state.later.append(subject)
        digression.start(turn, Command("start_flow", "opposition", {"raison": turn.subjects[second].reason}))
        return
    if subject not in state.helped and known.help:
        state.helped.append(subject)
        connected = turn.world.holds("connecté")
        better = f"utter_info_{info}" if info and known.then != "opposition" else None
        turn.say(better or (f"{known.help}_connecte" if known.then == "opposition" and connected else known.help))
        _offer(turn, subject, "utter_offre")
    else:
        _say_when_due(turn, subject)
        _offer(turn, subject, "utter_jajoute")


def _say_when_due(turn: Turn, subject: str) -> None:
    """« fait jeudi 19, il devrait déjà l'avoir, non ? »: the day that the rule gives, of the day that he told."""
    told = turn.state.told.get(subject)
    day = told.facts.get(f.DATE) if told else None
    asks = turn.message.is_question or turn.message.has("demander", "reprocher", at=0.5)
    if subject != "virement_en_retard" or day is None or not asks:
        return
    ordered = date.fromisoformat(str(day))
    due = transfer_due(ordered)
    if transfer_due(due) < turn.world.today:  # late even if it was ordered after the hour that counts for the next day
        turn.say("utter_virement_attendu_le", jour=f"{ordered:%d/%m/%Y}", fin=f"{due:%d/%m/%Y}")


def _offer(turn: Turn, subject: str, sentence: str) -> None:
    known = turn.subjects[subject]
    if "reclamation" in turn.state.refused and known.then != "opposition":
        if sentence != "utter_offre":
            turn.say("utter_note_sans_offre")
        turn.state.question = None
        turn.is_over = True
        return
    if known.then == "opposition" and turn.state.done != "opposition" and turn.world.holds("connecté"):
        if sentence == "utter_jajoute":
            turn.say(sentence + "_court")
        turn.ask("offre", "utter_offre_opposition", starts="opposition")
        return
    name = "utter_offre_signalement" if known.then == "opposition" and sentence == "utter_offre" else sentence
    if f.has_wrong_iban(turn.message.text):
        name = "utter_offre_iban"
    turn.ask("offre", name, starts="reclamation")


def _second(turn: Turn, subject: str) -> str | None:
    """The other problem of the message is noted, and taken up afterwards."""
    second = turn.message.second
    if not second or second["intent"] == subject or second["intent"] not in turn.subjects:
        return None
    other = str(second["intent"])
    if turn.subjects[other].starts != "opposition":
        later(turn, other, str(second["text"]))
    _keep_own_part(turn, subject, str(second["text"]))
    return other


def _keep_own_part(turn: Turn, subject: str, of_other: str) -> None:
    """The words and facts of the first problem alone: the night the card was lost is not the day of the debit."""
    told, known = turn.state.told.get(subject), turn.subjects[subject]
    if told is None or turn.message.text not in told.story:
        return
    own = _TRAILING.sub("", turn.message.text.replace(of_other, "").strip(" ,;.")) or turn.message.text
    told.story[told.story.index(turn.message.text)] = own
    if known.motif:
        told.facts = f.told(own, FIELDS[known.motif.name], turn.world.today)
        told.facts.pop(f.EMAIL, None)


_TRAILING = re.compile(
    r"[\s,;]*\b(?:et|puis|aussi|mais|sinon|ensuite|en plus(?: de [cç]a)?)(?:\s+(?:et|puis|aussi|en plus))*[\s,;.]*$",
    re.I,
)
"""The word that linked the other problem."""


def later(turn: Turn, subject: str, text: str = "") -> None:
    if subject == "renouvellement_carte" and (turn.state.of("renouvellement") or "renouvellement" in turn.state.past):
        return
    if subject not in turn.state.later:
        turn.state.later.append(subject)
    if text:
        told = turn.state.told.setdefault(subject, Told())
        told.story = [text]
        known = turn.subjects[subject]
        if known.motif:
            told.facts.update(f.told(text, FIELDS[known.motif.name], turn.world.today))
    turn.say("utter_note_pour_apres", probleme=turn.subjects[subject].noun)


def _in_complaint(turn: Turn, frame: Frame, command: Command) -> None:
    """While a complaint is prepared, what he tells is added to it; its motive comes from it when it has none."""
    known = turn.subjects.get(command.name)
    if not frame.facts.get("motif") and known is not None and known.motif is not None:
        frame.facts = {"motif": known.motif.name, **digression.recalled(turn, known.motif.name), **frame.facts}
        turn.state.subject = known.name
        turn.state.question = None
    facts = (
        f.told(command.text, FIELDS.get(str(frame.facts.get("motif")), ()), turn.world.today)
        if command.values.get("facts", True)
        else {}
    )
    frame.facts.update({name: value for name, value in facts.items() if not frame.facts.get(name)})
    if turn.message.button is not None:
        turn.state.question = None
        return
    story = frame.facts.get(f.DESCRIPTION)
    story = story if isinstance(story, list) else []
    kept = story_in(turn.message, command.text)
    if kept and kept not in story and len(kept.split()) >= 2:
        frame.facts[f.DESCRIPTION] = [*story, kept]
    question = turn.state.question
    if question is not None and question.field == "description" and len(story) > 0 and command.values.get("quiet"):
        turn.say("utter_jajoute_court")
    if question is not None and question.field in ("description", "confirme", "motif"):
        turn.state.question = None
    if not command.values.get("quiet"):
        turn.say("utter_jajoute_court")
