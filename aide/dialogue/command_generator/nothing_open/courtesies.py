"""Neither a wish, nor a problem that is sure, nor a known question. Pure."""

from __future__ import annotations

import re

from aide.dialogue.command_generator.labels import BANKING, CHAT, STORY_WORDS
from aide.dialogue.command_generator.nothing_open.said import Said, fileable
from aide.dialogue.command_generator.wishes.begun import courtesy, telling
from aide.dialogue.command_generator.wishes.problem import likeliest
from aide.dialogue.command_generator.yes_no import is_no, is_yes
from aide.dialogue.commands import Command
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T
from aide.nlu import surface
from aide.subjects import subjects

LEAVING = 0.25
LIKELY_ENOUGH = 0.3
"""Of a problem, where something is told and the other way out is « je n'ai pas cette information »."""


def announces_several(heard: Said) -> list[Command] | None:
    """« j'ai deux choses à voir avec vous, je commence par laquelle ? »:
    by the one that he likes, and nothing is told yet.
    """
    is_meant = (
        heard.message.words <= LONGEST_ANNOUNCEMENT and _SEVERAL.search(heard.message.plain) is not None
    )
    return [Command("chitchat", "plusieurs")] if is_meant and heard.problem is None else None


LONGEST_ANNOUNCEMENT = 16
_SEVERAL = re.compile(
    r"\b(?:j ai|jai|j aurais|y a|voila|c est pour|je viens pour) (?:\w+ ){0,2}?(?:deux|2|trois|3|plusieurs) "
    r"(?:\w+ )?(?:choses?|problemes?|soucis?|questions?|demandes?|trucs?|points?|sujets?|difficultes?|"
    r"affaires?|reclamations?)\b"
)


def gives_value(heard: Said) -> list[Command] | None:
    """« 50 € »: of the problem that is talked of."""
    is_meant = heard.message.surface == surface.BARE and heard.state.subject
    return [telling(heard.message)] if is_meant else None


def reproaches(heard: Said) -> list[Command] | None:
    """He is cross, once something was said to him."""
    is_meant = heard.message.has("reprocher") and (heard.state.helped or heard.state.said)
    return [Command("reproach")] if is_meant else None


def tells_at_length(heard: Said) -> list[Command] | None:
    """Many words, of which the likeliest problem is taken."""
    at_length = heard.message.words > 12 and heard.message.has("raconter", at=0.4)
    likely = likeliest(heard.message)
    return [telling(heard.message, subject=likely)] if at_length and likely in subjects() else None


def tells_between_courtesies(heard: Said) -> list[Command] | None:
    """« Bonjour Madame. … Bien cordialement »: what stands between counts."""
    told = any(one.words >= 6 and one.has("raconter", at=0.6) for one in heard.message.sentences)
    if not told or heard.message.share(BANKING) < 0.2:
        return None
    return [telling(heard.message, subject=likeliest(heard.message))]


def passes(heard: Said) -> list[Command] | None:
    """« je ne sais pas »: nothing was asked."""
    is_meant = heard.message.has("passer") and not heard.message.has("bavarder")
    return [Command("chitchat", "refuser")] if is_meant else None


def chats(heard: Said) -> list[Command] | None:
    """A courtesy."""
    is_meant = heard.message.share(CHAT) >= T.subject or heard.message.has("bavarder")
    return [courtesy(heard.message)] if is_meant else None


def will_phone(heard: Said) -> list[Command] | None:
    """« laissez tomber, j'appelle »: the number and its hours,
    where nothing is under way and he takes no leave.
    """
    message = heard.message
    drops = message.has("annuler", "reprocher", "non") or message.words <= FEW_WORDS
    drops = drops or message.subject("annuler") + message.subject("refuser") >= T.aside
    leaves = message.subject("au_revoir") + message.subject("remercier") >= LEAVING
    is_meant = (
        drops and heard.state.frame is None and not leaves and _WILL_PHONE.search(message.plain) is not None
    )
    return [Command("ask", PHONE, text=message.text)] if is_meant else None


PHONE, FEW_WORDS = "assistant_telephone", 4
_WILL_PHONE = re.compile(
    r"\b(?:j ?appell?e|j ?telephone|j ?rappell?e|(?:je|j) ?(?:vais |vs |vous |les? )*(?:r?appell?er?|"
    r"telephoner?|rappelle)|jvais (?:vous )?(?:appeler|telephoner))\b"
    r"(?! (?:pas|plus|jamais|que|pour|pr|de|du|mon|ma|la police)\b)"
)


def drops(heard: Said) -> list[Command] | None:
    """He drops whatever there was; « laisse tomber, j'appelle demain, merci »,
    where nothing is under way, takes leave.
    """
    message = heard.message
    is_meant = message.has("annuler") or message.subject("annuler") >= T.aside
    if (
        is_meant
        and heard.state.frame is None
        and message.subject("au_revoir") + message.subject("remercier") >= LEAVING
    ):
        return [Command("chitchat", "au_revoir")]
    return [Command("cancel")] if is_meant else None


def wants_new_card(heard: Said) -> list[Command] | None:
    """A new card, by its act alone."""
    is_meant = heard.message.has("renouveler")
    return [telling(heard.message, subject="renouvellement_carte")] if is_meant else None


def refuses(heard: Said) -> list[Command] | None:
    """« non merci », or goodbye once something is done."""
    message = heard.message
    over = message.subject("remercier") + message.subject("au_revoir") + message.subject("refuser")
    is_meant = is_no(message, 0.5) or (heard.state.done and over >= 0.4)
    return [Command("chitchat", "refuser")] if is_meant else None


def agrees(heard: Said) -> list[Command] | None:
    """« oui »: to the complaint, where a problem was told; else to nothing."""
    if not is_yes(heard.message, 0.6) and heard.message.subject("affirmer") < T.aside:
        return None
    if _may_file(heard.state):
        return [Command("start_flow", "reclamation", text=heard.message.text)]
    return [Command("chitchat", "affirmer")]


def declines(heard: Said) -> list[Command] | None:
    """A no by its subject."""
    passing = heard.message.has("passer") and not heard.state.subject
    begins = heard.message.subject("refuser") >= T.subject and heard.message.plain.startswith(("non", "nan"))
    is_meant = heard.message.subject("refuser") >= T.aside or passing or begins
    return [Command("chitchat", "refuser")] if is_meant else None


def goes_on(heard: Said) -> list[Command] | None:
    """He goes on telling of the problem that is talked of."""
    message, state = heard.message, heard.state
    is_story = message.has("raconter") and message.words >= STORY_WORDS
    return [telling(message, subject=state.subject)] if is_story and state.subject and state.turns else None


def tells_other(heard: Said) -> list[Command] | None:
    """Something of the bank is told: the likeliest problem, where it is likely enough."""
    message, likely = heard.message, likeliest(heard.message)
    told = any(one.has("raconter") for one in (message, *message.sentences))
    told = told or (message.has("raconter", at=0.25) and not message.is_question)
    is_likely = likely in subjects() and message.subject(likely) >= LIKELY_ENOUGH
    return [telling(message, subject=likely)] if _is_other(heard) and told and is_likely else None


def asks_unknown(heard: Said) -> list[Command] | None:
    """Something of the bank is asked that is not known."""
    asks = heard.message.has("demander") and heard.message.share(BANKING) < 0.6
    return [Command("ask", "", text=heard.message.text)] if _is_other(heard) or asks else None


def tells_of_bank(heard: Said) -> list[Command] | None:
    """Surely of the bank, though of no one problem: the likeliest."""
    message = heard.message
    if message.share(BANKING) < 0.55 or not (message.has("raconter", at=0.4) or message.words >= 6):
        return None
    return [telling(message, subject=likeliest(message))]


def is_unclear(heard: Said) -> list[Command] | None:
    """Nothing at all."""
    return [Command("unclear", "")]


def _is_other(heard: Said) -> bool:
    message = heard.message
    return message.top == "autre_demande_bancaire" and message.subjects[0][1] >= T.subject


def _may_file(state: State) -> bool:
    """A yes after all, where a problem was told and nothing else is asked: the summary asks again."""
    return fileable(state) in state.helped and not state.done
