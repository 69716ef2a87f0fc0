"""The main job in a browser: each motive filed, a card blocked and seen as such on the bank's own page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.plain_http import request

from .customer import PHONE

REFERENCE = re.compile(r"REC-2026-\d{6}")
DANGEROUS = re.compile(r"\bdanger\b")
REASONS = ["Oui, elle est perdue", "Oui, elle est volée", "Oui, paiement inconnu"]
STORIES = {
    "virement_en_retard": ["mon virement de 320 euros a julie martin fait lundi dernier est tjrs pas arrivé"],
    "frais": ["on ma pris 12€ de frais hier sans rien me dire c'est abusé"],
    "prelevement_abusif": ["un prelevement de 29,99 de FitnessPlus le 12/11 que jai jamais autorisé"],
    "remboursement_erreur": ["j'ai été débité 2 fois de 45,90 samedi, je veux etre remboursée"],
    "acces_compte": ["impossible de me connecter a mon espace depuis hier, code refusé"],
    "renouvellement_carte": ["ma carte a expiré et jai tjrs pas recu la nouvelle"],
}


@pytest.mark.parametrize("motif", STORIES)
def test_each_motive_is_filed(people, motif):
    customer = people(["4321"]).opens_aide()
    for said in STORIES[motif]:
        customer.says(said)
    customer.presses("Oui, déposer")
    answers_what_is_asked(customer)
    card = customer.page.locator(".summary-reclamation")
    expect(card).to_contain_text("Réclamation enregistrée")
    expect(card).to_contain_text(REFERENCE)
    reference = REFERENCE.search(card.inner_text())[0]
    filed = in_the_register(customer, reference)
    assert (filed["motif"], filed["customer"]) == (motif, customer.id)
    customer.takes_a_picture(f"motif-{motif}")


def test_a_disputed_card_payment_is_filed_without_a_promise_of_dates(people):
    customer = people(["4321"]).opens_aide()
    customer.says("ya un paiement de 89€ sur Zalando hier c'est pas moi, j'ai ma carte sur moi")
    customer.presses("Déposer une réclamation")
    answers_what_is_asked(customer)
    card = customer.page.locator(".summary-reclamation")
    expect(card).to_contain_text(REFERENCE)
    expect(card).not_to_contain_text("au plus tard")
    assert in_the_register(customer, REFERENCE.search(card.inner_text())[0])["motif"] == "paiement_frauduleux"
    assert customer.statuses == ["active"]


def test_a_blocked_card_is_seen_at_once_on_the_cards_page(people):
    customer = people(["4321"], screen=PHONE)
    customer.goes_to("/espace-client/cartes")
    state = customer.page.locator("[data-last4='4321'] .badge")
    expect(state).to_have_text("Active")
    customer.opens_aide().says("on ma volé ma carte ce matin dans le metro")
    customer.can_press("Oui, bloquer")
    customer.takes_a_picture("opposition-telephone")
    assert customer.statuses == ["active"]
    customer.presses("Oui, bloquer").sees("4321")
    expect(customer.page.locator(".summary-opposition")).to_contain_text("Numéro d'opposition")
    # A theft is no payment: all that is left to do is another card.
    expect(customer.reply("Oui, commander")).to_be_visible()
    customer.takes_a_picture("opposition-faite")
    customer.page.locator("#aide-close").click()
    expect(state).to_have_text("Bloquée")
    assert customer.statuses == ["blocked"]


def test_the_safe_answer_comes_first_and_what_cannot_be_undone_is_drawn_as_a_danger(people):
    customer = people(["4321"], screen=PHONE).opens_aide().says("je veux faire opposition")
    safe, *others = customer.page.locator("#aide-replies button").all()
    expect(safe).to_have_text("Non, ne pas bloquer")
    expect(safe).not_to_have_class(DANGEROUS)
    assert [one.inner_text() for one in others] == REASONS
    for one in others:
        expect(one).to_have_class(DANGEROUS)
    customer.takes_a_picture("opposition-raisons").meets_no_barrier()
    customer.presses("Non, ne pas bloquer").sees("reste active")
    assert customer.statuses == ["active"]


def test_a_visitor_blocks_nothing_and_is_shown_the_way(people):
    visitor = people().opens_aide().says("jai perdu ma carte")
    visitor.sees("Faire opposition").sees("09 75 18 40 52")


def test_the_receipt_link_opens_the_printable_copy(people):
    customer = people(["4321"]).opens_aide().says("on ma pris 12€ de frais hier, je veux contester")
    answers_what_is_asked(customer)
    with customer.context.expect_page() as opened:
        customer.page.locator(".summary-reclamation").get_by_role("link", name="Voir la copie").click()
    expect(opened.value.locator("body")).to_contain_text(REFERENCE)


def test_a_visitor_is_asked_for_an_address_with_the_keyboard_for_one(people):
    visitor = people(screen=PHONE).opens_aide()
    field = visitor.page.locator("#aide-field")
    visitor.says("on ma pris 12€ de frais hier")
    expect(field).to_have_attribute("inputmode", "text")
    visitor.presses("Oui, déposer").can_press("Pas d'e-mail")
    expect(field).to_have_attribute("inputmode", "email")
    visitor.takes_a_picture("adresse-telephone").says("nora@example.org")
    expect(field).to_have_attribute("inputmode", "text")
    visitor.presses("Oui, enregistrer").sees(REFERENCE)
    assert in_the_register(visitor, REFERENCE.search(visitor.lines[-1])[0])["email"] == "nora@example.org"


def answers_what_is_asked(customer) -> None:
    """Skip what may be skipped, tell what must be told, and confirm the summary. He has logged in."""
    for _ in range(8):
        if customer.page.locator(".summary-reclamation").count():
            return
        offered = customer.page.locator("#aide-replies button").all_inner_texts()
        assert "Pas d'e-mail" not in offered, "the bank knows his address"
        known = next((title for title in ("Oui, enregistrer", "Je ne sais pas") if title in offered), None)
        if known:
            customer.presses(known)
        else:
            customer.says(
                "voici ce qui s'est passé : l'opération a été faite sans mon accord, et personne ne répond"
            )
    raise AssertionError(f"still asking: {customer.lines[-3:]}")


def in_the_register(customer, reference: str) -> dict:
    desk = customer.product.desk.url
    token = {"Authorization": f"Bearer {customer.product.settings.desk_api_token}"}
    return request("GET", f"{desk}/api/complaints/{reference}", headers=token).raise_for_status().json()
