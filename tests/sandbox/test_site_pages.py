from __future__ import annotations

import re
from html.parser import HTMLParser

import jwt
import pytest

from aide.sandbox.site.headers import content_security_policy

from .server import SECRET, SandboxServer
from .visitor import Visitor

OPEN = ("/", "/aide", "/connexion", "/nulle-part")
AREA = (
    "/espace-client",
    "/espace-client/cartes",
    "/espace-client/cartes/{card}/opposition",
    "/espace-client/cartes/{card}/renouvellement",
    "/espace-client/reclamations",
    "/espace-client/contact",
    "/espace-client/nulle-part",
)
ASSISTANT = "http://127.0.0.1:5005"
POLICY = (
    f"default-src 'none'; script-src 'self' {ASSISTANT}; connect-src 'self' {ASSISTANT} ws://127.0.0.1:5005; "
    f"style-src 'self' {ASSISTANT}; img-src 'self' {ASSISTANT}; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Page(HTMLParser):
    """What a page is made of, to look for what the policy forbids and what a reader misses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=[*OPEN, *AREA])
def page(request: pytest.FixtureRequest, visitor: Visitor, sandbox: SandboxServer) -> str:
    """Each page of the site, the area's as a customer with two cards sees them."""
    visitor.logs_in("demo-karim")
    if request.param in OPEN:
        visitor.logs_out()
    answer = visitor.opens(request.param.format(card=sandbox.cards("demo-karim")[0]["id"]))
    assert answer.status_code == (404 if "nulle-part" in request.param else 200)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    return answer.text


def test_a_page_keeps_its_own_policy(page: str) -> None:
    found = Page(page)
    assert not found.all("style")
    for tag, attributes in found.tags:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag
    assert all(
        script["src"].startswith(("/static/", f"{ASSISTANT}/widget/")) for script in found.all("script")
    )
    assert all(link["href"].startswith("/static/") for link in found.all("link"))


def test_a_page_ends_with_the_assistants_button(page: str) -> None:
    last = [line.strip() for line in page.rstrip().splitlines()][-4:]
    assert last[0] == f'<script type="module" src="{ASSISTANT}/widget/aide-widget.js"></script>'
    assert last[1].startswith(f'<aide-widget server="{ASSISTANT}"')
    assert last[2:] == ["</body>", "</html>"]


def test_a_page_can_be_read_by_all(page: str) -> None:
    found = Page(page)
    assert found.all("html") == [{"lang": "fr"}]
    assert len(found.all("h1")) == len(found.all("main")) == 1
    ids = [attributes["id"] for _tag, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(f["type"] in {"hidden", "radio", "checkbox"} for f in found.all("input"))
    for svg in found.all("svg"):
        assert svg.get("focusable") == "false"


def test_a_page_says_nothing_that_nobody_knows(page: str) -> None:
    words = re.sub(r"<[^>]+>", " ", page)
    assert "Site de démonstration" in words
    assert not re.search(r"\b(tu|ton|ta|tes|toi)\b|!|votre banque|remboursé", words, re.I)
    assert set(re.findall(r"(?:\+\d{3}|\b0\d)(?: \d\d){4}", words)) <= {"09 75 18 40 52", "+352 27 86 04 64"}
    if "Solde de démonstration" not in words:
        assert "€" not in words, "no price is known"


def test_no_french_sign_can_be_left_alone_on_a_line(page: str) -> None:
    words = re.sub(r"<[^>]+>", "", page)
    assert "\u00a0:" in words and "«\u00a0Aide\u00a0»" in words
    assert not re.search("« | [»?:;]", words)


@pytest.mark.parametrize("path", OPEN)
def test_a_logged_out_page_gives_the_widget_no_token(visitor: Visitor, path: str) -> None:
    visitor.logs_in("demo-claire")
    assert "token" in visitor.widget("/")
    visitor.logs_out()
    assert visitor.widget(path) == {"server": ASSISTANT}
    assert "fresh-token.js" not in visitor.opens(path).text


@pytest.mark.parametrize("path", ["/", "/aide", *AREA[:2], "/espace-client/nulle-part"])
def test_a_logged_in_page_gives_the_widget_the_customers_token(visitor: Visitor, path: str) -> None:
    visitor.logs_in("demo-lea")
    claims = jwt.decode(visitor.widget(path)["token"], SECRET, algorithms=["HS256"])
    assert (claims["sub"], claims["exp"] - claims["iat"]) == ("demo-lea", 900)
    assert "/static/fresh-token.js" in visitor.opens(path).text


@pytest.mark.parametrize(
    "assistant, script, socket",
    [
        ("https://aide.example.org/", "https://aide.example.org", "wss://aide.example.org"),
        ("http://127.0.0.1:6005", "http://127.0.0.1:6005", "ws://127.0.0.1:6005"),
        ("https://example.org/aide", "https://example.org", "wss://example.org"),
    ],
)
def test_the_policy_allows_the_assistants_origin_and_its_socket(
    assistant: str, script: str, socket: str
) -> None:
    policy = dict(part.split(" ", 1) for part in content_security_policy(assistant).split("; "))
    assert policy["script-src"] == policy["style-src"] == f"'self' {script}"
    assert policy["connect-src"] == f"'self' {script} {socket}"


@pytest.mark.parametrize("path", ["/v1/nulle-part", "/sandbox/nulle-part", "/static/nulle-part.css"])
def test_machines_still_get_json_when_nothing_is_there(sandbox: SandboxServer, path: str) -> None:
    answer = sandbox.http.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


@pytest.mark.parametrize(
    "name, kind",
    [
        ("base.css", "text/css"),
        ("pages.css", "text/css"),
        ("area.css", "text/css"),
        ("live.js", "text/javascript"),
        ("fresh-token.js", "text/javascript"),
        ("mark.svg", "image/svg+xml"),
        ("icons.svg", "image/svg+xml"),
        ("card.svg", "image/svg+xml"),
    ],
)
def test_what_the_pages_load_is_there_with_its_kind(sandbox: SandboxServer, name: str, kind: str) -> None:
    answer = sandbox.http.get(f"/static/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0].replace("application/", "text/") == kind
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"])
def test_nothing_outside_the_static_folder_is_served(sandbox: SandboxServer, path: str) -> None:
    assert sandbox.http.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/aide", "/espace-client/contact"])
def test_the_channels_are_those_that_are_known(visitor: Visitor, path: str) -> None:
    visitor.logs_in("demo-claire")
    words = visitor.opens(path).text
    for known in (
        "assistant Aide",
        "09 75 18 40 52",
        "+352 27 86 04 64",
        "Messagerie",
        "Courrier recommandé",
        "Twitter",
    ):
        assert known in words
