"""What is pressed is what could be read: a second click in a row answers no question
that has just come under it.
"""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Locator, expect

from .customer import DESKTOP, HOURS, LETTER, PHONE

LOST = "jai perdu ma carte ce matin"
UNSEEN_MS, DOUBLE_MS = 600, 200
# Presses that reached a button before it could be pressed.
LISTENS = """() => {
  window.early = 0;
  const replies = document.querySelector("aide-widget").shadowRoot.querySelector("#aide-replies");
  const count = ({ target }) => (window.early += target.closest("[aria-disabled]") ? 1 : 0);
  replies.addEventListener("click", count, { capture: true });
}"""


def middle(button: Locator) -> tuple[float, float]:
    box = button.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def customer(request, people):
    """Two cards may be lost; the log fills the screen:
    what blocks both comes to where the pointer chose both.
    """
    customer = people(["1111", "2222"], screen=request.param).opens_aide()
    customer.says(HOURS).says(LETTER).says(LOST)
    customer.page.evaluate(LISTENS)
    return customer


def test_a_double_click_on_cards_blocks_none(customer):
    place = middle(customer.can_press("Les deux"))
    customer.page.mouse.click(*place)
    customer.page.wait_for_timeout(DOUBLE_MS)
    customer.page.mouse.click(*place, click_count=2)
    expect(customer.can_press("Oui, bloquer")).to_be_visible()
    assert customer.lines.count("Oui, bloquer") == 0
    assert customer.statuses == ["active", "active"]


def test_clicks_in_a_row_stop_at_the_question_which_is_then_answered(customer):
    place = middle(customer.can_press("Les deux"))
    until = time.monotonic() + 15
    while not customer.page.evaluate("window.early") and time.monotonic() < until:
        customer.page.mouse.click(*place)
    assert customer.page.evaluate("window.early"), "no click came before the question could be read"
    expect(customer.can_press("Oui, bloquer")).to_be_visible()
    assert customer.lines.count("Oui, bloquer") == 0
    assert customer.statuses == ["active", "active"]
    customer.presses("Oui, bloquer").sees("cartes sont bloquées")
    assert customer.statuses == ["blocked", "blocked"]


def test_what_was_just_drawn_is_reached_but_not_pressed_by_the_keyboard(people):
    customer = people().opens_aide().says("on ma pris 12€ de frais hier")
    button = customer.can_press("Oui, déposer")
    # Shown again, the replies are new to the eye.
    customer.page.locator("#aide-close").click()
    held = customer.page.evaluate("""async () => {
      const widget = document.querySelector("aide-widget");
      const [panel, reply] = ["#aide-panel", ".reply"].map((one) => widget.shadowRoot.querySelector(one));
      widget.show();
      while (panel.hidden) await new Promise(requestAnimationFrame);
      reply.focus();
      reply.click();
      return reply.getAttribute("aria-disabled");
    }""")
    assert held == "true"
    assert customer.page.locator(".line.customer").count() == 1
    customer.can_press("Oui, déposer")
    expect(button).to_be_focused()
    customer.page.keyboard.press("Enter")
    expect(customer.page.locator(".line.customer").last).to_contain_text("Oui, déposer")


def test_the_replies_are_held_for_as_long_as_it_takes_to_see_them(people):
    customer = people().opens_aide()
    customer.page.evaluate("""() => {
      const replies = document.querySelector("aide-widget").shadowRoot.querySelector("#aide-replies");
      let drawn;
      window.held = new Promise((resolve) => {
        setTimeout(resolve, 10_000, 0);
        new MutationObserver((changes) => {
          if (changes.some(({ type }) => type === "childList")) drawn = performance.now();
          else if (drawn && !replies.querySelector("[aria-disabled]")) resolve(performance.now() - drawn);
        }).observe(replies, { childList: true, subtree: true, attributes: true });
      });
    }""")
    customer.says("on ma pris 12€ de frais hier")
    assert customer.page.evaluate("window.held") >= UNSEEN_MS - 20
