"""The filters of a list of conversations, as its address carries them."""

from __future__ import annotations

import re

from sqlalchemy import exists, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from aide.complaints.motifs import LABELS
from aide.complaints.tables import complaints
from aide.desk.conversations.outcomes import FALLBACK, OUTCOMES, kept
from aide.desk.http import params
from aide.desk.http.errors import bad_value
from aide.desk.http.params import Args
from aide.desk.tables import reviews
from aide.handoff.tables import handoffs
from aide.journal.search import Filters, is_named
from aide.journal.tables import conversations as table
from aide.journal.tables import ratings
from aide.phrases import beside

french = beside(__file__)

INTENT = re.compile(r"[a-z0-9_]{1,80}")
RATINGS = ("1", "2", "3", "4", "5")
REVIEWED = ("oui", "non")


def of(args: Args) -> Filters:
    """They combine. Raises ApiError 400 with a sentence for the first that is wrong."""
    since, until = params.period(args)
    intent = params.parameter(args, "intent", at_most=80)
    if intent is not None and not INTENT.fullmatch(intent):
        raise bad_value(french("intent_est_un_nom"))
    conditions = _conditions(args)
    if intent == FALLBACK:
        # A message without any intent was not understood either.
        intent = None
        conditions.append(kept("not_understood"))
    return Filters(params.parameter(args, "q"), intent, since, until, tuple(conditions))


def _conditions(args: Args) -> list[ColumnElement]:
    conditions: list[ColumnElement] = []
    among: list[tuple[ColumnElement, ColumnElement]] = []
    if (outcome := params.choice(args, "outcome", OUTCOMES)) is not None:
        conditions.append(kept(outcome))
    if (motif := params.choice(args, "motif", LABELS)) is not None:
        among.append((complaints.c.conversation, complaints.c.motif == motif))
    if (stars := params.choice(args, "rating", RATINGS)) is not None:
        among.append((ratings.c.conversation, ratings.c.stars == int(stars)))
    if (agent := params.parameter(args, "agent", at_most=80)) is not None:
        among.append((handoffs.c.conversation, handoffs.c.agent == agent))
    if (customer := params.parameter(args, "customer", at_most=80)) is not None:
        conditions.append(or_(table.c.customer == customer, is_named(customer)))
    if (reviewed := params.choice(args, "reviewed", REVIEWED)) is not None:
        if reviewed == "oui":
            among.append((reviews.c.conversation, reviews.c.reviewed_at.is_not(None)))
        else:
            seen = exists().where(reviews.c.conversation == table.c.id, reviews.c.reviewed_at.is_not(None))
            conditions.append(not_(seen))
    if (login := params.parameter(args, "assigned", at_most=40)) is not None:
        among.append((reviews.c.conversation, reviews.c.assigned_to == login))
    # Each room lists its own. Asked of each conversation in turn, a filter that keeps few would look at them
    # all.
    return [*conditions, *(table.c.id.in_(select(column).where(condition)) for column, condition in among)]
