"""Waiting for a person, talking to one, and what happens when nobody comes; ending and rating."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .agent import Agent
from .customer import HOURS, OPEN, PHONE


@pytest.fixture
def agent(product) -> Agent:
    return Agent(product)


def test_a_customer_waits_talks_to_a_person_and_comes_back_to_the_bot(people, agent):
    customer = people(["4321"], screen=PHONE).opens_aide().says("je veux parler a un conseiller svp")
    place = customer.page.locator("#aide-queue")
    expect(place).to_contain_text(re.compile("le prochain|n° \\d+ dans la file"))
    expect(customer.page.locator("#aide-subtitle")).to_have_text("En attente d'un conseiller")
    customer.takes_a_picture("attente").meets_no_barrier()
    handoff = agent.claims(customer.conversation)
    expect(customer.page.locator("#aide-subtitle")).to_have_text("Vous parlez avec Amel")
    customer.sees("Amel a rejoint la conversation")
    expect(place).to_be_hidden()
    agent.says(handoff, "Bonjour, je regarde votre dossier.")
    customer.sees("je regarde votre dossier")
    expect(customer.page.locator(".line.agent .author").first).to_contain_text("Amel")
    customer.says("merci, j'attends", answered=False)
    expect(customer.page.locator(".line.customer").last).to_have_attribute("data-state", "sent")
    assert "merci, j'attends" in agent.reads(customer.conversation)
    customer.takes_a_picture("conseiller").meets_no_barrier()
    agent.closes(handoff)
    customer.sees("Amel a quitté la conversation")
    expect(customer.page.locator("#aide-subtitle")).to_have_text("Assistant automatique")
    customer.says(HOURS).sees(OPEN)


def test_when_nobody_comes_the_bot_takes_the_conversation_back_with_an_offer(people):
    customer = people(["4321"]).opens_aide().says("un conseiller")
    expect(customer.page.locator("#aide-queue")).to_be_visible()
    customer.sees("Aucun conseiller n'a pu vous répondre à temps", seconds=30)
    expect(customer.page.locator("#aide-queue")).to_be_hidden()
    expect(
        customer.page.locator("#aide-replies").get_by_role("button", name="Déposer une réclamation")
    ).to_be_visible()
    customer.takes_a_picture("personne-ne-vient")


def test_a_waiting_customer_may_leave_the_queue(people):
    customer = people(["4321"]).opens_aide().says("un conseiller")
    customer.presses("Ne plus attendre")
    expect(customer.page.locator("#aide-queue")).to_be_hidden()


def test_a_waiting_customer_may_still_block_the_card(people):
    customer = people(["4321"]).opens_aide().says("bloquez ma carte").says("un conseiller")
    customer.presses("Bloquer ma carte").sees("définitif")
    assert customer.statuses == ["active"]
    customer.presses("Oui, elle est perdue").sees("Numéro d'opposition")
    assert customer.statuses == ["blocked"]


def test_ending_is_asked_twice_then_rated_then_another_conversation_begins(people):
    customer = people(["4321"]).opens_aide().says(HOURS)
    page = customer.page
    page.locator("#aide-menu-button").click()
    page.locator("#aide-end").click()
    customer.takes_a_picture("terminer").meets_no_barrier()
    page.get_by_role("button", name="Non, continuer").click()
    expect(page.locator("#aide-field")).to_be_focused()
    page.locator("#aide-menu-button").click()
    page.locator("#aide-end").click()
    page.get_by_role("button", name="Oui, terminer").click()
    expect(page.locator(".ending")).to_contain_text("Cette conversation est terminée")
    expect(page.locator("#aide-replies")).to_be_hidden()
    page.get_by_role("radio", name="4 sur 5", exact=True).check(force=True)
    page.locator("#aide-word").fill("rapide, ma carte 4111 1111 1111 1111")
    customer.takes_a_picture("note").meets_no_barrier()
    page.get_by_role("button", name="Envoyer mon avis").click()
    expect(page.locator(".ending")).to_contain_text("Merci pour votre avis")
    page.locator("#aide-restart").click()
    customer.sees("assistant automatique").sees_no("vos horaires ?")


def test_the_transcript_is_downloaded(people):
    customer = people(["4321"]).opens_aide().says(HOURS)
    customer.page.locator("#aide-menu-button").click()
    with customer.page.expect_download() as download:
        customer.page.locator("#aide-download").click()
    text = download.value.path().read_text()
    assert all(line in text for line in customer.lines)


def test_an_opposition_card_can_be_copied(people):
    customer = people(["4321"], permissions=["clipboard-read", "clipboard-write"]).opens_aide()
    customer.says("on ma volé ma carte").presses("Oui, bloquer")
    customer.page.locator(".summary-opposition").get_by_role("button", name="Copier").click()
    expect(customer.page.locator(".summary-opposition [role=status]")).to_have_text("Copié")
    copied = customer.page.evaluate("navigator.clipboard.readText()")
    assert "4321" in copied and "Numéro d'opposition" in copied
