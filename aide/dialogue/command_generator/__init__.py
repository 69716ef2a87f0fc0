"""From a message to commands, read in the light of what is open. Pure.

Learnt where people vary (acts, subject, question of knowledge, danger); rules where the form is certain
(figures, days, addresses, buttons) and as vetoes before what cannot be undone.
"""

from __future__ import annotations

from dataclasses import replace

from aide.dialogue import buttons
from aide.dialogue.command_generator.address_beside import with_address
from aide.dialogue.command_generator.apart import STOLEN, TRANSFER, is_stolen
from aide.dialogue.command_generator.blocking import at_block, at_card
from aide.dialogue.command_generator.blocking.said import orders_blocking
from aide.dialogue.command_generator.every_question import with_every_question
from aide.dialogue.command_generator.first import first_of_all
from aide.dialogue.command_generator.first.signs import signs_meant
from aide.dialogue.command_generator.in_its_frame import in_its_frame
from aide.dialogue.command_generator.labels import CARD
from aide.dialogue.command_generator.meant_here import meant_here
from aide.dialogue.command_generator.meant_of_file import meant_of_file
from aide.dialogue.command_generator.meant_of_shop import meant_of_shop
from aide.dialogue.command_generator.meant_of_told import meant_of_told
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.offer import at_offer
from aide.dialogue.command_generator.person import at_person
from aide.dialogue.command_generator.question import at_question
from aide.dialogue.command_generator.renewal import at_renewal
from aide.dialogue.command_generator.summary import at_summary
from aide.dialogue.command_generator.wishes.begun import starting, telling
from aide.dialogue.command_generator.wishes.block import is_no_wish
from aide.dialogue.command_generator.wishes.person import wants_person
from aide.dialogue.command_generator.wishes.person_after import with_person_after
from aide.dialogue.command_generator.wishes.problem import problem_in
from aide.dialogue.command_generator.yes_first import yes_at_its_head
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import PERSON, State
from aide.dialogue.world import World


def generate(message: Message, state: State, world: World) -> list[Command]:
    """The commands of `message`, in the order to carry them out; never empty."""
    if message.button is not None:
        return buttons.read(message, state)
    message = meant_of_shop(meant_of_file(in_its_frame(signs_meant(message))))
    message = meant_of_told(meant_here(message, state), state, world.today)
    commands = yes_at_its_head(_read(message, state, world), message, state)
    commands = _effect_first(_as_stolen(commands, state), message, state, world)
    commands = with_address(with_person_after(commands, message, state), message, state)
    return _helped(with_every_question(_card_first(commands, message, state), message, state), message)


def _as_stolen(commands: list[Command], state: State) -> list[Command]:
    """After the warning of a fraud, money that is gone is no transfer that is late."""
    return [
        replace(one, name=STOLEN)
        if one.kind == "tell" and one.name == TRANSFER and is_stolen(one.text, state)
        else one
        for one in commands
    ]


def _card_first(commands: list[Command], message: Message, state: State) -> list[Command]:
    """« carte perdue, à bloquer, et je veux aussi réclamer pour des frais »:
    what he wants to file is the other problem, noted.
    """
    is_of_other = message.second is not None and problem_in(message) in CARD
    if not is_of_other or ("start_flow", "reclamation") not in [(one.kind, one.name) for one in commands]:
        return commands
    others = [one for one in commands if one.kind not in ("tell", "start_flow")]
    return [starting("opposition", message, state), *others]


def _helped(commands: list[Command], message: Message) -> list[Command]:
    """« le remboursement n'arrive pas, vous pouvez m'aider ? »: with his problem,
    and not by what we can do in general.
    """
    kept = [one for one in commands if (one.kind, one.name) != ("ask", CAPACITIES)]
    if len(kept) == len(commands) or message.words < FEWEST_OF_STORY or problem_in(message) is None:
        return commands
    return kept or [telling(message)]


CONFIRMED = {"bloque": at_block, "confirme": at_summary}
"""What reads an answer to a question before what cannot be undone, or a filing."""
CAPACITIES, FEWEST_OF_STORY = "assistant_capacites", 8


def _effect_first(commands: list[Command], message: Message, state: State, world: World) -> list[Command]:
    """« bloquez-la et passez-moi quelqu'un », « oui envoyez. Et un conseiller svp »:
    a person may take minutes, what he says yes to is done first.
    """
    if [one.kind for one in commands] != ["human"]:
        return commands
    later = Command("aside", PERSON)
    if state.question is not None:
        return (
            [Command("affirm"), Command("aside", PERSON, {"quiet": True})]
            if _agrees_before(message, state, world)
            else commands
        )
    is_done = "opposition" in state.past or state.blocked or not world.is_connected
    orders = orders_blocking(message) or (
        message.has("bloquer", at=SURELY_ORDERED) and not is_no_wish(message)
    )
    return commands if is_done or not orders else [starting("opposition", message, state), later]


SURELY_ORDERED = 0.8
"""« il faut me la bloquer, et après je veux parler à quelqu'un »: of the act,
beside the wish for a person.
"""


def _agrees_before(message: Message, state: State, world: World) -> bool:
    """Whether the sentences before the one that wants a person say yes to what is done for good,
    and nothing else.
    """
    calling = next((place for place, one in enumerate(message.sentences) if wants_person(one, state)), 0)
    before, question = message.sentences[:calling], state.question
    reader = CONFIRMED.get(question.field) if question else None
    if reader is None or question is None:
        return False
    said = [reader(one, state, world, question) for one in before]
    return (
        bool(said)
        and any(c.kind == "affirm" for of_one in said for c in of_one)
        and all(
            c.kind in ("affirm", "ask", "hesitate") and c.name != "presque" for of_one in said for c in of_one
        )
    )


def _read(message: Message, state: State, world: World) -> list[Command]:
    """In the light of what is open."""
    question = state.question
    if (first := first_of_all(message, state, world)) is not None:
        return first
    reader = {
        "bloque": at_block,
        "carte": at_card,
        "confirme": at_summary,
        "offre": at_offer,
        "renouvelle": at_renewal,
        "conseiller": at_person,
        "suite": at_offer,
    }.get(question.field if question else "")
    if reader is not None and question is not None:
        return reader(message, state, world, question)
    if question is not None and question.flow:
        return at_question(message, state, world, question)
    return at_nothing(message, state, world)
