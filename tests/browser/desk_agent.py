"""An agent at the desk, in the words of a tester."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from aide.desk.staff.cli import DEMO_PASSWORD
from tests.conversations.servers import Product

from .customer import PATIENCE_MS, SERIOUS

WIDE, TABLET = {"width": 1280, "height": 800}, {"width": 768, "height": 1024}


class DeskAgent:
    def __init__(
        self,
        browser: Browser,
        product: Product,
        screenshots: Path,
        login: str,
        *,
        screen: dict[str, int],
        **options: Any,
    ) -> None:
        self.product = product
        self.login = login
        self.faults: list[str] = []
        self._screenshots = screenshots
        self.context = browser.new_context(
            viewport=screen, locale="fr-FR", timezone_id="Europe/Paris", **options
        )  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def leaves(self) -> None:
        self.context.close()

    def goes_to(self, path: str) -> DeskAgent:
        self.page.goto(self.product.desk.url + path)
        return self

    def logs_in(self) -> DeskAgent:
        self.goes_to("/connexion")
        self.page.get_by_label("Identifiant").fill(self.login)
        self.page.get_by_label("Mot de passe").fill(DEMO_PASSWORD)
        self.page.get_by_role("button", name="Se connecter").click()
        self.page.wait_for_url("**/conversations")
        return self

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def thread(self) -> Locator:
        return self.page.locator("#fil")

    def waits_for(self, words: str) -> DeskAgent:
        """Somebody with these words in the summary is in the queue."""
        self.goes_to("/direct")
        expect(self.page.locator("#file")).to_contain_text(words)
        return self

    def claims(self, words: str) -> DeskAgent:
        self.waits_for(words)
        row = self.page.locator("#file tr", has_text=words)
        row.get_by_role("button", name="Prendre").click()
        self.page.wait_for_url("**/direct/*")
        expect(self.page.locator("#composer")).to_be_visible()
        return self

    def says(self, text: str) -> DeskAgent:
        self.page.locator("#texte").fill(text)
        self.page.keyboard.press("Enter")
        expect(self.thread).to_contain_text(text)
        expect(self.page.locator("#texte")).to_have_value("")
        return self

    def sees(self, text: str) -> DeskAgent:
        expect(self.main).to_contain_text(text)
        return self

    def closes(self, category: str) -> DeskAgent:
        self.page.get_by_label("Catégorie").select_option(category)
        self.page.get_by_role("button", name="Clore").click()
        self.page.wait_for_url("**/direct")
        return self

    def takes_a_picture(self, name: str) -> DeskAgent:
        self.page.screenshot(path=self._screenshots / f"desk-{name}.png", animations="disabled")
        return self

    def meets_no_barrier(self) -> DeskAgent:
        """axe-core on the whole page, and nothing wider than the screen."""
        results = Axe().run(self.page)
        found = [one for one in results.response["violations"] if one["impact"] in SERIOUS]
        assert results.response["passes"], "axe looked at nothing"
        assert not found, [(one["id"], [node["html"][:140] for node in one["nodes"]][:4]) for one in found]
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "wider than the screen"
        )
        return self
