"""Bad networks, restarts, expired tokens, several tabs: always a sentence, nothing lost, nothing twice."""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.plain_http import request

from .customer import BY_LETTER, HOURS, LETTER, OPEN, PHONE


@pytest.fixture
def revived(product):
    """The assistant is up again for whoever comes next, whatever the test did to it."""
    yield product
    if not product.assistant.is_running():
        product.assistant.start()
    product.assistant.resume()
    product.assistant.wait()


def test_after_a_reload_the_same_conversation_is_there_nothing_missing_nothing_twice(people):
    customer = people().opens_aide().says(HOURS).says("merci")
    before = customer.lines
    customer.page.reload()
    expect(customer.panel).to_be_visible()
    customer.sees(HOURS)
    expect(customer.page.locator("#aide-log .bubble")).to_have_count(len(before))
    assert customer.lines == before


def test_on_another_page_of_the_site_the_conversation_goes_on(people):
    customer = people(["4321"]).opens_aide().says(HOURS)
    customer.goes_to("/espace-client/cartes")
    customer.sees(HOURS).says("merci bcp")


def test_a_message_written_while_the_network_is_cut_leaves_by_itself_when_it_returns(people):
    customer = people().opens_aide()
    customer.expects_errors()
    customer.context.set_offline(True)
    customer.loses_the_connection()
    expect(customer.notice).to_contain_text(re.compile("hors ligne|Connexion perdue"))
    customer.takes_a_picture("hors-ligne").meets_no_barrier()
    customer.says(HOURS, answered=False)
    own = customer.page.locator(".line.customer")
    expect(own).to_have_attribute("data-state", "sending")
    customer.context.set_offline(False)
    customer.sees(OPEN, seconds=20)
    expect(own).to_have_attribute("data-state", "sent")
    assert customer.lines.count(HOURS) == 1


def test_an_unsent_message_survives_a_reload(people):
    customer = people().opens_aide()
    customer.expects_errors()
    customer.page.route("**/socket.io/**", lambda route: route.abort())
    customer.loses_the_connection()
    customer.says(LETTER, answered=False)
    customer.page.unroute("**/socket.io/**")
    customer.page.reload()
    customer.sees(BY_LETTER, seconds=20)
    assert customer.lines.count(LETTER) == 1


def test_the_server_killed_in_the_middle_of_a_message_and_started_again(people, revived):
    customer = people().opens_aide().says("bonjour")
    # Its turn is over, not only its answer shown: what is cut off before that is answered again.
    expect(customer.page.locator(".line.customer").last).to_have_attribute("data-state", "sent")
    customer.expects_errors()
    revived.assistant.pause()
    customer.says(HOURS, answered=False)
    revived.assistant.kill()
    expect(customer.notice).to_contain_text(re.compile("Connexion perdue|ne répond pas"))
    customer.takes_a_picture("serveur-arrete")
    revived.assistant.start()
    revived.assistant.wait()
    customer.sees(OPEN, seconds=30)
    expect(customer.page.locator(".line.customer").last).to_have_attribute(
        "data-state", "sent", timeout=20_000
    )
    assert Counter(customer.lines)[HOURS] == 1
    assert sum(OPEN in line for line in customer.lines) == 1
    # The greeting, the two messages, and one answer to each.
    assert len(customer.lines) == 5


def test_a_server_that_refuses_is_told_and_tried_again(people):
    customer = people()
    customer.expects_errors()
    customer.page.route("**/socket.io/**", lambda route: route.abort())
    customer.page.route_web_socket(re.compile(".*/socket.io/.*"), lambda socket: socket.close())
    customer.goes_to().button.click()
    expect(customer.notice).to_contain_text("Le service ne répond pas", timeout=15_000)
    expect(customer.notice.get_by_role("button", name="Réessayer maintenant")).to_be_visible()
    customer.takes_a_picture("refuse").meets_no_barrier()


def test_when_the_widget_cannot_be_loaded_the_button_says_it(people):
    customer = people()
    customer.expects_errors()
    customer.page.route("**/widget/panel.js", lambda route: route.abort())
    customer.goes_to().button.click()
    expect(customer.page.locator("#aide-note")).to_contain_text("ne peut pas s'ouvrir")
    customer.page.unroute("**/widget/panel.js")


def test_two_tabs_show_the_same_and_the_other_counts_what_is_unread(people):
    customer = people(["4321"]).opens_aide().says("bonjour")
    other = customer.opens_a_tab()
    other.goto(customer.product.sandbox.url + "/")
    badge = other.locator("aide-widget .badge")
    customer.says(HOURS)
    expect(badge).to_be_hidden()  # read in the first tab: nothing is unread
    other.locator("#aide-button").click()
    expect(other.locator("#aide-log")).to_contain_text(HOURS)
    expect(other.locator("#aide-log .bubble")).to_have_count(len(customer.lines))
    customer.says("merci beaucoup")
    expect(other.locator("#aide-log .bubble")).to_have_count(len(customer.lines))
    assert other.locator("#aide-log .bubble").all_inner_texts() == customer.lines


CLOSES_AS_IT_SENDS = """() => {
  const form = document.querySelector("aide-widget").shadowRoot.querySelector("form.composer");
  const escape = () => new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true });
  form.addEventListener("submit", () => form.dispatchEvent(escape()), { once: true });
}"""
"""The panel is closed by the key in the moment of sending: the answer, however quick, comes afterwards."""


def test_an_answer_that_comes_while_the_panel_is_closed_is_counted_on_the_button(people):
    customer = people().opens_aide()
    customer.page.evaluate(CLOSES_AS_IT_SENDS)
    customer.says(HOURS, answered=False)
    expect(customer.page.locator("aide-widget .badge")).to_have_text("1")
    expect(customer.button).to_have_accessible_name("Aide, 1 message(s) non lu(s)")
    customer.button.click()
    expect(customer.page.locator("aide-widget .badge")).to_be_hidden()


def test_an_expired_token_is_replaced_by_the_page_and_the_draft_is_kept(people):
    customer = people(["4321"])
    expired = customer.bank.token(customer.id, seconds=-30)
    customer.expects_errors()
    customer.page.evaluate(
        "(token) => document.querySelector('aide-widget').setAttribute('token', token)", expired
    )
    customer.opens_aide().types("ma carte est")
    customer.says("on ma volé ma carte")
    customer.sees("définitif")


def test_an_expired_token_that_nobody_replaces_is_told_and_the_draft_is_kept(people):
    customer = people(["4321"])
    customer.expects_errors()
    customer.page.route("**/espace-client/jeton", lambda route: route.fulfill(status=401, body="{}"))
    expired = customer.bank.token(customer.id, seconds=-30)
    customer.page.evaluate(
        "(token) => document.querySelector('aide-widget').setAttribute('token', token)", expired
    )
    customer.button.click()
    customer.types("ma carte est perdue")
    expect(customer.notice).to_contain_text("session de l'espace client a expiré", timeout=15_000)
    expect(customer.page.locator("#aide-field")).to_have_value("ma carte est perdue")
    customer.takes_a_picture("jeton-expire").meets_no_barrier()
    customer.notice.get_by_role("button", name="Continuer sans être connecté").click()
    customer.sees("assistant automatique")


def test_after_a_logout_the_next_person_does_not_find_the_conversation(people):
    customer = people(["4321"]).opens_aide().says("on ma pris 12€ de frais hier")
    customer.page.locator("#aide-close").click()
    customer.page.get_by_role("button", name="Se déconnecter").first.click()
    customer.page.wait_for_url("**/connexion**")
    customer.opens_aide().sees_no("12€ de frais")


def test_login_in_the_middle_keeps_the_conversation(people):
    customer = people().opens_aide().says("on ma pris 12€ de frais hier")
    customer.page.keyboard.press("Escape")
    customer.logs_in(["4321"])
    customer.opens_aide().sees("12€ de frais hier")


def test_two_messages_in_a_second_are_answered_in_order(people):
    customer = people().opens_aide()
    customer.says(HOURS, answered=False).says(LETTER, answered=False)
    customer.sees(BY_LETTER)
    own = [line for line in customer.lines if line.endswith("?") and len(line) < 40]
    assert own[:2] == [HOURS, LETTER]


def test_a_clock_that_is_wrong_by_a_day_changes_nothing(people):
    customer = people(screen=PHONE)
    customer.page.clock.install(time="2026-11-25T03:00:00")
    customer.page.clock.resume()
    customer.opens_aide().says(HOURS)
    times = customer.page.locator(".line time").all_inner_texts()
    assert all(time_.startswith("10:") for time_ in times), times


def test_ten_thousand_characters_are_told_before_sending(people):
    customer = people().opens_aide().types("a" * 10_000)
    expect(customer.page.locator("#aide-count")).to_contain_text("10000 caractères sur 4000")
    expect(customer.page.locator("#aide-send")).to_be_disabled()
    customer.page.keyboard.press("Enter")
    assert len(customer.lines) == 1
    customer.takes_a_picture("trop-long").meets_no_barrier()


def test_a_card_number_is_warned_about_and_masked_before_it_leaves(people):
    customer = people().opens_aide().types("ma carte 4111 1111 1111 1111 est volée")
    warning = customer.page.locator("#aide-warning")
    expect(warning).to_contain_text("numéro de carte complet")
    customer.takes_a_picture("numero-de-carte").meets_no_barrier()
    customer.page.keyboard.press("Enter")
    assert len(customer.lines) == 1
    warning.get_by_role("button", name="Masquer et envoyer").click()
    customer.sees("•••• 1111").sees_no("4111 1111")
    assert "4111 1111 1111" not in customer.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    )


def test_markup_in_a_message_stays_text(people):
    customer = people().opens_aide().says("<img src=x onerror=alert(1)> bonjour <b>là</b>")
    customer.sees("<img src=x onerror=alert(1)>")
    assert customer.page.locator("#aide-log img, #aide-log b").count() == 0


def test_the_page_holds_a_strict_policy_and_the_widget_works_under_it(people):
    customer = people()
    answer = customer.page.goto(customer.product.sandbox.url + "/")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    customer.opens_aide().says("bonjour")


def test_nothing_but_the_button_is_loaded_before_the_first_click(people):
    customer = people()
    asked: list[str] = []
    customer.page.on("request", lambda request: asked.append(request.url))
    customer.goes_to()
    expect(customer.button).to_be_visible()
    time.sleep(1.0)
    names = {url.rsplit("/", 1)[1] for url in asked if "/widget/" in url}
    assert names == {"aide-widget.js", "dom.js", "texts.js", "button.css"}


def test_the_files_are_served_with_care(product):
    url = product.assistant.url
    for path in (
        "/widget/../domain.yml",
        "/widget/%2e%2e/domain.yml",
        "/widget/absent.js",
        "/widget/README.md",
    ):
        assert request("GET", url + path).status_code == 404, path
    answer = request("GET", f"{url}/widget/aide-widget.js", headers={"Origin": product.sandbox.url})
    assert answer.headers["access-control-allow-origin"] == product.sandbox.url
    assert answer.headers["content-type"].startswith("text/javascript")
    assert (
        request(
            "GET", f"{url}/widget/aide-widget.js", headers={"If-None-Match": answer.headers["etag"]}
        ).status_code
        == 304
    )
    stranger = request("GET", f"{url}/widget/aide-widget.js", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers
