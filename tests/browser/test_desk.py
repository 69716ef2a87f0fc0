"""The desk in a browser: two agents and two customers at once, complaints, reviews,
every page without a barrier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from .desk_agent import TABLET, WIDE, DeskAgent
from .test_widget_motifs import answers_what_is_asked

PAGES = ("/conversations", "/direct", "/reclamations", "/ameliorer", "/chiffres", "/comptes", "/audit")


@pytest.fixture
def agents(browser: Browser, product, screenshots) -> Iterator[Callable[..., DeskAgent]]:
    made: list[DeskAgent] = []

    def agent(login: str, *, screen: dict[str, int] = WIDE, **options: object) -> DeskAgent:
        made.append(DeskAgent(browser, product, screenshots, login, screen=screen, **options))
        return made[-1].logs_in()

    yield agent
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.leaves()
    assert not faults, faults


def test_two_agents_and_two_customers_at_once(people, agents):
    claire, karim = people(["4321"]).opens_aide(), people(["5678"]).opens_aide()
    claire.says("mon virement de 81 euros pour Zoé n'arrive pas").says("je veux un conseiller")
    karim.says("on m'a pris 27 euros de frais").says("un conseiller svp")
    sophie, malik = agents("sophie"), agents("malik")
    malik.waits_for("81 euros")
    sophie.claims("81 euros")
    malik.claims("27 euros")
    claire.sees("Sophie a rejoint")
    karim.sees("Malik a rejoint")
    sophie.says("Bonjour, ici Sophie.")
    malik.says("Bonjour, ici Malik.")
    claire.sees("ici Sophie").sees_no("ici Malik")
    karim.sees("ici Malik").sees_no("ici Sophie")
    claire.says("merci sophie", answered=False)
    karim.says("merci malik", answered=False)
    sophie.sees("merci sophie")
    malik.sees("merci malik")
    expect(malik.thread).not_to_contain_text("merci sophie")
    claire.page.locator("#aide-field").press_sequentially("je tape")
    sophie.sees("Le client écrit…").takes_a_picture("direct").meets_no_barrier()
    malik.page.locator("#texte").press_sequentially("je")
    expect(karim.page.locator("#aide-typing")).to_contain_text("Malik écrit")
    malik.page.get_by_role("button", name="Au revoir", exact=True).click()
    expect(malik.page.locator("#texte")).to_have_value(re.compile("^je\n?Merci de votre patience"))
    malik.closes("Résolu").sees("Conversation close")
    karim.sees("Malik a quitté la conversation")
    sophie.closes("Réclamation déposée")


def test_the_second_to_claim_is_told_who_has_it(people, agents):
    customer = (
        people(["4321"]).opens_aide().says("vous ouvrez le samedi chez carrefour ?").says("un conseiller")
    )
    sophie, malik = agents("sophie"), agents("malik")
    malik.waits_for("vous ouvrez le samedi chez carrefour ?")
    malik.page.evaluate("document.querySelector('#file').removeAttribute('hx-trigger')")
    late = malik.page.locator("#file tr", has_text="vous ouvrez le samedi chez carrefour ?").get_by_role(
        "button", name="Prendre"
    )
    form = late.evaluate("(button) => button.form.action")
    sophie.claims("vous ouvrez le samedi chez carrefour ?")
    token = malik.page.locator("meta[name=form-token]").get_attribute("content")
    answer = malik.context.request.post(form, form={"form_token": token})
    assert "Sophie Lambert a déjà pris cette conversation en charge" in answer.text()
    customer.sees("Sophie a rejoint")
    sophie.closes("Résolu")


def test_a_chat_passes_to_a_colleague_then_back_to_the_queue(people, agents):
    customer = people(["4321"]).opens_aide().says("quelle est la météo à Brest").says("un conseiller")
    sophie, malik = agents("sophie"), agents("malik")
    sophie.claims("quelle est la météo à Brest")
    sophie.page.get_by_label("Transférer à").select_option(label="Malik Haddad")
    sophie.page.get_by_role("button", name="Transférer").click()
    customer.sees("Malik prend la suite")
    malik.goes_to("/direct")
    malik.page.locator("a[data-open]").first.click()
    malik.says("Je reprends.")
    customer.sees("Je reprends.")
    malik.page.get_by_label("Transférer à").select_option("file")
    malik.page.get_by_role("button", name="Transférer").click()
    customer.sees("Malik n'est plus disponible")
    expect(customer.page.locator("#aide-queue")).to_be_visible()
    sophie.claims("quelle est la météo à Brest").closes("Résolu")


def test_a_restart_of_the_desk_loses_and_doubles_nothing(people, agents, product):
    customer = people(["4321"]).opens_aide().says("qui a gagné le match").says("un conseiller")
    sophie = agents("sophie").claims("qui a gagné le match").says("Avant le redémarrage.")
    product.desk.kill()
    customer.says("pendant le redémarrage", answered=False)
    expect(customer.page.locator(".line.customer").last).to_have_attribute("data-state", "sent")
    product.desk.start()
    product.desk.wait()
    sophie.sees("pendant le redémarrage").says("Après le redémarrage.")
    customer.sees("Après le redémarrage.")
    assert customer.lines.count("Avant le redémarrage.") == customer.lines.count("Après le redémarrage.") == 1
    sophie.closes("Résolu")


def test_a_complaint_is_found_answered_by_mail_and_its_stale_form_kept(people, agents, product):
    customer = people(["4321"]).opens_aide().says("on ma pris 12€ de frais hier sans rien me dire")
    customer.presses("Oui, déposer")
    answers_what_is_asked(customer)
    reference = re.search(r"REC-2026-\d{6}", customer.page.locator(".summary-reclamation").inner_text())[0]
    malik, sophie = agents("malik"), agents("sophie")
    malik.goes_to(f"/reclamations?q={reference}").sees(reference).takes_a_picture(
        "reclamations"
    ).meets_no_barrier()
    malik.page.get_by_role("link", name=reference).click()
    malik.page.get_by_role("button", name="Accord", exact=True).click()
    malik.page.locator("select[name=outcome]").select_option("acceptee")
    malik.page.get_by_role("button", name="Répondre et marquer").click()
    malik.sees("passage entre crochets").takes_a_picture("reclamation").meets_no_barrier()
    sophie.goes_to(f"/reclamations/{reference}")
    sophie.page.get_by_label("Note", exact=True).fill("je m'en occupe")
    sophie.page.get_by_role("button", name="Enregistrer").click()
    sophie.sees("mise à jour")
    answer = "Nous remboursons 12 € le 25 novembre."
    malik.page.locator("#texte").fill(answer)
    malik.page.get_by_role("button", name="Répondre et marquer").click()
    malik.sees("Un collègue a modifié")
    expect(malik.page.locator("#texte")).to_have_value(answer)
    malik.page.get_by_role("button", name="Répondre et marquer").click()
    malik.sees("Réponse enregistrée")
    outbox = product.folder / "var" / "outbox"
    expect(malik.main).to_contain_text("Répondue")
    for _ in range(80):
        if any("remboursons" in path.read_text() for path in outbox.glob("*.eml")):
            return
        malik.page.wait_for_timeout(100)
    raise AssertionError("no mail in the outbox")


def test_reviewing_a_conversation(people, agents):
    people(["4321"]).opens_aide().says(
        "un prélèvement bizarre de 29,99 de FitnessPlus que j'ai jamais autorisé"
    )
    malik, sophie = agents("malik"), agents("sophie")
    malik.goes_to("/conversations?q=prelevement+fitnessp").takes_a_picture("conversations").meets_no_barrier()
    malik.page.locator("[data-open]").first.click()
    malik.sees("Prélèvement contesté").sees("FitnessPlus")
    expect(malik.page.locator(".turn .read").first).to_contain_text(re.compile(r"Il (?:raconte|demande) : "))
    malik.takes_a_picture("conversation").meets_no_barrier()
    address = malik.page.url
    malik.page.get_by_label("Ajouter une note").fill("vu avec le client")
    malik.page.get_by_role("button", name="Ajouter", exact=True).click()
    malik.sees("vu avec le client")
    expect(malik.page.get_by_role("button", name="Afficher les données personnelles")).to_have_count(0)
    sophie.page.goto(address)
    sophie.page.get_by_role("button", name="Afficher les données personnelles").click()
    sophie.sees("inscrite au journal d'audit").sees("camille@example.org")
    sophie.goes_to("/audit").sees("a lu en clair")


def test_what_was_understood_badly_is_put_right_once(people, agents):
    people().opens_aide().says("fghjkl mlkjhg")
    malik = agents("malik").goes_to("/ameliorer").sees("fghjkl mlkjhg")
    malik.takes_a_picture("ameliorer").meets_no_barrier()
    doubt = malik.page.locator(".doubt", has_text="fghjkl mlkjhg")
    doubt.locator("select").select_option(label="Aucune de ces intentions")
    doubt.get_by_role("button", name="Valider").click()
    malik.sees("Message traité")
    expect(malik.main).not_to_contain_text("fghjkl mlkjhg")


def test_the_keyboard_is_enough(people, agents):
    for said in ("clavier un", "clavier deux"):
        people().opens_aide().says(said)
    malik = agents("malik").goes_to("/conversations?q=clavier")
    page = malik.page
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-open]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversations/*")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_url("**/reclamations")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()


@pytest.mark.parametrize("screen", [WIDE, TABLET], ids=["wide", "tablet"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier(people, agents, screen, scheme):
    people(["4321"]).opens_aide().says("on ma pris 12€ de frais hier")
    sophie = agents("sophie", screen=screen, color_scheme=scheme)
    for path in PAGES:
        sophie.goes_to(path).meets_no_barrier()
        sophie.takes_a_picture(f"{path.strip('/')}-{scheme}-{screen['width']}")
