"""The problem that waits, named in the summary of another one. Pure."""

from __future__ import annotations

from aide.dialogue import facts as f
from aide.dialogue import motif_told
from aide.dialogue.command_generator.meant_of_told import WHERE, noted_sum
from aide.dialogue.command_generator.summary.answer import SummaryAnswer
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT
from aide.dialogue.commands import NOTED_APART, Command
from aide.dialogue.filed_meant import filed_meant
from aide.dialogue.limits import TRANSFER


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


def speaks_of_filed(heard: SummaryAnswer) -> list[Command] | None:
    """« mon virement de 1180 € est toujours pas là », of what is filed, at the summary of another:
    its sum puts nothing right in this one.
    """
    message = heard.message
    reference = filed_meant(message, heard.state.contents)
    sums = {str(one.value) for one in message.values(f.AMOUNT)}
    is_filed_s = (
        bool(sums) and sums <= set(heard.state.filed_sums) and f.known(heard.facts, f.AMOUNT) not in sums
    )
    motif = str(heard.facts.get("motif") or "")
    says_this = motif in motif_told.affirmed(message.text) or f.sounds_like_correction(message.text)
    if reference is None or not is_filed_s or says_this or heard.agrees:
        return None
    if motif_told.affirmed(message.text) == {TRANSFER}:
        return [Command("ask", WHERE, text=message.text)]
    return [Command("hesitate", "neutre")]
