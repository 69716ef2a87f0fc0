"""A conversation of before the flows: its slots, read for one release, become a state. Pure."""

from __future__ import annotations

from typing import Any

from aide.dialogue.state import SKIPPED, Frame, Question, State, Told

OLD_SLOTS = (
    "brouillon",
    "motif",
    "montant",
    "date",
    "beneficiaire",
    "creancier",
    "description",
    "email",
    "sujet",
    "recit",
    "requested_slot",
    "opposition",
    "carte",
    "cartes",
    "raison",
    "proposition",
    "suite",
)
"""Slots of the version before flows: read from a stored conversation for one release, then to be removed."""

LONG_AGO = "1970-01-01T00:00:00+00:00"
"""When a confirmation of before the upgrade was asked: it confirms nothing any more, and is asked again."""


def from_old_slots(slots: dict[str, Any]) -> State:
    """A draft begun before the upgrade stays open; a pending confirmation,
    of a complaint or of a card, is asked again.
    """
    state = State()
    subject = slots.get("sujet")
    facts = {
        name: slots[name] for name in ("montant", "date", "beneficiaire", "creancier") if slots.get(name)
    }
    story = [line for line in str(slots.get("recit") or slots.get("description") or "").split("\n") if line]
    if slots.get("email") not in (None, SKIPPED):
        state.email = slots["email"]
    if slots.get("brouillon"):
        motif = slots.get("motif") or subject
        frame = Frame("reclamation", slots["brouillon"], {**facts, **({"motif": motif} if motif else {})})
        if slots.get("description"):
            frame.facts["description"] = slots["description"].split("\n")
        if slots.get("email"):
            frame.facts["email"] = slots["email"]
        state.stack.append(frame)
        state.subject = motif
    elif subject:
        state.subject = subject
        state.told[subject] = Told(facts, story)
        state.helped.append(subject)
    if isinstance(noted := slots.get("suite"), dict) and noted.get("intent"):
        state.later.append(str(noted["intent"]))
    state.question = _old_question(slots, state)
    return state


_ASKED_OF_A_CARD = ("raison", "carte", "confirmation_opposition")

_PROPOSED = ("reclamation", "opposition", "conseiller")


def _old_question(slots: dict[str, Any], state: State) -> Question | None:
    """What was open then, as it would be asked now. A card is only confirmed when the question named it."""
    asked, chosen = slots.get("requested_slot"), slots.get("carte")
    if asked in ("confirmation", "correction") and state.frame is not None:
        return Question("confirme", "reclamation", asked_at=LONG_AGO, kind="yes_no")
    if asked in _ASKED_OF_A_CARD and slots.get("opposition"):
        listed = [one for one in slots.get("cartes") or [] if one["id"] == chosen]
        if not listed:
            return Question("offre", starts="opposition", kind="yes_no")
        facts = {"cartes": listed, "carte": [chosen], "fait:action_lister_cartes": True}
        if slots.get("raison") not in (None, "autre"):
            facts["raison"] = slots["raison"]
        state.stack.append(Frame("opposition", slots["opposition"], facts))
        return Question("bloque", "opposition", asked_at=LONG_AGO, kind="yes_no")
    if asked and state.frame is not None:
        return Question(str(asked), "reclamation", motif=state.subject)
    if slots.get("proposition") in _PROPOSED:
        return Question("offre", starts=str(slots["proposition"]), kind="yes_no")
    return None
