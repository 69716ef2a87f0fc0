"""What a pressed button asks: its intent is ours, so its commands are certain. Pure."""

from __future__ import annotations

from aide.dialogue.commands import Command, Kind
from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.subjects import subjects

INTENTS = (
    "modifier",
    "passer",
    "choisir_motif",
    "choisir_carte",
    "reprendre",
    "ne_plus_attendre",
    "autre_chose",
    "preciser",
)
"""Said by buttons only: they have no examples, so that no text can mean them."""


ALONE: dict[str, tuple[Kind, str]] = {
    "refuser": ("deny", ""),
    "annuler": ("cancel", ""),
    "reprendre": ("start_flow", "reprise"),
    "ne_plus_attendre": ("start_flow", "reprise"),
    "autre_chose": ("chitchat", "autre_chose"),
}
"""The buttons that mean the same whatever is open, and hold no value: their command and its name."""


def read(message: Message, state: State) -> list[Command]:
    """The commands of a button; its question has been checked by the channel."""
    intent, values = message.button or ("", {})
    if (alone := ALONE.get(intent)) is not None:
        return [Command(*alone)]
    if intent == "affirmer":
        given = {"raison": values["raison"]} if values.get("raison") else {}
        return [Command("affirm", state.question.starts if state.question else "", given)]
    if intent == "passer":
        return [Command("skip", state.question.field if state.question else "")]
    if intent == "modifier":
        return [Command("correct_fact", values.get("champ", ""))]
    if intent == "choisir_motif":
        return [
            Command(
                "tell", _label_of(values.get("motif", "")), {"quiet": False, "facts": False, "files": True}
            )
        ]
    if intent == "choisir_carte":
        cards = values.get("carte", "").split(",")
        return [Command("set_fact", "carte", {"carte": cards})]
    if intent == "preciser":
        return [Command("chitchat", f"preciser_{values.get('sujet', '')}")]
    return [_of_subject(intent, values)]


def _of_subject(intent: str, values: dict[str, str]) -> Command:
    if intent == "deposer_reclamation":
        motif = values.get("motif")
        return Command("start_flow", "reclamation", {"motif": motif} if motif else {})
    if intent == "parler_a_un_humain":
        return Command("human")
    subject = subjects().get(intent)
    if subject is not None and subject.starts:
        reason = values.get("raison") or subject.reason
        given = {
            **({"raison": reason} if reason else {}),
            **({"reessayer": True} if values.get("reessayer") else {}),
        }
        return Command("start_flow", subject.starts, given)
    if subject is not None and subject.is_problem:
        return Command("tell", intent, {"quiet": False, "facts": False})
    return (
        Command("answer", intent)
        if subject is not None and intent not in _CHAT
        else Command("chitchat", intent)
    )


_CHAT = frozenset(
    (
        "saluer remercier au_revoir affirmer refuser annuler demander_capacites est_un_robot "
        "exprimer_mecontentement hors_sujet"
    ).split()
)


def _label_of(motif: str) -> str:
    return next((name for name, one in subjects().items() if one.motif and one.motif.name == motif), motif)
