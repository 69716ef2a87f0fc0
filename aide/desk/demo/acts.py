"""What happens in an invented dialogue beside what is said: complaints, blockings, calls for an agent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from aide import clock
from aide.cards import requests
from aide.cards.tables import oppositions
from aide.complaints.complaint import Draft
from aide.complaints.motifs import FIELDS, LABELS
from aide.complaints.register import file_complaint
from aide.desk.demo import people
from aide.desk.demo.scene import Scene, say
from aide.french_format import day
from aide.handoff import agent_chat, queue, summary

WAIT_MINUTES = 10


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
    say(
        scene,
        name,
        reference=filed.reference,
        motif=LABELS[filed.motif].lower(),
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
    say(scene, said.get(outcome, "utter_blocage_incertain"), autres="")


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
    agent_chat.claim(scene.c, scene.handoff, agent=scene.agent, now=scene.now)


def _close(scene: Scene, details: dict[str, Any]) -> None:
    scene.wait(30, 120)
    agent_chat.close(scene.c, scene.handoff, reason=details["reason"], now=scene.now)


def _expire(scene: Scene, _details: dict[str, Any]) -> None:
    scene.now = clock.after(scene.now, timedelta(minutes=WAIT_MINUTES, seconds=5))
    queue.expire(scene.c, now=scene.now, conversation=scene.conversation.id)


def _leave(scene: Scene, _details: dict[str, Any]) -> None:
    queue.abandon(scene.c, scene.conversation.id, reason=queue.LEFT, now=scene.now)


ACTS = {
    "complaint": _complaint,
    "opposition": _opposition,
    "queue": _queue,
    "claim": _claim,
    "close": _close,
    "expire": _expire,
    "leave": _leave,
}
