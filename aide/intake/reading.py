"""What a message means while a question is open: an answer, a correction, "I don't know", or something else.

Decided here, before the intent: a bare answer such as « Netflix » is often a confident intent of its own
(AMENDMENTS 2). What is not an answer goes back to the rules, and the form asks again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aide.complaints.motifs import FIELDS, motif_of_intent
from aide.intake import questions as q
from aide.intake import values
from aide.intake.wording import (
    is_cancel,
    is_clear_yes,
    is_correction,
    is_determined,
    is_no,
    is_question,
    is_soft_yes,
    is_unknown,
    names_problem,
    only_wonders,
    wants_change,
)
from aide.nlu.entities.dates import find_dates

SURE, LIKELY = 0.6, 0.4
STORY_WORDS = 4
LONGEST_CORRECTION = 12
"""Words, at the question of the story: more of them are the story."""
URGENT = frozenset({"carte_perdue", "carte_volee", "faire_opposition", "parler_a_un_humain", "annuler"})
ASIDES = frozenset(
    """contacter_service_client envoyer_courrier saisir_mediateur suivre_reclamation demander_capacites est_un_robot
    saluer remercier au_revoir exprimer_mecontentement resilier_contrat ne_plus_attendre""".split()
)


@dataclass(frozen=True)
class Said:
    """A customer's message as understood; `entities` are (label, normalised value)."""

    text: str
    intent: str
    confidence: float
    entities: tuple[tuple[str, str], ...] = ()
    is_button: bool = False

    def entity(self, label: str) -> str | None:
        return next((value for name, value in self.entities if name == label), None)

    def is_surely(self, intents: frozenset[str]) -> bool:
        return self.intent in intents and self.confidence >= SURE


@dataclass(frozen=True)
class Reading:
    """`values`: the fields it gives or changes. `note`: a response to say before the next question.

    `elsewhere`: not an answer, the rules take it. `confirmed`: a clear yes (True) or a no (False) to the summary.
    """

    values: Mapping[str, str | None] = field(default_factory=dict)
    note: str | None = None
    elsewhere: bool = False
    confirmed: bool | None = None
    ask: str | None = None


ELSEWHERE = Reading(elsewhere=True)


def read(question: str, said: Said, answers: Mapping[str, str | None], *, tries: int, today: date) -> Reading:
    """The meaning of `said` while `question` is open. `tries` counts the answers to it not understood so far."""
    if said.is_button:
        return _read_button(question, said)
    if is_cancel(said.text) or said.is_surely(URGENT):
        return ELSEWHERE
    if (changed := _changed_motif(said, answers, today)) is not None:
        return changed
    if question == q.CONFIRMATION:
        return _read_confirmation(said, answers, today)
    is_long_story = question == q.DESCRIPTION and len(said.text.split()) > LONGEST_CORRECTION
    may_correct = is_correction(said.text) and not is_long_story
    correction = _read_correction(question, said, answers, today) if may_correct else None
    if correction is not None:
        return correction
    if question == q.CORRECTION:
        return _read_what_to_correct(said, answers, today)
    return _read_answer(question, said, answers, tries, today)


def _read_answer(question: str, said: Said, answers: Mapping[str, str | None], tries: int, today: date) -> Reading:
    answer = values.parse(question, said.text, said.entities, today)
    if answer.value is not None:
        others = values.volunteered(said.text, answers, except_for=question, today=today)
        return Reading({**others, question: answer.value})
    if question == q.EMAIL and is_no(said.text):
        return Reading({q.EMAIL: q.SKIPPED})
    is_named = question in values.FREE_TEXT and said.entity(question) is not None
    if is_unknown(said.text) and question != q.MOTIF and not is_named:
        return _read_unknown(question, answers, tries)
    if answer.problem is not None:
        repeated = tries > 0 and answer.fallback is not None
        return Reading({question: answer.fallback}) if repeated else Reading(note=answer.problem)
    if question in values.FREE_TEXT:
        return _read_free_text(question, said, answers, today)
    if question == q.MOTIF:
        return _read_motif(said, today)
    if is_soft_yes(said.text):
        return Reading(note=f"utter_aide_{question}")
    if is_question(said.text) or said.intent == "nlu_fallback" or said.confidence >= SURE:
        volunteered = values.volunteered(said.text, answers, except_for=question, today=today)
        if volunteered and not is_question(said.text):
            return Reading(volunteered)
        return (
            ELSEWHERE
            if said.intent != "nlu_fallback" or is_question(said.text)
            else Reading(note=f"utter_aide_{question}")
        )
    return Reading(note=f"utter_aide_{question}")


def _read_free_text(question: str, said: Said, answers: Mapping[str, str | None], today: date) -> Reading:
    is_answer = is_story(said.text) if question == q.DESCRIPTION else is_determined(said.text)
    is_aside = said.is_surely(ASIDES) and not is_answer
    is_told = question == q.DESCRIPTION and tells_before_asking(said.text)
    if (is_question(said.text) and not is_told) or is_aside:
        return ELSEWHERE
    if is_soft_yes(said.text) or (is_no(said.text) and len(said.text.split()) <= 2):
        return Reading(note=f"utter_aide_{question}")
    if question != q.DESCRIPTION and values.has_wrong_iban(said.text):
        return Reading(note="utter_iban_invalide")
    text = values.free_text(question, said.text, said.entities)
    if text is None:
        return Reading(note=f"utter_aide_{question}")
    return Reading({**values.volunteered(said.text, answers, except_for=question, today=today), question: text})


def _read_motif(said: Said, today: date) -> Reading:
    motif = motif_of_intent(said.intent) if said.confidence >= 0.3 else None
    if motif is not None:
        story = {q.DESCRIPTION: said.text} if is_story(said.text) else {}
        return Reading({q.MOTIF: motif, **story, **told(said, motif, today)})
    if is_question(said.text) or said.is_surely(ASIDES) or len(said.text) < 15:
        return ELSEWHERE if said.confidence >= SURE or is_question(said.text) else Reading(note="utter_aide_motif")
    return Reading({q.MOTIF: "autre", q.DESCRIPTION: said.text})


def is_story(text: str) -> bool:
    """Whether it tells what happened, or only names it (« Virement »)."""
    return len(text.split()) >= STORY_WORDS


def tells_before_asking(text: str) -> bool:
    """« J'ai payé 3 fois. Pouvez-vous me rembourser ? »: a story that only ends with a question."""
    return any(is_story(part) and not is_question(part) for part in re.findall(r"[^.!?;\n]+[.!?;\n]?", text))


def told(said: Said, motif: str, today: date) -> dict[str, str]:
    """The fields of `motif` that a telling message already holds; none if it only asks something.

    A month is no day: « résilié en septembre » does not say when the money left.
    """
    if is_question(said.text) and not only_wonders(said.text):
        return {}
    vague = {span.value.isoformat() for span in find_dates(said.text, today) if span.approximate}
    return {
        label: value
        for label, value in reversed(said.entities)
        if label in FIELDS[motif] and not (label == q.DATE and value in vague)
    }


def _read_unknown(question: str, answers: Mapping[str, str | None], tries: int) -> Reading:
    if question in q.SKIPPABLE:
        return Reading({question: q.SKIPPED})
    if question == q.AMOUNT and tries > 0:
        return Reading({question: q.SKIPPED}, note="utter_montant_a_preciser")
    return Reading(note=f"utter_aide_{question}")


def _read_correction(question: str, said: Said, answers: Mapping[str, str | None], today: date) -> Reading | None:
    """New values of fields already answered; None when the message holds none."""
    changed = values.corrected(said.text, answers, today=today)
    answer = values.parse(question, said.text, said.entities, today)
    if question not in values.FREE_TEXT and answer.value is not None and question not in changed:
        changed = {**changed, question: answer.value}
    if not changed:
        return None
    return Reading(changed, note="utter_corrige")


def _read_what_to_correct(said: Said, answers: Mapping[str, str | None], today: date) -> Reading:
    changed = values.corrected(said.text, answers, today=today, loose=True)
    if changed:
        return Reading(changed, note="utter_corrige")
    named = values.named_field(said.text)
    if named is not None:
        return Reading({named: None}, ask=named)
    if is_soft_yes(said.text) or is_no(said.text) or is_unknown(said.text):
        return Reading(ask=q.CONFIRMATION)
    return ELSEWHERE if is_question(said.text) or said.confidence >= SURE else Reading(note="utter_aide_correction")


def _read_confirmation(said: Said, answers: Mapping[str, str | None], today: date) -> Reading:
    if is_clear_yes(said.text):
        return Reading(confirmed=True)
    changed = values.corrected(said.text, answers, today=today, loose=True)
    if changed:
        return Reading(changed, note="utter_corrige")
    named = values.named_field(said.text)
    if named is not None:
        return Reading({named: None}, ask=named)
    if is_no(said.text) or wants_change(said.text) or said.is_surely(frozenset({"refuser"})):
        return Reading(confirmed=False, ask=q.CORRECTION)
    if is_question(said.text) or said.is_surely(ASIDES):
        return ELSEWHERE
    return Reading(note="utter_oui_clair")


def _changed_motif(said: Said, answers: Mapping[str, str | None], today: date) -> Reading | None:
    """« en fait c'est des frais » : another motif, named and said as a change."""
    motif = motif_of_intent(said.intent)
    current = answers.get(q.MOTIF)
    if not names_problem(said.text):
        return None
    if not current or motif in (None, "autre", current) or said.confidence < LIKELY or not is_correction(said.text):
        return None
    return Reading({q.MOTIF: motif, **told(said, motif or "", today)}, note="utter_motif_change")


def _read_button(question: str, said: Said) -> Reading:
    if said.intent == "modifier":
        name = said.entity("champ") or q.CORRECTION
        return Reading({} if name == q.CORRECTION else {name: None}, ask=name)
    if said.intent == "passer":
        return Reading({question: q.SKIPPED})
    if said.intent == "choisir_motif" and (motif := said.entity("motif")):
        return Reading({q.MOTIF: motif})
    if question == q.CONFIRMATION and said.intent == "affirmer":
        return Reading(confirmed=True)
    if question in (q.CONFIRMATION, q.CORRECTION) and said.intent == "refuser":
        return Reading(confirmed=False, ask=q.CORRECTION)
    return ELSEWHERE
