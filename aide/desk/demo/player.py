"""One dialogue played through the rooms' own functions, as if it had been lived."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints.motifs import FIELDS, LABELS
from aide.desk.demo import people, reading
from aide.desk.demo.acts import ACTS
from aide.desk.demo.dialogues import AGENT, BOT, CLIENT, Dialogue, Line
from aide.desk.demo.scene import Scene, filled, say
from aide.handoff import agent_chat
from aide.journal import conversations, greeting, messages, turn_log
from aide.journal.turn_log import TurnRecord

SURE = (0.84, 0.995)
EFFECTS = {
    "complaint": "action_deposer_reclamation",
    "opposition": "action_bloquer_cartes",
    "queue": "action_transferer_conseiller",
}


def play(c: Connection, dialogue: Dialogue, *, rng: Random, key: str, began: datetime, agent: str) -> Scene:
    """Write the conversation; the scene as it ends. `key` makes its drafts unique in the register."""
    is_known = dialogue.customer == "known" or (dialogue.customer == "any" and rng.random() < 0.7)
    row = conversations.create(c, customer=people.customer(rng) if is_known else None, now=began)
    scene = Scene(c, rng, row, key, agent, began, people.values(rng, began=began))
    scene.values["prenom_agent"] = agent_chat.shown(agent)
    greeting.greet(c, row, now=began)
    for place, line in enumerate(dialogue.lines):
        if line.kind == CLIENT:
            following = dialogue.lines[place + 1 :]
            if following and following[0].said == "complaint":
                say(scene, "utter_ask_confirme", resume=_resume(scene, following[0].details["motif"]))
            _client(scene, line, following)
        elif line.kind == BOT:
            say(scene, line.said)
        elif line.kind == AGENT:
            scene.wait(20, 90)
            agent_chat.say(
                c, scene.handoff, text=filled(scene, line.said), client_id=f"{key}-{place}", now=scene.now
            )
        else:
            ACTS[line.said](scene, line.details)
    return scene


def _client(scene: Scene, line: Line, following: tuple[Line, ...]) -> None:
    scene.wait(8, 70)
    button, intent = line.details.get("button"), line.details.get("intent")
    text = filled(scene, line.said)
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
        turn = _understood(scene, said.seq, line, following)
        turn_log.record(scene.c, scene.conversation.id, turn, now=scene.now)
    scene.asked = None
    messages.finish(
        scene.c, scene.conversation.id, said.seq, now=clock.after(scene.now, timedelta(seconds=1))
    )


def _understood(scene: Scene, seq: int, line: Line, following: tuple[Line, ...]) -> TurnRecord:
    """What the journal would have kept of message `seq`: as sure as buttons and texts are."""
    button, intent = line.details.get("button"), line.details.get("intent")
    sure = 1.0 if button else line.details.get("sure") or round(scene.rng.uniform(*SURE), 4)
    flow = reading.flow(following)
    return TurnRecord(
        seq,
        button or intent,
        sure,
        [[button or intent, sure]],
        actions=_answers(following),
        failures=[line.details["fails"]] if "fails" in line.details else [],
        commands=reading.commands(line, scene.asked, following),
        facts=reading.facts(following, scene.values) if flow == "reclamation" else {},
        flow=flow,
    )


def _answers(following: tuple[Line, ...]) -> list[str]:
    """The responses and effects that come before somebody else speaks: the actions of the turn."""
    names = []
    for line in following:
        if line.kind != BOT and line.said not in EFFECTS:
            break
        names.append(EFFECTS.get(line.said, line.said))
    return names


def _resume(scene: Scene, motif: str) -> str:
    told = {name: scene.values[name] for name in FIELDS[motif]}
    return "\n".join(
        [f"Motif : {LABELS[motif]}", *(f"{name.capitalize()} : {value}" for name, value in told.items())]
    )
