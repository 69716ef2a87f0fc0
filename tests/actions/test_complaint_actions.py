"""What is filed is what was shown and confirmed, once; only its owner hears of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.complete_complaint import CompleteComplaint
from actions.file_complaint import FileComplaint, as_draft
from actions.follow_complaint import FollowComplaint
from actions.send_copy import SendCopy
from actions.withdraw_complaint import WithdrawComplaint
from aide.complaints import register
from aide.complaints.history import history
from aide.complaints.tables import complaints
from aide.dialogue import recap
from aide.dialogue.state import SKIPPED, Frame
from aide.journal import conversations
from aide.mail.tables import outbox

FEES = {
    "motif": "frais",
    "montant": "12.00",
    "date": "2026-11-03",
    "description": ["On m'a pris 12 € de frais.", "Personne ne m'a prévenu."],
    "email": "zoe@exemple.fr",
    "fait:confirme": True,
}


def filing(key: str = "d1", **changes) -> Frame:
    return Frame("reclamation", key, {**FEES, **changes})


def filed(desk, key: str = "d1", **changes) -> register.Complaint:
    reference = desk.runs(FileComplaint(), filing(key, **changes)).result["reference"]
    return desk.read(register.get, reference)


def notes(desk, reference: str) -> list[tuple[str, str, str]]:
    return [(one.actor, one.status, one.note) for one in desk.read(history, reference) if one.kind == "note"]


# ---- filed


def test_a_complaint_is_told_with_its_reference_its_day_and_its_copy(opens):
    desk = opens(customer=None)
    seen = desk.runs(FileComplaint(), filing())
    assert (seen.names, seen.issue) == (["utter_reclamation_deposee"], "deposee")
    assert seen.values["reference"] == seen.result["reference"] == "REC-2026-000001"
    assert seen.values["date_limite"] == "14/12/2026"
    assert seen.values["lien"].startswith("https://aide.exemple.fr/widget/recu/")
    assert seen.values["copie"] == " Une copie part aussi par e-mail."


def test_the_register_holds_what_was_confirmed(opens):
    complaint = filed(opens(customer=None))
    assert (complaint.motif, complaint.amount, complaint.date) == (
        "frais",
        Decimal("12.00"),
        date(2026, 11, 3),
    )
    assert complaint.description == "On m'a pris 12 € de frais.\nPersonne ne m'a prévenu."
    assert (complaint.email, complaint.verified, complaint.customer) == ("zoe@exemple.fr", False, None)


def test_a_disputed_payment_comes_first_and_promises_no_day(desk):
    seen = desk.runs(FileComplaint(), filing(motif="paiement_frauduleux", creancier="Zara"))
    assert seen.names == ["utter_reclamation_prioritaire"]
    assert "answer_by" not in seen.values["custom"]["card"]


def test_the_summary_goes_with_it_for_the_widget(desk):
    card = desk.runs(FileComplaint(), filing()).values["custom"]["card"]
    assert (card["kind"], card["reference"], card["answer_by"]) == (
        "reclamation",
        "REC-2026-000001",
        "2026-12-14",
    )


def test_the_same_draft_twice_is_one_complaint_and_one_copy(desk):
    first, second = desk.runs(FileComplaint(), filing()), desk.runs(FileComplaint(), filing())
    assert first.result == second.result
    assert first.values["reference"] == second.values["reference"]
    assert len(desk.rows(complaints)) == len(desk.rows(outbox)) == 1


def test_another_draft_is_another_complaint(desk):
    assert filed(desk, "d1").reference != filed(desk, "d2").reference


def test_without_its_confirmation_nothing_is_filed(desk):
    seen = desk.runs(FileComplaint(), filing(**{"fait:confirme": False}))
    assert (seen.names, seen.issue) == (["utter_reclamation_incomplete"], "echec")
    assert desk.rows(complaints) == []


def test_without_the_flow_nothing_is_filed(desk):
    assert desk.runs(FileComplaint()).issue == "echec"
    assert desk.rows(complaints) == []


def test_who_is_logged_in_gets_the_copy_at_the_address_that_the_bank_knows(desk):
    complaint = filed(desk, email=None)
    assert (complaint.customer, complaint.email, complaint.verified) == ("claire", "claire@exemple.fr", True)


def test_an_address_that_he_gives_is_used_instead_and_gets_no_story(desk):
    complaint = filed(desk)
    assert (complaint.email, complaint.verified) == ("zoe@exemple.fr", False)
    (mail,) = desk.rows(outbox)
    assert mail.recipient == "zoe@exemple.fr"
    assert "Personne ne m'a prévenu" not in mail.body and "/widget/recu/" not in mail.body


def test_his_own_address_typed_is_the_one_that_the_bank_knows(desk):
    assert filed(desk, email="Claire@Exemple.fr").verified
    (mail,) = desk.rows(outbox)
    assert "Personne ne m'a prévenu" in mail.body and "/widget/recu/" in mail.body


def test_without_an_address_no_copy_is_promised_nor_sent(opens):
    desk = opens(customer=None)
    assert desk.runs(FileComplaint(), filing(email=SKIPPED)).values["copie"] == ""
    assert desk.rows(outbox) == []


def test_what_was_left_open_is_filed_as_not_known(desk):
    complaint = filed(desk, montant=SKIPPED, date=SKIPPED, description=SKIPPED)
    assert (complaint.amount, complaint.date, complaint.description) == (None, None, "")


def test_a_month_is_filed_with_its_first_day_and_as_a_month(desk):
    complaint = filed(desk, date="2026-10-01", date_precision="mois 2026-10-01")
    assert (complaint.date, complaint.date_precision) == (date(2026, 10, 1), "mois")


def test_a_day_put_right_since_is_filed_as_a_day(desk):
    complaint = filed(desk, date="2026-10-12", date_precision="mois 2026-10-01")
    assert (complaint.date, complaint.date_precision) == (date(2026, 10, 12), None)


def test_several_operations_are_filed_with_their_total(desk):
    several = [{"montant": "4.00", "date": "2026-11-03"}, {"montant": "8.00"}]
    complaint = filed(desk, operations=several)
    assert [(one.amount, one.date) for one in complaint.operations] == [
        (Decimal("4.00"), date(2026, 11, 3)),
        (Decimal("8.00"), None),
    ]
    assert complaint.amount == Decimal("12.00")


def test_what_the_summary_did_not_show_is_not_filed(desk):
    complaint = filed(desk, motif="acces_compte", creancier="Zara", operations=[{"montant": "12.00"}])
    assert (complaint.amount, complaint.creditor, complaint.operations) == (None, "Zara", ())


def test_the_day_told_of_any_motive_is_shown_and_filed(desk):
    assert filed(desk, motif="acces_compte", date="2026-11-03").date == date(2026, 11, 3)
    assert "03/11/2026" in recap.lines({"motif": "acces_compte", "date": "2026-11-03"})


def test_a_draft_without_a_motive_is_another_matter(desk):
    conversation = desk.read(conversations.get, desk.id)
    assert as_draft(Frame("reclamation", "d1", {}), conversation).motif == "autre"


def test_a_register_that_breaks_is_told_and_filed_nowhere(desk, monkeypatch):
    monkeypatch.setattr(register, "file_complaint", _breaks)
    seen = desk.runs(FileComplaint(), filing())
    assert (seen.names, seen.issue) == (["utter_echec"], "echec")
    assert seen.failure == "action_deposer_reclamation: RuntimeError"
    assert desk.rows(complaints) == []


# ---- followed


def test_his_newest_complaint_is_followed_without_its_number(desk):
    filed(desk, "d1")
    newest = filed(desk, "d2")
    seen = desk.runs(FollowComplaint(), Frame("suivi", "m1"))
    assert (seen.names, seen.issue) == (["utter_suivi"], "trouvee")
    assert seen.values["reference"] == newest.reference
    assert (seen.values["date_depot"], seen.values["motif"], seen.values["date_limite"]) == (
        "23/11/2026",
        "frais contestés",
        "14/12/2026",
    )


def test_the_one_that_he_names_is_followed(desk):
    named = filed(desk, "d1").reference
    filed(desk, "d2")
    seen = desk.runs(FollowComplaint(), Frame("suivi", "m1", {"reference": named}))
    assert seen.values["reference"] == named


def test_a_visitor_follows_what_he_filed_in_this_conversation(opens):
    desk = opens(customer=None)
    filed(desk)
    assert desk.runs(FollowComplaint(), Frame("suivi", "m1")).issue == "trouvee"


def test_a_priority_complaint_is_followed_without_a_day(desk):
    filed(desk, motif="paiement_frauduleux", creancier="Zara")
    seen = desk.runs(FollowComplaint(), Frame("suivi", "m1"))
    assert seen.names == ["utter_suivi_prioritaire"]
    assert "reçu, en attente" in str(seen.said)


FOLLOW_UPS = [
    (FollowComplaint(), "suivi"),
    (CompleteComplaint(), "complement"),
    (WithdrawComplaint(), "retrait"),
]


@pytest.mark.parametrize(("action", "flow"), FOLLOW_UPS)
def test_without_a_complaint_its_reference_is_wanted_and_nothing_is_said(desk, action, flow):
    seen = desk.runs(action, Frame(flow, "m1", {"detail": "un détail"}))
    assert (seen.names, seen.issue) == ([], "sans_reference")


@pytest.mark.parametrize(("action", "flow"), FOLLOW_UPS)
def test_a_strangers_complaint_is_answered_as_one_that_does_not_exist(opens, action, flow):
    theirs = filed(opens()).reference
    stranger = opens(customer=None)
    answers = [
        stranger.runs(action, Frame(flow, "m1", {"reference": reference, "detail": "un détail"}))
        for reference in (theirs, "REC-2026-999999")
    ]
    assert [(seen.names, seen.issue) for seen in answers] == [
        (["utter_reference_introuvable"], "introuvable")
    ] * 2
    assert notes(stranger, theirs) == []


def test_its_owners_address_hears_of_a_complaint_asked_about_elsewhere(opens):
    theirs = filed(opens()).reference
    stranger = opens(customer=None)
    before = len(stranger.rows(outbox))
    for _ in range(2):
        stranger.runs(FollowComplaint(), Frame("suivi", "m1", {"reference": theirs}))
    assert len(stranger.rows(outbox)) == before + 1


# ---- completed and withdrawn


def test_a_detail_is_noted_for_the_agent_and_masked(desk):
    reference = filed(desk).reference
    detail = "le commerçant a reconnu son erreur, carte 4970 1012 3456 7890"
    seen = desk.runs(CompleteComplaint(), Frame("complement", "m1", {"detail": detail}))
    assert (seen.names, seen.issue) == (["utter_complement_note"], "notee")
    ((actor, status, note),) = notes(desk, reference)
    assert (actor, status) == ("client", "ouverte")
    assert note.startswith("Le client ajoute : le commerçant a reconnu son erreur")
    assert "1012" not in note
    assert seen.values["detail"].startswith("le commerçant a reconnu son erreur, carte")
    assert "1012" not in seen.values["detail"]


def test_a_wish_to_withdraw_is_noted_and_the_complaint_stays_open(desk):
    reference = filed(desk).reference
    seen = desk.runs(WithdrawComplaint(), Frame("retrait", "m1"), text="finalement je la retire, c'est réglé")
    assert (seen.names, seen.issue) == (["utter_retrait_transmis"], "transmis")
    assert notes(desk, reference) == [
        (
            "client",
            "ouverte",
            "Le client demande à retirer sa réclamation : finalement je la retire, c'est réglé",
        )
    ]
    assert desk.read(register.get, reference).status == "ouverte"


def _breaks(*_: object, **__: object) -> None:
    raise RuntimeError("the database is gone")


# ---- its copy by e-mail


def test_the_copy_is_sent_where_he_says_and_it_is_told_where(desk):
    reference = filed(desk).reference
    seen = desk.runs(SendCopy(), Frame("copie", "m1", {"email": "lea@exemple.fr"}))
    assert (seen.names, seen.issue, seen.result["reference"]) == (
        ["utter_copie_envoyee"],
        "envoyee",
        reference,
    )


def test_without_an_address_no_copy_is_sent_and_the_action_says_nothing(desk):
    filed(desk)
    seen = desk.runs(SendCopy(), Frame("copie", "m1", {"email": SKIPPED}))
    assert (seen.names, seen.issue) == ([], "sans_adresse")


def test_past_the_mails_of_a_day_he_is_told_that_it_goes_tomorrow(desk):
    filed(desk, email="claire@exemple.fr")
    frames = [Frame("copie", f"m{number}", {"email": f"lea{number}@exemple.fr"}) for number in range(4)]
    *sent, last = [desk.runs(SendCopy(), frame) for frame in frames]
    assert sent[0].issue == "envoyee" and last.issue == "trop" and last.names == ["utter_copie_demain"]
    assert not [mail for mail in desk.rows(outbox) if mail.recipient == "lea3@exemple.fr"]


def test_a_stranger_s_copy_is_sent_to_nobody(opens):
    theirs = filed(opens()).reference
    stranger = opens(customer=None)
    frame = Frame("copie", "m1", {"reference": theirs, "email": "lea@exemple.fr"})
    assert (seen := stranger.runs(SendCopy(), frame)).issue == "introuvable" and seen.names == []
