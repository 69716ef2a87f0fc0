"""`python -m bench.widget`: bytes before and after the first click,
time to the greeting and to a reply shown.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from aide.channel import assets
from aide.run import model
from bench.servers import ROOT
from tests.browser.conftest import FLAGS, MONDAY_AT_TEN, NAMES
from tests.conversations.servers import Product

FIRST = ("aide-widget.js", "dom.js", "texts.js", "button.css")
TRIES = 12


def main() -> None:
    sizes = {
        name: len(asset.gzipped) for name, asset in assets.read().items() if name.endswith((".js", ".css"))
    }
    before, whole = sum(sizes[name] for name in FIRST), sum(sizes.values())
    folder = Path(tempfile.mkdtemp(prefix="aide-bench-widget-"))
    product = Product(folder, model.ensure(ROOT, say=_say), now=MONDAY_AT_TEN, wait_seconds=600)
    try:
        product.start()
        product.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=list(FLAGS))
            times = [_visit(browser, product) for _ in range(TRIES + 1)][1:]
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)
    text = _report(before, whole, times)
    print(text)
    (ROOT / "bench" / "printed" / "widget.md").write_text(text)


def _visit(browser: Browser, product: Product) -> tuple[float, float]:
    """ms from the click to the greeting, in a browser that has nothing in its cache;
    ms from sending to the reply.
    """
    page = browser.new_page()
    page.goto(product.sandbox.url + "/")
    page.wait_for_selector("#aide-button:not([hidden])")
    opened = _until(page, "document.querySelector('aide-widget').show()", ".line.bot")
    page.fill("#aide-field", "quels sont vos horaires ?")
    send = "document.querySelector('aide-widget').shadowRoot.querySelector('#aide-send').click()"
    replied = _until(page, send, ".line.customer ~ .line.bot")
    page.close()
    return opened, replied


def _until(page: Page, act: str, selector: str) -> float:
    """ms between an act and the frame that shows `selector`, by the page's own clock."""
    script = f"""() => new Promise((resolve) => {{
        const root = document.querySelector("aide-widget").shadowRoot;
        const start = performance.now();
        {act};
        const look = () => root.querySelector("{selector}")
            ? resolve(performance.now() - start)
            : requestAnimationFrame(look);
        look();
    }})"""
    return float(page.evaluate(script))


def _report(before: int, whole: int, times: list[tuple[float, float]]) -> str:
    opened, replied = zip(*times, strict=True)
    rows = (
        ("before the first click, bytes gzipped (aim: 6,000)", f"{before:,}"),
        ("in all, bytes gzipped (aim: 40,000)", f"{whole:,}"),
        ("click to greeting, median ms", f"{statistics.median(opened):.0f}"),
        ("sending to reply shown, median ms", f"{statistics.median(replied):.0f}"),
    )
    lines = [f"`python -m bench.widget`, {date.today()}, {TRIES} visits", "", "| measure | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows), ""])


def _chromium() -> str:
    return next(filter(None, map(shutil.which, NAMES)))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
