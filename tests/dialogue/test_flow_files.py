"""What a tester may write in `flux.yml`, and the sentence that each mistake gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide import subjects
from aide.complaints.motifs import FIELDS
from aide.dialogue import flow
from aide.subjects import DATA, WrongSubject

from .sentences import responses


def written(tmp_path: Path, text: str, folder: str = "cheques") -> Path:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "flux.yml").write_text(text, encoding="utf-8")
    return tmp_path


SUBJECT = "sujets:\n  cheque:\n    "
FLOW = "flux:\n  cheque:\n    etapes:\n    - "


def test_a_subject_is_read_with_its_motive(tmp_path):
    data = written(
        tmp_path,
        SUBJECT + "{titre: Chèque, nom: votre chèque, aide: utter_aide_cheque, "
        "motif: {libelle: Chèque refusé, questions: [montant, date], prioritaire: true, rang: 3}}",
    )
    subject = subjects.load(data)["cheque"]
    assert (subject.title, subject.noun, subject.help) == ("Chèque", "votre chèque", "utter_aide_cheque")
    assert subject.motif == subjects.Motif(
        "cheque", "Chèque refusé", ("montant", "date"), urgent=True, order=3
    )
    assert subject.is_problem


def test_a_flow_is_read_with_what_follows_its_effect(tmp_path):
    data = written(
        tmp_path,
        "flux:\n  cheque:\n    titre: Un chèque\n    etapes:\n    - demande: montant\n      si: anonyme\n"
        "    - confirme: confirme\n    - fait: action_cheque\n      selon:\n        ok: {dit: utter_ok}\n",
    )
    read = flow.load(data)["cheque"]
    assert [(step.kind, step.name, step.when) for step in read.steps] == [
        ("asks", "montant", "anonyme"),
        ("confirms", "confirme", None),
        ("does", "action_cheque", None),
    ]
    assert read.after("action_cheque", "ok") == flow.Outcome(says="utter_ok")
    assert read.after("action_cheque", "autre") == flow.Outcome()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            SUBJECT + "{titr: Chèque}",
            "cheques/flux.yml, sujet « cheque » : ['titr'] n'existe pas ; possible : agents, aide,",
        ),
        (SUBJECT + "{motif: {questions: [date]}}", "motif de « cheque » : « libelle » manque"),
        (SUBJECT + "{motif: {libelle: x, couleur: y}}", "motif de « cheque » : ['couleur'] n'existe pas"),
        (
            SUBJECT + "{motif: {libelle: x, questions: [pointure]}}",
            "question inconnue ['pointure'] ; possible : montant, date, beneficiaire, creancier",
        ),
        (
            "sujet:\n  cheque: {}",
            "cheques/flux.yml : ['sujet'] n'existe pas ; possible : flux, glossaire, sujets",
        ),
        ("sujets: [cheque]", "cheques/flux.yml : « sujets » et « flux » s'écrivent chacun « nom : … »"),
        ("sujets:\n  cheque: {titre: x\n", "cheques/flux.yml, ligne 3 : ce n'est pas du YAML"),
    ],
)
def test_a_wrong_subject_is_told_with_its_file_its_entry_and_what_is_possible(tmp_path, text, said):
    with pytest.raises(WrongSubject) as error:
        subjects.load(written(tmp_path, text))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flux:\n  cheque: {titre: x}", "cheques/flux.yml, flux « cheque » : « etapes » manque"),
        (FLOW + "{faire: action_x}", "une étape a une de ces clés (demande, confirme, fait, dit)"),
        (FLOW + "{demande: date, fait: action_x}", "une étape a une de ces clés"),
        (FLOW + "demande", "une étape a une de ces clés"),
        (FLOW + "{demande: pointure}", "« pointure » n'est pas connu ; possible : motif, faits du motif,"),
        (FLOW + "{confirme: tout}", "« tout » n'est pas connu ; possible : confirme, bloque, renouvelle"),
        (FLOW + "{fait: bloquer}", "« bloquer » doit commencer par action_ ou utter_"),
        (FLOW + "{dit: bonjour}", "« bonjour » doit commencer par action_ ou utter_"),
        (
            FLOW + "{demande: date, si: pluie}",
            "« si: pluie » n'est pas connu ; possible : anonyme, session expirée,",
        ),
        (FLOW + "{fait: action_x, selon: {ok: utter_x}}", "une suite s'écrit dit, offre ou demande"),
        (FLOW + "{fait: action_x, selon: {ok: {}}}", "une suite s'écrit dit, offre ou demande"),
        (
            FLOW + "{fait: action_x, selon: {ok: {offre: rien}}}",
            "flux « cheque » : le flux « rien » n'existe pas",
        ),
        (SUBJECT + "{lance: rien}", "sujet « cheque » : le flux « rien » n'existe pas"),
        (SUBJECT + "{aide: utter_x, puis: rien}", "sujet « cheque » : le flux « rien » n'existe pas"),
        (
            "fluxx:\n  cheque: {}",
            "cheques/flux.yml : ['fluxx'] n'existe pas ; possible : flux, glossaire, sujets",
        ),
    ],
)
def test_a_wrong_flow_is_told_with_its_file_its_entry_and_what_is_possible(tmp_path, text, said):
    with pytest.raises(WrongSubject) as error:
        flow.load(written(tmp_path, text))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "load"), [(SUBJECT + "{nom: x}", subjects.load), (FLOW + "{dit: utter_x}", flow.load)]
)
def test_what_is_described_twice_is_told(tmp_path, text, load):
    written(tmp_path, text)
    with pytest.raises(WrongSubject, match="« cheque » est déjà décrit ailleurs"):
        load(written(tmp_path, text, "zones"))


# ---- the project's own


def test_every_sentence_that_subjects_and_flows_name_is_written():
    said = {name for one in subjects.load(DATA).values() for name in (one.help, one.says)}
    for one in flow.load(DATA).values():
        said |= {step.name for step in one.steps if step.kind == "says"}
        said |= {then.says for step in one.steps for then in step.then.values()}
    assert sorted(said - {None} - set(responses())) == []


def test_every_question_of_a_flow_has_its_three_forms():
    asked = {name for fields in FIELDS.values() for name in fields}
    for one in flow.load(DATA).values():
        asked |= {step.name for step in one.steps if step.kind in ("asks", "confirms")}
        asked |= {then.asks for step in one.steps for then in step.then.values()}
    forms = {
        f"utter_{form}_{name}" for name in asked - {None, flow.FACTS_OF_MOTIF} for form in ("ask", "encore")
    }
    assert sorted(forms - set(responses())) == []


def test_what_can_not_be_undone_is_confirmed_just_before():
    flows = flow.load(DATA)
    for name, action in (
        ("opposition", "action_bloquer_cartes"),
        ("reclamation", "action_deposer_reclamation"),
        ("renouvellement", "action_renouveler_carte"),
    ):
        steps = flows[name].steps
        place = next(index for index, step in enumerate(steps) if step.name == action)
        assert (steps[place - 1].kind, steps[place - 1].when) == ("confirms", None)
