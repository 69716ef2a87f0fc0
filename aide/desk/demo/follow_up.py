"""What came after a conversation: its rating, what agents made of it, the life of its complaint."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlalchemy.engine import Connection

from aide import clock
from aide.complaints.changes import ACCEPTED, PARTLY, REFUSED, HoldingReply, update_complaint
from aide.complaints.complaint import ANSWERED, CLOSED, IN_PROGRESS, Complaint
from aide.desk.complaints import assignments
from aide.desk.conversations import reviews
from aide.desk.demo.scene import Scene
from aide.desk.staff.cli import DEMO
from aide.journal import ratings

STARS = {"good": (1, 1, 2, 8, 12), "bad": (6, 5, 4, 2, 1)}
WORDS = {1: "Je n'ai pas eu ma réponse", 2: "Trop long", 4: "Clair", 5: "Rapide et simple, merci"}
NOTES = (
    "Le client avait déjà appelé la semaine dernière.",
    "Réponse juste, mais la phrase pourrait être plus courte.",
    "À revoir avec l'équipe : la question revient souvent.",
    "Rien à signaler.",
)
RECOURSE = (
    "Vous pouvez saisir gratuitement le médiateur, ou la CSSF, dans l'année qui suit votre réclamation "
    "écrite. Leurs "
    "coordonnées figurent dans votre espace client."
)
NEGLECTED = 0.06
"""The share of complaints that nobody takes up: these become late."""


def follow_up(c: Connection, scene: Scene, rng: Random, *, now: datetime) -> None:
    """Write it all, as if it had been done by `now`."""
    if scene.reply_to:
        _rating(c, scene, rng)
    _review(c, scene, rng, now)
    for complaint in scene.filed:
        _life(c, complaint, rng, now)


def _rating(c: Connection, scene: Scene, rng: Random) -> None:
    if rng.random() > 0.3:
        return
    weights = STARS["bad" if scene.replies and not scene.filed and rng.random() < 0.3 else "good"]
    stars = rng.choices(range(1, 6), weights)[0]
    word = WORDS.get(stars) if rng.random() < 0.4 else None
    ratings.rate(c, scene.conversation.id, stars=stars, word=word, now=scene.now)


def _review(c: Connection, scene: Scene, rng: Random, now: datetime) -> None:
    read_at = clock.after(scene.now, timedelta(hours=rng.uniform(2, 70)))
    if read_at > now or rng.random() > 0.22:
        return
    login = rng.choice(DEMO)[0]
    if rng.random() < 0.8:
        reviews.mark(c, scene.conversation.id, login=login, now=read_at)
    if rng.random() < 0.3:
        reviews.assign(c, scene.conversation.id, rng.choice(DEMO)[0])
    if rng.random() < 0.25:
        reviews.add_note(c, scene.conversation.id, login=login, text=rng.choice(NOTES), now=read_at)


def _life(c: Connection, complaint: Complaint, rng: Random, now: datetime) -> None:
    """Taken up in a day or two, answered within three weeks at most, closed later:
    as far as the present allows.
    """
    taken = complaint.filed_at + timedelta(hours=rng.uniform(3, 60))
    if taken > now or rng.random() < NEGLECTED:
        return
    actor = rng.choice(DEMO)[1]
    changed = update_complaint(c, complaint.reference, actor=actor, now=taken, status=IN_PROGRESS)
    assignments.give(c, changed, actor, actor=actor, now=taken)
    quick = 1.5 if complaint.handle_by else 12
    answered = taken + timedelta(days=rng.uniform(0.2, quick))
    if rng.random() < 0.08:
        _hold(c, complaint, actor, taken + timedelta(days=2), now)
        answered += timedelta(days=15)
    if answered <= now:
        _answer(c, complaint, rng, actor, answered, now)


def _hold(c: Connection, complaint: Complaint, actor: str, held: datetime, now: datetime) -> None:
    until = complaint.answer_latest_by
    if held < now and held.date() < until:
        reply = HoldingReply("Nous attendons la réponse de l'autre banque.", until)
        update_complaint(c, complaint.reference, actor=actor, now=held, holding=reply)


def _answer(
    c: Connection, complaint: Complaint, rng: Random, actor: str, answered: datetime, now: datetime
) -> None:
    """Answered, then closed some days later if that is past."""
    outcome = rng.choices((ACCEPTED, PARTLY, REFUSED), (6, 2, 2))[0]
    recourse = None if outcome == ACCEPTED else RECOURSE
    update_complaint(
        c,
        complaint.reference,
        actor=actor,
        now=answered,
        status=ANSWERED,
        outcome=outcome,
        recourse=recourse,
        note="Réponse remise dans l'espace client.",
    )
    closed = answered + timedelta(days=rng.uniform(3, 15))
    if closed < now:
        update_complaint(c, complaint.reference, actor=actor, now=closed, status=CLOSED)
