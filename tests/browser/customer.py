"""A customer at a browser, in the words of a tester: what he does, what he sees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.conversations.bank import Bank
from tests.conversations.servers import Product

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
PATIENCE_MS = 15_000
SERIOUS = {"serious", "critical"}
# Two questions of no consequence, with what every wording of their answers says.
HOURS, OPEN = "quels sont vos horaires ?", "9h à 17h"
LETTER, BY_LETTER = "où envoyer un courrier recommandé ?", re.compile("résilier|adresse postale")
# The page's sockets are kept, so that one can be cut as a network cuts it: without a word to the server.
SOCKETS = """
window.sockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    window.sockets.push(this);
  }
};
"""
CUT = """() => {
  for (const socket of window.sockets.splice(0)) {
    socket.onclose?.(new CloseEvent("close", { code: 1006 }));
    socket.close();
  }
}"""
CONFIRMED = '42["session_confirm",'


class Customer:
    """`faults` are the page's own errors: a test ends with none, but for what `expects_errors` allows."""

    def __init__(
        self, browser: Browser, product: Product, screenshots: Path, *, screen: dict[str, int], **options: Any
    ) -> None:
        self.product = product
        self.bank = Bank(product)
        self.id: str | None = None
        self.conversation: str | None = None
        self.faults: list[str] = []
        self._may_fail = False
        self._screenshots = screenshots
        self.context = browser.new_context(
            viewport=screen,  # type: ignore[arg-type]
            locale="fr-FR",
            timezone_id="Europe/Paris",
            has_touch=screen is PHONE,
            # Nothing to wait for: a panel that is still appearing has no contrast yet.
            **{"reduced_motion": "reduce", **options},
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.add_init_script(SOCKETS)
        self.page = self.opens_a_tab()

    def opens_a_tab(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._hears)
        page.on("websocket", lambda socket: socket.on("framereceived", self._receives))
        return page

    def expects_errors(self) -> None:
        """From now on the network is cut or a server is down:
        the browser's own messages about it are no fault.
        """
        self._may_fail = True

    def loses_the_connection(self) -> None:
        self.page.evaluate(CUT)

    def leaves(self) -> None:
        self.context.close()

    def goes_to(self, path: str = "/") -> Customer:
        self.page.goto(self.product.sandbox.url + path)
        return self

    def logs_in(self, cards: list[str], *, email: str | None = "camille@example.org") -> Customer:
        self.id = self.bank.new_customer(cards, email=email)
        self.goes_to("/connexion")
        self.page.check(f"input[name=client][value={self.id}]", force=True)
        self.page.get_by_role("button", name="Se connecter").click()
        self.page.wait_for_url("**/espace-client")
        return self

    def opens_aide(self) -> Customer:
        if not self.page.url.startswith(self.product.sandbox.url):
            self.goes_to()
        self.button.click()
        expect(self.log).to_contain_text("assistant automatique")
        return self

    @property
    def button(self) -> Locator:
        return self.page.locator("#aide-button")

    @property
    def panel(self) -> Locator:
        return self.page.locator("#aide-panel")

    @property
    def log(self) -> Locator:
        return self.page.locator("#aide-log")

    @property
    def notice(self) -> Locator:
        return self.page.locator("#aide-notice")

    @property
    def lines(self) -> list[str]:
        """Each bubble's text, in order."""
        return self.page.locator("#aide-log .bubble").all_inner_texts()

    @property
    def statuses(self) -> list[str]:
        """What the bank says of each of his cards."""
        assert self.id, "nobody has logged in"
        return [card["status"] for card in self.bank.cards(self.id)]

    def types(self, text: str) -> Customer:
        self.page.locator("#aide-field").fill(text)
        return self

    def says(self, text: str, *, answered: bool = True) -> Customer:
        """Write and send; with `answered`, wait until something was said after it."""
        before = self.page.locator(".line.customer").count()
        self.types(text)
        self.page.keyboard.press("Enter")
        return self._is_answered(before) if answered else self

    def presses(self, title: str, *, answered: bool = True) -> Customer:
        before = self.page.locator(".line.customer").count()
        self.can_press(title).click()
        return self._is_answered(before) if answered else self

    def reply(self, title: str | re.Pattern[str]) -> Locator:
        """The first button that is offered under this title (an exact one, but for a pattern)."""
        return self.page.locator("#aide-replies").get_by_role("button", name=title, exact=True).first

    def can_press(self, title: str | re.Pattern[str]) -> Locator:
        """The button, once it has been there long enough to be pressed."""
        button = self.reply(title)
        expect(button).not_to_have_attribute("aria-disabled", "true")
        return button

    def sees(self, text: str | re.Pattern[str], *, seconds: float = PATIENCE_MS / 1000) -> Customer:
        expect(self.log).to_contain_text(text, timeout=seconds * 1000)
        return self

    def sees_no(self, text: str) -> Customer:
        expect(self.log).not_to_contain_text(text)
        return self

    def takes_a_picture(self, name: str) -> Customer:
        with self._looked_at():
            self.page.screenshot(path=self._screenshots / f"{name}.png", animations="disabled")
        return self

    def meets_no_barrier(self) -> Customer:
        """axe-core, on the widget alone: nothing serious (WCAG 2.2 AA and its best practices)."""
        with self._looked_at():
            results = Axe().run(self.page, context="aide-widget")
        found = [one for one in results.response["violations"] if one["impact"] in SERIOUS]
        checked = results.response["passes"]
        assert checked, "axe looked at nothing"
        assert not found, [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
        return self

    @contextmanager
    def _looked_at(self) -> Iterator[None]:
        """The tools put a style of their own in the page, which its policy refuses:
        that is no fault of the page.
        """
        may_fail, self._may_fail = self._may_fail, True
        yield
        self.page.wait_for_timeout(50)
        self._may_fail = may_fail

    def _is_answered(self, before: int) -> Customer:
        own = self.page.locator(".line.customer").nth(before)
        expect(own).to_have_attribute("data-state", "sent")
        expect(
            own.locator(
                "xpath=following-sibling::*[contains(@class, 'line')][not(contains(@class, 'customer'))]"
            ).first
        ).to_be_visible()
        expect(self.page.locator("#aide-typing")).to_be_hidden()
        return self

    def _receives(self, frame: str | bytes) -> None:
        """The number of his conversation, as the server says it."""
        if isinstance(frame, str) and frame.startswith(CONFIRMED):
            self.conversation = json.loads(frame.removeprefix("42"))[1]["conversation"]

    def _hears(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self._may_fail:
            self.faults.append(message.text)
