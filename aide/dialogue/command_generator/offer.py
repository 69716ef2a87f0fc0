"""What was offered: a complaint, a noted problem, a person. Pure."""

from __future__ import annotations

import re

from aide.dialogue import facts as f
from aide.dialogue.command_generator.corrections import told_otherwise
from aide.dialogue.command_generator.labels import STORY_WORDS
from aide.dialogue.command_generator.nothing_open import at_nothing
from aide.dialogue.command_generator.wishes import (
    REFUSED_COMPLAINT,
    asks_block,
    courtesy,
    follow_up,
    holds_facts,
    is_telling,
    names_problem,
    question_beside,
    question_in,
    says_to_file,
    starting,
    telling,
    wants_to_file,
)
from aide.dialogue.command_generator.yes_no import NEGATION, is_no, is_yes, plainly_yes, yes_then_more
from aide.dialogue.commands import Command
from aide.dialogue.message import Message
from aide.dialogue.state import Question, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World


def at_offer(message: Message, state: State, world: World, question: Question) -> list[Command]:
    told = is_telling(message)
    courteous = message.subject("refuser") + message.subject("remercier") + message.subject("au_revoir") >= 0.3
    begins = _BEGINS_NO.match(message.plain) is not None and not message.has("corriger", "reprocher")
    no = (is_no(message, 0.5) or (is_no(message) and courteous) or begins) and not _contests(message)
    no = no and (begins or not message.has("reprocher"))
    no = no and (message.words <= 4 or _REFUSES.search(message.plain) is not None or message.act("raconter") < 0.25)
    if _NO_FORM.search(message.plain) and question.starts == "reclamation" and not message.has("oui"):
        return [Command("hesitate", "formulaire")]
    refuses_first = state.done == "opposition" and message.has("non") and NEGATION.search(message.plain) is not None
    if asks_block(message) and not refuses_first and not (state.blocked and message.is_question):
        return [starting("opposition", message, state)]
    if question.starts == "opposition" and _ONLY_CARD.search(message.plain):
        return [Command("affirm", "opposition", text=message.text)]
    begins_yes = _YES_FIRST.match(message.plain) is not None and NEGATION.search(message.plain) is None
    is_clear = begins_yes and "?" not in message.text and not message.has("hesiter", "annuler")
    if question.field == "suite" and state.later and is_clear:
        more = message.words > 6 or message.has("raconter", at=0.4)
        kept = [telling(message, quiet=True, subject=state.later[0])] if more else []
        return [*kept, Command("affirm", "suite", text=message.text)]
    no = no and not _turns_to_yes(message)
    corrects = message.has("corriger", at=0.3) or f.sounds_like_correction(message.text)
    if corrects and not message.is_question and (changed := told_otherwise(message, state, world)) is not None:
        return [changed, *question_in(message)]
    if no and message.act("deposer") < 0.6:
        return [
            Command("deny"),
            *([telling(message)] if message.has("raconter", at=0.6) else []),
            *question_in(message),
        ]
    if _AGAINST_YOU.search(message.plain) and question.starts == "reclamation":
        return [
            telling(message, quiet=True, subject=state.subject),
            Command("ask", "reclamation_contre_qui", text=message.text),
        ]
    if REFUSED_COMPLAINT.search(message.plain) and question.starts != "opposition":
        return [Command("deny"), *(question_in(message) or _told_or_asked(message))]
    if _only_ok(message):
        return question_beside(message) or [Command("ask", "", text=message.text)]
    wonders = message.has("hesiter") or (message.is_question and message.has("demander", at=T.aside))
    agrees = (
        plainly_yes(message)
        or yes_then_more(message)
        or _agrees(message)
        or _turns_to_yes(message)
        or _ends_agreeing(message)
    )
    if wonders and not message.has("oui", at=T.aside) and not agrees and (asked := question_in(message)):
        return asked
    files = not message.has("demander", at=0.75) and NEGATION.search(message.plain) is None
    files = says_to_file(message) or (
        files and (message.has("deposer") or message.subject("deposer_reclamation") >= T.subject)
    )
    if question.starts == "opposition" and "reclamation" in state.past and files:
        return [Command("affirm", "opposition", text=message.text)]
    if question.field == "suite" and files and not message.has("raconter", at=T.aside):
        return [Command("affirm", "suite", text=message.text)]
    if files or agrees or is_yes(message, T.yes) or (_contests(message) and not message.has("demander", at=0.6)):
        subject = state.later[0] if question.field == "suite" and state.later else None
        tells = [telling(message, quiet=True, subject=subject)] if told or holds_facts(message, state, world) else []
        if files or not question.starts:
            return [*tells, Command("start_flow", "reclamation", text=message.text), *question_in(message)]
        return [*tells, Command("affirm", question.starts, text=message.text), *question_in(message)]
    if message.has("annuler"):
        return [Command("cancel")]
    if (changed := told_otherwise(message, state, world)) is not None:
        return [changed, *question_in(message)]
    if asked := question_in(message):
        return [*([telling(message, quiet=True)] if message.has("raconter", at=0.6) else []), *asked]
    if known := _symptom(message):
        return [telling(message, quiet=True), known]
    if message.has("reprocher") and not message.has("raconter", at=0.6):
        return [Command("reproach")]
    if message.has("hesiter"):
        return [Command("hesitate")]
    if follow_up(message):
        return [starting(follow_up(message) or "", message, state)]
    if question.starts == "opposition" and message.has("corriger") and _FOUR_DIGITS.search(message.text):
        return [telling(message, subject=state.subject)]
    if (told or holds_facts(message, state, world)) and (asked := _asks_besides(message)):
        return [telling(message, quiet=True, subject=state.subject), *asked]
    if told or holds_facts(message, state, world):
        same = corrects or _wants_money_back(message, state) or not names_problem(message.text)
        return [telling(message, subject=state.subject if same else None)]
    if asked := question_in(message, lenient=True):
        return asked
    if message.has("bavarder") or message.subject("remercier") + message.subject("au_revoir") >= 0.5:
        return [courtesy(message)]
    goes_on = message.act("raconter") >= 0.25 or (message.words > 6 and not message.has("ailleurs", "annuler"))
    if goes_on and message.words > STORY_WORDS and not message.is_question:
        return [telling(message, subject=None if names_problem(message.text) else state.subject)]
    if any(one.has("reprocher", at=0.7) for one in message.sentences):
        return [Command("reproach")]
    return at_nothing(message, state, world)


def _agrees(message: Message) -> bool:
    """« quelle erreur ?? oui regarde »: by its subject a yes, and nothing against it."""
    doubts = message.has("non", "hesiter", "annuler", at=0.35) or message.has("demander", at=0.75)
    return message.subject("affirmer") >= T.aside and not doubts


def _asks_besides(message: Message) -> list[Command]:
    """A sentence that does nothing but ask, beside what he tells: « c'est juste combien de temps ça prend ? Vinta, 64 € »."""
    asks = any(
        "?" in one.text and one.has("demander", at=0.9) and not one.has("reprocher", at=0.3)
        for one in message.sentences
    )
    return question_beside(message) if asks else []


_YES_FIRST = re.compile(r"(?:(?:mais|ah|bah|ben|eh|bon) )*(?:oui|ouais|ok|d accord|volontiers)\b")
_AGAINST_YOU = re.compile(r"\b(?:reclam\w*|plainte) contre (?:vous|toi)\b")
_OK = re.compile(
    r"(?:(?:mdr|lol|ah|bon|bah|euh|mouais|hum|hein)\b ?)*(?:ok|okay|d accord|je vois|compris)(?: (?:mais|merci|du coup|bon))*$"
)


def _only_ok(message: Message) -> bool:
    """« mdr ok. vous pouvez regarder s'ils ont envoyé ? »: heard, not agreed, and then he asks."""
    first = message.sentences[0] if message.sentences else None
    asks = any("?" in one.text and one.has("demander", at=0.6) for one in message.sentences[1:])
    return first is not None and asks and _OK.match(first.plain) is not None


_NO_FORM = re.compile(
    r"\b(?:pas|rien|marre|refuse)\b.{0,30}\b(?:remplir|rempli[rst]?|formulaires?|paperasse\w*|papiers?)\b"
)
"""« je vais pas remplir des formulaires »: there is none, and he is told so."""
_ONLY_CARD = re.compile(r"\b(?:juste|seulement|uniquement) (?:bloquer )?(?:la|ma) carte\b")
"""« pas de plainte, juste la carte »: of what the two buttons offer, the one."""
_AFTER_ALL = re.compile(
    r"\b(?:ah si|oh si|(?:mais )?si en fait|en fait si|finalement|en fait|apres tout|(?:bon|oh) (?:et puis )?allez|reflexion faite)\b"
)


def _turns_to_yes(message: Message) -> bool:
    """« non c'est pas la peine… ah si en fait, oui vas-y »: what he says last, where he says that he turns."""
    last = message.sentences[-1] if message.sentences else None
    return last is not None and _AFTER_ALL.search(last.plain) is not None and is_yes(last, T.yes, strict=True)


def _ends_agreeing(message: Message) -> bool:
    """« … c'est long, j'ai le loyer moi. bon vas-y, dépose »: a last sentence that does nothing else."""
    last = message.sentences[-1] if message.sentences else None
    return (
        last is not None and last.words <= 6 and (last.has("deposer", at=0.7) or is_yes(last, T.yes_file, strict=True))
    )


def _told_or_asked(message: Message) -> list[Command]:
    """What stands beside a refusal: a question that is known, answered."""
    name, share = message.questions[0] if message.questions else ("", 0.0)
    return [Command("ask", name, text=message.text)] if share >= T.surely_question else []


def _symptom(message: Message) -> Command | None:
    """What he adds after the help is answered where it is surely known: « j'ai changé de numéro »."""
    name, share = message.questions[0] if message.questions else ("", 0.0)
    return Command("ask", name, text=message.text) if share >= T.surely_question else None


_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BEGINS_NO = re.compile(r"(?:ah |oh |bah |ben |euh |mais )*(?:non|nan|nn|nope|niet|no)\b(?! mais)")
_REFUSES = re.compile(
    r"\b(?:non|nan|nn|nope|pas|rien|inutile|merci|laisse\w*|oublie\w*|tant pis|jamais|aucun\w*|sans|refuse|veux plus|stop|ira|va|bof|plus tard|verra|peine)\b"
)


_CONTEST = re.compile(r"\b(?:je (?:le |la |les )?conteste|non mais (?:oui|allez|faites|deposez))\b")


_MONEY_BACK = re.compile(r"\b(?:rembourse\w*|rendez|rendre|recuperer|rends)\b")


def _wants_money_back(message: Message, state: State) -> bool:
    """« je veux être remboursé » says what he expects of the problem he has told, and is no other problem."""
    short = message.words <= 8 and not message.values("montant") and not message.values("date")
    return bool(state.subject) and short and _MONEY_BACK.search(message.plain) is not None


def _contests(message: Message) -> bool:
    """« non mais je conteste »: no refusal of an offer to complain."""
    return _CONTEST.search(message.plain) is not None


def at_person(message: Message, state: State, world: World, question: Question) -> list[Command]:
    """A person was offered."""
    if asks_block(message):
        return [starting("opposition", message, state)]
    if wants_to_file(message):
        return [Command("start_flow", "reclamation", text=message.text)]
    if is_yes(message, T.aside, strict=True):
        return [Command("affirm", "conseiller")]
    if is_no(message):
        return [Command("deny"), *question_in(message)]
    if message.has("hesiter", at=0.6):
        return [Command("hesitate")]
    return at_nothing(message, state, world)
