"""What leaves the widget says up to which line its author had read; its modules alone, in a browser, without
servers.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from aide.run.parts import ROOT

PLAYED = """async () => {
  const { Conversation } = await import("/widget/conversation.js");
  const { Outbox } = await import("/widget/outbox.js");
  const sent = [];
  const answers = [{ status: "ok", seq: 2 }];
  const ask = async (_event, message) => {
    sent.push(message);
    return answers.shift();
  };
  const wire = { ask, later: (run) => run() };
  const storage = { outbox: [] };
  let open = true;
  const conversation = new Conversation();
  const outbox = new Outbox({ conversation, storage, wire, isOpen: () => open, refused: () => {} });
  const bubble = (seq) => conversation.receive({ text: "?", metadata: { seq, author: "bot" } });
  const settled = () => new Promise((done) => setTimeout(done, 20));
  bubble(1);
  outbox.say("oui");
  await settled();
  bubble(4);
  answers.push({ status: "error", code: "base_occupee", message: "…" }, { status: "ok", seq: 5 });
  outbox.say("encore");
  await settled();
  open = false;
  outbox.say("plus tard");
  const kept = storage.outbox.map(({ text, seen }) => ({ text, seen }));
  bubble(9);
  open = true;
  answers.push({ status: "ok", seq: 10 });
  outbox.resume();
  await settled();
  return { sent: sent.map(({ message, seen }) => ({ message, seen })), kept };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    def serve(route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        if path.endswith(".js"):
            body = (ROOT / path).read_text(encoding="utf-8")
            route.fulfill(body=body, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page = browser.new_page()
    page.route("**/*", serve)
    page.goto("http://widget.test/")
    yield page
    page.close()


def test_each_message_goes_with_what_was_read_when_it_was_written(page: Page) -> None:
    told = page.evaluate(PLAYED)
    assert told["kept"] == [{"text": "plus tard", "seen": 5}]
    assert told["sent"] == [
        {"message": "oui", "seen": 1},
        {"message": "encore", "seen": 4},
        {"message": "encore", "seen": 4},
        {"message": "plus tard", "seen": 5},
    ]
