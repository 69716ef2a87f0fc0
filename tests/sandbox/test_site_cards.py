from __future__ import annotations

import re
from datetime import datetime

import pytest

from aide.sandbox.site.movements import OF_CUSTOMER

from .server import SandboxServer
from .visitor import Visitor

CARDS = "/espace-client/cartes"


@pytest.fixture
def claire(visitor: Visitor) -> Visitor:
    visitor.logs_in("demo-claire")
    return visitor


def card_of(sandbox: SandboxServer, customer: str = "demo-claire") -> str:
    return sandbox.cards(customer)[0]["id"]


def test_the_overview_shows_invented_movements_and_their_balance(claire: Visitor) -> None:
    page = claire.opens("/espace-client").text
    for _ago, label, _kind, _euros in OF_CUSTOMER["demo-claire"]:
        assert label in page
    assert "1\u202f529,53\u00a0€" in page
    assert "−780,00\u00a0€" in page and "+2\u202f140,00\u00a0€" in page


def test_no_movement_is_named_after_something_real() -> None:
    for rows in OF_CUSTOMER.values():
        for _ago, label, _kind, _euros in rows:
            assert any(word in label for word in ("Démo", "Exemple", "Fictif", "Fictive")), label


def test_a_customer_sees_each_of_his_cards_and_no_other(visitor: Visitor) -> None:
    visitor.logs_in("demo-karim")
    page = visitor.opens(CARDS).text
    assert "•••• 1234" in page and "•••• 5678" in page
    assert "4321" not in page and "9876" not in page


def test_a_card_blocked_long_ago_says_so_and_offers_a_new_one(
    visitor: Visitor, sandbox: SandboxServer
) -> None:
    visitor.logs_in("demo-lea")
    page = visitor.opens(CARDS).text
    assert "Bloquée" in page and "n° OPP-" in page
    assert f"{CARDS}/{card_of(sandbox, 'demo-lea')}/renouvellement" in page
    assert "Faire opposition</a>" not in page.split("<main")[1].split("</main>")[0]


def test_the_confirmation_says_that_it_is_for_ever(claire: Visitor, sandbox: SandboxServer) -> None:
    page = claire.opens(f"{CARDS}/{card_of(sandbox)}/opposition").text
    assert "immédiat et définitif, même si vous retrouvez la carte" in page
    assert sandbox.oppositions() == []


def test_an_opposition_on_the_site_blocks_at_the_bank_and_shows_its_number(
    claire: Visitor, sandbox: SandboxServer
) -> None:
    page = claire.opposes(card_of(sandbox))
    [made] = sandbox.oppositions()
    assert (made["customer"], made["last4"], made["reason"]) == ("demo-claire", "4321", "stolen")
    assert sandbox.cards("demo-claire")[0]["status"] == "blocked"
    assert re.sub("<[^>]+>", "", page.text).count("Votre carte •••• 4321 est bloquée") == 1
    assert made["opposition"] in page.text
    assert datetime.fromisoformat(made["blocked_at"]).strftime("%d/%m/%Y à %H:%M") in page.text


@pytest.mark.parametrize(
    "fields", [{"confirmation": ""}, {"motif": ""}, {"motif": "other"}, {"motif": "boredom"}]
)
def test_an_opposition_without_reason_or_confirmation_blocks_nothing(
    claire: Visitor, sandbox: SandboxServer, fields: dict[str, str]
) -> None:
    page = claire.opposes(card_of(sandbox), **fields)
    assert page.status_code == 400
    assert "cochez la confirmation" in page.text
    assert sandbox.oppositions() == []


@pytest.mark.parametrize("what", ["opposition", "renouvellement"])
@pytest.mark.parametrize("csrf", ["", "wrong"])
def test_a_form_from_another_site_does_nothing(
    claire: Visitor, sandbox: SandboxServer, what: str, csrf: str
) -> None:
    form = {"csrf": csrf, "motif": "stolen", "confirmation": "oui"}
    assert claire.http.post(f"{CARDS}/{card_of(sandbox)}/{what}", data=form).status_code == 403
    assert sandbox.oppositions() == sandbox.http.get("/sandbox/renewals").json() == []


@pytest.mark.parametrize("what", ["opposition", "renouvellement"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_card_of_another_does_not_exist(
    claire: Visitor, sandbox: SandboxServer, what: str, method: str
) -> None:
    form = {"csrf": claire.csrf(CARDS), "motif": "stolen", "confirmation": "oui"}
    of_another = f"{CARDS}/{card_of(sandbox, 'demo-karim')}/{what}"
    answer = claire.http.request(method, of_another, data=form)
    unknown = claire.http.request(method, f"{CARDS}/card_unknown/{what}", data=form)
    assert answer.status_code == unknown.status_code == 404
    assert (
        answer.text.split("<main")[1].split("</main>")[0]
        == unknown.text.split("<main")[1].split("</main>")[0]
    )
    assert sandbox.oppositions() == sandbox.http.get("/sandbox/renewals").json() == []


def test_a_form_sent_after_the_session_ended_does_nothing(claire: Visitor, sandbox: SandboxServer) -> None:
    card, csrf = card_of(sandbox), claire.csrf(CARDS)
    claire.logs_out()
    form = {"csrf": csrf, "motif": "stolen", "confirmation": "oui"}
    assert claire.http.post(f"{CARDS}/{card}/opposition", data=form).url.path == "/connexion"
    assert sandbox.oppositions() == []


def test_two_clicks_make_one_opposition(claire: Visitor, sandbox: SandboxServer) -> None:
    path = f"{CARDS}/{card_of(sandbox)}/opposition"
    form = {"csrf": claire.csrf(path), "motif": "lost", "confirmation": "oui"}
    pages = [claire.http.post(path, data=form).text for _ in range(2)]
    assert all("est bloquée" in page for page in pages)
    assert len(sandbox.oppositions()) == 1


def test_an_expired_card_is_not_blocked(visitor: Visitor, sandbox: SandboxServer) -> None:
    [card] = sandbox.has_customer("lou", "1111", status="expired")
    visitor.logs_in("lou")
    page = visitor.http.post(
        f"{CARDS}/{card['id']}/opposition",
        data={"csrf": visitor.csrf(CARDS), "motif": "lost", "confirmation": "oui"},
    )
    assert "Cette carte est expirée" in page.text
    assert sandbox.cards("lou")[0]["status"] == "expired"
    assert sandbox.oppositions() == []


@pytest.mark.parametrize("page", [CARDS, f"{CARDS}/etat", "/espace-client", "/espace-client/etat"])
def test_an_opposition_by_the_assistant_is_seen_at_once(
    claire: Visitor, sandbox: SandboxServer, page: str
) -> None:
    assert "Bloquée" not in claire.opens(page).text
    made = sandbox.http.post(
        f"/v1/cards/{card_of(sandbox)}/opposition",
        json={"reason": "lost"},
        headers={"Idempotency-Key": "draft-1"},
    ).json()
    after = claire.opens(page).text
    assert "Bloquée" in after
    assert (made["opposition"] in after) == page.startswith(CARDS)


def test_the_part_that_refreshes_is_the_part_of_the_page(visitor: Visitor) -> None:
    visitor.logs_in("demo-karim")
    part = visitor.opens(f"{CARDS}/etat").text.split()
    page = visitor.opens(CARDS).text
    assert page[page.index("<article") : page.rindex("</article>")].split() == part[:-1]


def test_a_renewal_warns_of_fees_then_gives_its_number_once(claire: Visitor, sandbox: SandboxServer) -> None:
    path = f"{CARDS}/{card_of(sandbox)}/renouvellement"
    asked = claire.opens(path).text
    assert "Des frais peuvent s'appliquer, voir vos conditions" in asked
    assert sandbox.http.get("/sandbox/renewals").json() == []
    form = {"csrf": claire.csrf(path)}
    pages = [claire.http.post(path, data=form) for _ in range(2)]
    [made] = sandbox.http.get("/sandbox/renewals").json()
    assert all(made["renewal"] in page.text for page in pages)
    assert sandbox.cards("demo-claire")[0]["status"] == "active"


def test_what_the_bank_was_given_is_shown_as_text(visitor: Visitor, sandbox: SandboxServer) -> None:
    nasty = "<script>alert(1)</script>\"'&"
    cards = [{"last4": "1111", "id": "c'\"<b>", "product": "<img src=x onerror=alert(1)>"}]
    sandbox.http.post("/sandbox/customers", json={"id": '"><i>', "name": nasty, "cards": cards})
    login = visitor.opens("/connexion").text
    visitor.logs_in('"><i>')
    pages = [
        login,
        *(visitor.opens(path).text for path in ("/espace-client", CARDS, f"{CARDS}/etat", "/sandbox/")),
    ]
    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert not any(raw in page for raw in ("<script>", "<img", "<i>", "<b>alert", "c'\"<b>"))
    assert visitor.opens(f"{CARDS}/c%27%22%3Cb%3E/opposition").status_code == 200
