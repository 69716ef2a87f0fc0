"""Keyboard alone, screen readers, big text, small screens: WCAG 2.2 AA."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .customer import DESKTOP, HOURS, PHONE


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(people, screen, theme):
    customer = people(["4321"], screen=screen)
    customer.page.evaluate(
        "(theme) => document.querySelector('aide-widget').setAttribute('theme', theme)", theme
    )
    customer.meets_no_barrier()
    customer.opens_aide().meets_no_barrier()
    customer.says("on ma pris 12€ de frais hier").takes_a_picture(
        f"aide-{theme}-{screen['width']}"
    ).meets_no_barrier()
    customer.page.locator("#aide-menu-button").click()
    customer.meets_no_barrier()


def test_the_keyboard_is_enough(people):
    customer = people()
    customer.goes_to()
    customer.button.focus()
    page = customer.page
    page.keyboard.press("Enter")
    expect(page.locator("#aide-field")).to_be_focused()
    expect(customer.log).to_contain_text("assistant automatique")
    page.keyboard.type("on ma pris 12€ de frais hier")
    page.keyboard.press("Enter")
    expect(customer.reply("Oui, déposer")).to_be_visible()
    expect(customer.page.locator("#aide-typing")).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#aide-replies button").first).to_be_focused()
    customer.can_press("Oui, déposer")
    page.keyboard.press("Enter")
    expect(page.locator(".line.customer").last).to_contain_text("Oui, déposer")
    expect(page.locator("#aide-field")).to_be_focused()


def test_focus_stays_inside_and_is_given_back(people):
    customer = people().opens_aide()
    page = customer.page
    focused = "document.querySelector('aide-widget').shadowRoot.activeElement?.id"
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(focused))
    assert {"aide-field", "aide-send", "aide-close", "aide-menu-button", "aide-log"} <= seen
    assert "aide-button" not in seen and None not in seen
    page.keyboard.press("Escape")
    expect(customer.panel).to_be_hidden()
    assert page.evaluate(focused) == "aide-button"
    expect(customer.button).to_have_attribute("aria-expanded", "false")


def test_what_is_said_is_announced_politely_and_everything_has_a_name(people):
    customer = people().opens_aide().says(HOURS)
    expect(customer.log).to_have_attribute("aria-live", "polite")
    assert customer.log.get_attribute("role") == "log"
    expect(customer.panel).to_have_accessible_name("Aide SmartPay")
    for button in customer.panel.get_by_role("button").all():
        assert button.evaluate("(b) => (b.getAttribute('aria-label') || b.textContent).trim()")


def test_at_200_percent_and_on_a_small_screen_the_field_stays_reachable(people):
    # 200 % of a 1280 × 800 window leaves 640 × 400 CSS pixels.
    customer = people(screen={"width": 640, "height": 400}).opens_aide().says("on ma pris 12€ de frais hier")
    customer.can_press("Oui, déposer")  # the whole turn is there: what comes later moves what is read
    field = customer.page.locator("#aide-field")
    field.scroll_into_view_if_needed()
    expect(field).to_be_in_viewport()
    assert customer.panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    customer.takes_a_picture("zoom-200")


def test_on_a_phone_the_panel_fills_the_screen_and_no_text_is_cut(people):
    customer = (
        people(screen=PHONE)
        .opens_aide()
        .says("un prelevement de 29,99 de FitnessPlus que jai jamais autorisé")
    )
    box = customer.panel.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, PHONE["width"], PHONE["height"])
    assert customer.panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    for target in customer.panel.locator("button:visible").all():
        size = target.bounding_box()
        assert min(size["width"], size["height"]) >= 24, target.inner_text()  # WCAG 2.2, 2.5.8


def test_who_wants_no_motion_gets_none(people):
    animation = "(panel) => getComputedStyle(panel).animationName"
    assert people(reduced_motion="reduce").opens_aide().panel.evaluate(animation) == "none"
    assert people(reduced_motion="no-preference").opens_aide().panel.evaluate(animation) == "rise"


def test_high_contrast_keeps_borders(people):
    customer = people(forced_colors="active").opens_aide().says("on ma pris 12€ de frais hier")
    assert (
        customer.page.locator(".bubble").first.evaluate("(b) => getComputedStyle(b).borderTopStyle")
        == "solid"
    )
    customer.takes_a_picture("contraste-force").meets_no_barrier()
