"""What he told before has another value or another motive, said to an offer. Pure."""

from __future__ import annotations

from aide.dialogue.command_generator.corrections import denied_before, told_otherwise
from aide.dialogue.command_generator.offer.answer import OfferAnswer
from aide.dialogue.command_generator.wishes.by_card import of_means
from aide.dialogue.command_generator.wishes.complaint import says_to_file
from aide.dialogue.command_generator.wishes.question import question_in
from aide.dialogue.commands import Command
from aide.dialogue.facts import DESCRIPTION
from aide.dialogue.means_told import DEBIT
from aide.dialogue.motif_told import denies


def denies_motif(heard: OfferAnswer) -> list[Command] | None:
    """« c pas des frais »: what he told is of another problem."""
    if heard.question.starts != "reclamation":
        return None
    if (denied := denied_before(heard.message, heard.state)) is None:
        return _of_card(heard)
    begins = (
        [Command("start_flow", "reclamation", text=heard.message.text)] if says_to_file(heard.message) else []
    )
    return [denied, *begins]


def _of_card(heard: OfferAnswer) -> list[Command] | None:
    """« c'est pas un prélèvement, c'est sur ma carte »: no motive is nearer, and his words are kept."""
    told = heard.state.told.get(heard.state.subject or "")
    if told is None or heard.state.subject != DEBIT or not denies(heard.message.text, DEBIT):
        return None
    return of_means(heard.message, {"motif": DEBIT, DESCRIPTION: told.story, **told.facts})


def corrects(heard: OfferAnswer) -> list[Command] | None:
    """« non c'est 40 € »: it sounds like a correction, and is one."""
    only_asks = all(one.is_question for one in heard.message.sentences or (heard.message,))
    return puts_right(heard) if heard.corrects and not only_asks else None


def puts_right(heard: OfferAnswer) -> list[Command] | None:
    """What he told before has another value now."""
    changed = told_otherwise(heard.message, heard.state, heard.world)
    return None if changed is None else [changed, *question_in(heard.message)]
