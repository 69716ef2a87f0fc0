"""Nothing is asked: doing beats advising, then help, then answers. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.corrections import told_otherwise
from aide.dialogue.command_generator.labels import ABOUT_US, BANKING, CARD, CHAT, STORY_WORDS, SURELY, flow_of, informs
from aide.dialogue.command_generator.wishes.begun import courtesy, starting, telling
from aide.dialogue.command_generator.wishes.block import KEEP_IT, SUPPOSED, asks_block, asks_how, orders_block
from aide.dialogue.command_generator.wishes.complaint import says_to_file, wants_to_file
from aide.dialogue.command_generator.wishes.filed import asks_recourse, follow_up
from aide.dialogue.command_generator.wishes.problem import is_telling, likeliest, problem_beside, problem_in
from aide.dialogue.command_generator.wishes.question import question_aloud, question_in, questions_alone
from aide.dialogue.command_generator.yes_no import is_no, is_yes
from aide.dialogue.commands import Command
from aide.dialogue.knowledge import entries
from aide.dialogue.message import Message
from aide.dialogue.state import DEBITS, MONEY_BACK, State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.dialogue.world import World
from aide.nlu import surface
from aide.nlu.vague import vague_topic
from aide.subjects import subjects


def at_nothing(message: Message, state: State, world: World) -> list[Command]:
    """Doing beats advising: what is asked for is begun; then what is told is helped with; then what is asked is answered."""
    if orders_block(message) and not KEEP_IT.search(message.plain):
        return [starting("opposition", message, state)]
    if message.subject("annuler") >= 0.8 and message.words <= 3:
        return [Command("cancel")]
    if _SAID_ALREADY.search(message.plain) and (state.helped or state.said):
        return [Command("reproach")]
    if state.filed and _CHANGE_FILED.search(message.plain):
        return [starting("complement", message, state)]
    surely = informs(message.top) and message.subjects[0][1] >= SURELY
    if surely and not message.has("deposer", "bloquer", at=0.8) and not says_to_file(message):
        return (
            [Command("answer", message.top)] if _asks_contact(message, question_in(message)) else question_in(message)
        )
    if asks_recourse(message):
        return [Command("answer", MEDIATOR)]
    if (flow := follow_up(message)) is not None:
        return [starting(flow, message, state)]
    if (own := flow_of(message.top)) is not None and message.subjects[0][1] >= T.subject:
        return [starting(own, message, state)]
    if KEEP_IT.search(message.plain) and message.share(CARD) >= 0.4:
        name, share = message.top_question
        return [Command("ask", name, text=message.text) if share >= KNOWN_ENOUGH else Command("deny")]
    if (topic := vague_topic(message.text)) is not None:
        return [Command("clarify", topic)]
    if message.surface == surface.BARE and not state.subject:
        return [Command("clarify", surface.BARE)]
    problem = _same_as_told(message, state, problem_in(message) or problem_beside(message))
    if wants_to_file(message):
        if problem is not None and _is_on_file(message, state, problem):
            return [starting("complement", message, state)]
        tells = [telling(message, quiet=True, subject=problem)] if is_telling(message) or problem else []
        return [*tells, Command("start_flow", "reclamation", text=message.text), *question_aloud(message)]
    if asks_block(message) and not asks_how(message) and not (state.blocked and message.is_question):
        return [starting("opposition", message, state)]
    if message.has("retrouver") and message.share(CARD) < 0.9:
        return [Command("found"), *question_in(message)]
    asked = question_in(message)
    if (changed := told_otherwise(message, state, world)) is not None:
        return [changed, *asked]
    if problem is not None and _is_filed(message, state, problem):
        adds = message.has("raconter", at=0.6) and message.words > 6 and not message.is_question
        if adds:
            return [starting("complement", message, state)]
        if message.is_question or message.has("demander", at=0.6):
            return asked or [Command("ask", "", text=message.text)]
        return [Command("chitchat", "refuser"), *asked]
    if problem is not None and _is_new_problem(message, state, problem, asked):
        return [
            telling(message, subject=problem, info=_better_than_help(message, asked) or _says_more(message, problem))
        ]
    if _asks_contact(message, asked):
        return [Command("answer", message.top)]
    if asked and (own := _told_as_his(message, asked[0].name)) is not None and own not in state.helped:
        return [telling(message, subject=own, info=asked[0].name)]
    if asked:
        return [*([telling(message, quiet=True)] if problem and message.has("raconter") else []), *asked]
    if SUPPOSED.search(message.plain) and message.share(CARD) >= T.subject:
        return [Command("ask", "opposition_comment", text=message.text)]
    if problem is not None:
        return [telling(message, subject=problem, info=_says_more(message, problem))]
    if _is_off_topic(message):
        return [Command("chitchat", "langue" if message.surface == surface.FOREIGN else "hors_sujet")]
    if asked := question_in(message, lenient=True):
        return asked
    return _courtesies(message, state)


LIKELY_ENOUGH = 0.3
"""Of a problem, where something is told and the other way out is « je n'ai pas cette information »."""
KNOWN_ENOUGH = 0.3
"""Of a question, where the other way out is only « D'accord »."""


def _same_as_told(message: Message, state: State, problem: str | None) -> str | None:
    """« et mes 249 € alors ? » after a payment that is not his: his money back is what he expects of it, no other problem."""
    told = state.told.get(state.subject or "")
    waits = next((one for one in state.later if one in DEBITS), None)
    if problem == MONEY_BACK and waits is not None and state.subject in (None, waits, MONEY_BACK):
        return waits
    if problem != MONEY_BACK or told is None or state.subject in (None, MONEY_BACK, *state.closed):
        return problem
    sums = {str(one.value) for one in message.values("montant")}
    known = str(told.facts.get("montant") or "")
    is_new = any(float(one) != float(known) for one in sums) if known and sums else bool(sums) and message.words > 8
    return problem if is_new or state.subject not in subjects() else state.subject


_SAID_ALREADY = re.compile(
    r"\b(?:vous l ?ai|t l ai|je l ?ai|jlai|vous ai|deja) (?:deja )?(?:tout )?(?:dit|donne|ecrit|explique)\b.{0,60}\bvous (?:lisez|ecoutez|comprenez)\b|\bvous (?:lisez|ecoutez)(?: (?:pas|rien|ce que|au moins))"
)
"""« je vous l'ai déjà dit, vous lisez ce qu'on écrit ? » asks for nothing that could be answered."""
_CHANGE_FILED = re.compile(
    r"\bj ai (?:aussi )?oublie\b|\b(?:veux|voudrais|prefere|souhaite)\b.{0,30}\b(?:par|un) courrier\b|\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b.{0,40}\b(?:reclam\w*|dossier|dedans|motif)\b|\b(?:reclam\w*|dossier)\b.{0,50}\b(?:chang\w*|modifi\w*|corrig\w*|rectifi\w*)\b"
)
"""What was filed here is to be put right: a line is added to it, no other one is begun."""
MEDIATOR = "saisir_mediateur"


def _is_off_topic(message: Message) -> bool:
    """Nothing to do with the bank, and no question that is known."""
    known = message.top_question[1]
    elsewhere = message.top == "hors_sujet" and message.subjects[0][1] >= T.subject
    away = message.has("ailleurs", at=0.6)
    return (known < T.surely_question and elsewhere and away) or (known < T.question and (elsewhere or away))


def _is_filed(message: Message, state: State, problem: str) -> bool:
    """A few words more of what was just filed, without a sum nor a day: it is on file, and not begun again."""
    return problem in state.closed and not message.values("montant") and not message.values("date")


_ANOTHER = re.compile(r"\b(?:nouvelle|autre|deuxieme|2eme|2e|seconde|encore une)\b")


def _is_on_file(message: Message, state: State, problem: str) -> bool:
    """Asked again for what was filed a moment ago, with no sum of its own: added to it, not filed twice."""
    return problem in state.closed and not message.values("montant") and _ANOTHER.search(message.plain) is None


def _is_new_problem(message: Message, state: State, problem: str, asked: list[Command]) -> bool:
    """A problem told, also when a question is in it; a mere question about what was helped with is only answered."""
    if not asked:
        return False
    if problem in state.helped:
        return False
    asks = (message.is_question and message.has("demander", at=0.6)) or message.has("demander", at=0.75)
    if asks and not message.has("raconter", at=0.6):
        return False
    return message.has("raconter", at=0.35) or not message.is_question


_HAPPENED = re.compile(r"\b(?:(?<!si )j (?:n )?ai(?! combien| quel| jusqu)|m (?:a|avez|ont|avait))\b")
"""« que vous m'avez pris », « j'ai envoyé »: something happened to him, whatever he asks of it."""


def _told_as_his(message: Message, question: str) -> str | None:
    """The problem that a known question is about, where it is his own: the answer, then the offer."""
    entry = entries().get(question)
    subject = subjects().get(entry.subjects[0]) if entry and entry.subjects else None
    if subject is None or subject.motif is None or subject.starts:
        return None
    tells = message.has("raconter", at=0.4) and not message.is_question
    wonders = problem_in(message) == subject.name and _HAPPENED.search(message.plain) is not None
    return subject.name if tells or wonders else None


def _says_more(message: Message, problem: str) -> str:
    """The answer that says more than the help, where it is surely his case: a salary awaited, a shop's refund."""
    name, share = message.top_question
    entry = entries().get(name)
    is_case = entry is not None and entry.better and entry.subjects[:1] == (problem,) and share >= 0.9
    return name if is_case else ""


def _better_than_help(message: Message, asked: list[Command]) -> str:
    """The answer to a question that is surely in what he tells; else the help of his problem serves him better."""
    surely = asked and message.is_question and message.questions[0][1] >= T.surely_question
    return asked[0].name if surely and message.has("demander", at=T.aside) else ""


def _asks_contact(message: Message, asked: list[Command]) -> bool:
    """The telephone, the address, the mediator, closing the account: told whole, unless a narrower question is plain."""
    if not informs(message.top) or message.subjects[0][1] < T.subject:
        return False
    surely = message.questions and message.questions[0][1] >= T.surely_question
    narrower = asked and asked[0].name and (surely or questions_alone(message))
    return not (narrower and message.is_question and message.top not in ABOUT_US)


def _may_file(state: State) -> bool:
    """A yes after all, where a problem was told and nothing else is asked: the summary asks again before it is filed."""
    subject = subjects().get(state.subject or "")
    is_told = subject is not None and subject.motif is not None and state.subject in state.helped
    return is_told and state.subject not in state.closed and not state.done


def _courtesies(message: Message, state: State) -> list[Command]:
    """Neither a wish, nor a problem, nor a known question."""
    if message.surface == surface.BARE and state.subject:
        return [telling(message)]
    if message.has("reprocher") and (state.helped or state.said):
        return [Command("reproach")]
    tells_at_length = message.words > 12 and message.has("raconter", at=0.4)
    if tells_at_length and likeliest(message) in subjects():
        return [telling(message, subject=likeliest(message))]
    told_in_one = any(one.words >= 6 and one.has("raconter", at=0.6) for one in message.sentences)
    if (
        told_in_one and message.share(BANKING) >= 0.2
    ):  # « Bonjour Madame. … Bien cordialement »: what stands between counts
        return [telling(message, subject=likeliest(message))]
    if message.has("passer") and not message.has("bavarder"):
        return [Command("chitchat", "refuser")]
    if message.share(CHAT) >= T.subject or message.has("bavarder"):
        return [courtesy(message)]
    if message.has("annuler") or message.subject("annuler") >= T.aside:
        return [Command("cancel")]
    if message.has("renouveler"):
        return [telling(message, subject="renouvellement_carte")]
    over = message.subject("remercier") + message.subject("au_revoir") + message.subject("refuser")
    if is_no(message, 0.5) or (state.done and over >= 0.4):
        return [Command("chitchat", "refuser")]
    if is_yes(message, 0.6) or message.subject("affirmer") >= T.aside:
        if _may_file(state):
            return [Command("start_flow", "reclamation", text=message.text)]
        return [Command("chitchat", "affirmer")]
    if message.subject("refuser") >= T.aside or (message.has("passer") and not state.subject):
        return [Command("chitchat", "refuser")]
    if message.has("raconter") and state.subject and message.words >= STORY_WORDS and state.turns:
        return [telling(message, subject=state.subject)]
    is_other = message.top == "autre_demande_bancaire" and message.subjects[0][1] >= T.subject
    other = likeliest(message)
    told_so = any(one.has("raconter") for one in (message, *message.sentences))
    if is_other and told_so and other in subjects() and message.subject(other) >= LIKELY_ENOUGH:
        return [telling(message, subject=other)]
    if is_other or (message.has("demander") and message.share(BANKING) < 0.6):
        return [Command("ask", "", text=message.text)]
    spread = message.share(BANKING)
    if spread >= 0.55 and (message.has("raconter", at=0.4) or message.words >= 6):
        return [telling(message, subject=likeliest(message))]
    return [Command("unclear", "")]
