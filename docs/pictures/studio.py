"""One product and one browser, who works in it, and how a picture is kept."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.customer import DESKTOP, Customer
from tests.browser.desk_agent import WIDE, DeskAgent
from tests.conversations.servers import Product

COLOURS = 128


class Studio:
    """One product, one browser, and where the pictures go."""

    def __init__(self, product: Product, browser: Browser, images: Path) -> None:
        self.product, self.browser, self.images = product, browser, images

    def customer(self, name: str | None = None, card: str = "4321") -> Customer:
        made = Customer(self.browser, self.product, self.images, screen=DESKTOP)
        if name:
            made.id = made.bank.new_customer(
                [card], name=name, email=f"{name.split()[0].lower()}@example.org"
            )
            made.goes_to("/connexion")
            made.page.check(f"input[name=client][value={made.id}]", force=True)
            made.page.get_by_role("button", name="Se connecter").click()
            made.page.wait_for_url("**/espace-client")
        return made.opens_aide()

    def agent(self, login: str, *, screen: dict[str, int] = WIDE, **options: object) -> DeskAgent:
        return DeskAgent(self.browser, self.product, self.images, login, screen=screen, **options).logs_in()

    def keeps(self, name: str, shown: Page | Locator, **options: object) -> None:
        """A picture of few colours: small enough for a repository."""
        path = self.images / f"desk-{name}.png"
        shown.screenshot(path=path, animations="disabled", **options)  # type: ignore[arg-type]
        Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
