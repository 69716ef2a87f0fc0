"""The main job in a browser: each motive filed, a card blocked and seen as such on the bank's own page."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect

from .customer import PHONE

REFERENCE = re.compile(r"REC-2026-\d{6}")
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
    customer.presses("Déposer une réclamation")
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
    customer.can_press(re.compile("éclamation|ignaler")).click()
    answers_what_is_asked(customer)
    card = customer.page.locator(".summary-reclamation")
    expect(card).to_contain_text(REFERENCE)
    expect(card).not_to_contain_text("au plus tard")
    assert in_the_register(customer, REFERENCE.search(card.inner_text())[0])["motif"] == "paiement_frauduleux"


def test_a_blocked_card_is_seen_at_once_on_the_cards_page(people):
    customer = people(["4321"], screen=PHONE)
    customer.goes_to("/espace-client/cartes")
    state = customer.page.locator("[data-last4='4321'] .badge")
    expect(state).to_have_text("Active")
    customer.opens_aide().says("on ma volé ma carte ce matin dans le metro").takes_a_picture("opposition-telephone")
    customer.presses("Oui, bloquer").sees("4321")
    expect(customer.page.locator(".summary-opposition")).to_contain_text("Numéro d'opposition")
    customer.takes_a_picture("opposition-faite")
    customer.page.locator("#aide-close").click()
    expect(state).to_have_text("Bloquée")
    assert [card["status"] for card in customer.bank.cards(customer.id)] == ["blocked"]


def test_a_visitor_blocks_nothing_and_is_shown_the_way(people):
    visitor = people().opens_aide().says("jai perdu ma carte")
    visitor.sees("Faire opposition").sees("09 75 18 40 52")


def test_the_receipt_link_opens_the_printable_copy(people):
    customer = people(["4321"]).opens_aide().says("on ma pris 12€ de frais hier, je veux contester")
    customer.presses("Déposer une réclamation")
    answers_what_is_asked(customer)
    with customer.context.expect_page() as opened:
        customer.page.locator(".summary-reclamation").get_by_role("link", name="Voir la copie").click()
    expect(opened.value.locator("body")).to_contain_text(REFERENCE)


def answers_what_is_asked(customer) -> None:
    """Skip what may be skipped, tell what must be told, and confirm the summary."""
    for _ in range(8):
        if customer.page.locator(".summary-reclamation").count():
            return
        offered = customer.page.locator("#aide-replies button").all_inner_texts()
        yes = next((title for title in offered if title.startswith("Oui")), None)
        skip = next((title for title in offered if title in ("Je ne sais pas", "Passer", "Pas d'e-mail")), None)
        if yes or skip:
            customer.presses(yes or skip)
        else:
            customer.says("voici ce qui s'est passé : l'opération a été faite sans mon accord, et personne ne répond")
    raise AssertionError(f"still asking: {customer.lines[-3:]}")


def in_the_register(customer, reference: str) -> dict:
    desk = customer.product.desk.url
    token = {"Authorization": f"Bearer {customer.product.settings.desk_api_token}"}
    return httpx.get(f"{desk}/api/complaints/{reference}", headers=token).raise_for_status().json()
