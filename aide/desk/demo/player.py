"""One dialogue played through the rooms' own functions, as if it had been lived."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy.engine import Connection

from aide.cards import requests
from aide.cards.tables import oppositions
from aide.complaints.complaint import Complaint, Draft
from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.register import file_complaint
from aide.desk.demo import people, reading
from aide.desk.demo.dialogues import AGENT, BOT, CLIENT, Dialogue, Line, responses
from aide.french_format import day
from aide.handoff import queue, summary
from aide.journal import conversations, greeting, messages, turn_log
from aide.journal.conversations import Conversation
from aide.journal.turn_log import TurnRecord
from aide.phrases import phrase

WAIT_MINUTES = 10
SURE = (0.84, 0.995)
EFFECTS = {
    "complaint": "action_deposer_reclamation",
    "opposition": "action_bloquer_cartes",
    "queue": "action_transferer_conseiller",
}


@dataclass
class Scene:
    """Where the dialogue stands: the instant, the customer's last message, how many bubbles answered it,
    what is asked.
    """

    c: Connection
    rng: Random
    conversation: Conversation
    key: str
    agent: str
    now: datetime
    values: dict[str, str]
    reply_to: int = 0
    replies: int = 0
    asked: str | None = None
    handoff: str = ""
    story: str = ""
    filed: list[Complaint] = field(default_factory=list)

    def wait(self, low: int, high: int) -> None:
        """Between `low` and `high` seconds go by."""
        self.now += timedelta(seconds=self.rng.randint(low, high))


def play(c: Connection, dialogue: Dialogue, *, rng: Random, key: str, began: datetime, agent: str) -> Scene:
    """Write the conversation; the scene as it ends. `key` makes its drafts unique in the register."""
    is_known = dialogue.customer == "known" or (dialogue.customer == "any" and rng.random() < 0.7)
    row = conversations.create(c, customer=people.customer(rng) if is_known else None, now=began)
    scene = Scene(c, rng, row, key, agent, began, people.values(rng, began=began))
    scene.values["prenom_agent"] = queue.shown(agent)
    greeting.greet(c, row, now=began)
    for place, line in enumerate(dialogue.lines):
        if line.kind == CLIENT:
            following = dialogue.lines[place + 1 :]
            if following and following[0].said == "complaint":
                _bot(scene, "utter_ask_confirme", resume=_resume(scene, following[0].details["motif"]))
            _client(scene, line, following)
        elif line.kind == BOT:
            _bot(scene, line.said)
        elif line.kind == AGENT:
            scene.wait(20, 90)
            queue.say(
                c, scene.handoff, text=_filled(scene, line.said), client_id=f"{key}-{place}", now=scene.now
            )
        else:
            ACTS[line.said](scene, line.details)
    return scene


def _client(scene: Scene, line: Line, following: tuple[Line, ...]) -> None:
    scene.wait(8, 70)
    button, intent = line.details.get("button"), line.details.get("intent")
    text = _filled(scene, line.said)
    parse = {"intent": button, "entities": {}, "standing": False} if button else None
    said, _ = messages.receive(
        scene.c,
        scene.conversation.id,
        client_id=f"{scene.key}-{scene.now.timestamp():.0f}",
        text=text,
        now=scene.now,
        parse=parse,
    )
    scene.reply_to, scene.replies = said.seq, 0
    if not button and len(text) > len(scene.story):
        scene.story = text
    if button or intent:
        sure = 1.0 if button else line.details.get("sure") or round(scene.rng.uniform(*SURE), 4)
        fails = [line.details["fails"]] if "fails" in line.details else []
        flow = reading.flow(following)
        turn = TurnRecord(
            said.seq,
            button or intent,
            sure,
            [[button or intent, sure]],
            actions=_answers(following),
            failures=fails,
            commands=reading.commands(line, scene.asked, following),
            facts=reading.facts(following, scene.values) if flow == "reclamation" else {},
            flow=flow,
        )
        turn_log.record(scene.c, scene.conversation.id, turn, now=scene.now)
    scene.asked = None
    messages.finish(scene.c, scene.conversation.id, said.seq, now=scene.now + timedelta(seconds=1))


def _answers(following: tuple[Line, ...]) -> list[str]:
    """The responses and effects that come before somebody else speaks: the actions of the turn."""
    names = []
    for line in following:
        if line.kind != BOT and line.said not in EFFECTS:
            break
        names.append(EFFECTS.get(line.said, line.said))
    return names


def _bot(scene: Scene, said: str, **values: str) -> None:
    scene.wait(1, 2)
    messages.reply(
        scene.c,
        scene.conversation.id,
        generation=conversations.get(scene.c, scene.conversation.id).generation,
        reply_to=scene.reply_to,
        reply_index=scene.replies,
        text=_filled(scene, responses().get(said, said), **values),
        asks={"expects": {"field": field}} if (field := reading.asked_by(said)) else None,
        now=scene.now,
    )
    scene.replies += 1
    scene.asked = field or scene.asked


def _filled(scene: Scene, text: str, **values: str) -> str:
    return text.format(**{**scene.values, **values})


def _resume(scene: Scene, motif: str) -> str:
    told = {name: scene.values[name] for name in FIELDS[motif]}
    return "\n".join(
        [f"Motif : {LABELS[motif]}", *(f"{name.capitalize()} : {value}" for name, value in told.items())]
    )


def _complaint(scene: Scene, details: dict[str, Any]) -> None:
    """Without an e-mail address: no mail leaves because of a demonstration."""
    asked = FIELDS[details["motif"]]
    draft = Draft(
        f"demo-{scene.key}",
        scene.conversation.id,
        scene.conversation.customer.id if scene.conversation.customer else None,
        details["motif"],
        people.cents(scene.values["montant"]) if "montant" in asked else None,
        people.day(scene.values["date"]) if "date" in asked else None,
        scene.values["beneficiaire"] if "beneficiaire" in asked else None,
        scene.values["creancier"] if "creancier" in asked else None,
        scene.story,
    )
    filed = file_complaint(scene.c, draft, now=scene.now)
    scene.filed.append(filed)
    limit = filed.handle_by or filed.answer_by
    name = "utter_reclamation_prioritaire" if filed.handle_by else "utter_reclamation_deposee"
    # The link of a real one is signed; here the page is found through the desk.
    _bot(
        scene,
        name,
        reference=filed.reference,
        date_limite=day(limit),
        lien="(démonstration)",
        copie="",
    )


def _opposition(scene: Scene, details: dict[str, Any]) -> None:
    customer = scene.conversation.customer
    assert customer is not None, "an opposition needs a known customer"
    outcome, draft = details.get("outcome", "blocked"), f"demo-{scene.key}"
    asked = {
        "draft": draft,
        "conversation": scene.conversation.id,
        "customer": customer.id,
        "card": f"carte-{customer.id}",
        "reason": details["reason"],
        "requested_at": scene.now,
    }
    requests.begin(scene.c, oppositions, asked)
    requests.count_attempt(scene.c, oppositions, draft, last4=scene.values["quatre_derniers"])
    told: dict[str, Any] = {"outcome": outcome, "answered_at": scene.now}
    if outcome == "blocked":
        told |= {"bank_number": scene.values["numero"], "blocked_at": scene.now}
    requests.conclude(scene.c, oppositions, draft, told)
    said = {"blocked": "utter_carte_bloquee", "already_blocked": "utter_carte_deja_bloquee"}
    _bot(scene, said.get(outcome, "utter_blocage_incertain"))


def _queue(scene: Scene, details: dict[str, Any]) -> None:
    told = summary.summarise(scene.c, scene.conversation.id, asked=details["reason"], collected="")
    scene.handoff = queue.request(
        scene.c,
        scene.conversation.id,
        reason=details["reason"],
        summary=told,
        wait_minutes=WAIT_MINUTES,
        now=scene.now,
    ).id


def _claim(scene: Scene, _details: dict[str, Any]) -> None:
    scene.wait(20, 420)
    queue.claim(scene.c, scene.handoff, agent=scene.agent, now=scene.now)


def _close(scene: Scene, details: dict[str, Any]) -> None:
    scene.wait(30, 120)
    queue.close(scene.c, scene.handoff, reason=details["reason"], now=scene.now)


def _expire(scene: Scene, _details: dict[str, Any]) -> None:
    scene.now += timedelta(minutes=WAIT_MINUTES, seconds=5)
    queue.expire(scene.c, now=scene.now, conversation=scene.conversation.id)


def _leave(scene: Scene, _details: dict[str, Any]) -> None:
    queue.abandon(scene.c, scene.conversation.id, reason="le client n'attend plus", now=scene.now)
    messages.say(
        scene.c, scene.conversation.id, author=messages.SYSTEM, text=phrase("attente_quittee"), now=scene.now
    )


ACTS = {
    "complaint": _complaint,
    "opposition": _opposition,
    "queue": _queue,
    "claim": _claim,
    "close": _close,
    "expire": _expire,
    "leave": _leave,
}
