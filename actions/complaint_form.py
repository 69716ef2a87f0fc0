"""The complaint's form: what does the message mean for the open question, and which question is next?"""

from __future__ import annotations

from datetime import datetime, timedelta

from rasa_sdk.events import SlotSet

from actions.base import AideAction, Events, Turn
from actions.complaint_draft import FORM
from aide import clock
from aide.intake import questions as q
from aide.intake import reading, summary
from aide.intake.reading import Reading


class ValidateComplaint(AideAction):
    """The form's gate: what does the message mean for the open question, and which question is next?"""

    NAME = "validate_formulaire_reclamation"

    async def act(self, turn: Turn) -> Events:
        answers = {name: turn.slot(name) for name in q.ALL}
        question = turn.slot("requested_slot")
        reading_ = Reading()
        tries = int(turn.slot("essais") or 0)
        if question and turn.is_answer(FORM):
            reading_ = _void_if_idle(turn, question) or reading.read(
                question, turn.said, answers, tries=tries, today=clock.today()
            )
            if reading_.elsewhere:
                return []
        if reading_.note:
            turn.say(reading_.note)
        return await _next(turn, question, answers, reading_, tries)


class AskConfirmation(AideAction):
    NAME = "action_ask_confirmation"

    async def act(self, turn: Turn) -> Events:
        answers = {name: turn.slot(name) for name in q.ALL}
        turn.say("utter_ask_confirmation", resume=summary.lines(answers))
        return []


def _void_if_idle(turn: Turn, question: str) -> Reading | None:
    """A confirmation asked long ago is void: the summary is shown again (AMENDMENTS 12, 42)."""
    asked = turn.slot("demande_le")
    idle = timedelta(minutes=turn.services.settings.idle_minutes)
    if question == q.CONFIRMATION and asked and clock.now() - datetime.fromisoformat(asked) > idle:
        return Reading(note="utter_confirmation_perimee")
    return None


async def _next(
    turn: Turn, question: str | None, answers: dict[str, str | None], reading_: Reading, tries: int
) -> Events:
    changes = dict(reading_.values)
    if question == q.DESCRIPTION and (said := changes.get(q.DESCRIPTION)) and turn.slot("recit"):
        changes[q.DESCRIPTION] = f"{turn.slot('recit')}\n{said}"
    if changes.get(q.DESCRIPTION):
        changes["recit"] = changes[q.DESCRIPTION]
    answers.update({name: value for name, value in changes.items() if name in q.ALL})
    conversation = await turn.conversation()
    has_email = conversation.customer is not None and bool(conversation.customer.email)
    following = reading_.ask or q.next_question(answers, email_needed=not has_email)
    events: Events = [SlotSet(name, value) for name, value in changes.items()]
    is_stuck = following == question and not changes
    events += [
        SlotSet("essais", str(tries + 1 if is_stuck else 0)),
        SlotSet("demande_le", clock.now().isoformat()),
        SlotSet(q.CONFIRMATION, "oui" if reading_.confirmed else None),
        SlotSet("requested_slot", None if reading_.confirmed else following),
    ]
    return events
