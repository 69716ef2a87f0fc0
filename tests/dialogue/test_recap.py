"""The summary that a customer confirms: only what he said."""

from __future__ import annotations

from aide.dialogue import recap
from aide.dialogue.state import SKIPPED

NARROW = "\N{NARROW NO-BREAK SPACE}"
DEBIT = {
    "motif": "prelevement_abusif",
    "montant": "9.90",
    "date": "2026-11-03",
    "creancier": "NETFLIX.COM",
    "description": ["On m'a pris 9,90 €.", "J'avais résilié."],
    "email": "zoe@exemple.fr",
}


def test_each_fact_has_its_line():
    assert recap.lines(DEBIT).splitlines() == [
        "Motif : prélèvement contesté",
        f"Montant : 9,90{NARROW}€",
        "Date : 03/11/2026",
        "Créancier ou commerçant : NETFLIX.COM",
        "Votre message : « On m'a pris 9,90 €. J'avais résilié. »",
        "Copie à : zoe@exemple.fr",
    ]


def test_what_was_left_open_is_said_to_be():
    assert "Date : non précisée" in recap.lines({**DEBIT, "date": SKIPPED})


def test_no_copy_is_promised_without_an_address():
    assert "Copie" not in recap.lines({**DEBIT, "email": SKIPPED})


def test_without_a_story_there_is_no_line_for_it():
    assert "Votre message" not in recap.lines({**DEBIT, "description": SKIPPED})


def test_a_long_story_is_cut_and_says_so():
    story = recap.lines({**DEBIT, "description": ["mot " * 200 + "fin"]}).splitlines()[4]
    assert "… " in story
    assert story.endswith("mot fin »")
    assert len(story) < 650


def test_each_operation_is_listed_with_its_day():
    several = [{"montant": "9.90", "date": "2026-09-12"}, {"montant": "9.90"}]
    assert f"Opérations : 9,90{NARROW}€ le 12/09/2026 ; 9,90{NARROW}€" in recap.lines(
        {**DEBIT, "operations": several}
    )


def test_what_the_motive_does_not_ask_is_not_shown():
    shown = recap.lines({**DEBIT, "motif": "acces_compte", "operations": [{"montant": "9.90"}]})
    assert shown.splitlines()[0] == "Motif : accès au site ou à l'espace client"
    assert not any(word in shown for word in (f"9,90{NARROW}", "Montant", "Opérations"))


def test_a_name_and_a_day_that_were_told_are_shown_with_any_motive():
    shown = recap.lines({**DEBIT, "motif": "acces_compte"})
    assert "NETFLIX" in shown
    assert "Date : " in shown


def test_a_draft_without_a_motive_is_another_matter():
    assert recap.lines({"description": ["mon chien"]}).splitlines()[0] == "Motif : autre sujet"


def test_an_agent_reads_the_facts_and_not_the_story():
    assert recap.collected(DEBIT) == (
        f"montant : 9,90{NARROW}€ · date : 03/11/2026 · créancier ou commerçant : NETFLIX.COM"
    )


def test_an_agent_reads_nothing_where_nothing_is_known():
    assert recap.collected({"date": SKIPPED, "description": ["mon chien"]}) == ""
