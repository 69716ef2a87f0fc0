"""The words that agents read for what was understood are those of `data/<sujet>/flux.yml`,
in the order of its ranks.
"""

from __future__ import annotations

from aide.desk.http.labels import LABELS, label
from aide.subjects import Subject, subjects

OTHER_WORDS_FOR_AGENTS = {
    "paiement_frauduleux": "Paiement frauduleux",
    "acces_compte": "Accès au compte",
    "renouvellement_carte": "Renouvellement de carte",
    "faire_opposition": "Faire opposition",
    "saluer": "Bonjour",
}


def test_every_subject_is_in_the_menus_problems_first_and_small_talk_last():
    names = list(LABELS)
    assert set(names) == set(subjects())
    assert names[:4] == ["virement_en_retard", "frais", "prelevement_abusif", "carte_perdue"]
    assert names.index("saluer") > names.index("parler_a_un_humain") and names[-1] == "hors_sujet"


def test_agents_read_the_customer_s_title_or_words_of_their_own():
    assert OTHER_WORDS_FOR_AGENTS.items() <= LABELS.items()
    assert LABELS["virement_en_retard"] == subjects()["virement_en_retard"].title == "Virement en retard"


def test_what_no_file_words_or_ranks_is_shown_by_its_name_at_the_end():
    told = Subject("cheque_refuse")
    assert told.label == "Cheque refuse"
    assert told.order > max(one.order for one in subjects().values())


def test_what_was_not_understood_and_a_button_have_words_too():
    assert label(None) == label("nlu_fallback") == "Non compris"
    assert label("choisir_motif") == "choisir motif"
