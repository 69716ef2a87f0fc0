"""Another problem is noted, and taken up afterwards."""

from __future__ import annotations

import re

from aide.complaints.motifs import FIELDS
from aide.dialogue import facts as f
from aide.dialogue.commands import Command
from aide.dialogue.planning import ACKNOWLEDGED
from aide.dialogue.state import PERSON, Told
from aide.dialogue.turn import Turn
from aide.folding import plain


def second(turn: Turn, subject: str) -> str | None:
    """The other problem of the message is noted, and taken up afterwards."""
    second = turn.message.second
    if not second or second["intent"] == subject or second["intent"] not in turn.subjects:
        return None
    other = str(second["intent"])
    if _is_answered(turn, str(second["text"])):
        return None
    if turn.subjects[other].starts != "opposition":
        later(turn, other, str(second["text"]))
    _keep_own_part(turn, subject, str(second["text"]))
    return other


def _is_answered(turn: Turn, text: str) -> bool:
    """« … et mon loyer, il part demain quand même ? »: it is asked, and answered now;
    nothing of it is to be filed.
    """
    asks = text.rstrip().endswith("?") and any(one.startswith("ask ") for one in turn.state.commands)
    return asks and not any(one.text in text for one in turn.message.values(f.AMOUNT))


def aside(turn: Turn, command: Command) -> None:
    """« … et tant que je vous tiens : 12,50 de frais »: for afterwards, with its own words and facts."""
    state = turn.state
    state.misses = 0
    if command.name == PERSON:
        state.later.append(PERSON)
        if not command.values.get("quiet"):
            turn.say("utter_conseiller_ensuite")
        return
    if command.name in state.later and command.name in state.told:
        _add(turn, command)
        return
    if command.name in state.closed:
        state.told.pop(command.name, None)
    later(turn, command.name, command.text)


def _add(turn: Turn, command: Command) -> None:
    """Told again: nothing of the first telling is lost, and it is not announced twice."""
    told, motif = turn.state.told[command.name], turn.subjects[command.name].motif
    if command.text not in told.story:
        told.story.append(command.text)
    found = f.told(command.text, FIELDS[motif.name], turn.world.today) if motif else {}
    told.facts = {**found, **told.facts}


def recognised(turn: Turn) -> None:
    """« bloquez pas, c'est mon fils »: the payment is known after all, and is not reported;
    nor is a danger where another problem is told with the no.
    """
    state = turn.state
    is_misread = bool(state.warned) and any(note.name == ACKNOWLEDGED for note in turn.notes)
    if PAYMENT in state.later and (is_misread or _RECOGNISED.search(turn.message.plain)):
        state.later.remove(PAYMENT)


def named_first(turn: Turn) -> None:
    """« oui, pour TELVIO »: of several noted problems the one whose words he says."""
    if _BESIDES.search(
        turn.message.plain
    ):  # « oui, et pour le virement aussi »: after the one that was offered
        return
    state, said = turn.state, {word for word in turn.message.plain.split() if len(word) >= NAMES_IT}

    def in_common(name: str) -> int:
        told = " ".join((*state.told.get(name, Told()).story, turn.subjects[name].noun or ""))
        return len(said & set(plain(told).split()))

    state.later.sort(key=lambda one: -in_common(one))


_BESIDES = re.compile(r"\b(?:aussi|egalement|les deux)\b")
NAMES_IT = 4
"""Letters of a word that may name a problem."""
_RECOGNISED = re.compile(
    r"\b(?:c est|c etait|ct|cetait) (?:bien |juste |en fait |finalement )*"
    r"(?:moi|lui|elle|mon|ma|mes|nous|normal|bon)\b|"
    r"\b(?:mon|ma|mes) (?:\w+ ){1,5}(?:avou\w*|vient de me dire|m a dit que c)|\b(?:je (?:reconnais|retrouve|"
    r"me souviens|me rappelle)|"
    r"ca me revient|j ai compris ce que c)\b"
)


def beside_card(turn: Turn, *, is_paid: bool = False) -> None:
    """Another problem told beside the lost or swallowed card is taken up after it;
    a new card is offered anyway.
    """
    second = turn.message.second
    other = turn.subjects.get(str(second["intent"])) if second else None
    if other is None or other.name == NEW_CARD or (is_paid and other.name == PAYMENT):
        return
    if second and other.starts != "opposition" and other.motif is not None:
        later(turn, other.name, str(second["text"]))


def urgent_first(turn: Turn, urgent: str, told_first: str) -> str:
    """What cannot wait is helped with now, though it was told second; the other one is noted in its place."""
    turn.state.later.remove(urgent)
    turn.notes = [note for note in turn.notes if note.name != ACKNOWLEDGED]
    later(turn, told_first)
    return urgent


def exchanged(turn: Turn, subject: str) -> None:
    """« d'abord les frais »: the noted problem is talked of now,
    and the one that was offered waits in its place.
    """
    state, question = turn.state, turn.state.question
    before = turn.subjects.get(state.subject or "")
    if subject not in state.later or before is None or before.name == subject:
        return
    state.later.remove(subject)
    is_offered = question is not None and question.field == "offre" and before.motif is not None
    if is_offered and before.name not in (*state.later, *state.closed):
        state.later.insert(0, before.name)


def _keep_own_part(turn: Turn, subject: str, of_other: str) -> None:
    """The words and facts of the first problem alone: the night of the loss is not the day of the debit."""
    told, known = turn.state.told.get(subject), turn.subjects[subject]
    if told is None or turn.message.text not in told.story:
        return
    own = _TRAILING.sub("", turn.message.text.replace(of_other, "").strip(" ,;.")) or turn.message.text
    told.story[told.story.index(turn.message.text)] = own
    if known.motif:
        told.facts = f.told(own, FIELDS[known.motif.name], turn.world.today)
        told.facts.pop(f.EMAIL, None)


_TRAILING = re.compile(
    r"[\s,;]*\b(?:et|puis|pis|aussi|mais|sinon|ensuite|en \+|en plus(?: de [cç]a)?)"
    r"(?:\s+(?:et|puis|pis|aussi|en plus|en \+)){0,12}[\s,;.]*$",
    re.I,
)
"""The word that linked the other problem."""


NEW_CARD, PAYMENT = "renouvellement_carte", "paiement_frauduleux"


def later(turn: Turn, subject: str, text: str = "") -> None:
    """That problem is noted for afterwards, once, with the words that told it."""
    has_new_card = turn.state.of("renouvellement") or "renouvellement" in turn.state.past
    if subject == "renouvellement_carte" and has_new_card:
        return
    if subject not in turn.state.later:
        turn.state.later.append(subject)
    if text:
        told = turn.state.told.setdefault(subject, Told())
        if not any(text in one for one in told.story):  # else he is quoted whole already
            told.story = [text]
        known = turn.subjects[subject]
        if known.motif:
            told.facts.update(f.told(text, FIELDS[known.motif.name], turn.world.today))
    turn.say(ACKNOWLEDGED, probleme=turn.subjects[subject].noun)
