"""A bare question of price or of money: of what is open, or of the problem that is talked of. Pure."""

from __future__ import annotations

import re

from aide.dialogue.message import Message
from aide.dialogue.state import State
from aide.dialogue.thresholds import THRESHOLDS as T

CARD, NEW_CARD, COMPLAINT = "opposition_payante", "prix_nouvelle_carte", "reclamation_gratuite"

PRICES = {"bloque": CARD, "carte": CARD, "renouvelle": NEW_CARD, "confirme": COMPLAINT, "offre": COMPLAINT}

OF_FRAUD, OF_ERROR = "remboursement_fraude", "frais_remboursement"
"""Whether money comes back: of a payment that is not his, and of fees or an error."""

MONEY = {
    "paiement_frauduleux": "delai_remboursement_fraude",
    "prelevement_abusif": "delai_remboursement_prelevement",
    "remboursement_erreur": "frais_remboursement",
    "frais": "frais_remboursement",
}
"""When the money comes back, by the problem that is talked of or was filed last."""

DECIDED = ("frais", "remboursement_erreur", "virement_en_retard")
"""Filed: whether money comes back, and when, is what the answer says."""

DUE = "reclamation_delai_reponse"

LONGEST, LONGEST_MONEY = 9, 25


def price_asked(one: Message, state: State) -> str | None:
    """« c'est gratuit ? »: the question of the price of what is open; None where he names something else."""
    asks = (
        one.words <= LONGEST and _PRICE.search(one.plain) is not None and _OF_ELSE.search(one.plain) is None
    )
    question = state.question
    if asks and question is None and state.filed and one.top_question[1] < T.surely_question:
        return COMPLAINT
    if not asks or question is None or one.top_question[1] >= T.surely_question:
        return None
    if question.field == "offre" and question.starts == "opposition":
        return CARD
    return PRICES.get(question.field) or (COMPLAINT if question.flow == "reclamation" else None)


def talked_of(state: State) -> str:
    """The problem of the open complaint, else the one that is talked of or was filed last."""
    open_one = state.of("reclamation")
    return str(open_one.facts.get("motif") or "") if open_one else state.subject or (state.closed or [""])[-1]


def money_asked(one: Message, state: State) -> str | None:
    """« je le revois quand ? »: the question of when his money comes back; None where it is not of that."""
    if one.top_question[0] == OF_FRAUD and MONEY.get(talked_of(state)) == OF_ERROR:
        return DUE if state.answer_by else OF_ERROR
    if one.words > LONGEST_MONEY or _MONEY_BACK.search(one.plain) is None:
        return None
    problem = talked_of(state)
    if state.answer_by and problem in (None, "", *DECIDED):
        return DUE
    return MONEY.get(problem)


_PRICE = re.compile(
    r"\b(?:gratuit\w*|payant\w*|rien a (?:payer|debourser)|(?:ca|sa|"
    r"cela|c) (?:me |nous )?(?:va (?:me )?)?cou\w+|"
    r"(?:combien|cb) (?:ca|sa|cela) (?:me )?cou\w+|cout\w* (?:combien|quelque chose|rien)|"
    r"y a(?: t il)? des frais|je (?:vais )?(?:dois )?pay\w+ (?:quelque chose|combien|un truc)|"
    r"(?:a|quel) (?:quel )?prix)\b"
)

_OF_ELSE = re.compile(
    r"\b(?:medi\w+|courrier|lettre|recommande\w*|numero|appel\w*|"
    r"telephon\w*|virement\w*|retrait\w*|retirer|compte|"
    r"etranger|avocat\w*|tenue|temps)\b|"
    r"\b(?:si|tant (?:que|ke|qu)|puisque|vu que|comme|pourvu que|du moment que) (?:c est|c|ca|cela|cest)\b"
)
"""The price of something that he names, or a condition."""

_SUM = (
    r"(?:(?:mon|l) argent|(?:mes|les) (?:sous|thunes?|tunes?|\d+(?: euros?)?|euros)|ma thune|"
    r"(?:mon|le) (?:fric|pognon|ble))"
)

_BACK = (
    r"j?(?:rembours\w*|recup\w*|revoi[rst]?|reverr\w*|ravoir|rend\w*|"
    r"retrouve\w*|les (?:ai|aurai|ora)|l aurai|touche\w*)"
)

_MONEY_BACK = re.compile(
    rf"\b(?:quand|qd|kan|kand|quel jour|quelle date)\b.{{0,40}}\b(?:{_SUM}|{_BACK})\b|"
    rf"\b(?:{_SUM}|{_BACK})\b.{{0,30}}\b(?:quand|qd|kan|kand|quel jour|quelle date)\b"
)
