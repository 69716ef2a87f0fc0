"""Follow-ups: a reference was asked, or the words to add to a filed complaint. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator import common_rules
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.question.answer import FactAnswer
from aide.dialogue.command_generator.rules import Rule, first_that_speaks
from aide.dialogue.command_generator.wishes.begun import courtesy, telling
from aide.dialogue.command_generator.wishes.block import names_card
from aide.dialogue.command_generator.wishes.complaint import REFUSED_COMPLAINT, wants_to_file
from aide.dialogue.command_generator.wishes.filed import follow_up, told_beside_question
from aide.dialogue.command_generator.wishes.phoned import phoned
from aide.dialogue.command_generator.wishes.problem import is_telling
from aide.dialogue.command_generator.wishes.problem import tells_problem as is_telling_problem
from aide.dialogue.command_generator.wishes.question import question_in, surely_asked
from aide.dialogue.command_generator.yes_no import is_no, is_yes
from aide.dialogue.commands import Command
from aide.dialogue.thresholds import THRESHOLDS as T


def answers_follow_up(heard: FactAnswer) -> list[Command] | None:
    """The open flow is no new complaint: it is about a filed one."""
    is_meant = heard.frame is not None and heard.frame.flow not in ("reclamation", "copie")
    return first_that_speaks(REFERENCE, heard) if is_meant else None


def gives_reference(heard: FactAnswer) -> list[Command] | None:
    """« REC-2026-… »."""
    found = heard.message.values("reference")
    return [Command("set_fact", "reference", {"reference": found[0].value})] if found else None


def has_none(heard: FactAnswer) -> list[Command] | None:
    """« j'ai encore rien déposé »: one is begun, or the problem that is talked of is gone on with."""
    message, state = heard.message, heard.state
    files = wants_to_file(message) and follow_up(message) is None and not _HAS_FILED.search(message.plain)
    refuses = REFUSED_COMPLAINT.search(message.plain) is not None
    has_filed_none = _NONE_FILED.search(message.plain) is not None and message.words > 3 and not refuses
    if heard.field != "reference" or not (files or has_filed_none):
        return None
    if state.subject in state.helped and not files and not message.has("raconter"):
        return [Command("cancel", "quiet"), telling(message, subject=state.subject)]
    kept = [telling(message, quiet=True)] if is_telling(message) else []
    return [Command("cancel", "quiet"), *kept, Command("start_flow", "reclamation", text=message.text)]


def has_phoned(heard: FactAnswer) -> list[Command] | None:
    """« je l'ai faite par téléphone »: no reference was given, and a written one can be made."""
    told = phoned(heard.message, heard.state, of_filed=True) if heard.field == "reference" else None
    return None if told is None else [Command("cancel", "quiet"), *told]


def gives_detail(heard: FactAnswer) -> list[Command] | None:
    """The words to add; a known question is answered first, beside what is told, and a short no adds none."""
    message = heard.message
    if heard.field != "detail":
        return None
    if heard.asked:
        told = " ".join(one.text.strip() for one in told_beside_question(message))
        return [*heard.asked, *([Command("set_fact", "detail", {"detail": told})] if told else [])]
    if message.top_question[0] == LOST and message.top_question[1] >= T.surely_question:
        return [Command("ask", LOST, text=message.text)]
    if is_no(message, 0.6) and message.words <= 4:
        return [Command("cancel")]
    return [Command("set_fact", "detail", {"detail": message.text})]


def has_lost_it(heard: FactAnswer) -> list[Command] | None:
    """« je ne l'ai plus », « je l'ai perdue »: of the reference, where no card is named."""
    message = heard.message
    name, share = message.top_question
    says_so = _LOST_IT.search(message.plain) is not None and not names_card(message)
    is_meant = says_so or (name == LOST and share >= T.question) or message.has("passer", at=0.4)
    return [Command("skip", "reference")] if heard.field == "reference" and is_meant else None


def takes_person(heard: FactAnswer) -> list[Command] | None:
    """« oui » once he was told that an agent finds it."""
    message = heard.message
    first = message.sentences[0] if message.sentences else message
    begins = _YES_FIRST.match(first.plain) is not None and not first.is_question
    agrees = begins or is_yes(message, T.yes, strict=True)
    if heard.field != "reference" or not heard.is_again or not agrees:
        return None
    return [Command("cancel", "quiet"), Command("human", text=message.text)]


def leaves_it(heard: FactAnswer) -> list[Command] | None:
    """« non » once he was told so, or « je n'en veux pas, de votre réclamation »:
    the follow-up is dropped.
    """
    message = heard.message
    refuses = REFUSED_COMPLAINT.search(message.plain) and _NEW_ONE.search(message.plain) is None
    if heard.field == "reference" and refuses:
        return [Command("cancel"), *(question_in(message) or surely_asked(message))]
    is_meant = heard.field == "reference" and heard.is_again and is_no(message, 0.4) and message.words <= 4
    return [Command("cancel")] if is_meant else None


def asks(heard: FactAnswer) -> list[Command] | None:
    """A known question is answered; « vous pouvez pas chercher avec mon nom ? » is: who finds it without."""
    asked = common_rules.asks_in_passing(heard)
    is_unknown = asked is not None and heard.field == "reference" and all(not one.name for one in asked)
    return [Command("skip", "reference")] if is_unknown else asked


def skips(heard: FactAnswer) -> list[Command] | None:
    """« non »."""
    return [Command("skip", "reference")] if heard.message.has("passer", "non", at=0.4) else None


def tells_problem(heard: FactAnswer) -> list[Command] | None:
    """A problem instead: as if nothing was open."""
    return at_nothing(heard.message, heard.state, heard.world) if is_telling_problem(heard.message) else None


def says_goodbye(heard: FactAnswer) -> list[Command] | None:
    """« merci bisous »: the follow-up is dropped."""
    message = heard.message
    parts = message.subject("remercier") + message.subject("au_revoir")
    is_meant = parts >= T.subject or message.has("bavarder", at=0.6)
    return [Command("cancel", "quiet"), courtesy(message)] if is_meant else None


def is_unclear(heard: FactAnswer) -> list[Command] | None:
    """No reference."""
    return [Command("unclear", "reference")]


REFERENCE: tuple[Rule[FactAnswer], ...] = (
    gives_reference,
    common_rules.cancels,
    has_phoned,
    has_none,
    leaves_it,
    takes_person,
    has_lost_it,
    gives_detail,
    asks,
    skips,
    tells_problem,
    says_goodbye,
    is_unclear,
)
LOST = "reclamation_numero_perdu"
_LOST_IT = re.compile(
    r"\b(?:perdu\w*|egare\w*|supprime\w*|jete\w*|efface\w*|"
    r"(?:retrouve|trouve|ai|sais|souviens|rappelle|vois) (?:\w+ )?(?:plus|pas|pu)|"
    r"aucune idee|sans (?:la )?reference|pas (?:de |la |le |ma |mon )?(?:reference|numero|mail|copie))\b"
)
_NEW_ONE = re.compile(r"\b(?:nouvelle|autre|deuxieme|seconde)\b")
"""« je ne dépose pas une nouvelle réclamation »: it is the filed one that he speaks of."""
_YES_FIRST = re.compile(r"(?:ah |bah |ben )?(?:oui|ouais|ok|d accord|volontiers)\b")
"""« oui mais j'ai aussi téléphoné »: a person is harmless."""
_HAS_FILED = re.compile(r"\b(?:je|j|on) (?:l ?)?ai (?:deja |bien )?(?:faite?|deposee?|envoyee?|ecrite?)\b")
"""« je l'ai faite ici, dans le chat »."""
_NONE_FILED = re.compile(
    r"\b(?:pas encore (?:de reference|depose)|pas depose|"
    r"rien (?:encore )?depose|jamais (?:rien )?depose|encore rien|nouvelle)\b"
)
