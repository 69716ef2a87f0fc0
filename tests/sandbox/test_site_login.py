from __future__ import annotations

import time

import httpx
import jwt
import pytest

from .server import SECRET, SandboxServer
from .visitor import Visitor

AREA = ("/espace-client", "/espace-client/cartes", "/espace-client/reclamations", "/espace-client/contact")


@pytest.mark.parametrize("customer, name", [("demo-claire", "Claire Martin"), ("demo-lea", "Léa Petit")])
def test_a_customer_chosen_on_the_login_page_gets_to_his_area(
    visitor: Visitor, customer: str, name: str
) -> None:
    page = visitor.logs_in(customer)
    assert (page.status_code, page.url.path) == (200, "/espace-client")
    assert f"Bonjour {name}" in page.text


def test_the_cookie_is_hidden_from_scripts_and_from_other_sites(visitor: Visitor) -> None:
    given = visitor.opens("/connexion").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(given.split("; "))


def test_login_changes_the_session(visitor: Visitor) -> None:
    visitor.opens("/connexion")
    before = visitor.http.cookies["smartpay_session"]
    visitor.logs_in("demo-claire")
    after = visitor.http.cookies["smartpay_session"]
    assert after != before
    visitor.http.cookies.clear()
    visitor.http.cookies.set("smartpay_session", before)
    assert visitor.opens("/espace-client").url.path == "/connexion"


@pytest.mark.parametrize(
    "page", [*AREA, "/espace-client/cartes/card_x/opposition", "/espace-client/cartes/etat"]
)
def test_a_page_of_the_area_sends_who_is_logged_out_to_the_login_page(visitor: Visitor, page: str) -> None:
    assert visitor.opens(page).url.path == "/connexion"


def test_after_the_login_the_page_asked_for_comes(visitor: Visitor) -> None:
    asked = visitor.opens("/espace-client/cartes").url
    assert asked.params["suite"] == "/espace-client/cartes"
    assert visitor.logs_in("demo-claire", suite=asked.params["suite"]).url.path == "/espace-client/cartes"


@pytest.mark.parametrize(
    "suite",
    ["https://example.org/", "//example.org", "/espace-client//example.org", "/espace-client/\\example.org"],
)
def test_a_login_never_leads_to_another_site(visitor: Visitor, suite: str) -> None:
    visitor.http.follow_redirects = False
    assert visitor.logs_in("demo-claire", suite=suite).headers["location"] == "/espace-client"


def test_nobody_logs_in_as_an_unknown_customer(visitor: Visitor) -> None:
    page = visitor.logs_in("nobody")
    assert page.status_code == 400
    assert "Choisissez un client" in page.text
    assert visitor.opens("/espace-client").url.path == "/connexion"


@pytest.mark.parametrize("csrf", ["", "wrong", "é"])
def test_a_login_without_the_forms_token_is_refused(visitor: Visitor, csrf: str) -> None:
    visitor.opens("/connexion")
    assert visitor.http.post("/connexion", data={"client": "demo-claire", "csrf": csrf}).status_code == 403
    assert visitor.opens("/espace-client").url.path == "/connexion"


def test_the_forms_token_of_another_visitor_is_refused(visitor: Visitor, sandbox: SandboxServer) -> None:
    visitor.opens("/connexion")
    stranger = Visitor(sandbox.url).csrf("/connexion")
    assert (
        visitor.http.post("/connexion", data={"client": "demo-claire", "csrf": stranger}).status_code == 403
    )


def test_logging_out_ends_the_session_even_for_who_kept_the_cookie(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    kept = visitor.http.cookies["smartpay_session"]
    page = visitor.logs_out()
    assert (page.url.path, "Vous êtes déconnecté" in page.text) == ("/connexion", True)
    visitor.http.cookies.clear()
    visitor.http.cookies.set("smartpay_session", kept)
    assert visitor.opens("/espace-client").url.path == "/connexion"


def test_another_sites_form_does_not_log_out(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    assert visitor.http.post("/deconnexion").status_code == 403
    assert visitor.opens("/espace-client").url.path == "/espace-client"


def test_a_reset_logs_everyone_out(visitor: Visitor, sandbox: SandboxServer) -> None:
    visitor.logs_in("demo-claire")
    sandbox.reset()
    assert visitor.opens("/espace-client").url.path == "/connexion"


@pytest.mark.parametrize("key", [SECRET, "another-key-that-is-not-the-sites-own"])
def test_a_forged_cookie_is_nobody(visitor: Visitor, key: str) -> None:
    forged = jwt.encode({"sid": "x", "sub": "demo-claire", "exp": time.time() + 900}, key, algorithm="HS256")
    visitor.http.cookies.set("smartpay_session", forged)
    assert visitor.opens("/espace-client").url.path == "/connexion"


def test_the_sites_cookie_is_no_customer_token(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(visitor.http.cookies["smartpay_session"], SECRET, algorithms=["HS256"])


def fresh(visitor: Visitor) -> httpx.Response:
    return visitor.opens("/espace-client/jeton")


def test_a_fresh_token_is_the_customers_for_15_minutes(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    claims = jwt.decode(
        fresh(visitor).json()["token"], SECRET, algorithms=["HS256"], options={"require": ["exp"]}
    )
    assert (claims["sub"], claims["name"], claims["email"]) == (
        "demo-claire",
        "Claire Martin",
        "claire.martin@example.org",
    )
    assert claims["exp"] == pytest.approx(time.time() + 900, abs=30)


def test_a_fresh_token_is_neither_kept_nor_read_by_another_site(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    headers = visitor.http.get("/espace-client/jeton", headers={"Origin": "https://example.org"}).headers
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_no_token_for_who_is_logged_out(visitor: Visitor) -> None:
    visitor.logs_in("demo-claire")
    visitor.logs_out()
    assert (fresh(visitor).status_code, fresh(visitor).json()) == (401, {"code": "login_needed"})
