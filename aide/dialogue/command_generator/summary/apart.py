"""The problem that waits, named in the summary of another one. Pure."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue.command_generator.meant_of_told import noted_sum
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.commands import NOTED_APART, Command


def says_noted_apart(heard: SummaryAnswer) -> list[Command] | None:
    """« et les 8 € ? », « ajoute-les »: the sum of the problem that waits is no part of this one,
    and he is told so.
    """
    name = noted_sum(heard.message, heard.state)
    is_draft_s = f.said_sum(heard.message.text, heard.facts) is not None and heard.named == f.AMOUNT
    if name is None or is_draft_s or REFUSED_COMPLAINT.search(heard.message.plain):
        return None
    apart = Command("hesitate", NOTED_APART, {"probleme": name})
    return [Command("affirm")] if heard.agrees else [apart]
