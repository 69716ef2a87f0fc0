"""What the assistant read in an invented message, as it would tell the journal: commands,
and the flow that goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from aide.complaints.motifs import FIELDS
from aide.desk.demo import people
from aide.desk.demo.dialogues import BOT, CLIENT, DOES, Line
from aide.desk.http.labels import NOT_UNDERSTOOD
from aide.subjects import subjects

ASKS, OFFERS = "utter_ask_", "utter_offre"
FLOWS = {
    **dict.fromkeys(
        ("motif", "montant", "date", "beneficiaire", "creancier", "description", "confirme"), "reclamation"
    ),
    **dict.fromkeys(("carte", "bloque"), "opposition"),
    "renouvelle": "renouvellement",
}
"""Whose question that is."""
PLAIN = {
    NOT_UNDERSTOOD: "unclear",
    "affirmer": "affirm",
    "refuser": "deny",
    "annuler": "cancel",
    "parler_a_un_humain": "human",
    "autre_demande_bancaire": "ask",
    "ne_plus_attendre": "start_flow reprise",
    "choisir_motif": "tell",
}
INFORMATION = ("contacter_service_client", "envoyer_courrier", "resilier_contrat", "saisir_mediateur")


def asked_by(said: str) -> str | None:
    """The field that a response asks; None when it asks nothing."""
    if said.startswith(ASKS):
        return said.removeprefix(ASKS)
    return "offre" if said in (OFFERS, f"{OFFERS}_opposition", f"{OFFERS}_signalement") else None


def commands(line: Line, asked: str | None, following: Sequence[Line]) -> list[str]:
    """`asked` is the question that was open."""
    meant = line.details.get("button") or line.details.get("intent") or ""
    if meant == "refuser" and following and following[0].said == "utter_carte_retrouvee":
        return ["found"]
    if asked in FLOWS and meant not in PLAIN:
        return [f"tell {meant}" if asked in ("description", "motif") else f"set_fact {asked}"]
    if meant in PLAIN:
        return [PLAIN[meant]]
    subject = subjects().get(meant)
    if subject is not None and subject.starts:
        return [f"start_flow {subject.starts}"]
    if subject is not None and subject.is_problem:
        return [f"tell {meant}"]
    return [f"answer {meant}" if meant in INFORMATION else f"chitchat {meant}"]


def flow(following: Sequence[Line]) -> str | None:
    """The flow whose question comes next; the summary of a complaint is asked without a line of its own."""
    for place, line in enumerate(following):
        if line.kind == CLIENT:
            is_summary = following[place + 1 : place + 2] and following[place + 1].said == "complaint"
            return "reclamation" if is_summary else None
        if line.kind == DOES:
            return None
        if line.kind == BOT and (found := FLOWS.get(asked_by(line.said) or "")):
            return found
    return None


def facts(following: Sequence[Line], values: dict[str, str]) -> dict[str, str]:
    """What the complaint that will be filed holds."""
    motif = next((line.details["motif"] for line in following if line.said == "complaint"), None)
    if motif is None:
        return {}
    told = {name: values[name] for name in FIELDS[motif]}
    if "montant" in told:
        told["montant"] = f"{people.cents(told['montant']):.2f}"
    if "date" in told:
        told["date"] = people.day(told["date"]).isoformat()
    return {"motif": motif, **told}
