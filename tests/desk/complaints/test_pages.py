"""Complaints: what is late first, answers that the law allows, nothing lost of a stale form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from aide.complaints.complaint import Operation
from aide.complaints.tables import complaints
from aide.db import reading, writing
from aide.journal.conversations import Customer
from aide.mail.tables import outbox

from ..web import Browser, hidden, text
from ..world import CLAIRE, NOW, World


def filed(world: World, *, days_ago: int = 0, **more):
    return world.complaint(world.conversation("Frais"), at=NOW - timedelta(days=days_ago), **more)


def test_what_is_late_comes_first_then_what_is_due_soon(browser: Browser, world: World) -> None:
    calm, late, soon = filed(world), filed(world, days_ago=40), filed(world, days_ago=18)
    page = browser.get("/reclamations").text
    places = [page.index(f"/reclamations/{one.reference}") for one in (late, soon, calm)]
    assert places == sorted(places)
    assert late.reference in browser.get("/reclamations?lateness=late").text
    assert calm.reference not in browser.get("/reclamations?lateness=late").text


def test_a_complaint_shows_the_customer_s_name_then_the_id(browser: Browser, world: World) -> None:
    one = world.complaint(world.conversation("Frais", customer=CLAIRE))
    nobody = filed(world)
    for path in ("/reclamations", f"/reclamations/{one.reference}"):
        assert "Claire Martin demo-claire" in text(browser.get(path)), path
    assert one.reference in browser.get("/reclamations?q=claire+m").text
    assert nobody.reference in browser.get("/reclamations?q=demo-claire").text
    assert "Aucune réclamation" in text(browser.get("/reclamations?q=martine"))


def test_a_name_with_an_accent_is_found_and_one_that_hides_a_number_is_masked(
    browser: Browser, world: World
) -> None:
    elise = world.complaint(world.conversation("Un", customer=Customer("demo-elise", "Élise 06 12 34 56 78")))
    with writing(world.engine) as c:
        c.execute(
            complaints.update().where(complaints.c.reference == elise.reference).values(customer="demo-elise")
        )
    for query in ("Élise", "demo-elise"):
        page = browser.get(f"/reclamations?q={query}")
        assert (
            elise.reference in page.text and "Élise [téléphone]" in text(page) and "06 12 34" not in page.text
        )


def test_a_complaint_whose_customer_has_no_conversation_left_shows_the_id(
    browser: Browser, world: World
) -> None:
    filed(world)
    assert "demo-claire" in text(browser.get("/reclamations")) and "None" not in text(
        browser.get("/reclamations")
    )


@pytest.mark.parametrize("asked", ["status=x", "since=hier", "lateness=peut-etre", "owner=zoe"])
def test_a_wrong_filter_of_complaints_is_told(browser: Browser, world: World, asked: str) -> None:
    one = filed(world)
    page = browser.get(f"/reclamations?{asked}")
    assert page.status_code == 400 and "n'est pas appliqué" in text(page) and one.reference in page.text


def test_an_answer_is_mailed_once_and_changes_the_state(browser: Browser, world: World, engine) -> None:
    one = filed(world, email="zoe@example.org")
    path = f"/reclamations/{one.reference}"
    assert "Référence" not in browser.get(path).text or one.reference in browser.get(path).text
    gap = browser.sends(f"{path}/reponse", path, texte="Bonjour [à remplir]", outcome="acceptee")
    assert gap.status_code == 400 and "crochets" in text(gap) and "[à remplir]" in gap.text
    browser.sends(f"{path}/reponse", path, texte="Nous remboursons les frais le 25/11.", outcome="acceptee")
    assert "Répondue" in text(browser.get(path))
    with reading(engine) as c:
        mails = [row for row in c.execute(outbox.select()) if row.key.startswith("reponse:")]
    assert [(mail.recipient, "remboursons" in mail.body) for mail in mails] == [("zoe@example.org", True)]


def test_a_refusal_tells_the_recourse_or_is_not_sent(browser: Browser, world: World, engine) -> None:
    one = filed(world, email="zoe@example.org")
    path = f"/reclamations/{one.reference}"
    refused = browser.sends(f"{path}/reponse", path, texte="Non, car le mandat est signé.", outcome="refusee")
    assert refused.status_code == 400 and "recours" in text(refused) and "le mandat est signé" in refused.text
    with reading(engine) as c:
        assert not [row for row in c.execute(outbox.select()) if row.key.startswith("reponse:")]


def test_a_holding_reply_has_a_reason_and_a_date_the_law_allows(browser: Browser, world: World) -> None:
    one = filed(world)
    path = f"/reclamations/{one.reference}"
    late = browser.sends(f"{path}/attente", path, reason="attente du commerçant", until="2027-06-01")
    assert late.status_code == 400 and "au plus tard le dernier délai" in text(late)
    browser.sends(f"{path}/attente", path, reason="attente du commerçant", until="2026-12-20")
    assert "jusqu'au 20/12/2026" in text(browser.get(path))


def test_a_stale_form_changes_nothing_and_keeps_what_was_typed(
    browser: Browser, sophie: Browser, world: World
) -> None:
    one = filed(world)
    path = f"/reclamations/{one.reference}"
    old = browser.get(path).text
    sophie.sends(f"{path}/etat", path, status="en_cours", note="je m'en occupe")
    values = {"form_token": hidden(old), "version": "1", "texte": "Réponse de Malik", "outcome": "acceptee"}
    answer = browser.http.post(f"{path}/reponse", data=values)
    assert (
        answer.status_code == 409 and "Réponse de Malik" in answer.text and "je m'en occupe" in text(answer)
    )
    assert "En cours" in text(browser.get(path))


def test_a_complaint_of_several_operations_shows_each_and_the_csv_too(browser: Browser, world: World) -> None:
    several = (Operation(Decimal("9.90"), date(2026, 9, 12)), Operation(Decimal("40.10"), date(2026, 10, 12)))
    one = world.complaint(world.conversation("Des frais"), operations=several)
    said = text(browser.get(f"/reclamations/{one.reference}"))
    assert "Montant total 50,00 €" in said and "Première opération 20/11/2026" in said
    assert "Opérations 9,90 € le 12/09/2026 40,10 € le 12/10/2026" in said
    assert "9,90\u202f€ le 12/09/2026 ; 40,10" in browser.get(f"/reclamations/{one.reference}.csv").text
    alone = world.complaint(world.conversation("Un seul"))
    assert "Opérations" not in text(browser.get(f"/reclamations/{alone.reference}"))


def test_the_csv_has_a_row_a_complaint_and_no_formula(
    browser: Browser, sophie: Browser, world: World
) -> None:
    one = filed(world, description='=HYPERLINK("http://evil")')
    listed = browser.get("/reclamations/liste.csv")
    rows = listed.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Référence;") and rows[1].startswith(one.reference)
    assert "'=HYPERLINK" in rows[1]
    assert one.reference in browser.get(f"/reclamations/{one.reference}.csv").text
    assert "a exporté" in text(sophie.get("/audit"))


def test_reading_a_complaint_is_in_the_audit(browser: Browser, sophie: Browser, world: World) -> None:
    one = filed(world)
    browser.get(f"/reclamations/{one.reference}")
    assert f"a lu en clair : {one.reference}" in text(sophie.get("/audit"))
